// Verdicts of rules between single cells, this year and last: carry-over, stock, order of size, jumps. Which cells they
// compare is the template's data. Last year counts only where its form has the very cell: what the 2019 form counted
// otherwise has an address of its own and is never compared.
import { assertNever } from '../assert-never.ts'
import { add, cellText, compare, compareMultiple, negate, numberText } from '../report/arithmetic.ts'
import { exact, type Cell, type ExactNumber } from '../report/cell.ts'
import { sumOf } from '../report/evaluate.ts'
import type { Address, ComparisonSpec } from '../template/form.ts'
import type { Figure } from '../template/layout.ts'
import { figureAt, placeOf, type CheckedTable, type TableView } from './table-view.ts'
import { figureName, magnitude, quoted, tableName } from './wording.ts'

/** A cell that a comparison reads. */
export interface Operand {
  readonly figure: Figure
  readonly cell: Cell | undefined
  /** 「/」 states that there is none, so it counts as 0; null for blank and unread. */
  readonly number: ExactNumber | null
  /** Last year's year; null for a cell of this year. */
  readonly year: number | null
}

/** A figure that follows from last year's report. */
export interface KnownFigure {
  readonly address: Address
  readonly cell: ExactNumber
}

export type Compared =
  | { readonly verdict: 'holds' | 'notApplicable' }
  | {
      readonly verdict: 'incomplete'
      /** The cells without a number. */
      readonly lacking: readonly Operand[]
      readonly known?: KnownFigure
    }
  | {
      readonly verdict: 'broken'
      readonly left: ExactNumber
      readonly right: ExactNumber
      readonly sentence: string
      readonly known?: KnownFigure
    }

type Spec<K extends ComparisonSpec['kind']> = Extract<ComparisonSpec, { readonly kind: K }>

const holds: Compared = { verdict: 'holds' }
const notApplicable: Compared = { verdict: 'notApplicable' }

export function compareCells(table: CheckedTable, spec: ComparisonSpec): Compared {
  switch (spec.kind) {
    case 'carry':
      return compareCarry(table, spec)
    case 'stock':
      return compareStock(table, spec)
    case 'atMost':
      return compareOrder(table, spec)
    case 'jump':
      return compareJump(table, spec)
    default:
      return assertNever(spec)
  }
}

/** This year's cells that a comparison reads. */
export function cellsCompared(spec: ComparisonSpec): readonly Address[] {
  switch (spec.kind) {
    case 'carry':
    case 'jump':
      return [spec.address]
    case 'stock':
      return [spec.stock, ...spec.plus, ...spec.minus]
    case 'atMost':
      return [spec.smaller, spec.larger]
    default:
      return assertNever(spec)
  }
}

/** What cannot be told while a number is lacking. */
export function questionOf(table: CheckedTable, spec: ComparisonSpec): string {
  const figure = (address: Address): Figure => figureAt(table, placeOf(table, address))
  switch (spec.kind) {
    case 'carry':
      return `${quoted(figure(spec.address).row)}是否与上年报告一致`
    case 'stock':
      return `${quoted(figure(spec.stock).column)}是否与上年和本年的增减相符`
    case 'atMost':
      return `${quoted(figure(spec.smaller).column)}是否不多于${quoted(figure(spec.larger).column)}`
    case 'jump':
      return `与上年相比的变化`
    default:
      return assertNever(spec)
  }
}

function compareCarry(table: CheckedTable, spec: Spec<'carry'>): Compared {
  const now = operandAt(table, spec.address, null)
  const before = lastYears(table, spec.lastYear)
  if (before === null) return notApplicable
  const isAutomatic = table.automatic[placeOf(table, spec.address)] === true
  if (isAutomatic && followsFromItems(table, spec.lastYear)) return notApplicable
  const known: { readonly known?: KnownFigure } =
    before.number === null || isAutomatic ? {} : { known: { address: spec.address, cell: before.number } }
  if (now.number === null || before.number === null) {
    // An automatic total waits for its items, which are compared themselves.
    if (now.cell === undefined && (before.cell === undefined || isAutomatic)) return notApplicable
    const offered = now.cell === undefined ? known : {}
    return { verdict: 'incomplete', lacking: withoutNumber([now, before]), ...offered }
  }
  if (compare(now.number, before.number) === 0) return holds
  const line =
    now.figure.columnKey === before.figure.columnKey
      ? `同列的${quoted(before.figure.row)}`
      : figureName(before.figure)
  const sentence =
    `${whereIs(table, now)}填 ${numberText(now.number)}，${before.year ?? '上'}年报告${line}` +
    `为 ${numberText(before.number)}${apart(now.number, before.number)}。`
  return { verdict: 'broken', left: now.number, right: before.number, sentence, ...known }
}

/** Whether last year's total is the sum of its items, so that a derived total of this year adds nothing to theirs. */
function followsFromItems({ last }: CheckedTable, address: Address): boolean {
  const place = last?.places.at.get(address)
  const total = last?.places.totals.find((one) => one.address === place)
  if (!last || !total) return false
  const sum = sumOf(last.cells, total.addends)
  const shown = last.cells[total.address]
  if (sum.blank + sum.unread > 0 || sum.total === null || shown?.kind !== 'number') return false
  return compare(sum.total, shown) === 0
}

function compareStock(table: CheckedTable, spec: Spec<'stock'>): Compared {
  const stock = operandAt(table, spec.stock, null)
  const before = lastYears(table, spec.lastYear)
  if (before === null) return notApplicable
  const plus = spec.plus.map((address) => operandAt(table, address, null))
  const minus = spec.minus.map((address) => operandAt(table, address, null))
  const expected = sumOfNumbers([
    before.number,
    ...plus.map(({ number }) => number),
    ...minus.map(({ number }) => (number === null ? null : negate(number))),
  ])
  if (stock.number === null || before.number === null || expected === null) {
    return open([stock, ...plus, ...minus], before)
  }
  if (compare(stock.number, expected) === 0) return holds
  const steps = [...plus.map((one) => `加${stepWords(one)}`), ...minus.map((one) => `减${stepWords(one)}`)]
  const sentence =
    `${whereIs(table, stock)}填 ${numberText(stock.number)}；按${before.year ?? '上'}年报告的 ` +
    `${numberText(before.number)}，${steps.join('、')}，应为 ${numberText(expected)}` +
    `${apart(stock.number, expected)}。如因清理等原因调整，请说明原因。`
  return { verdict: 'broken', left: stock.number, right: expected, sentence }
}

function compareOrder(table: CheckedTable, spec: Spec<'atMost'>): Compared {
  const smaller = operandAt(table, spec.smaller, null)
  const larger = operandAt(table, spec.larger, null)
  if (smaller.number === null || larger.number === null) return open([smaller, larger])
  if (compare(smaller.number, larger.number) <= 0) return holds
  const sentence =
    `${whereIs(table, smaller)}填 ${numberText(smaller.number)}，比${quoted(larger.figure.column)}的 ` +
    `${numberText(larger.number)} 还多，请核对；当年制发当年废止的，请说明原因。`
  return { verdict: 'broken', left: smaller.number, right: larger.number, sentence }
}

function compareJump(table: CheckedTable, spec: Spec<'jump'>): Compared {
  const now = operandAt(table, spec.address, null)
  const before = lastYears(table, spec.address)
  if (before === null) return notApplicable
  if (now.number === null || before.number === null) return open([now], before)
  const rises = compare(now.number, before.number) > 0
  const [large, small] = rises ? [now.number, before.number] : [before.number, now.number]
  const gap = add(large, negate(small))
  const isWide = gap === null || compare(gap, exact(spec.least)) >= 0
  if (!isWide || compareMultiple(large, small, spec.factor) < 0) return holds
  const ratio = ratioWords(large, small)
  const times = ratio === '' ? '' : rises ? `约为上年的 ${ratio} 倍，` : `上年约为本年的 ${ratio} 倍，`
  const advice = now.figure.kind === 'amountWan' ? '请核对数字和单位（万元）。' : '请核对。'
  const sentence =
    `${whereIs(table, now)}填 ${numberText(now.number)}，${before.year ?? '上'}年报告为 ` +
    `${numberText(before.number)}，${times}${advice}`
  return { verdict: 'broken', left: now.number, right: before.number, sentence }
}

/** A number is lacking: nothing to compare while none of this year's cells is filled in, otherwise not yet. */
function open(now: readonly Operand[], before?: Operand): Compared {
  if (now.every(({ cell }) => cell === undefined)) return notApplicable
  return { verdict: 'incomplete', lacking: withoutNumber(before ? [...now, before] : now) }
}

function withoutNumber(operands: readonly Operand[]): readonly Operand[] {
  return operands.filter(({ number }) => number === null)
}

function operandAt(view: TableView, address: Address, year: number | null): Operand {
  const place = placeOf(view, address)
  const cell = view.cells[place]
  const number = cell?.kind === 'number' ? cell : cell?.kind === 'slash' ? exact(0) : null
  return { figure: figureAt(view, place), cell, number, year }
}

/** null without last year's report, and where its form has no such cell. */
function lastYears({ last }: CheckedTable, address: Address): Operand | null {
  return last?.places.at.has(address) ? operandAt(last, address, last.year) : null
}

function sumOfNumbers(numbers: readonly (ExactNumber | null)[]): ExactNumber | null {
  return numbers.reduce(
    (sum, number) => (sum === null || number === null ? null : add(sum, number)),
    exact(0),
  )
}

function whereIs(table: CheckedTable, { figure }: Operand): string {
  return `${tableName(table.spec)}${figureName(figure)}`
}

function stepWords({ figure, cell }: Operand): string {
  return `${quoted(figure.column)}${cellText(cell)}`
}

function apart(a: ExactNumber, b: ExactNumber): string {
  const difference = add(a, negate(b))
  return difference === null ? '' : `，相差 ${magnitude(difference)}`
}

/** About how many times, for a reader; whether it is enough is decided exactly. '' where there is no ratio. */
function ratioWords(large: ExactNumber, small: ExactNumber): string {
  if (small.digits <= 0) return ''
  const ratio = large.digits / 10 ** large.decimals / (small.digits / 10 ** small.decimals)
  return String(Number(ratio.toFixed(1)))
}
