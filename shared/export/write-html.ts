// Writes a document as a web page or as the fragment a site's editor takes: plain elements, header cells with scope, no
// scripts and no fonts of its own. Roles and leads are class names, so the page can be read back.
import {
  leadNames,
  roleNames,
  type Document,
  type GridBlock,
  type GridCell,
  type TextBlock,
  type TextRole,
} from '../document.ts'
import { markedRuns, type LeadLevel, type MarkedRun } from './marked-runs.ts'
import { escaped } from './printable.ts'

/** A full page, UTF-8. */
export function writeHtml(document: Document): Promise<Uint8Array> {
  return Promise.resolve(new TextEncoder().encode(htmlPage(document)))
}

export function htmlPage(document: Document): string {
  const { title, office, year } = document.properties
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="ArticleTitle" content="${escaped(title)}">
<meta name="ContentSource" content="${escaped(office)}">
${year === null ? '' : `<meta name="Year" content="${year}">\n`}<style>
${styleSheet}
</style>
</head>
<body>
${htmlFragment(document)}
</body>
</html>
`
}

/** The report alone, for pasting into a site's editor. */
export function htmlFragment(document: Document): string {
  const blocks = document.blocks.map((block) => {
    switch (block.kind) {
      case 'text':
        return textElement(block)
      case 'grid':
        return tableElement(block)
      case 'other':
        return textElement({
          kind: 'text',
          role: 'note',
          runs: [{ text: `〔${block.what}〕${block.text}` }],
          at: block.at,
        })
    }
  })
  return `<article class="NbReport">\n${blocks.join('\n')}\n</article>`
}

/** White space is text; the rest is a plain page that a site may restyle. */
const styleSheet = `body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem; line-height: 1.8; }
.NbReport > * { white-space: pre-wrap; }
.NbTitle, .NbSignature, .NbDate { margin: 0; }
.NbTitle { text-align: center; margin-bottom: 1.5rem; }
.NbHeading1, .NbHeading2, .NbHeading3, .NbHeading4 { font-size: inherit; margin: 1rem 0 0.5rem; text-indent: 2em; }
.NbHead, .NbBody, .NbNote { margin: 0.5rem 0; text-indent: 2em; overflow-wrap: anywhere; }
.NbSignature, .NbDate { text-align: right; padding-right: 4em; }
.NbSignature { margin-top: 2rem; }
.NbGrid { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 1rem 0; line-height: 1.4; }
.NbGrid th, .NbGrid td { border: 1px solid; padding: 0.2rem; text-align: center; overflow-wrap: anywhere; }
.NbGrid th { font-weight: inherit; }
.NbGrid th[scope="row"], .NbGrid th[scope="rowgroup"] { text-align: left; }`

const elements: Readonly<Partial<Record<TextRole, string>>> = {
  title: 'h1',
  heading1: 'h2',
  heading2: 'h3',
  heading3: 'h4',
  heading4: 'h5',
}

function textElement(block: TextBlock): string {
  const role = block.role ?? 'paragraph'
  const element = elements[role] ?? 'p'
  return `<${element} class="${roleNames[role].id}">${inline(markedRuns(block))}</${element}>`
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
    html += bold ? `<b>${broken(text)}</b>` : broken(text)
  }
  return open === null ? html : `${html}</span>`
}

function broken(text: string): string {
  return escaped(text).replaceAll('\n', '<br>')
}

function tableElement(grid: GridBlock): string {
  const total = grid.weights.reduce((sum, weight) => sum + weight, 0)
  const columns = grid.weights
    .map((weight) => `<col style="width: ${((weight * 100) / total).toFixed(2)}%">`)
    .join('')
  const figureRows = new Set(grid.cells.filter(({ role }) => role === 'figure').map(({ row }) => row))
  const rows = Array.from({ length: grid.rows }, (_, row) =>
    grid.cells
      .filter((cell) => cell.row === row)
      .map((cell) => cellElement(cell, figureRows))
      .join(''),
  )
  const part = (name: string, of: readonly string[]): string =>
    of.length === 0 ? '' : `<${name}>\n${of.map((cells) => `<tr>${cells}</tr>`).join('\n')}\n</${name}>\n`
  return `<table class="NbGrid" aria-label="${escaped(grid.name)}">
<colgroup>${columns}</colgroup>
${part('thead', rows.slice(0, grid.headerRows))}${part('tbody', rows.slice(grid.headerRows))}</table>`
}

function cellElement(cell: GridCell, figureRows: ReadonlySet<number>): string {
  const spans =
    (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '') +
    (cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '')
  const text = broken(cell.text)
  if (cell.role === 'label') return `<th${spans} scope="${scopeOf(cell, figureRows)}">${text}</th>`
  const name = cell.name === undefined ? '' : ` id="${escaped(cell.name)}"`
  return `<td${name}${spans}>${text}</td>`
}

/** A label with figures in its rows is theirs; any other stands over columns. */
export function scopeOf(cell: GridCell, figureRows: ReadonlySet<number>): string {
  if (figureRows.has(cell.row)) return cell.rowSpan > 1 ? 'rowgroup' : 'row'
  return cell.colSpan > 1 ? 'colgroup' : 'col'
}
