// Where the figures of each row belong, weighed together with the rows around it: heads are only believed where full rows
// stand under them, counting off only where no row has too many figures.
import { enough, isAsWide, slotsByHeads, slotsByOrder, type ColumnPlan, type Slot } from './columns.ts'
import type { DataRow } from './data-rows.ts'
import { filled, isBlank } from './found.ts'

export interface Placing {
  /** null: the row cannot be placed. */
  readonly slots: readonly Slot[] | null
  /** Its cells do not stand under the heads; the figures were taken one after the other. */
  readonly isCounted: boolean
}

/** `widthOf`: how many figure columns a row has in the form. */
export function placingsOf(
  data: readonly DataRow[],
  widthOf: (row: DataRow) => number,
): ReadonlyMap<DataRow, Placing> {
  const placings = new Map<DataRow, Placing>()
  for (const group of groupsOf(data)) {
    const [first] = group
    if (first === undefined) continue
    const width = widthOf(first)
    const { plan } = first
    const byHeads = new Map(group.map((row) => [row, plan && slotsByHeads(row, plan)]))
    const counts = group.map((row) => ({ row, count: filled(row.fields).length }))
    const hasStrays = counts.some(({ count }) => count > width)
    const isShifted = counts.some(({ row, count }) => count === width && byHeads.get(row) === null)
    for (const row of group) {
      const heads = byHeads.get(row) ?? null
      // A row as wide as its heads whose figures do not stand under them is not explained by a shift; without heads,
      // few figures must be all there is.
      const isOdd =
        plan === null ? width < enough && row.fields.length !== width : heads === null && isAsWide(row, plan)
      const order = hasStrays || isOdd ? null : slotsByOrder(row, width, plan)
      placings.set(row, placingOf(heads, order, hasStrays || isShifted))
    }
  }
  return placings
}

/** Rows of one grid under the same heads. */
function groupsOf(data: readonly DataRow[]): Iterable<readonly DataRow[]> {
  const groups = new Map<number, Map<number, Map<ColumnPlan | null, DataRow[]>>>()
  const all: DataRow[][] = []
  for (const row of data) {
    const ofPart = groups.get(row.row.part) ?? new Map<number, Map<ColumnPlan | null, DataRow[]>>()
    groups.set(row.row.part, ofPart)
    const ofBand = ofPart.get(row.word.band) ?? new Map<ColumnPlan | null, DataRow[]>()
    ofPart.set(row.word.band, ofBand)
    const group = ofBand.get(row.plan) ?? []
    if (group.length === 0) all.push(group)
    ofBand.set(row.plan, group)
    group.push(row)
  }
  return all
}

function placingOf(
  byHeads: readonly Slot[] | null,
  byOrder: readonly Slot[] | null,
  isDoubtful: boolean,
): Placing {
  const isFull = byHeads?.every((slot) => slot.kind === 'cell' && slot.cell !== null && !isBlank(slot.cell))
  if (byHeads && isFull) return { slots: byHeads, isCounted: false }
  // Cells that lie across two heads are counted off where that is sure, and else asked.
  const isAcross = byHeads?.some(({ kind }) => kind === 'asked')
  const slots = byHeads && !isDoubtful && (!isAcross || byOrder === null) ? byHeads : byOrder
  return { slots, isCounted: slots !== null && slots === byOrder }
}
