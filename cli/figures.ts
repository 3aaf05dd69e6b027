// The figure cells of a report in the form's order, each table in its own edition, and how the terminal names and
// values them.
import { numberText } from '../shared/report/arithmetic.ts'
import type { Cell } from '../shared/report/cell.ts'
import type { Report } from '../shared/report/model.ts'
import { tableSpec } from '../shared/template/editions.ts'
import { tableIds, type Address, type CellKind, type TableSpec } from '../shared/template/form.ts'
import { layoutOf, type Figure } from '../shared/template/layout.ts'

export interface PlacedFigure {
  readonly table: TableSpec
  readonly figure: Figure
}

/** Every figure of the report's tables, by address, in the form's order. */
export function figuresOf(edition: Report['edition']): ReadonlyMap<Address, PlacedFigure> {
  const figures = new Map<Address, PlacedFigure>()
  for (const id of tableIds) {
    const table = tableSpec(edition[id], id)
    for (const figure of layoutOf(table).figures) figures.set(figure.address, { table, figure })
  }
  return figures
}

/** `表三 （一）予以公开·自然人`; a table with a single row is named by its columns alone. */
export function figureName({ table, figure }: PlacedFigure): string {
  return `表${table.numeral} ${figure.row === '' ? figure.column : `${figure.row}·${figure.column}`}`
}

export type CellValue = null | number | string

/** A cell as the answers carry it: null, `/`, a number for counts, a decimal string for amounts; null for unread text. */
export function cellValue(cell: Cell | null | undefined, kind: CellKind): CellValue {
  if (cell === null || cell === undefined || cell.kind === 'unread') return null
  if (cell.kind === 'slash') return '/'
  const isAmount = kind === 'amountWan' || kind === 'amountYuan'
  return isAmount ? numberText(cell) : Number(numberText(cell))
}

export const kindLabels: Readonly<Record<CellKind, string>> = {
  count: '件数，不小于零的整数',
  signedCount: '增减数，整数，可以为负',
  amountWan: '金额，万元，最多六位小数',
  amountYuan: '金额，元，最多两位小数',
}
