// Files on their way into the review: each read by the worker in a task of its own, so that each has its limit of time and
// one that fails does not take the others with it; several joined into one report. What is done with it is in import-store.ts.
import type { DeskResult } from '../../shared/contract.ts'
import type { Document } from '../../shared/document.ts'
import { distinctNames } from '../../shared/import/join/part.ts'
import type { RecognizedFile } from '../../shared/import/join-recognitions.ts'
import type { Recognition } from '../../shared/import/recognition.ts'
import { note, type Failure, type Note, type NoteCode } from '../../shared/notes.ts'
import type { ReadingStep } from '../../shared/reading-progress.ts'
import { conversions } from '../worker/conversions.ts'
import type { ImportedFile, Stage, TellStage } from '../worker/tasks.ts'

/** What is to be read, or why it could not be opened. */
export interface GivenFile {
  readonly name: string
  readonly opened: DeskResult<{ readonly bytes: Uint8Array }>
}

/** One of the files: what it gave, or why it gave nothing. */
export type Source =
  | {
      readonly kind: 'read'
      readonly fileName: string
      readonly format: string
      readonly document: Document
      /** The file itself, where its pages can be drawn. */
      readonly pages: Uint8Array | null
      /** '' where it is the only one. */
      readonly gave: string
    }
  | { readonly kind: 'failed'; readonly fileName: string; readonly failure: Failure }

export interface Review {
  /** All names, for the origin of last year's report and for sentences. */
  readonly fileName: string
  readonly format: string
  readonly sources: readonly Source[]
  readonly recognition: Recognition
  /** Of reading and of recognizing. */
  readonly notes: readonly Note[]
}

export interface Progress {
  readonly fileName: string
  readonly stage: Stage
  /** How far the stage is by itself, where that is known. */
  readonly step?: ReadingStep | undefined
  /** Files that are done, and all of them. */
  readonly done: number
  readonly all: number
}

export type Reading =
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly failures: readonly Failure[] }

interface ReadFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly imported: ImportedFile
  readonly notes: readonly Note[]
}

export async function readIntoReview(
  files: readonly GivenFile[],
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<Reading> {
  const names = distinctNames(files.map(({ name }) => name))
  const read: ReadFile[] = []
  const failures = new Map<string, Failure>()
  for (const [done, { opened }] of files.entries()) {
    const fileName = names[done] ?? ''
    if (!opened.ok) {
      failures.set(fileName, opened.failure)
      continue
    }
    const { bytes } = opened.value
    const onStage: TellStage = (stage, step) => tell({ fileName, stage, step, done, all: files.length })
    onStage('reading')
    const outcome = await conversions.run('import', { bytes, fileName }, { signal, onStage })
    if (signal.aborted) break
    if (outcome.ok) read.push({ fileName, bytes, imported: outcome.value, notes: outcome.notes })
    else failures.set(fileName, outcome.failure)
  }
  const [first, ...others] = read
  if (first === undefined || signal.aborted) return { ok: false, failures: [...failures.values()] }
  const fileName = read.map((one) => one.fileName).join('、')
  if (others.length > 0) tell({ fileName, stage: 'recognizing', done: files.length, all: files.length })
  const joined = await joinedOf(first, others, fileName, signal)
  if (!joined.ok) return { ok: false, failures: [joined.failure] }
  const { recognition, notes } = joined
  const gave = recognition.notes.filter(({ code }) => isOfFile(code))
  const sources = names.flatMap((name): readonly Source[] => {
    const failure = failures.get(name)
    if (failure) return [{ kind: 'failed', fileName: name, failure }]
    const at = read.findIndex((one) => one.fileName === name)
    const one = read[at]
    if (one === undefined) return []
    const { format, document } = one.imported
    const pages = format === 'pdf' ? one.bytes : null
    return [{ kind: 'read', fileName: name, format, document, pages, gave: gave[at]?.sentence ?? '' }]
  })
  const format = [...new Set(read.map(({ imported }) => imported.format))].join('、')
  const ownNotes = recognition.notes.filter(({ code }) => !isOfFile(code))
  return { ok: true, review: { fileName, format, sources, recognition, notes: [...notes, ...ownNotes] } }
}

/** Said in the list of files, in its order. */
function isOfFile(code: NoteCode): boolean {
  return code === 'file-gave' || code === 'file-gave-nothing'
}

async function joinedOf(
  first: ReadFile,
  others: readonly ReadFile[],
  fileName: string,
  signal: AbortSignal,
): Promise<
  | { readonly ok: true; readonly recognition: Recognition; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly failure: Failure }
> {
  if (others.length === 0) {
    const { recognition } = first.imported
    return { ok: true, recognition, notes: readingNotes(first) }
  }
  const files = [recognized(first), ...others.map(recognized)] as const
  const outcome = await conversions.run('join', { files, fileName }, { signal })
  return outcome.ok
    ? { ok: true, recognition: outcome.value, notes: outcome.notes }
    : { ok: false, failure: outcome.failure }
}

function recognized(file: ReadFile): RecognizedFile {
  return { fileName: file.fileName, recognition: file.imported.recognition, notes: readingNotes(file) }
}

/** A task's notes may have those of the recognition among them. */
function readingNotes({ imported, notes }: ReadFile): readonly Note[] {
  const own = new Set(imported.recognition.notes.map(({ sentence }) => sentence))
  return notes.filter(({ sentence }) => !own.has(sentence))
}

/** Of a review that was left: which cells were asked is not kept, so it says how many are blank. */
export function restored(review: Review): Review {
  const blank = review.recognition.cells.filter(({ state }) => state === 'blank').length
  return { ...review, notes: [note('review-restored', [review.fileName, blank]), ...review.notes] }
}
