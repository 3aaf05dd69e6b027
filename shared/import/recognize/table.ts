// The rows found of one table → its figure cells, each given, blank, asked or unread with its origin, and what was odd.
// Certain or asked: a row that does not fit its columns is never moved until it does.
import { note, type Note } from '../../notes.ts'
import { cellText, sameCell } from '../../report/arithmetic.ts'
import type { Cell } from '../../report/cell.ts'
import { readCell } from '../../report/read-number.ts'
import type { Address } from '../../template/form.ts'
import { layoutOf, type Figure } from '../../template/layout.ts'
import type { RecognizedCell } from '../recognition.ts'
import {
  isUnitOfOther,
  planOf,
  slotsByHeads,
  slotsByOrder,
  type ColumnPlan,
  type FigureRow,
  type HeadZone,
  type Slot,
} from './columns.ts'
import { filled, isBlank, textOfRow, type FoundCell, type FoundRow } from './found.ts'
import { meaningsOf, type RowMeaning } from './rows.ts'
import { shiftedCandidates } from './shifted.ts'
import type { RowWord, Vocabulary } from './vocabulary.ts'

export interface TableReading {
  readonly cells: ReadonlyMap<Address, RecognizedCell>
  /** Cells that hold a formula's result. */
  readonly automatic: ReadonlySet<Address>
  readonly notes: readonly Note[]
  /** Rows that are part of the table; lines of text among them are used up. */
  readonly used: ReadonlySet<FoundRow>
}

interface DataRow extends FigureRow {
  readonly row: FoundRow
  readonly word: RowWord
  /** The label is not the row's own: it only stands where the row should. */
  readonly isLikely: boolean
  readonly plan: ColumnPlan | null
  readonly zone: HeadZone | null
  readonly label: string
}

export function readTable(rows: readonly FoundRow[], vocabulary: Vocabulary): TableReading {
  const meanings = withBlankRow(meaningsOf(rows, vocabulary), rows, vocabulary)
  const { figures } = layoutOf(vocabulary.table)
  const data = dataRows(rows, meanings, vocabulary, figures)
  const notes: Note[] = [
    ...headNotes(data, vocabulary),
    ...meanings.flatMap((meaning, index) => rowNotes(meaning, rows[index], vocabulary)),
  ]
  const readings = data.map((one) => readRow(one, data, figures, notes))
  for (const word of vocabulary.rows) {
    const isThere = data.some((one) => one.word === word)
    if (!isThere) notes.push(note('row-missing', [word.name || `表${vocabulary.table.numeral}`]))
  }
  return {
    ...merged(readings, notes),
    notes,
    used: new Set(rows.filter((_, index) => meanings[index]?.kind !== 'words')),
  }
}

/** A table whose only row has no label: where no row has figures, the blank one under the heads is it. */
function withBlankRow(
  meanings: readonly RowMeaning[],
  rows: readonly FoundRow[],
  vocabulary: Vocabulary,
): readonly RowMeaning[] {
  const [word] = vocabulary.rows
  if (word === undefined || word.plain !== '' || meanings.some(({ kind }) => kind === 'figures'))
    return meanings
  const heads = meanings.findLastIndex(({ kind }) => kind === 'heads')
  const blank = meanings.findIndex(
    ({ kind }, index) => index > heads && kind === 'blank' && (rows[index]?.cells.length ?? 0) > 1,
  )
  if (heads === -1) return meanings
  return meanings.map((meaning, index) =>
    index === blank ? { kind: 'figures', word, labelEnd: 0, odd: null, sure: true } : meaning,
  )
}

/** Figure rows with the heads above them. A band's title ends the heads of the band before. */
function dataRows(
  rows: readonly FoundRow[],
  meanings: readonly RowMeaning[],
  vocabulary: Vocabulary,
  figures: readonly Figure[],
): readonly DataRow[] {
  const data: DataRow[] = []
  const plans = new Map<HeadZone, Map<number, ColumnPlan>>()
  let zone: HeadZone | null = null
  let heads: FoundRow[] = []
  rows.forEach((row, index) => {
    const meaning = meanings[index]
    if (meaning === undefined) return
    if (meaning.kind === 'band') [zone, heads] = [null, []]
    if (meaning.kind === 'heads' || (meaning.kind === 'words' && isHeadPiece(row, heads))) {
      heads = [...heads, row]
      zone = zoneOf(heads)
    }
    const word =
      meaning.kind === 'figures' ? meaning.word : meaning.kind === 'unknown' ? meaning.likely : null
    if (word === null || (meaning.kind !== 'figures' && meaning.kind !== 'unknown')) return
    heads = []
    const { labelEnd } = meaning
    const fields = [...row.cells.filter(({ column }) => column >= labelEnd), ...figuresAbove(row, labelEnd)]
    data.push({
      row,
      word,
      isLikely: meaning.kind === 'unknown',
      labelEnd,
      end: row.end,
      fields: fields.toSorted((a, b) => a.column - b.column),
      zone,
      plan: zone && planFor(zone, word, vocabulary, figures, plans),
      label: filled(row.cells.filter(({ end }) => end <= labelEnd))
        .map(({ text }) => text)
        .join(''),
    })
  })
  return data
}

/** Words under heads in the same grid, in more than one cell: the rest of broken heads. */
function isHeadPiece(row: FoundRow, heads: readonly FoundRow[]): boolean {
  return heads.some(({ part }) => part === row.part) && filled(row.cells).length > 1
}

function zoneOf(heads: readonly FoundRow[]): HeadZone {
  return {
    part: heads[0]?.part ?? 0,
    cells: heads.flatMap(({ cells }) => cells),
    rowOf: new Map(heads.flatMap(({ cells }, index) => cells.map((cell) => [cell, index] as const))),
    end: heads.reduce((most, { end }) => Math.max(most, end), 0),
  }
}

/** Cells that reach in from above among the figures; those of labels stay out. */
function figuresAbove(row: FoundRow, labelEnd: number): readonly FoundCell[] {
  return row.covering.filter(({ column }) => column >= labelEnd)
}

function planFor(
  zone: HeadZone,
  word: RowWord,
  vocabulary: Vocabulary,
  figures: readonly Figure[],
  plans: Map<HeadZone, Map<number, ColumnPlan>>,
): ColumnPlan | null {
  const ofZone = plans.get(zone) ?? new Map<number, ColumnPlan>()
  plans.set(zone, ofZone)
  const known = ofZone.get(word.band)
  if (known) return known
  const band = vocabulary.bands[word.band]
  if (band === undefined) return null
  const kinds = figures.filter(({ rowKey }) => rowKey === word.key).map(({ kind }) => kind)
  const plan = planOf(zone, band, kinds)
  ofZone.set(word.band, plan)
  return plan
}

function headNotes(data: readonly DataRow[], vocabulary: Vocabulary): readonly Note[] {
  const seen = new Set<ColumnPlan>()
  return data.flatMap(({ plan, word, fields }) => {
    if (plan === null || seen.has(plan)) return []
    seen.add(plan)
    const origin = fields[0]?.origin
    const missing =
      vocabulary.bands[word.band]?.columns.filter((_, index) => plan.spans[index] === null) ?? []
    return [
      ...plan.odd.map((odd) => note('label-odd', [odd.text.replaceAll('\n', ''), odd.word.label], origin)),
      ...plan.strangers.map((cell) => note('column-unknown', [cell.text.replaceAll('\n', '')], cell.origin)),
      ...missing.map(({ name }) => note('column-missing', [name], origin)),
    ]
  })
}

function rowNotes(meaning: RowMeaning, row: FoundRow | undefined, vocabulary: Vocabulary): readonly Note[] {
  if (row === undefined) return []
  const origin = row.cells[0]?.origin
  switch (meaning.kind) {
    case 'figures':
      return [
        ...(meaning.odd === null ? [] : [note('label-odd', [meaning.odd, meaning.word.label], origin)]),
        ...besideLabel(row, meaning, vocabulary),
      ]
    case 'unknown':
      return [note('label-unknown', [textOfRow(row)], origin)]
    case 'words':
      return row.isText || isOfForm(row, vocabulary) ? [] : [note('text-unplaced', [textOfRow(row)], origin)]
    case 'band':
    case 'heads':
    case 'used':
    case 'blank':
      return []
  }
}

/** Words in front of a label are its group's, or what a page break left of that. */
function besideLabel(
  row: FoundRow,
  { word, labelEnd, odd }: RowMeaning & { kind: 'figures' },
  vocabulary: Vocabulary,
): readonly Note[] {
  const before = filled(row.cells).filter(({ end, plain }) => end < labelEnd && !/^\d{0,2}$/u.test(plain))
  return before.flatMap(({ plain, text, origin }) => {
    if (plain === '' || odd?.includes(text) || vocabulary.groups.some((group) => group.plain === plain))
      return []
    const group = vocabulary.groups.find(
      (one) => one.plain.includes(plain) && word.groups.includes(one.plain),
    )
    return [group ? note('label-odd', [text, group.label], origin) : note('text-unplaced', [text], origin)]
  })
}

/** Rows of words that are the form's own: a group's label, or a piece of one. */
function isOfForm(row: FoundRow, { groups, bands, rows }: Vocabulary): boolean {
  const words = [...groups, ...rows, ...bands.flatMap(({ heads }) => heads)]
  return filled(row.cells).every(({ plain }) => words.some((word) => word.plain.includes(plain)))
}

interface Reading {
  readonly cell: RecognizedCell
  readonly automatic: boolean
  /** The row it stands in holds a figure at all. */
  readonly isFilledRow: boolean
}

function readRow(
  one: DataRow,
  all: readonly DataRow[],
  figures: readonly Figure[],
  notes: Note[],
): readonly Reading[] {
  const own = figures.filter(({ rowKey }) => rowKey === one.word.key)
  const slots = slotsOf(one, all, own.length)
  if (slots !== null && !one.isLikely) {
    return own.flatMap((figure, index) => readSlot(figure, slots[index], one, notes))
  }
  const found = filled(one.fields)
  if (slots === null)
    notes.push(note('columns-shifted', [nameOf(one), found.length, own.length], one.row.cells[0]?.origin))
  return own.flatMap((figure, index) => {
    const slot = slots?.[index]
    const cells = slot?.kind === 'cell' ? [slot.cell].filter((cell) => cell !== null) : []
    const candidates =
      slots === null ? shiftedCandidates(found, own, index) : candidatesOf(cells, figure, one)
    return [asked(figure, slots === null ? found : cells, candidates)]
  })
}

function nameOf({ word, row }: DataRow): string {
  return word.name || textOfRow(row).slice(0, 20)
}

/** null: the row cannot be placed. */
function slotsOf(one: DataRow, all: readonly DataRow[], count: number): readonly Slot[] | null {
  const { plan } = one
  const group = all.filter(
    (other) => other.row.part === one.row.part && other.plan === plan && other.word.band === one.word.band,
  )
  const byHeads = plan && slotsByHeads(one, plan)
  const isFull = byHeads?.every((slot) => slot.kind === 'cell' && slot.cell !== null && !isBlank(slot.cell))
  if (byHeads && isFull) return byHeads
  const hasStrays = group.some(({ fields }) => filled(fields).length > count)
  const byOrder = (plan === null || plan.regular) && !hasStrays ? slotsByOrder(one, count) : null
  // Cells that lie across two heads are counted off where that is sure, and else asked.
  const isAcross = byHeads?.some(({ kind }) => kind === 'asked')
  if (byHeads && !isShifted(group, plan, count)) return isAcross ? (byOrder ?? byHeads) : byHeads
  return byOrder
}

/** Rows that are full show whether the figures of this part stand under their heads. */
function isShifted(group: readonly DataRow[], plan: ColumnPlan, count: number): boolean {
  return group.some((row) => {
    const figures = filled(row.fields).length
    return figures > count || (figures === count && slotsByHeads(row, plan) === null)
  })
}

function readSlot(figure: Figure, slot: Slot | undefined, one: DataRow, notes: Note[]): readonly Reading[] {
  if (slot === undefined || slot.kind === 'missing') return []
  if (slot.kind === 'asked') {
    notes.push(note('cell-asked', [slot.cells.map(({ text }) => text).join(' ')], slot.cells[0]?.origin))
    return [asked(figure, slot.cells, candidatesOf(slot.cells, figure, one))]
  }
  const { cell } = slot
  const { address } = figure
  const isFilledRow = filled(one.fields).length > 0
  if (cell === null || isBlank(cell)) {
    const blank: RecognizedCell = {
      address,
      state: 'blank',
      cell: null,
      raw: '',
      origin: cell?.origin ?? null,
    }
    return [{ cell: blank, automatic: cell?.automatic === true, isFilledRow }]
  }
  if (isUnitOfOther(figure.kind, one.label)) return [asked(figure, [cell], candidatesOf([cell], figure, one))]
  const reading = readCell(cell.text, figure.kind)
  notes.push(...reading.notes.map((odd): Note => ({ ...odd, origin: cell.origin })))
  const found = { address, raw: cell.text, origin: cell.origin }
  const state = reading.cell === undefined ? 'blank' : reading.cell.kind === 'unread' ? 'unread' : 'given'
  return [{ cell: { ...found, state, cell: reading.cell ?? null }, automatic: cell.automatic, isFilledRow }]
}

function asked(figure: Figure, cells: readonly FoundCell[], candidates: readonly Cell[]): Reading {
  const raw = cells.map(({ text }) => text).join(' ')
  const origin = cells[0]?.origin ?? null
  return {
    cell: { address: figure.address, state: 'asked', cell: null, raw, candidates, origin },
    automatic: false,
    isFilledRow: true,
  }
}

/** What each cell would say here; in a unit of money that is not the form's, what that comes to. */
function candidatesOf(
  cells: readonly FoundCell[],
  figure: Figure,
  { label, plan }: DataRow,
): readonly Cell[] {
  const heads = plan?.strangers.map(({ text }) => text).join('') ?? ''
  const unit = /亿元|万元|元/u.exec(isUnitOfOther(figure.kind, label) ? label : heads)?.[0] ?? ''
  const isOther = isUnitOfOther(figure.kind, unit)
  const read = cells.flatMap(({ text }) => {
    const { cell, proposed } = readCell(isOther ? `${text}${unit}` : text, figure.kind)
    const meant = proposed ?? cell
    return meant === undefined || meant.kind === 'unread' ? [] : [meant]
  })
  return distinctCells(read)
}

function distinctCells(cells: readonly Cell[]): readonly Cell[] {
  return cells.filter((cell, index) => cells.findIndex((other) => sameCell(other, cell)) === index)
}

/** Rows that were found twice: alike, or one of them empty, or asked. */
function merged(
  readings: readonly (readonly Reading[])[],
  notes: Note[],
): Pick<TableReading, 'cells' | 'automatic'> {
  const cells = new Map<Address, RecognizedCell>()
  const automatic = new Set<Address>()
  const filledBefore = new Map<Address, boolean>()
  for (const { cell, automatic: isAutomatic, isFilledRow } of readings.flat()) {
    const { address } = cell
    const before = cells.get(address)
    const isFirst = before === undefined || filledBefore.get(address) === false
    if (!isFirst && isFilledRow && !isSame(before, cell)) {
      cells.set(address, askedAgain(before, cell))
      automatic.delete(address)
      notes.push(note('cell-asked', [`${before.raw} ${cell.raw}`.trim()], cell.origin ?? undefined))
    }
    if (!isFirst) continue
    cells.set(address, cell)
    filledBefore.set(address, isFilledRow)
    if (isAutomatic) automatic.add(address)
  }
  return { cells, automatic }
}

function isSame(a: RecognizedCell, b: RecognizedCell): boolean {
  return (
    a.state === b.state &&
    a.state !== 'asked' &&
    cellText(a.cell ?? undefined) === cellText(b.cell ?? undefined)
  )
}

function askedAgain(a: RecognizedCell, b: RecognizedCell): RecognizedCell {
  const candidates = [a, b].flatMap(({ cell, candidates: more }) => [
    ...(cell ? [cell] : []),
    ...(more ?? []),
  ])
  return {
    address: a.address,
    state: 'asked',
    cell: null,
    raw: `${a.raw} ${b.raw}`.trim(),
    candidates: distinctCells(candidates),
    origin: a.origin ?? b.origin,
  }
}
