// What copying puts on the clipboard: tab-separated text and an HTML table, of the selected cells or of the whole form
// with its labels and merges, as Excel, WPS and Word take them.
import { cellText } from '../../shared/report/arithmetic.ts'
import type { Cell } from '../../shared/report/cell.ts'
import type { Cells } from '../../shared/report/model.ts'
import { textFromBlock } from './block.ts'
import type { GridMap } from './grid-map.ts'
import type { ClipboardTexts } from './read-clipboard.ts'
import { rectangleOf, selectedRows, type GridSelection } from './selection.ts'

interface Piece {
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  readonly text: string
  readonly cell?: Cell | undefined
}

export function copySelection(map: GridMap, selection: GridSelection, shown: Cells): ClipboardTexts {
  const { left, right } = rectangleOf(map, selection)
  const rows = selectedRows(map, selection).map((line) =>
    line.map(({ address, from, to }): Piece => {
      const start = Math.max(from, left)
      const cell = shown[address]
      return {
        column: start - left,
        colSpan: Math.min(to, right) - start,
        rowSpan: 1,
        text: cellText(cell),
        cell,
      }
    }),
  )
  return texts(rows, right - left)
}

/** The form as printed, labels and all. */
export function copyForm(map: GridMap, shown: Cells): ClipboardTexts {
  const { layout } = map
  const rows = Array.from({ length: layout.rows }, (_, row) =>
    layout.cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map((cell): Piece => {
        const value = cell.figure && shown[cell.figure.address]
        const text = cell.figure ? cellText(value) : cell.label
        return { column: cell.column, colSpan: cell.colSpan, rowSpan: cell.rowSpan, text, cell: value }
      }),
  )
  return texts(rows, layout.columns)
}

function texts(rows: readonly (readonly Piece[])[], width: number): ClipboardTexts {
  const block = rows.map((pieces) => {
    const line = Array.from({ length: width }, () => '')
    for (const { column, text } of pieces) line[column] = text
    return line
  })
  const body = rows.map((pieces) => `<tr>${pieces.map(htmlCell).join('')}</tr>`).join('')
  return {
    text: textFromBlock(block),
    html: `<html><head><meta charset="utf-8"></head><body><table border="1" cellspacing="0">${body}</table></body></html>`,
  }
}

function htmlCell({ colSpan, rowSpan, text, cell }: Piece): string {
  const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
  return `<td${spans}${numberFormat(cell)}>${escaped(text)}</td>`
}

/** Without it Excel would drop the zeros at the end of an amount. */
function numberFormat(cell: Cell | undefined): string {
  if (cell?.kind !== 'number' || cell.decimals === 0) return ''
  return ` style='mso-number-format:"0.${'0'.repeat(cell.decimals)}"'`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
