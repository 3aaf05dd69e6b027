// Grids as Word tables: fixed widths in the grid and in every cell, merges spelled out, header rows repeated, rows of one
// group kept together, figures sized to stay on one line.
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  type FileChild,
  type IContext,
  type IXmlableObject,
} from 'docx'
import type { Block, GridBlock, GridCell } from '../document.ts'
import type { PageStyle } from '../page-style.ts'
import { textWidth } from './page-geometry.ts'
import { printable } from './printable.ts'
import {
  cellMargin,
  cellPadding,
  cellWidth,
  columnWidths,
  figureFit,
  fitRows,
  groupFill,
  isCorner,
  isGroupLine,
  labelIndent,
  narrow,
  standsLeft,
} from './table-fit.ts'
import { cellStyles, cornerFont } from './write-docx-styles.ts'

/** The table, and a paragraph of one line after it where Word would run two tables together or has to end on one. */
export function wordTable(grid: GridBlock, next: Block | undefined, style: PageStyle): FileChild[] {
  const columns = columnWidths(grid.weights, textWidth)
  const { least, keepNext } = fitRows(grid, columns, style)
  const rows = Array.from(
    { length: grid.rows },
    (_, row) =>
      new TableRow({
        cantSplit: true,
        ...(keepNext[row] ? { keepNext: true } : {}),
        ...(row < grid.headerRows ? { tableHeader: true } : {}),
        height: { value: least, rule: HeightRule.ATLEAST },
        children: cellsInRow(grid, row).map((cell) => wordCell(cell, row, grid, columns, style)),
      }),
  )
  const table = new NamedTable(printable(grid.name), {
    rows,
    columnWidths: columns,
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: cellPadding, bottom: cellPadding, left: cellMargin, right: cellMargin },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
  })
  return next === undefined || next.kind === 'grid'
    ? [table, new Paragraph({ style: cellStyles.label.id })]
    : [table]
}

/** 四号 for the labels of a table that people write in; half points. */
const byHandSize = 28

/** ½ pt, black. */
const line = { style: BorderStyle.SINGLE, size: 4, space: 0, color: '000000' } as const

/** A table with its name for screen readers; `docx` has no option for it. */
class NamedTable extends Table {
  readonly #name: string

  constructor(name: string, options: ConstructorParameters<typeof Table>[0]) {
    super(options)
    this.#name = name
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context)
    const children: unknown = xml?.['w:tbl']
    if (!Array.isArray(children)) return xml
    for (const child of children) {
      const properties: unknown = isRecord(child) ? child['w:tblPr'] : undefined
      if (Array.isArray(properties)) properties.push({ 'w:tblCaption': { _attr: { 'w:val': this.#name } } })
    }
    return xml
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Cells that begin in a row or run through it from above, from left to right. */
function cellsInRow(grid: GridBlock, row: number): readonly GridCell[] {
  return grid.cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .toSorted((a, b) => a.column - b.column)
}

function wordCell(
  cell: GridCell,
  row: number,
  grid: GridBlock,
  columns: readonly number[],
  style: PageStyle,
): TableCell {
  const width = cellWidth(cell, columns)
  const isFirst = row === cell.row
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.colSpan > 1 ? { columnSpan: cell.colSpan } : {}),
    ...(cell.rowSpan > 1
      ? { verticalMerge: isFirst ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }
      : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    ...(style.shadedGroups && isGroupLine(cell, grid)
      ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: groupFill } }
      : {}),
    children: isFirst
      ? [cellParagraph(cell, grid, width, style)]
      : [new Paragraph({ style: cellStyles[cell.role === 'figure' ? 'figure' : 'label'].id })],
  })
}

function cellParagraph(cell: GridCell, grid: GridBlock, width: number, style: PageStyle): Paragraph {
  const { tableSize } = style
  const isFigure = cell.role === 'figure'
  const labelSize = grid.rowHeight === undefined ? tableSize : byHandSize
  const fit = isFigure ? figureFit(cell.text, width, tableSize) : { size: labelSize, scale: 100 }
  const corner = isCorner(cell, grid)
  const lines = printable(cell.text).split('\n')
  const runs =
    cell.text === ''
      ? []
      : lines.map(
          (text, index) =>
            new TextRun({
              font: corner ? { ...cornerFont(style), hint: 'eastAsia' } : { hint: 'eastAsia' },
              ...(fit.size === tableSize ? {} : { size: fit.size }),
              ...(fit.scale === 100 ? {} : { scale: fit.scale }),
              ...(index > 0 ? { break: 1 } : {}),
              text,
            }),
        )
  return new Paragraph({
    style: cellStyles[isFigure ? 'figure' : 'label'].id,
    ...(!standsLeft(cell, grid)
      ? {}
      : { alignment: AlignmentType.LEFT, ...(width > narrow ? { indent: { left: labelIndent } } : {}) }),
    children: cell.name === undefined ? runs : [new Bookmark({ id: cell.name, children: runs })],
  })
}
