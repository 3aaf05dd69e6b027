// A table with a cell a line, as word processors save it as text: a blank line is a blank cell, or one that a merged cell
// covers. Believed only where every row of the table comes out even, and of a row whose last cell is filled and whose total,
// if it has one, agrees: a blank line behind a row may be that of a page.
import { sameCell } from '../../report/arithmetic.ts'
import type { Cell } from '../../report/cell.ts'
import { sumOf } from '../../report/evaluate.ts'
import { readCell } from '../../report/read-number.ts'
import type { Address, TableSpec } from '../../template/form.ts'
import { totalsOf } from '../../template/identities.ts'
import { layoutOf } from '../../template/layout.ts'
import { isFigureLike } from './likeness.ts'
import type { RunRow } from './run-figures.ts'

/** Rows whose blank cells are told by lines become rows of parts, `''` for a blank one. */
export function withBlankLines(rows: readonly RunRow[], table: TableSpec): readonly RunRow[] {
  const lines = rows.map(linesOf)
  const covered = coveredBehind(table)
  const last = rows.findLastIndex(({ piece }) => piece !== null)
  const isEven = (isCovered: boolean): boolean =>
    rows.every(({ figures, piece }, index) => {
      const own = lines[index]
      if (piece === null || own === undefined) return false
      const [first] = figures
      const more = isCovered ? (covered.get(first?.rowKey ?? '') ?? 0) : 0
      const width = figures.length + more
      // What stands behind a table with other rows to prove it may be set off by a blank line.
      const isLast = index === last && rows.length > 1
      const isFilled = own.slice(figures.length).every((line) => line === '')
      return isFilled && (own.length === width || (isLast && own.length > width))
    })
  // Where lines are set apart by blank ones, or blank cells were left out, it does not come out even.
  const hasInside = rows.some((_, index) => /^\d.*\n\n+\d/su.test((lines[index] ?? []).join('\n')))
  if (!hasInside || !(isEven(true) || isEven(false))) return rows
  return rows.map((row, index): RunRow => {
    const parts = (lines[index] ?? []).slice(0, row.figures.length)
    const isOpen = (row.kind === 'unclear' || row.kind === 'together') && row.piece?.isClosed === true
    const isBound = parts.at(-1) !== ''
    return isOpen && isBound && parts.every(isFigureLike) && !isContradicted(row, parts, table)
      ? { ...row, parts, kind: 'apart' }
      : row
  })
}

/** The lines behind a label, up to the next one. */
function linesOf({ piece }: RunRow): readonly string[] {
  if (piece === null) return []
  return piece.lines
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim())
}

/** How many merged cells reach into the row below a row of figures, by the row's key. */
function coveredBehind(table: TableSpec): ReadonlyMap<string, number> {
  const { cells } = layoutOf(table)
  return new Map(
    cells.flatMap(({ row, figure }) =>
      figure === undefined
        ? []
        : [
            [
              figure.rowKey,
              cells.filter((cell) => cell.row <= row && cell.row + cell.rowSpan > row + 1).length,
            ],
          ],
    ),
  )
}

/** A total that is there is not the sum of the addends that are there. */
function isContradicted({ figures }: RunRow, parts: readonly string[], table: TableSpec): boolean {
  const cells: Partial<Record<Address, Cell>> = {}
  figures.forEach(({ address, kind }, index) => {
    const { cell } = readCell(parts[index] ?? '', kind)
    if (cell !== undefined) cells[address] = cell
  })
  return totalsOf(table).some(({ address, addends }) => {
    const total = cells[address]
    const there = addends.filter((addend) => cells[addend] !== undefined)
    const isInRow = addends.every((addend) => figures.some((figure) => figure.address === addend))
    if (!isInRow || total === undefined) return false
    const { total: sum } = sumOf(cells, there)
    return sum === null || !sameCell(total, sum)
  })
}
