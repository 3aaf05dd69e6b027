// Which totals of a file are automatic: those that are formulas in it and show what the form would add up.
import { note, type Note } from '../../notes.ts'
import { cellText, sameCell } from '../../report/arithmetic.ts'
import type { Cell } from '../../report/cell.ts'
import { shownCells } from '../../report/evaluate.ts'
import { emptyReport, type Cells, type Report } from '../../report/model.ts'
import { tableSpec } from '../../template/editions.ts'
import { tableIds, type Address } from '../../template/form.ts'
import { totalsOf } from '../../template/identities.ts'
import type { RecognizedCell } from '../recognition.ts'

export interface CellsReading {
  /** As a report keeps them: automatic totals absent. */
  readonly cells: Cells
  readonly notes: readonly Note[]
}

export function cellsOfReport(
  recognized: readonly RecognizedCell[],
  automatic: ReadonlySet<Address>,
  edition: Report['edition'],
): CellsReading {
  const totals = new Set(
    tableIds.flatMap((table) => totalsOf(tableSpec(edition[table], table)).map(({ address }) => address)),
  )
  const declared: Partial<Record<Address, Cell>> = {}
  const derived: RecognizedCell[] = []
  for (const found of recognized) {
    const { address, cell } = found
    if (cell === null) continue
    if (automatic.has(address) && totals.has(address)) derived.push(found)
    else declared[address] = cell
  }
  const notes: Note[] = []
  // A formula that adds up something else is a figure like any other; the totals above it are then told with it.
  for (let changed = true; changed;) {
    changed = false
    const shown = shownCells({ ...emptyReport(edition.disclosure, '', null), edition, cells: declared })
    for (const { address, cell, origin } of derived) {
      const sum = shown[address]
      if (cell === null || declared[address] !== undefined || sameCell(cell, sum)) continue
      declared[address] = cell
      changed = true
      if (sum !== undefined)
        notes.push(note('formula-differs', [cellText(cell), cellText(sum)], origin ?? undefined))
      break
    }
  }
  return { cells: declared, notes }
}
