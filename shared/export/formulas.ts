// Spreadsheet formulas over coordinates: totals and checks that say nothing while a figure is missing. Text only.
import type { Coordinate } from '../document.ts'

/** Where the grid's upper left corner lies on the sheet, 0-based. */
export interface Offset {
  readonly row: number
  readonly column: number
}

/** `A`, `Z`, `AA`, … of a 0-based column. */
export function columnLetters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : columnLetters(Math.floor(column / 26) - 1) + rest
}

export function cellReference({ row, column }: Coordinate, offset: Offset = { row: 0, column: 0 }): string {
  return `${columnLetters(column + offset.column)}${row + offset.row + 1}`
}

/** Cells as ranges: neighbours in a column or a row become one, `D5:D12`. */
export function ranges(coordinates: readonly Coordinate[], offset: Offset): readonly string[] {
  const found: { first: Coordinate; last: Coordinate }[] = []
  for (const coordinate of coordinates) {
    const open = found.at(-1)
    if (open && continues(open.first, open.last, coordinate)) open.last = coordinate
    else found.push({ first: coordinate, last: coordinate })
  }
  return found.map(({ first, last }) =>
    first === last
      ? cellReference(first, offset)
      : `${cellReference(first, offset)}:${cellReference(last, offset)}`,
  )
}

function continues(first: Coordinate, last: Coordinate, next: Coordinate): boolean {
  return (
    (next.column === last.column && first.column === next.column && next.row === last.row + 1) ||
    (next.row === last.row && first.row === next.row && next.column === last.column + 1)
  )
}

/** Cells as rectangles: runs along a row, joined with equal runs right above. */
export function rectangles(coordinates: readonly Coordinate[], offset: Offset): readonly string[] {
  const sorted = coordinates.toSorted((a, b) => a.row - b.row || a.column - b.column)
  const runs: { top: number; bottom: number; left: number; right: number }[] = []
  for (const { row, column } of sorted) {
    const open = runs.at(-1)
    if (open && open.bottom === row && open.right === column - 1) open.right = column
    else runs.push({ top: row, bottom: row, left: column, right: column })
  }
  const joined: typeof runs = []
  for (const run of runs) {
    const above = joined.find(
      ({ bottom, left, right }) => bottom === run.top - 1 && left === run.left && right === run.right,
    )
    if (above) above.bottom = run.bottom
    else joined.push(run)
  }
  return joined.map(({ top, bottom, left, right }) => {
    const first = cellReference({ row: top, column: left }, offset)
    const last = cellReference({ row: bottom, column: right }, offset)
    return first === last ? first : `${first}:${last}`
  })
}

/** Numbers and 「/」 among the cells. */
function filled(parts: readonly string[]): string {
  return [`COUNT(${parts.join(',')})`, ...parts.map((part) => `COUNTIF(${part},"/")`)].join('+')
}

/** A total: blank while an addend is blank or no number; 「/」 adds nothing, and 「/」 alone gives 「/」. */
export function totalFormula(addends: readonly Coordinate[], offset: Offset): string {
  const parts = ranges(addends, offset)
  const list = parts.join(',')
  return `IF(${filled(parts)}<${addends.length},"",IF(COUNT(${list})=0,"/",SUM(${list})))`
}

/** What a check shows. */
export const holds = '相符'
export const differs = '相差'

/** A check: blank while an operand is, else 相符, or 相差 and left − right. */
export function checkFormula(
  left: readonly Coordinate[],
  right: readonly Coordinate[],
  offset: Offset,
): string {
  const [l, r] = [ranges(left, offset), ranges(right, offset)]
  const difference = `ROUND(SUM(${l.join(',')})-SUM(${r.join(',')}),6)`
  const missing = `${filled([...l, ...r])}<${left.length + right.length}`
  return `IF(${missing},"",IF(${difference}=0,"${holds}","${differs}"&${difference}))`
}

/** What the check shows at the time of writing. */
export function checkText(difference: string | null): string {
  if (difference === null) return ''
  return difference === '0'
    ? holds
    : `${differs}${difference.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}`
}
