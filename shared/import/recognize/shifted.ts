// What figures of a row could mean that has more or fewer of them than the form has columns: nothing is taken, but the
// likeliest places are proposed, those first whose total agrees.
import { sameCell } from '../../report/arithmetic.ts'
import type { Cell } from '../../report/cell.ts'
import { sumOf } from '../../report/evaluate.ts'
import type { Cells } from '../../report/model.ts'
import { readCell } from '../../report/read-number.ts'
import { tableSpec } from '../../template/editions.ts'
import type { Address } from '../../template/form.ts'
import { totalsOf } from '../../template/identities.ts'
import type { Figure } from '../../template/layout.ts'
import type { FoundCell } from './found.ts'

/** Candidates for the column at `index`, when the row's figures keep their order and stay side by side. */
export function shiftedCandidates(
  found: readonly FoundCell[],
  columns: readonly Figure[],
  index: number,
): readonly Cell[] {
  const shifts = Array.from({ length: Math.abs(columns.length - found.length) + 1 }, (_, shift) =>
    placed(found, columns, columns.length >= found.length ? -shift : shift),
  )
  const address = columns[index]?.address
  if (address === undefined) return []
  const candidates = shifts
    .toSorted((a, b) => Number(agrees(b, columns)) - Number(agrees(a, columns)))
    .flatMap((cells) => cells[address] ?? [])
    .filter(({ kind }) => kind !== 'unread')
  return candidates.filter((cell, at) => candidates.findIndex((other) => sameCell(other, cell)) === at)
}

/** The row with its first figures left out (shift > 0) or its first columns (shift < 0). */
function placed(found: readonly FoundCell[], columns: readonly Figure[], shift: number): Cells {
  const cells: Partial<Record<Address, Cell>> = {}
  columns.forEach(({ address, kind }, index) => {
    const { cell } = readCell(found[index + shift]?.text ?? '', kind)
    if (cell !== undefined) cells[address] = cell
  })
  return cells
}

/** Whether a total of the row is the sum of its addends, and more than nothing. */
function agrees(cells: Cells, columns: readonly Figure[]): boolean {
  const [first] = columns
  if (first === undefined) return false
  const inRow = new Set(columns.map(({ address }) => address))
  const totals = ([2021, 2019] as const)
    .flatMap((edition) => totalsOf(tableSpec(edition, first.table)))
    .filter(({ address, addends }) => inRow.has(address) && addends.every((addend) => inRow.has(addend)))
  return totals.some(({ address, addends }) => {
    const total = cells[address]
    const { total: sum } = sumOf(cells, addends)
    return total?.kind === 'number' && total.digits !== 0 && sum !== null && sameCell(total, sum)
  })
}
