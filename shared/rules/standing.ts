// Which findings still ask for something, and which the clerk has accepted with a reason that holds for the values as
// they stand. Accepting and withdrawing are edits of the draft, in report/edits.ts.
import type { Finding } from '../finding.ts'
import { acceptanceOf } from '../report/acceptance.ts'
import { shownCells } from '../report/evaluate.ts'
import type { Draft } from '../report/model.ts'
import { ruleSpec } from '../template/rule-list.ts'

export interface AcceptedFinding {
  readonly finding: Finding
  readonly reason: string
}

export interface Standing {
  readonly open: readonly Finding[]
  readonly accepted: readonly AcceptedFinding[]
}

/** Splits the findings of a draft; a rule that may not be accepted stays open whatever the draft says. */
export function standingOf(draft: Draft, findings: readonly Finding[]): Standing {
  const shown = shownCells(draft.report)
  const open: Finding[] = []
  const accepted: AcceptedFinding[] = []
  for (const finding of findings) {
    const acceptance = ruleSpec(finding.rule).acceptable ? acceptanceOf(draft, finding, shown) : undefined
    if (acceptance === undefined) open.push(finding)
    else accepted.push({ finding, reason: acceptance.reason })
  }
  return { open, accepted }
}
