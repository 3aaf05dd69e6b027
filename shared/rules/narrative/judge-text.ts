// The numbers of the text against the tables: every verdict, and what sentences need of what does not agree. A number is
// compared only where the sentence speaks of this year and of this office, and where every cell is filled in.
import { add, compare } from '../../report/arithmetic.ts'
import { exact, type Cell, type ExactNumber } from '../../report/cell.ts'
import type { Draft, Report } from '../../report/model.ts'
import { textOf, type Paragraph } from '../../report/prose.ts'
import { sectionIds, type Address, type SectionId, type TableId } from '../../template/form.ts'
import type { RuleId } from '../../template/rule-list.ts'
import {
  requestsBefore,
  requestWholes,
  textTopic,
  unpaidFees,
  type Reading,
  type TextTopic,
} from '../../template/text-topics.ts'
import type { Verdict } from '../../finding.ts'
import type { CheckedTable, TableView } from '../table-view.ts'
import { isRatio } from './ratio.ts'
import { withoutParts, type NumberCase } from './several.ts'
import { readParagraph } from './read-paragraph.ts'
import type { SaidChange, SaidFee, SaidNumber, SaidShare, SaidSum } from './said.ts'
import { speaksOf } from './subjects.ts'

export interface Spot {
  readonly section: SectionId
  readonly part: 'before' | 'after'
  readonly paragraph: number
}

/** A reading of a number with what its cells add up to; null while one of them is not filled in. */
export interface Summed {
  readonly reading: Reading
  readonly sum: ExactNumber | null
}

/** A base that a percentage could be of, e.g. 本年新收 3119. */
export interface Base {
  readonly cells: readonly Address[]
  readonly value: ExactNumber
}

interface Of<K extends string, S> {
  readonly kind: K
  readonly rule: RuleId
  readonly table: TableId | null
  readonly verdict: Verdict
  readonly cells: readonly Address[]
  readonly spot: Spot | null
  readonly said: S
}

/** What was judged, with all that its sentence needs. */
export type TextCase =
  | (Of<'number', SaidNumber> & { readonly readings: readonly Summed[] })
  | (Of<'sum', SaidSum> & { readonly sum: ExactNumber })
  | (Of<'share', SaidShare> & { readonly bases: readonly Base[] })
  | (Of<'change', SaidChange> & { readonly before: readonly ExactNumber[]; readonly year: number })
  | Of<'feeUnit', SaidFee>
  /** The sixth section says nothing of fees although there were some. */
  | (Of<'feeSilence', SaidFee | null> & { readonly unpaid: ExactNumber | null })

interface Context {
  readonly report: Report
  readonly tables: Readonly<Record<TableId, CheckedTable>>
}

/** Every case of a report, in the order of its text. */
export function judgeText({ report }: Draft, checked: readonly CheckedTable[]): readonly TextCase[] {
  const tables = byId(checked)
  const context = { report, tables }
  const cases: TextCase[] = []
  const fees: { readonly said: SaidFee; readonly spot: Spot }[] = []
  let namesFee = false
  for (const section of sectionIds) {
    for (const part of ['before', 'after'] as const) {
      let heading = ''
      report.sections[section][part].forEach((paragraph, index) => {
        if (paragraph.level > 0) heading = headingOf(paragraph)
        const said = readParagraph(paragraph)
        const spot = { section, part, paragraph: index }
        if (section === 'other' && (said.namesFee || /处理费/u.test(heading))) namesFee = true
        const judged = (numbers: readonly SaidNumber[]): readonly NumberCase[] =>
          numbers.flatMap((one) => judgeNumber(context, one, spot, heading))
        cases.push(...withoutParts(judged(said.numbers), () => judged(said.ofParts)))
        for (const sum of said.sums) cases.push(judgeSum(sum, spot))
        for (const share of said.shares) cases.push(...judgeShare(context, share, spot, heading))
        for (const change of said.changes) cases.push(...judgeChange(context, change, spot, heading))
        for (const fee of said.fees) {
          cases.push(judgeFeeUnit(fee, spot))
          if (section !== 'other' && fee.value.digits > 0) fees.push({ said: fee, spot })
        }
      })
    }
  }
  return [...cases, ...judgeFeeSilence(context, namesFee, fees[0] ?? null)]
}

function byId(checked: readonly CheckedTable[]): Context['tables'] {
  const find = (id: TableId): CheckedTable => {
    const found = checked.find(({ spec }) => spec.id === id)
    if (!found) throw new Error(`no table ${id}`)
    return found
  }
  return { disclosure: find('disclosure'), requests: find('requests'), disputes: find('disputes') }
}

function headingOf(paragraph: Paragraph): string {
  return textOf(paragraph).slice(0, paragraph.lead ?? 60)
}

/** Whether a number is of this report at all: its year, its subject, its topic. */
function isMeant({ report }: Context, said: SaidNumber, section: SectionId, heading: string): boolean {
  if (said.year !== null && said.year !== report.year) return false
  if (said.nextYear !== null && (report.year === null || said.nextYear !== report.year + 1)) return false
  if (!speaksOf(report, said.subjects)) return false
  switch (said.needs) {
    case 'nothing':
      return true
    case 'requests':
      return section === 'requests' || /依申请|信息公开申请/u.test(heading)
    case 'disputes':
      return section === 'disputes' || (/信息公开/u.test(heading) && /复议|诉讼/u.test(heading))
  }
}

function judgeNumber(context: Context, said: SaidNumber, spot: Spot, heading: string): readonly NumberCase[] {
  if (!isMeant(context, said, spot.section, heading)) return []
  const topic = topicOf(context, said)
  if (topic === null) return []
  const table = context.tables[topic.table]
  const readings = topic.readings.map((reading) => ({ reading, sum: sumOf(table, reading.cells) }))
  const waits = (topic.after ?? []).some((address) => numberAt(table, address) === null)
  const verdict = waits ? 'incomplete' : verdictOf(said.value, readings)
  return [
    {
      kind: 'number',
      rule: topic.rule,
      table: topic.table,
      verdict,
      cells: cellsOf(table, topic),
      spot,
      said,
      readings: worded(readings),
    },
  ]
}

function topicOf({ tables }: Context, { topic }: SaidNumber): TextTopic | null {
  return textTopic(topic, {
    disclosure: tables.disclosure.spec,
    requests: tables.requests.spec,
    disputes: tables.disputes.spec,
  })
}

function verdictOf(value: ExactNumber, readings: readonly Summed[]): Verdict {
  const sums = readings.map(({ sum }) => sum)
  if (sums.some((sum) => sum !== null && compare(sum, value) === 0)) return 'holds'
  return sums.includes(null) ? 'incomplete' : 'broken'
}

const cellsBefore = new WeakMap<TextTopic, readonly Address[]>()

/** In reading order, which is the same in every edition that has them. */
function cellsOf(table: TableView, topic: TextTopic): readonly Address[] {
  const before = cellsBefore.get(topic)
  if (before) return before
  const cells = inOrder(
    table,
    topic.readings.flatMap((reading) => reading.cells),
  )
  cellsBefore.set(topic, cells)
  return cells
}

/** Readings that come to the same sum are told once. */
function worded(readings: readonly Summed[]): readonly Summed[] {
  return readings.filter(
    ({ sum }, index) =>
      sum === null ||
      readings.findIndex((other) => other.sum !== null && compare(other.sum, sum) === 0) === index,
  )
}

function judgeSum(said: SaidSum, spot: Spot): TextCase {
  let sum: ExactNumber = exact(0)
  // A second list behind the first begins the count anew: 自然人 30、法人 5，网上 20、信函 15.
  let reaches = false
  said.parts.forEach((part, index) => {
    sum = add(sum, part) ?? sum
    if (index > 0 && compare(sum, said.total) === 0) reaches = true
  })
  const order = compare(sum, said.total)
  const isWrong = order > 0 || (order < 0 && said.isWhole)
  const verdict = said.isAbout ? 'incomplete' : isWrong && !reaches ? 'broken' : 'holds'
  return { kind: 'sum', rule: said.rule, table: null, verdict, cells: [], spot, said, sum }
}

function judgeShare(context: Context, said: SaidShare, spot: Spot, heading: string): readonly TextCase[] {
  if (!isMeant(context, said.number, spot.section, heading)) return []
  const table = context.tables.requests
  const bases = requestWholes.map(({ cells }) => ({ cells, value: sumOf(table, cells) }))
  const known = bases.flatMap(({ cells, value }): readonly Base[] =>
    value === null ? [] : [{ cells, value }],
  )
  const fits = [...said.wholes, ...known.map(({ value }) => value)].some((whole) =>
    isRatio(said.number.value, whole, said.percent),
  )
  const verdict = fits ? 'holds' : known.length < bases.length ? 'incomplete' : 'broken'
  const cells = inOrder(
    table,
    requestWholes.flatMap((whole) => whole.cells),
  )
  return [{ kind: 'share', rule: 'N-5', table: 'requests', verdict, cells, spot, said, bases: known }]
}

function judgeChange(context: Context, said: SaidChange, spot: Spot, heading: string): readonly TextCase[] {
  const table = context.tables.requests
  const { last } = table
  if (last === null || !isMeant(context, said.number, spot.section, heading)) return []
  if (said.since !== null && said.since !== last.year) return []
  const sums = requestsBefore.map(({ cells }) => sumOf(last, cells))
  const before = sums.filter((sum) => sum !== null)
  const own = said.bases.flatMap(({ year, value }) => (year === null || year === last.year ? [value] : []))
  const fits = [...before, ...own].some((base) => {
    const [large, small] = said.isRise ? [said.number.value, base] : [base, said.number.value]
    const gap = add(large, exact(-small.digits, small.decimals))
    return gap !== null && gap.digits >= 0 && isRatio(gap, base, said.percent)
  })
  const verdict = fits ? 'holds' : before.length < sums.length ? 'incomplete' : 'broken'
  const cells = requestsBefore.slice(0, 1).flatMap((reading) => reading.cells)
  return [
    { kind: 'change', rule: 'N-5', table: 'requests', verdict, cells, spot, said, before, year: last.year },
  ]
}

function judgeFeeUnit(said: SaidFee, spot: Spot): TextCase {
  const verdict = said.unit === '元' ? 'holds' : 'broken'
  return { kind: 'feeUnit', rule: 'N-4', table: null, verdict, cells: [], spot, said }
}

function judgeFeeSilence(
  { report, tables: { requests } }: Context,
  namesFee: boolean,
  fee: { readonly said: SaidFee; readonly spot: Spot } | null,
): readonly TextCase[] {
  // The 2019 form has no such row.
  const hasRow = requests.places.at.has(unpaidFees)
  const unpaid = hasRow ? numberAt(requests, unpaidFees) : null
  const isOwed = fee !== null || (unpaid !== null && unpaid.digits > 0)
  if (!isOwed && !hasRow) return []
  // A section that is not written yet is told as such.
  const { before, after } = report.sections.other
  const isUnknown = isOwed ? before.length + after.length === 0 : unpaid === null
  const verdict = isUnknown ? 'incomplete' : !isOwed ? 'notApplicable' : namesFee ? 'holds' : 'broken'
  return [
    {
      kind: 'feeSilence',
      rule: 'N-4',
      table: 'requests',
      verdict,
      cells: hasRow ? [unpaidFees] : [],
      spot: fee?.spot ?? null,
      said: fee?.said ?? null,
      unpaid,
    },
  ]
}

function sumOf(table: TableView, cells: readonly Address[]): ExactNumber | null {
  return cells.reduce<ExactNumber | null>((sum, address) => {
    const number = numberAt(table, address)
    return sum === null || number === null ? null : add(sum, number)
  }, exact(0))
}

/** What a cell counts; 「/」 is none of it. null for blank and unread. */
function numberAt({ places, cells }: TableView, address: Address): ExactNumber | null {
  const place = places.at.get(address)
  const cell: Cell | undefined = place === undefined ? undefined : cells[place]
  return cell?.kind === 'number' ? cell : cell?.kind === 'slash' ? exact(0) : null
}

function inOrder({ places }: TableView, addresses: readonly Address[]): readonly Address[] {
  const place = (address: Address): number => places.at.get(address) ?? -1
  return [...new Set(addresses)].sort((a, b) => place(a) - place(b))
}
