// A report of fifteen pages as .docx: read and recognized, beside what mammoth alone takes to make a page of it.
import mammoth from 'mammoth'
import { compose } from '../shared/export/compose.ts'
import { writeDocx } from '../shared/export/write-docx.ts'
import { readDocx } from '../shared/import/read-docx.ts'
import { recognize } from '../shared/import/recognize.ts'
import { defaultProfile, type Report } from '../shared/report/model.ts'
import type { Paragraph } from '../shared/report/prose.ts'
import type { Benchmark } from './measure.ts'
import { fullReport } from './reports.ts'

export const benchmarks = [fifteenPages]

/** Twenty-two lines of twenty-eight characters; the tables take three pages, the headings a few lines. */
const charactersOfPage = 22 * 28
const pagesOfProse = 12

async function fifteenPages(): Promise<Benchmark> {
  const report = longReport()
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

function longReport(): Report {
  const report = fullReport(15, 'declared')
  const sentence =
    '全年通过政府网站、政务新媒体主动公开“五公开”信息1286条，其中政策文件58件、解读材料23篇——凡应公开的一律按时公开。'
  const paragraphLength = 220
  const count = Math.ceil((charactersOfPage * pagesOfProse) / paragraphLength)
  const prose = Array.from({ length: count }, (_, index): Paragraph => {
    const lead = `（${'一二三四五六七八九'.charAt(index % 9)}）主动公开情况。`
    const text = `${lead}${sentence.repeat(Math.ceil(paragraphLength / sentence.length))}`
    const [before, after] = [text.slice(0, 60), text.slice(60)]
    return { level: 2, lead: lead.length, runs: [{ text: before }, { text: after, bold: true }] }
  })
  const half = Math.ceil(count / 2)
  return {
    ...report,
    sections: {
      ...report.sections,
      overview: { before: prose.slice(0, half), after: [] },
      problems: { before: prose.slice(half), after: [] },
    },
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
