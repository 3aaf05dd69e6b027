// The written files as LibreOffice lays them out: what stands where on the pages, measured in the PDF.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { htmlPage } from '../../../shared/export/write-html.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { writeXlsx } from '../../../shared/export/write-xlsx.ts'
import type { Cell } from '../../../shared/report/cell.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import {
  haveLayout,
  linesOfPage,
  picture,
  render,
  type Page,
  type Rendering,
} from '../../support/office/render.ts'
import { filledCells, fullReport, longestReport } from '../../support/office/reports.ts'

/** Points. */
const typeArea = { left: 79.35, right: 595.3 - 73.7, top: 104.9, bottom: 841.9 - 99.2 }
const character = 15.75
const pictures = 'out/pages'

const composed = (report: Report): Document => compose(report, defaultProfile)

async function laidOut(report: Report, name: string): Promise<Rendering> {
  const rendering = await render(await writeDocx(composed(report)), 'docx')
  await picture(rendering.pdf, pictures, name)
  return rendering
}

/** Full pages of plain text: 4 pages of 28 characters without digits, so that every line is full. */
const textReport: Report = {
  ...fullReport,
  head: [],
  sections: {
    ...fullReport.sections,
    overview: { before: [{ level: 0, runs: [{ text: '政府信息公开工作年度报告'.repeat(220) }] }], after: [] },
  },
}

const isPageNumber = ({ text }: { readonly text: string }): boolean => /^—\d+—$/.test(text)
const bodyLines = (page: Page) => linesOfPage(page).filter((line) => !isPageNumber(line))

describe.skipIf(!haveLayout)('a text page', () => {
  let pages: readonly Page[] = []
  beforeAll(async () => {
    pages = (await laidOut(textReport, 'text')).pages
  }, 120_000)

  it('holds 22 lines of 28 characters', () => {
    const lines = bodyLines(pages[1] ?? { width: 0, height: 0, words: [] })
    expect(lines).toHaveLength(22)
    expect(lines.map(({ text }) => [...text].length)).toEqual(Array.from({ length: 22 }, () => 28))
  })

  it('fills the type area, line upon line 28.95 pt apart', () => {
    const lines = bodyLines(pages[1] ?? { width: 0, height: 0, words: [] })
    for (const line of lines) {
      expect(Math.abs(line.left - typeArea.left)).toBeLessThan(1)
      expect(Math.abs(line.right - typeArea.right)).toBeLessThan(2)
    }
    const [first, last] = [lines[0]?.middle ?? 0, lines.at(-1)?.middle ?? 0]
    expect((last - first) / 21).toBeCloseTo(28.95, 1)
    expect(first - 28.95 / 2).toBeGreaterThan(typeArea.top - 5)
    expect(last + 28.95 / 2).toBeLessThan(typeArea.bottom + 5)
  })

  it('begins a paragraph two characters in', () => {
    const first = bodyLines(pages[0] ?? { width: 0, height: 0, words: [] }).find(({ text }) =>
      text.startsWith('政府信息公开工作年度报告政府'),
    )
    expect((first?.left ?? 0) - typeArea.left).toBeCloseTo(2 * character, 0)
    expect([...(first?.text ?? '')]).toHaveLength(26)
  })
})

describe.skipIf(!haveLayout).each([
  ['a full report', fullReport, 'full'],
  ['everything at its longest', longestReport, 'longest'],
])('the pages of %s', (_, report, name) => {
  let pages: readonly Page[] = []
  beforeAll(async () => {
    pages = (await laidOut(report, name)).pages
  }, 120_000)

  it('are A4', () => {
    for (const page of pages) expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842])
  })

  it('carry their number: odd pages right, even pages left, one character from the edge', () => {
    const edge = 14
    pages.forEach((page, index) => {
      const number = linesOfPage(page).find(isPageNumber)
      expect(number?.text).toBe(`—${index + 1}—`)
      if (index % 2 === 0) expect(number?.right ?? 0).toBeCloseTo(typeArea.right - edge, 0)
      else expect(number?.left ?? 0).toBeCloseTo(typeArea.left + edge, 0)
      // 7 mm below the type area.
      expect((number?.middle ?? 0) - typeArea.bottom).toBeGreaterThan(17)
      expect((number?.middle ?? 0) - typeArea.bottom).toBeLessThan(24)
    })
  })

  it('have nothing outside the margins but hanging punctuation', () => {
    for (const page of pages) {
      for (const word of page.words) {
        if (word.top > typeArea.bottom) continue
        expect(word.left).toBeGreaterThan(typeArea.left - 1)
        const hangs = /[，。、；：？！）》」』”’]$/u.test(word.text)
        expect(word.right).toBeLessThan(typeArea.right + (hangs ? character + 1 : 1))
        expect(word.top).toBeGreaterThan(typeArea.top - 6)
        expect(word.bottom).toBeLessThan(typeArea.bottom + 6)
      }
    }
  })

  it('keep 表三 whole on one page, below its heading', () => {
    const labels = ['三、收到和处理政府信息公开申请情况', '（本列数据的勾稽关系为', '四、结转下年度继续办理']
    const on = labels.map((label) =>
      pages.findIndex((page) => linesOfPage(page).some(({ text }) => text.includes(label))),
    )
    expect(on[0]).toBeGreaterThan(0)
    expect(new Set(on).size).toBe(1)
  })

  it('keep 表二 and 表四 whole too', () => {
    for (const [first, last] of [
      ['第二十条第（一）项', '行政事业性收费'],
      ['未经复议直接起诉', '尚未'],
    ]) {
      const on = [first, last].map((label) =>
        pages.findLastIndex((page) => linesOfPage(page).some(({ text }) => text.includes(label ?? ''))),
      )
      expect(on[0]).toBe(on[1])
    }
  })

  it('never leave the signature alone on a page', () => {
    const [last] = pages.slice(-1).map(bodyLines)
    const date = last?.findIndex(({ text }) => text === '2026年1月15日') ?? -1
    expect(date).toBeGreaterThan(1)
    expect(last?.some(({ text }) => text.endsWith('信息处理费。'))).toBe(true)
  })
})

describe.skipIf(!haveLayout)('a 表三 that no page can hold', () => {
  const wordy: Report = {
    ...fullReport,
    cells: filledCells(2021, (): Cell => ({ kind: 'unread', text: '正在核对之中，以后另行补充' })),
  }

  it('repeats its header rows on every page and breaks no group that fits', async () => {
    const { pages } = await laidOut(wordy, 'wordy')
    const holds = (page: Page, text: string): boolean =>
      linesOfPage(page).some((line) => line.text.includes(text))
    const first = pages.findIndex((page) => holds(page, '三、收到和处理'))
    const last = pages.findIndex((page) => holds(page, '四、结转下年度继续办理'))
    expect(last).toBeGreaterThan(first)
    for (const page of pages.slice(first, last + 1)) expect(holds(page, '申请人情况')).toBe(true)
    const pageOf = (text: string) => pages.findIndex((page) => holds(page, text))
    expect(pageOf('1.本机关不掌握')).toBe(pageOf('3.补正后申请内容'))
    expect(pageOf('1.信访举报投诉类')).toBe(pageOf('5.要求行政机关确认'))
  }, 120_000)
})

describe.skipIf(!haveLayout)('figures', () => {
  it('stay on one line, seven digits in every cell', async () => {
    const { pages } = await laidOut(longestReport, 'longest')
    const words = pages.flatMap((page) => page.words.map(({ text }) => text))
    const sevens = words.filter((text) => /^\d{7}$/.test(text))
    // 10 + 175 + 15 figures; none is broken in two.
    expect(sevens).toHaveLength(200)
  }, 120_000)
})

describe.skipIf(!haveLayout)('signature and date in print', () => {
  it('stand on one middle, the date four characters from the right edge', async () => {
    const { pages } = await laidOut(fullReport, 'full')
    const lines = pages.flatMap((page) => linesOfPage(page))
    const office = lines.findLast(({ text }) => text === '云溪市数据局')
    const date = lines.findLast(({ text }) => text === '2026年1月15日')
    if (!office || !date) throw new Error('no signature')
    expect(typeArea.right - date.right).toBeCloseTo(4 * character, 0)
    expect(Math.abs((office.left + office.right) / 2 - (date.left + date.right) / 2)).toBeLessThan(1.5)
  }, 120_000)
})

describe.skipIf(!haveLayout)('the printed workbook', () => {
  let pages: readonly Page[] = []
  beforeAll(async () => {
    const rendering = await render(await writeXlsx(composed(fullReport)), 'xlsx')
    await picture(rendering.pdf, pictures, 'workbook')
    pages = rendering.pages
  }, 120_000)

  it('has each table whole on a page of its own, without the checks', () => {
    const texts = pages.map((page) =>
      linesOfPage(page)
        .map(({ text }) => text)
        .join('\n'),
    )
    expect(texts.slice(0, 3).map((text) => text.split('\n')[0])).toEqual([
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
    ])
    expect(texts[1]).toContain('四、结转下年度继续办理')
    expect(texts.join('')).not.toContain('核对')
    expect(texts.join('')).not.toContain('段首标题字数')
  })

  it('stays within the paper margins', () => {
    for (const page of pages) {
      for (const word of page.words) {
        expect(word.left).toBeGreaterThan(typeArea.left - 2)
        expect(word.right).toBeLessThan(typeArea.right + 6)
      }
    }
  })
})

describe.skipIf(!haveLayout)('the web page in print', () => {
  it('shows every section and figure', async () => {
    const { pages } = await render(new TextEncoder().encode(htmlPage(composed(fullReport))), 'html')
    const text = pages
      .map((page) =>
        linesOfPage(page)
          .map((line) => line.text)
          .join(''),
      )
      .join('')
    for (const expected of [
      '云溪市数据局',
      '四、政府信息公开行政复议、行政诉讼情况',
      '18651.06',
      '3985758',
    ]) {
      expect(text).toContain(expected)
    }
  }, 120_000)
})
