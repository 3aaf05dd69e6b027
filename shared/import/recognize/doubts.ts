// What is doubtful about figures that were read as they stand: nothing is changed, the clerk is asked to look.
import { note, type Note } from '../../notes.ts'
import type { Report } from '../../report/model.ts'
import { tableSpec } from '../../template/editions.ts'
import { tableIds, type TableId } from '../../template/form.ts'
import { layoutOf, type Figure } from '../../template/layout.ts'
import type { RecognizedCell } from '../recognition.ts'
import { vocabularyOf } from './vocabulary.ts'

/**
 * A table with a single row whose groups of columns are filled but for one: figures that a converter moved by a group
 * look like this. Where they belong cannot be told from the table.
 */
export function blankGroupNotes(
  cells: readonly RecognizedCell[],
  edition: Report['edition'],
): readonly Note[] {
  const byAddress = new Map(cells.map((cell) => [cell.address, cell]))
  return tableIds.flatMap((table) => {
    const groups = groupsOf(table, edition)
    const isBlank = (figures: readonly Figure[]): boolean =>
      figures.every(({ address }) => byAddress.get(address)?.state === 'blank')
    const blank = groups.filter(([, figures]) => isBlank(figures))
    if (blank.length === groups.length) return []
    return blank.map(([group, figures]) => {
      const origin = byAddress.get(figures[0]?.address ?? '')?.origin
      return note('group-blank', [tableSpec(edition[table], table).numeral, group], origin ?? undefined)
    })
  })
}

/** Groups of columns by the head they are named after; none where the table has rows with labels. */
export function groupsOf(
  table: TableId,
  edition: Report['edition'],
): readonly (readonly [string, readonly Figure[]])[] {
  const spec = tableSpec(edition[table], table)
  const { rows, bands } = vocabularyOf(spec)
  if (rows.some(({ plain }) => plain !== '')) return []
  const groups = new Map<string, Figure[]>()
  for (const figure of layoutOf(spec).figures) {
    const group = bands[0]?.columns.find(({ key }) => key === figure.columnKey)?.group ?? ''
    groups.set(group, [...(groups.get(group) ?? []), figure])
  }
  return [...groups]
}
