// Replacing stretches of a paragraph's text while its runs and its lead stay where they were.
import { normalParagraph, type Paragraph, type Run } from './prose.ts'

/** UTF-16 units of the paragraph's text, and what stands there afterwards. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** New words take the look of the first character they replace. Replacements must not overlap. */
export function replaceText(paragraph: Paragraph, replacements: readonly Replacement[]): Paragraph {
  if (replacements.length === 0) return paragraph
  const ordered = replacements.toSorted((a, b) => a.from - b.from)
  let start = 0
  const runs = paragraph.runs.map((run): Run => {
    const end = start + run.text.length
    let text = ''
    let at = start
    for (const { from, to, text: put } of ordered) {
      if (to <= start || from >= end) continue
      text += run.text.slice(at - start, Math.max(from, start) - start)
      if (from >= start) text += put
      at = Math.min(to, end)
    }
    text += run.text.slice(at - start)
    start = end
    return { ...run, text }
  })
  const { lead } = paragraph
  const moved = { ...paragraph, runs, ...(lead === undefined ? {} : { lead: movedTo(lead, ordered) }) }
  return normalParagraph(moved) ?? moved
}

function movedTo(position: number, replacements: readonly Replacement[]): number {
  return replacements
    .filter(({ from }) => from < position)
    .reduce((at, { from, to, text }) => at + text.length - (Math.min(to, position) - from), position)
}
