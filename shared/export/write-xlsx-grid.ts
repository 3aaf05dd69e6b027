// One sheet a grid: the table as on paper, totals as formulas, and beside and below it the checks. The table prints alone.
import type { Cell, DataValidation, Workbook, Worksheet } from 'exceljs'
import type { Coordinate, GridBlock, GridCell, GridCheck } from '../document.ts'
import {
  cellReference,
  checkFormula,
  checkText,
  differs,
  rectangles,
  totalFormula,
  type Offset,
} from './formulas.ts'
import { textWidth } from './page-geometry.ts'
import { printable } from './printable.ts'
import { numberFormat, spreadsheetValue } from './spreadsheet-value.ts'
import { columnWidths, fitRows, rowHeights, standsLeft } from './table-fit.ts'
import { columnUnits, fonts, pageSetup, safeText, thin } from './write-xlsx-look.ts'

/** The section heading stands on the first row, the grid below it. */
const offset: Offset = { row: 1, column: 0 }

export function addGridSheet(
  workbook: Workbook,
  sheetName: string,
  grid: GridBlock,
  heading: string,
  index: number,
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
  layOut(sheet, grid)
  addHeading(sheet, heading, columns)
  for (const cell of grid.cells) addCell(workbook, sheet, cell, grid, sheetName)
  addValidations(sheet, grid)
  workbook.definedNames.add(`'${sheetName}'!$A$${offset.row + 1}:${absolute(last)}`, `NbGrid${index}`)
  addChecks(sheet, grid)
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

function layOut(sheet: Worksheet, grid: GridBlock): void {
  const widths = columnWidths(grid.weights, textWidth)
  const figures = grid.cells.filter(({ role }) => role === 'figure')
  const firstFigure = Math.min(...figures.map(({ column }) => column))
  widths.forEach((width, column) => {
    const part = column < firstFigure ? reserve.label : reserve.figure
    sheet.getColumn(column + 1).width = columnUnits(width * part)
  })
  const { least } = fitRows(grid, widths)
  rowHeights(grid, widths).forEach((height, row) => {
    sheet.getRow(row + 1 + offset.row).height = Math.max(height, least) / 20
  })
}

function addHeading(sheet: Worksheet, heading: string, columns: number): void {
  const cell = sheet.getCell(1, 1)
  cell.value = safeText(heading)
  cell.font = fonts.heading
  cell.alignment = { horizontal: 'left', vertical: 'middle' }
  sheet.getRow(1).height = 30
  if (columns > 1) sheet.mergeCells(1, 1, 1, columns)
}

function addCell(
  workbook: Workbook,
  sheet: Worksheet,
  cell: GridCell,
  grid: GridBlock,
  sheetName: string,
): void {
  const [row, column] = [cell.row + offset.row + 1, cell.column + offset.column + 1]
  const target = sheet.getCell(row, column)
  target.border = thin
  if (cell.role === 'figure') fillFigure(target, cell)
  else {
    target.value = cell.text === '' ? null : safeText(cell.text)
    target.font = isNarrow(cell, grid) ? { ...fonts.table, size: 11 } : fonts.table
    target.alignment = {
      horizontal: standsLeft(cell, grid) ? 'left' : 'center',
      vertical: 'middle',
      wrapText: true,
    }
  }
  if (cell.rowSpan > 1 || cell.colSpan > 1) {
    sheet.mergeCells(row, column, row + cell.rowSpan - 1, column + cell.colSpan - 1)
  }
  if (cell.name !== undefined) {
    workbook.definedNames.add(`'${sheetName}'!${absolute(cellReference(cell, offset))}`, cell.name)
  }
}

/** A heading in a column of less than three characters: a little larger, so that it breaks after two of its four. */
function isNarrow(cell: GridCell, grid: GridBlock): boolean {
  const total = grid.weights.reduce((sum, weight) => sum + weight, 0)
  return cell.row < grid.headerRows && cell.colSpan === 1 && (grid.weights[cell.column] ?? 0) / total < 0.08
}

function fillFigure(target: Cell, cell: GridCell): void {
  const value = spreadsheetValue(cell)
  target.value =
    cell.automatic && cell.sumOf
      ? { formula: totalFormula(cell.sumOf, offset), result: value ?? '' }
      : typeof value === 'string'
        ? safeText(value)
        : value
  target.numFmt = numberFormat(cell)
  target.font = fonts.table
  target.alignment = { horizontal: 'center', vertical: 'middle', shrinkToFit: true }
  target.protection = { locked: false }
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

/** A check stands at the end of the row it holds in, or below its column; one that does neither is listed below. */
function addChecks(sheet: Worksheet, grid: GridBlock): void {
  const right = new Map<number, GridCheck[]>()
  const below = new Map<string, GridCheck[]>()
  for (const check of grid.checks) {
    const cells = [...check.left, ...check.right]
    const row = common(cells, ({ row: one }) => one)
    if (row === null) below.set(check.sentence, [...(below.get(check.sentence) ?? []), check])
    else right.set(row, [...(right.get(row) ?? []), check])
  }
  const places: Coordinate[] = []
  const add = (at: Coordinate, check: GridCheck): void => {
    places.push(at)
    addCheck(sheet, at, check)
  }
  const columns = grid.weights.length
  const most = Math.max(0, ...[...right.values()].map((checks) => checks.length))
  for (let slot = 0; slot < most; slot += 1) {
    const checks = [...right].flatMap(([row, found]) => {
      const check = found[slot]
      return check ? [{ row, check }] : []
    })
    const column = columns + 1 + slot
    sheet.getColumn(column + 1).width = 16
    addCheckHeading(
      sheet,
      grid,
      column,
      checks.map(({ check }) => check),
    )
    for (const { row, check } of checks) add({ row, column }, check)
  }
  ;[...below].forEach(([sentence, checks], index) => {
    addChecksBelow(sheet, grid, grid.rows + 1 + index, sentence, checks, add)
  })
  colourChecks(sheet, places)
}

function common(cells: readonly Coordinate[], part: (cell: Coordinate) => number): number | null {
  const found = new Set(cells.map(part))
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

function addCheckHeading(
  sheet: Worksheet,
  grid: GridBlock,
  column: number,
  checks: readonly GridCheck[],
): void {
  const [first] = checks
  if (!first) return
  const words = checks.length === 1 ? `${first.line}：${first.sentence}` : first.sentence
  const cell = sheet.getCell(offset.row + 1, column + 1)
  cell.value = safeText(`核对　${words}`)
  cell.font = fonts.check
  cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
  if (grid.headerRows > 1) {
    sheet.mergeCells(offset.row + 1, column + 1, offset.row + grid.headerRows, column + 1)
  }
}

function addChecksBelow(
  sheet: Worksheet,
  grid: GridBlock,
  row: number,
  sentence: string,
  checks: readonly GridCheck[],
  add: (at: Coordinate, check: GridCheck) => void,
): void {
  const places = checks.map((check) => {
    const column = common([...check.left, ...check.right], ({ column: one }) => one)
    return { check, column: column ?? grid.weights.length + 1 }
  })
  const firstColumn = Math.min(...places.map(({ column }) => column))
  const cell = sheet.getCell(row + offset.row + 1, 1)
  cell.value = safeText(`核对　${sentence}`)
  cell.font = fonts.check
  cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
  if (firstColumn > 1) sheet.mergeCells(row + offset.row + 1, 1, row + offset.row + 1, firstColumn)
  sheet.getRow(row + offset.row + 1).height = 30
  for (const { check, column } of places) add({ row, column }, check)
}

function addCheck(sheet: Worksheet, at: Coordinate, check: GridCheck): void {
  const reference = cellReference(at, offset)
  const cell = sheet.getCell(reference)
  cell.value = {
    formula: checkFormula(check.left, check.right, offset),
    result: printable(checkText(check.difference)),
  }
  cell.font = fonts.check
  cell.alignment = { horizontal: 'center', vertical: 'middle', shrinkToFit: true }
}

/** A check that does not hold turns red. */
function colourChecks(sheet: Worksheet, places: readonly Coordinate[]): void {
  for (const range of rectangles(places, offset)) {
    const [first = range] = range.split(':')
    sheet.addConditionalFormatting({
      ref: range,
      rules: [
        {
          type: 'expression',
          priority: 1,
          formulae: [`LEFT(${first},${differs.length})="${differs}"`],
          style: {
            font: { color: { argb: 'FFFFFFFF' }, bold: true },
            fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFC00000' } },
          },
        },
      ],
    })
  }
}
