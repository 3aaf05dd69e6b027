// Find and replace as the clerk uses it: by keys, over text and tables, with one step of undo for all.
import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../shared/report/prose.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow } from '../support/window.ts'

const bar = () => page.getByRole('search', { name: '查找和替换' })
const words = () => page.getByRole('textbox', { name: '查找内容' })

async function open() {
  const window = await openWindow()
  await window.open(fullDraft(), 'overview')
  return window
}

describe('find and replace', () => {
  it('opens with Ctrl+F, counts every place of the report and goes from one to the next with Enter', async () => {
    const { drafts } = await open()
    await userEvent.keyboard('{Control>}f{/Control}')
    await expect.element(words()).toHaveFocus()
    await userEvent.keyboard('17')
    await expect.element(bar().getByRole('status')).toHaveTextContent('共 1 处')
    await userEvent.keyboard('{Enter}')
    expect(drafts.summons?.place).toMatchObject({ section: 'overview', paragraph: 1 })
    await expect.element(words()).toHaveFocus()
    expect([...(CSS.highlights.get('found') ?? [])].map(String)).toEqual(['17'])
  })

  it('finds figures too, and goes to their cell', async () => {
    const { drafts } = await open()
    await userEvent.keyboard('{Control>}f{/Control}46{Enter}')
    expect(drafts.page).toBe('disclosure')
    expect(drafts.selection).toMatchObject({ kind: 'cells', selection: { active: 'normative_valid' } })
  })

  it('replaces all over the report as one step that one Ctrl+Z takes back', async () => {
    const { drafts } = await open()
    const before = drafts.draft
    await userEvent.keyboard('{Control>}h{/Control}17')
    await userEvent.keyboard('{Tab}')
    await page.getByRole('textbox', { name: '替换为' }).fill('18')
    await page.getByRole('button', { name: '全部替换' }).click()
    const text = drafts.report.sections.overview.before.map(textOf).join('')
    expect(text).toContain('收到申请18件')
    await words().click()
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(drafts.draft).toBe(before)
  })

  it('replaces one place after the other', async () => {
    const { drafts } = await open()
    await userEvent.keyboard('{Control>}h{/Control}46')
    await page.getByRole('textbox', { name: '替换为' }).fill('47')
    const replace = page.getByRole('button', { name: '替换', exact: true })
    await replace.click()
    expect(cellText(drafts.report.cells['normative_valid'])).toBe('46')
    await replace.click()
    expect(cellText(drafts.report.cells['normative_valid'])).toBe('47')
  })

  it('says that nothing was found, and has nothing for axe to find', async () => {
    await open()
    await userEvent.keyboard('{Control>}h{/Control}没有的词')
    await expect.element(bar().getByRole('status')).toHaveTextContent('没有找到')
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
  })
})
