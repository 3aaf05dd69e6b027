// A file named on the command line → the report it holds: a draft of our own, or anything that can be imported.
import { readFile as readBytes, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Document } from '../shared/document.ts'
import { largestFile, readFile } from '../shared/import/formats.ts'
import { eachPlace, type Recognition, type RecognizedCell } from '../shared/import/recognition.ts'
import { recognize } from '../shared/import/recognize.ts'
import { failed, success, type Note, type Outcome } from '../shared/notes.ts'
import { cellText } from '../shared/report/arithmetic.ts'
import { stepWords, throttled, type TellReading } from '../shared/reading-progress.ts'
import { parseDraft } from '../shared/report/draft-file.ts'
import { defaultProfile, type Draft, type Report } from '../shared/report/model.ts'
import { sectionSpec } from '../shared/template/editions.ts'
import { systemCode, systemReason } from '../shared/system-reason.ts'
import { sectionIds } from '../shared/template/form.ts'
import { figuresOf } from './figures.ts'
import type { Io } from './io.ts'
import { findPdfResources } from './pdf-resources.ts'
import { sizeText } from './terminal-text.ts'

export interface Loaded {
  readonly fileName: string
  /** What the bytes were read as: `draft`, `txt`, `docx` … */
  readonly format: string
  /** The draft, or one made of what was recognized. */
  readonly draft: Draft
  readonly recognition: Recognition
  /** What is to be known of the reading, from every step of it. */
  readonly notes: readonly Note[]
}

/** A single file, with what it was recognized in; a draft has no blocks. */
export interface LoadedFile extends Loaded {
  readonly document: Document
}

/** `tell` hears how far the reader is; without it the terminal's last line says so. */
export async function load(
  path: string,
  io: Pick<Io, 'progress'>,
  tell: TellReading = (step) => io.progress(`正在读取 ${basename(path)}：${stepWords(step)}`),
): Promise<Outcome<LoadedFile>> {
  const fileName = basename(path)
  io.progress(`正在读取 ${fileName} …`)
  const bytes = await bytesOf(path)
  if (!bytes.ok) return bytes
  findPdfResources()
  const read = await readFile(
    bytes.value,
    fileName,
    throttled(tell, () => performance.now()),
  )
  if (!read.ok) return read
  const { format, document } = read.value
  if (format === 'draft') return loadDraft(bytes.value, fileName)
  io.progress(`正在识别 ${fileName} …`)
  const recognized = recognize(document, fileName)
  if (!recognized.ok) return recognized
  return success({
    fileName,
    format,
    draft: { report: recognized.value.report, accepted: [], profile: defaultProfile },
    document,
    recognition: recognized.value,
    notes: [...read.notes, ...recognized.notes, ...recognized.value.notes],
  })
}

async function bytesOf(path: string): Promise<Outcome<Uint8Array>> {
  try {
    const { size } = await stat(path)
    // Before it fills the memory.
    if (size > largestFile) return failed('file-too-large', basename(path), sizeText(largestFile))
    return success(await readBytes(path))
  } catch (error) {
    const code = systemCode(error)
    if (code === null) throw error
    return code === 'ENOENT'
      ? failed('file-missing', path)
      : failed('file-unreadable', path, systemReason(code))
  }
}

function loadDraft(bytes: Uint8Array, fileName: string): Outcome<LoadedFile> {
  const text = utf8(bytes)
  if (text === null) return failed('draft-broken', fileName)
  const draft = parseDraft(text, fileName)
  if (!draft.ok) return draft
  const { report } = draft.value
  return success({
    fileName,
    format: 'draft',
    draft: draft.value,
    document: { properties: { title: '', office: report.office, year: report.year }, blocks: [] },
    recognition: recognitionOfDraft(report),
    notes: draft.notes,
  })
}

/** A draft says exactly what it holds: nothing of it is odd, and nothing stands in a place of a foreign file. */
function recognitionOfDraft(report: Report): Recognition {
  const cells = [...figuresOf(report.edition).keys()].map((address): RecognizedCell => {
    const cell = report.cells[address]
    if (cell === undefined) return { address, state: 'blank', cell: null, raw: '', origin: null }
    const state = cell.kind === 'unread' ? 'unread' : 'given'
    return { address, state, cell, raw: cellText(cell), origin: null }
  })
  const sections = sectionIds.map((id) => ({
    id,
    heading: sectionSpec(report.edition.disclosure, id).heading,
    origin: null,
  }))
  return { report, cells, sections, paragraphs: eachPlace(() => []), unused: [], notes: [] }
}

/** Null for bytes that are no UTF-8, rather than other words than were written. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
