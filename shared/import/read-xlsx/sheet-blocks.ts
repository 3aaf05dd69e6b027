// A worksheet that others made → blocks: which rows are lines of text, which are tables, and which tables only stand side
// by side. Told by borders, merges and blank rows and columns; what the words mean is not known here.
import type { Block, GridBlock, GridCell, TextBlock } from '../../document.ts'
import type { Budget } from '../budget.ts'
import { append, groupBy, largest } from '../read-package/long-lists.ts'
import type { SheetCell } from './sheet-cells.ts'

interface Row {
  readonly number: number
  /** That begin in it. */
  readonly cells: readonly SheetCell[]
  kind: 'text' | 'table' | 'lone'
}

export function sheetBlocks(cells: readonly SheetCell[], sheet: string, budget: Budget): Block[] {
  return regionsOf(cells).flatMap((region) => {
    const blocks: Block[] = []
    let table: Row[] = []
    const endTable = (): void => {
      append(blocks, tableBlocks(table, sheet, budget))
      table = []
    }
    for (const row of kindsOf(region)) {
      if (row.kind === 'table') {
        table.push(row)
        continue
      }
      endTable()
      append(blocks, rowText(row.cells, sheet))
    }
    endTable()
    return blocks
  })
}

/** Rows between rows that are blank. A row is not blank while a merged cell or a drawn one goes through it. */
function regionsOf(cells: readonly SheetCell[]): Row[][] {
  const kept = cells.filter(({ text, isDrawn }) => isDrawn || text.trim() !== '')
  const rows = groupBy(kept, ({ row }) => row)
  const regions: Row[][] = []
  let end = 0
  for (const [number, inRow] of [...rows].sort(([a], [b]) => a - b)) {
    const row: Row = { number, cells: inRow, kind: 'table' }
    if (number > end + 1 || regions.length === 0) regions.push([row])
    else regions.at(-1)?.push(row)
    end = lastRowOf(inRow, end)
  }
  return regions
}

/** The last row the cells reach into. */
function lastRowOf(cells: readonly SheetCell[], least: number): number {
  return largest(
    cells.map(({ row, rowSpan }) => row + rowSpan - 1),
    least,
  )
}

/** A sentence, or a heading with a number: never a row of a table that nobody drew. */
const isProse = (text: string): boolean =>
  text.length > 40 || /[。；：:]$/u.test(text) || /^[一二三四五六七八九十]+、/u.test(text)

function kindsOf(region: readonly Row[]): readonly Row[] {
  const isDrawn = region.some(({ cells }) => cells.some((cell) => cell.isDrawn))
  let covered = 0
  for (const row of region) {
    const filled = row.cells.filter(({ text }) => text.trim() !== '')
    const [only] = filled
    if (row.number <= covered) row.kind = 'table'
    else if (isDrawn) row.kind = row.cells.some((cell) => cell.isDrawn) ? 'table' : 'text'
    else if (only === undefined || filled.length > 1) row.kind = 'table'
    else row.kind = isProse(only.text.trim()) ? 'text' : 'lone'
    if (row.kind !== 'table') continue
    covered = lastRowOf(row.cells, covered)
  }
  return settled(region)
}

/**
 * Lone cells of a table that nobody drew: such rows are titles inside it where they stand between its rows. The one just
 * above it belongs to it too when others stand inside; otherwise it is the table's name.
 */
function settled(rows: readonly Row[]): readonly Row[] {
  const isInside = (index: number): boolean =>
    rows[index]?.kind === 'lone' && rows[index - 1]?.kind === 'table' && rows[index + 1]?.kind === 'table'
  const inside = rows.map((_, index) => isInside(index))
  const hasTitles = inside.includes(true)
  return rows.map((row, index): Row => {
    if (row.kind !== 'lone') return row
    const isFirst = rows[index + 1]?.kind === 'table' && hasTitles
    return { ...row, kind: inside[index] === true || isFirst ? 'table' : 'text' }
  })
}

/** The cells of a row as one line, lines inside them as lines of their own. */
export function rowText(cells: readonly SheetCell[], sheet: string): TextBlock[] {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  const runs = filled.flatMap((cell, index) => (index === 0 ? cell.runs : [{ text: '\t' }, ...cell.runs]))
  const line = filled[0]?.row
  const at = line === undefined ? { sheet } : { sheet, line }
  return linesOf(runs).map((line) => ({ kind: 'text', role: null, runs: line, at }))
}

/** Runs cut at line breaks; lines of white space are left out. */
export function linesOf(runs: TextBlock['runs']): TextBlock['runs'][] {
  const lines: TextBlock['runs'][number][][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    })
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''))
}

/** One grid for every group of columns that no blank column parts. */
function tableBlocks(rows: readonly Row[], sheet: string, budget: Budget): Block[] {
  const cells = rows.flatMap((row) => row.cells)
  const used = new Set<number>()
  for (const { column, colSpan } of cells) {
    for (let at = column; at < column + colSpan; at += 1) used.add(at)
  }
  const columns = [...used].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last !== undefined && last.at(-1) === column - 1) last.push(column)
    else groups.push([column])
  }
  return groups.flatMap((group): Block[] => {
    const left = group[0] ?? 1
    const right = left + group.length - 1
    const own = cells.filter(({ column }) => column >= left && column <= right)
    // One column orders nothing.
    if (group.length === 1) return own.flatMap((cell) => rowText([cell], sheet))
    return [gridOf(own, { left, columns: group.length }, sheet, budget)]
  })
}

function gridOf(
  cells: readonly SheetCell[],
  { left, columns }: { readonly left: number; readonly columns: number },
  sheet: string,
  budget: Budget,
): GridBlock {
  const top = cells[0]?.row ?? 1
  const rows = lastRowOf(cells, top) - top + 1
  budget.spendCells(rows * columns)
  return {
    kind: 'grid',
    name: sheet,
    rows,
    headerRows: 0,
    weights: Array.from({ length: columns }, () => 1),
    cells: filledUp(
      cells.map((cell) => gridCell(cell, top, left, 'unknown')),
      rows,
      columns,
    ),
    checks: [],
    at: { sheet, line: top },
  }
}

export function gridCell(cell: SheetCell, top: number, left: number, role: GridCell['role']): GridCell {
  return {
    row: cell.row - top,
    column: cell.column - left,
    rowSpan: cell.rowSpan,
    colSpan: cell.colSpan,
    role,
    text: cell.text.trim(),
    ...(cell.isFormula ? { automatic: true } : {}),
  }
}

/** Blank cells where the sheet keeps none, so that a row has all its places. */
export function filledUp(cells: readonly GridCell[], rows: number, columns: number): GridCell[] {
  const taken = new Set<number>()
  for (const { row, column, rowSpan, colSpan } of cells) {
    for (let down = 0; down < rowSpan; down += 1) {
      for (let across = 0; across < colSpan; across += 1) taken.add((row + down) * columns + column + across)
    }
  }
  const blank: GridCell[] = []
  for (let place = 0; place < rows * columns; place += 1) {
    if (taken.has(place)) continue
    blank.push({
      row: Math.floor(place / columns),
      column: place % columns,
      rowSpan: 1,
      colSpan: 1,
      role: 'unknown',
      text: '',
    })
  }
  return [...cells, ...blank].sort((a, b) => a.row - b.row || a.column - b.column)
}
