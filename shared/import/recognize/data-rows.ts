// The figure rows of a table found, each with its label, the cells behind that, and the heads it stands under.
// Where its figures belong is for placing.ts.
import type { Figure } from '../../template/layout.ts'
import { planOf, type ColumnPlan, type FigureRow, type HeadZone } from './columns.ts'
import { filled, type FoundCell, type FoundRow } from './found.ts'
import type { RowMeaning } from './rows.ts'
import type { RowWord, Vocabulary } from './vocabulary.ts'

export interface DataRow extends FigureRow {
  readonly row: FoundRow
  readonly word: RowWord
  /** The label is not the row's own: it only stands where the row should. */
  readonly isLikely: boolean
  readonly plan: ColumnPlan | null
  readonly zone: HeadZone | null
  readonly label: string
}

/** A table whose only row has no label: where no row has figures, the blank one under the heads is it. */
export function withBlankRow(
  meanings: readonly RowMeaning[],
  rows: readonly FoundRow[],
  vocabulary: Vocabulary,
): readonly RowMeaning[] {
  const [word] = vocabulary.rows
  if (word === undefined || word.plain !== '' || meanings.some(({ kind }) => kind === 'figures'))
    return meanings
  const heads = meanings.findLastIndex(({ kind }) => kind === 'heads')
  const blank = meanings.findIndex(
    ({ kind }, index) => index > heads && kind === 'blank' && (rows[index]?.cells.length ?? 0) > 1,
  )
  if (heads === -1) return meanings
  return meanings.map((meaning, index) =>
    index === blank ? { kind: 'figures', word, labelEnd: 0, odd: null, sure: true } : meaning,
  )
}

/** Figure rows with the heads above them. A band's title ends the heads of the band before. */
export function dataRows(
  rows: readonly FoundRow[],
  meanings: readonly RowMeaning[],
  vocabulary: Vocabulary,
  figures: readonly Figure[],
): readonly DataRow[] {
  const data: DataRow[] = []
  const plans = new Map<HeadZone, Map<number, ColumnPlan>>()
  let zone: HeadZone | null = null
  let heads: FoundRow[] = []
  rows.forEach((row, index) => {
    const meaning = meanings[index]
    if (meaning === undefined) return
    if (meaning.kind === 'band') [zone, heads] = [null, []]
    if (meaning.kind === 'heads' || (meaning.kind === 'words' && isHeadPiece(row, heads))) {
      heads = [...heads, row]
      zone = zoneOf(heads)
    }
    if (meaning.kind !== 'figures' && meaning.kind !== 'unknown') return
    heads = []
    const isLikely = meaning.kind === 'unknown'
    for (const word of isLikely ? meaning.likely : [meaning.word]) {
      const touched = meaning.kind === 'unknown' ? meaning.figures : undefined
      // Figures that touch their label stand under no head.
      const plan = zone && !touched ? planFor(zone, word, vocabulary, figures, plans) : null
      // A row without a label may still have a cell in front of its figures.
      const labelEnd = word.plain === '' ? (plan?.spans[0]?.from ?? 0) : meaning.labelEnd
      const own = touched ?? row.cells.filter(({ column }) => column >= labelEnd)
      const fields = [...own, ...figuresAbove(row, labelEnd)]
      data.push({
        row,
        word,
        isLikely,
        labelEnd,
        end: row.end,
        fields: fields.toSorted((a, b) => a.column - b.column),
        zone,
        plan,
        label: filled(row.cells.filter(({ end }) => end <= labelEnd))
          .map(({ text }) => text)
          .join(''),
      })
    }
  })
  return data
}

/** Words under heads in the same grid, in more than one cell: the rest of broken heads. */
function isHeadPiece(row: FoundRow, heads: readonly FoundRow[]): boolean {
  return heads.some(({ part }) => part === row.part) && filled(row.cells).length > 1
}

function zoneOf(heads: readonly FoundRow[]): HeadZone {
  return {
    part: heads[0]?.part ?? 0,
    cells: heads.flatMap(({ cells }) => cells),
    rowOf: new Map(heads.flatMap(({ cells }, index) => cells.map((cell) => [cell, index] as const))),
    end: heads.every(({ end }) => end === heads[0]?.end) ? (heads[0]?.end ?? null) : null,
  }
}

/** Cells that reach in from above among the figures; those of labels stay out. */
function figuresAbove(row: FoundRow, labelEnd: number): readonly FoundCell[] {
  return row.covering.filter(({ column }) => column >= labelEnd)
}

function planFor(
  zone: HeadZone,
  word: RowWord,
  vocabulary: Vocabulary,
  figures: readonly Figure[],
  plans: Map<HeadZone, Map<number, ColumnPlan>>,
): ColumnPlan | null {
  const ofZone = plans.get(zone) ?? new Map<number, ColumnPlan>()
  plans.set(zone, ofZone)
  const known = ofZone.get(word.band)
  if (known) return known
  const band = vocabulary.bands[word.band]
  if (band === undefined) return null
  const kinds = figures.filter(({ rowKey }) => rowKey === word.key).map(({ kind }) => kind)
  const plan = planOf(zone, band, kinds)
  ofZone.set(word.band, plan)
  return plan
}
