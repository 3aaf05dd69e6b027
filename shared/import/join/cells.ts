// The figures of several files: a figure that only one file says, or all say alike, is taken; figures that differ are asked.
import { note, type Note } from '../../notes.ts'
import { cellText, compare, sameCell } from '../../report/arithmetic.ts'
import type { Cell } from '../../report/cell.ts'
import type { Report } from '../../report/model.ts'
import { tableSpec } from '../../template/editions.ts'
import { tableIds, type Address } from '../../template/form.ts'
import { layoutOf } from '../../template/layout.ts'
import type { RecognizedCell } from '../recognition.ts'
import type { Part } from './part.ts'

export interface JoinedCells {
  readonly cells: readonly RecognizedCell[]
  /** Totals that their file derives. */
  readonly automatic: ReadonlySet<Address>
  /** The file that each figure was taken from, `表三` and the like before its count. */
  readonly gave: readonly { readonly file: string; readonly table: string; readonly count: number }[]
  readonly notes: readonly Note[]
}

interface Said {
  readonly part: Part
  readonly cell: RecognizedCell
}

export function joinedCells(parts: readonly Part[], edition: Report['edition']): JoinedCells {
  const cells: RecognizedCell[] = []
  const automatic = new Set<Address>()
  const gave: { file: string; table: string; count: number }[] = []
  const notes: Note[] = []
  for (const id of tableIds) {
    const spec = tableSpec(edition[id], id)
    const counts = new Map<string, number>()
    const differing: RecognizedCell[] = []
    for (const { address } of layoutOf(spec).figures) {
      const said = parts.flatMap((part): readonly Said[] => {
        const cell = part.cells.get(address)
        return cell && part.tables.get(id) !== 'absent' ? [{ part, cell }] : []
      })
      const filled = said.filter(({ cell }) => cell.state !== 'blank')
      const one = filled.length === 0 ? said[0] : agreed(filled)
      if (one === undefined) {
        const cell = filled.length === 0 ? blank(address) : asked(address, filled)
        cells.push(cell)
        if (filled.length > 0) differing.push(cell)
        continue
      }
      const { part, cell } = one
      cells.push(cell)
      if (cell.state === 'blank') continue
      counts.set(part.file, (counts.get(part.file) ?? 0) + 1)
      if (cell.state === 'given' && part.recognition.report.cells[address] === undefined)
        automatic.add(address)
    }
    for (const [file, count] of counts) gave.push({ file, table: `表${spec.numeral}`, count })
    if (differing.length > 0)
      notes.push(
        note('files-figures-differ', [spec.numeral, differing.length], differing[0]?.origin ?? undefined),
      )
  }
  return { cells, automatic, gave, notes }
}

/** The one that all others say as well, or can be read as; undefined where they differ. */
function agreed(filled: readonly Said[]): Said | undefined {
  const [first, ...others] = filled
  if (others.length === 0) return first
  const sure = filled.find(({ cell }) => cell.state !== 'asked')
  if (sure === undefined) return undefined
  const isAlike = ({ cell: { state, cell, candidates = [] } }: Said): boolean =>
    state === 'asked'
      ? candidates.some((candidate) => isSame(candidate, sure.cell.cell))
      : isSame(cell, sure.cell.cell)
  return filled.every(isAlike) ? sure : undefined
}

/** 0.5 and 0.50 are the same figure. */
function isSame(a: Cell | null, b: Cell | null): boolean {
  if (a === null || b === null) return a === b
  return a.kind === 'number' && b.kind === 'number' ? compare(a, b) === 0 : sameCell(a, b)
}

/** What the files say for sure comes first, then what one of them may say. */
function asked(address: Address, filled: readonly Said[]): RecognizedCell {
  const candidates: Cell[] = []
  const offer = (cell: Cell | null): void => {
    if (cell !== null && cell.kind !== 'unread' && !candidates.some((other) => isSame(other, cell)))
      candidates.push(cell)
  }
  for (const { cell } of filled) offer(cell.cell)
  for (const { cell } of filled) cell.candidates?.forEach(offer)
  const raw = filled
    .map(
      ({ part, cell }) => `${cell.raw === '' ? cellText(cell.cell ?? undefined) : cell.raw}（${part.file}）`,
    )
    .join('／')
  const origin = filled.find(({ cell }) => cell.origin !== null)?.cell.origin ?? null
  return { address, state: 'asked', cell: null, raw, candidates, origin }
}

function blank(address: Address): RecognizedCell {
  return { address, state: 'blank', cell: null, raw: '', origin: null }
}
