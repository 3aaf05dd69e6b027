// Figures of a text that stand one space apart and may be a single one, `1 234`: where a row has as many pieces as cells only
// because another cell is blank, the sums tell. What does not add up as it stands, and would with a pair taken together, is
// asked.
import type { Document } from '../../document.ts'
import { joinedPairs } from '../../figure-pairs.ts'
import { note, type Note } from '../../notes.ts'
import { sameCell } from '../../report/arithmetic.ts'
import type { Cell } from '../../report/cell.ts'
import { sumOf } from '../../report/evaluate.ts'
import type { Cells } from '../../report/model.ts'
import { readCell } from '../../report/read-number.ts'
import { tableSpec } from '../../template/editions.ts'
import { tableIds, type Address, type TableId } from '../../template/form.ts'
import { identitiesOf, type Identity } from '../../template/identities.ts'
import { layoutOf, type Figure } from '../../template/layout.ts'
import type { RecognizedCell, Recognition } from '../recognition.ts'
import { cellsOfReport } from './totals.ts'

export function withPairsAsked(document: Document, recognition: Recognition): Recognition {
  const { report, cells } = recognition
  const byAddress = new Map(cells.map((cell) => [cell.address, cell]))
  const asked = new Map<Address, RecognizedCell>()
  const notes: Note[] = []
  // Rows without sums come last: they go by what the others say of the file.
  const bySums = (table: TableId): boolean => identitiesOf(tableSpec(report.edition[table], table)).length > 0
  for (const table of tableIds.toSorted((a, b) => Number(bySums(b)) - Number(bySums(a)))) {
    const spec = tableSpec(report.edition[table], table)
    for (const [figures, identities] of rowsOf(layoutOf(spec).figures, identitiesOf(spec))) {
      const row = figures.flatMap(({ address }) => byAddress.get(address) ?? [])
      const isWhole = row.length === figures.length && row.every(({ state }) => state === 'given')
      if (!isWhole || !isSpaced(document, row)) continue
      const others = otherReadings(row, figures)
      if (others.length === 0) continue
      const isHabit = asked.size > 0 || cells.some(({ raw }) => thousands.test(raw))
      const readings =
        identities.length > 0 ? betterReadings(others, identities, report.cells) : isHabit ? others : []
      if (readings.length === 0) continue
      const raw = row.map((cell) => cell.raw).join(' ')
      const name = figures[0]?.row ?? ''
      notes.push(note('cell-asked', [`${name} ${raw}`.trim().slice(0, 60)], row[0]?.origin ?? undefined))
      for (const cell of row) {
        const candidates = distinct([cell.cell, ...readings.map((other) => other[cell.address] ?? null)])
        asked.set(cell.address, {
          ...cell,
          state: 'asked',
          cell: null,
          raw,
          candidates: candidates.slice(0, mostCandidates),
        })
      }
    }
  }
  if (asked.size === 0) return recognition
  const now = cells.map((cell) => asked.get(cell.address) ?? cell)
  return {
    ...recognition,
    cells: now,
    report: { ...report, cells: cellsOfReport(now, new Set(), report.edition).cells },
    notes: [...recognition.notes, ...notes],
  }
}

/** One figure with spaces in it: the file writes figures so. */
const thousands = /^\d{1,3}(?:[ \u00a0]\d{3})+$/u

type Reading = Readonly<Record<Address, Cell | undefined>>

/** Those by which fewer sums fail than as the row stands, the best first. */
function betterReadings(
  others: readonly Reading[],
  identities: readonly Identity[],
  cells: Cells,
): readonly Reading[] {
  const asItStands = failures(identities, cells)
  if (asItStands === 0) return []
  return others
    .map((other) => ({ other, failing: failures(identities, { ...cells, ...other }) }))
    .filter(({ failing }) => failing < asItStands)
    .toSorted((a, b) => a.failing - b.failing)
    .map(({ other }) => other)
}

/** The figures of every row with the identities that one of them is in. */
function rowsOf(
  figures: readonly Figure[],
  identities: readonly Identity[],
): Iterable<readonly [readonly Figure[], readonly Identity[]]> {
  const rows = new Map<string, Figure[]>()
  for (const figure of figures) rows.set(figure.rowKey, [...(rows.get(figure.rowKey) ?? []), figure])
  return [...rows.values()].map((own) => {
    const inRow = new Set(own.map(({ address }) => address))
    return [
      own,
      identities.filter(({ left, right }) => [...left, ...right].some((one) => inRow.has(one))),
    ] as const
  })
}

/** Its figures stand in one line of text, with spaces between them. */
function isSpaced({ blocks }: Document, row: readonly RecognizedCell[]): boolean {
  const [first] = row
  const block = blocks[first?.origin?.block ?? -1]
  if (block?.kind === 'grid') return block.isSpaced === true
  const text = block?.kind === 'text' ? block.runs.map((run) => run.text).join('') : ''
  return text.includes(row.map(({ raw }) => raw).join(' '))
}

const mostCandidates = 12

/** The row with one of its pairs taken together, or all of them, and as many cells blank as that leaves, wherever they are. */
function otherReadings(row: readonly RecognizedCell[], figures: readonly Figure[]): readonly Reading[] {
  const texts = row.map(({ raw }) => raw)
  const single = texts.slice(1).flatMap((text, index) => {
    const pair = joinedPairs([texts[index] ?? '', text])
    return pair.length === 1 ? [[...texts.slice(0, index), ...pair, ...texts.slice(index + 2)]] : []
  })
  const all = joinedPairs(texts)
  return [...single, ...(single.length > 1 ? [all] : [])]
    .flatMap((own) => withBlanks(own, figures.length))
    .map((own) =>
      Object.fromEntries(
        figures.map(({ address, kind }, index) => [address, readCell(own[index] ?? '', kind).cell]),
      ),
    )
}

/** More than two blank cells at once would be more readings than anybody weighs. */
const mostBlanks = 2

/** All ways to put blank texts between others until they are so many. */
function withBlanks(texts: readonly string[], count: number): readonly (readonly string[])[] {
  const missing = count - texts.length
  if (missing === 0) return [texts]
  if (missing > mostBlanks) return []
  const ways = Array.from({ length: texts.length + 1 }, (_, at) => texts.toSpliced(at, 0, ''))
  return ways.flatMap((way) => withBlanks(way, count))
}

/** How many identities do not hold, of those whose cells are all there. */
function failures(identities: readonly Identity[], cells: Cells): number {
  return identities.filter(({ left, right }) => {
    const [one, other] = [sumOf(cells, left), sumOf(cells, right)]
    const isThere = [one, other].every(({ blank, unread, total }) => blank + unread === 0 && total !== null)
    return isThere && !sameCell(one.total ?? undefined, other.total ?? undefined)
  }).length
}

function distinct(cells: readonly (Cell | null)[]): readonly Cell[] {
  const there = cells.filter((cell) => cell !== null)
  return there.filter((cell, index) => there.findIndex((other) => sameCell(other, cell)) === index)
}
