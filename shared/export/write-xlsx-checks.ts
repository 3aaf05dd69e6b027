// The checks beside and below a grid: one cell an identity, red when it does not hold.
import type { Worksheet } from 'exceljs'
import type { Coordinate, GridBlock, GridCheck } from '../document.ts'
import { cellReference, checkFormula, checkText, differs, rectangles, type Offset } from './formulas.ts'
import { safeText, type Look } from './write-xlsx-look.ts'

/** A check and the cell it goes to, in the grid's own rows and columns. */
interface PlacedCheck extends Coordinate {
  readonly check: GridCheck
}

/** What the checks of a row or column say, over these cells. */
interface PlacedSentence extends Coordinate {
  readonly rowSpan: number
  readonly colSpan: number
  readonly words: string
}

interface Placed {
  readonly checks: readonly PlacedCheck[]
  readonly sentences: readonly PlacedSentence[]
}

export function addChecks(sheet: Worksheet, grid: GridBlock, offset: Offset, look: Look): void {
  const sides = [besideRows(grid), belowColumns(grid)]
  const [row, column] = [offset.row + 1, offset.column + 1]
  for (const { checks, sentences } of sides) {
    for (const { check, ...at } of checks) {
      const cell = sheet.getCell(cellReference(at, offset))
      cell.value = {
        formula: checkFormula(check.left, check.right, offset),
        result: checkText(check.difference),
      }
      cell.style = look.shared({
        font: look.check,
        alignment: { horizontal: 'center', vertical: 'middle', shrinkToFit: true },
      })
    }
    for (const at of sentences) {
      const cell = sheet.getCell(at.row + row, at.column + column)
      cell.value = safeText(`核对　${at.words}`)
      cell.style = look.shared({
        font: look.check,
        alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
      })
      if (at.rowSpan * at.colSpan > 1) {
        const [lastRow, lastColumn] = [at.row + at.rowSpan - 1, at.column + at.colSpan - 1]
        sheet.mergeCells(at.row + row, at.column + column, lastRow + row, lastColumn + column)
      }
      if (at.row >= grid.rows) sheet.getRow(at.row + row).height = 30
      if (at.column >= grid.weights.length) sheet.getColumn(at.column + column).width = 16
    }
  }
  colourChecks(
    sheet,
    sides.flatMap(({ checks }) => checks),
    offset,
  )
}

/** The one row or column that all cells of a check stand in; null where there is none. */
function common({ left, right }: GridCheck, part: 'row' | 'column'): number | null {
  const found = new Set([...left, ...right].map((cell) => cell[part]))
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

/** Checks of a row stand right of it, a column free between; a row with several has one a column. */
function besideRows(grid: GridBlock): Placed {
  const used = new Map<number, number>()
  const checks = grid.checks.flatMap((check): readonly PlacedCheck[] => {
    const row = common(check, 'row')
    if (row === null) return []
    const before = used.get(row) ?? 0
    used.set(row, before + 1)
    return [{ check, row, column: grid.weights.length + 1 + before }]
  })
  const columns = [...new Set(checks.map(({ column }) => column))]
  const sentences = columns.flatMap((column): readonly PlacedSentence[] => {
    const here = checks.filter((one) => one.column === column)
    const [first] = here
    if (!first) return []
    const { line, sentence } = first.check
    const words = here.length === 1 ? `${line}：${sentence}` : sentence
    return [{ row: 0, column, rowSpan: Math.max(1, grid.headerRows), colSpan: 1, words }]
  })
  return { checks, sentences }
}

/** The others stand below the table, one sentence a row: under their column, or right of all columns. */
function belowColumns(grid: GridBlock): Placed {
  const others = grid.checks.filter((check) => common(check, 'row') === null)
  const words = [...new Set(others.map(({ sentence }) => sentence))]
  const firstRow = grid.rows + 1
  const checks = others.map((check): PlacedCheck => ({
    check,
    row: firstRow + words.indexOf(check.sentence),
    column: common(check, 'column') ?? grid.weights.length + 1,
  }))
  const labelColumns = Math.min(...checks.map(({ column }) => column))
  const sentences = words.map((sentence, index) => ({
    row: firstRow + index,
    column: 0,
    rowSpan: 1,
    colSpan: Math.max(1, labelColumns),
    words: sentence,
  }))
  return { checks, sentences }
}

/** A check that does not hold turns red. */
function colourChecks(sheet: Worksheet, places: readonly Coordinate[], offset: Offset): void {
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
