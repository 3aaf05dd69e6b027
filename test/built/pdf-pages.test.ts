// The pages of a PDF under review in the built program, drawn by its worker under the page's policy: what has the focus is
// framed where it is printed, and a page made to hang leaves the window alive and its text readable.
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../cli/pdf-resources.ts'
import { pagesOf, pdfFixtures } from '../fixtures/pdf/pdf-fixtures.ts'
import { changed } from '../fixtures/fixture.ts'
import { stated2021 } from '../fixtures/stated.ts'
import { buildScreen, type BuiltScreen, type OpenedScreen } from '../support/built-screen.ts'
import { pdfBytes, type PdfPage } from '../support/pdf-bytes.ts'
import { Page } from '../support/pdf-page.ts'
import { placedPages } from '../support/placed-characters.ts'
import { hasSamples, samplePath } from '../support/samples.ts'

let screen: BuiltScreen

beforeAll(async () => {
  findPdfResources()
  screen = await buildScreen()
}, 120_000)

afterAll(() => screen.close())

/** A figure of 表三, on the second page. */
const doubted = 'granted_legal'
const saying = (text: string): readonly PdfPage[] =>
  pagesOf({ place: { stated: changed(stated2021, { [doubted]: text }) } })

async function review(bytes: Uint8Array, scale = 1): Promise<OpenedScreen> {
  const opened = await screen.open(scale)
  await drop(opened.page, bytes)
  return opened
}

async function drop(page: Tab, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(given)], '去年年报.pdf'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [...bytes],
  )
  await page.locator('.import').waitFor()
  await drawn(page)
}

const drawn = (page: Tab): Promise<void> => page.locator('.scroll[aria-busy=false]').waitFor()

async function focus(page: Tab, table: string, address: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${table}`, 'u') }).click()
  await page.locator(`td[data-cell="${address}"]`).click()
  await page.locator('.frame').waitFor()
}

interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Seen extends Rectangle {
  /** Of the canvas, and of the page in the window. */
  readonly pixels: number
  readonly width: number
  /** Whether the whole frame is in sight. */
  readonly isInSight: boolean
}

/** Where the frame lies, in parts of the page's width and height. */
function frameOn(page: Tab): Promise<Seen> {
  return page.evaluate(() => {
    const box = (selector: string): DOMRect =>
      document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
    const [sheet, frame, pane] = [box('.sheet'), box('.frame'), box('.scroll')]
    return {
      left: (frame.left - sheet.left) / sheet.width,
      top: (frame.top - sheet.top) / sheet.height,
      right: (frame.right - sheet.left) / sheet.width,
      bottom: (frame.bottom - sheet.top) / sheet.height,
      pixels: document.querySelector<HTMLCanvasElement>('.sheet canvas')?.width ?? 0,
      width: sheet.width,
      isInSight:
        frame.top >= pane.top &&
        frame.bottom <= pane.bottom &&
        frame.left >= pane.left &&
        frame.right <= pane.right,
    }
  })
}

interface Picture {
  readonly width: number
  readonly height: number
  /** How dark every pixel is, 0 to 255, row by row. */
  readonly ink: Uint8Array
}

async function pictureOn(page: Tab): Promise<Picture> {
  const { width, height, text } = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.sheet canvas')
    const { width = 0, height = 0 } = canvas ?? {}
    const data = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
    let text = ''
    for (let at = 1; at < data.length; at += 4) text += String.fromCharCode(255 - (data[at] ?? 255))
    return { width, height, text: btoa(text) }
  })
  return { width, height, ink: Buffer.from(text, 'base64') }
}

/** What one picture has and the other has not, in parts of the page; null where they are the same. */
function differenceOf(one: Picture, other: Picture): Rectangle | null {
  const { width, height } = one
  expect([other.width, other.height]).toEqual([width, height])
  const at = [...one.ink.keys()].filter(
    (index) => Math.abs((one.ink[index] ?? 0) - (other.ink[index] ?? 0)) > 24,
  )
  if (at.length === 0) return null
  const [across, down] = [at.map((index) => index % width), at.map((index) => Math.floor(index / width))]
  return {
    left: Math.min(...across) / width,
    top: Math.min(...down) / height,
    right: (Math.max(...across) + 1) / width,
    bottom: (Math.max(...down) + 1) / height,
  }
}

/** Not by chance: a frame of the size of a cell, around the words and hardly more. */
function expectAround(frame: Rectangle, words: Rectangle): void {
  expect(frame.left).toBeLessThanOrEqual(words.left)
  expect(frame.top).toBeLessThanOrEqual(words.top)
  expect(frame.right).toBeGreaterThanOrEqual(words.right)
  expect(frame.bottom).toBeGreaterThanOrEqual(words.bottom)
  expect(frame.right - frame.left).toBeLessThan(0.2)
  expect(frame.bottom - frame.top).toBeLessThan(0.05)
}

describe('what has the focus', () => {
  it('is framed on its page exactly where it is printed', async () => {
    const { page, complaints, escaped } = await review(pdfBytes({ pages: saying('若干') }))
    expect(await page.locator('.bar .count').first().textContent()).toBe('第 1 页，共 3 页')
    await page.keyboard.press('F8')
    await page.locator('.frame').waitFor()
    expect(await page.locator('.bar .count').first().textContent()).toBe('第 2 页，共 3 页')
    expect(await page.locator('.sheet').getAttribute('aria-label')).toBe('第 2 页，已框出“若干”')
    const frame = await frameOn(page)
    expect(frame.isInSight).toBe(true)
    const picture = await pictureOn(page)

    const { page: other } = await review(pdfBytes({ pages: saying('') }))
    await other.getByRole('button', { name: '下一页' }).click()
    await other.getByText('第 2 页，共 3 页').waitFor()
    await drawn(other)
    const words = differenceOf(picture, await pictureOn(other))
    if (words === null) throw new Error('the words are not drawn')
    expectAround(frame, words)
    expect([...complaints, ...escaped]).toEqual([])
  })

  it.each(['page-turned', 'page-content-on-its-side', 'origin-elsewhere', 'two-pages-on-a-sheet'])(
    'is framed as the page is drawn: %s',
    async (name) => {
      const bytes = pdfFixtures.find((fixture) => fixture.name === name)?.bytes() ?? new Uint8Array()
      const { page } = await review(bytes)
      await focus(page, '表三', 'received_person')
      await drawn(page)
      const frame = await frameOn(page)
      expect(frame.isInSight).toBe(true)
      const pages = await placedPages(bytes)
      const shown =
        pages[
          Number(/第 (\d+) 页/u.exec((await page.locator('.sheet').getAttribute('aria-label')) ?? '')?.[1]) -
            1
        ]
      const inside = shown?.characters.filter(
        ({ x, y }) =>
          x / shown.width > frame.left &&
          x / shown.width < frame.right &&
          y / shown.height > frame.top &&
          y / shown.height < frame.bottom,
      )
      expect(inside?.map(({ text }) => text).join('')).toBe(stated2021['received_person'])
    },
  )

  it('is framed as well on a file that comes under review after another', async () => {
    const { page, complaints, escaped } = await review(pdfBytes({ pages: saying('') }))
    await page.getByRole('button', { name: '返回' }).click()
    await page.locator('.import').waitFor({ state: 'detached' })
    await drop(page, pdfBytes({ pages: saying('若干') }))
    await focus(page, '表三', doubted)
    await drawn(page)
    expect((await frameOn(page)).isInSight).toBe(true)
    expect([...complaints, ...escaped]).toEqual([])
  })

  it('is in sight and sharp when it is larger, and at 150 %', async () => {
    const { page } = await review(pdfBytes({ pages: saying('若干') }), 1.5)
    await page.keyboard.press('F8')
    await page.locator('.frame').waitFor()
    const before = await frameOn(page)
    expect(before.pixels / before.width).toBeCloseTo(1.5, 2)
    for (let times = 0; times < 4; times += 1) await page.getByRole('button', { name: '放大页面' }).click()
    await expect.poll(async () => (await frameOn(page)).pixels).toBeGreaterThan(before.pixels * 1.8)
    const large = await frameOn(page)
    expect(large.pixels / large.width).toBeCloseTo(1.5, 2)
    expect(large.isInSight).toBe(true)
    for (const side of ['left', 'top', 'right', 'bottom'] as const) {
      expect(large[side]).toBeCloseTo(before[side], 2)
    }
    // Another cell at this size, then this one again: it is brought into sight.
    await focus(page, '表三', 'received_person')
    await page.locator(`td[data-cell="${doubted}"]`).click()
    await expect.poll(async () => (await frameOn(page)).left).toBeCloseTo(before.left, 2)
    expect((await frameOn(page)).isInSight).toBe(true)
    await page.getByRole('button', { name: /适合宽度/u }).click()
    await expect.poll(async () => (await frameOn(page)).pixels).toBe(before.pixels)
  })

  it('is marked in the text as well, one click away, and screen readers have no trouble with either', async () => {
    const { page } = await review(pdfBytes({ pages: saying('若干') }))
    const troubles = async (): Promise<readonly unknown[]> =>
      (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze())
        .violations
    await page.keyboard.press('F8')
    await page.locator('.frame').waitFor()
    expect(await troubles()).toEqual([])
    await page.getByRole('button', { name: '文字', exact: true }).click()
    const marked = page.locator('.page [data-marked]')
    await marked.waitFor()
    expect(await marked.textContent()).toBe('若干')
    expect(await page.locator('.sheet').count()).toBe(0)
    expect(await troubles()).toEqual([])
    await page.getByRole('button', { name: '页面', exact: true }).click()
    await page.locator('.frame').waitFor()
  })

  it('is a paragraph over two pages: framed on both, the rest one click away', async () => {
    const long = '公开的主动性还不够强，下一步将加强培训，做到应公开尽公开，让群众看得到、看得懂。'.repeat(5)
    const [first, second] = saying('5')
    const [start, end] = [new Page({}, 842, 700), new Page()]
    const cut = 88
    start.paragraph('五、存在的主要问题及改进情况').paragraph(long.slice(0, cut))
    end.paragraph(long.slice(cut), 60, 535, 0).paragraph('六、其他需要报告的事项').paragraph('没有其他事项。')
    const pages = [first, second, start.page(), end.page()].flatMap((page) => page ?? [])
    const { page } = await review(pdfBytes({ pages }))
    await page.getByRole('tab', { name: '文字', exact: true }).click()
    await page.getByText(long.slice(0, 30)).last().click()
    await page.locator('.frame').waitFor()
    await page.getByText('第 3 页，共 4 页').waitFor()
    const link = page.getByRole('button', { name: '第 4 页' })
    await link.click()
    await page.getByText('第 4 页，共 4 页').waitFor()
    await drawn(page)
    await page.locator('.frame').waitFor()
  })
})

describe('Chinese characters', () => {
  /** The first of them that stand by themselves, as they are drawn: boxes for missing ones would be all alike. */
  async function drawnCharacters(
    bytes: Uint8Array,
  ): Promise<{ readonly all: number; readonly unlike: number }> {
    const { page } = await review(bytes)
    for (let times = 0; times < 6; times += 1) await page.getByRole('button', { name: '放大页面' }).click()
    await expect
      .poll(() => page.locator('.sheet canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).width))
      .toBeGreaterThan(1000)
    const { width, height, ink } = await pictureOn(page)
    const [first] = await placedPages(bytes)
    const scale = width / (first?.width ?? 1)
    const han = [
      ...new Map(
        first?.characters.filter(({ text }) => /\p{Script=Han}/u.test(text)).map((one) => [one.text, one]),
      ).values(),
    ].slice(0, 40)
    const shapes = han.map(({ x, y }) => {
      const rows = Array.from({ length: 11 }, (_, row) => Math.round(y * scale) - 5 + row)
      return rows
        .map((row) =>
          Array.from({ length: 11 }, (_, column) => {
            const at = Math.round(x * scale) - 5 + column
            return row < 0 || row >= height ? 0 : Math.round((ink[row * width + at] ?? 0) / 64)
          }).join(''),
        )
        .join('\n')
    })
    return { all: han.length, unlike: new Set(shapes).size }
  }

  it('of a font that is not in the file are drawn in one of the system', async () => {
    const { all, unlike } = await drawnCharacters(pdfBytes({ pages: pagesOf() }))
    expect(all).toBe(40)
    expect(unlike).toBeGreaterThan(36)
  })

  it.skipIf(!hasSamples)('of fonts in the file are drawn as they are there', async () => {
    const { all, unlike } = await drawnCharacters(readFileSync(samplePath('huaian-city-2024.pdf')))
    expect(all).toBe(40)
    expect(unlike).toBeGreaterThan(36)
  })
})

/** Read within moments, drawn over minutes: thousands of lines of the finest dashes. */
const endless: PdfPage = {
  content: [
    new Page().paragraph('附：公开目录').page().content,
    '[0.01 0.01] 0 d 60 w',
    ...Array.from({ length: 20_000 }, (_, at) => `0 ${at % 842} m 595 ${(at * 7) % 842} l S`),
  ].join('\n'),
}

describe('a page made to hang', () => {
  it('leaves the window alive, its text readable, and the other pages drawn', async () => {
    const { page } = await review(pdfBytes({ pages: [...saying('若干'), endless] }))
    for (const next of [2, 3, 4]) {
      await page.getByRole('button', { name: '下一页' }).click()
      await page.getByText(`第 ${next} 页，共 4 页`).waitFor()
    }
    // While it is drawn, the clerk goes on: a figure is corrected, another page is looked at.
    await page.keyboard.press('F8')
    await page.locator('.frame').waitFor()
    expect(await page.locator('.bar .count').first().textContent()).toBe('第 2 页，共 4 页')
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.summary').textContent()).toContain('存疑 0')
    for (const next of [3, 4]) {
      await page.getByRole('button', { name: '下一页' }).click()
      await page.getByText(`第 ${next} 页，共 4 页`).waitFor()
    }
    const told = page.getByText('“去年年报.pdf”第 4 页画不出来')
    await told.waitFor()
    expect(await told.textContent()).toContain('识别结果和草稿不受影响')
    await expect.poll(() => page.locator('.page').last().textContent()).toContain('公开目录')
    await page.getByRole('button', { name: '上一页' }).click()
    await page.locator('.sheet').waitFor()
    await drawn(page)
    expect(await told.count()).toBe(0)
  })
})
