// Two readings of one text, by columns that spaces seem to make and by words alone: which of them is believed.
import { sameCell } from '../../report/arithmetic.ts'
import type { RecognizedCell, Recognition } from '../recognition.ts'
import { cellsOfReport } from './totals.ts'

/**
 * By words, where that leaves less blank and contradicts nothing; what only the columns tell is kept. Otherwise by columns.
 */
export function ofTwoReadings(byColumns: Recognition, byWords: Recognition): Recognition {
  const told = new Map(byColumns.cells.flatMap((cell) => (cell.cell === null ? [] : [[cell.address, cell]])))
  const words = new Map(byWords.cells.map((cell) => [cell.address, cell]))
  const isContradicted = [...told.values()].some(({ address, cell }) => {
    const said = words.get(address)
    return said?.state !== 'asked' && !sameCell(said?.cell ?? undefined, cell ?? undefined)
  })
  if (isContradicted || blanksIn(byWords) >= blanksIn(byColumns)) return byColumns
  const cells = byWords.cells.map((cell) =>
    cell.state === 'asked' ? (told.get(cell.address) ?? cell) : cell,
  )
  const { report } = byWords
  const open = new Set(cells.flatMap(({ state, origin }) => (state === 'asked' ? [origin?.at.line] : [])))
  return {
    ...byWords,
    report: { ...report, cells: cellsOfReport(cells, new Set(), report.edition).cells },
    cells,
    notes: byWords.notes.filter(({ code, origin }) => code !== 'cell-asked' || open.has(origin?.at.line)),
  }
}

function blanksIn({ cells }: Recognition): number {
  return cells.filter(({ state }: RecognizedCell) => state === 'blank').length
}
