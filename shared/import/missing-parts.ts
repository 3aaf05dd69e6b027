// What of a report a file does not have: for a line that stands for a whole file. The cells of it count as blank.
import { tableSpec } from '../template/editions.ts'
import { tableIds } from '../template/form.ts'
import { note, type NoteCode } from '../notes.ts'
import type { Recognition } from './recognition.ts'

export interface MissingParts {
  /** By their numerals: 三, 四. */
  readonly tables: readonly string[]
  /** Of the tables that are there. */
  readonly rows: number
  readonly sections: number
}

export function missingParts({ notes, report }: Pick<Recognition, 'notes' | 'report'>): MissingParts {
  const count = (wanted: NoteCode): number => notes.filter(({ code }) => code === wanted).length
  const said = new Set(notes.map(({ sentence }) => sentence))
  const numerals = tableIds.map((table) => tableSpec(report.edition[table], table).numeral)
  return {
    tables: numerals.filter((numeral) => said.has(note('table-missing', [numeral]).sentence)),
    rows: count('row-missing'),
    sections: count('section-missing'),
  }
}
