// The rows found of one table → its figure cells, each given, blank, asked or unread with its origin, and what was odd.
// Certain or asked: a row that does not fit its columns is never moved until it does.
import { note, type Note } from '../../notes.ts'
import { cellText, sameCell } from '../../report/arithmetic.ts'
import type { Cell } from '../../report/cell.ts'
import { readCell } from '../../report/read-number.ts'
import type { Address } from '../../template/form.ts'
import { layoutOf, type Figure } from '../../template/layout.ts'
import type { RecognizedCell } from '../recognition.ts'
import { isUnitOfOther, type Slot } from './columns.ts'
import { dataRows, withBlankRow, type DataRow } from './data-rows.ts'
import { filled, isBlank, textOfRow, type FoundCell, type FoundRow } from './found.ts'
import { isFigureInBrackets } from './likeness.ts'
import { placingsOf } from './placing.ts'
import { meaningsOf } from './rows.ts'
import { shiftedCandidates } from './shifted.ts'
import { countedNote, cutNote, headNotes, missingNotes, rowNotes } from './table-notes.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface TableReading {
  readonly cells: ReadonlyMap<Address, RecognizedCell>
  /** Cells that hold a formula's result. */
  readonly automatic: ReadonlySet<Address>
  readonly notes: readonly Note[]
  /** Rows that are part of the table; lines of text among them are used up. */
  readonly used: ReadonlySet<FoundRow>
}

export function readTable(rows: readonly FoundRow[], vocabulary: Vocabulary): TableReading {
  const meanings = withBlankRow(meaningsOf(rows, vocabulary), rows, vocabulary)
  const { figures } = layoutOf(vocabulary.table)
  const data = dataRows(rows, meanings, vocabulary, figures)
  const figuresOf = ({ word }: DataRow): readonly Figure[] =>
    figures.filter(({ rowKey }) => rowKey === word.key)
  const placings = placingsOf(data, (row) => figuresOf(row).length)
  const notes: Note[] = [
    ...headNotes(data, vocabulary),
    ...meanings.flatMap((meaning, index) => rowNotes(meaning, rows[index], vocabulary)),
    ...missingNotes(data, vocabulary),
    ...countedNote(placings, vocabulary),
    ...cutNote(data, vocabulary),
  ]
  const readings = data.flatMap((row) =>
    readRow(row, placings.get(row)?.slots ?? null, figuresOf(row), notes),
  )
  return {
    ...merged(readings, notes),
    notes,
    used: new Set(rows.filter((_, index) => meanings[index]?.kind !== 'words')),
  }
}

interface Reading {
  readonly cell: RecognizedCell
  readonly automatic: boolean
  /** The row it stands in holds a figure at all. */
  readonly isFilledRow: boolean
}

function readRow(
  row: DataRow,
  slots: readonly Slot[] | null,
  figures: readonly Figure[],
  notes: Note[],
): readonly Reading[] {
  const found = filled(row.fields)
  const isBlankRow = found.length === 0 && !(row.row.isCut && slots !== null)
  const label = row.row.cells.find(({ text }) => text !== '' && isFigureInBrackets(hintOf(text)))
  if (isBlankRow && label !== undefined) {
    notes.push(note('cell-asked', [label.text], label.origin))
    return figures.map((figure) => asked(figure, [label], []))
  }
  if (isBlankRow) return figures.map((figure, index) => blank(figure, slots?.[index], false))
  if (slots === null) {
    if (!row.isLikely) {
      notes.push(
        note('columns-shifted', [nameOf(row), found.length, figures.length], row.row.cells[0]?.origin),
      )
    }
    return figures.map((figure, index) => asked(figure, found, shiftedCandidates(found, figures, index)))
  }
  return figures.flatMap((figure, index) => readSlot(figure, slots[index], row, notes))
}

/** Of a label what stands in brackets at its end. */
function hintOf(label: string): string {
  return /(?<=\S)[（(［[〔【][^（(［[〔【]*$/u.exec(label)?.[0] ?? ''
}

function nameOf({ word, row }: DataRow): string {
  return word.name || textOfRow(row).slice(0, 20)
}

function readSlot(figure: Figure, slot: Slot | undefined, row: DataRow, notes: Note[]): readonly Reading[] {
  if (slot === undefined || slot.kind === 'missing') return row.row.isCut ? [asked(figure, [], [])] : []
  if (slot.kind === 'asked') {
    notes.push(note('cell-asked', [slot.cells.map(({ text }) => text).join(' ')], slot.cells[0]?.origin))
    return [asked(figure, slot.cells, candidatesOf(slot.cells, figure, row))]
  }
  const { cell } = slot
  if (cell === null || isBlank(cell)) return [blank(figure, slot, true)]
  if (row.isLikely || isUnitOfOther(figure.kind, row.label)) {
    return [asked(figure, [cell], candidatesOf([cell], figure, row))]
  }
  const reading = readCell(cell.text, figure.kind)
  notes.push(...reading.notes.map((odd): Note => ({ ...odd, origin: cell.origin })))
  const state = reading.cell === undefined ? 'blank' : reading.cell.kind === 'unread' ? 'unread' : 'given'
  const { address } = figure
  return [
    {
      cell: { address, state, cell: reading.cell ?? null, raw: cell.text, origin: cell.origin },
      automatic: cell.automatic,
      isFilledRow: true,
    },
  ]
}

function blank({ address }: Figure, slot: Slot | undefined, isFilledRow: boolean): Reading {
  const cell = slot?.kind === 'cell' ? slot.cell : null
  return {
    cell: { address, state: 'blank', cell: null, raw: '', origin: cell?.origin ?? null },
    automatic: cell?.automatic === true,
    isFilledRow,
  }
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
function merged(readings: readonly Reading[], notes: Note[]): Pick<TableReading, 'cells' | 'automatic'> {
  const cells = new Map<Address, RecognizedCell>()
  const automatic = new Set<Address>()
  const filledBefore = new Map<Address, boolean>()
  for (const { cell, automatic: isAutomatic, isFilledRow } of readings) {
    const { address } = cell
    const before = cells.get(address)
    const isFirst = before === undefined || filledBefore.get(address) === false
    if (!isFirst && isFilledRow && !isSame(before, cell)) {
      cells.set(address, askedAgain(before, cell))
      automatic.delete(address)
      // What was asked before has its note.
      if (before.state !== 'asked' && cell.state !== 'asked') {
        notes.push(note('cell-asked', [`${before.raw} ${cell.raw}`.trim()], cell.origin ?? undefined))
      }
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

/** Beyond so many nobody chooses. */
const mostCandidates = 12
const longestRaw = 200

function askedAgain(a: RecognizedCell, b: RecognizedCell): RecognizedCell {
  const candidates = [a, b].flatMap(({ cell, candidates: more }) => [
    ...(cell ? [cell] : []),
    ...(more ?? []),
  ])
  return {
    address: a.address,
    state: 'asked',
    cell: null,
    raw: `${a.raw} ${b.raw}`.trim().slice(0, longestRaw),
    candidates: distinctCells(candidates).slice(0, mostCandidates),
    origin: a.origin ?? b.origin,
  }
}
