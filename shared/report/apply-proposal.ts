// Carries out what a finding proposes, cells and words, as one edit of the draft. Whether to is the clerk's decision.
import type { Proposal } from '../finding.ts'
import { setCells, setHead, setProse } from './edits.ts'
import type { Draft } from './model.ts'
import type { Prose } from './prose.ts'
import { replaceText } from './replace-text.ts'

export function applyProposal(draft: Draft, { cells, texts = [] }: Proposal): Draft {
  const filled = cells.length === 0 ? draft : setCells(draft, cells)
  return texts.reduce((next, { place: { section, part, paragraph, from, to }, text }) => {
    const replaced = (prose: Prose): Prose =>
      prose.map((one, index) => (index === paragraph ? replaceText(one, [{ from, to, text }]) : one))
    return section === 'head'
      ? setHead(next, replaced(next.report.head))
      : setProse(next, section, part, replaced(next.report.sections[section][part]))
  }, filled)
}
