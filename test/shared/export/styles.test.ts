// Every named style, and what a style changes in the files.
import { describe, expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { closingIndents } from '../../../shared/export/placed-lines.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { writeXlsx } from '../../../shared/export/write-xlsx.ts'
import { namedStyles, pageStyleOf, standardStyle, type PageStyle } from '../../../shared/page-style.ts'
import { parseDraft, serializeDraft } from '../../../shared/report/draft-file.ts'
import { defaultProfile, type Profile, type Report } from '../../../shared/report/model.ts'
import { all, child, parseXml, partsOf, textIn, value } from '../../support/office/package.ts'
import { haveLayout, linesOfPage, picture, render } from '../../support/office/render.ts'
import { fullReport, longestReport, oddReport } from '../../support/office/reports.ts'
import { readBook } from '../../support/office/sheets.ts'
import { haveValidator, schemaErrors } from '../../support/office/validator.ts'

const profileOf = (style: Partial<PageStyle>): Profile => ({ ...defaultProfile, ...style })
const wordParts = async (report: Report, style: Partial<PageStyle>) =>
  partsOf(await writeDocx(compose(report, profileOf(style))))
const styles = namedStyles.map(({ name, style }) => [name, style] as const)

describe.each(styles)('the style %s', (_, style) => {
  it('may be kept in a draft', () => {
    const draft = { report: fullReport, accepted: [], profile: profileOf(style) }
    expect(parseDraft(serializeDraft(draft), '甲.nianbao')).toMatchObject({
      ok: true,
      value: draft,
      notes: [],
    })
  })

  it.skipIf(!haveValidator)('makes files that the schema allows', async () => {
    for (const report of [fullReport, longestReport, oddReport]) {
      const document = compose(report, profileOf(style))
      expect(await schemaErrors(await writeDocx(document), 'docx')).toEqual([])
      expect(await schemaErrors(await writeXlsx(document), 'xlsx')).toEqual([])
    }
  })

  it.skipIf(!haveLayout)(
    'keeps 表三 whole on one page',
    async () => {
      for (const report of [fullReport, longestReport]) {
        const { pages, pdf } = await render(await writeDocx(compose(report, profileOf(style))), 'docx')
        await picture(pdf, 'out/pages', `style-${namedStyles.findIndex((one) => one.style === style)}`, 60)
        const on = ['（本列数据的勾稽关系为', '四、结转下年度继续办理'].map((label) =>
          pages.findIndex((page) => linesOfPage(page).some(({ text }) => text.includes(label))),
        )
        expect(on[0]).toBeGreaterThan(0)
        expect(on[0]).toBe(on[1])
      }
    },
    120_000,
  )
})

describe('a style', () => {
  it('is the standard one where a document says nothing', async () => {
    const { style, ...bare } = compose(fullReport, defaultProfile)
    expect(style).toEqual(standardStyle)
    const [said, silent] = [
      partsOf(await writeDocx({ ...bare, style: standardStyle })),
      partsOf(await writeDocx(bare)),
    ]
    for (const path of ['word/styles.xml', 'word/fontTable.xml', 'word/footer1.xml', 'word/settings.xml']) {
      expect(silent[path] === said[path]).toBe(true)
    }
  })

  it('is carried by the document without what the profile holds besides', () => {
    expect(Object.keys(pageStyleOf(defaultProfile)).toSorted()).toEqual(Object.keys(standardStyle).toSorted())
  })

  it('names its fonts everywhere', async () => {
    const fonts = {
      titleFont: '方正小标宋_GBK',
      bodyFont: '方正仿宋_GBK',
      level1Font: '方正黑体_GBK',
      level2Font: '方正楷体_GBK',
      pageNumberFont: 'Times New Roman',
    }
    const parts = await wordParts(fullReport, fonts)
    const xml = ['word/styles.xml', 'word/document.xml', 'word/fontTable.xml']
      .map((path) => parts[path])
      .join('')
    for (const name of Object.values(fonts)) expect(xml).toContain(`"${name}"`)
    for (const gone of ['仿宋_GB2312"', '楷体_GB2312"', '"黑体"', '"方正小标宋简体"'])
      expect(xml).not.toContain(gone)
    const book = readBook(await writeXlsx(compose(fullReport, profileOf(fonts))))
    const used = all(child(book.styles, 'fonts'), 'name').map(({ attributes }) => attributes['val'])
    expect(used).toEqual(expect.arrayContaining(['方正小标宋_GBK', '方正仿宋_GBK', '方正黑体_GBK']))
  })

  it.each([
    ['dashes', '—  —'],
    ['hyphens', '-  -'],
    ['bare', ''],
  ] as const)('sets the page number with %s', async (pageNumber, around) => {
    const parts = await wordParts(fullReport, { pageNumber })
    for (const path of ['word/footer1.xml', 'word/footer2.xml']) {
      const footer = parseXml(parts[path] ?? '')
      expect(textIn(footer)).toBe(around)
      expect(all(footer, 'w:instrText').map(({ text }) => text)).toEqual(['PAGE'])
    }
  })

  it('sets the line pitch in the grid, the text and the lines kept free', async () => {
    const parts = await wordParts(fullReport, { linePitch: 560 })
    expect(all(parseXml(parts['word/document.xml'] ?? ''), 'w:docGrid')[0]?.attributes['w:linePitch']).toBe(
      '560',
    )
    const spacings = all(parseXml(parts['word/styles.xml'] ?? ''), 'w:spacing').map(
      ({ attributes }) => attributes,
    )
    expect(spacings.filter((one) => one['w:lineRule'] === 'exact').map((one) => one['w:line'])).toEqual([
      '560',
      '560',
      '560',
      '560',
      '400',
    ])
    expect(spacings.map((one) => one['w:after'])).toContain('560')
    expect(spacings.map((one) => one['w:before'])).toContain('1120')
  })

  it('shades the lines over the whole width of a table, and nothing else', async () => {
    const shaded = async (style: Partial<PageStyle>) =>
      all(parseXml((await wordParts(fullReport, style))['word/document.xml'] ?? ''), 'w:tc')
        .filter((cell) => all(cell, 'w:shd').some(({ attributes }) => attributes['w:fill'] === 'C6D9F1'))
        .map(textIn)
    expect(await shaded({ shadedGroups: true })).toEqual([
      '第二十条第（一）项',
      '第二十条第（五）项',
      '第二十条第（六）项',
      '第二十条第（八）项',
    ])
    expect(await shaded({ shadedGroups: false })).toEqual([])
  })

  it('sets the tables at the size it says', async () => {
    const parts = await wordParts(fullReport, { tableSize: 21 })
    const cells = all(parseXml(parts['word/styles.xml'] ?? ''), 'w:style').filter(({ attributes }) =>
      attributes['w:styleId']?.startsWith('NbCell'),
    )
    expect(cells.map((style) => value(child(style, 'w:rPr'), 'w:sz'))).toEqual(['21', '21'])
  })
})

describe('signature and date', () => {
  const placed = (signature: string, date: string, form: PageStyle['signature']) => {
    const { blocks } = compose({ ...fullReport, signature, date }, profileOf({ signature: form }))
    const indents = closingIndents(blocks, form)
    const of = (role: string) =>
      indents.get(blocks.findIndex((block) => block.kind === 'text' && block.role === role))
    return { office: of('signature'), date: of('date') }
  }

  it('leave the file where the style has none', () => {
    const { blocks } = compose(fullReport, profileOf({ signature: 'none' }))
    expect(
      blocks.filter((block) => block.kind === 'text' && /signature|date/.test(block.role ?? '')),
    ).toEqual([])
    expect(blocks).toEqual(compose({ ...fullReport, signature: '', date: '' }, defaultProfile).blocks)
  })

  it('without a seal: the office two characters from the edge, the date two further in', () => {
    // Nine characters against a date of 7 + 3 + the spaces between.
    const { office, date } = placed('云溪市数据资源管理局', '2026年1月15日', 'unsealed')
    expect(office).toBe(630)
    const dateWidth = 315 * (3 + 3.5 + 5 * 0.22)
    // The date's first character stands two characters right of the office's first.
    const officeLeft = 630 + 10 * 315
    expect((date ?? 0) + dateWidth).toBeCloseTo(officeLeft - 630, -1)
  })

  it('without a seal: of a date longer than the office it is the date that keeps two characters', () => {
    const { office, date } = placed('数据局', '2026年1月15日', 'unsealed')
    expect(date).toBe(630)
    const dateWidth = 315 * (3 + 3.5 + 5 * 0.22)
    expect((office ?? 0) + 3 * 315).toBeCloseTo(630 + dateWidth + 630, -1)
  })

  it('without a seal: need less room above', async () => {
    const before = async (signature: PageStyle['signature']) => {
      const parts = await wordParts(fullReport, { signature })
      const style = all(parseXml(parts['word/styles.xml'] ?? ''), 'w:style').find(
        ({ attributes }) => attributes['w:styleId'] === 'NbSignature',
      )
      return style && child(child(style, 'w:pPr'), 'w:spacing').attributes['w:before']
    }
    expect([await before('sealed'), await before('unsealed')]).toEqual(['1158', '579'])
  })
})
