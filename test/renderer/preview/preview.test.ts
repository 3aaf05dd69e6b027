// 打印预览 as the clerk uses it in a browser, and with a desk that cannot print; the pages themselves are drawn end to end.
import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { nextTick } from 'vue'
import { printInBrowser } from '../../../renderer/desk/browser-print.ts'
import { usePreviewStore } from '../../../renderer/preview/preview-store.ts'
import { factorOf, pageInSight, stepped, zoomSteps } from '../../../renderer/preview/zoom.ts'
import { compose } from '../../../shared/export/compose.ts'
import { printPage } from '../../../shared/export/write-print-page.ts'
import { failed } from '../../../shared/notes.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow, settled, until } from '../support/window.ts'

afterEach(() => page.viewport(1366, 768))

const pane = (): HTMLElement | null => document.querySelector('.preview')

/** What the frame that is printed holds at the moment it is. */
function whatIsPrinted(print: () => void): { readonly document: Document; readonly sheet: string } | null {
  let seen: { readonly document: Document; readonly sheet: string } | null = null
  const append = document.body.append
  document.body.append = (...nodes) => {
    append.apply(document.body, nodes)
    const inside = nodes[0] instanceof HTMLIFrameElement ? nodes[0].contentWindow : null
    if (inside === null) return
    inside.print = () => {
      const [sheet] = inside.document.adoptedStyleSheets
      const rules = [...(sheet?.cssRules ?? [])].map(({ cssText }) => cssText).join('\n')
      seen = { document: inside.document.cloneNode(true) as Document, sheet: rules }
      inside.dispatchEvent(new Event('afterprint'))
    }
  }
  try {
    print()
  } finally {
    document.body.append = append
  }
  return seen
}

describe('a plain browser', () => {
  it('prints the composed pages in a frame of their own, which is gone afterwards', () => {
    const { report, profile } = fullDraft()
    const bytes = new TextEncoder().encode(printPage(compose(report, profile)))
    const printed = whatIsPrinted(() => printInBrowser(bytes))
    expect(printed?.document.title).toBe('某某市某某局2025年政府信息公开工作年度报告')
    expect(printed?.document.querySelectorAll('table')).toHaveLength(3)
    expect(printed?.document.querySelectorAll('h2')).toHaveLength(6)
    expect(printed?.sheet).toMatch(/@page \{[^]*size: 595\.3pt 841\.9pt/u)
    expect(printed?.sheet).toContain('counter(page)')
    expect(document.querySelector('iframe.print-frame')).toBe(null)
  })

  it.each([
    { title: 'at 1366 × 768', width: 1366, height: 768 },
    { title: 'at 150 %', width: 911, height: 512 },
  ])('says where its pages can be seen, $title', async ({ width, height }) => {
    await page.viewport(width, height)
    const window = await openWindow()
    await window.open(fullDraft(), 'overview')
    await userEvent.keyboard('{Control>}{F2}{/Control}')
    await until(() => pane() !== null)
    expect(pane()?.textContent).toContain('另存为 PDF')
    expect(pane()?.textContent).toContain('分页以 Word/WPS 为准')
    await settled()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
    await page.screenshot({ path: `../../../out/screens/preview-trial-${width}.png` })
    await userEvent.keyboard('{Control>}{F2}{/Control}')
    await until(() => pane() === null)
  })

  it('offers no PDF among the formats', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'overview')
    await userEvent.keyboard('{Control>}e{/Control}')
    await until(() => document.querySelector('.format') !== null)
    expect(document.querySelectorAll('.format')).toHaveLength(3)
    expect(document.querySelector('.folder')?.textContent).toContain('另存为 PDF')
  })
})

describe('a desk whose pages fail', () => {
  async function failing() {
    const window = await openWindow()
    let isDown = true
    const years: string[] = []
    Object.assign(window.desk, {
      makePdf: async (pages: Uint8Array) => {
        years.push(/<title>[^<]*?(\d{4})年/u.exec(new TextDecoder().decode(pages))?.[1] ?? '')
        return isDown ? failed('print-timeout') : failed('print-failed', '排版时出了意外')
      },
    })
    const { info } = window.desks
    if (info) window.desks.info = { ...info, kind: 'desktop' }
    await window.open(fullDraft(), 'overview')
    usePreviewStore().open()
    await until(() => document.querySelector('.preview [role="alert"]') !== null)
    onTestFinished(() => usePreviewStore().close())
    return { window, years, mend: () => (isDown = false) }
  }

  it('says what happened, what is safe and what to do, and tries again when asked', async () => {
    const { years, mend } = await failing()
    await until(() => /20 秒.*草稿没有改动/u.test(pane()?.textContent ?? ''))
    await settled()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
    mend()
    await page.getByRole('button', { name: '重试' }).click()
    await until(() => pane()?.textContent?.includes('排版时出了意外') === true)
    expect(years).toHaveLength(2)
  })

  it('is asked again when the draft has rested, once for a run of changes', async () => {
    const { window, years } = await failing()
    const change = async (year: number): Promise<void> => {
      const { draft } = window.drafts
      window.drafts.edit(
        { ...draft, report: { ...draft.report, year } },
        { kind: 'field', field: 'year' },
        'typing',
      )
      await nextTick()
    }
    for (const year of [2021, 2022, 2023]) await change(year)
    await until(() => years.length > 1)
    await change(2024)
    await until(() => years.at(-1) === '2024')
    expect(years).toEqual(['2025', '2023', '2024'])
  })

  it('is closed with Escape, and findings take its place when they are asked for', async () => {
    await failing()
    pane()?.querySelector<HTMLElement>('.scroll')?.focus()
    await userEvent.keyboard('{Escape}')
    await until(() => pane() === null)
    usePreviewStore().open()
    await until(() => pane() !== null)
    await page.getByRole('button', { name: /^检查/u }).click()
    await until(() => pane() === null)
  })
})

it('can be printed again after its pages could not even be composed', async () => {
  const window = await openWindow()
  await window.open(fullDraft(), 'overview')
  const { draft } = window.drafts
  const foreign = { ...draft, profile: { ...draft.profile, bodyFont: (() => '') as unknown } } as typeof draft
  window.drafts.edit(foreign, { kind: 'findings' }, 'import')
  const previews = usePreviewStore()
  await expect(previews.print()).rejects.toThrow()
  expect(previews.isPrinting).toBe(false)
})

describe('the size of the pages', () => {
  const paper = { width: 800, height: 1130 }

  it.each([
    ['width', { width: 832, height: 400 }, 1],
    ['width', { width: 432, height: 400 }, 0.5],
    ['page', { width: 832, height: 597 }, 0.5],
    ['page', { width: 432, height: 9000 }, 0.5],
    [150, { width: 100, height: 100 }, 1.5],
  ] as const)('%s in %j is %d', (zoom, room, factor) => {
    expect(factorOf(zoom, paper, room)).toBeCloseTo(factor, 5)
  })

  it('never vanishes in a narrow pane', () => {
    expect(factorOf('width', paper, { width: 0, height: 0 })).toBeGreaterThan(0)
    expect(factorOf('page', paper, { width: 0, height: 0 })).toBeGreaterThan(0)
  })

  it('is stepped up and down to the next step, and stays at the ends', () => {
    expect(stepped(0.7, true)).toBe(75)
    expect(stepped(0.7, false)).toBe(67)
    expect(stepped(1, true)).toBe(110)
    expect(stepped(1, false)).toBe(90)
    expect(stepped(9, true)).toBe(zoomSteps.at(-1))
    expect(stepped(0.1, false)).toBe(zoomSteps[0])
  })

  it.each([
    [0, 1],
    [400, 1],
    [700, 2],
    [5000, 3],
  ])('scrolled to %i page %i is before the eyes', (scrolled, expected) => {
    expect(pageInSight([16, 900, 1800], scrolled, 600)).toBe(expected)
  })

  it('without pages it is the first', () => {
    expect(pageInSight([], 0, 600)).toBe(1)
  })
})
