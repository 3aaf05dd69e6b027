// What the tables of a report say once automatic totals are worked out, and the sum of any set of cells.
// It decides nothing: whether sums must agree is in rules/.
import { tableSpec } from '../template/editions.ts'
import { tableIds, type Address, type TableSpec } from '../template/form.ts'
import { totalsOf } from '../template/identities.ts'
import { layoutOf } from '../template/layout.ts'
import { add } from './arithmetic.ts'
import { exact, type Cell, type ExactNumber } from './cell.ts'
import type { Cells, Report } from './model.ts'

/**
 * The cells as everybody sees them: declared ones as they stand, automatic totals derived.
 * An automatic total stays absent while an addend is blank or unread; 「/」 adds nothing, and a sum of 「/」 alone is 「/」.
 */
export function shownCells(report: Report): Cells {
  const shown: Partial<Record<Address, Cell>> = { ...report.cells }
  for (const table of tableIds) deriveTotals(shown, totalsOf(tableSpec(report.edition[table], table)))
  return shown
}

/** One table of a report figure by figure, in the order of its layout: what is checked after every keystroke. */
export interface ShownTable {
  /** As shownCells has them; undefined for blank. */
  readonly cells: readonly (Cell | undefined)[]
  /** The whole number that a cell holds; NaN for everything else, so that a sum over it is NaN as well. */
  readonly counts: Float64Array
  /** Whether the figure is a total that nothing is declared for, derived or not. */
  readonly automatic: readonly boolean[]
}

/** Counts beyond this are added the long way, so that no table full of counts can leave the safe integers. */
const largestCount = 2 ** 44

/** The positions of a table's figures and of its totals' addends, in the order of its layout. */
export interface TablePlaces {
  readonly at: ReadonlyMap<Address, number>
  readonly totals: readonly PlacedTotal[]
}

export interface PlacedTotal {
  readonly address: number
  readonly addends: readonly number[]
}

const known = new WeakMap<TableSpec, TablePlaces>()

export function placesOf(table: TableSpec): TablePlaces {
  const before = known.get(table)
  if (before) return before
  const at = new Map(layoutOf(table).figures.map(({ address }, place) => [address, place]))
  const place = (address: Address): number => {
    const found = at.get(address)
    if (found === undefined) throw new Error(`no figure ${address} in ${table.id}`)
    return found
  }
  const totals = totalsOf(table).map((total) => ({
    address: place(total.address),
    addends: total.addends.map(place),
  }))
  const made: TablePlaces = { at, totals }
  known.set(table, made)
  return made
}

export function shownTable(report: Report, table: TableSpec): ShownTable {
  const { totals } = placesOf(table)
  const { figures } = layoutOf(table)
  const cells = figures.map(({ address }) => report.cells[address])
  const counts = new Float64Array(cells.length)
  cells.forEach((cell, place) => (counts[place] = countOf(cell)))
  const automatic = cells.map(() => false)
  for (const { address, addends } of totals) {
    if (cells[address] !== undefined) continue
    automatic[address] = true
    const count = countAt(counts, addends)
    const total = Number.isNaN(count) ? derivedTotal(cells, addends) : exact(count)
    if (total === null) continue
    cells[address] = total
    counts[address] = countOf(total)
  }
  return { cells, counts, automatic }
}

function countOf(cell: Cell | undefined): number {
  const isCount = cell?.kind === 'number' && cell.decimals === 0 && Math.abs(cell.digits) <= largestCount
  return isCount ? cell.digits : Number.NaN
}

/** Adds up counts by place; NaN where one of the cells holds no plain count. */
export function countAt(counts: Float64Array, places: readonly number[]): number {
  let sum = 0
  for (const place of places) sum += counts[place] ?? Number.NaN
  return sum
}

type ByKey<K extends string | number> = Readonly<Partial<Record<K, Cell | undefined>>>

function deriveTotals<K extends string | number>(
  cells: Partial<Record<K, Cell | undefined>>,
  totals: readonly { readonly address: K; readonly addends: readonly K[] }[],
): void {
  for (const { address, addends } of totals) {
    if (cells[address] !== undefined) continue
    const total = derivedTotal(cells, addends)
    if (total !== null) cells[address] = total
  }
}

function derivedTotal<K extends string | number>(cells: ByKey<K>, addends: readonly K[]): Cell | null {
  const sum = sumOf(cells, addends)
  if (sum.blank > 0 || sum.unread > 0 || sum.total === null) return null
  return sum.slashes === addends.length ? { kind: 'slash' } : sum.total
}

export interface Sum {
  /** Sum of the numbers there are; null when it left the safe integers. */
  readonly total: ExactNumber | null
  readonly blank: number
  readonly unread: number
  readonly slashes: number
}

/** Adds up cells, by address or by place in a table, counting what cannot be added. */
export function sumOf<K extends string | number>(cells: ByKey<K>, keys: readonly K[]): Sum {
  let total: ExactNumber | null = null
  let whole = 0
  let overflow = false
  let blank = 0
  let unread = 0
  let slashes = 0
  for (const key of keys) {
    const cell = cells[key]
    if (cell === undefined) blank += 1
    else if (cell.kind === 'unread') unread += 1
    else if (cell.kind === 'slash') slashes += 1
    // Counts, the common case, never leave the machine's integers.
    else if (cell.decimals === 0 && Number.isSafeInteger(whole + cell.digits)) whole += cell.digits
    else {
      const next: ExactNumber | null = total === null ? cell : add(total, cell)
      if (next === null) overflow = true
      else total = next
    }
  }
  const both = total === null ? exact(whole) : add(total, exact(whole))
  return { total: overflow ? null : both, blank, unread, slashes }
}

/** Whether a total of this report is automatic: it has addends and nothing is declared for it. */
export function isAutomatic(report: Report, address: Address): boolean {
  if (report.cells[address] !== undefined) return false
  return tableIds.some((table) =>
    totalsOf(tableSpec(report.edition[table], table)).some((total) => total.address === address),
  )
}
