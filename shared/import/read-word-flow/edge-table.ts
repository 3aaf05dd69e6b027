// Rows of cells with edges in twips, as .doc and .rtf have them → a grid. Columns are all the edges there are; a cell spans
// those between its own two.
import type { GridBlock, GridCell, Place } from '../../document.ts'
import { Stop, type Budget } from '../budget.ts'

/** What a file says of the cells of a row. */
export interface RowDefinition {
  /** Left edge of every cell and the right edge of the last, in twips. */
  readonly edges: readonly number[]
  readonly cells: readonly CellMerge[]
}

export interface CellMerge {
  readonly across: 'first' | 'goes-on' | null
  readonly down: 'first' | 'goes-on' | null
}

export interface EdgeRow {
  /** Words of each cell, its paragraphs as lines. */
  readonly cells: readonly string[]
  readonly definition: RowDefinition | null
}

/** Edges nearer than this are one: hand-drawn tables are off by a few twips from row to row. */
const near = 40
const widest = 200

/** The grid, and whether its spans are what the file says; without edges, cells stand one by one. */
export function gridOf(
  rows: readonly EdgeRow[],
  at: Place,
  budget: Budget,
): { readonly grid: GridBlock; readonly isWhole: boolean } {
  const edges = edgesOf(rows)
  const isWhole = edges.length <= widest + 1 && rows.every((row) => isSound(row, edges))
  const cells: GridCell[] = []
  let columns = 0
  /** By left column: where the cell above began, for cells that go on downwards. */
  let above = new Map<number, number>()
  rows.forEach(({ cells: texts, definition }, row) => {
    const here = new Map<number, number>()
    let column = 0
    texts.forEach((text, index) => {
      if (isWhole && isFlat(definition, index, edges)) return
      const left = isWhole ? columnAt(edges, definition?.edges[index] ?? 0) : column
      const right = isWhole ? columnAt(edges, definition?.edges[index + 1] ?? 0) : column + 1
      const colSpan = Math.max(right - left, 1)
      column = left + colSpan
      columns = Math.max(columns, column)
      if (columns > widest) throw new Stop('file-over-budget')
      budget.spendCells(colSpan)
      const merge = definition?.cells[index]
      const before = cells.at(-1)
      if (merge?.across === 'goes-on' && before !== undefined && before.row === row) {
        cells[cells.length - 1] = joined(before, text, { colSpan: before.colSpan + colSpan })
        return
      }
      const master = above.get(left)
      const upper = master === undefined ? undefined : cells[master]
      if (
        merge?.down === 'goes-on' &&
        master !== undefined &&
        upper !== undefined &&
        upper.colSpan === colSpan
      ) {
        cells[master] = joined(upper, text, { rowSpan: upper.rowSpan + 1 })
        here.set(left, master)
        return
      }
      here.set(left, cells.length)
      cells.push({ row, column: left, rowSpan: 1, colSpan, role: 'unknown', text })
    })
    above = here
  })
  const weights = Array.from({ length: columns }, (_, index) =>
    isWhole ? Math.max((edges[index + 1] ?? 0) - (edges[index] ?? 0), 1) : 1,
  )
  return {
    grid: { kind: 'grid', name: '', rows: rows.length, headerRows: 0, weights, cells, checks: [], at },
    isWhole,
  }
}

/** As many cells as the file says, one beside the other; those of no width are blank. */
function isSound({ cells, definition }: EdgeRow, edges: readonly number[]): boolean {
  if (definition === null || definition.cells.length !== cells.length) return false
  return cells.every((text, index) => {
    const isNext = (definition.edges[index + 1] ?? 0) >= (definition.edges[index] ?? 0)
    return isNext && (text.trim() === '' || !isFlat(definition, index, edges))
  })
}

function isFlat(definition: RowDefinition | null, index: number, edges: readonly number[]): boolean {
  const [left, right] = [definition?.edges[index] ?? 0, definition?.edges[index + 1] ?? 0]
  return columnAt(edges, right) <= columnAt(edges, left)
}

function joined(
  cell: GridCell,
  text: string,
  span: { readonly colSpan?: number; readonly rowSpan?: number },
): GridCell {
  const words =
    text.trim() === '' || text === cell.text
      ? cell.text
      : [cell.text, text].filter((part) => part !== '').join('\n')
  return { ...cell, ...span, text: words }
}

function edgesOf(rows: readonly EdgeRow[]): readonly number[] {
  const all = rows.flatMap(({ definition }) => [...(definition?.edges ?? [])]).sort((a, b) => a - b)
  const kept: number[] = []
  for (const edge of all) {
    const last = kept.at(-1)
    if (last === undefined || edge - last > near) kept.push(edge)
  }
  return kept
}

/** The last edge that is not beyond the given one by more than `near`. */
function columnAt(edges: readonly number[], edge: number): number {
  let column = 0
  while (column + 1 < edges.length && (edges[column + 1] ?? 0) <= edge + near / 2) column += 1
  return column
}
