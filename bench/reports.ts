// Reports of one size for all benchmarks: every cell of the 2021 form filled, consistent, five-digit figures.
import { exact, type Cell } from '../shared/report/cell.ts'
import { shownCells } from '../shared/report/evaluate.ts'
import { emptyReport, type Report } from '../shared/report/model.ts'
import { tableSpec } from '../shared/template/editions.ts'
import { tableIds, type Address } from '../shared/template/form.ts'
import { totalsOf } from '../shared/template/identities.ts'
import { layoutOf } from '../shared/template/layout.ts'

/** `seed` makes the figures of one report differ from another's. */
export function fullReport(seed: number, totals: 'automatic' | 'declared', year = 2024): Report {
  const empty = emptyReport(2021, '云溪市人民政府', year)
  const cells: Partial<Record<Address, Cell>> = {}
  let state = seed + 1
  const next = (): number => (state = (state * 48271) % 2147483647) % 20_000
  for (const table of tableIds) {
    const spec = tableSpec(2021, table)
    const derived = new Set(totalsOf(spec).map(({ address }) => address))
    for (const { address } of layoutOf(spec).figures)
      if (!derived.has(address)) cells[address] = exact(next())
  }
  const shown = shownCells({ ...empty, cells })
  for (const column of ['person', 'company', 'research', 'charity', 'legal', 'other']) {
    // Everything that was answered or is pending came in this year.
    const [total, pending] = [shown[`outcome_total_${column}`], shown[`carried_out_${column}`]]
    if (total?.kind !== 'number' || pending?.kind !== 'number') throw new Error(`no total of ${column}`)
    cells[`carried_in_${column}`] = exact(0)
    cells[`received_${column}`] = exact(total.digits + pending.digits)
  }
  const report = { ...empty, cells }
  return totals === 'automatic' ? report : { ...report, cells: shownCells(report) }
}
