// A full report written as .docx, beside docxtemplater filling a template that is the very same file but for its figures.
import Docxtemplater from 'docxtemplater'
import { unzipSync } from 'fflate'
import PizZip from 'pizzip'
import { compose } from '../shared/export/compose.ts'
import { writeDocx } from '../shared/export/write-docx.ts'
import { cellText } from '../shared/report/arithmetic.ts'
import type { Cell } from '../shared/report/cell.ts'
import { defaultProfile, type Report } from '../shared/report/model.ts'
import type { Address } from '../shared/template/form.ts'
import type { Benchmark } from './measure.ts'
import { fullReport, withProse } from './reports.ts'

export const benchmarks = [fullDocument]

const pagesOfProse = 4

async function fullDocument(): Promise<Benchmark> {
  const report = withProse(fullReport(3, 'declared'), pagesOfProse)
  const template = await writeDocx(compose(asTemplate(report), defaultProfile))
  const values = Object.fromEntries(
    Object.entries(report.cells).map(([address, cell]) => [address, cellText(cell)]),
  )
  const ours = (): Promise<Uint8Array> => writeDocx(compose(report, defaultProfile))
  const theirs = (): Uint8Array => {
    const filling = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true })
    filling.render(values)
    return filling.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' })
  }
  mustAgree(await ours(), theirs())
  return {
    title: 'A full report as .docx',
    unit: 'ms',
    contenders: [
      { name: 'ours: composed and written', run: ours },
      { name: 'docxtemplater: an equal template opened and filled', run: theirs },
    ],
  }
}

/** The report with a tag of docxtemplater's in the place of every figure. */
function asTemplate(report: Report): Report {
  const cells: Partial<Record<Address, Cell>> = {}
  for (const address of Object.keys(report.cells)) cells[address] = { kind: 'unread', text: `{${address}}` }
  return { ...report, cells }
}

/** What is measured is right: both files say the same. */
function mustAgree(one: Uint8Array, other: Uint8Array): void {
  if (wordsIn(one) !== wordsIn(other)) throw new Error('the two files do not say the same')
}

function wordsIn(file: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(file)['word/document.xml'])
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('\n')
}
