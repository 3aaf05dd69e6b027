// A page of a PDF under review, with pictures of its own: the frame, the sizes, and what is shown where there is no picture.
import { createPinia, setActivePinia } from 'pinia'
import { page, userEvent } from 'vitest/browser'
import { describe, expect, it, onTestFinished } from 'vitest'
import { render } from 'vitest-browser-vue'
import { nextTick } from 'vue'
import ImportPageSourceSheet from '../../../renderer/pages/ImportPageSourceSheet.vue'
import type { WalkItem } from '../../../renderer/store/import-walk.ts'
import { pagePictures } from '../../../renderer/store/page-pictures.ts'
import { usePageStore } from '../../../renderer/store/page-store.ts'
import { conversionClient } from '../../../renderer/worker/client.ts'
import type { Document, Origin } from '../../../shared/document.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { drawingWorker } from '../support/drawing-worker.ts'
import { settled, until } from '../support/window.ts'

const paragraph = '本局认真做好政府信息公开工作。'
const document_: Document = {
  properties: { title: '', office: '', year: null },
  blocks: [
    {
      kind: 'text',
      role: null,
      runs: [{ text: paragraph }],
      lines: [{ page: 1, left: 100, top: 60, right: 400, bottom: 76, from: 0, to: paragraph.length }],
      at: { page: 1 },
    },
    {
      kind: 'grid',
      name: '',
      rows: 1,
      headerRows: 0,
      weights: [1, 1],
      cells: [
        {
          row: 0,
          column: 0,
          rowSpan: 1,
          colSpan: 1,
          role: 'unknown',
          text: '行政处罚',
          box: { page: 2, left: 60, top: 700, right: 300, bottom: 730 },
        },
        {
          row: 0,
          column: 1,
          rowSpan: 1,
          colSpan: 1,
          role: 'unknown',
          text: '若干',
          box: { page: 2, left: 300, top: 700, right: 540, bottom: 730 },
        },
      ],
      checks: [],
      at: { page: 2 },
    },
    { kind: 'text', role: null, runs: [{ text: '附：目录' }], at: { page: 3 } },
  ],
}
const figure: Origin = { block: 1, row: 0, column: 1, from: 0, to: 2, at: { page: 2 } }
const words: Origin = { block: 0, from: 0, to: paragraph.length, at: { page: 1 } }

async function sheet(
  mark: Origin | null,
  behaviour: Parameters<typeof drawingWorker>[0] = {},
  unplaced: WalkItem | null = null,
) {
  const pinia = createPinia()
  setActivePinia(pinia)
  const container = document.createElement('div')
  container.id = 'app'
  container.style.cssText = 'display: flex; flex-direction: column; width: 580px; height: 560px;'
  document.body.append(container)
  onTestFinished(() => container.remove())
  const client = conversionClient(drawingWorker(behaviour))
  const pictures = pagePictures({ fileName: '去年.pdf', bytes: new Uint8Array() }, client)
  const props = { document: document_, pictures, mark, unplaced }
  const screen = await render(ImportPageSourceSheet, { container, props, global: { plugins: [pinia] } })
  onTestFinished(() => {
    pictures.close()
    client.stop()
  })
  return { screen, looks: usePageStore() }
}

const rectangle = (selector: string): DOMRect =>
  document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
const frames = (): readonly Element[] => [...document.querySelectorAll('.sheet .frame')]
const said = (): string => document.querySelector<HTMLElement>('#app')?.innerText ?? ''
const isDrawn = (number: number): boolean =>
  said().includes(`第 ${number} 页`) && document.querySelector('.scroll[aria-busy="false"]') !== null

/** Where the frame lies on the paper, in points. */
function frameInPoints(): readonly number[] {
  const [paper, frame] = [rectangle('.sheet'), rectangle('.frame')]
  const scale = paper.width / 595
  return [frame.left - paper.left, frame.top - paper.top, frame.width, frame.height].map((one) =>
    Math.round(one / scale),
  )
}

function isInSight(): boolean {
  const [frame, pane] = [rectangle('.frame'), rectangle('.scroll')]
  return frame.height > 0 && frame.top >= pane.top && frame.bottom <= pane.bottom
}

describe('the page of what has the focus', () => {
  it('is drawn as wide as the pane, the place framed and in sight', async () => {
    const { screen } = await sheet(figure)
    await until(() => isDrawn(2) && isInSight() && rectangle('.sheet').width > 500)
    expect(frameInPoints()).toEqual([300, 700, 240, 30])
    const [paper, pane] = [rectangle('.sheet'), rectangle('.scroll')]
    expect(paper.left - pane.left).toBeGreaterThanOrEqual(15)
    expect(paper.width).toBeGreaterThan(500)
    expect(paper.right).toBeLessThanOrEqual(pane.right - 15)
    await until(
      () => document.querySelector('canvas')?.width === Math.round(paper.width * window.devicePixelRatio),
    )
    expect(document.querySelector('.sheet')?.getAttribute('aria-label')).toBe('第 2 页，已框出“若干”')
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
    await screen.rerender({ mark: words })
    await until(() => isDrawn(1) && isInSight())
    expect(frameInPoints()).toEqual([100, 60, 300, 16])
    await screen.rerender({ mark: null })
    await nextTick()
    expect(frames()).toEqual([])
    expect(isDrawn(1)).toBe(true)
  })

  it('has every paragraph framed that one question is about', async () => {
    const [first, second] = [
      { ...words, to: 2 },
      { ...words, from: 4, to: 6 },
    ]
    const paragraphs = [first, second].map((origin, index) => ({
      key: `text 0 ${index}`,
      text: 0,
      paragraph: { level: 0 as const, runs: [{ text: '发布时间' }] },
      origin,
    }))
    const unplaced: WalkItem = {
      kind: 'text',
      key: 'text 0 0',
      table: null,
      address: null,
      place: '没有带入的文字 · 2 段',
      sentence: '',
      proposals: [],
      note: null,
      text: { paragraphs, all: paragraphs, nearest: null, furniture: 'all' },
    }
    const { screen } = await sheet(first, {}, unplaced)
    await until(() => isDrawn(1) && frames().length === 2)
    expect(document.querySelector('.sheet')?.getAttribute('aria-label')).toContain('已框出 2 段')
    // A cell that has the focus meanwhile is all that is framed.
    await screen.rerender({ mark: figure })
    await until(() => isDrawn(2) && frames().length === 1)
  })

  it('begins at the top of the first page while nothing has the focus', async () => {
    await sheet(null)
    await until(() => isDrawn(1) && rectangle('.sheet').width > 500)
    await settled()
    expect(document.querySelector('.scroll')?.scrollTop).toBe(0)
  })

  it('stays where the clerk turned to until the focus moves', async () => {
    const { screen } = await sheet(figure)
    await until(() => isDrawn(2))
    await page.getByRole('button', { name: '下一页' }).click()
    await until(() => isDrawn(3))
    expect(frames()).toEqual([])
    expect(said()).toContain('选中的内容在第 2 页')
    await screen.rerender({ mark: { ...figure, column: 0 } })
    await until(() => isDrawn(2) && frames().length === 1)
    expect(frameInPoints()).toEqual([60, 700, 240, 30])
  })

  it('is larger and smaller by keys and buttons, never blurred, the frame where it was', async () => {
    const { looks } = await sheet(figure)
    await until(() => isDrawn(2) && rectangle('.sheet').width > 500)
    const fit = rectangle('.sheet').width
    document.querySelector<HTMLElement>('.scroll')?.focus()
    await userEvent.keyboard('+')
    await until(() => rectangle('.sheet').width > fit)
    await page.getByRole('button', { name: '放大页面' }).click()
    await until(() => looks.zoom === 90)
    const wide = (): number => document.querySelector('canvas')?.width ?? 0
    await until(() => wide() === Math.round(((595 * 96) / 72) * 0.9 * window.devicePixelRatio))
    expect(frameInPoints()).toEqual([300, 700, 240, 30])
    document.querySelector<HTMLElement>('.scroll')?.focus()
    await userEvent.keyboard('-')
    await until(() => looks.zoom === 75)
    await userEvent.keyboard('0')
    await until(() => Math.abs(rectangle('.sheet').width - fit) < 1)
  })

  it('has its words where it cannot be drawn, and says so; the next page is drawn again', async () => {
    await sheet(figure, { fails: [2] })
    await until(() => said().includes('第 2 页画不出来'))
    expect(said()).toContain('识别结果和草稿不受影响')
    await until(() => document.querySelector<HTMLElement>('td[data-marked]')?.innerText === '若干')
    await settled()
    expect(await troubles()).toEqual([])
    await page.getByRole('button', { name: '上一页' }).click()
    await until(() => isDrawn(1))
    expect(said()).not.toContain('画不出来')
    expect(document.querySelector('td')).toBe(null)
  })

  it('says that it is being drawn, and lets the clerk turn to another page meanwhile', async () => {
    await sheet(figure, { hangs: [2] })
    await until(
      () => document.querySelector('.waiting')?.checkVisibility({ visibilityProperty: true }) === true,
    )
    expect(said()).toContain('正在画第 2 页')
    await page.getByRole('button', { name: '上一页' }).click()
    await until(() => isDrawn(1))
    expect(document.querySelector('.waiting')).toBe(null)
  })

  it('has no frame where the file does not say the place, and then says where to look', async () => {
    await sheet({ block: 2, from: 0, to: 0, at: { page: 3 } })
    await until(() => isDrawn(3))
    expect(frames()).toEqual([])
    expect(said()).toContain('没有框出来，请看“文字”')
  })
})
