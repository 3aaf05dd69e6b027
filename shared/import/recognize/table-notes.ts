// What is odd about the labels and heads of a table found. What is odd about its figures is noted where they are read.
import { note, type Note } from '../../notes.ts'
import type { ColumnPlan } from './columns.ts'
import type { DataRow } from './data-rows.ts'
import { filled, textOfRow, type FoundRow } from './found.ts'
import type { Placing } from './placing.ts'
import type { RowMeaning } from './rows.ts'
import type { Vocabulary } from './vocabulary.ts'

export function headNotes(data: readonly DataRow[], vocabulary: Vocabulary): readonly Note[] {
  const seen = new Set<ColumnPlan>()
  return data.flatMap(({ plan, word, fields }) => {
    if (plan === null || seen.has(plan)) return []
    seen.add(plan)
    const origin = fields[0]?.origin
    const missing =
      vocabulary.bands[word.band]?.columns.filter((_, index) => plan.spans[index] === null) ?? []
    return [
      ...plan.odd.map((odd) => note('label-odd', [odd.text.replaceAll('\n', ''), odd.word.label], origin)),
      ...plan.strangers.map((cell) => note('column-unknown', [cell.text.replaceAll('\n', '')], cell.origin)),
      ...missing.map(({ name }) => note('column-missing', [name], origin)),
    ]
  })
}

export function rowNotes(
  meaning: RowMeaning,
  row: FoundRow | undefined,
  vocabulary: Vocabulary,
): readonly Note[] {
  if (row === undefined) return []
  const origin = row.cells[0]?.origin
  switch (meaning.kind) {
    case 'figures':
      return [
        ...(meaning.odd === null ? [] : [note('label-odd', [meaning.odd, meaning.word.label], origin)]),
        ...besideLabel(row, meaning, vocabulary),
      ]
    case 'unknown':
      return [note('label-unknown', [textOfRow(row)], origin)]
    case 'words':
      return row.isText || isOfForm(row, vocabulary) ? [] : [note('text-unplaced', [textOfRow(row)], origin)]
    case 'band':
    case 'heads':
    case 'used':
    case 'blank':
      return []
  }
}

/** Words in front of a label are its group's, or what a page break left of that. */
function besideLabel(
  row: FoundRow,
  { word, labelEnd, odd }: RowMeaning & { kind: 'figures' },
  vocabulary: Vocabulary,
): readonly Note[] {
  const before = filled(row.cells).filter(({ end, plain }) => end < labelEnd && !/^\d{0,2}$/u.test(plain))
  return before.flatMap(({ plain, text, origin }) => {
    if (plain === '' || odd?.includes(text) || vocabulary.groups.some((group) => group.plain === plain))
      return []
    const group = vocabulary.groups.find(
      (one) => one.plain.includes(plain) && word.groups.includes(one.plain),
    )
    return [group ? note('label-odd', [text, group.label], origin) : note('text-unplaced', [text], origin)]
  })
}

/** Rows of words that are the form's own: a group's label, or a piece of one. */
function isOfForm(row: FoundRow, { groups, bands, rows }: Vocabulary): boolean {
  const words = [...groups, ...rows, ...bands.flatMap(({ heads }) => heads)]
  return filled(row.cells).every(({ plain }) => words.some((word) => word.plain.includes(plain)))
}

/** Rows of the form that the file does not have. */
export function missingNotes(data: readonly DataRow[], { rows, table }: Vocabulary): readonly Note[] {
  const found = new Set(data.map(({ word }) => word))
  return rows
    .filter((word) => !found.has(word))
    .map(({ name }) => note('row-missing', [name || `表${table.numeral}`]))
}

/** Figures that were counted off because they do not stand under their heads; once a table. */
export function countedNote(placings: ReadonlyMap<DataRow, Placing>, { table }: Vocabulary): readonly Note[] {
  const counted = [...placings].flatMap(([row, { isCounted }]) => (isCounted && row.plan ? [row] : []))
  const [first] = counted
  return first ? [note('columns-counted', [table.numeral, counted.length], first.row.cells[0]?.origin)] : []
}

/** That a table does not have all of its cells in the file; once a table. */
export function cutNote(data: readonly DataRow[], { table }: Vocabulary): readonly Note[] {
  const cut = data.find(({ row }) => row.isCut)
  return cut === undefined ? [] : [note('table-cut', [table.numeral], cut.row.cells[0]?.origin)]
}
