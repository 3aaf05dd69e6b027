// Several files of one report – text in one, tables in another – as one recognition. What only one file says, or all say
// alike, is taken, with a note of the file it is from; figures that differ are asked: no file is preferred.
import { failed, note, success, type Note, type NoteCode, type Outcome } from '../notes.ts'
import type { Report } from '../report/model.ts'
import { currentEdition, sectionSpec, tableSpec } from '../template/editions.ts'
import { tableIds, type EditionId, type TableId } from '../template/form.ts'
import { joinedCells, type JoinedCells } from './join/cells.ts'
import { distinctNames, partOf, type Part } from './join/part.ts'
import { joinedTexts, type JoinedTexts } from './join/texts.ts'
import type { Recognition } from './recognition.ts'
import { identityNotes } from './recognize.ts'
import { blankGroupNotes } from './recognize/doubts.ts'
import { isAlikeInAll } from './recognize/editions.ts'
import { editionNotes, editionsOf } from './recognize/tables.ts'
import { cellsOfReport } from './recognize/totals.ts'

export interface RecognizedFile {
  readonly fileName: string
  readonly recognition: Recognition
  /** What else is to be known of reading it. */
  readonly notes: readonly Note[]
}

/**
 * One file is taken as it is. Of several, `origin.at.file` names the file of every cell, section and note; files that are
 * called the same are told apart as distinctNames does. Fails where the files cannot be one report. The outcome's own
 * notes are those of reading the files.
 */
export function joinRecognitions(
  files: readonly [RecognizedFile, ...RecognizedFile[]],
): Outcome<Recognition> {
  const [{ recognition, notes }, ...others] = files
  if (others.length === 0) return success(recognition, notes)
  const names = distinctNames(files.map(({ fileName }) => fileName))
  const parts = files.map((file, at) => partOf(names[at] ?? file.fileName, file.recognition, file.notes))

  const dated = parts.flatMap(({ file, recognition: { report } }) =>
    report.year === null ? [] : [{ file, year: report.year }],
  )
  const [first] = dated
  const other = dated.find(({ year }) => year !== first?.year)
  if (first && other) return failed('files-of-years', first.file, first.year, other.file, other.year)
  for (const table of tableIds) {
    const [one, two] = clashOf(table, parts)
    if (one && two) return failed('files-of-editions', numeralOf(table), one.file, two.file)
  }
  return success(
    joined(parts, first?.year ?? null),
    parts.flatMap(({ readingNotes }) => readingNotes),
  )
}

function joined(parts: readonly Part[], year: number | null): Recognition {
  const found = new Set(
    tableIds.filter((table) => parts.some(({ tables }) => tables.get(table) !== 'absent')),
  )
  const edition = editionsOf(found, (table) => editionOf(table, parts), year)
  const cells = joinedCells(parts, edition)
  const texts = joinedTexts(parts)
  const totals = cellsOfReport(cells.cells, cells.automatic, edition)
  const report: Report = { edition, ...texts.report, officeKind: null, year, cells: totals.cells }
  return {
    report,
    cells: cells.cells,
    sections: texts.headings,
    paragraphs: texts.paragraphs,
    unused: parts.flatMap(({ recognition }) => recognition.unused),
    notes: [
      ...gaveNotes(parts, cells, texts),
      ...cells.notes,
      ...texts.notes,
      ...identityNotes(report),
      ...texts.headings
        .filter(({ heading }) => heading === '')
        .map(({ id }) => note('section-missing', [sectionSpec(currentEdition.id, id).heading])),
      ...tableIds
        .filter((table) => !found.has(table))
        .map((table) => note('table-missing', [numeralOf(table)])),
      ...editionNotes(edition, found, year),
      ...totals.notes,
      ...(hasBlankGroups(parts) ? blankGroupNotes(cells.cells, edition) : []),
      ...parts.flatMap(({ recognition }) => recognition.notes.filter(({ code }) => !toldAnew.has(code))),
    ],
  }
}

/** What a file lacks by itself, another may have: this is told of all of them together. */
const toldAnew: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'office-missing',
  'year-missing',
  'section-missing',
  'table-missing',
  'edition-old',
  'edition-mixed',
  'row-2019',
  'group-blank',
])

/** Only files in which a blank group was doubtful make it doubtful. */
function hasBlankGroups(parts: readonly Part[]): boolean {
  return parts.some(({ recognition }) => recognition.notes.some(({ code }) => code === 'group-blank'))
}

/** The first two files that fill a table in different forms. */
function clashOf(table: TableId, parts: readonly Part[]): readonly Part[] {
  if (isAlikeInAll(table)) return []
  const [first, ...others] = parts.filter(({ tables }) => tables.get(table) === 'figures')
  const other = others.find(
    ({ recognition: { report } }) => report.edition[table] !== first?.recognition.report.edition[table],
  )
  return first && other ? [first, other] : []
}

/** That of the file which has figures in the table, or at least the table. */
function editionOf(table: TableId, parts: readonly Part[]): EditionId {
  const having = (state: 'figures' | 'blank'): Part | undefined =>
    parts.find(({ tables }) => tables.get(table) === state)
  const part = having('figures') ?? having('blank')
  return part?.recognition.report.edition[table] ?? currentEdition.id
}

function numeralOf(table: TableId): string {
  return tableSpec(currentEdition.id, table).numeral
}

/** What was taken from which file, a note a file, every part named. */
function gaveNotes(parts: readonly Part[], cells: JoinedCells, texts: JoinedTexts): readonly Note[] {
  return parts.map(({ file }) => {
    const words = texts.gave.filter((one) => one.file === file).map(({ what }) => `“${what}”`)
    const figures = cells.gave
      .filter((one) => one.file === file)
      .map(({ table, count }) => `${table} ${count} 格`)
    const all = [...words, ...figures]
    return all.length === 0 ? note('file-gave-nothing', [file]) : note('file-gave', [file, all.join('、')])
  })
}
