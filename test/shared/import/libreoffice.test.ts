import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { writeHtml } from '../../../shared/export/write-html.ts'
import { writeXlsx } from '../../../shared/export/write-xlsx.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { readXlsx } from '../../../shared/import/read-xlsx.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import type { Outcome } from '../../../shared/notes.ts'
import { defaultProfile, emptyReport, type Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { paragraphFromRuns, textOf, type Paragraph } from '../../../shared/report/prose.ts'
import { changed, fixture, type Fixture } from '../../fixtures/fixture.ts'
import { cellsOf, stated2021 } from '../../fixtures/stated.ts'
import { convert, haveLibreOffice } from '../../support/office/convert.ts'
import { outcomeOf, outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const body = (text: string): Paragraph => paragraphFromRuns([{ text }])
const empty = emptyReport(2021, '云溪市数据局', 2024)

const report: Report = {
  ...empty,
  cells: cellsOf(stated2021, empty.edition),
  head: [body('本报告根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制。')],
  sections: {
    ...empty.sections,
    overview: {
      before: [
        {
          level: 2,
          lead: '（一）主动公开情况。'.length,
          runs: [
            { text: '（一）主动公开情况。全年公开政务信息' },
            { text: '1286条', bold: true },
            { text: '，“专栏”更新——及时……' },
          ],
        },
        body('（二）依申请公开情况'),
        body('全年新收申请284件，上年结转14件。'),
        body('1.答复'),
      ],
      after: [],
    },
    problems: { before: [body('公开的主动性还不够强，将加强培训。')], after: [] },
    other: { before: [body('2024年度没有收取信息处理费。')], after: [] },
  },
  signature: '云溪市数据局',
  date: '2025年1月20日',
}

const none = (): Uint8Array => new Uint8Array()
const stated = fixture('converted', none)
/** LibreOffice makes numbers of a page's texts: zeros at an end are gone before we read. */
const asNumbers = fixture('converted to numbers', none, {
  figures: changed(stated2021, { fee_income: '1306.75' }),
})
const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe.skipIf(!haveLibreOffice)('files that LibreOffice wrote', { timeout: 120_000 }, () => {
  let document: Document
  beforeAll(() => {
    document = compose(report, defaultProfile)
  })

  function recognized(name: string, read: Outcome<Document>, says: Fixture = stated): Recognition {
    if (!read.ok) throw new Error(read.failure.sentence)
    const outcome = recognize(read.value, name)
    if (!outcome.ok) throw new Error(outcome.failure.sentence)
    outcomes.push({ name, outcome: outcomeOf(says, outcome.value) })
    return outcome.value
  }

  it('saved again from our .docx come back as ours', async () => {
    const bytes = await convert(await writeDocx(document), 'docx docx')
    const { report: back } = recognized('our .docx saved again', await readDocx(bytes, 'a.docx'))
    expect(back).toEqual(onPaper(report, { formulas: false }))
  })

  it('saved again from our .xlsx come back as ours, formulas too', async () => {
    const bytes = await convert(await writeXlsx(document), 'xlsx xlsx')
    const { report: back } = recognized('our .xlsx saved again', await readXlsx(bytes, 'a.xlsx'))
    expect(back).toEqual(onPaper(report, { formulas: true }))
  })

  it('made as .docx from our page say the same in its own way', async () => {
    const bytes = await convert(await writeHtml(document), 'html docx')
    const { report: back } = recognized('our page as .docx', await readDocx(bytes, 'a.docx'))
    expect(back).toEqual(onPaper(report, { formulas: false }))
  })

  it('made as .xlsx from our page say the same but for bold and the zeros at an amount’s end', async () => {
    const bytes = await convert(await writeHtml(document), 'html xlsx')
    const { report: back } = recognized('our page as .xlsx', await readXlsx(bytes, 'a.xlsx'), asNumbers)
    const paper = onPaper(report, { formulas: false })
    expect(back.cells).toEqual({
      ...paper.cells,
      fee_income: { kind: 'number', digits: 130675, decimals: 2 },
    })
    const words = ({ sections, head }: Report): readonly string[] =>
      [head, ...Object.values(sections).flatMap(({ before, after }) => [before, after])].flatMap((prose) =>
        prose.map(textOf),
      )
    expect(words(back)).toEqual(words(paper))
    expect([back.office, back.year, back.signature, back.date]).toEqual([
      '云溪市数据局',
      2024,
      '云溪市数据局',
      '2025年1月20日',
    ])
  })

  it('have no cell wrong', () => {
    console.log(outcomeTable(outcomes))
    const wrong = outcomes.flatMap(({ name, outcome }) => outcome.wrong.map((what) => `${name}: ${what}`))
    expect(wrong).toEqual([])
    expect(outcomes).toHaveLength(4)
  })
})
