// One sheet a grid: the table as on paper, totals as formulas, and beside and below it the checks. The table prints alone.
import type { Cell, DataValidation, Style, Workbook, Worksheet } from 'exceljs'
import type { GridBlock, GridCell } from '../document.ts'
import { cellReference, rectangles, totalFormula, type Offset } from './formulas.ts'
import type { PageStyle } from '../page-style.ts'
import { textWidth } from './page-geometry.ts'
import { numberFormat, spreadsheetValue } from './spreadsheet-value.ts'
import { columnWidths, fitRows, groupFill, isGroupLine, rowHeights, standsLeft } from './table-fit.ts'
import { addChecks } from './write-xlsx-checks.ts'
import { columnUnits, pageSetup, safeText, thin, type Look } from './write-xlsx-look.ts'

/** The section heading stands on the first row, the grid below it. */
const offset: Offset = { row: 1, column: 0 }

export function addGridSheet(
  workbook: Workbook,
  sheetName: string,
  grid: GridBlock,
  heading: string,
  index: number,
  style: PageStyle,
  look: Look,
): void {
  const columns = grid.weights.length
  const last = cellReference({ row: grid.rows - 1, column: columns - 1 }, offset)
  const sheet = workbook.addWorksheet(sheetName, {
    pageSetup: {
      ...pageSetup,
      fitToHeight: 1,
      // Absolute, or the area is ignored: `$` is put before the column only.
      printArea: `A$1:${last.replace(/\d+$/, '$$$&')}`,
      printTitlesRow: `1:${Math.max(1, grid.headerRows + offset.row)}`,
    },
    views: [{ state: 'frozen', ySplit: grid.headerRows + offset.row, xSplit: 0, showGridLines: false }],
  })
  layOut(sheet, grid, style)
  addHeading(sheet, heading, columns, look)
  for (const cell of grid.cells) {
    addCell(sheet, cell, labelStyle(cell, grid, style, look), look)
    nameCell(workbook, sheetName, cell)
  }
  addValidations(sheet, grid)
  workbook.definedNames.add(`'${sheetName}'!$A$${offset.row + 1}:${absolute(last)}`, `NbGrid${index}`)
  addChecks(sheet, grid, offset, look)
  // No password: it keeps a slip of the hand off the labels, nobody out.
  void sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  })
}

const absolute = (reference: string): string => reference.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')

/**
 * Spreadsheets measure columns in digits of a font, each program its own way, some narrower by a tenth. So columns are
 * wider than on the page of the Word file by as much (printing fits them to the page), rows high enough without it.
 */
const reserve = { label: 1.22, figure: 1.12 } as const

function layOut(sheet: Worksheet, grid: GridBlock, style: PageStyle): void {
  const widths = columnWidths(grid.weights, textWidth)
  const figures = grid.cells.filter(({ role }) => role === 'figure')
  const firstFigure = Math.min(...figures.map(({ column }) => column))
  widths.forEach((width, column) => {
    const part = column < firstFigure ? reserve.label : reserve.figure
    sheet.getColumn(column + 1).width = columnUnits(width * part)
  })
  const { least } = fitRows(grid, widths, style)
  rowHeights(grid, widths, style.tableSize).forEach((height, row) => {
    sheet.getRow(row + 1 + offset.row).height = Math.max(height, least) / 20
  })
}

function addHeading(sheet: Worksheet, heading: string, columns: number, look: Look): void {
  const cell = sheet.getCell(1, 1)
  cell.value = safeText(heading)
  cell.font = look.heading
  cell.alignment = { horizontal: 'left', vertical: 'middle' }
  sheet.getRow(1).height = 30
  if (columns > 1) sheet.mergeCells(1, 1, 1, columns)
}

function addCell(sheet: Worksheet, cell: GridCell, style: Partial<Style>, look: Look): void {
  const [row, column] = [cell.row + offset.row + 1, cell.column + offset.column + 1]
  const target = sheet.getCell(row, column)
  if (cell.role === 'figure') fillFigure(target, cell, look)
  else {
    target.value = cell.text === '' ? null : safeText(cell.text)
    target.style = style
  }
  if (cell.rowSpan > 1 || cell.colSpan > 1) {
    sheet.mergeCells(row, column, row + cell.rowSpan - 1, column + cell.colSpan - 1)
  }
}

function labelStyle(cell: GridCell, grid: GridBlock, style: PageStyle, look: Look): Partial<Style> {
  return look.shared({
    font: isNarrow(cell, grid) ? look.narrow : look.table,
    border: thin,
    alignment: {
      horizontal: standsLeft(cell, grid) ? 'left' : 'center',
      vertical: 'middle',
      wrapText: true,
    },
    ...(style.shadedGroups && isGroupLine(cell, grid)
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${groupFill}` } } }
      : {}),
  })
}

function nameCell(workbook: Workbook, sheetName: string, cell: GridCell): void {
  if (cell.name === undefined) return
  workbook.definedNames.add(`'${sheetName}'!${absolute(cellReference(cell, offset))}`, cell.name)
}

/** A heading in a column of less than three characters. */
function isNarrow(cell: GridCell, grid: GridBlock): boolean {
  const total = grid.weights.reduce((sum, weight) => sum + weight, 0)
  return cell.row < grid.headerRows && cell.colSpan === 1 && (grid.weights[cell.column] ?? 0) / total < 0.08
}

function fillFigure(target: Cell, cell: GridCell, look: Look): void {
  const value = spreadsheetValue(cell)
  target.value =
    cell.automatic && cell.sumOf
      ? { formula: totalFormula(cell.sumOf, offset), result: value ?? '' }
      : typeof value === 'string'
        ? safeText(value)
        : value
  target.style = look.shared({
    numFmt: numberFormat(cell),
    font: look.table,
    border: thin,
    alignment: { horizontal: 'center', vertical: 'middle', shrinkToFit: true },
    protection: { locked: false },
  })
}

/**
 * One validation a rectangle of figures of a kind. Set on cells, exceljs joins them into rectangles that overlap.
 */
function addValidations(sheet: Worksheet, grid: GridBlock): void {
  const figures = grid.cells.filter(({ role }) => role === 'figure')
  const validations = validationsOf(sheet)
  for (const kind of new Set(figures.map(({ valueKind }) => valueKind))) {
    const cells = figures.filter(({ valueKind }) => valueKind === kind)
    for (const range of rectangles(cells, offset)) validations.add(range, validation(kind))
  }
}

interface Validations {
  add(range: string, validation: DataValidation): unknown
}

/** Left out of the types of exceljs. */
function validationsOf(sheet: Worksheet): Validations {
  const found: unknown = 'dataValidations' in sheet ? sheet.dataValidations : undefined
  if (!isValidations(found)) throw new Error('exceljs has changed: no data validations on a sheet')
  return found
}

function isValidations(value: unknown): value is Validations {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'function'
}

/** Warns, does not stop: 「/」 must remain possible. */
function validation(kind: GridCell['valueKind']): DataValidation {
  const warning = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '请核对',
    operator: 'greaterThanOrEqual',
  } as const
  switch (kind) {
    case 'signedCount':
      return {
        ...warning,
        type: 'whole',
        formulae: [-999999999],
        error: '此格一般填写整数，减少的用负数表示。',
      }
    case 'amountWan':
      return {
        ...warning,
        type: 'decimal',
        formulae: [0],
        error: '此格填写以万元为单位的金额，最多六位小数。',
      }
    case 'amountYuan':
      return {
        ...warning,
        type: 'decimal',
        formulae: [0],
        error: '此格填写以元为单位的金额，最多两位小数。',
      }
    default:
      return { ...warning, type: 'whole', formulae: [0], error: '此格一般填写不小于零的整数。' }
  }
}
