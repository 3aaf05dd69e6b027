// The three tables of a document: their pieces gathered, wherever they stand, with the lines of text between the pieces
// that turn out to be labels; each read in the edition it was filled in.
import { note, type Note } from '../../notes.ts'
import { currentEdition, editionForYear, tableSpec } from '../../template/editions.ts'
import { tableIds, type Address, type EditionId, type TableId } from '../../template/form.ts'
import type { RecognizedCell } from '../recognition.ts'
import { editionOfTable, isAlikeInAll } from './editions.ts'
import { rowOfText, type FoundRow } from './found.ts'
import type { Item } from './items.ts'
import { plainWords } from './likeness.ts'
import { readRun, rowOfRun } from './run-figures.ts'
import { readTable } from './table.ts'
import { touchedLabel } from './touched-label.ts'
import { exactMatch, vocabularyOf } from './vocabulary.ts'

export interface TablesReading {
  readonly edition: Readonly<Record<TableId, EditionId>>
  readonly found: ReadonlySet<TableId>
  readonly cells: ReadonlyMap<Address, RecognizedCell>
  readonly automatic: ReadonlySet<Address>
  /** Items that are part of a table. */
  readonly used: ReadonlySet<Item>
  readonly notes: readonly Note[]
}

interface Piece {
  readonly item: Item
  readonly row: FoundRow
}

export function readTables(
  items: readonly Item[],
  headings: ReadonlySet<Item>,
  year: number | null,
): TablesReading {
  const pieces = new Map(tableIds.map((table) => [table, piecesOf(table, items, headings)]))
  const runs = new Map(items.flatMap((item) => (item.kind === 'run' ? [[item.run.table, item.run]] : [])))
  const found = new Set(tableIds.filter((table) => runs.has(table) || (pieces.get(table)?.length ?? 0) > 0))
  const rowsOf = (table: TableId): readonly FoundRow[] => {
    const run = runs.get(table)
    return run ? [rowOfRun(run)] : (pieces.get(table)?.map(({ row }) => row) ?? [])
  }
  const edition = editionsOf(found, (table) => editionOfTable(table, rowsOf(table), year), year)
  const cells = new Map<Address, RecognizedCell>()
  const automatic = new Set<Address>()
  const used = new Set<Item>()
  const notes: Note[] = []
  for (const table of tableIds) {
    if (!found.has(table)) {
      notes.push(note('table-missing', [tableSpec(edition[table], table).numeral]))
      continue
    }
    const vocabulary = vocabularyOf(tableSpec(edition[table], table))
    const run = runs.get(table)
    if (run) {
      const { cells: inRun, notes: odd } = readRun(run, vocabulary)
      for (const [address, cell] of inRun) cells.set(address, cell)
      notes.push(...odd)
      continue
    }
    const reading = readTable(rowsOf(table), vocabulary)
    for (const [address, cell] of reading.cells) cells.set(address, cell)
    for (const address of reading.automatic) automatic.add(address)
    for (const { item, row } of pieces.get(table) ?? [])
      if (!row.isText || reading.used.has(row)) used.add(item)
    notes.push(...reading.notes)
  }
  return { edition, found, cells, automatic, used, notes: [...notes, ...editionNotes(edition, found, year)] }
}

function piecesOf(table: TableId, items: readonly Item[], headings: ReadonlySet<Item>): readonly Piece[] {
  const isPiece = (item: Item): boolean => item.kind === 'table' && item.table === table
  const first = items.findIndex(isPiece)
  if (first === -1) return []
  const last = items.findLastIndex(isPiece)
  const touched = new Set(items.filter((item, index) => index >= first - 1 && hasTouchedLabel(table, item)))
  let near = -Infinity
  const reach = items.map((item, index) => {
    if (headings.has(item) && index > last) near = -Infinity
    if (isPiece(item) || (touched.has(item) && index - near <= farthest)) near = index
    return index - near
  })
  return items.flatMap((item, index): readonly Piece[] => {
    if (index < first - 1 || headings.has(item)) return []
    if (!isPiece(item) && index > first && (reach[index] ?? Infinity) > farthest) return []
    if (item.kind === 'table') return item.table === table ? item.rows.map((row) => ({ item, row })) : []
    if (item.kind !== 'text' || item.block.role !== null) return []
    const row = rowOfText(item.block, item.origin.block, -1 - index)
    if (touched.has(item)) return [{ item, row }]
    if (index > last + 1) return []
    const isBetween = index > first && index < last
    return (isBetween ? couldBeLabel(row) : isWordOf(table, row)) ? [{ item, row }] : []
  })
}

const longestLabel = 60
/** So many lines behind a piece of its table a line may still be a label, or the rest of one. */
const farthest = 12

function couldBeLabel(row: FoundRow): boolean {
  return row.cells.every(({ text }) => text.length <= longestLabel && !/[。；]$/u.test(text))
}

/** A line just outside of a table belongs to it when it is one of its words, or several of them. */
function isWordOf(table: TableId, row: FoundRow): boolean {
  const { rows, titles, heads } = vocabularyOf(tableSpec(currentEdition.id, table))
  const isWord = (plain: string): boolean =>
    [rows, titles, heads].some((words) => exactMatch(plain, words) !== null)
  return row.cells.every(
    ({ text, plain }) => isWord(plain) || text.split(/\s+/u).map(plainWords).every(isWord),
  )
}

/** A row of the table with its figures, in one line. */
function hasTouchedLabel(table: TableId, item: Item): boolean {
  if (item.kind !== 'text' || item.block.role !== null) return false
  const { rows } = vocabularyOf(tableSpec(currentEdition.id, table))
  const { cells } = rowOfText(item.block, item.origin.block, 0)
  return cells.every((cell) => touchedLabel(cell, rows) !== null)
}

/** A table that is alike in all editions goes by the others; one that is missing goes by the year. */
export function editionsOf(
  found: ReadonlySet<TableId>,
  told: (table: TableId) => EditionId,
  year: number | null,
): Readonly<Record<TableId, EditionId>> {
  const ofYear = year === null ? currentEdition.id : editionForYear(year).id
  const first = tableIds.find((table) => found.has(table) && !isAlikeInAll(table))
  const fallback = first === undefined ? ofYear : told(first)
  const editionOf = (table: TableId): EditionId =>
    found.has(table) && !isAlikeInAll(table) ? told(table) : fallback
  return {
    disclosure: editionOf('disclosure'),
    requests: editionOf('requests'),
    disputes: editionOf('disputes'),
  }
}

export function editionNotes(
  edition: Readonly<Record<TableId, EditionId>>,
  found: ReadonlySet<TableId>,
  year: number | null,
): readonly Note[] {
  const isNew = year === null || editionForYear(year) === currentEdition
  const [disclosure, requests] = [edition.disclosure, edition.requests]
  if (disclosure === requests || !found.has('disclosure') || !found.has('requests')) {
    const isOld = year !== null && isNew && disclosure !== currentEdition.id
    return isOld ? [note('edition-old', [year, disclosure])] : []
  }
  return [requests < disclosure ? note('row-2019', []) : note('edition-mixed', [])]
}
