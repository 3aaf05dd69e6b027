// The figure cells of a table as rows and columns that a selection can move over: layoutOf without its labels.
// Where the form leaves a row out (bands, headings) the rows close up; a wide figure covers several columns.
import type { Address } from '../../shared/template/form.ts'
import type { Figure, Layout } from '../../shared/template/layout.ts'

export interface GridPlace {
  readonly figure: Figure
  readonly address: Address
  /** 0-based among the rows that hold figures. */
  readonly row: number
  /** Printed grid columns it covers, `to` not included. */
  readonly from: number
  readonly to: number
}

export interface GridMap {
  readonly layout: Layout
  readonly rows: readonly (readonly GridPlace[])[]
  readonly places: ReadonlyMap<Address, GridPlace>
  /** Row of a figure by the printed row it stands in. */
  readonly rowOfPrinted: ReadonlyMap<number, number>
}

const maps = new WeakMap<Layout, GridMap>()

export function gridMap(layout: Layout): GridMap {
  const known = maps.get(layout)
  if (known) return known
  const printed = new Map<number, { from: number; to: number; figure: Figure }[]>()
  for (const { figure, row, column, colSpan } of layout.cells) {
    if (figure === undefined) continue
    const line = printed.get(row) ?? []
    line.push({ from: column, to: column + colSpan, figure })
    printed.set(row, line)
  }
  const rowOfPrinted = new Map<number, number>()
  const rows = [...printed.entries()]
    .sort(([a], [b]) => a - b)
    .map(([printedRow, line], row) => {
      rowOfPrinted.set(printedRow, row)
      return line
        .sort((a, b) => a.from - b.from)
        .map((place): GridPlace => ({ ...place, address: place.figure.address, row }))
    })
  const made: GridMap = {
    layout,
    rows,
    places: new Map(rows.flat().map((place) => [place.address, place])),
    rowOfPrinted,
  }
  maps.set(layout, made)
  return made
}

export function placeOf(map: GridMap, address: Address): GridPlace {
  const place = map.places.get(address)
  if (!place) throw new Error(`no cell ${address} in table ${map.layout.table.id}`)
  return place
}

export function firstPlace(map: GridMap): GridPlace {
  const place = map.rows[0]?.[0]
  if (!place) throw new Error(`table ${map.layout.table.id} has no figures`)
  return place
}

export function lastPlace(map: GridMap): GridPlace {
  const place = map.rows.at(-1)?.at(-1)
  if (!place) throw new Error(`table ${map.layout.table.id} has no figures`)
  return place
}

/** The cell of a row that covers a column, or the nearest one. */
export function placeAt(map: GridMap, row: number, column: number): GridPlace {
  const line = map.rows[Math.min(Math.max(row, 0), map.rows.length - 1)]
  const place =
    line?.find(({ from, to }) => column >= from && column < to) ??
    (line !== undefined && column < (line[0]?.from ?? 0) ? line[0] : line?.at(-1))
  if (!place) throw new Error(`table ${map.layout.table.id} has no row ${row}`)
  return place
}
