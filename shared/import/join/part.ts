// One of several files that are read together: what it was recognized as, every place and sentence with the file's name.
import type { Origin } from '../../document.ts'
import { sentenceOf, type Note } from '../../notes.ts'
import type { Address, TableId } from '../../template/form.ts'
import { tableIds } from '../../template/form.ts'
import { tableSpec } from '../../template/editions.ts'
import { layoutOf } from '../../template/layout.ts'
import { eachPlace, type RecognizedCell, type Recognition, type UnusedText } from '../recognition.ts'

export interface Part {
  readonly file: string
  readonly recognition: Recognition
  readonly readingNotes: readonly Note[]
  readonly cells: ReadonlyMap<Address, RecognizedCell>
  /** figures: the file has the table and says something in it · blank: it has the table. */
  readonly tables: ReadonlyMap<TableId, 'figures' | 'blank' | 'absent'>
}

export function partOf(file: string, recognition: Recognition, readingNotes: readonly Note[]): Part {
  const inFile = (origin: Origin): Origin => ({ ...origin, at: { ...origin.at, file } })
  const placed = <T extends { readonly origin?: Origin | null }>(thing: T): T =>
    thing.origin ? { ...thing, origin: inFile(thing.origin) } : thing
  const unused = (text: UnusedText): UnusedText => ({
    ...placed(text),
    paragraphs: text.paragraphs.map(placed),
  })
  const named = (note: Note): Note => ({ ...placed(note), sentence: sentenceOf(file, note.sentence) })
  const cells = new Map(recognition.cells.map((cell) => [cell.address, placed(cell)]))
  return {
    file,
    recognition: {
      report: recognition.report,
      cells: [...cells.values()],
      sections: recognition.sections.map(placed),
      paragraphs: eachPlace((place) => recognition.paragraphs[place].map(inFile)),
      unused: recognition.unused.map(unused),
      notes: recognition.notes.map(named),
    },
    readingNotes: readingNotes.map(named),
    cells,
    tables: new Map(tableIds.map((table) => [table, stateOf(table, recognition, cells)])),
  }
}

function stateOf(
  table: TableId,
  { report }: Recognition,
  cells: ReadonlyMap<Address, RecognizedCell>,
): 'figures' | 'blank' | 'absent' {
  const own = layoutOf(tableSpec(report.edition[table], table)).figures.flatMap(
    ({ address }) => cells.get(address) ?? [],
  )
  if (own.some(({ state }) => state !== 'blank')) return 'figures'
  return own.some(({ origin }) => origin !== null) ? 'blank' : 'absent'
}

/** Names told apart: `年报.docx`, `年报.docx（2）`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let distinct = name
    for (let count = 2; taken.has(distinct); count += 1) distinct = `${name}（${count}）`
    taken.add(distinct)
    return distinct
  })
}
