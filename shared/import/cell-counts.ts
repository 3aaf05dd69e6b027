// How many cells of a recognized file are how: for a line that stands for a whole file.
import type { CellState, Recognition } from './recognition.ts'

export type CellCounts = Readonly<Record<CellState, number>>

export function cellCounts({ cells }: Pick<Recognition, 'cells'>): CellCounts {
  const count = (wanted: CellState): number => cells.filter(({ state }) => state === wanted).length
  return { given: count('given'), blank: count('blank'), asked: count('asked'), unread: count('unread') }
}
