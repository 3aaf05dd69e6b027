// What was understood of a file, counted, and its notes in the order in which a clerk wants them.
import type { Recognition } from '../../shared/import/recognition.ts'
import type { Note, NoteCode } from '../../shared/notes.ts'

/** Notes of something that is in the file and was taken nowhere. */
const unused: readonly NoteCode[] = ['text-unplaced', 'grid-foreign', 'object-left-out', 'picture-left-out']

export interface ImportCounts {
  readonly cells: number
  readonly certain: number
  readonly doubtful: number
  readonly blank: number
  readonly unused: number
}

export function importCounts(
  recognition: Recognition,
  notes: readonly Note[],
  unsettled: number,
): ImportCounts {
  const blank = recognition.cells.filter(({ state }) => state === 'blank').length
  const cells = recognition.cells.length
  return {
    cells,
    certain: cells - blank - unsettled,
    doubtful: unsettled,
    blank,
    unused: notes.filter(({ code }) => unused.includes(code)).length,
  }
}

/** `识别 231 格，确定 226，存疑 5，未填 0，未用 2 段` */
export function importWords({ cells, certain, doubtful, blank, unused: left }: ImportCounts): string {
  const parts = [`识别 ${cells} 格`, `确定 ${certain}`, `存疑 ${doubtful}`]
  if (blank > 0) parts.push(`未填 ${blank}`)
  if (left > 0) parts.push(`未用 ${left} 段`)
  return parts.join('，')
}

export interface NoteGroup {
  readonly title: string
  readonly sentences: readonly string[]
}

/** Notes that are about single cells are shown at the cells; a sentence that is said often is said once. */
export function noteGroups(notes: readonly Note[]): readonly NoteGroup[] {
  const left = notes.filter(({ code }) => unused.includes(code))
  const others = notes.filter(({ code }) => !unused.includes(code))
  return [
    { title: '没有带入的内容', sentences: once(left) },
    { title: '读取时的说明', sentences: once(others) },
  ].filter(({ sentences }) => sentences.length > 0)
}

function once(notes: readonly Note[]): readonly string[] {
  return [...new Set(notes.map(({ sentence }) => sentence))]
}
