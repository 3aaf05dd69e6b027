// The copy for approval: what it adds on paper, that the clean copy has none of it, and that it reads back as the report.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { composeApproval, type Approval } from '../../../shared/export/compose-approval.ts'
import { compose } from '../../../shared/export/compose.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { namedStyles } from '../../../shared/page-style.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { profileArbitrary, reportArbitrary } from '../../support/arbitraries.ts'
import { all, part, textIn } from '../../support/office/package.ts'
import { haveLayout, linesOfPage, picture, render, type Page } from '../../support/office/render.ts'
import { fullReport } from '../../support/office/reports.ts'
import { haveValidator, schemaErrors } from '../../support/office/validator.ts'

const approval: Approval = {
  date: '2026年1月12日',
  accepted: [
    { sentence: '一、总体情况中“收到申请”的件数与表三不同，相差 2。', reason: '正文含撤回的2件' },
    { sentence: '行政复议总计比上年增加 12 件。', reason: '集中征收引起' },
  ],
}

const copy = (report: Report): Document => composeApproval(report, defaultProfile, approval)

async function readBack(document: Document) {
  const read = await readDocx(await writeDocx(document), '送审稿.docx')
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value, '送审稿.docx')
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return recognized.value
}

describe('the copy for approval in Word', () => {
  let bytes: Uint8Array = new Uint8Array()
  beforeAll(async () => {
    bytes = await writeDocx(copy(fullReport))
  })

  it('begins with a page to sign on, and the report on the next one', () => {
    const [body] = all(part(bytes, 'word/document.xml'), 'w:body')
    const first = body?.children.slice(0, 5) ?? []
    expect(first.map(({ name }) => name)).toEqual(['w:p', 'w:p', 'w:p', 'w:tbl', 'w:p'])
    expect(first.slice(0, 3).map(textIn)).toEqual([
      '送　审　单',
      expect.stringMatching(/^文件标题：.+政府信息公开工作年度报告$/u),
      '送审日期：2026年1月12日',
    ])
    const rows = first.slice(3, 4).flatMap((table) => all(table, 'w:tr'))
    expect(rows.map((row) => all(row, 'w:tc').map(textIn))).toEqual([
      ['签发', ''],
      ['会签', ''],
      ['核稿', ''],
      ['拟稿', ''],
    ])
    expect(first.slice(4).map((title) => all(title, 'w:pageBreakBefore').length)).toEqual([1])
  })

  it('says what it is, and of which day, at the top of every page', () => {
    const section = all(part(bytes, 'word/document.xml'), 'w:headerReference')
    expect(section.map(({ attributes }) => attributes['w:type']).sort()).toEqual(['default', 'even'])
    for (const path of ['word/header1.xml', 'word/header2.xml'])
      expect(textIn(part(bytes, path))).toBe('送审稿　2026年1月12日')
  })

  it('counts the lines of every page, of the report alone', () => {
    const [numbers] = all(part(bytes, 'word/document.xml'), 'w:lnNumType')
    expect(numbers?.attributes).toMatchObject({ 'w:countBy': '1', 'w:restart': 'newPage' })
    const uncounted = all(part(bytes, 'word/styles.xml'), 'w:style').filter(
      (style) => all(style, 'w:suppressLineNumbers').length > 0,
    )
    expect(uncounted.map(({ attributes }) => attributes['w:styleId'])).toEqual([
      'NbAsideTitle',
      'NbAside',
      'NbPageNumber',
      'NbPageHeader',
    ])
  })

  it('ends with the accepted warnings and the reasons for them', () => {
    const paragraphs = all(part(bytes, 'word/document.xml'), 'w:p').map(textIn)
    expect(paragraphs.slice(-5)).toEqual([
      '已说明原因的提示',
      '1．一、总体情况中“收到申请”的件数与表三不同，相差 2。',
      '原因：正文含撤回的2件',
      '2．行政复议总计比上年增加 12 件。',
      '原因：集中征收引起',
    ])
  })

  it.skipIf(!haveValidator)('keeps the schema', async () => {
    expect(await schemaErrors(bytes, 'docx')).toEqual([])
  })
})

describe('the clean copy', () => {
  it('carries none of it', async () => {
    const bytes = await writeDocx(compose(fullReport, defaultProfile))
    const document = part(bytes, 'word/document.xml')
    for (const name of ['w:lnNumType', 'w:headerReference', 'w:pageBreakBefore'])
      expect(all(document, name)).toEqual([])
    expect(textIn(document)).not.toMatch(/送审|签发|原因：/u)
    const styles = all(part(bytes, 'word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    )
    expect(styles).not.toContain('NbPageHeader')
    expect(styles).not.toContain('LineNumber')
  })
})

describe('a copy without accepted warnings', () => {
  it('ends where the report ends', () => {
    const plain = composeApproval(fullReport, defaultProfile, { ...approval, accepted: [] })
    expect(plain.blocks.at(-1)).toEqual(compose(fullReport, defaultProfile).blocks.at(-1))
  })
})

describe('read back, the copy for approval', () => {
  it.each(namedStyles)(
    'is the very report, and one note says what was left out: $name',
    async ({ style }) => {
      const profile = { ...defaultProfile, ...style }
      const clean = await readBack(compose(fullReport, profile))
      const { report, notes } = await readBack(composeApproval(fullReport, profile, approval))
      expect(report).toEqual(clean.report)
      expect(notes.map(({ code }) => code)).toEqual([
        ...clean.notes.map(({ code }) => code),
        'asides-left-out',
      ])
    },
  )

  it('is the very report, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary, profileArbitrary, async (report, profile) => {
        const clean = await readBack(compose(report, profile))
        const { report: back } = await readBack(composeApproval(report, profile, approval))
        expect(back).toEqual(clean.report)
        expect(back.cells).toEqual(onPaper(report, { formulas: false }).cells)
      }),
      { numRuns: 10 },
    )
  })
})

describe.skipIf(!haveLayout)('laid out, the copy for approval', () => {
  let pages: readonly Page[] = []
  beforeAll(async () => {
    const rendering = await render(await writeDocx(copy(fullReport)), 'docx')
    await picture(rendering.pdf, 'out/pages', 'approval')
    pages = rendering.pages
  }, 120_000)

  it('has the signatures alone on page one, the report behind it, the reasons on the last page', () => {
    const words = (page: Page | undefined): string =>
      page === undefined
        ? ''
        : linesOfPage(page)
            .map(({ text }) => text)
            .join('\n')
    expect(words(pages[0])).toMatch(/签发[^]*会签[^]*核稿[^]*拟稿/u)
    expect(words(pages[0])).not.toContain('总体情况')
    expect(words(pages[1])).toContain('总体情况')
    expect(words(pages.at(-1))).toMatch(/已说明原因的提示[^]*正文含撤回的2件/u)
    for (const page of pages) expect(words(page)).toContain('送审稿')
  })

  it('counts the lines of a text page from one in the margin', () => {
    const margin = (pages[1]?.words ?? []).filter(({ right, text }) => right < 79 && /^\d+$/u.test(text))
    expect(margin.map(({ text }) => Number(text))).toEqual(margin.map((_, index) => index + 1))
    expect(margin.length).toBeGreaterThanOrEqual(20)
  })
})
