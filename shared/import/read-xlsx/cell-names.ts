// Names of cells and areas as spreadsheets write them: `B7`, `$A$1:$C$4`, `'表 三'!$A$2:$J$29`. 1-based.

export interface CellPlace {
  readonly row: number
  readonly column: number
}

export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const lastRow = 1_048_576
const lastColumn = 16_384

/** null for what is no place on a sheet. */
export function placeOf(name: string): CellPlace | null {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(name) ?? []
  const row = Number(digits)
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return inside(row, column)
}

/** The place, where it is on a sheet. */
export function inside(row: number, column: number): CellPlace | null {
  return row >= 1 && row <= lastRow && column >= 1 && column <= lastColumn ? { row, column } : null
}

/** A single cell is an area too; corners may come in any order. */
export function areaOf(name: string): Area | null {
  const [first = '', second = first, ...more] = name.split(':')
  const from = placeOf(first)
  const to = placeOf(second)
  if (from === null || to === null || more.length > 0) return null
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  }
}

/** An area on a named sheet; null for anything else a defined name may hold (formulas, `#REF!`, several areas). */
export function sheetAreaOf(reference: string): { readonly sheet: string; readonly area: Area } | null {
  const [, quoted, bare, rest = ''] =
    /^(?:'((?:[^']|'')+)'|([^'!,()]+))!([^!,]+)$/u.exec(reference.trim()) ?? []
  const sheet = quoted?.replaceAll("''", "'") ?? bare
  const area = areaOf(rest)
  return sheet === undefined || area === null ? null : { sheet, area }
}

export function columnName(column: number): string {
  let rest = column
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}
