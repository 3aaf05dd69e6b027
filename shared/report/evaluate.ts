// What the tables of a report say once automatic totals are worked out, and the sum of any set of cells.
// It decides nothing: whether sums must agree is in rules/.
import { tableSpec } from '../template/editions.ts'
import { tableIds, type Address } from '../template/form.ts'
import { totalsOf } from '../template/identities.ts'
import { add } from './arithmetic.ts'
import { exact, type Cell, type ExactNumber } from './cell.ts'
import type { Cells, Report } from './model.ts'

/**
 * The cells as everybody sees them: declared ones as they stand, automatic totals derived.
 * An automatic total stays absent while an addend is blank or unread; 「/」 adds nothing, and a sum of 「/」 alone is 「/」.
 */
export function shownCells(report: Report): Cells {
  const shown: Partial<Record<Address, Cell>> = { ...report.cells }
  for (const table of tableIds) {
    for (const { address, addends } of totalsOf(tableSpec(report.edition[table], table))) {
      if (shown[address] !== undefined) continue
      const total = derivedTotal(shown, addends)
      if (total !== null) shown[address] = total
    }
  }
  return shown
}

function derivedTotal(cells: Cells, addends: readonly Address[]): Cell | null {
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

/** Adds up cells, counting what cannot be added. */
export function sumOf(cells: Cells, addresses: readonly Address[]): Sum {
  let total: ExactNumber | null = null
  let whole = 0
  let overflow = false
  let blank = 0
  let unread = 0
  let slashes = 0
  for (const address of addresses) {
    const cell = cells[address]
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
