// The sheet 数据: every figure on a row of its own.
import type { CellValue, Workbook } from 'exceljs'
import type { GridBlock } from '../document.ts'
import { numberFormat, spreadsheetValue } from './spreadsheet-value.ts'
import { pageSetup, safeText, thin, type Look } from './write-xlsx-look.ts'

/** One row a figure, following the tables: for whoever sums many offices. */
export function addDataSheet(workbook: Workbook, grids: ReadonlyMap<GridBlock, string>, look: Look): void {
  const sheet = workbook.addWorksheet('数据', { pageSetup, views: [{ state: 'frozen', ySplit: 1 }] })
  ;[26, 8, 52, 30, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  const plain = look.shared({ font: look.table, border: thin })
  const add = (values: readonly CellValue[], numFmt?: string): void => {
    sheet.addRow([...values]).eachCell((cell, column) => {
      cell.style =
        column === values.length && numFmt !== undefined
          ? look.shared({ font: look.table, border: thin, numFmt })
          : plain
    })
  }
  add(['名称', '表', '行', '列', '数值'])
  for (const [grid, table] of grids) {
    for (const cell of grid.cells) {
      if (cell.role !== 'figure' || cell.name === undefined) continue
      const value = { formula: `IF(${cell.name}="","",${cell.name})`, result: spreadsheetValue(cell) ?? '' }
      const names = [cell.name, table, cell.title?.row ?? '', cell.title?.column ?? '']
      add([...names.map(safeText), value], numberFormat(cell))
    }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: sheet.rowCount, column: 5 } }
  void sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, autoFilter: true, sort: true })
}
