// 导出 as the clerk uses it: how the pages look is chosen beside the formats, is part of the draft and can be undone.
import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it } from 'vitest'
import { useExportStore } from '../../../renderer/store/export-store.ts'
import { namedStyles, pageStyleOf } from '../../../shared/page-style.ts'
import { defaultProfile } from '../../../shared/report/model.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow, settled, until } from '../support/window.ts'

afterEach(() => page.viewport(1366, 768))

async function openDialog() {
  const window = await openWindow()
  await window.open(fullDraft(), 'requests')
  await userEvent.keyboard('{Control>}e{/Control}')
  await until(() => document.querySelector('.format') !== null)
  return window
}

const text = (selector: string): string => document.querySelector(selector)?.textContent ?? ''

describe('what is not finished', () => {
  it('is said above the choices, beside what is broken', async () => {
    await openDialog()
    expect(text('.state')).toContain('还没有完成：日期待定。')
    expect(text('.state')).not.toContain('不符')
  })
})

describe('the style of the exported pages', () => {
  it.each(namedStyles.map(({ name, style }) => ({ name, style })))(
    'is $name after one choice',
    async ({ name, style }) => {
      const { drafts } = await openDialog()
      await page.getByRole('combobox', { name: '版式' }).selectOptions(name)
      expect(pageStyleOf(drafts.draft.profile)).toEqual(style)
      expect(drafts.draft.profile.yearWord).toBe(defaultProfile.yearWord)
    },
  )

  it('differs in line pitch, signature and the word for the year where the clerk says so', async () => {
    const { drafts } = await openDialog()
    await page.getByRole('combobox', { name: '行距' }).selectOptions('28.8 磅')
    await page.getByRole('combobox', { name: '落款' }).selectOptions('不署名')
    await page.getByRole('dialog').getByText('20XX年度', { exact: true }).click()
    expect(drafts.draft.profile).toEqual({
      ...defaultProfile,
      linePitch: 576,
      signature: 'none',
      yearWord: '年度',
    })
    await expect.element(page.getByRole('combobox', { name: '版式' })).toHaveDisplayValue('自定')
  })

  it('is called by its name again when its values are those of a named one', async () => {
    await openDialog()
    await page.getByRole('combobox', { name: '行距' }).selectOptions('28 磅')
    await expect.element(page.getByRole('combobox', { name: '版式' })).toHaveDisplayValue('国标 28磅')
  })

  it('is taken back with one Ctrl+Z, on the page where the clerk is', async () => {
    const { drafts } = await openDialog()
    const before = drafts.draft
    await page.getByRole('combobox', { name: '版式' }).selectOptions('江苏常用')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await until(() => !useExportStore().isOpen)
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(drafts.draft).toBe(before)
    expect(drafts.page).toBe('requests')
  })
})

describe('beside the report', () => {
  it('a copy for approval and the code for the site’s editor are written under names of their own', async () => {
    await openDialog()
    await page.getByText('另存一份送审稿（.docx）', { exact: true }).click()
    await page.getByText('另存一份网页正文代码，供网站编辑器粘贴（.html）', { exact: true }).click()
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const mend = page.getByRole('button', { name: '仍然导出' })
    expect(mend.query()).toBeNull()
    await until(() => document.querySelectorAll('.file[data-kind="done"]').length === 3, 12_000)
    const files = [...document.querySelectorAll('.file')].map((file) => file.textContent)
    const name = '某某市某某局2025年政府信息公开工作年度报告'
    expect(files).toEqual([
      `Word 文档已导出：${name}.docx`,
      `送审稿已导出：${name}（送审稿）.docx`,
      `网页正文已导出：${name}（网页正文）.html`,
    ])
  })
})

describe('the fonts', () => {
  it('that this machine lacks are named, with what is shown instead', async () => {
    await openDialog()
    await page.getByRole('combobox', { name: '版式' }).selectOptions('江苏常用')
    expect(text('.fonts')).toContain('方正小标宋_GBK')
    expect(text('.fonts')).toMatch(/方正仿宋_GBK（正文）：本机(?:由打开文件的程序另选字体|以 .+ )显示/u)
  })
})

it.each([
  { title: 'at 1366 × 768', width: 1366, height: 768 },
  { title: 'at 150 %', width: 911, height: 512 },
])('axe finds nothing with all of it open, and the buttons stay in the window, $title', async (size) => {
  await page.viewport(size.width, size.height)
  await openDialog()
  await page.getByRole('combobox', { name: '版式' }).selectOptions('江苏常用')
  document.querySelector<HTMLElement>('details.fonts summary')?.click()
  await settled()
  expect(await troubles()).toEqual([])
  expect(foreignWords()).toEqual([])
  const button = page.getByRole('button', { name: '导出', exact: true }).element().getBoundingClientRect()
  expect(button.bottom).toBeLessThanOrEqual(size.height)
  await page.screenshot({ path: `../../../out/screens/export-${size.width}.png` })
})
