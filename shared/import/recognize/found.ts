// What was found of a table, before anything of it is understood: cells with their plain spelling and place, row by row.
import type { GridBlock, GridCell, Origin, Place, TextBlock } from '../../document.ts'
import { plainWords } from './likeness.ts'

export interface FoundCell {
  readonly text: string
  /** As words of the form are compared; '' when blank. */
  readonly plain: string
  readonly column: number
  /** Column behind it. */
  readonly end: number
  readonly rowSpan: number
  /** The result of a formula in its file. */
  readonly automatic: boolean
  readonly origin: Origin
}

export interface FoundRow {
  /** Equal for rows of one grid; other grids have other columns. */
  readonly part: number
  /** Cells that begin in this row, in their order. */
  readonly cells: readonly FoundCell[]
  /** Cells of rows above that reach into this one. */
  readonly covering: readonly FoundCell[]
  /** Column behind the last. */
  readonly end: number
  /** A line of text between tables, taken for what it may be. */
  readonly isText: boolean
  /** Cells of its table were left behind when the file was made. */
  readonly isCut: boolean
}

export function rowsOfGrid(grid: GridBlock, block: number, part: number): readonly FoundRow[] {
  const cells: FoundCell[][] = Array.from({ length: grid.rows }, () => [])
  const covering: FoundCell[][] = Array.from({ length: grid.rows }, () => [])
  for (const cell of grid.cells) {
    const found = foundCell(cell, block, placeOfRow(grid, cell.row))
    cells[cell.row]?.push(found)
    for (let row = cell.row + 1; row < cell.row + cell.rowSpan; row += 1) covering[row]?.push(found)
  }
  return cells.map((own, row) => {
    const over = covering[row] ?? []
    return {
      part,
      cells: own.toSorted((a, b) => a.column - b.column),
      covering: over,
      end: [...own, ...over].reduce((most, { end }) => Math.max(most, end), 0),
      isText: false,
      isCut: grid.isCut === true,
    }
  })
}

function foundCell(cell: GridCell, block: number, at: Place): FoundCell {
  const { row, column, colSpan, rowSpan, text } = cell
  return {
    text: text.trim(),
    plain: plainWords(text),
    column,
    end: column + colSpan,
    rowSpan,
    automatic: cell.automatic === true,
    origin: { block, row, column, from: 0, to: text.length, at },
  }
}

function placeOfRow({ at, lines }: GridBlock, row: number): Place {
  const line = lines?.[row]
  return line === undefined ? at : { ...at, line }
}

/** A line of text as a row of a single cell. */
export function rowOfText(block: TextBlock, index: number, part: number): FoundRow {
  const text = block.runs.map((run) => run.text).join('')
  const cell: FoundCell = {
    text: text.trim(),
    plain: plainWords(text),
    column: 0,
    end: 1,
    rowSpan: 1,
    automatic: false,
    origin: { block: index, from: 0, to: text.length, at: block.at },
  }
  return { part, cells: [cell], covering: [], end: 1, isText: true, isCut: false }
}

export function isBlank(cell: FoundCell): boolean {
  return cell.text === ''
}

export function filled(cells: readonly FoundCell[]): readonly FoundCell[] {
  return cells.filter((cell) => !isBlank(cell))
}

export function textOfRow(row: FoundRow): string {
  return filled(row.cells)
    .map(({ text }) => text.replaceAll('\n', ''))
    .join(' ')
}
