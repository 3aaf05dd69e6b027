// What single figures are under: whether a value is of the kind its cell asks for, and whether anything is blank.
// Which rule that is in which table is the template's data.
import type { Finding, Proposal } from '../finding.ts'
import { cellText, numberText } from '../report/arithmetic.ts'
import { exact, type Cell, type ExactNumber } from '../report/cell.ts'
import { readCell } from '../report/read-number.ts'
import type { Address, CellKind } from '../template/form.ts'
import type { Figure } from '../template/layout.ts'
import { ruleSpec, type RuleId } from '../template/rule-list.ts'
import { blankWords } from './blank-words.ts'
import type { Judgement } from './evaluation.ts'
import { addressesOf, figureAt, type TableView } from './table-view.ts'
import { excerpt, figureName, quoted, tableName } from './wording.ts'

/**
 * One verdict a value rule and table, one finding a bad value. A blank cell has no value to judge: the verdict is
 * incomplete, and the blank rule is the one that says so.
 */
export function judgeValues(view: TableView): Judgement {
  const byRule = new Map<RuleId, { cells: Address[]; bad: number[]; blank: number }>()
  view.figures.forEach(({ kind, address }, place) => {
    // A derived total is as good as its items, which are judged themselves.
    if (view.automatic[place] === true) return
    const rule = view.spec.cellRules.values[kind]
    if (rule === undefined) throw new Error(`no value rule for ${address} in ${view.spec.id}`)
    let seen = byRule.get(rule)
    if (seen === undefined) byRule.set(rule, (seen = { cells: [], bad: [], blank: 0 }))
    const cell = view.cells[place]
    seen.cells.push(address)
    if (cell === undefined) seen.blank += 1
    else if (!isAllowed(cell, kind)) seen.bad.push(place)
  })
  const judged = [...byRule]
  return {
    evaluations: judged.map(([rule, { cells, bad, blank }]) => ({
      rule,
      table: view.spec.id,
      verdict: bad.length > 0 ? 'broken' : blank > 0 ? 'incomplete' : 'holds',
      cells,
    })),
    findings: () => judged.flatMap(([rule, { bad }]) => bad.map((place) => badValue(view, rule, place))),
  }
}

interface Allowed {
  readonly negative: boolean
  readonly decimals: number
  readonly words: string
}

const allowedIn: Readonly<Record<CellKind, Allowed>> = {
  count: { negative: false, decimals: 0, words: '不小于零的整数' },
  signedCount: { negative: true, decimals: 0, words: '整数，减少的在数字前加“-”' },
  amountWan: { negative: false, decimals: 6, words: '不小于零的数，以万元为单位，最多六位小数' },
  amountYuan: { negative: false, decimals: 2, words: '不小于零的数，以元为单位，最多两位小数' },
}

function isAllowed(cell: Cell, kind: CellKind): boolean {
  if (cell.kind !== 'number') return cell.kind === 'slash'
  const { negative, decimals } = allowedIn[kind]
  return (negative || cell.digits >= 0) && cell.decimals <= decimals
}

function badValue(view: TableView, rule: RuleId, place: number): Finding {
  const figure = figureAt(view, place)
  const cell = view.cells[place]
  const found = cell?.kind === 'unread' ? `${quoted(excerpt(cell.text))}，不是数字` : `${cellText(cell)}`
  const mended = cell === undefined ? null : mendedValue(cell, figure)
  return {
    rule,
    verdict: 'broken',
    level: ruleSpec(rule).level,
    cells: [figure.address],
    left: null,
    right: null,
    difference: null,
    sentence:
      `${tableName(view.spec)}${figureName(figure)}填的是${cell?.kind === 'unread' ? '' : ' '}${found}；` +
      `应填${allowedIn[figure.kind].words}。`,
    ...(mended === null ? {} : { proposals: [mended] }),
  }
}

/** The same amount in the form the cell asks for, where there is no doubt about it. */
function mendedValue(cell: Cell, { address, kind }: Figure): Proposal | null {
  const number =
    cell.kind === 'number'
      ? withoutZeros(cell, allowedIn[kind].decimals)
      : cell.kind === 'unread'
        ? readCell(cell.text, kind).proposed
        : undefined
  if (number?.kind !== 'number' || !isAllowed(number, kind)) return null
  return { label: `改为 ${numberText(number)}`, cells: [{ address, cell: number }] }
}

/** Drops zeros behind the decimal point that are more than allowed: `12.0` → `12`. */
function withoutZeros({ digits, decimals }: ExactNumber, most: number): ExactNumber {
  let [whole, left] = [digits, decimals]
  while (left > most && whole % 10 === 0) [whole, left] = [whole / 10, left - 1]
  return exact(whole, left)
}

/** One verdict and at most one finding a table. Automatic totals are not blank: they wait for their items. */
export function judgeBlanks(view: TableView): Judgement {
  const inputs: number[] = []
  const blanks: number[] = []
  const cells: Address[] = []
  view.figures.forEach(({ address }, place) => {
    if (view.automatic[place] === true) return
    inputs.push(place)
    cells.push(address)
    if (view.cells[place] === undefined) blanks.push(place)
  })
  const rule = view.spec.cellRules.blank
  const verdict = blanks.length > 0 ? 'incomplete' : 'holds'
  const finding = (): Finding => {
    const cells = addressesOf(view.spec, blanks)
    return {
      rule,
      verdict: 'incomplete',
      level: ruleSpec(rule).level,
      cells,
      left: null,
      right: null,
      difference: null,
      sentence: `${tableName(view.spec)}${blankWords(view, inputs, blanks)}；没有的请填 0。`,
      proposals: [{ label: '全部填 0', cells: cells.map((address) => ({ address, cell: exact(0) })) }],
    }
  }
  return {
    evaluations: [{ rule, table: view.spec.id, verdict, cells }],
    findings: () => (blanks.length > 0 ? [finding()] : []),
  }
}
