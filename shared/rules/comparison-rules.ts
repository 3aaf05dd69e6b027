// Rules between single cells of one table, this year and last: every verdict, and the findings.
import type { Finding, Proposal } from '../finding.ts'
import { add, negate, numberText } from '../report/arithmetic.ts'
import type { Address, ComparisonSpec } from '../template/form.ts'
import { ruleSpec, type RuleId } from '../template/rule-list.ts'
import {
  cellsCompared,
  compareCells,
  questionOf,
  type Compared,
  type KnownFigure,
  type Operand,
} from './comparison-verdicts.ts'
import type { Judgement } from './evaluation.ts'
import { addressesOf, placeOf, type CheckedTable } from './table-view.ts'
import { figureName, tableName } from './wording.ts'

interface Case<V extends Compared['verdict'] = Compared['verdict']> {
  readonly spec: ComparisonSpec
  readonly cells: readonly Address[]
  readonly compared: Extract<Compared, { readonly verdict: V }>
}

/** Every comparison of a table, in the template's order. */
export function judgeComparisons(table: CheckedTable): Judgement {
  const cases = table.spec.comparisons.map((spec) => ({
    spec,
    cells: cellsOf(table, spec),
    compared: compareCells(table, spec),
  }))
  const broken = cases.filter((one): one is Case<'broken'> => one.compared.verdict === 'broken')
  const incomplete = cases.filter((one): one is Case<'incomplete'> => one.compared.verdict === 'incomplete')
  const rules = [...new Set(incomplete.map(({ spec }) => spec.rule))]
  return {
    evaluations: cases.map(({ spec, cells, compared: { verdict } }) => ({
      rule: spec.rule,
      table: table.spec.id,
      verdict,
      cells,
    })),
    findings: () => [
      ...broken.map(brokenFinding),
      ...rules.map((rule) => {
        const own = incomplete.filter(({ spec }) => spec.rule === rule)
        return incompleteFinding(table, rule, own)
      }),
    ],
  }
}

const known = new WeakMap<ComparisonSpec, readonly Address[]>()

/** This year's cells of a comparison, which belongs to one table. */
function cellsOf(table: CheckedTable, spec: ComparisonSpec): readonly Address[] {
  const before = known.get(spec)
  if (before) return before
  const cells = inReadingOrder(table, cellsCompared(spec))
  known.set(spec, cells)
  return cells
}

function inReadingOrder(table: CheckedTable, addresses: readonly Address[]): readonly Address[] {
  return addressesOf(
    table.spec,
    addresses.map((address) => placeOf(table, address)),
  )
}

function brokenFinding({ spec, cells, compared }: Case<'broken'>): Finding {
  const { left, right, sentence, known } = compared
  const difference = add(left, negate(right))
  return {
    rule: spec.rule,
    verdict: 'broken',
    level: ruleSpec(spec.rule).level,
    cells,
    left: numberText(left),
    right: numberText(right),
    difference: difference === null ? null : numberText(difference),
    sentence,
    ...(known ? { proposals: [proposal(`改为 ${numberText(known.cell)}`, [known])] } : {}),
  }
}

/** One finding a rule for all its comparisons that lack a figure. */
function incompleteFinding(table: CheckedTable, rule: RuleId, cases: readonly Case<'incomplete'>[]): Finding {
  const lacking = cases.flatMap(({ compared }) => compared.lacking)
  const known = cases.flatMap(({ compared }) => compared.known ?? [])
  const now = lacking.filter(({ year }) => year === null)
  const before = lacking.filter(({ year }) => year !== null)
  const why = [
    ...(now.length > 0 ? [`本年${lackWords(now)}`] : []),
    ...(before.length > 0 ? [`${table.last?.year ?? '上'}年报告${lackWords(before)}`] : []),
  ]
  const [first] = cases
  const question = first === undefined ? '' : questionOf(table, first.spec)
  return {
    rule,
    verdict: 'incomplete',
    level: 'hint',
    cells: inReadingOrder(
      table,
      cases.flatMap(({ cells }) => cells),
    ),
    left: null,
    right: null,
    difference: null,
    sentence: `${tableName(table.spec)}：${why.join('，')}，暂时不能核对${question}。`,
    ...(known.length > 0 ? { proposals: [proposal('按上年报告填入', known)] } : {}),
  }
}

function proposal(label: string, cells: readonly KnownFigure[]): Proposal {
  return { label, cells }
}

function lackWords(operands: readonly Operand[]): string {
  const blank = operands.filter(({ cell }) => cell === undefined)
  const unread = operands.filter(({ cell }) => cell?.kind === 'unread')
  return [
    ...(blank.length > 0 ? [`${placesWords(blank)}没有填写`] : []),
    ...(unread.length > 0 ? [`${placesWords(unread)}不是数字`] : []),
  ].join('、')
}

function placesWords(operands: readonly Operand[]): string {
  const [first] = operands
  return first && operands.length === 1 ? `的${figureName(first.figure)}` : `有 ${operands.length} 格`
}
