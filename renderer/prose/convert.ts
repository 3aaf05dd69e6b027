// The editor's document ↔ the report's prose. Paragraphs are frozen and cached by editor node, so an unchanged paragraph
// is the same object after every keystroke.
import type { JSONContent } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { normalParagraph, type Paragraph, type Prose, type Run } from '../../shared/report/prose.ts'
import { isLevel } from './schema.ts'

const cache = new WeakMap<Node, Paragraph | null>()

/** Prose in normal form: empty paragraphs are on the screen only. */
export function proseOf(document: Node): Prose {
  const prose: Paragraph[] = []
  document.forEach((node) => {
    const paragraph = paragraphOf(node)
    if (paragraph) prose.push(paragraph)
  })
  return Object.freeze(prose)
}

function paragraphOf(node: Node): Paragraph | null {
  const known = cache.get(node)
  if (known !== undefined) return known
  const runs: Run[] = []
  let lead = 0
  let inLead = true
  node.forEach((child) => {
    const text = child.text ?? ''
    runs.push(child.marks.some(({ type }) => type.name === 'bold') ? { text, bold: true } : { text })
    inLead = inLead && child.marks.some(({ type }) => type.name === 'lead')
    if (inLead) lead += text.length
  })
  const level: unknown = node.attrs['level']
  const made = normalParagraph({ level: isLevel(level) ? level : 0, ...(lead > 0 ? { lead } : {}), runs })
  const paragraph = made ? freeze(made) : null
  cache.set(node, paragraph)
  return paragraph
}

function freeze(paragraph: Paragraph): Paragraph {
  paragraph.runs.forEach((run) => Object.freeze(run))
  Object.freeze(paragraph.runs)
  return Object.freeze(paragraph)
}

/** The editor's document for a prose; one empty paragraph when there is none. */
export function contentOf(prose: Prose): JSONContent {
  return {
    type: 'doc',
    content: prose.length === 0 ? [{ type: 'paragraph' }] : prose.map(contentOfParagraph),
  }
}

export function contentOfParagraph(paragraph: Paragraph): JSONContent {
  const content: JSONContent[] = []
  let position = 0
  for (const run of paragraph.runs) {
    const inLead = Math.min(Math.max((paragraph.lead ?? 0) - position, 0), run.text.length)
    const bold = run.bold ? [{ type: 'bold' }] : []
    for (const [text, marks] of [
      [run.text.slice(0, inLead), [...bold, { type: 'lead' }]],
      [run.text.slice(inLead), bold],
    ] as const) {
      if (text !== '')
        content.push({ type: 'text', text, ...(marks.length > 0 ? { marks: [...marks] } : {}) })
    }
    position += run.text.length
  }
  return { type: 'paragraph', attrs: { level: paragraph.level }, content }
}

/** For every paragraph of the prose the position of its first character; empty ones on the screen are stepped over. */
export function startsOf(document: Node): readonly number[] {
  const starts: number[] = []
  document.forEach((node, position) => {
    if (!paragraphOf(node)) return
    starts.push(position + 1 + node.textContent.length - node.textContent.trimStart().length)
  })
  return starts
}

/** Where a character of a paragraph of the prose stands; null when there is no such paragraph. */
export function positionOf(document: Node, paragraph: number, offset: number): number | null {
  const start = startsOf(document)[paragraph]
  return start === undefined ? null : Math.min(start + offset, document.content.size)
}
