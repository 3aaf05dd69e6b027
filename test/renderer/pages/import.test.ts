// The review of last year's file as the clerk uses it: walking through what is open, answering, adopting, taking it back.
import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { nextTick, watch } from 'vue'
import example from '../../../cli/example/annual-report-2023.txt?raw'
import { useImportStore } from '../../../renderer/store/import-store.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { exact } from '../../../shared/report/cell.ts'
import { setCell } from '../../../shared/report/edits.ts'
import type { Draft } from '../../../shared/report/model.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { emptyDraft, fullDraft } from '../support/drafts.ts'
import { drop, dropFiles } from '../support/files.ts'
import { openWindow, settled, until, type TestWindow } from '../support/window.ts'

const keys = (text: string): Promise<void> => userEvent.keyboard(text)
const text = (selector: string): string => document.querySelector<HTMLElement>(selector)?.innerText ?? ''
const press = (name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
const marked = (): string => document.querySelector<HTMLElement>('[data-marked]')?.innerText.trim() ?? ''

/** A figure that is none, a row with a figure too many, and a paragraph that is none of the report's. */
const doubtful = (words: string): string =>
  words
    .replace(/(行政处罚\t)\d+/u, '$1若干')
    .replace('一、本年新收政府信息公开申请数量\t\t\t', '一、本年新收政府信息公开申请数量\t\t\t8\t')

async function reviewing(
  content = example,
  open: Draft | null = null,
): Promise<TestWindow & { readonly imports: ReturnType<typeof useImportStore> }> {
  const window = await openWindow()
  if (open) await window.open(open, 'overview')
  drop('去年年报.txt', content)
  await until(() => document.querySelector('.import') !== null, 20_000)
  await until(() => document.querySelector('.page') !== null)
  return { ...window, imports: useImportStore() }
}

/** Adopts, and goes on past what it has to say. */
async function adopt(window: TestWindow, name: '采用为去年' | '采用为今年' | '两者都采用'): Promise<string> {
  await press(name)
  await until(() => window.notices.asked !== null)
  if (window.notices.asked?.question.title.includes('存疑') === true) {
    expect(window.notices.asked?.question.sentences.join('')).toContain('存疑的格子')
    await press('暂不核对')
    await until(() => window.notices.asked?.question.title.includes('草稿') === true)
  }
  const title = window.notices.asked?.question.title ?? ''
  await press('开始填写')
  await until(() => window.notices.asked === null && document.querySelector('.work') !== null)
  return title
}

afterEach(() => page.viewport(1366, 768))

describe('the way through what is open', () => {
  it('goes round with F8 and Shift+F8, the cell in focus and its place in the file marked', async () => {
    const window = await reviewing(doubtful(example))
    expect(text('.summary')).toMatch(/^识别 \d+ 格，确定 \d+，存疑 8/u)
    await keys('{F8}')
    await until(() => window.active() === 'penalty_decisions')
    await until(() => marked() === '若干')
    expect(text('.walk-bar')).toContain('文件中是“若干”')
    await keys('{F8}')
    await until(() => window.active() === 'received_person')
    expect(text('.walk-bar')).toContain('有 8 个数字，表中有 7 格')
    await until(() => document.querySelectorAll('.grid td.is-marked').length > 7)
    await keys('{Shift>}{F8}{/Shift}')
    await until(() => window.active() === 'penalty_decisions')
  })

  it('takes an answer with one click, all its cells as one step of undo, and goes on', async () => {
    const window = await reviewing(doubtful(example))
    const { imports } = window
    await keys('{F8}{F8}')
    await until(() => imports.current?.kind === 'repair')
    const before = imports.draft
    const answer = imports.current?.proposals.find(({ label }) => label.startsWith('12 |'))
    await press(answer?.label ?? 'none')
    expect(cellText(imports.draft.report.cells['received_person'])).toBe('12')
    expect(cellText(imports.draft.report.cells['received_total'])).toBe('12')
    expect(text('.summary')).toContain('存疑 1')
    expect(imports.current?.key).not.toContain('received')
    await keys('{Control>}z{/Control}')
    expect(imports.draft).toBe(before)
    await until(() => text('.summary').includes('存疑 8'))
  })

  it('takes the answer of a number with Alt, without the mouse', async () => {
    const { imports } = await reviewing(doubtful(example))
    await keys('{F8}{F8}')
    await until(() => imports.current?.kind === 'repair')
    await keys('{Alt>}1{/Alt}')
    await until(() => imports.draft.report.cells['received_person'] !== undefined)
    await until(() => text('.summary').includes('存疑 1'))
  })

  it('is over, says so once, and leads nowhere where nothing is open', async () => {
    const { imports } = await reviewing()
    for (const item of imports.items) imports.putAside(item)
    await until(() => text('.walk-bar').includes('没有要核对的了'))
    expect(text('.walk-bar').match(/没有要核对的了/gu)).toHaveLength(1)
    expect(text('.walk-bar')).toContain('蓝角')
    const steps = [...document.querySelectorAll<HTMLButtonElement>('.walk-bar .steps button')]
    expect(steps.map(({ disabled }) => disabled)).toEqual([true, true])
  })

  it('takes a typed value, and shows at once what it breaks', async () => {
    const window = await reviewing()
    await page.getByRole('tab', { name: /^表三/u }).click()
    await userEvent.click(window.cell('received_person'))
    await keys('99{Enter}')
    await until(() => text('.summary').includes('勾稽不符'))
    await until(() => window.cell('received_total').dataset['problem'] === 'error')
    await userEvent.click(window.cell('received_person'))
    await keys('12{Enter}')
    await until(() => !text('.summary').includes('勾稽不符'))
  })

  it('asks the cells of a row one by one when the row is put aside, and again after undo', async () => {
    const { imports } = await reviewing(doubtful(example))
    await keys('{F8}{F8}')
    await until(() => imports.current?.kind === 'repair')
    await press('先不管')
    expect(imports.items.filter(({ kind, table }) => kind === 'cell' && table === 'requests')).toHaveLength(7)
    expect(imports.current).toMatchObject({ kind: 'cell', address: 'received_person' })
    expect(imports.draft.report.cells['received_person']).toBeUndefined()
  })

  it('shows where a paragraph stood when it has the focus', async () => {
    await reviewing()
    await page.getByRole('tab', { name: '文字' }).click()
    await until(() => document.querySelector('.line') !== null)
    document.querySelectorAll<HTMLElement>('.line')[1]?.focus()
    await until(() => marked() === document.querySelectorAll<HTMLElement>('.line')[1]?.innerText.trim())
    await keys('{ArrowDown}')
    await until(() => marked() === document.querySelectorAll<HTMLElement>('.line')[2]?.innerText.trim())
  })
})

describe('adopted', () => {
  it('as last year’s: a new draft, last year beside it, taken back by one undo', async () => {
    const window = await reviewing()
    expect(await adopt(window, '采用为去年')).toBe('2024 年的草稿已准备好')
    const { draft } = window.drafts
    expect(draft.report.year).toBe(2024)
    expect(draft.lastYear?.report.year).toBe(2023)
    expect(draft.report.sections.overview.before.length).toBeGreaterThan(0)
    await keys('{Control>}z{/Control}')
    expect(window.drafts.report.sections.overview.before).toEqual([])
    expect(window.drafts.draft.lastYear).toBeUndefined()
    expect(window.drafts.canUndo).toBe(false)
    expect(window.notices.notice?.sentence).toBe('已撤销采用“去年年报.txt”，按 Ctrl+Y 可以恢复。')
    await keys('{Control>}y{/Control}')
    expect(window.drafts.draft).toEqual(draft)
    expect(window.notices.notice?.sentence).toBe('已重新采用“去年年报.txt”，按 Ctrl+Z 可以撤销。')
  })

  it('as this year’s: its figures and text, and nothing beside it', async () => {
    const window = await reviewing()
    expect(await adopt(window, '采用为今年')).toBe('2023 年的草稿已准备好')
    expect(window.drafts.report.year).toBe(2023)
    expect(window.value('received_person')).toBe('12')
    expect(window.drafts.draft.lastYear).toBeUndefined()
    await keys('{Control>}z{/Control}')
    expect(window.value('received_person')).toBe('')
  })

  it('as both: last year beside it, and its figures to begin with', async () => {
    const window = await reviewing()
    await adopt(window, '两者都采用')
    expect(window.drafts.report.year).toBe(2024)
    expect(window.value('received_person')).toBe('12')
    expect(window.drafts.draft.lastYear?.report.cells['received_person']).toEqual(exact(12))
  })

  it('into the open draft of that year: what is filled stays, one undo gives it back as it was', async () => {
    const open = setCell(emptyDraft({ year: 2024 }), 'received_person', exact(7))
    const window = await reviewing(example, open)
    expect(window.drafts.draft).toEqual(open)
    const before = window.drafts.draft
    expect(await adopt(window, '采用为去年')).toBe('已带入打开的草稿')
    expect(window.value('received_person')).toBe('7')
    expect(window.value('carried_in_person')).toBe('0')
    expect(window.drafts.draft.lastYear?.report.year).toBe(2023)
    await keys('{Control>}z{/Control}')
    expect(window.drafts.draft).toBe(before)
  })

  it('in place of the open draft of its own year, taken back by one undo', async () => {
    const window = await reviewing(example, emptyDraft({ year: 2023 }))
    const before = window.drafts.draft
    expect(await adopt(window, '采用为今年')).toBe('已带入打开的草稿')
    expect(window.value('received_person')).toBe('12')
    expect(window.drafts.report.officeKind).toBe('department')
    await keys('{Control>}z{/Control}')
    expect(window.drafts.draft).toBe(before)
  })

  it('as a new draft where the open one is of another year, only when the clerk lets that go', async () => {
    const window = await reviewing(example, fullDraft())
    await press('采用为今年')
    await until(() => window.notices.asked?.question.title === '保存修改吗？')
    await keys('{Escape}')
    await until(() => window.notices.asked === null)
    expect(document.querySelector('.import')).not.toBeNull()
    expect(window.drafts.draft).toEqual(fullDraft())
  })
})

describe('the open draft', () => {
  it('is there again when the review is left', async () => {
    const window = await reviewing(example, fullDraft())
    const before = window.drafts.draft
    await press(/返回/u)
    await until(() => document.querySelector('.work') !== null)
    expect(window.drafts.draft).toBe(before)
  })

  it('is untouched by a file that is no report', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'requests')
    const before = window.drafts.draft
    drop('通知.txt', '关于召开会议的通知\n请各科室参加。')
    await until(() => window.notices.asked?.question.sentences[0]?.includes('通知.txt') === true, 20_000)
    await press('知道了')
    expect(window.drafts.draft).toBe(before)
    expect(document.querySelector('.work')).not.toBeNull()
  })

  it('is untouched when the reading is cancelled, and the next file is read', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'requests')
    const before = window.drafts.draft
    const imports = useImportStore()
    const stop = watch(
      () => imports.working,
      (working) => {
        if (working !== null) imports.cancel()
      },
      { flush: 'sync' },
    )
    // Resolves when the reading has come to its end, and what would be shown of it.
    await imports.take([{ name: '去年年报.txt', opened: { ok: true, value: { bytes: bytesOf(example) } } }])
    stop()
    expect(imports.working).toBeNull()
    expect(imports.review).toBeNull()
    expect(window.notices.asked).toBeNull()
    drop('去年年报.txt', example)
    await until(() => imports.review !== null, 20_000)
    expect(window.drafts.draft).toBe(before)
  })
})

describe('a file that takes long', () => {
  it('says what is being done and how far it is, and is cancelled with Escape', async () => {
    const window = await openWindow()
    const imports = useImportStore()
    const step = { unit: 'page', done: 6, all: 15, isArranging: false, share: 0.4 } as const
    imports.working = { fileName: '表格.pdf', stage: 'reading', step, done: 1, all: 3 }
    const said = (words: string) => (): boolean =>
      [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].some((dialog) =>
        dialog.innerText.includes(words),
      )
    await until(said('第 2 个文件，共 3 个：正在读取文件…'))
    await until(said('第 7 页，共 15 页'))
    const bar = document.querySelector('[role="dialog"] [role="progressbar"]')
    expect(Number(bar?.getAttribute('aria-valuenow'))).toBeCloseTo(((1 + 0.85 * 0.4) / 3) * 100)
    await until(said('已用 2 秒'))
    expect(await troubles()).toEqual([])
    await keys('{Escape}')
    await until(() => imports.working === null)
    expect(window.drafts.isOpen).toBe(false)
  })

  it('is not cancelled by the dialog of the one before it, which closes meanwhile', async () => {
    await openWindow()
    const imports = useImportStore()
    const isShown = (name: string) => (): boolean =>
      [...document.querySelectorAll('[role="dialog"]')].some(
        (dialog) => dialog.ariaLabel === name && dialog.checkVisibility(),
      )
    imports.working = { fileName: '前一份.pdf', stage: 'reading', done: 0, all: 1 }
    await until(isShown('前一份.pdf'))
    await settled()
    // It is closed for good before the next one opens.
    const style = document.createElement('style')
    style.textContent = '* { transition-duration: 0s !important; animation-duration: 0s !important }'
    document.head.append(style)
    onTestFinished(() => style.remove())
    imports.working = null
    await nextTick()
    imports.working = { fileName: '后一份.pdf', stage: 'reading', done: 0, all: 1 }
    await until(() => !isShown('前一份.pdf')() && !isShown('后一份.pdf')())
    await until(isShown('后一份.pdf'))
    await settled()
    expect(imports.working).toMatchObject({ fileName: '后一份.pdf' })
    imports.working = null
  })

  it('with a sheet of many thousand rows is shown around the place that is looked at', async () => {
    const rows = Array.from({ length: 4000 }, (_, index) => `第${index}项\t${index}\t${index}\t备注`).join(
      '\n',
    )
    const { imports } = await reviewing(`${example}\n\n附：清单\n${rows}\n`)
    const foreign = imports.items.find(({ kind }) => kind === 'unused')
    if (!foreign) throw new Error('the sheet was taken for a part of the report')
    expect(foreign.sentence.length).toBeLessThan(200)
    imports.look(foreign)
    await until(() => marked() !== '')
    expect(document.querySelectorAll('.pages tr').length).toBeLessThan(1000)
  })
})

describe('several files at once', () => {
  const [head = '', tail = ''] = example.split(/(?=^四、政府)/mu)

  it('are one report: text in one, a table in the other, each with what it gave', async () => {
    const window = await openWindow()
    dropFiles(['前半.txt', head], ['后半.txt', tail], ['照片.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])])
    const imports = useImportStore()
    await until(() => imports.review !== null, 20_000)
    await page.getByRole('tab', { name: /^清单/u }).click()
    await until(() => document.querySelectorAll('.card').length >= 3)
    const cards = [...document.querySelectorAll<HTMLElement>('.card')].map((card) => card.innerText)
    expect(cards[0]).toContain('从“前半.txt”带入')
    expect(cards[1]).toContain('从“后半.txt”带入')
    expect(cards[2]).toContain('照片.jpg')
    expect(document.querySelectorAll('.card[data-kind="failed"]')).toHaveLength(1)
    await page.getByRole('tab', { name: '原文件' }).click()
    await page.getByRole('tab', { name: /^表四/u }).click()
    await userEvent.click(window.cell('suit_direct_total'))
    await until(() => document.querySelector<HTMLSelectElement>('.files select')?.value === '后半.txt')
    await until(() => marked() !== '')
  })

  it('are read where one of them cannot be opened, which is said beside them', async () => {
    await openWindow()
    const imports = useImportStore()
    const gone = Object.assign(new File([], '撤走的.txt'), {
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
    })
    const files = [gone, new File([head], '前半.txt'), new File([tail], '后半.txt')]
    const event = new DragEvent('drop', { bubbles: true, cancelable: true })
    // The browser makes new objects of the files that are put in a transfer.
    const items = files.map((file) => ({ getAsFile: () => file, webkitGetAsEntry: () => null }))
    Object.defineProperty(event, 'dataTransfer', { value: { items } })
    document.body.dispatchEvent(event)
    await until(() => imports.review !== null, 20_000)
    expect(imports.review?.sources.map(({ kind, fileName }) => [kind, fileName])).toEqual([
      ['failed', '撤走的.txt'],
      ['read', '前半.txt'],
      ['read', '后半.txt'],
    ])
    await page.getByRole('tab', { name: /^清单/u }).click()
    await until(() => text('.card[data-kind="failed"]').includes('找不到“撤走的.txt”'))
  })

  it('none of which can be read are refused, every one with its sentence', async () => {
    const window = await openWindow()
    dropFiles(['甲.txt', '通知'], ['乙.txt', '另一个通知'])
    await until(() => window.notices.asked !== null, 20_000)
    expect(window.notices.asked?.question.sentences.join()).toMatch(/甲\.txt.*乙\.txt/u)
  })
})

describe.each([
  ['at 1366 × 768', 1366, 768],
  ['at 150 %', 911, 512],
])('%s', (_title, width, height) => {
  it('axe finds nothing and no word is foreign, wherever the walk stands', async () => {
    await page.viewport(width, height)
    const { imports } = await reviewing(doubtful(example))
    for (const item of imports.items) {
      imports.look(item)
      await settled()
      expect(await troubles()).toEqual([])
    }
    await page.getByRole('tab', { name: /^清单/u }).click()
    await nextTick()
    expect(await troubles()).toEqual([])
    await page.getByRole('tab', { name: '文字' }).click()
    await nextTick()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
