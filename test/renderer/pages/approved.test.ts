// 读回领导改过的文件 as the clerk does it: the file that came back, its changes one by one, taken over or not, and taken back.
import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useApprovedStore } from '../../../renderer/approved/approved-store.ts'
import { compose } from '../../../shared/export/compose.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { textOf } from '../../../shared/report/prose.ts'
import {
  figure,
  leader,
  paragraphBehind,
  retouched,
  tracked,
  trackedOut,
  typed,
  wpsLeader,
} from '../../support/retouched-word.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow, settled, until, type TestWindow } from '../support/window.ts'

const edits = [
  tracked('认真做好', '扎实做好'),
  paragraphBehind('全年收到申请', '没有发生泄密事件。', wpsLeader),
  figure('received_person', '16'),
  figure('carried_in_person', '0', null),
  figure('carried_in_total', '0', null),
  figure('received_total', '18'),
  figure('normative_made', '约3'),
  trackedOut('逐项列出清单'),
  typed('2026年1月XX日', '2026年1月12日'),
]

async function readBack(
  ...changes: readonly ((xml: string) => string)[]
): Promise<TestWindow & { approved: ReturnType<typeof useApprovedStore> }> {
  const window = await openWindow()
  const draft = fullDraft()
  await window.open(draft, 'requests')
  const approved = useApprovedStore()
  const bytes = retouched(await writeDocx(compose(draft.report, draft.profile)), ...changes)
  await approved.take({ name: '送审稿（改）.docx', bytes })
  await until(() => document.querySelector('.approved') !== null)
  return { ...window, approved }
}

const words = (): string => document.querySelector('.approved .words')?.textContent?.trim() ?? ''
const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.approved .card')]

function card(place: string): HTMLElement {
  const found = cards().find((one) => one.querySelector('.place')?.textContent?.trim() === place)
  if (!found) throw new Error(`no change at ${place}`)
  return found
}

function press(place: string, label: string): void {
  const button = [...card(place).querySelectorAll('button')].find((one) => one.textContent?.trim() === label)
  if (!button) throw new Error(`${place} has no ${label}`)
  button.click()
}

const received = '一、本年新收政府信息公开申请数量 · 自然人'
const carried = '二、上年结转政府信息公开申请数量 · 自然人'
const made = '行政规范性文件 · 本年制发件数'

afterEach(() => page.viewport(1366, 768))

describe('the file that came back', () => {
  it('is shown change by change under its sections, with who tracked what', async () => {
    await readBack(...edits)
    expect(words()).toBe('共 7 处，已采用 0 处，未处理 7 处')
    expect([...document.querySelectorAll('.group h3')].map((one) => one.textContent?.trim())).toEqual([
      '一、总体情况 2 处',
      '二、主动公开政府信息情况 1 处',
      '三、收到和处理政府信息公开申请情况 2 处',
      '五、存在的主要问题及改进情况 1 处',
      '署名与日期 1 处',
    ])
    expect(card(received).querySelector('.who')?.textContent).toContain(
      '李主任 2026年1月15日 09:30：删去“15”，插入“16”',
    )
    expect(card(carried).querySelector('.trace')?.textContent).toBe('没有修订记录')
    expect(card(received).querySelector('del')?.innerText).toContain('15')
    expect(card(received).querySelector('ins')?.innerText).toContain('16')
    // A total that follows by itself is no change of its own.
    expect(document.querySelector('.approved > .remark')?.textContent).toContain('格自动合计')
  })

  it('changes nothing before the clerk says so; each change is an edit that Ctrl+Z takes back', async () => {
    const { drafts, findings, value, shown } = await readBack(...edits)
    const before = drafts.draft
    expect(drafts.canUndo).toBe(false)
    expect(findings.counts.error).toBe(0)
    press(received, '采用')
    await nextTick()
    expect(value('received_person')).toBe('16')
    expect(shown('received_total')).toBe('18')
    expect(drafts.report.cells['received_total']).toBeUndefined()
    expect(words()).toBe('共 7 处，已采用 1 处，未处理 6 处')
    // The findings follow: 16 加 1 no longer equals what was done with them.
    expect(findings.counts.error).toBeGreaterThan(0)
    press(carried, '采用')
    await nextTick()
    expect(findings.counts.error).toBe(0)
    await userEvent.keyboard('{Control>}z{/Control}')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(drafts.draft).toBe(before)
    expect(words()).toBe('共 7 处，已采用 0 处，未处理 7 处')
    await userEvent.keyboard('{Control>}y{/Control}')
    expect(value('received_person')).toBe('16')
    expect(words()).toBe('共 7 处，已采用 1 处，未处理 6 处')
  })

  it('asks of a total no more once what was refused leaves it as the file has it', async () => {
    const { drafts } = await readBack(figure('received_person', '16'))
    expect(words()).toBe('共 2 处，已采用 0 处，未处理 2 处')
    const before = drafts.draft
    press(received, '不采用')
    await until(() => words() === '共 1 处，已采用 0 处，不采用 1 处，未处理 0 处')
    expect(cards()).toHaveLength(1)
    expect(drafts.draft).toBe(before)
    press(received, '重新考虑')
    await until(() => words() === '共 2 处，已采用 0 处，未处理 2 处')
  })

  it('may be refused change by change, and thought over again', async () => {
    const { drafts, value } = await readBack(...edits)
    press(received, '不采用')
    await nextTick()
    expect(words()).toBe('共 7 处，已采用 0 处，不采用 1 处，未处理 6 处')
    expect(drafts.canUndo).toBe(false)
    press(received, '重新考虑')
    await nextTick()
    press(received, '采用')
    await nextTick()
    press(received, '撤回')
    await nextTick()
    expect(value('received_person')).toBe('15')
    expect(words()).toBe('共 7 处，已采用 0 处，未处理 7 处')
  })

  it('is taken over whole in one step, without what is asked', async () => {
    const { drafts, value } = await readBack(...edits)
    const before = drafts.draft
    await page.getByRole('button', { name: '全部采用（6 处）' }).click()
    expect(value('normative_made')).toBe('3')
    expect(drafts.report.sections.overview.before.map(textOf)).toEqual([
      '2025年，本局扎实做好政府信息公开工作。',
      '全年收到申请17件。',
      '没有发生泄密事件。',
    ])
    expect(drafts.report.sections.problems.before).toEqual([])
    expect(drafts.report.date).toBe('2026年1月12日')
    expect(words()).toBe('共 7 处，已采用 6 处，未处理 1 处')
    expect(card(made).dataset['decision']).toBe('open')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(drafts.draft).toBe(before)
  })

  it('asks what it does not say clearly', async () => {
    const { drafts } = await readBack(...edits)
    expect(card(made).textContent).toContain('文件中是“约3”，不是数字。')
    press(made, '照原文填入')
    await nextTick()
    expect(drafts.report.cells['normative_made']).toEqual({ kind: 'unread', text: '约3' })
  })

  it('hands the focus on to the next change', async () => {
    await readBack(...edits)
    press(received, '采用')
    await expect.poll(() => document.activeElement?.closest('.card')).toBe(card(carried))
  })

  it('gives way to the report, and comes back from the bar above with what is left', async () => {
    const { drafts, approved } = await readBack(...edits)
    press(received, '采用')
    await page.getByRole('button', { name: /四、政府信息公开行政复议/u }).click()
    expect(document.querySelector('.approved')).toBeNull()
    expect(drafts.page).toBe('disputes')
    await page.getByRole('button', { name: '读回 6 处未处理' }).click()
    expect(words()).toBe('共 7 处，已采用 1 处，未处理 6 处')
    card(carried).querySelector<HTMLElement>('.place')?.click()
    await until(() => document.querySelector('.approved') === null)
    expect(drafts.page).toBe('requests')
    await approved.open()
    await userEvent.keyboard('{F8}')
    expect(approved.isShown).toBe(drafts.findings.length === 0)
  })

  it('is left with Escape, and the focus is where it comes back from', async () => {
    await readBack(...edits)
    await expect.poll(() => document.activeElement?.id).toBe('approved-title')
    await userEvent.keyboard('{Escape}')
    expect(document.querySelector('.approved')).toBeNull()
    await expect.poll(() => document.activeElement?.id).toBe('read-approved')
    await userEvent.keyboard('{Enter}')
    await expect.poll(words).toBe('共 7 处，已采用 0 处，未处理 7 处')
  })

  it('is compared anew with what the clerk typed meanwhile', async () => {
    const { drafts, approved } = await readBack(...edits)
    approved.isShown = false
    await nextTick()
    const { setCell } = await import('../../../shared/report/edits.ts')
    const { exact } = await import('../../../shared/report/cell.ts')
    drafts.edit(
      setCell(drafts.draft, 'received_person', exact(16)),
      { kind: 'cell', table: 'requests', address: 'received_person' },
      'choice',
    )
    await approved.open()
    await nextTick()
    expect(words()).toBe('共 6 处，已采用 0 处，未处理 6 处')
  })

  it('goes with the draft it belongs to', async () => {
    const { desks, approved } = await readBack(...edits)
    desks.begin(fullDraft())
    await nextTick()
    expect(approved.file).toBeNull()
    expect(document.querySelector('.approved')).toBeNull()
  })

  it('that says the same says so', async () => {
    await readBack()
    await expect.element(page.getByText('文件和草稿说的一样，没有要采用的改动。')).toBeVisible()
  })

  it('that cannot be read leaves everything as it is, and says why', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'requests')
    const approved = useApprovedStore()
    void approved.take({ name: '坏.docx', bytes: new Uint8Array([80, 75, 3, 4, 0, 0]) })
    await expect.element(page.getByText('“坏.docx”已损坏或不完整', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: '知道了' }).click()
    expect(approved.file).toBeNull()
  })
})

it('is not covered by the findings where those lie over the page', async () => {
  await page.viewport(911, 512)
  const { approved } = await readBack(...edits)
  const findings = (): Element | null => document.querySelector('.work-findings')
  await approved.open()
  await until(() => document.querySelector('.approved') === null)
  await page.getByRole('button', { name: /^检查/u }).click()
  await until(() => findings() !== null)
  await approved.open()
  await until(() => document.querySelector('.approved') !== null && findings() === null)
})

describe.each([
  ['at 1366 × 768', 1366, 768],
  ['at 150 %', 911, 512],
])('nothing is found by axe and no word is foreign %s', (_title, width, height) => {
  it('with changes of every kind, open and decided', async () => {
    await page.viewport(width, height)
    // A name and a date as the clerk's own office would have them: other scripts are looked for.
    const [, , ...rest] = edits.slice(0, -1)
    const deputy = { ...leader, author: '王副主任' }
    await readBack(
      ...rest,
      tracked('认真做好', '扎实做好', deputy),
      paragraphBehind('全年收到申请', '没有发生泄密事件。', deputy),
      tracked('问题及改进情况', '问题及整改措施'),
    )
    press(received, '采用')
    press(carried, '不采用')
    document.querySelector('details')?.setAttribute('open', '')
    await settled()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
    const middle = document.querySelector('.scroll')
    expect((middle?.scrollWidth ?? 0) <= (middle?.clientWidth ?? 0)).toBe(true)
  })
})
