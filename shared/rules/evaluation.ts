// What one kind of rule says of one table: a verdict for each thing it checks, and findings for what is not in order.
// Shape only.
import type { Finding, Verdict } from '../finding.ts'
import type { Address, TableId } from '../template/form.ts'
import type { RuleId } from '../template/rule-list.ts'

/** The verdict of one rule in one place: a column, a row, a pair of cells, or a table as a whole. */
export interface Evaluation {
  readonly rule: RuleId
  /** null where only the text is looked at. */
  readonly table: TableId | null
  readonly verdict: Verdict
  /** Every cell of this year that it depends on, in reading order. */
  readonly cells: readonly Address[]
}

export interface Judgement {
  readonly evaluations: readonly Evaluation[]
  /** Made on demand: sentences cost more than verdicts. */
  readonly findings: () => readonly Finding[]
}
