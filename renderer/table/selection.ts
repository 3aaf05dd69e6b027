// What is selected in a table and how keys and the mouse move it, as spreadsheets do. No DOM: the table editor turns
// events into these calls.
import type { Address } from '../../shared/template/form.ts'
import { firstPlace, lastPlace, placeAt, placeOf, type GridMap, type GridPlace } from './grid-map.ts'

/** A rectangle between two corners; `active` is the cell that has the focus, inside it. */
export interface GridSelection {
  readonly anchor: Address
  readonly head: Address
  readonly active: Address
  /** The column that up and down keep to when they pass wide cells. */
  readonly column: number
  /** The column a run of Tab started in: Enter returns below it. Null outside such a run. */
  readonly tabColumn: number | null
}

export type Direction = 'up' | 'down' | 'left' | 'right'

export interface Rectangle {
  readonly top: number
  readonly bottom: number
  readonly left: number
  /** Not included. */
  readonly right: number
}

export function selectCell(map: GridMap, address: Address): GridSelection {
  const { from } = placeOf(map, address)
  return { anchor: address, head: address, active: address, column: from, tabColumn: null }
}

export function selectRange(map: GridMap, anchor: Address, head: Address): GridSelection {
  return { ...selectCell(map, anchor), head }
}

export function rectangleOf(map: GridMap, selection: GridSelection): Rectangle {
  const a = placeOf(map, selection.anchor)
  const b = placeOf(map, selection.head)
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.from, b.from),
    right: Math.max(a.to, b.to),
  }
}

/** The selected cells, row by row. */
export function selectedRows(map: GridMap, selection: GridSelection): readonly (readonly GridPlace[])[] {
  const { top, bottom, left, right } = rectangleOf(map, selection)
  return map.rows
    .slice(top, bottom + 1)
    .map((line) => line.filter(({ from, to }) => from < right && to > left))
    .filter((line) => line.length > 0)
}

export function selectedAddresses(map: GridMap, selection: GridSelection): readonly Address[] {
  return selectedRows(map, selection).flatMap((line) => line.map(({ address }) => address))
}

export function isSingle(selection: GridSelection): boolean {
  return selection.anchor === selection.head
}

function neighbour(map: GridMap, place: GridPlace, direction: Direction, column: number): GridPlace | null {
  switch (direction) {
    case 'up':
      return place.row === 0 ? null : placeAt(map, place.row - 1, column)
    case 'down':
      return place.row === map.rows.length - 1 ? null : placeAt(map, place.row + 1, column)
    case 'left':
    case 'right': {
      const line = map.rows[place.row] ?? []
      return line[line.indexOf(place) + (direction === 'left' ? -1 : 1)] ?? null
    }
  }
}

/** As Ctrl with an arrow in a spreadsheet: to the end of the filled run, or on to the next filled cell, or to the edge. */
function jump(
  map: GridMap,
  start: GridPlace,
  direction: Direction,
  column: number,
  isFilled: (address: Address) => boolean,
): GridPlace {
  let place = start
  let next = neighbour(map, place, direction, column)
  if (next === null) return place
  const runs = isFilled(place.address) && isFilled(next.address)
  while (next !== null) {
    if (runs && !isFilled(next.address)) return place
    place = next
    if (!runs && isFilled(place.address)) return place
    next = neighbour(map, place, direction, column)
  }
  return place
}

export interface Movement {
  /** Keeps the anchor and moves the other corner. */
  readonly extend?: boolean
  /** Over a whole run; tells which cells are filled. */
  readonly jumpOver?: (address: Address) => boolean
}

export function move(
  map: GridMap,
  selection: GridSelection,
  direction: Direction,
  { extend = false, jumpOver }: Movement = {},
): GridSelection {
  const start = placeOf(map, extend ? selection.head : selection.active)
  const vertical = direction === 'up' || direction === 'down'
  const target =
    jumpOver === undefined
      ? (neighbour(map, start, direction, selection.column) ?? start)
      : jump(map, start, direction, selection.column, jumpOver)
  return arrive(selection, target, extend, vertical ? selection.column : target.from)
}

function arrive(selection: GridSelection, target: GridPlace, extend: boolean, column: number): GridSelection {
  if (!extend) {
    return { anchor: target.address, head: target.address, active: target.address, column, tabColumn: null }
  }
  // A range grows from the focused cell, also after Tab has moved the focus inside an older range.
  const anchor = isSingle(selection) ? selection.active : selection.anchor
  return { anchor, head: target.address, active: selection.active, column, tabColumn: null }
}

/** Home and End: along the row, or with Ctrl to the first and last cell of the table. */
export function moveToEdge(
  map: GridMap,
  selection: GridSelection,
  edge: 'start' | 'end',
  { whole = false, extend = false }: { readonly whole?: boolean; readonly extend?: boolean } = {},
): GridSelection {
  const line = map.rows[placeOf(map, extend ? selection.head : selection.active).row] ?? []
  const target = whole
    ? edge === 'start'
      ? firstPlace(map)
      : lastPlace(map)
    : ((edge === 'start' ? line[0] : line.at(-1)) ?? firstPlace(map))
  return arrive(selection, target, extend, target.from)
}

/** Page Up and Page Down. */
export function movePage(
  map: GridMap,
  selection: GridSelection,
  rows: number,
  extend = false,
): GridSelection {
  const start = placeOf(map, extend ? selection.head : selection.active)
  return arrive(selection, placeAt(map, start.row + rows, selection.column), extend, selection.column)
}

/**
 * Tab and Shift+Tab: to the next cell, over row ends; inside a range round and round. Null at the table's first or last
 * cell, where the key leaves the table.
 */
export function tab(map: GridMap, selection: GridSelection, back: boolean): GridSelection | null {
  const step = back ? -1 : 1
  if (!isSingle(selection)) return cycle(map, selection, step, false)
  const all = map.rows.flat()
  const here = all.findIndex(({ address }) => address === selection.active)
  const target = all[here + step]
  if (target === undefined) return null
  const tabColumn = selection.tabColumn ?? placeOf(map, selection.active).from
  return { ...selectCell(map, target.address), tabColumn }
}

/** Enter and Shift+Enter: down or up, back below where a run of Tab began; inside a range column by column. */
export function enter(map: GridMap, selection: GridSelection, back: boolean): GridSelection {
  if (!isSingle(selection)) return cycle(map, selection, back ? -1 : 1, true)
  const start = placeOf(map, selection.active)
  const column = selection.tabColumn ?? selection.column
  const target = placeAt(map, start.row + (back ? -1 : 1), column)
  return { ...selectCell(map, target.address), column }
}

function cycle(map: GridMap, selection: GridSelection, step: 1 | -1, byColumn: boolean): GridSelection {
  const rows = selectedRows(map, selection)
  const places = rows.flat()
  const ordered = byColumn ? [...places].sort((a, b) => a.from - b.from || a.row - b.row) : places
  const here = ordered.findIndex(({ address }) => address === selection.active)
  const target = ordered[(here + step + ordered.length) % ordered.length]
  return target ? { ...selection, active: target.address, column: target.from, tabColumn: null } : selection
}

export function selectAll(map: GridMap): GridSelection {
  return selectRange(map, firstPlace(map).address, lastPlace(map).address)
}

/** A click on a label: the figures of the rows beside it, or of the columns below it. Null where it has none. */
export function selectUnderLabel(
  map: GridMap,
  label: {
    readonly row: number
    readonly column: number
    readonly rowSpan: number
    readonly colSpan: number
  },
  role: 'head' | 'label',
): GridSelection | null {
  const places = map.rows.flat()
  const chosen =
    role === 'label'
      ? places.filter(({ row }) => within(printedRow(map, row), label.row, label.rowSpan))
      : places.filter(
          ({ from, to, row }) =>
            from < label.column + label.colSpan &&
            to > label.column &&
            belongsToHead(map, printedRow(map, row), label.row),
        )
  const first = chosen[0]
  const last = chosen.at(-1)
  return first && last ? selectRange(map, first.address, last.address) : null
}

function printedRow(map: GridMap, row: number): number {
  for (const [printed, figureRow] of map.rowOfPrinted) if (figureRow === row) return printed
  return -1
}

function within(value: number, start: number, length: number): boolean {
  return value >= start && value < start + length
}

/** A head rules the rows below it as far as the next band. */
function belongsToHead(map: GridMap, printed: number, headRow: number): boolean {
  if (printed < headRow) return false
  return !map.layout.cells.some(({ role, row }) => role === 'band' && row > headRow && row < printed)
}
