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

/**
 * Where a paragraph of the prose begins in the editor's document: the position before its first character.
 * Empty paragraphs on the screen have no place in the prose and are stepped over. null when there is no such paragraph.
 */
export function positionOf(document: Node, paragraph: number, offset: number): number | null {
  let seen = -1
  let found: number | null = null
  document.forEach((node, position) => {
    if (found !== null || !paragraphOf(node)) return
    seen += 1
    if (seen !== paragraph) return
    const cutFront = node.textContent.length - node.textContent.trimStart().length
    found = position + 1 + Math.min(offset + cutFront, node.content.size)
  })
  return found
}
