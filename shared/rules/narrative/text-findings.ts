// What the clerk reads of numbers in the text that do not agree: both numbers, the cell by its official name, and where putting
// the table's number into the sentence would mend it. A blank cell is told by the rule for blanks, not here.
import type { Finding, Proposal, TextPlace } from '../../finding.ts'
import { add, compare, negate, numberText } from '../../report/arithmetic.ts'
import { exact, type ExactNumber } from '../../report/cell.ts'
import { sectionIds, type Address, type TableId } from '../../template/form.ts'
import { ruleSpec } from '../../template/rule-list.ts'
import { unpaidFees } from '../../template/text-topics.ts'
import { figureAt, placeOf, type CheckedTable } from '../table-view.ts'
import { figureName, magnitude, quoted, tableName } from '../wording.ts'
import type { Spot, Summed, TextCase } from './judge-text.ts'
import { inSameWriting } from './quantities.ts'
import { percentWords } from './ratio.ts'
import type { SaidNumber, Stretch } from './said.ts'

type Case<K extends TextCase['kind']> = Extract<TextCase, { readonly kind: K }>

/**
 * Section by section, in each the worst first, then in the order of the text. Only the numbers of a table that is `sound` are
 * offered to the text: while a table contradicts itself, it may be the one that is wrong.
 */
export function textFindings(
  tables: readonly CheckedTable[],
  cases: readonly TextCase[],
  sound: ReadonlySet<TableId>,
): readonly Finding[] {
  const broken = cases.filter(({ verdict }) => verdict === 'broken')
  const section = ({ spot }: TextCase): number =>
    spot === null ? sectionIds.length : sectionIds.indexOf(spot.section)
  const level = ({ rule }: TextCase): number => (ruleSpec(rule).level === 'warning' ? 0 : 1)
  return broken
    .toSorted((a, b) => section(a) - section(b) || level(a) - level(b))
    .map((one) => finding(tables, one, sound))
}

function finding(tables: readonly CheckedTable[], one: TextCase, sound: ReadonlySet<TableId>): Finding {
  const { spot, said } = one
  const place = spot === null || said === null ? null : placeAt(spot, said.place)
  return {
    rule: one.rule,
    verdict: 'broken',
    level: ruleSpec(one.rule).level,
    cells: one.cells,
    ...sidesOf(one),
    sentence: sentenceOf(tables, one),
    ...(place === null || said === null ? {} : { places: [place], said: [said.words] }),
    ...(one.table !== null && sound.has(one.table) ? proposalsOf(one) : {}),
  }
}

function placeAt({ section, part, paragraph }: Spot, { from, to }: Stretch): TextPlace {
  return { section, part, paragraph, from, to }
}

/** The text's number against the table's, where there is one of each. */
function sidesOf(one: TextCase): Pick<Finding, 'left' | 'right' | 'difference'> {
  const [left, right] =
    one.kind === 'number'
      ? [one.said.value, one.readings.length === 1 ? (one.readings[0]?.sum ?? null) : null]
      : one.kind === 'sum'
        ? [one.sum, one.said.total]
        : [null, null]
  const difference = left === null || right === null ? null : add(left, negate(right))
  return {
    left: left === null ? null : numberText(left),
    right: right === null ? null : numberText(right),
    difference: difference === null ? null : numberText(difference),
  }
}

function sentenceOf(tables: readonly CheckedTable[], one: TextCase): string {
  switch (one.kind) {
    case 'number':
      return `正文写${quote(one.said.words)}，${tableWords(tables, one)}`
    case 'sum': {
      const more = compare(one.sum, one.said.total) > 0
      const gap = add(one.sum, negate(one.said.total)) ?? exact(0)
      return (
        `正文写${quote(one.said.words)}，所列 ${one.said.parts.length} 项合计 ${numberText(one.sum)}，` +
        `比总数 ${numberText(one.said.total)} ${more ? '多' : '少'} ${magnitude(gap)}。`
      )
    }
    case 'share':
      return shareSentence(tables, one)
    case 'change':
      return changeSentence(tables, one)
    case 'feeUnit':
      return `正文写${quote(one.said.words)}，信息处理费以元为单位，请核对单位和金额。`
    case 'feeSilence':
      return `${feeWords(tables, one)}，第六部分没有写收取信息处理费的情况，请补写。`
  }
}

/** Long stretches lose their middle: the number stands at the end. */
function quote(words: string): string {
  const characters = [...words]
  if (characters.length <= 40) return quoted(words)
  return quoted(`${characters.slice(0, 20).join('')}…${characters.slice(-16).join('')}`)
}

function tableWords(tables: readonly CheckedTable[], one: Case<'number'>): string {
  const table = tableOf(tables, one.table)
  const { readings, said } = one
  const [first, ...others] = readings
  if (first === undefined) return ''
  // Who counts something else than the table is asked to say so.
  const scope = ruleSpec(one.rule).level === 'hint' ? '如所说范围与表格不同，请说明原因。' : ''
  if (others.length === 0) {
    const gap = first.sum === null ? null : add(said.value, negate(first.sum))
    const apart = gap === null ? '对不上' : `相差 ${magnitude(gap)}`
    return `${tableName(table.spec)}${readingWords(table, first)}，${apart}。${scope}`
  }
  const more = others.map((reading) => otherWords(table, first, reading))
  return (
    `${tableName(table.spec)}${[readingWords(table, first), ...more].join('，')}，` +
    `${'〇一两三四'.charAt(readings.length)}种算法都对不上。${scope}`
  )
}

function tableOf(tables: readonly CheckedTable[], id: TableId | null): CheckedTable {
  const found = tables.find(({ spec }) => spec.id === id)
  if (!found) throw new Error(`no table ${id ?? ''}`)
  return found
}

/** `“一、…”行“总计”列为 34`, `“（三）不予公开”各行“总计”列合计 35`, `“…”26 加“…”20 等于 46`. */
function readingWords(table: CheckedTable, { reading, sum }: Summed): string {
  const total = sum === null ? '' : numberText(sum)
  if (reading.name !== undefined) return `${reading.name} ${total}`
  const [only, ...more] = reading.cells
  if (only !== undefined && more.length === 0) return `${nameOf(table, only)}为 ${total}`
  return `${reading.cells.map((address) => nameOf(table, address)).join('加')}为 ${total}`
}

/** What a further reading adds to the first, or how it counts on its own. */
function otherWords(table: CheckedTable, first: Summed, other: Summed): string {
  const [start, ...added] = other.reading.cells
  const goesOn = start === first.reading.cells[0] && first.reading.cells.length === 1
  if (!goesOn || other.sum === null) return readingWords(table, other)
  return `加上${added.map((address) => rowName(table, address)).join('、')}为 ${numberText(other.sum)}`
}

function nameOf(table: CheckedTable, address: Address): string {
  return figureName(figureAt(table, placeOf(table, address)))
}

function rowName(table: CheckedTable, address: Address): string {
  const { row, column } = figureAt(table, placeOf(table, address))
  return quoted(row === '' ? column : row)
}

function shareSentence(tables: readonly CheckedTable[], { said, bases, table: id }: Case<'share'>): string {
  const table = tableOf(tables, id)
  const part = said.number.value
  const told = bases.filter(
    ({ value }, index) => bases.findIndex((other) => compare(other.value, value) === 0) === index,
  )
  const ways = told
    .filter(({ value }) => value.digits > 0)
    .map(({ cells, value }) => {
      const names = cells.map((address) => rowName(table, address)).join('加')
      return `按${tableName(table.spec)}${names}的总计 ${numberText(value)} 算是 ${percentWords(part, value, said.percent.decimals)}`
    })
  return `正文写${quote(said.words)}，${ways.join('，')}，都对不上。`
}

function changeSentence(
  tables: readonly CheckedTable[],
  { said, before, year, table: id, cells }: Case<'change'>,
): string {
  const [base] = before
  if (base === undefined) return ''
  const table = tableOf(tables, id)
  const row = cells.map((address) => rowName(table, address)).join('')
  const now = said.number.value
  const gap = add(now, negate(base)) ?? exact(0)
  const way = gap.digits < 0 ? '下降' : '增长'
  const magnitudeOfGap = gap.digits < 0 ? negate(gap) : gap
  const real =
    base.digits > 0 ? `，算来是${way} ${percentWords(magnitudeOfGap, base, said.percent.decimals)}` : ''
  return `正文写${quote(said.words)}，${year}年报告${tableName(table.spec)}${row}的总计为 ${numberText(base)}${real}，对不上。`
}

function feeWords(tables: readonly CheckedTable[], { said, unpaid, table: id }: Case<'feeSilence'>): string {
  if (said !== null) return `正文写${quote(said.words)}`
  const table = tableOf(tables, id)
  const number: ExactNumber = unpaid ?? exact(0)
  return `${tableName(table.spec)}${nameOf(table, unpaidFees)}为 ${numberText(number)}`
}

function proposalsOf(one: TextCase): Pick<Finding, 'proposals'> {
  if (one.kind !== 'number' || one.spot === null || !one.said.isCertain) return {}
  const { said, spot, readings } = one
  const proposals = readings.flatMap((reading) => proposal(said, spot, reading, readings.length > 1))
  return proposals.length === 0 ? {} : { proposals }
}

function proposal(
  { digits, digitWords, unit }: SaidNumber,
  spot: Spot,
  { reading, sum }: Summed,
  isOneOfSeveral: boolean,
): readonly Proposal[] {
  if (digits === null || sum === null || sum.decimals > 0) return []
  const which = isOneOfSeveral && reading.short !== undefined ? `（${reading.short}）` : ''
  return [
    {
      label: `把正文改为 ${numberText(sum)} ${unit}${which}`,
      cells: [],
      texts: [{ place: placeAt(spot, digits), text: inSameWriting(digitWords, sum) }],
    },
  ]
}
