// The formats that can be read, and the one door to them: bytes in, document out. Which format a file has is told by its
// bytes; its name is only for sentences. Readers are loaded when they are needed.
import type { Document } from '../document.ts'
import { failed, success, type Outcome } from '../notes.ts'
import { untold, type TellReading } from '../reading-progress.ts'
import { isDraftFile } from '../report/draft-file.ts'
import { sniff, type ReadableFormat } from './sniff.ts'
import { withTabbedTables } from './tabbed-rows.ts'

export interface ReadFile {
  /** `draft` for a draft of this program, whose document is empty: parseDraft reads it. */
  readonly format: ReadableFormat | 'draft'
  readonly document: Document
}

type Reader = (bytes: Uint8Array, fileName: string, tell?: TellReading) => Promise<Outcome<Document>>

/** One line a format. */
const readers: Readonly<Record<ReadableFormat, () => Promise<Reader>>> = {
  txt: async () => (await import('./read-text.ts')).readText,
  html: async () => (await import('./read-html.ts')).readHtml,
  mht: async () => (await import('./read-mht.ts')).readMht,
  docx: async () => (await import('./read-docx.ts')).readDocx,
  xlsx: async () => (await import('./read-xlsx.ts')).readXlsx,
  doc: async () => (await import('./read-doc.ts')).readDoc,
  rtf: async () => (await import('./read-rtf.ts')).readRtf,
  xls: async () => (await import('./read-xls.ts')).readXls,
  pdf: async () => (await import('./read-pdf.ts')).readPdf,
}

/** No report is larger, pictures and all. */
export const largestFile = 40 * 1024 * 1024

const emptyDocument: Document = { properties: { title: '', office: '', year: null }, blocks: [] }

/**
 * Reads a file of any kind, or says why not and what to do; `tell` hears on the way how far it is, from readers of files that
 * may be long.
 */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<ReadFile>> {
  if (bytes.length === 0) return failed('file-empty', fileName)
  if (bytes.length > largestFile) {
    return failed('file-too-large', fileName, `${largestFile / 1024 / 1024} MB`)
  }
  if (isDraftFile(bytes, fileName)) return success({ format: 'draft', document: emptyDocument })
  const found = sniff(bytes)
  switch (found.kind) {
    case 'readable': {
      const read = await readers[found.format]()
      const document = await read(bytes, fileName, tell)
      return document.ok
        ? success({ format: found.format, document: withTabbedTables(document.value) }, document.notes)
        : document
    }
    case 'unsupported':
      return failed('format-unsupported', fileName, found.name)
    case 'picture':
      return failed('file-picture', fileName)
    case 'packed':
      return failed('file-packed', fileName)
    case 'protected':
      return failed('file-protected', fileName)
    case 'damaged':
      return failed('file-damaged', fileName)
    case 'unknown':
      return failed('format-unknown', fileName)
  }
}
