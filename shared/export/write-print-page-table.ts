// Grids as tables of the print page, fitted by the same arithmetic as in Word: widths, sizes of figures, heights of rows,
// rows that stay together, heads repeated on every page.
import type { GridBlock, GridCell } from '../document.ts'
import type { PageStyle } from '../page-style.ts'
import { textWidth } from './page-geometry.ts'
import { escaped } from './printable.ts'
import {
  cellMargin,
  cellWidth,
  columnWidths,
  figureFit,
  fitRows,
  isCorner,
  isGroupLine,
  narrow,
  standsLeft,
} from './table-fit.ts'
import { points, type RuleBook } from './write-print-page-rules.ts'
import { scopeOf } from './write-html.ts'

export function printTable(
  grid: GridBlock,
  style: PageStyle,
  extra: readonly string[],
  rules: RuleBook,
): string {
  const columns = columnWidths(grid.weights, textWidth)
  const { least, keepNext } = fitRows(grid, columns, style)
  const isWhole = keepNext.slice(0, -1).every(Boolean)
  const height = rules.classOf(`height: ${points(least)}`)
  const figureRows = new Set(grid.cells.filter(({ role }) => role === 'figure').map(({ row }) => row))
  const cols = columns.map((width) => `<col class="${rules.classOf(`width: ${points(width)}`)}">`).join('')
  const rows = Array.from({ length: grid.rows }, (_, row) => {
    const cells = grid.cells.filter((cell) => cell.row === row)
    const classes = [height, ...(keepNext[row] ? ['keepNext'] : [])].join(' ')
    return `<tr class="${classes}">${cells.map((cell) => cellElement(cell, grid, columns, style, figureRows, rules)).join('')}</tr>`
  })
  const part = (name: string, of: readonly string[]): string =>
    of.length === 0 ? '' : `<${name}>${of.join('')}</${name}>`
  const classes = ['NbGrid', ...(isWhole ? ['whole'] : []), ...extra].join(' ')
  return (
    `<table class="${classes}" aria-label="${escaped(grid.name)}"><colgroup>${cols}</colgroup>` +
    `${part('thead', rows.slice(0, grid.headerRows))}${part('tbody', rows.slice(grid.headerRows))}</table>`
  )
}

function cellElement(
  cell: GridCell,
  grid: GridBlock,
  columns: readonly number[],
  style: PageStyle,
  figureRows: ReadonlySet<number>,
  rules: RuleBook,
): string {
  const width = cellWidth(cell, columns)
  const isFigure = cell.role === 'figure'
  const fit = isFigure ? figureFit(cell.text, width, style.tableSize) : { size: style.tableSize, scale: 100 }
  const isLeft = standsLeft(cell, grid)
  const classes = [
    ...(fit.size === style.tableSize ? [] : [rules.classOf(`font-size: ${fit.size / 2}pt`)]),
    ...(isFigure && /^[-\d.]+$/u.test(cell.text) ? ['number'] : []),
    ...(isLeft ? ['left'] : []),
    ...(isLeft && width > narrow ? ['indented'] : []),
    ...(isCorner(cell, grid) ? ['corner'] : []),
    ...(style.shadedGroups && isGroupLine(cell, grid) ? ['shaded'] : []),
    ...(grid.rowHeight === undefined ? [] : ['byHand']),
  ]
  const attributes = [
    ...(classes.length === 0 ? [] : [`class="${classes.join(' ')}"`]),
    ...(cell.rowSpan > 1 ? [`rowspan="${cell.rowSpan}"`] : []),
    ...(cell.colSpan > 1 ? [`colspan="${cell.colSpan}"`] : []),
    ...(cell.role === 'label' ? [`scope="${scopeOf(cell, figureRows)}"`] : []),
  ]
  const name = cell.role === 'label' ? 'th' : 'td'
  const words = escaped(cell.text).replaceAll('\n', '<br>')
  const content = fit.scale === 100 ? words : squeezed(words, fit.scale, width, rules)
  return `<${[name, ...attributes].join(' ')}>${content}</${name}>`
}

/** Narrower characters, as wide together as the cell has room: a transformed box keeps its width, so it stands in another. */
function squeezed(words: string, scale: number, width: number, rules: RuleBook): string {
  const room = rules.classOf(`width: ${points(width - 2 * cellMargin)}`)
  const look = rules.classOf(`transform: scaleX(${scale / 100})`)
  return `<span class="squeezed ${room}"><span class="${look}">${words}</span></span>`
}
