// Cells of one worksheet as exceljs gives them → texts in their places. Merged cells speak through their master; a formula
// shows the result its file keeps.
import type { Cell, CellValue, Worksheet } from 'exceljs'
import type { TextBlock } from '../../document.ts'
import { numberText } from './number-text.ts'
import type { SheetInfo } from './plain-workbook.ts'
import { formatOf } from './plain-styles.ts'

type Run = TextBlock['runs'][number]

/** 1-based row and column of the upper left corner. */
export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: string
  readonly runs: readonly Run[]
  /** The text is a formula's result. */
  readonly isFormula: boolean
  /** Has borders, as cells of a table have. */
  readonly isDrawn: boolean
}

/** In row-major order, without positions that a span covers. */
export function readSheetCells(worksheet: Worksheet, sheet: SheetInfo, is1904: boolean): SheetCell[] {
  const spans = new Map(sheet.merges.map((area) => [`${area.top} ${area.left}`, area]))
  return sheet.places.flatMap(({ row, column, isFormula }): SheetCell[] => {
    const cell = worksheet.getCell(row, column)
    if (cell.isMerged && cell.master !== cell) return []
    const area = spans.get(`${row} ${column}`)
    const runs = runsOf(cell, is1904)
    return [
      {
        row,
        column,
        rowSpan: area === undefined ? 1 : area.bottom - area.top + 1,
        colSpan: area === undefined ? 1 : area.right - area.left + 1,
        text: runs.map(({ text }) => text).join(''),
        runs,
        isFormula,
        isDrawn: Object.keys(cell.border ?? {}).length > 0,
      },
    ]
  })
}

function runsOf(cell: Cell, is1904: boolean): Run[] {
  const { value } = cell
  const isBold = cell.font?.bold === true
  const parts =
    typeof value === 'object' && value !== null && 'richText' in value
      ? value.richText.map(({ text, font }) => ({ text, isBold: font?.bold === true }))
      : [{ text: textOf(value, formatOf(cell.numFmt), is1904), isBold }]
  const runs: { text: string; isBold: boolean }[] = []
  for (const part of parts) {
    const text = part.text.replace(/\r\n?/g, '\n')
    const last = runs.at(-1)
    if (last !== undefined && last.isBold === part.isBold) last.text += text
    else if (text !== '') runs.push({ text, isBold: part.isBold })
  }
  return runs.map((run) => (run.isBold ? { text: run.text, bold: true } : { text: run.text }))
}

/** Errors show their name: `#REF!` is no number and stays to be seen. */
function textOf(value: CellValue, format: string, is1904: boolean): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return numberText(value, format, is1904)
    case 'boolean':
      return value ? 'TRUE' : 'FALSE'
    case 'object':
      if (value === null) return ''
      if ('error' in value) return value.error
      // Nothing else is handed over: formulas are their results, dates are numbers.
      return ''
    case 'undefined':
      return ''
  }
}
