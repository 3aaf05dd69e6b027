// The sheet 数据: every figure on a row of its own.
import type { Workbook } from 'exceljs'
import type { GridBlock } from '../document.ts'
import { numberFormat, spreadsheetValue } from './spreadsheet-value.ts'
import { pageSetup, safeText, thin, type Look } from './write-xlsx-look.ts'

/** One row a figure, following the tables: for whoever sums many offices. */
export function addDataSheet(workbook: Workbook, grids: ReadonlyMap<GridBlock, string>, look: Look): void {
  const sheet = workbook.addWorksheet('数据', { pageSetup, views: [{ state: 'frozen', ySplit: 1 }] })
  ;[26, 8, 52, 30, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  const head = sheet.addRow(['名称', '表', '行', '列', '数值'])
  head.font = look.table
  for (const [grid, table] of grids) {
    for (const cell of grid.cells) {
      if (cell.role !== 'figure' || cell.name === undefined) continue
      const row = sheet.addRow([
        cell.name,
        safeText(table),
        safeText(cell.title?.row ?? ''),
        safeText(cell.title?.column ?? ''),
        { formula: `IF(${cell.name}="","",${cell.name})`, result: spreadsheetValue(cell) ?? '' },
      ])
      row.font = look.table
      row.getCell(5).numFmt = numberFormat(cell)
    }
  }
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      cell.border = thin
    })
  })
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: sheet.rowCount, column: 5 } }
  void sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, autoFilter: true, sort: true })
}
