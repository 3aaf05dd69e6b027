// The one place that works out spans: a table's bands → the printed grid and its figure cells.
// Everything that draws, writes or reads a table goes through layoutOf.
import type { Address, Band, CellKind, Head, Row, TableId, TableSpec } from './form.ts'

/** One cell of the printed grid; row and column are 0-based and name its upper left corner. */
export interface LayoutCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly role: 'band' | 'corner' | 'head' | 'label' | 'figure'
  /** The printed label; '' for figures. */
  readonly label: string
  readonly figure?: Figure
}

/** A figure cell of the form: its address, its official names, what it may hold. */
export interface Figure {
  readonly address: Address
  readonly table: TableId
  /** Official row name, with its group's numeral in front: `（三）1.属于国家秘密`; '' in 表四. */
  readonly row: string
  /** Official column name: `自然人`, `行政复议·结果维持`. */
  readonly column: string
  readonly kind: CellKind
  readonly rowKey: string
  readonly columnKey: string
  readonly article?: string
  readonly guidance?: string
}

export interface Layout {
  readonly table: TableSpec
  readonly rows: number
  readonly columns: number
  /** Header rows at the top that repeat on every page: those of the first band, when it is the only one. */
  readonly headerRows: number
  readonly cells: readonly LayoutCell[]
  readonly figures: readonly Figure[]
}

const layouts = new WeakMap<TableSpec, Layout>()

/** The grid of a table. The result is cached per table value, so comparing layouts by identity is safe. */
export function layoutOf(table: TableSpec): Layout {
  const known = layouts.get(table)
  if (known) return known
  const made = makeLayout(table)
  layouts.set(table, made)
  return made
}

interface Leaf {
  readonly head: Head
  readonly key: string
  readonly name: string
  readonly column: number
  readonly span: number
}

const joinKeys = (...keys: readonly string[]): string => keys.filter((key) => key !== '').join('_')

function makeLayout(table: TableSpec): Layout {
  const columns = table.weights.length
  const cells: LayoutCell[] = []
  const figures: Figure[] = []
  let row = 0
  for (const band of table.bands) row = placeBand(table, band, row, columns, cells, figures)
  const [only, ...more] = table.bands
  const headerRows = only && more.length === 0 ? depthOfHeads(only.heads) : 0
  return { table, rows: row, columns, headerRows, cells, figures }
}

function placeBand(
  table: TableSpec,
  band: Band,
  top: number,
  columns: number,
  cells: LayoutCell[],
  figures: Figure[],
): number {
  let row = top
  if (band.title !== undefined) {
    cells.push({ row, column: 0, rowSpan: 1, colSpan: columns, role: 'band', label: band.title })
    row += 1
  }
  const headDepth = depthOfHeads(band.heads)
  const labelColumns = columns - sum(band.heads.map(widthOfHead))
  if (labelColumns > 0) {
    cells.push({
      row,
      column: 0,
      rowSpan: headDepth,
      colSpan: labelColumns,
      role: 'corner',
      label: band.corner,
    })
  }
  const leaves: Leaf[] = []
  placeHeads(band.heads, row, labelColumns, headDepth, '', '', cells, leaves)
  row += headDepth
  return placeRows(table, band.rows, row, 0, labelColumns, '', leaves, cells, figures)
}

function placeHeads(
  heads: readonly Head[],
  row: number,
  left: number,
  depth: number,
  path: string,
  qualifier: string,
  cells: LayoutCell[],
  leaves: Leaf[],
): void {
  let column = left
  for (const head of heads) {
    const span = widthOfHead(head)
    const key = joinKeys(path, head.key)
    cells.push({
      row,
      column,
      rowSpan: head.children ? 1 : depth,
      colSpan: span,
      role: 'head',
      label: head.label,
    })
    if (head.children) {
      placeHeads(
        head.children,
        row + 1,
        column,
        depth - 1,
        key,
        head.qualifies ? head.label : qualifier,
        cells,
        leaves,
      )
    } else {
      leaves.push({ head, key, name: qualifier ? `${qualifier}·${head.label}` : head.label, column, span })
    }
    column += span
  }
}

function placeRows(
  table: TableSpec,
  rows: readonly Row[],
  top: number,
  left: number,
  labelColumns: number,
  numeral: string,
  leaves: readonly Leaf[],
  cells: LayoutCell[],
  figures: Figure[],
): number {
  let at = top
  for (const row of rows) {
    if (row.children) {
      const bottom = placeRows(
        table,
        row.children,
        at,
        left + 1,
        labelColumns,
        row.numeral ?? '',
        leaves,
        cells,
        figures,
      )
      cells.push({ row: at, column: left, rowSpan: bottom - at, colSpan: 1, role: 'label', label: row.label })
      at = bottom
      continue
    }
    if (labelColumns > left) {
      cells.push({
        row: at,
        column: left,
        rowSpan: 1,
        colSpan: labelColumns - left,
        role: 'label',
        label: row.label,
      })
    }
    for (const leaf of leaves) {
      const figure: Figure = {
        address: joinKeys(row.key, leaf.key),
        table: table.id,
        row: `${numeral}${row.label}`,
        column: leaf.name,
        kind: leaf.head.kind ?? 'count',
        rowKey: row.key,
        columnKey: leaf.key,
        ...(row.article === undefined ? {} : { article: row.article }),
        ...(row.guidance === undefined ? {} : { guidance: row.guidance }),
      }
      figures.push(figure)
      cells.push({
        row: at,
        column: leaf.column,
        rowSpan: 1,
        colSpan: leaf.span,
        role: 'figure',
        label: '',
        figure,
      })
    }
    at += 1
  }
  return at
}

function depthOfHeads(heads: readonly Head[]): number {
  return Math.max(...heads.map((head) => (head.children ? 1 + depthOfHeads(head.children) : 1)))
}

function widthOfHead(head: Head): number {
  return head.children ? sum(head.children.map(widthOfHead)) : (head.span ?? 1)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
