// Warnings that the clerk has accepted with a reason: which values were seen then, and whether they still stand.
import { tableSpec } from '../template/editions.ts'
import { tableIds, type Address } from '../template/form.ts'
import { ruleSpec, type RuleId } from '../template/rule-list.ts'
import { cellText } from './arithmetic.ts'
import { shownCells } from './evaluate.ts'
import type { Acceptance, Cells, Draft, Report } from './model.ts'

/** What an acceptance is about: a rule over certain cells and words, as a finding names them. */
export interface Accepted {
  readonly rule: RuleId
  readonly cells: readonly Address[]
  readonly said?: readonly string[]
}

/** The texts that cells show, automatic totals derived; '' for blank. */
export function valuesSeen(shown: Cells, addresses: readonly Address[]): readonly string[] {
  return addresses.map((address) => cellText(shown[address]))
}

export function isAbout(acceptance: Acceptance, { rule, cells, said = [] }: Accepted): boolean {
  return (
    acceptance.rule === rule && sameList(acceptance.cells, cells) && sameList(acceptance.said ?? [], said)
  )
}

/** The acceptance that stands for a finding; undefined when there is none or its cells have changed since. */
export function acceptanceOf(
  draft: Draft,
  finding: Accepted,
  shown: Cells = shownCells(draft.report),
): Acceptance | undefined {
  return draft.accepted.find(
    (acceptance) =>
      isAbout(acceptance, finding) && sameList(acceptance.values, valuesSeen(shown, acceptance.cells)),
  )
}

/** Whether a rule compares with last year's report, so that its acceptance ends when that report is another one. */
export function comparesWithLastYear(report: Report, rule: RuleId): boolean {
  if (ruleSpec(rule).ofText?.withLastYear === true) return true
  return tableIds.some((table) =>
    tableSpec(report.edition[table], table).comparisons.some(
      (comparison) => comparison.rule === rule && comparison.kind !== 'atMost',
    ),
  )
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
