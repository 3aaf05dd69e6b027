import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { exact } from '../../../shared/report/cell.ts'
import { setCell } from '../../../shared/report/edits.ts'
import { brokenDraft, emptyDraft, fullDraft, office, withLastYear } from '../support/drafts.ts'
import { drop, dropExample } from '../support/files.ts'
import { freshStore, openWindow, until, type TestWindow } from '../support/window.ts'

const keys = (text: string): Promise<void> => userEvent.keyboard(text)
const text = (selector: string): string => document.querySelector<HTMLElement>(selector)?.innerText ?? ''
/** Waits for a dialog that says something. */
const said = (...words: readonly string[]): Promise<void> =>
  until(
    () =>
      [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].some((dialog) =>
        words.every((word) => dialog.innerText.includes(word)),
      ),
    20_000,
  )
const press = (name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .first()
    .click()

async function reloaded(store: ReturnType<typeof freshStore>): Promise<TestWindow> {
  sessionStorage.clear()
  return openWindow(store)
}

describe('a new report', () => {
  it('begins with the year that has ended, the office and its deadline', async () => {
    const window = await openWindow()
    await press(/新建年报/u)
    await until(() => document.activeElement?.matches('[role="dialog"] input') ?? false)
    await keys(office)
    await page.getByRole('combobox').first().selectOptions('政府部门')
    await press('新建')
    await until(() => window.drafts.isOpen)
    expect(window.drafts.report).toMatchObject({
      office,
      officeKind: 'department',
      year: new Date().getFullYear() - 1,
      signature: office,
    })
    expect(text('.status')).toContain(`政府部门的年报须在 ${new Date().getFullYear()} 年 1 月 31 日前公布`)
    expect(window.desks.isUnsaved).toBe(true)
  })
})

describe('last year’s file', () => {
  it('is reviewed and becomes the starting point: carry-over taken, figures blank', async () => {
    const window = await openWindow()
    dropExample()
    await until(() => document.querySelector('.import') !== null, 20_000)
    expect(text('.summary')).toMatch(/^识别 \d+ 格，确定 \d+，存疑 0/u)
    await press('采用为去年')
    await said('结转下年度继续办理')
    await press('开始填写')
    const { report, lastYear } = window.drafts.draft
    expect(report.year).toBe(2024)
    expect(lastYear?.origin).toEqual({ fileName: '去年年报.txt', format: 'txt' })
    expect(window.value('carried_in_person')).not.toBe('')
    expect(window.value('received_person')).toBe('')
  })

  it('asks about cells that are no number, walks to them with F8 and takes the clerk’s answer', async () => {
    const window = await openWindow()
    dropExample((example) => example.replace(/(行政处罚\t)\d+/u, '$1若干'))
    await until(() => document.querySelector('.import') !== null, 20_000)
    expect(text('.summary')).toContain('存疑 1')
    await keys('{F8}')
    await until(() => window.active() === 'penalty_decisions')
    expect(window.cell('penalty_decisions').className).toContain('is-doubtful')
    await keys('12{Enter}')
    await until(() => text('.summary').includes('存疑 0'))
    await keys('{Control>}z{/Control}')
    await until(() => text('.summary').includes('存疑 1'))
  })

  it('of another kind is refused with a sentence, and nothing is lost', async () => {
    const window = await openWindow()
    drop('通知.txt', '关于召开会议的通知\n请各科室参加。')
    await said('通知.txt')
    await press('知道了')
    expect(window.drafts.isOpen).toBe(false)
    await until(() => document.querySelector('.start') !== null)
  })
})

describe('findings', () => {
  it('are walked round with F8, the cell they speak of taking the focus', async () => {
    const window = await openWindow()
    await window.open(brokenDraft(), 'overview')
    await keys('{F8}')
    await until(() => window.active() !== null)
    const first = window.active()
    expect(window.drafts.page).toBe('requests')
    await keys('{F8}')
    await until(() => window.active() !== first)
    await keys('{Shift>}{F8}{/Shift}')
    await until(() => window.active() === first)
  })

  it('are mended by their proposal in one step of undo', async () => {
    const window = await openWindow()
    await window.open(setCell(fullDraft(), 'review_other', null), 'disputes')
    expect(window.findings.counts.blank).toBe(1)
    await press('全部填 0')
    expect(window.findings.counts.blank).toBe(0)
    await keys('{Control>}z{/Control}')
    expect(window.findings.counts.blank).toBe(1)
  })

  it('that are warnings are accepted with a typed reason, and come back when the figures change', async () => {
    const window = await openWindow()
    await window.open(withLastYear(fullDraft()), 'requests')
    const warnings = (): number => window.findings.counts.warning
    const before = warnings()
    const [first] = window.findings.listed
    const [cell] = first?.finding.cells ?? []
    if (first?.tone !== 'warning' || cell === undefined) throw new Error('a warning was to come first')
    await press('说明原因…')
    await until(() => document.activeElement?.matches('textarea') ?? false)
    await keys('上年有一件在本年录入')
    await press('确定')
    await until(() => warnings() < before)
    expect(text('.accepted')).toContain('上年有一件在本年录入')
    window.drafts.edit(
      setCell(window.drafts.draft, cell, exact(9999)),
      { kind: 'table', table: 'requests' },
      'fix',
    )
    await nextTick()
    expect(warnings()).toBe(before)
  })

  it('explained can be printed under the table', async () => {
    const window = await openWindow()
    await window.open(withLastYear(fullDraft()), 'requests')
    const warning = window.findings.listed.find(
      ({ tone, page: at }) => tone === 'warning' && at === 'requests',
    )
    if (!warning) throw new Error('no warning')
    window.findings.accept(warning.finding, '有一件补录', true)
    expect(window.drafts.report.sections.requests.after).toEqual([
      { level: 0, runs: [{ text: '有一件补录' }] },
    ])
  })
})

describe('one timeline', () => {
  it('goes back over tables, prose and fields in the order they were changed, to the place of each', async () => {
    const window = await openWindow()
    await window.open(emptyDraft(), 'requests')
    await userEvent.click(window.cell('received_person'))
    await keys('15{Enter}')
    await press(/^一、总体情况/u)
    await userEvent.click(page.getByRole('textbox', { name: '一、总体情况 正文' }))
    await keys('abc')
    await press(/^署名与日期/u)
    await userEvent.fill(page.getByRole('textbox', { name: '署名' }), '新署名')
    expect(window.drafts.report.signature).toBe('新署名')
    const undo = (): Promise<void> => keys('{Control>}z{/Control}')
    await undo()
    expect(window.drafts.report.signature).toBe(office)
    await undo()
    expect(window.drafts.report.sections.overview.before).toEqual([])
    await until(() => window.drafts.page === 'overview')
    await undo()
    expect(window.value('received_person')).toBe('')
    expect(window.drafts.page).toBe('requests')
    expect(window.drafts.canUndo).toBe(false)
    for (let step = 0; step < 3; step += 1) await keys('{Control>}y{/Control}')
    expect(window.drafts.report.signature).toBe('新署名')
    expect(window.value('received_person')).toBe('15')
  })

  it('keeps its past over a save, and knows the saved state when it comes back to it', async () => {
    const window = await openWindow()
    await window.open(emptyDraft(), 'requests')
    await userEvent.click(window.cell('received_person'))
    await keys('1{Enter}')
    await keys('{Control>}s{/Control}')
    await until(() => !window.desks.isUnsaved)
    await keys('2{Enter}')
    expect(window.desks.isUnsaved).toBe(true)
    await keys('{Control>}z{/Control}')
    expect(window.desks.isUnsaved).toBe(false)
    await keys('{Control>}z{/Control}')
    expect(window.value('received_person')).toBe('')
    expect(window.desks.isUnsaved).toBe(true)
  })
})

describe('what was typed', () => {
  it('is kept while the typing goes on, and offered after a crash with what differs', async () => {
    const store = freshStore()
    const window = await openWindow(store)
    await window.open(fullDraft(), 'requests')
    await keys('{Control>}s{/Control}')
    await until(() => !window.desks.isUnsaved)
    await userEvent.click(window.cell('received_person'))
    do await keys('1')
    while (!(await window.isKept()))

    const next = await reloaded(store)
    await until(() => document.querySelector('.recovered') !== null)
    expect(text('.recovered')).toContain('表三：1 格')
    await press('恢复')
    await until(() => next.drafts.isOpen)
    expect(next.desks.isUnsaved).toBe(true)
    expect(next.value('received_person')).toMatch(/^1+$/u)
  })

  it('is gone on with at once when the same window is reloaded', async () => {
    const store = freshStore()
    const window = await openWindow(store)
    await window.open(fullDraft(), 'requests')
    while (!(await window.isKept())) await nextTick()
    const next = await openWindow(store)
    await until(() => next.drafts.isOpen)
    expect(next.value('received_person')).toBe('15')
  })

  it('is asked about before it is left', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'requests')
    await press(/返回/u)
    await said('没保存')
    await keys('{Escape}')
    await until(() => window.notices.asked === null)
    expect(window.drafts.isOpen).toBe(true)
    await press(/返回/u)
    await press('不保存')
    await until(() => !window.drafts.isOpen)
    const versions = await window.desk.listVersions()
    expect(versions).toEqual({ ok: true, value: [] })
  })

  it('opens again from the recent drafts as it was saved', async () => {
    const store = freshStore()
    const window = await openWindow(store)
    await window.open(brokenDraft(), 'requests')
    const saved = window.drafts.draft
    await keys('{Control>}s{/Control}')
    await until(() => !window.desks.isUnsaved)
    const next = await reloaded(store)
    await press(new RegExp(`^${office}`, 'u'))
    await until(() => next.drafts.isOpen)
    expect(next.drafts.draft).toEqual(saved)
    expect(next.desks.isUnsaved).toBe(false)
  })
})

describe('a draft that is none', () => {
  const bad: readonly [string, string, string][] = [
    ['cut off in the middle', '{"format":"nianbao-draft","vers', '不是完整的年报草稿'],
    ['empty', '', '空文件'],
    ['of a later version', '{"format":"nianbao-draft","version":999}', '升级'],
  ]
  it.each(bad)('%s is refused with a sentence', async (_, content, words) => {
    const window = await openWindow()
    drop('坏的.nianbao', content)
    await said('坏的.nianbao', words)
    expect(window.drafts.isOpen).toBe(false)
  })
})

describe('export', { timeout: 45_000 }, () => {
  it('asks once about what is broken, then writes the chosen formats without holding up the window', async () => {
    const window = await openWindow()
    await window.open(brokenDraft(), 'requests')
    await keys('{Control>}e{/Control}')
    await until(() => document.querySelectorAll('.format').length >= 3)
    expect(text('.errors')).toContain('相差')
    for (const label of ['Excel 工作簿', '网页']) await page.getByText(label, { exact: true }).click()
    await press('导出')
    await press('仍然导出')
    await until(() => document.querySelectorAll('.file[data-kind="done"]').length === 3, 30_000)
    expect(text('.files')).toContain(`${office}2025年政府信息公开工作年度报告.docx`)
  })

  it('says what is wrong with a file name that Windows forbids', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'requests')
    await keys('{Control>}e{/Control}')
    await until(() => document.querySelector('#export-name') !== null)
    await userEvent.fill(page.getByRole('textbox', { name: '文件名' }), '年报:终稿')
    await nextTick()
    expect(text('#export-name-trouble')).toBe('文件名中不能有 :，请去掉。')
    await expect.element(page.getByRole('button', { name: '导出', exact: true })).toBeDisabled()
  })
})

describe('with the keyboard alone', () => {
  it('F6 goes round the panes and Tab leaves a table behind its last cell', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'disputes')
    const seen = new Set<string>()
    for (let step = 0; step < 6; step += 1) {
      await keys('{F6}')
      seen.add(document.activeElement?.closest<HTMLElement>('[data-pane]')?.className.split(' ')[0] ?? '')
    }
    expect(seen.size).toBeGreaterThanOrEqual(4)
    window.field('suit_reviewed_total').focus()
    await keys('{Tab}')
    expect(window.active()).toBeNull()
    expect(document.activeElement).not.toBe(document.body)
  })
})
