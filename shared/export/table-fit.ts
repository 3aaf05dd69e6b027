// Fits a grid onto the page: column widths in twips, the size and squeeze at which a figure stays on one line, row
// heights, and which rows must stay together. Pure arithmetic over the grid; writers turn it into their format.
import type { GridBlock, GridCell } from '../document.ts'
import type { PageStyle } from '../page-style.ts'
import { textHeight } from './page-geometry.ts'
import { emWidth, linesOf } from './text-width.ts'

/** 7.5 pt in half points; below that nobody reads. */
export const smallestSize = 15

/** Left and right of the text in a cell, in twips; and what is kept free so that rounding never wraps a figure. */
export const cellMargin = 28
/** Above and below it. */
export const cellPadding = 20
const slack = 8

/** Labels that stand left keep a little further off the border, where there is room for it. */
export const labelIndent = 50
export const narrow = 1000

/** Single spacing of Song type is about 1.3 of the size. */
export const singleSpacing = 1.3

/** Column widths that add up to `width` exactly. */
export function columnWidths(weights: readonly number[], width: number): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  let used = 0
  return weights.map((weight) => {
    passed += weight
    const edge = Math.round((passed * width) / total)
    const column = edge - used
    used = edge
    return column
  })
}

export function cellWidth(cell: GridCell, columns: readonly number[]): number {
  return columns.slice(cell.column, cell.column + cell.colSpan).reduce((sum, column) => sum + column, 0)
}

export interface Fit {
  /** Half points. */
  readonly size: number
  /** Width of the characters in percent; below 100 only where even the smallest size is too wide. */
  readonly scale: number
}

/** The size at which a figure stays on one line: as set, smaller to 7.5 pt, then squeezed. Other text may wrap. */
export function figureFit(text: string, width: number, tableSize: number): Fit {
  const room = width - 2 * cellMargin - slack
  const em = emWidth(text)
  const fitting = em === 0 ? tableSize : Math.floor(room / (em * 10))
  const size = Math.max(smallestSize, Math.min(tableSize, fitting))
  if (size * 10 * em <= room || !/^[-\d.]+$/u.test(text)) return { size, scale: 100 }
  return { size, scale: Math.max(50, Math.floor((room * 100) / (size * 10 * em))) }
}

export interface Rows {
  /** Least height of every row in twips. */
  readonly least: number
  /** Whether a row must stay on the page of the next one. */
  readonly keepNext: readonly boolean[]
}

const roomiest = 454
const tightest = 300
const twipsInMillimetre = 1440 / 25.4

/**
 * A grid that can stand on one page does, with rows as high as the page allows up to 8 mm; one that cannot keeps its
 * groups (rows under one label) together.
 */
export function fitRows(grid: GridBlock, columns: readonly number[], style: PageStyle): Rows {
  const natural = rowHeights(grid, columns, style.tableSize)
  // The heading above it and a line in reserve: programs differ in what a single-spaced line is.
  const room = textHeight - 2 * style.linePitch
  const heightAt = (least: number): number =>
    natural.reduce((sum, height) => sum + Math.max(height, least), 0)
  let least = roomiest
  while (least > tightest && heightAt(least) > room) least -= 2
  // A table to be written in is as high as it says; it is short.
  if (grid.rowHeight !== undefined) least = Math.round(grid.rowHeight * twipsInMillimetre)
  const whole = heightAt(least) <= room
  const keepNext = Array.from({ length: grid.rows }, (_, row) => {
    if (row === grid.rows - 1) return false
    return whole || row < grid.headerRows || inOneGroup(grid, row, natural, room)
  })
  return { least: whole ? least : tightest, keepNext }
}

/** Whether a label that spans this row and the next makes a group that fits a page. */
function inOneGroup(grid: GridBlock, row: number, natural: readonly number[], room: number): boolean {
  return grid.cells.some((cell) => {
    if (cell.role !== 'label' || cell.row > row || cell.row + cell.rowSpan <= row + 1) return false
    const height = natural.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, part) => sum + part, 0)
    return height <= room / 2
  })
}

/** Height every row needs for its text, in twips. */
export function rowHeights(
  grid: GridBlock,
  columns: readonly number[],
  tableSize: number,
): readonly number[] {
  const heights = Array.from({ length: grid.rows }, () => 0)
  const needed = (cell: GridCell): number => {
    const width = cellWidth(cell, columns)
    const size = cell.role === 'figure' ? figureFit(cell.text, width, tableSize).size : tableSize
    const indent = cell.role === 'label' && width > narrow ? labelIndent : 0
    const measure = (width - 2 * cellMargin - indent) / (size * 10)
    const lines = cell.role === 'figure' && /^[-\d.]*$/u.test(cell.text) ? 1 : linesOf(cell.text, measure)
    return Math.ceil(lines * size * 10 * singleSpacing) + 2 * cellPadding + 10
  }
  for (const cell of grid.cells.filter(({ rowSpan }) => rowSpan === 1)) {
    heights[cell.row] = Math.max(heights[cell.row] ?? 0, needed(cell))
  }
  // What a merged cell needs beyond its rows is added to the last of them, as word processors do.
  for (const cell of grid.cells.filter(({ rowSpan }) => rowSpan > 1)) {
    const last = cell.row + cell.rowSpan - 1
    const have = heights.slice(cell.row, last + 1).reduce((sum, height) => sum + height, 0)
    heights[last] = (heights[last] ?? 0) + Math.max(0, needed(cell) - have)
  }
  return heights
}

/** The label beside repeated heads: the identity note of the form. */
export function isCorner(cell: GridCell, grid: GridBlock): boolean {
  return cell.column === 0 && cell.row === 0 && cell.rowSpan === grid.headerRows && grid.headerRows > 1
}

/** Pale blue of the lines over the whole width, where a place shades them. */
export const groupFill = 'C6D9F1'

/** A line over the whole width of a table, such as 第二十条第（一）项. */
export function isGroupLine(cell: GridCell, grid: GridBlock): boolean {
  return cell.role === 'label' && cell.colSpan === grid.weights.length && cell.colSpan > 1
}

/** Lines over the whole width and row labels of several columns stand left, all other cells in the middle. */
export function standsLeft(cell: GridCell, grid: GridBlock): boolean {
  if (cell.role === 'figure') return false
  if (isGroupLine(cell, grid) || isCorner(cell, grid)) return true
  if (cell.row < grid.headerRows) return false
  const firstFigure = Math.min(
    ...grid.cells.filter(({ role }) => role === 'figure').map(({ column }) => column),
  )
  return firstFigure > 1
}
