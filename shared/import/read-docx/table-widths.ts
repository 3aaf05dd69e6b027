// Spans told from widths. Columns no wider than a hair are edges that should be one, as tables drawn by hand and converted
// from .doc have them. Some programs draw a table whose rows have different numbers of cells and write no
// gridSpan; then the edges of the cells, laid over each other, are the columns.

interface Spanned {
  column: number
  span: number
  readonly width: number
}

/** Twips by which edges that mean the same may differ; a tenth of the narrowest column that can hold a figure. */
const tolerance = 40

/** More columns than this are no table. */
const mostEdges = 200

/**
 * Takes columns out that are narrower than any figure, each with the edge of its neighbour; gives the widths of those that
 * are left. Where something stands in such a column it is one, and everything stays as it is.
 */
export function withoutSlivers<C extends Spanned>(
  rows: readonly C[][],
  widths: readonly number[],
  isBlank: (cell: C) => boolean,
): readonly number[] {
  if (!widths.some((width) => width > 0 && width <= tolerance)) return widths
  const edges = widths.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [0])
  const groups = clusters(edges)
  if (groups === null || widths.length > mostEdges) return widths
  const column = edges.map((edge) => nearest(groups, edge))
  const at = (place: number): number => column[place] ?? place - edges.length + groups.length
  const isSliver = (cell: C): boolean => at(cell.column) === at(cell.column + cell.span)
  if (rows.some((row) => row.some((cell) => isSliver(cell) && !isBlank(cell)))) return widths
  for (const row of rows) {
    const kept = row.filter((cell) => !isSliver(cell))
    for (const cell of kept) {
      const end = at(cell.column + cell.span)
      cell.column = at(cell.column)
      cell.span = end - cell.column
    }
    row.splice(0, Infinity, ...kept)
  }
  return groups.slice(1).map((edge, index) => edge - (groups[index] ?? 0))
}

/**
 * Changes columns and spans where the rows do not agree on the number of columns and all widths are known; leaves
 * everything as it is otherwise.
 */
export function spansByWidth(rows: readonly (readonly Spanned[])[]): void {
  const full = rows.filter((row) => row.length > 0)
  const ends = new Set(full.map((row) => endOf(row)))
  if (ends.size <= 1) return
  if (full.some((row) => row[0]?.column !== 0 || row.some(({ width }) => width <= 0))) return
  const totals = full.map((row) => row.reduce((sum, { width }) => sum + width, 0))
  const [total = 0] = totals
  if (totals.some((other) => Math.abs(other - total) > tolerance * 2)) return
  const edges = clusters(full.flatMap((row) => edgesOf(row)))
  if (edges === null || edges.length > mostEdges) return
  for (const row of full) {
    const own = edgesOf(row).map((edge) => nearest(edges, edge))
    // Two edges of one cell fell together: the widths say less than the spans did.
    if (own.some((edge, index) => index > 0 && edge === own[index - 1]) || own[0] === 0) return
  }
  for (const row of full) {
    let column = 0
    edgesOf(row).forEach((edge, index) => {
      const cell = row[index]
      if (cell === undefined) return
      const next = nearest(edges, edge)
      cell.column = column
      cell.span = next - column
      column = next
    })
  }
}

function endOf(row: readonly Spanned[]): number {
  const last = row.at(-1)
  return last === undefined ? 0 : last.column + last.span
}

/** Right edges of the cells. */
function edgesOf(row: readonly Spanned[]): number[] {
  let edge = 0
  return row.map(({ width }) => (edge += width))
}

/** Means of edges that lie together, the left edge of the table first; null where groups cannot be told apart. */
function clusters(edges: readonly number[]): number[] | null {
  const sorted = [...edges].sort((a, b) => a - b)
  const groups: number[][] = [[0]]
  for (const edge of sorted) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && edge - last <= tolerance) group.push(edge)
    else groups.push([edge])
  }
  const isBlurred = groups.some((group) => (group.at(-1) ?? 0) - (group[0] ?? 0) > tolerance * 3)
  if (isBlurred) return null
  return groups.map((group) => group.reduce((sum, edge) => sum + edge, 0) / group.length)
}

/** Index of the nearest edge. */
function nearest(edges: readonly number[], edge: number): number {
  let best = 0
  edges.forEach((candidate, index) => {
    if (Math.abs(candidate - edge) < Math.abs((edges[best] ?? 0) - edge)) best = index
  })
  return best
}
