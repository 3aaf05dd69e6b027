// The runs of a text block as writers put them down: each with its bold, and with the lead mark that carries the level of
// a run-in heading or of a heading line whose role does not say it.
import type { TextBlock } from '../document.ts'
import { printable } from './printable.ts'

export type LeadLevel = 1 | 2 | 3 | 4

export interface MarkedRun {
  readonly text: string
  readonly bold: boolean
  /** The level whose lead mark the run carries. */
  readonly lead: LeadLevel | null
}

/** Runs cut at the end of the lead; none is empty. */
export function markedRuns(block: TextBlock): readonly MarkedRun[] {
  const level = markedLevel(block)
  const leadEnd = level === null ? 0 : (block.lead ?? Infinity)
  const marked: MarkedRun[] = []
  let position = 0
  for (const { text, bold } of block.runs) {
    const cut = Math.min(Math.max(leadEnd - position, 0), text.length)
    position += text.length
    for (const [part, lead] of [
      [text.slice(0, cut), level],
      [text.slice(cut), null],
    ] as const) {
      const kept = printable(part)
      if (kept !== '') marked.push({ text: kept, bold: bold === true, lead })
    }
  }
  return marked
}

function markedLevel({ role, level }: TextBlock): LeadLevel | null {
  if (level === undefined || level === 0) return null
  return role === 'paragraph' || role === 'head' || role === null ? level : null
}
