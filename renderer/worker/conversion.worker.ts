// The conversion worker: files in and out, off the window's thread. Libraries are loaded by the formats that need them,
// on first use. Nothing is kept between tasks.
import type { Document } from '../../shared/document.ts'
import { composeApproval } from '../../shared/export/compose-approval.ts'
import { compose } from '../../shared/export/compose.ts'
import { exportCopies, exportFormats, pdfFormat, writePages } from '../../shared/export/formats.ts'
import { cellCounts } from '../../shared/import/cell-counts.ts'
import { missingParts } from '../../shared/import/missing-parts.ts'
import { readFile } from '../../shared/import/formats.ts'
import { joinRecognitions } from '../../shared/import/join-recognitions.ts'
import { usePdfResources } from '../../shared/import/read-pdf/resources.ts'
import { recognize } from '../../shared/import/recognize.ts'
import { eachPlace, type RecognizedCell } from '../../shared/import/recognition.ts'
import { failed, success, type Outcome } from '../../shared/notes.ts'
import { throttled } from '../../shared/reading-progress.ts'
import { parseDraft } from '../../shared/report/draft-file.ts'
import { defaultProfile, emptyReport } from '../../shared/report/model.ts'
import { currentEdition, tableSpec } from '../../shared/template/editions.ts'
import { tableIds } from '../../shared/template/form.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import type { ImportedFile, Request, TaskHandlers, TaskMessage, TellStage, WorkerMessage } from './tasks.ts'

// Beside the page; the worker itself lies in the folder of the scripts.
usePdfResources(new URL('../pdf/', self.location.href).href)

const now = (): number => performance.now()

const handlers: TaskHandlers = {
  import: importFile,

  async glance(request, tell) {
    const imported = await importFile(request, tell)
    if (!imported.ok) return imported
    const { format, recognition } = imported.value
    const { office, year } = recognition.report
    const missing = missingParts(recognition)
    return success({ format, office, year, counts: cellCounts(recognition), missing }, imported.notes)
  },

  async draw(request, tell) {
    const { drawPage } = await import('./draw-page.ts')
    tell('reading')
    return drawPage(request, (step) => tell('reading', step))
  },

  async join({ files }, tell) {
    tell('recognizing')
    return joinRecognitions(files)
  },

  async export({ report, profile, format, fileName, approval }, tell) {
    const found = [...exportFormats, ...exportCopies].find(({ id }) => id === format)
    if (!found) return failed('format-unknown', fileName)
    tell('composing')
    const document = approval ? composeApproval(report, profile, approval) : compose(report, profile)
    tell('writing')
    return success(await found.write(document))
  },

  async pages({ report, profile, approval }, tell) {
    tell('composing')
    const document = approval ? composeApproval(report, profile, approval) : compose(report, profile)
    return success(await writePages(document))
  },

  async prepare() {
    const [first] = exportFormats
    await first?.write(compose(emptyReport(currentEdition.id, '', null), defaultProfile))
    return success(null)
  },

  async formats() {
    return success({
      formats: [...exportFormats, pdfFormat].map(({ id, label, extension }) => ({
        id,
        label,
        extension,
        nameEnd: '',
      })),
      copies: exportCopies.map(({ id, label, extension, nameEnd }) => ({ id, label, extension, nameEnd })),
    })
  },
}

async function importFile(
  { bytes, fileName }: Request<'import'>,
  tell: TellStage,
): Promise<Outcome<ImportedFile>> {
  tell('reading')
  const read = await readFile(
    bytes,
    fileName,
    throttled((step) => tell('reading', step), now),
  )
  if (!read.ok) return read
  tell('recognizing')
  const { format, document } = read.value
  if (format === 'draft') return draftAsImport(bytes, fileName)
  const recognized = recognize(document, fileName)
  if (!recognized.ok) return recognized
  return success({ format, document, recognition: recognized.value }, [...read.notes, ...recognized.notes])
}

/** A draft of ours as a starting point: it says exactly what it holds, and stands in no place of a foreign file. */
function draftAsImport(bytes: Uint8Array, fileName: string): Outcome<ImportedFile> {
  const parsed = parseDraft(new TextDecoder().decode(bytes), fileName)
  if (!parsed.ok) return parsed
  const { report } = parsed.value
  const cells = tableIds.flatMap((table) =>
    layoutOf(tableSpec(report.edition[table], table)).figures.map(({ address }): RecognizedCell => {
      const cell = report.cells[address] ?? null
      return { address, state: cell === null ? 'blank' : 'given', cell, raw: '', origin: null }
    }),
  )
  const document: Document = {
    properties: { title: '', office: report.office, year: report.year },
    blocks: [],
  }
  const paragraphs = eachPlace(() => [])
  const recognition = { report, cells, sections: [], paragraphs, unused: [], notes: [] }
  return success({ format: 'draft', document, recognition }, parsed.notes)
}

function answer(message: TaskMessage, tell: TellStage): Promise<Outcome<unknown>> {
  switch (message.task) {
    case 'import':
      return handlers.import(message.request, tell)
    case 'glance':
      return handlers.glance(message.request, tell)
    case 'draw':
      return handlers.draw(message.request, tell)
    case 'join':
      return handlers.join(message.request, tell)
    case 'export':
      return handlers.export(message.request, tell)
    case 'pages':
      return handlers.pages(message.request, tell)
    case 'prepare':
      return handlers.prepare(message.request, tell)
    case 'formats':
      return handlers.formats(message.request, tell)
  }
}

/** A picture goes over as it is; everything else is copied. */
const post = (message: WorkerMessage): void => {
  const value = 'outcome' in message && message.outcome.ok ? message.outcome.value : null
  const isPicture = typeof value === 'object' && value !== null && 'picture' in value
  const transfer = isPicture && value.picture instanceof ImageBitmap ? [value.picture] : []
  self.postMessage(message, transfer)
}

self.addEventListener('message', (event: MessageEvent<TaskMessage>) => {
  const { id, request } = event.data
  answer(event.data, (stage, step) => post({ id, stage, step })).then(
    (outcome) => post({ id, outcome }),
    // A bug in a reader or writer: the one place that sees it says which file and that the draft is safe.
    (error: unknown) => {
      // eslint-disable-next-line no-console -- the edge that logs what no code expected
      console.error(error)
      post({ id, outcome: failed('conversion-crashed', request.fileName) })
    },
  )
})
