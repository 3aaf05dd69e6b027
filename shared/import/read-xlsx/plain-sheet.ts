// One worksheet part, boiled down to what reading needs: cells with something in them, merges, what is hidden. All that
// makes a spreadsheet library slow or dangerous (validations over whole columns, drawings, sparse millions of rows) stays
// behind here.
import type { Advance } from '../../reading-progress.ts'
import { Stop, type Budget } from '../budget.ts'
import { groupBy, largest } from '../read-package/long-lists.ts'
import { walkXml } from '../read-package/xml.ts'
import { areaOf, columnName, inside, placeOf, type Area, type CellPlace } from './cell-names.ts'
import { escapeXml, stringItem, type StringTable } from './plain-strings.ts'
import type { PlainStyles } from './plain-styles.ts'

export interface PlainSheet {
  /** The part again, with nothing else in it. */
  readonly xml: string
  /** Its cells in row-major order; blank ones only where they are drawn. */
  readonly places: readonly FilledPlace[]
  readonly merges: readonly Area[]
  /** Rows and columns that are hidden and hold something, 1-based. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** Formulas whose result the file does not keep. */
  readonly uncached: number
}

export interface FilledPlace extends CellPlace {
  /** What it holds is a formula's result. */
  readonly isFormula: boolean
}

interface PlainCell {
  readonly row: number
  readonly column: number
  /** Index into the styles of the workbook. */
  readonly style: number
  type: string
  /** null: no `v` element at all. */
  value: string | null
  hasFormula: boolean
  item: string
}

export function readPlainSheet(
  bytes: Uint8Array,
  strings: StringTable,
  styles: PlainStyles,
  budget: Budget,
  advance: Advance,
): PlainSheet {
  const { cells, merges, hiddenRows, hiddenColumns } = collect(bytes, styles, budget, advance)
  const filled = cells.filter((cell) => cell.value !== null || cell.hasFormula || cell.item !== '')
  const last = largest(
    filled.map(({ row }) => row),
    0,
  )
  // Borders drawn far beyond the last figure are a clerk's habit and no table.
  const kept = cells.filter(
    (cell) =>
      cell.value !== null ||
      cell.hasFormula ||
      cell.item !== '' ||
      (cell.row <= last + 2 && styles.isDrawn(cell.style)),
  )
  budget.spendCells(kept.length)
  const rows = groupBy(kept, ({ row }) => row)
  const used: Area = {
    top: 1,
    left: 1,
    bottom: largest(rows.keys(), 1),
    right: largest(
      kept.map(({ column }) => column),
      1,
    ),
  }
  const usedRows = new Set(filled.map(({ row }) => row))
  const usedColumns = new Set(filled.map(({ column }) => column))
  const joined = apart(
    merges.flatMap((merge) => clip(merge, used) ?? []),
    budget,
  )
  return {
    xml: sheetXml(rows, joined, strings),
    places: kept
      .map(({ row, column, hasFormula }) => ({ row, column, isFormula: hasFormula }))
      .sort((a, b) => a.row - b.row || a.column - b.column),
    merges: joined,
    hiddenRows: hiddenRows.filter((row) => usedRows.has(row)),
    hiddenColumns: hiddenColumns.filter((column) => usedColumns.has(column)),
    uncached: kept.filter((cell) => cell.hasFormula && cell.value === null).length,
  }
}

function collect(bytes: Uint8Array, styles: PlainStyles, budget: Budget, advance: Advance) {
  const cells: PlainCell[] = []
  const merges: Area[] = []
  const hiddenRows: number[] = []
  const hiddenColumns: number[] = []
  /** A sheet that says two things of one place is broken. */
  const taken = new Set<number>()
  let row = 0
  let column = 0
  let cell: PlainCell | null = null
  let into: 'value' | 'item' | null = null
  let item = stringItem()
  walkXml(bytes, budget, {
    advance,
    open: (name, attributes) => {
      if (into === 'item') {
        item.open(name, attributes)
        return
      }
      switch (name) {
        case 'x:row':
          row = attributes['r'] === undefined ? row + 1 : whole(attributes['r'], 1_048_576)
          column = 0
          if (isOn(attributes['hidden'])) hiddenRows.push(row)
          break
        case 'x:col':
          if (isOn(attributes['hidden'])) {
            const from = whole(attributes['min'], 16_384)
            const to = Math.min(whole(attributes['max'], 16_384), from + 500)
            for (let hidden = from; hidden <= to; hidden += 1) hiddenColumns.push(hidden)
          }
          break
        case 'x:c': {
          const place = attributes['r'] === undefined ? inside(row, column + 1) : placeOf(attributes['r'])
          if (place === null || taken.has(placeKey(place.row, place.column))) throw new Stop('file-damaged')
          taken.add(placeKey(place.row, place.column))
          column = place.column
          cell = {
            ...place,
            style: styles.known(attributes['s']),
            type: attributes['t'] ?? 'n',
            value: null,
            hasFormula: false,
            item: '',
          }
          break
        }
        case 'x:f':
          if (cell !== null) cell.hasFormula = true
          break
        case 'x:v':
          if (cell !== null) cell.value = ''
          into = 'value'
          break
        case 'x:is':
          into = 'item'
          item = stringItem()
          break
        case 'x:mergeCell': {
          const area = areaOf(attributes['ref'] ?? '')
          if (area === null) throw new Stop('file-damaged')
          merges.push(area)
          break
        }
      }
    },
    text: (text) => {
      if (into === 'value' && cell !== null) cell.value = (cell.value ?? '') + text
      else if (into === 'item') item.text(text)
    },
    close: (name) => {
      if (name === 'x:is') {
        into = null
        if (cell !== null) cell.item = item.xml()
      } else if (into === 'item') item.close(name)
      else if (name === 'x:v') into = null
      else if (name === 'x:c' && cell !== null) {
        cells.push(cell)
        cell = null
      }
    },
  })
  return { cells, merges, hiddenRows, hiddenColumns }
}

/** `merge` without what lies outside; null when that leaves a single cell or none. */
function clip(merge: Area, used: Area): Area | null {
  const inside = {
    top: merge.top,
    left: merge.left,
    bottom: Math.min(merge.bottom, used.bottom),
    right: Math.min(merge.right, used.right),
  }
  if (inside.top > inside.bottom || inside.left > inside.right) return null
  return inside.top === inside.bottom && inside.left === inside.right ? null : inside
}

/** Of merges that overlap, which no program can show, the first. */
function apart(merges: readonly Area[], budget: Budget): Area[] {
  const taken = new Set<number>()
  return merges.filter((merge) => {
    budget.spendCells((merge.bottom - merge.top + 1) * (merge.right - merge.left + 1))
    const places: number[] = []
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      for (let column = merge.left; column <= merge.right; column += 1) places.push(placeKey(row, column))
    }
    if (places.some((place) => taken.has(place))) return false
    for (const place of places) taken.add(place)
    return true
  })
}

function sheetXml(
  rows: ReadonlyMap<number, readonly PlainCell[]>,
  merges: readonly Area[],
  strings: StringTable,
): string {
  const written = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => `<row r="${row}">${cells.map((cell) => cellXml(cell, strings)).join('')}</row>`)
  const joined = merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${columnName(left)}${top}:${columnName(right)}${bottom}"/>`,
  )
  return (
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
    `${written.join('')}</sheetData>${joined.length === 0 ? '' : `<mergeCells>${joined.join('')}</mergeCells>`}` +
    `</worksheet>`
  )
}

/**
 * A formula's kept result is handed over as a value of its own: what formulas compute is not asked, and exceljs drops a
 * result of 0.
 */
function cellXml(cell: PlainCell, strings: StringTable): string {
  const head = `<c r="${columnName(cell.column)}${cell.row}" s="${cell.style}"`
  const value = cell.value ?? ''
  const text = (index: string): string => `${head} t="s"><v>${index}</v></c>`
  switch (cell.type) {
    case 's':
      return text(strings.known(value))
    case 'inlineStr':
      return cell.item === '' ? `${head}/>` : text(strings.add(cell.item))
    case 'str':
    case 'd':
      return value === '' ? `${head}/>` : text(strings.add(plainItem(value)))
    case 'b':
    case 'e':
      return `${head} t="${cell.type}"><v>${escapeXml(value)}</v></c>`
    default: {
      const number = value.trim()
      if (number === '') return `${head}/>`
      if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?$/i.test(number)) throw new Stop('file-damaged')
      return `${head}><v>${number}</v></c>`
    }
  }
}

function placeKey(row: number, column: number): number {
  return row * 20_000 + column
}

function plainItem(text: string): string {
  return `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`
}

function whole(text: string | undefined, most: number): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1 || number > most) throw new Stop('file-damaged')
  return number
}

function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true'
}
