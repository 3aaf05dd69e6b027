// The pages that are printed, previewed and made a PDF of, as Chromium lays them out: what stands where, and that what was
// printed reads back.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import type { Document } from '../../../shared/document.ts'
import { composeApproval } from '../../../shared/export/compose-approval.ts'
import { compose } from '../../../shared/export/compose.ts'
import { writePages } from '../../../shared/export/formats.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { namedStyles } from '../../../shared/page-style.ts'
import { exact, type Cell } from '../../../shared/report/cell.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { haveChromium } from '../../support/office/print.ts'
import { pagePrinter, type PagePrinter } from '../../support/office/print-page.ts'
import { haveLayout, linesOfPage, picture, type Page, type Rendering } from '../../support/office/render.ts'
import { filledCells, fullReport, longestReport, namedReports } from '../../support/office/reports.ts'

/** Points. */
const typeArea = { left: 79.35, right: 595.3 - 73.7, top: 104.9, bottom: 841.9 - 99.2 }
const character = 15.75
const canPrint = haveLayout && haveChromium

let printer: PagePrinter
beforeAll(async () => {
  if (!canPrint) return
  findPdfResources()
  printer = await pagePrinter()
}, 60_000)
afterAll(async () => {
  if (canPrint) await printer.close()
})

const composed = (report: Report): Document => compose(report, defaultProfile)

async function printed(document: Document, name: string): Promise<Rendering> {
  const rendering = await printer.print(await writePages(document))
  await picture(rendering.pdf, 'out/pages', `print-${name}`)
  return rendering
}

const isPageNumber = ({ text }: { readonly text: string }): boolean => /^—\d+—$/.test(text)
const bodyLines = (page: Page | undefined) =>
  page === undefined ? [] : linesOfPage(page).filter((line) => !isPageNumber(line))
const holds = (page: Page, text: string): boolean =>
  linesOfPage(page).some((line) => line.text.includes(text))

/** Full pages of plain text without digits, so that every line is full. */
const textReport: Report = {
  ...fullReport,
  head: [],
  sections: {
    ...fullReport.sections,
    overview: { before: [{ level: 0, runs: [{ text: '政府信息公开工作年度报告'.repeat(220) }] }], after: [] },
  },
}

describe.skipIf(!canPrint)('a printed text page', () => {
  let pages: readonly Page[] = []
  beforeAll(async () => {
    pages = (await printed(composed(textReport), 'text')).pages
  }, 60_000)

  it('holds 22 lines of 28 characters', () => {
    expect(bodyLines(pages[1]).map(({ text }) => [...text].length)).toEqual(
      Array.from({ length: 22 }, () => 28),
    )
  })

  it('fills the type area, line upon line 28.95 pt apart', () => {
    const lines = bodyLines(pages[1])
    for (const line of lines) {
      expect(Math.abs(line.left - typeArea.left)).toBeLessThan(1)
      expect(Math.abs(line.right - typeArea.right)).toBeLessThan(2)
    }
    const [first, last] = [lines[0]?.middle ?? 0, lines.at(-1)?.middle ?? 0]
    // Lines stand on whole pixels.
    expect(Math.abs((last - first) / 21 - 28.95)).toBeLessThan(0.1)
    expect(first - 28.95 / 2).toBeGreaterThan(typeArea.top - 5)
    expect(last + 28.95 / 2).toBeLessThan(typeArea.bottom + 5)
  })

  it('begins a paragraph two characters in', () => {
    const first = bodyLines(pages[0]).find(({ text }) => text.startsWith('政府信息公开工作年度报告政府'))
    expect((first?.left ?? 0) - typeArea.left).toBeCloseTo(2 * character, 0)
    expect([...(first?.text ?? '')]).toHaveLength(26)
  })

  it.each([
    [560, 22],
    [579, 22],
    [480, 26],
  ])(
    'follows the line pitch of the style: %i twips',
    async (linePitch, count) => {
      const { pages: other } = await printed(
        compose(textReport, { ...defaultProfile, linePitch }),
        `pitch-${linePitch}`,
      )
      expect(bodyLines(other[1])).toHaveLength(count)
    },
    60_000,
  )
})

describe.skipIf(!canPrint).each([
  ['a full report', fullReport, 'full'],
  ['everything at its longest', longestReport, 'longest'],
])('the printed pages of %s', (_, report, name) => {
  let pages: readonly Page[] = []
  beforeAll(async () => {
    pages = (await printed(composed(report), name)).pages
  }, 60_000)

  it('are A4', () => {
    for (const page of pages) expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842])
  })

  it('carry their number: odd pages right, even pages left, one character from the edge', () => {
    pages.forEach((page, index) => {
      const number = linesOfPage(page).find(isPageNumber)
      expect(number?.text).toBe(`—${index + 1}—`)
      if (index % 2 === 0) expect(Math.abs((number?.right ?? 0) - typeArea.right + 14)).toBeLessThan(1)
      else expect(Math.abs((number?.left ?? 0) - typeArea.left - 14)).toBeLessThan(1)
      // 7 mm below the type area.
      expect((number?.middle ?? 0) - typeArea.bottom).toBeGreaterThan(17)
      expect((number?.middle ?? 0) - typeArea.bottom).toBeLessThan(24)
    })
  })

  it('have nothing outside the margins', () => {
    for (const page of pages) {
      for (const word of page.words.filter(({ top }) => top < typeArea.bottom)) {
        expect(word.left).toBeGreaterThan(typeArea.left - 1)
        expect(word.right).toBeLessThan(typeArea.right + 1.5)
        expect((word.top + word.bottom) / 2).toBeGreaterThan(typeArea.top)
        expect((word.top + word.bottom) / 2).toBeLessThan(typeArea.bottom)
      }
    }
  })

  it.each([
    ['表二', ['第二十条第（一）项', '行政事业性收费']],
    [
      '表三 and its heading',
      ['三、收到和处理政府信息公开申请情况', '（本列数据的勾稽关系为', '四、结转下年度继续办理'],
    ],
    ['表四 and its heading', ['四、政府信息公开行政复议、行政诉讼情况', '未经复议直接起诉', '尚未']],
  ])('keep %s whole on one page', (_table, labels) => {
    const on = labels.map((label) => pages.findLastIndex((page) => holds(page, label)))
    expect(on[0]).toBeGreaterThan(0)
    expect(new Set(on).size).toBe(1)
  })

  it('never leave the signature alone on a page', () => {
    const last = bodyLines(pages.at(-1))
    expect(last.findIndex(({ text }) => text === '2026年1月15日')).toBeGreaterThan(1)
    expect(last.some(({ text }) => text.endsWith('信息处理费。'))).toBe(true)
  })
})

describe.skipIf(!canPrint)('in print', () => {
  it('signature and date stand on one middle, the date four characters from the right edge', async () => {
    const { pages } = await printed(composed(fullReport), 'full')
    const lines = pages.flatMap((page) => linesOfPage(page))
    const office = lines.findLast(({ text }) => text === '云溪市数据局')
    const date = lines.findLast(({ text }) => text === '2026年1月15日')
    if (!office || !date) throw new Error('no signature')
    expect(Math.abs(typeArea.right - date.right - 4 * character)).toBeLessThan(3)
    expect(Math.abs((office.left + office.right) / 2 - (date.left + date.right) / 2)).toBeLessThan(3)
  })

  it('a 表三 that no page can hold repeats its head rows and breaks no group that fits', async () => {
    const unread: Cell = { kind: 'unread', text: '正在核对之中，以后另行补充' }
    const wordy: Report = { ...fullReport, cells: filledCells(2021, () => unread) }
    const { pages } = await printed(composed(wordy), 'wordy')
    const first = pages.findIndex((page) => holds(page, '三、收到和处理'))
    const last = pages.findIndex((page) => holds(page, '四、结转下年度继续办理'))
    expect(last).toBeGreaterThan(first)
    for (const page of pages.slice(first, last + 1)) expect(holds(page, '申请人情况')).toBe(true)
    const pageOf = (text: string): number => pages.findIndex((page) => holds(page, text))
    expect(pageOf('1.本机关不掌握')).toBe(pageOf('3.补正后申请内容'))
    expect(pageOf('1.信访举报投诉类')).toBe(pageOf('5.要求行政机关确认'))
  })

  it.each([
    ['seven digits', exact(1234567), /^\d{7}$/u],
    ['thirteen digits', exact(1234567890123), /^\d{13}$/u],
  ])('figures of %s stay on one line and inside their cells', async (_, figure, pattern) => {
    const report: Report = {
      ...fullReport,
      cells: Object.fromEntries(Object.keys(longestReport.cells).map((address) => [address, figure])),
    }
    const { pages } = await printed(composed(report), 'figures')
    const words = pages.flatMap((page) => page.words.filter(({ text }) => pattern.test(text)))
    expect(words).toHaveLength(200)
    for (const page of pages) {
      const figures = page.words.filter(({ text }) => pattern.test(text))
      for (const a of figures) {
        const over = figures.filter(
          (b) =>
            b !== a &&
            a.right > b.left + 1 &&
            a.left < b.right &&
            a.bottom > b.top + 3 &&
            a.top < b.bottom - 3,
        )
        expect(over).toEqual([])
      }
    }
  })

  it.each(namedStyles.map(({ name, style }) => ({ name, style })))(
    'style $name has its page number form',
    async ({ style }) => {
      const { pages } = await printed(compose(fullReport, { ...defaultProfile, ...style }), 'style')
      const expected = style.pageNumber === 'dashes' ? '—1—' : style.pageNumber === 'hyphens' ? '-1-' : '1'
      expect(linesOfPage(pages[0] ?? { width: 0, height: 0, words: [] }).at(-1)?.text).toBe(expected)
    },
  )

  it('quotes, dashes and ellipses are Chinese and digits are Latin', async () => {
    const { pages } = await printed(composed(fullReport), 'full')
    const words = pages.flatMap((page) => linesOfPage(page))
    const dash = words.find(({ text }) => text.includes('——'))
    // A full line of 28 characters of which the dashes are two: they are as wide as Han characters.
    expect(dash).toBeDefined()
    expect((dash?.right ?? 0) - (dash?.left ?? 0)).toBeGreaterThan(430)
  })
})

describe.skipIf(!canPrint)('the copy for approval', () => {
  it('has its page to sign, the header on every page, counted lines on those of the report, and the reasons', async () => {
    const document = composeApproval(fullReport, defaultProfile, {
      date: '2026年1月12日',
      accepted: [{ sentence: '现行有效件数与上年对不上。', reason: '清理文件所致。' }],
    })
    const { pages } = await printed(document, 'approval')
    const header = '送审稿2026年1月12日'
    expect(pages.map((page) => linesOfPage(page)[0]?.text.replaceAll('　', ''))).toEqual(
      pages.map(() => header),
    )
    const counted = pages.map((page) =>
      page.words.filter(({ text, right }) => /^\d+$/u.test(text) && right < typeArea.left - 10),
    )
    expect(counted.map((numbers) => numbers.length)).toEqual([0, ...pages.slice(2).map(() => 22), 0])
    expect(counted[1]?.map(({ text }) => Number(text))).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    )
    // A number stands beside its line.
    const [, page] = pages
    const third = counted[1]?.[4]
    const line = bodyLines(page).find(
      ({ left, middle }) =>
        left > 0 && third !== undefined && Math.abs(middle - (third.top + third.bottom) / 2) < 5,
    )
    expect(line).toBeDefined()
    expect(holds(pages[0] ?? { width: 0, height: 0, words: [] }, '签发')).toBe(true)
    expect(holds(pages.at(-1) ?? { width: 0, height: 0, words: [] }, '清理文件所致。')).toBe(true)
  })
})

describe.skipIf(!canPrint)('the PDF', () => {
  it('has a bookmark for the title and every heading, in their order and levels', async () => {
    const { pdf } = await printed(composed(fullReport), 'full')
    const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
    type Entry = { readonly title: string; readonly items: readonly Entry[] }
    const told = (entries: readonly Entry[]): unknown[] =>
      entries.map(({ title, items }) => (items.length === 0 ? title.trim() : [title.trim(), ...told(items)]))
    const outline: readonly Entry[] = await opened.getOutline()
    expect(told(outline)).toEqual([
      [
        expect.stringMatching(/^云溪市数据局\s?2025年政府信息公开工作年度报告$/u),
        ['一、总体情况', '（三）政府信息管理情况'],
        '二、主动公开政府信息情况',
        '三、收到和处理政府信息公开申请情况',
        '四、政府信息公开行政复议、行政诉讼情况',
        '五、存在的主要问题及改进情况',
        '六、其他需要报告的事项',
      ],
    ])
    const { info } = await opened.getMetadata()
    expect(info).toMatchObject({ Title: '云溪市数据局2025年政府信息公开工作年度报告' })
    expect((await opened.getMarkInfo())?.Marked).toBe(true)
    await opened.destroy()
  })

  it.each(namedReports)('of %s reads back: a figure is right or it is asked', async (_, report) => {
    const { pdf } = await printed(composed(report), 'read-back')
    const read = await readPdf(pdf, '年报.pdf')
    if (!read.ok) throw new Error(read.failure.sentence)
    const recognized = recognize(read.value, '年报.pdf')
    if (!recognized.ok) throw new Error(recognized.failure.sentence)
    const paper = onPaper(report, { formulas: false })
    const { cells, report: back } = recognized.value
    const wrong = cells.filter(
      ({ address, state, cell }) =>
        state !== 'asked' && JSON.stringify(cell) !== JSON.stringify(paper.cells[address] ?? null),
    )
    expect(wrong.map(({ address, cell }) => [address, cell, paper.cells[address]])).toEqual([])
    expect([back.office, back.year]).toEqual([paper.office, paper.year])
    const prose = (of: Report): string =>
      Object.values(of.sections)
        .flatMap(({ before, after }) => [...before, ...after])
        .map(textOf)
        .join('\n')
    expect(prose(back)).toBe(prose(paper))
  })
})
