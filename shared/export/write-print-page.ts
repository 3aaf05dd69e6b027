// Writes a document as the page that is printed, shown in the preview and made a PDF of: plain elements and one style
// sheet, on the paper of GB/T 9704-2012. No script, no address, no style on an element: whoever prints it can check that.
import {
  leadNames,
  roleNames,
  type Block,
  type Document,
  type TextBlock,
  type TextRole,
} from '../document.ts'
import { standardStyle } from '../page-style.ts'
import { markedRuns, type LeadLevel, type MarkedRun } from './marked-runs.ts'
import { closingIndents, titleIndent } from './placed-lines.ts'
import { escaped } from './printable.ts'
import { RuleBook, points } from './write-print-page-rules.ts'
import { printStyles } from './write-print-page-styles.ts'
import { printTable } from './write-print-page-table.ts'

/** UTF-8. */
export function writePrintPage(document: Document): Promise<Uint8Array> {
  return Promise.resolve(new TextEncoder().encode(printPage(document)))
}

export function printPage(document: Document): string {
  const style = document.style ?? standardStyle
  const rules = new RuleBook()
  const body = bodyOf(document, rules)
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(document.properties.title)}</title>
<style>
${printStyles(style, document)}
${rules.sheet()}
</style>
</head>
<body>
${body}
</body>
</html>
`
}

function bodyOf(document: Document, rules: RuleBook): string {
  const style = document.style ?? standardStyle
  const { blocks } = document
  const indents = closingIndents(blocks, style.signature)
  let html = ''
  let isBeside = false
  blocks.forEach((block, index) => {
    const beside = isAside(block) || (block.kind === 'grid' && isBeside)
    // Pages beside the report are pages of a kind of their own: nothing on them is counted.
    if (beside !== isBeside) html += beside ? '<section>\n' : '</section>\n'
    isBeside = beside
    html += `${element(block, around(blocks, index, indents, rules))}\n`
  })
  return isBeside ? `${html}</section>` : html.trimEnd()

  function element(block: Block, extra: readonly string[]): string {
    switch (block.kind) {
      case 'text':
        return textElement(block, extra, rules)
      case 'grid':
        return printTable(block, style, extra, rules)
      case 'other':
        return textElement(noteOf(block.what, block.text), extra, rules)
    }
  }
}

function isAside(block: Block): boolean {
  return block.kind === 'text' && (block.role === 'aside' || block.role === 'asideTitle')
}

function noteOf(what: string, text: string): TextBlock {
  return { kind: 'text', role: 'note', runs: [{ text: `〔${what}〕${text}` }], at: {} }
}

/** What a block owes to its neighbours, as classes: see `around` in write-docx.ts, which says the same in Word's terms. */
function around(
  blocks: readonly Block[],
  index: number,
  indents: ReadonlyMap<number, number>,
  rules: RuleBook,
): readonly string[] {
  const block = blocks[index]
  const right = indents.get(index)
  const classes = right === undefined ? [] : [rules.classOf(`padding-right: ${points(right)}`)]
  const next = blocks[index + 1]
  if (block?.kind === 'text' && block.startsPage) classes.push('startsPage')
  else if (block?.kind !== 'grid' && blocks[index - 1]?.kind === 'grid') classes.push('belowTable')
  if (next?.kind === 'grid') classes.push(block?.kind === 'grid' ? 'tableToTable' : 'aboveTable')
  if (next?.kind === 'text' && (next.role === 'signature' || next.role === 'date')) classes.push('closes')
  return classes
}

const elements: Readonly<Partial<Record<TextRole, string>>> = {
  title: 'h1',
  heading1: 'h2',
  heading2: 'h3',
  heading3: 'h4',
  heading4: 'h5',
}
/** A heading line whose style is body's: the bookmarks need its level. */
const lineElements: Readonly<Record<LeadLevel, string>> = { 1: 'h2', 2: 'h3', 3: 'h4', 4: 'h5' }

function textElement(block: TextBlock, extra: readonly string[], rules: RuleBook): string {
  const role = block.role ?? 'paragraph'
  const runs = markedRuns(block)
  const level = block.lead === undefined ? (runs.find(({ lead }) => lead !== null)?.lead ?? null) : null
  const name = level === null ? (elements[role] ?? 'p') : lineElements[level]
  const classes = [roleNames[role].id, ...(level === null ? [] : ['line']), ...extra]
  if (role === 'title') {
    const side = titleIndent(runs.map(({ text }) => text).join(''))
    if (side > 0) classes.push(rules.classOf(`padding-left: ${points(side)}; padding-right: ${points(side)}`))
  }
  return `<${name} class="${classes.join(' ')}">${inline(runs)}</${name}>`
}

/** Neighbouring runs of one lead share its span. */
function inline(runs: readonly MarkedRun[]): string {
  let html = ''
  let open: LeadLevel | null = null
  for (const { text, bold, lead } of runs) {
    if (lead !== open) {
      if (open !== null) html += '</span>'
      if (lead !== null) html += `<span class="${leadNames[lead].id}">`
      open = lead
    }
    const words = breakable(text).replaceAll('\n', '<br>')
    html += bold ? `<b>${words}</b>` : words
  }
  return open === null ? html : `${html}</span>`
}

/** Addresses may go on in the next line behind their marks, as they do in Word; a line is stretched beyond measure otherwise. */
function breakable(text: string): string {
  return text
    .split(/([!-~]{13,})/u)
    .map((part, index) =>
      index % 2 === 0
        ? escaped(part)
        : part
            .split(/(?<=[/?&=_.@-])(?=[\da-z])/iu)
            .map(escaped)
            .join('<wbr>'),
    )
    .join('')
}
