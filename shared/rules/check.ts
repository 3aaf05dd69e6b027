// Everything that must agree, checked after every edit: the verdicts of all rules, and findings for what does not hold
// or cannot be told yet. The tables first, then the numbers of the text against them. Rules are generic; what they run over is stated beside the tables in template/.
import type { Finding } from '../finding.ts'
import type { Draft } from '../report/model.ts'
import { ruleIds, type RuleLevel } from '../template/rule-list.ts'
import { judgeComparisons } from './comparison-rules.ts'
import type { Evaluation, Judgement } from './evaluation.ts'
import { judgeBlanks, judgeValues } from './figure-rules.ts'
import { judgeIdentities } from './identity-rules.ts'
import { textFindings } from './narrative/text-findings.ts'
import { judgeText } from './narrative/judge-text.ts'
import { checkedTables, placeOf, type CheckedTable, type TableView } from './table-view.ts'

const kinds: readonly ((table: CheckedTable) => Judgement)[] = [
  judgeIdentities,
  judgeValues,
  judgeBlanks,
  judgeComparisons,
]

/** Every verdict, also of what holds, table by table. */
export function evaluateRules(draft: Draft): readonly Evaluation[] {
  const tables = checkedTables(draft)
  return [
    ...tables.flatMap((table) => kinds.flatMap((judge) => judge(table).evaluations)),
    ...judgeText(draft, tables).map(({ rule, table, verdict, cells }) => ({ rule, table, verdict, cells })),
  ]
}

/**
 * What is broken or incomplete: section by section, in each the worst first, then what the text says against the tables in
 * the order of the text. The same draft gives the same list.
 */
export function check(draft: Draft): readonly Finding[] {
  const tables = checkedTables(draft)
  const ofTables = tables.map((table) => ({
    table,
    findings: worstFirst(
      table,
      kinds.flatMap((judge) => judge(table).findings()),
    ),
  }))
  const sound = ofTables.filter(({ findings }) => findings.every(({ level }) => level !== 'error'))
  return [
    ...ofTables.flatMap(({ findings }) => findings),
    ...textFindings(tables, judgeText(draft, tables), new Set(sound.map(({ table }) => table.spec.id))),
  ]
}

const levels: readonly RuleLevel[] = ['error', 'warning', 'hint']

/** By level, broken before incomplete, then in the order of the rule list and of the cells. */
function worstFirst(view: TableView, findings: readonly Finding[]): readonly Finding[] {
  const level = (finding: Finding): number => levels.indexOf(finding.level)
  const verdict = (finding: Finding): number => (finding.verdict === 'broken' ? 0 : 1)
  const rule = (finding: Finding): number => ruleIds.indexOf(finding.rule)
  const place = ({ cells: [first] }: Finding): number => (first === undefined ? -1 : placeOf(view, first))
  return findings.toSorted(
    (a, b) => level(a) - level(b) || verdict(a) - verdict(b) || rule(a) - rule(b) || place(a) - place(b),
  )
}
