// What a clerk may be proposed about a table as it was read: figures of a row that has too many or too few of them, digits
// run together, groups of columns that stand aside. Each is a question with answers; nothing is applied here.
import type { Origin } from '../document.ts'
import type { Proposal } from '../finding.ts'
import { cellText, sameCell } from '../report/arithmetic.ts'
import { exact, type Cell } from '../report/cell.ts'
import type { Cells, Report } from '../report/model.ts'
import { textOf } from '../report/prose.ts'
import { readCell } from '../report/read-number.ts'
import { tableSpec } from '../template/editions.ts'
import { sectionIds, tableIds, type Address, type TableId } from '../template/form.ts'
import { totalsOf } from '../template/identities.ts'
import { layoutOf, type Figure } from '../template/layout.ts'
import { cutsOf } from './cut-figures.ts'
import type { RecognizedCell, Recognition } from './recognition.ts'
import { groupsOf } from './recognize/doubts.ts'

export interface Repair {
  /** The same for the same question. */
  readonly key: string
  readonly table: TableId
  readonly kind: 'shifted' | 'run-together' | 'blank-group'
  readonly cells: readonly Address[]
  /** What is odd, and why something else is likely. */
  readonly sentence: string
  readonly origin: Origin | null
  readonly proposals: readonly Proposal[]
}

/** More answers than these are no help: the cells are then asked one by one. */
const mostAnswers = 6

/** What is open while `cells` are what the clerk has made of it so far. */
export function repairsOf(recognition: Recognition, cells: Cells): readonly Repair[] {
  const { report } = recognition
  const byAddress = new Map(recognition.cells.map((cell) => [cell.address, cell]))
  const hasBlankGroup = recognition.notes.some(({ code }) => code === 'group-blank')
  return tableIds.flatMap((table) => [
    ...rowsOf(report, table).flatMap((figures) => rowRepair(figures, byAddress, cells)),
    ...(hasBlankGroup ? groupRepair(table, report, byAddress, cells) : []),
  ])
}

function rowsOf({ edition }: Report, table: TableId): readonly (readonly Figure[])[] {
  const rows = new Map<string, Figure[]>()
  for (const figure of layoutOf(tableSpec(edition[table], table)).figures) {
    rows.set(figure.rowKey, [...(rows.get(figure.rowKey) ?? []), figure])
  }
  return [...rows.values()]
}

/** A row all of whose cells are asked with the same characters of the file: its figures, in more than one way. */
function rowRepair(
  figures: readonly Figure[],
  recognized: ReadonlyMap<Address, RecognizedCell>,
  cells: Cells,
): readonly Repair[] {
  const asked = figures.flatMap(({ address }) => recognized.get(address) ?? [])
  const [first] = asked
  if (first === undefined || figures.length < 2 || asked.length < figures.length) return []
  if (!asked.every(({ state, raw }) => state === 'asked' && raw === first.raw)) return []
  const readings = (isDigits(first.raw) ? cutReadings : shiftReadings)(first.raw, figures)
  const fitting = readings.filter((reading) => agrees(reading.cells, figures, cells))
  if (fitting.length === 0 || fitting.length > mostAnswers) return []
  const name = figures[0]?.row || figures[0]?.column || ''
  return [
    {
      key: `row ${first.address}`,
      table: figures[0]?.table ?? 'requests',
      kind: isDigits(first.raw) ? 'run-together' : 'shifted',
      cells: figures.map(({ address }) => address),
      sentence: isDigits(first.raw)
        ? `“${name}”一行的数字连在一起：“${first.raw}”。按格子分开有 ${fitting.length} 种可能。`
        : `“${name}”一行在文件中有 ${words(first.raw).length} 个数字，表中有 ${figures.length} 格，可能是多了或少了格子，数字移了位。`,
      origin: isDigits(first.raw) ? first.origin : wholeRow(first.origin),
      proposals: fitting.map(({ cells: reading }) => ({
        label: reading.map((cell) => cellText(cell ?? undefined) || '空').join(' | '),
        cells: figures.map(({ address }, index) => ({ address, cell: reading[index] ?? null })),
      })),
    },
  ]
}

/** The figures stand in several cells. */
function wholeRow(origin: Origin | null): Origin | null {
  if (origin?.row === undefined) return origin
  const { block, row, at } = origin
  return { block, row, from: 0, to: 0, at }
}

interface Reading {
  /** One a figure of the row; null for blank. */
  readonly cells: readonly (Cell | null)[]
}

const isDigits = (raw: string): boolean => /^\d+$/u.test(raw)
const words = (raw: string): readonly string[] => raw.split(/\s+/u).filter((word) => word !== '')

function cutReadings(raw: string, figures: readonly Figure[]): readonly Reading[] {
  return (cutsOf(raw, figures.length) ?? []).map((cut) => ({ cells: cut.map((figure) => exact(figure)) }))
}

/** The figures keep their order and stay side by side; what is too many is left out at an end. */
function shiftReadings(raw: string, figures: readonly Figure[]): readonly Reading[] {
  const found = words(raw)
  if (found.length === figures.length || found.length === 0) return []
  const isTooMany = found.length > figures.length
  const shifts = Array.from({ length: Math.abs(found.length - figures.length) + 1 }, (_, shift) => shift)
  return shifts.map((shift) => ({
    cells: figures.map(
      ({ kind }, index) =>
        readCell(found[isTooMany ? index + shift : index - shift] ?? '', kind).cell ?? null,
    ),
  }))
}

/** Holds to what the clerk has filled in already, and has no word where a figure should be. */
function agrees(reading: readonly (Cell | null)[], figures: readonly Figure[], cells: Cells): boolean {
  return figures.every(({ address }, index) => {
    const cell = reading[index] ?? undefined
    const own = cells[address]
    return cell?.kind !== 'unread' && (own === undefined || sameCell(own, cell))
  })
}

type Group = readonly [name: string, figures: readonly Figure[]]

/** A table with a single row whose groups of columns are filled but for one: the others may stand a group aside. */
function groupRepair(
  table: TableId,
  report: Report,
  recognized: ReadonlyMap<Address, RecognizedCell>,
  cells: Cells,
): readonly Repair[] {
  const groups: readonly Group[] = groupsOf(table, report.edition)
  const [first] = groups
  const figures = groups.flatMap(([, own]) => own)
  if (first === undefined || !groups.every(([, own]) => own.length === first[1].length)) return []
  if (figures.some(({ address }) => !sameCell(cells[address], report.cells[address]))) return []
  const isFilled = groups.map(([, own]) =>
    own.some(({ address }) => (recognized.get(address)?.state ?? 'blank') !== 'blank'),
  )
  const filled = groups.filter((_, index) => isFilled[index])
  const blank = groups.filter((_, index) => !isFilled[index])
  if (filled.length === 0 || blank.length === 0) return []
  const places = choices(groups.length, filled.length).filter((chosen) =>
    chosen.some((place) => !isFilled[place]),
  )
  const moves = places.map((chosen) => move(groups, filled, chosen, cells))
  const likely = moves.map((cellsThen) => evidence(groups, cellsThen, report))
  const moving = moves
    .map((then, index): Proposal & { readonly said: string | null } => ({
      label: labelOf(groups, filled, places[index] ?? []),
      cells: figures.map(({ address }) => ({ address, cell: then[address] ?? null })),
      said: likely[index] ?? null,
    }))
    .toSorted((a, b) => Number(b.said !== null) - Number(a.said !== null))
  // Nothing that would tell the groups apart: where only zeros stand, only zeros are missing.
  const isAllZero = figures.every(({ address }) => isBlankOrZero(cells[address]))
  const said = isAllZero ? '' : (moving[0]?.said ?? '')
  const names = blank.map(([name]) => `“${name}”`).join('、')
  const guess = isAllZero
    ? '别的格子都是 0，可能是没有填。'
    : `别的格子有数字，可能是数字移了位，也可能是没有填。${said}`
  const zeros: Proposal = {
    label: `${names}填 0`,
    cells: blank.flatMap(([, own]) => own.map(({ address }) => ({ address, cell: exact(0) }))),
  }
  return [
    {
      key: `group ${table}`,
      table,
      kind: 'blank-group',
      cells: figures.map(({ address }) => address),
      sentence: `${names}的 ${blank[0]?.[1].length ?? 0} 格全是空白，${guess}`,
      origin: filled[0]?.[1].flatMap(({ address }) => recognized.get(address)?.origin ?? [])[0] ?? null,
      proposals: [
        ...(isAllZero ? [] : moving.map(({ label, cells: then }) => ({ label, cells: then }))),
        zeros,
      ],
    },
  ]
}

function isBlankOrZero(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.kind === 'number' && cell.digits === 0)
}

/** All ways to choose `count` of `size` places, each in order. */
function choices(size: number, count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]]
  return Array.from({ length: size }, (_, first) => first).flatMap((first) =>
    choices(size - first - 1, count - 1).map((rest) => [first, ...rest.map((at) => at + first + 1)]),
  )
}

function move(
  groups: readonly Group[],
  filled: readonly Group[],
  chosen: readonly number[],
  cells: Cells,
): Cells {
  const then: Partial<Record<Address, Cell>> = {}
  chosen.forEach((place, index) => {
    groups[place]?.[1].forEach(({ address }, at) => {
      const from = filled[index]?.[1][at]
      const cell = from && cells[from.address]
      if (cell !== undefined) then[address] = cell
    })
  })
  return then
}

function labelOf(groups: readonly Group[], filled: readonly Group[], chosen: readonly number[]): string {
  return filled
    .flatMap((group, index) => {
      const to = groups[chosen[index] ?? -1]
      return to === undefined || to === group ? [] : [`“${group[0]}”的数移到“${to[0]}”`]
    })
    .join('，')
}

/** What the text says of a group that is filled only by this move, where the figures agree. */
function evidence(groups: readonly Group[], then: Cells, report: Report): string | null {
  const sums = new Set(
    tableIds
      .flatMap((table) => totalsOf(tableSpec(report.edition[table], table)))
      .map(({ address }) => address),
  )
  for (const [name, figures] of groups) {
    if (figures.some(({ address }) => report.cells[address] !== undefined)) continue
    const total = figures.find(({ address }) => sums.has(address))
    const cell = total && then[total.address]
    const found = new RegExp(`${name}[^，。、；\\d]{0,12}?(\\d+)\\s*件`, 'u').exec(textIn(report))
    if (cell === undefined || found?.[1] !== cellText(cell)) continue
    return `正文写着“${found[0]}”，把数字移到“${name}”后总计正是 ${cellText(cell)}。`
  }
  return null
}

function textIn({ sections }: Report): string {
  return sectionIds.flatMap((id) => [...sections[id].before, ...sections[id].after].map(textOf)).join('\n')
}
