// A list of notes under a heading, for a reader at the terminal.
import type { Place } from '../shared/document.ts'
import type { Note } from '../shared/notes.ts'
import type { Io } from './io.ts'
import type { Loaded } from './load.ts'
import { painter, paragraph } from './terminal-text.ts'

export function printNotes(title: string, notes: readonly Note[], io: Io): void {
  io.out(`\n${painter(io.color)('bold', `${title}（${notes.length}）`)}`)
  if (notes.length === 0) io.out('  没有需要说明的地方。')
  for (const { sentence, origin } of notes) {
    // A sentence about one of several files begins with its name.
    const isNamed = sentence.startsWith(`“${origin?.at.file ?? ''}”`)
    io.out(paragraph('  · ', `${sentence}${whereWords(origin?.at, !isNamed)}`, io.columns))
  }
}

/** Says that there is something to be known of a file that was read, where this is not the place to say it all. */
export function printNotesHint({ fileName, notes }: Loaded, io: Io): void {
  if (notes.length > 0) io.out(`读取 ${fileName} 时有 ${notes.length} 条说明，用 import 命令可以看到。`)
}

/** `第 12 行`; '' where the format cannot say. */
export function placeWords(at: Place | undefined, withFile = true): string {
  if (at === undefined) return ''
  const parts = [
    at.file === undefined || !withFile ? '' : `“${at.file}”`,
    at.sheet === undefined ? '' : `工作表“${at.sheet}”`,
    at.page === undefined ? '' : `第 ${at.page} 页`,
    at.line === undefined ? '' : `第 ${at.line} 行`,
    at.paragraph === undefined ? '' : `第 ${at.paragraph} 段`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

export function whereWords(at: Place | undefined, withFile = true): string {
  const words = placeWords(at, withFile)
  return words === '' ? '' : `（${words}）`
}
