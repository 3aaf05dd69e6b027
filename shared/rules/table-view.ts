// What every rule looks at: one table of the draft as it is shown, and the same table of last year's report where there
// is one to compare with. It judges nothing.
import type { Cell } from '../report/cell.ts'
import { placesOf, shownTable, type TablePlaces } from '../report/evaluate.ts'
import type { Draft, Report } from '../report/model.ts'
import { tableSpec } from '../template/editions.ts'
import { tableIds, type Address, type TableId, type TableSpec } from '../template/form.ts'
import { layoutOf, type Figure } from '../template/layout.ts'

/** A table with its cells, all lists in the order of its layout's figures. */
export interface TableView {
  readonly spec: TableSpec
  readonly figures: readonly Figure[]
  readonly places: TablePlaces
  readonly cells: readonly (Cell | undefined)[]
  /** As shownTable has them. */
  readonly counts: Float64Array
  /** Totals that nothing is declared for. */
  readonly automatic: readonly boolean[]
}

/** This year's table, and last year's when that report is of the year before this one. */
export interface CheckedTable extends TableView {
  readonly last: (TableView & { readonly year: number }) | null
}

export function checkedTables({ report, lastYear }: Draft): readonly CheckedTable[] {
  const year = lastYear?.report.year ?? null
  const isYearBefore = year !== null && report.year !== null && year === report.year - 1
  return tableIds.map((table) => ({
    ...viewOf(report, table),
    last: lastYear && isYearBefore ? { ...viewOf(lastYear.report, table), year } : null,
  }))
}

/** One table of a report. */
export function viewOf(report: Report, table: TableId): TableView {
  const spec = tableSpec(report.edition[table], table)
  return { spec, figures: layoutOf(spec).figures, places: placesOf(spec), ...shownTable(report, spec) }
}

/** The place of a figure in its table; an address that the template's data misspelt is a bug. */
export function placeOf(view: TableView, address: Address): number {
  const place = view.places.at.get(address)
  if (place === undefined) throw new Error(`no figure ${address} in ${view.spec.id}`)
  return place
}

export function figureAt(view: TableView, place: number): Figure {
  const figure = view.figures[place]
  if (figure === undefined) throw new Error(`no figure number ${place} in ${view.spec.id}`)
  return figure
}

/** The addresses of places, each once, in reading order. */
export function addressesOf(table: TableSpec, places: readonly number[]): readonly Address[] {
  const wanted = new Set(places)
  return layoutOf(table).figures.flatMap(({ address }, place) => (wanted.has(place) ? [address] : []))
}
