// A report of fifteen pages as .pdf, laid out by LibreOffice: read and recognized, beside what pdf.js alone takes to give its
// text, which has neither tables nor paragraphs yet.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { findPdfResources } from '../cli/pdf-resources.ts'
import { compose } from '../shared/export/compose.ts'
import { writeDocx } from '../shared/export/write-docx.ts'
import { readPdf } from '../shared/import/read-pdf.ts'
import { pdfResources } from '../shared/import/read-pdf/resources.ts'
import { recognize } from '../shared/import/recognize.ts'
import { defaultProfile, type Report } from '../shared/report/model.ts'
import { haveLibreOffice } from '../test/support/office/convert.ts'
import { convert } from '../test/support/office/render.ts'
import type { Benchmark } from './measure.ts'
import { fullReport, withProse } from './reports.ts'

export const benchmarks = [fifteenPages]

const pages = 15
/** The tables take three, the headings a few lines. */
const pagesOfProse = 10

async function fifteenPages(): Promise<Benchmark | null> {
  if (!haveLibreOffice) return null
  findPdfResources()
  const report = withProse(fullReport(15, 'declared'), pagesOfProse)
  const bytes = await convert(await writeDocx(compose(report, defaultProfile)), 'docx', 'pdf')
  await mustAgree(bytes, report)
  return {
    title: `A .pdf of ${pages} pages`,
    unit: 'ms',
    contenders: [
      {
        name: 'ours: read and recognized',
        run: async () => {
          const read = await readPdf(bytes, '报告.pdf')
          return read.ok && recognize(read.value, '报告.pdf')
        },
        target: 1000,
      },
      { name: 'ours: read', run: () => readPdf(bytes, '报告.pdf') },
      { name: 'pdf.js: its text alone', run: () => textOf(bytes) },
    ],
  }
}

/** With the settings that the reader has. */
async function textOf(bytes: Uint8Array): Promise<number> {
  const { maps, fonts } = pdfResources()
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: maps,
    cMapPacked: true,
    standardFontDataUrl: fonts,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  const opened = await task.promise
  let characters = 0
  for (let number = 1; number <= opened.numPages; number += 1) {
    const { items } = await (await opened.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) characters += item.str.length
  }
  await task.destroy()
  return characters
}

/** What is measured is right: as many pages as said, and every figure comes back. */
async function mustAgree(bytes: Uint8Array, report: Report): Promise<void> {
  const read = await readPdf(bytes, '报告.pdf')
  const recognized = read.ok ? recognize(read.value, '报告.pdf') : read
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  const last = read.ok ? Math.max(...read.value.blocks.map(({ at }) => at?.page ?? 0)) : 0
  if (last !== pages) throw new Error(`the report has ${last} pages`)
  const sorted = (all: object): string => JSON.stringify(Object.entries(all).sort())
  if (sorted(recognized.value.report.cells) !== sorted(report.cells)) {
    throw new Error('the figures did not come back')
  }
}
