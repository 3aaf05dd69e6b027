// A report of fifteen pages as .docx: read and recognized, beside what mammoth alone takes to make a page of it.
import mammoth from 'mammoth'
import { compose } from '../shared/export/compose.ts'
import { writeDocx } from '../shared/export/write-docx.ts'
import { readDocx } from '../shared/import/read-docx.ts'
import { recognize } from '../shared/import/recognize.ts'
import { defaultProfile, type Report } from '../shared/report/model.ts'
import type { Benchmark } from './measure.ts'
import { fullReport, withProse } from './reports.ts'

export const benchmarks = [fifteenPages]

/** The tables take three pages, the headings a few lines. */
const pagesOfProse = 12

async function fifteenPages(): Promise<Benchmark> {
  const report = withProse(fullReport(15, 'declared'), pagesOfProse)
  const bytes = await writeDocx(compose(report, defaultProfile))
  const buffer = Buffer.from(bytes)
  await mustAgree(bytes, report)
  return {
    title: 'A .docx of fifteen pages',
    unit: 'ms',
    contenders: [
      {
        name: 'ours: read and recognized',
        run: async () => {
          const read = await readDocx(bytes, '报告.docx')
          return read.ok && recognize(read.value, '报告.docx')
        },
      },
      { name: 'ours: read', run: () => readDocx(bytes, '报告.docx') },
      { name: 'mammoth: converted to HTML', run: () => mammoth.convertToHtml({ buffer }) },
    ],
  }
}

/** What is measured is right: the figures come back. */
async function mustAgree(bytes: Uint8Array, report: Report): Promise<void> {
  const read = await readDocx(bytes, '报告.docx')
  const recognized = read.ok ? recognize(read.value, '报告.docx') : read
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  const { cells } = recognized.value.report
  if (JSON.stringify(cells) !== JSON.stringify(report.cells)) {
    const sorted = (all: object): string => JSON.stringify(Object.entries(all).sort())
    if (sorted(cells) !== sorted(report.cells)) throw new Error('the figures did not come back')
  }
}
