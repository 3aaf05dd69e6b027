// Where a pasted block belongs: by its labels where it has some, from the selected cell on where it has none. Everything
// fits or nothing is taken; a failure says what did not.
import { failed, success, type Outcome } from '../../shared/notes.ts'
import { readCell } from '../../shared/report/read-number.ts'
import type { Address } from '../../shared/template/form.ts'
import { trimBlock, widthOf, type Block } from './block.ts'
import type { GridMap } from './grid-map.ts'
import { columnLabels, isPrintedLabel, matchLabel, rowLabels } from './labels.ts'
import { isSingle, rectangleOf, selectedRows, type GridSelection } from './selection.ts'

export interface PlacedText {
  readonly address: Address
  readonly text: string
}

export interface PlacedBlock {
  readonly cells: readonly PlacedText[]
  /** Rows were found by their labels, not by position. */
  readonly byLabels: boolean
}

/** `isFixed` tells the totals that add themselves up: a single value spread over a range leaves them alone. */
export function placeBlock(
  map: GridMap,
  selection: GridSelection,
  pasted: Block,
  isFixed: (address: Address) => boolean,
): Outcome<PlacedBlock> {
  const block = trimBlock(pasted)
  if (block.length === 0) return failed('paste-empty')
  if (hasLabels(map, block)) return placeByLabels(map, selection, block)
  const [first] = block[0] ?? []
  if (block.length === 1 && widthOf(block) === 1 && !isSingle(selection)) {
    const cells = selectedRows(map, selection)
      .flat()
      .filter(({ address }) => !isFixed(address))
      .map(({ address }) => ({ address, text: first ?? '' }))
    return success({ cells, byLabels: false })
  }
  return placeByPosition(map, selection, repeated(map, selection, block))
}

/** A word that is no number: a label, the form's own or a foreign one. */
function isLabel(map: GridMap, text: string | null): boolean {
  if (text === null || text.trim() === '') return false
  if (isPrintedLabel(map, text)) return true
  return /\p{Script=Han}/u.test(text) && readCell(text, 'count').cell?.kind === 'unread'
}

function hasLabels(map: GridMap, block: Block): boolean {
  return block.some((row) => row.some((text) => isLabel(map, text)))
}

/** A range that is a whole multiple of the block takes it as often as it fits. */
function repeated(map: GridMap, selection: GridSelection, block: Block): Block {
  const { top, bottom, left, right } = rectangleOf(map, selection)
  const height = bottom - top + 1
  const width = right - left
  const blockWidth = widthOf(block)
  if (isSingle(selection) || height % block.length !== 0 || width % blockWidth !== 0) return block
  const rows = block.map((row) => Array.from({ length: blockWidth }, (_, column) => row[column] ?? ''))
  return Array.from({ length: height }, (_, row) => {
    const source = rows[row % rows.length] ?? []
    return Array.from({ length: width }, (_, column) => source[column % blockWidth] ?? '')
  })
}

function placeByPosition(map: GridMap, selection: GridSelection, block: Block): Outcome<PlacedBlock> {
  const { top, left } = rectangleOf(map, selection)
  const rightmost = Math.max(...map.rows.flat().map(({ to }) => to))
  const misfit = failed(
    'paste-outside',
    block.length,
    widthOf(block),
    map.rows.length - top,
    rightmost - left,
  )
  if (top + block.length > map.rows.length) return misfit
  const placed = new Map<Address, string>()
  for (const [index, row] of block.entries()) {
    for (const [offset, text] of row.entries()) {
      if (text === null) continue
      const column = left + offset
      const place = map.rows[top + index]?.find(({ from, to }) => column >= from && column < to)
      // Beside the figures, or a second value for a cell that covers several columns.
      const isFree = place !== undefined && !placed.has(place.address)
      if (isFree) placed.set(place.address, text)
      else if (text.trim() !== '') return misfit
    }
  }
  return success({ cells: [...placed].map(([address, text]) => ({ address, text })), byLabels: false })
}

function placeByLabels(map: GridMap, selection: GridSelection, block: Block): Outcome<PlacedBlock> {
  const isFigure = (text: string | null): boolean =>
    text !== null && text.trim() !== '' && !isLabel(map, text)
  const figureRows = block.filter((row) => row.some(isFigure))
  const headerRows = block.filter((row) => !row.some(isFigure))
  if (figureRows.length === 0) return failed('paste-empty')
  const firstFigure = Math.max(
    0,
    ...figureRows.map((row) => row.findLastIndex((text) => isLabel(map, text)) + 1),
  )
  const found = figureRows.map((row) => row.slice(0, firstFigure).findLast((text) => isLabel(map, text)))
  const rows = firstFigure === 0 ? rowsFrom(map, selection, figureRows.length) : namedRows(map, found)
  if (!rows.ok) return rows
  const cells: PlacedText[] = []
  const taken = new Set<Address>()
  for (const [index, row] of figureRows.entries()) {
    const target = map.rows[rows.value[index] ?? -1] ?? []
    const columns = columnsFor(map, headerRows, row, firstFigure, target.length, block)
    if (!columns.ok) return columns
    for (const [offset, place] of columns.value.entries()) {
      const figure =
        target.find(({ from }) => from === place) ?? (target.length === 1 ? target[0] : undefined)
      const text = row[offset]
      if (figure === undefined || text === null || text === undefined) continue
      if (taken.has(figure.address)) {
        if (text.trim() !== '') return failed('paste-columns', figuresIn(row, firstFigure), target.length)
        continue
      }
      taken.add(figure.address)
      cells.push({ address: figure.address, text })
    }
  }
  return success({ cells, byLabels: true })
}

function namedRows(map: GridMap, found: readonly (string | null | undefined)[]): Outcome<readonly number[]> {
  const officials = rowLabels(map)
  const rows: number[] = []
  for (const label of found) {
    // 表四 has a single row without a label.
    const row = label === undefined || label === null ? null : matchLabel(label, officials)
    if (row === null) return failed('paste-label-unknown', label ?? '', map.layout.table.numeral)
    if (rows.includes(row)) return failed('paste-label-twice', label ?? '', map.layout.table.numeral)
    rows.push(row)
  }
  return success(rows)
}

function rowsFrom(map: GridMap, selection: GridSelection, count: number): Outcome<readonly number[]> {
  const { top } = rectangleOf(map, selection)
  // A whole table copied with its heads, whatever cell is selected.
  const start = count === map.rows.length ? 0 : top
  if (start + count > map.rows.length) {
    return failed('paste-outside', count, 1, map.rows.length - start, 1)
  }
  return success(Array.from({ length: count }, (_, index) => start + index))
}

function figuresIn(row: readonly (string | null)[], firstFigure: number): number {
  return row.slice(firstFigure).filter((text) => text !== null && text.trim() !== '').length
}

/** Pasted column → printed column of the form. */
function columnsFor(
  map: GridMap,
  headerRows: Block,
  row: readonly (string | null)[],
  firstFigure: number,
  targets: number,
  block: Block,
): Outcome<ReadonlyMap<number, number>> {
  const width = widthOf(block)
  const offsets = Array.from({ length: width - firstFigure }, (_, index) => firstFigure + index)
  const figureColumns = [...columnLabels(map).keys()].sort((a, b) => a - b)
  // One wide cell: it takes the row's only value, wherever a merge left it.
  if (targets === 1) {
    const filled = offsets.filter((offset) => (row[offset] ?? '').trim() !== '')
    if (filled.length > 1) return failed('paste-columns', filled.length, 1)
    return success(new Map(offsets.map((offset) => [offset, figureColumns[0] ?? 0])))
  }
  if (offsets.length === figureColumns.length) {
    return success(new Map(offsets.map((offset, index) => [offset, figureColumns[index] ?? 0])))
  }
  return columnsByHeads(map, headerRows, offsets) ?? failed('paste-columns', offsets.length, targets)
}

/** By the heads above the pasted columns, where each names exactly one column. */
function columnsByHeads(
  map: GridMap,
  headerRows: Block,
  offsets: readonly number[],
): Outcome<ReadonlyMap<number, number>> | null {
  const labels = [...columnLabels(map)]
  const columns = new Map<number, number>()
  for (const offset of offsets) {
    const heads = headerRows.map((row) => row[offset] ?? '').filter((text) => text.trim() !== '')
    const matches = heads.flatMap((head) => {
      const index = matchLabel(
        head,
        labels.map(([, label]) => label),
      )
      const match = index === null ? undefined : labels[index]
      return match ? [match[0]] : []
    })
    const column = matches.at(-1)
    if (column === undefined || [...columns.values()].includes(column)) return null
    columns.set(offset, column)
  }
  return columns.size > 0 ? success(columns) : null
}
