// A sheet wider than the paper is printed in strips: its last columns stand on a later page, in rows of the very same heights.
// Strips of which that is certain become one table again.
import { figure } from './open-rows.ts'
import type { RuledTable } from './ruled-table.ts'

/** Rows of the same sheet are printed at the same places; points. */
const same = 0.8
/** Fewer rows are alike by chance. */
const fewestRows = 3

/** The tables of every page, strips joined to the page their rows begin on. */
export function besideEachOther(
  pages: readonly (readonly RuledTable[])[],
): readonly (readonly RuledTable[])[] {
  const joined: (readonly RuledTable[])[] = []
  for (const tables of pages) {
    const fitting = joined.flatMap((before, page) => (areStrips(before, tables) ? [page] : []))
    const [page, ...more] = fitting
    const left = page === undefined ? undefined : joined[page]
    // Where it could belong to several pages, nobody can say whose rows they are.
    if (page === undefined || left === undefined || more.length > 0) {
      joined.push(tables)
      continue
    }
    joined[page] = left.map((table, index) => widened(table, tables[index]))
    joined.push([])
  }
  return joined
}

function areStrips(left: readonly RuledTable[], right: readonly RuledTable[]): boolean {
  return (
    left.length > 0 &&
    left.length === right.length &&
    left.every(({ rows, edges }, index) => {
      const beside = right[index]
      return (
        beside !== undefined &&
        rows.length > fewestRows &&
        areAlike(rows, beside.rows) &&
        // The same columns are those of a table that goes on below, between the margins of the page behind.
        !areAlike(widthsOf(edges), widthsOf(beside.edges)) &&
        !hasLabels(beside)
      )
    })
  )
}

function widthsOf(edges: readonly number[]): readonly number[] {
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? edge))
}

/** Words in front of figures: labels stand on the strip that a sheet begins with. */
function hasLabels({ grid: { cells } }: RuledTable): boolean {
  const words = new Map<number, number>()
  for (const { text, row, column } of cells) {
    const isWords = /\p{L}/u.test(text) && !figure.test(text)
    if (isWords) words.set(row, Math.min(words.get(row) ?? Infinity, column))
  }
  return cells.some(({ text, row, column }) => figure.test(text) && column > (words.get(row) ?? Infinity))
}

function areAlike(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((edge, index) => Math.abs(edge - (b[index] ?? Infinity)) <= same)
}

function widened(left: RuledTable, right: RuledTable | undefined): RuledTable {
  if (right === undefined) return left
  const columns = left.edges.length - 1
  const by = (left.edges.at(-1) ?? 0) - (right.edges[0] ?? 0)
  const cells = [
    ...left.grid.cells,
    ...right.grid.cells.map((cell) => ({ ...cell, column: cell.column + columns })),
  ].toSorted((a, b) => a.row - b.row || a.column - b.column)
  return {
    ...left,
    edges: [...left.edges, ...right.edges.slice(1).map((edge) => edge + by)],
    taken: new Set([...left.taken, ...right.taken]),
    grid: { ...left.grid, cells, weights: [...left.grid.weights, ...right.grid.weights] },
  }
}
