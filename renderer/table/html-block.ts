// The table in clipboard HTML from Excel, WPS, Word, LibreOffice or a web page, as a block of texts. The HTML is parsed
// into an inert document: nothing in it runs or loads.
import { readCell } from '../../shared/report/read-number.ts'
import { trimBlock, type Block } from './block.ts'

/** How many table rows the HTML has, without parsing it. */
export function countHtmlRows(html: string): number {
  return html.match(/<tr[\s>]/giu)?.length ?? 0
}

/** The largest table of a piece of HTML; null where it has none. */
export function blockFromHtml(html: string): Block | null {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  let largest: HTMLTableElement | null = null
  for (const table of parsed.querySelectorAll('table')) {
    if (largest === null || table.rows.length > largest.rows.length) largest = table
  }
  if (largest === null) return null
  const rows: (string | null)[][] = []
  const lines = [...largest.rows].filter((line) => line.closest('table') === largest)
  lines.forEach((line, rowIndex) => {
    let column = 0
    for (const cell of line.cells) {
      while (rows[rowIndex]?.[column] !== undefined) column += 1
      const text = cellContent(cell)
      const height = Math.min(cell.rowSpan || lines.length - rowIndex, lines.length - rowIndex)
      for (let down = 0; down < height; down += 1) {
        const target = (rows[rowIndex + down] ??= [])
        for (let across = 0; across < cell.colSpan; across += 1) {
          target[column + across] = down === 0 && across === 0 ? text : null
        }
      }
      column += cell.colSpan
    }
    rows[rowIndex] ??= []
  })
  return trimBlock(rows.map((row) => Array.from(row, (cell) => (cell === undefined ? '' : cell))))
}

function cellContent(cell: HTMLTableCellElement): string {
  const shown = visibleText(cell).trim()
  const stored = cell.getAttribute('x:num') ?? cell.getAttribute('sdval')
  if (stored === null || stored === '') return shown
  // Spreadsheets put the stored number beside the shown one; a cell formatted to fewer decimals would lose digits.
  const { cell: kept } = readCell(stored, 'amountWan')
  const { cell: seen } = readCell(shown, 'amountWan')
  const hasMore = kept?.kind === 'number' && (seen?.kind !== 'number' || kept.decimals > seen.decimals)
  return hasMore && kept.decimals <= 6 ? stored : shown
}

function visibleText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replaceAll(/[ \t\r\n\u00a0]+/gu, ' ')
  if (node instanceof Element) {
    const name = node.tagName
    if (name === 'STYLE' || name === 'SCRIPT' || name === 'TABLE') return ''
    if (name === 'BR') return '\n'
  }
  const text = [...node.childNodes].map(visibleText).join('')
  return node instanceof HTMLParagraphElement || node instanceof HTMLDivElement ? `${text}\n` : text
}
