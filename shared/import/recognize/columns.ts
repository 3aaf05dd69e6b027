// Which figure column each cell of a row belongs to: by the heads where there are heads, by order where a row has exactly
// the figures it should have. A row that fits neither way is not placed at all.
import type { CellKind } from '../../template/form.ts'
import { filled, isBlank, type FoundCell } from './found.ts'
import { isFigureLike } from './likeness.ts'
import {
  exactMatch,
  nearMatch,
  type BandWords,
  type ColumnWord,
  type Match,
  type Word,
} from './vocabulary.ts'

/** The head rows above some figure rows. */
export interface HeadZone {
  readonly part: number
  readonly cells: readonly FoundCell[]
  /** Row of each cell within the zone. */
  readonly rowOf: ReadonlyMap<FoundCell, number>
  /** Column behind the last; null where its rows end in different columns and so do not lie under each other. */
  readonly end: number | null
}

export interface Span {
  readonly from: number
  readonly to: number
}

export interface ColumnPlan {
  /** For every figure column of the band where its head stands; null where it was not found. */
  readonly spans: readonly (Span | null)[]
  /** All heads, in their order, with no column between them. */
  readonly regular: boolean
  /** Heads that are not the form's. */
  readonly strangers: readonly FoundCell[]
  /** Heads that are not spelled as they should be. */
  readonly odd: readonly { readonly text: string; readonly word: Word }[]
  readonly end: number | null
}

export function planOf(zone: HeadZone, band: BandWords, kinds: readonly CellKind[]): ColumnPlan {
  const matches = new Map<FoundCell, Match<Word>>()
  const strangers: FoundCell[] = []
  const below = new Set<FoundCell>()
  for (const cell of topDown(zone)) {
    if (below.has(cell)) continue
    const match = headOf(cell, band) ?? brokenHead(cell, zone, band, below)
    if (match && !isOtherUnit(cell, match.word, band, kinds)) matches.set(cell, match)
    else if (!match || isColumn(match.word)) strangers.push(cell)
  }
  const spans =
    inOrder(matches, band) ??
    inReading(matches, zone, band) ??
    band.columns.map((column) => spanOf(column, band, matches, zone))
  return {
    spans,
    regular: isRegular(spans),
    strangers,
    odd: [...matches].flatMap(([{ text }, { word, odd }]) => (odd ? [{ text, word }] : [])),
    end: zone.end,
  }
}

function topDown(zone: HeadZone): readonly FoundCell[] {
  return filled(zone.cells).toSorted((a, b) => rowIn(zone, a) - rowIn(zone, b))
}

function rowIn(zone: HeadZone, cell: FoundCell): number {
  return zone.rowOf.get(cell) ?? 0
}

function headOf({ plain }: FoundCell, { heads }: BandWords): Match<Word> | null {
  return exactMatch(plain, heads) ?? nearMatch(plain, heads)
}

/** A head broken over rows: 社会公益 and, in the cell below, 组织. */
function brokenHead(
  cell: FoundCell,
  zone: HeadZone,
  { heads }: BandWords,
  below: Set<FoundCell>,
): Match<Word> | null {
  const rest = filled(zone.cells).find(
    (one) => one.column === cell.column && rowIn(zone, one) === rowIn(zone, cell) + 1,
  )
  const match = rest === undefined ? null : exactMatch(cell.plain + rest.plain, heads)
  if (match && rest) below.add(rest)
  return match && { ...match, odd: true }
}

function isColumn(word: Word): word is ColumnWord {
  return 'kind' in word && word.kind === 'column'
}

/** `（单位：元）` over a column of 万元 is another column. */
function isOtherUnit(cell: FoundCell, word: Word, band: BandWords, kinds: readonly CellKind[]): boolean {
  const kind = isColumn(word) ? kinds[band.columns.indexOf(word)] : undefined
  return kind !== undefined && isUnitOfOther(kind, cell.text)
}

/** Whether words beside figures of a kind name a unit of money that is not theirs. */
export function isUnitOfOther(kind: CellKind, text: string): boolean {
  const unit = /亿元|万元|元/u.exec(text.replace(/\s/gu, ''))?.[0]
  return unit !== undefined && unit !== (kind === 'amountWan' ? '万元' : kind === 'amountYuan' ? '元' : unit)
}

/** All figure heads present once, left to right as in the form: no need of the heads above them. */
function inOrder(
  matches: ReadonlyMap<FoundCell, Match<Word>>,
  { columns }: BandWords,
): readonly Span[] | null {
  const found = [...matches]
    .filter(([, { word }]) => columns.some(({ plain }) => plain === word.plain))
    .toSorted(([a], [b]) => a.column - b.column)
  const fits =
    found.length === columns.length &&
    found.every(([, { word }], index) => word.plain === columns[index]?.plain)
  return fits ? found.map(([{ column, end }]) => ({ from: column, to: end })) : null
}

/**
 * Heads whose rows do not lie under each other, but are all there and read as in the form, where one of those above them
 * may be missing: only their order is known.
 */
function inReading(
  matches: ReadonlyMap<FoundCell, Match<Word>>,
  zone: HeadZone,
  { reading, columns }: BandWords,
): readonly Span[] | null {
  if (zone.end !== null) return null
  const found = [...matches]
    .toSorted(([a], [b]) => rowIn(zone, a) - rowIn(zone, b) || a.column - b.column)
    .map(([, { word }]) => word.plain)
    .filter((plain) => reading.includes(plain))
  const figureHeads = new Set(columns.map(({ plain }) => plain))
  const expected = reading.filter((plain) => figureHeads.has(plain) || found.includes(plain))
  const fits = found.length === expected.length && found.every((plain, index) => plain === expected[index])
  return fits ? columns.map((_, index) => ({ from: index, to: index + 1 })) : null
}

/** A head that stands once, or once under the heads it belongs to. */
function spanOf(
  column: ColumnWord,
  { columns }: BandWords,
  matches: ReadonlyMap<FoundCell, Match<Word>>,
  zone: HeadZone,
): Span | null {
  const cellsOf = (plain: string): readonly FoundCell[] =>
    [...matches].filter(([, { word }]) => word.plain === plain).map(([cell]) => cell)
  const own = cellsOf(column.plain)
  const above = column.above.filter((plain) => cellsOf(plain).length === 1)
  const reaches = above.flatMap(cellsOf).map((cell) => reach(cell, zone))
  const inside = own.filter((cell) => reaches.every(({ from, to }) => from <= cell.column && cell.end <= to))
  // Heads of one wording are told apart by those above them, and by nothing else.
  const alike = columns.filter((other) => other !== column && other.plain === column.plain)
  const isTold = alike.every((other) => above.some((plain) => !other.above.includes(plain)))
  const [only, ...more] = inside.length > 0 || alike.length > 0 ? inside : own
  if (only === undefined || !isTold || more.some((cell) => cell.column !== only.column)) return null
  return { from: only.column, to: only.end }
}

/** The columns under a head: its span, or all up to the next head of its row. */
function reach(cell: FoundCell, zone: HeadZone): Span {
  if (cell.end - cell.column > 1) return { from: cell.column, to: cell.end }
  const row = zone.rowOf.get(cell)
  const next = filled(zone.cells)
    .filter((one) => zone.rowOf.get(one) === row && one.column > cell.column)
    .map(({ column }) => column)
  return { from: cell.column, to: Math.min(zone.end ?? Infinity, ...next) }
}

function isRegular(spans: readonly (Span | null)[]): boolean {
  return spans.every((span, index) => {
    const before = index === 0 ? undefined : spans[index - 1]
    return span !== null && (before === undefined || before?.to === span.from)
  })
}

/** What one row has for each figure column. */
export type Slot =
  | { readonly kind: 'cell'; readonly cell: FoundCell | null }
  /** More than one reading. */
  | { readonly kind: 'asked'; readonly cells: readonly FoundCell[] }
  /** No such column. */
  | { readonly kind: 'missing' }

export interface FigureRow {
  /** Cells behind the label, those that reach in from above included, in their order. */
  readonly fields: readonly FoundCell[]
  readonly labelEnd: number
  readonly end: number
}

/** By the columns of the heads; null when the row's columns are not theirs. */
export function slotsByHeads(row: FigureRow, plan: ColumnPlan): readonly Slot[] | null {
  if (!isAsWide(row, plan)) return null
  const found = plan.spans.filter((span) => span !== null)
  if (found.length === 0) return null
  // A label under the head of a figure: the row's cells are others than the heads say.
  if (found.some(({ from }) => from < row.labelEnd)) return null
  const allowed = [
    ...found,
    ...plan.strangers.map(({ column, end }) => ({ from: column, to: end })),
    ...gapsFor(row, plan),
  ]
  const isOutside = (cell: FoundCell): boolean =>
    !allowed.some(({ from, to }) => cell.column < to && cell.end > from)
  if (filled(row.fields).some(isOutside)) return null
  const slots = plan.spans.map((span, index) =>
    span === null ? slotOfMissing(row, plan, index) : slotOfSpan(row, span),
  )
  // Several figures under one head: heads lie over columns of others, and a single figure may be another head's as well.
  const isCrowded = slots.some((slot) => slot.kind === 'asked' && slot.cells.length > 1)
  return isCrowded ? slots.map(() => ({ kind: 'asked', cells: filled(row.fields) })) : slots
}

/** Whether a row lies under its heads as far as the number of columns tells. */
export function isAsWide(row: FigureRow, plan: ColumnPlan): boolean {
  return plan.end !== null && row.end === plan.end
}

function slotOfSpan(row: FigureRow, { from, to }: Span): Slot {
  const over = row.fields.filter(({ column, end }) => column < to && end > from)
  const [only, ...more] = filled(over)
  if (only === undefined) return { kind: 'cell', cell: over[0] ?? null }
  const isInside = only.column >= from && only.end <= to && only.rowSpan === 1
  return more.length === 0 && isInside
    ? { kind: 'cell', cell: only }
    : { kind: 'asked', cells: [only, ...more] }
}

/** Where the head of a missing column may stand unrecognized: between the heads beside it. */
function gapOf(row: FigureRow, plan: ColumnPlan, index: number): Span {
  const before = plan.spans.slice(0, index).findLast((span) => span !== null)
  const after = plan.spans.slice(index + 1).find((span) => span !== null)
  return { from: before?.to ?? row.labelEnd, to: after?.from ?? row.end }
}

function gapsFor(row: FigureRow, plan: ColumnPlan): readonly Span[] {
  return plan.spans.flatMap((span, index) => (span === null ? [gapOf(row, plan, index)] : []))
}

function slotOfMissing(row: FigureRow, plan: ColumnPlan, index: number): Slot {
  const gap = gapOf(row, plan, index)
  if (gap.to <= gap.from) return { kind: 'missing' }
  const cells = filled(row.fields).filter(({ column, end }) => column < gap.to && end > gap.from)
  return cells.length === 0 ? { kind: 'missing' } : { kind: 'asked', cells }
}

/** So many figures in a row are the row, wherever they stand; fewer must stand under heads of the row's own width. */
export const enough = 4

/** By counting off: exactly as many figures as columns, one beside the other, with no column nobody knows among them. */
export function slotsByOrder(row: FigureRow, count: number, plan: ColumnPlan | null): readonly Slot[] | null {
  const first = row.fields.findIndex((cell) => !isBlank(cell))
  const figures = filled(row.fields)
  const isRun = row.fields.slice(first, first + count).every((cell) => !isBlank(cell))
  const isPlain = figures.every(({ rowSpan, text }) => rowSpan === 1 && isFigureLike(text))
  const isKnown = plan === null || (plan.regular && !plan.strangers.some(({ end }) => end > row.labelEnd))
  if (figures.length !== count || !isRun || !isPlain || !isKnown) return null
  const [from, to] = [plan?.spans[0]?.from ?? 0, plan?.spans.at(-1)?.to ?? Infinity]
  const isUnder =
    plan === null || (isAsWide(row, plan) && figures.every(({ column, end }) => from <= column && end <= to))
  return count >= enough || isUnder ? figures.map((cell) => ({ kind: 'cell', cell })) : null
}
