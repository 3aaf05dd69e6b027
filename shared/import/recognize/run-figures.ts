// The figures of a table whose cells ran together: those that stand apart are read as they are; those that do not are cut by
// the identities, and taken only when there is a single way. Everything else is asked, with what it could be.
import { note, type Note } from '../../notes.ts'
import { exact, type Cell } from '../../report/cell.ts'
import { readCell } from '../../report/read-number.ts'
import type { Address } from '../../template/form.ts'
import { identitiesOf } from '../../template/identities.ts'
import { layoutOf, type Figure } from '../../template/layout.ts'
import { cutFigures, type Balance, type DigitRun } from '../cut-figures.ts'
import { hasDoubtfulPairs } from '../../figure-pairs.ts'
import type { RecognizedCell } from '../recognition.ts'
import type { FoundCell, FoundRow } from './found.ts'
import { isFigureLike } from './likeness.ts'
import { doubtfulBands, isLabelOf } from './run-heads.ts'
import { withMisprints } from './run-misprints.ts'
import { withBlankLines } from './run-lines.ts'
import type { RunPiece, TableRun } from './run-together.ts'
import { shiftedCandidates } from './shifted.ts'
import type { RowWord, Vocabulary } from './vocabulary.ts'

export interface RunReading {
  readonly cells: ReadonlyMap<Address, RecognizedCell>
  readonly notes: readonly Note[]
}

/** What stands behind the label of a row. */
export interface RunRow {
  readonly word: RowWord
  readonly figures: readonly Figure[]
  readonly piece: RunPiece | null
  /** Texts that stand apart from each other. */
  readonly parts: readonly string[]
  /** apart: a part a cell, '' for a blank one · together: digits of all cells · blank · unclear */
  readonly kind: 'apart' | 'together' | 'blank' | 'unclear'
}

export function readRun(run: TableRun, vocabulary: Vocabulary): RunReading {
  const spec = vocabulary.table
  const { figures } = layoutOf(spec)
  const { words, notes: misprints } = withMisprints(run.words, vocabulary)
  const notes: Note[] = [...misprints]
  const doubtful = doubtfulBands(words, vocabulary)
  const read = vocabulary.rows.map((word): RunRow => {
    const own = figures.filter(({ rowKey }) => rowKey === word.key)
    const row = runRow(word, own, words)
    return doubtful.has(word.band) ? { ...row, kind: 'unclear' } : row
  })
  // Figures of rows that seem blank stand behind another label, as when all labels come first.
  const isCrowded = read.some(
    ({ kind, parts, figures: own }) =>
      kind === 'unclear' && parts.length > own.length && parts.every(isFigureLike),
  )
  const rows = isCrowded
    ? read.map((row): RunRow => (row.kind === 'blank' ? { ...row, kind: 'unclear' } : row))
    : withBlankLines(read, spec)
  const cells = new Map<Address, RecognizedCell>()
  const put = (cell: RecognizedCell): void => void cells.set(cell.address, cell)
  for (const row of rows) {
    if (row.kind === 'blank') row.figures.forEach(({ address }) => put(blank(address)))
    if (row.kind === 'apart') row.figures.forEach((figure, at) => put(apart(figure, row, at, notes)))
    if (row.kind !== 'unclear') continue
    const found = row.parts.map((text) => foundCell(text, row))
    if (row.piece === null) notes.push(note('row-missing', [row.word.name || `表${spec.numeral}`]))
    else notes.push(note('cell-asked', [excerpt(row)], row.piece.origin))
    row.figures.forEach((figure, at) => {
      const candidates = found.every(({ text }) => isFigureLike(text))
        ? shiftedCandidates(found, row.figures, at)
        : []
      put(asked(figure.address, row, candidates))
    })
  }
  const cut = cutTogether(rows, identitiesOf(spec), cells)
  for (const { row, cuts, isTaken } of cut) {
    row.figures.forEach(({ address }, at) => {
      const values = distinct(cuts.flatMap((one) => one[at] ?? []))
      const [only] = values
      if (isTaken && only !== undefined) put(given(address, exact(only), row))
      else
        put(
          asked(
            address,
            row,
            values.slice(0, mostCandidates).map((value) => exact(value)),
          ),
        )
    })
    if (!isTaken && row.piece) notes.push(note('cell-asked', [excerpt(row)], row.piece.origin))
  }
  const decided = cut.filter(({ isTaken, row }) => isTaken && !/^0+$/u.test(row.parts[0] ?? ''))
  const [first] = decided
  if (first) notes.unshift(note('figures-cut', [spec.numeral, decided.length], first.row.piece?.origin))
  return { cells, notes }
}

/** The words of a run as a row of cells: what an edition is told by. Labels without their numbers are whole again. */
export function rowOfRun({ words }: TableRun): FoundRow {
  const spelled = words.flatMap(({ word, origin }) =>
    [word.plain, ...word.whole].map((plain) => ({ plain, origin })),
  )
  const cells = spelled.map(({ plain, origin }): FoundCell => ({
    text: plain,
    plain,
    column: 0,
    end: 1,
    rowSpan: 1,
    automatic: false,
    origin,
  }))
  return { part: -1, cells, covering: [], end: 1, isText: true, isCut: false }
}

const mostCandidates = 24
/**
 * Of a table of one row, digits more than cells: with more of them a file whose sums are wrong could be cut in another way in
 * which they are right, since no other row speaks against it.
 */
const mostSpare = 3

function runRow(word: RowWord, figures: readonly Figure[], words: readonly RunPiece[]): RunRow {
  // A row without a label has its figures behind the last head.
  const pieces = word.plain === '' ? words.slice(-1) : words.filter((piece) => isLabelOf(word, piece))
  // The label may be said again without figures, as the group above its rows.
  const filled = pieces.filter(({ behind }) => /\S/u.test(behind))
  const [piece = null, ...more] = filled.length > 0 ? filled : pieces
  const all = piece?.behind.split(/[\s|]+/u).filter((part) => part !== '') ?? []
  // Behind as many figures as there should be, what is left of the next label's number.
  const parts = all.length === figures.length + 1 && isStop(all.at(-1) ?? '') ? all.slice(0, -1) : all
  const row = { word, figures, piece, parts }
  if (piece === null || more.some(({ behind }) => behind.trim() !== piece.behind.trim()))
    return { ...row, kind: 'unclear' }
  if (!parts.every((part) => isFigureLike(part) && !isStop(part)) || !piece.isClosed)
    return { ...row, kind: 'unclear' }
  if (parts.length === 0) return { ...row, kind: 'blank' }
  if (parts.length === figures.length)
    return { ...row, kind: hasDoubtfulPairs(piece.behind) ? 'unclear' : 'apart' }
  const isRun = parts.length === 1 && /^[\d０-９]+$/u.test(parts[0] ?? '')
  return { ...row, kind: isRun ? 'together' : 'unclear' }
}

function isStop(part: string): boolean {
  return /^[.．、,，]+$/u.test(part)
}

interface RowCuts {
  readonly row: RunRow
  readonly cuts: readonly (readonly number[])[]
  readonly isTaken: boolean
}

function cutTogether(
  rows: readonly RunRow[],
  identities: readonly Balance[],
  cells: ReadonlyMap<Address, RecognizedCell>,
): readonly RowCuts[] {
  const open = rows.filter(({ kind }) => kind === 'together')
  if (open.length === 0) return []
  const runs = open.map(({ figures, parts }): DigitRun => ({
    cells: figures.map(({ address }) => address),
    digits: (parts[0] ?? '').normalize('NFKC'),
  }))
  const known = new Map<Address, number>()
  for (const [address, { cell }] of cells) {
    if (cell?.kind === 'number' && cell.decimals === 0) known.set(address, cell.digits)
  }
  const { runs: cut, outcome } = cutFigures(runs, identities, known)
  // Identities only decide over a table that is whole: a blank cell would go unnoticed in a run of digits.
  const inRuns = new Set(runs.flatMap((run) => run.cells))
  const isWhole =
    identities.length > 0 &&
    identities.every(({ left, right }) =>
      [...left, ...right].every((address) => inRuns.has(address) || known.has(address)),
    ) &&
    runs.every(({ digits, cells: own }) => digits.length >= own.length) &&
    (rows.length > 1 || runs.every(({ digits, cells: own }) => digits.length - own.length <= mostSpare))
  const isDecided = isWhole && (outcome === 'single' || outcome === 'several')
  return open.map((row, index) => {
    const cuts = likeliestFirst(cut[index]?.cuts ?? [], runs[index], identities)
    const isSure =
      isAllZero(runs[index]) || (isDecided && cuts.length === 1 && isBound(runs[index], identities))
    return { row, cuts, isTaken: isSure }
  })
}

/** As many zeros as cells: no figure of several digits begins with a zero, so none of them can be blank. */
function isAllZero(run: DigitRun | undefined): boolean {
  return run !== undefined && run.digits.length === run.cells.length && /^0+$/u.test(run.digits)
}

/** Every cell of the row is in an identity. */
function isBound(run: DigitRun | undefined, identities: readonly Balance[]): boolean {
  const bound = new Set(identities.flatMap(({ left, right }) => [...left, ...right]))
  return run !== undefined && run.cells.every((address) => bound.has(address))
}

/** Cuts that satisfy the sums inside of their row come first. */
function likeliestFirst(
  cuts: readonly (readonly number[])[],
  run: DigitRun | undefined,
  identities: readonly Balance[],
): readonly (readonly number[])[] {
  if (run === undefined) return cuts
  const at = new Map(run.cells.map((address, index) => [address, index]))
  const own = identities.filter(({ left, right }) => [...left, ...right].every((address) => at.has(address)))
  if (own.length === 0) return cuts
  const holds = (cut: readonly number[]): boolean => {
    const sum = (addresses: readonly Address[]): number =>
      addresses.reduce((all, address) => all + (cut[at.get(address) ?? -1] ?? Number.NaN), 0)
    return own.every(({ left, right }) => sum(left) === sum(right))
  }
  return cuts.toSorted((a, b) => Number(holds(b)) - Number(holds(a)))
}

function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)]
}

function blank(address: Address): RecognizedCell {
  return { address, state: 'blank', cell: null, raw: '', origin: null }
}

function given(address: Address, cell: Cell, row: RunRow): RecognizedCell {
  return { address, state: 'given', cell, raw: row.parts.join(' '), origin: row.piece?.origin ?? null }
}

function asked(address: Address, row: RunRow, candidates: readonly Cell[]): RecognizedCell {
  const raw = row.piece?.behind.trim().slice(0, 60) ?? ''
  return { address, state: 'asked', cell: null, raw, candidates, origin: row.piece?.origin ?? null }
}

function apart({ address, kind }: Figure, row: RunRow, at: number, notes: Note[]): RecognizedCell {
  const raw = row.parts[at] ?? ''
  const origin = row.piece?.origin ?? null
  const reading = readCell(raw, kind)
  notes.push(...reading.notes.map((odd): Note => (origin === null ? odd : { ...odd, origin })))
  const state = reading.cell === undefined ? 'blank' : reading.cell.kind === 'unread' ? 'unread' : 'given'
  return { address, state, cell: reading.cell ?? null, raw, origin }
}

function foundCell(text: string, row: RunRow): FoundCell {
  const origin = row.piece?.origin ?? { block: 0, from: 0, to: 0, at: {} }
  return { text, plain: text, column: 0, end: 1, rowSpan: 1, automatic: false, origin }
}

function excerpt({ word, parts }: RunRow): string {
  return `${word.name} ${parts.join(' ')}`.trim().slice(0, 60)
}
