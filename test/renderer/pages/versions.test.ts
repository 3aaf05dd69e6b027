// 历史版本 as the clerk uses it: look at an earlier version, go back to it, and take that back with one Ctrl+Z.
import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../shared/report/cell.ts'
import { setCell } from '../../../shared/report/edits.ts'
import { useVersionStore } from '../../../renderer/store/version-store.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow, settled, until } from '../support/window.ts'

async function withVersion() {
  const window = await openWindow()
  await window.open(fullDraft(), 'requests')
  await window.desks.save()
  const saved = window.drafts.draft
  window.drafts.edit(
    setCell(window.drafts.draft, 'granted_person', exact(9)),
    { kind: 'cell', table: 'requests', address: 'granted_person' },
    'typing',
  )
  return { ...window, saved }
}

describe('earlier versions', () => {
  it('say when they were saved and what differs, figure by figure', async () => {
    await withVersion()
    await page.getByRole('button', { name: '历史', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '历史版本' })
    await expect.element(dialog.getByRole('button', { pressed: true })).toHaveTextContent('保存表三：1 格')
    await expect
      .element(dialog.getByRole('row', { name: /（一）予以公开·自然人/u }))
      .toHaveTextContent('表三 （一）予以公开·自然人95')
  })

  it('can be gone back to, and one Ctrl+Z takes that back', async () => {
    const { drafts, saved } = await withVersion()
    const changed = drafts.draft
    await page.getByRole('button', { name: '历史', exact: true }).click()
    await page.getByRole('button', { name: '回到这个版本' }).click()
    expect(drafts.report.cells['granted_person']).toEqual(saved.report.cells['granted_person'])
    await until(() => document.querySelector('.el-overlay-dialog') === null || !useVersionStore().isOpen)
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(drafts.draft).toBe(changed)
  })

  it('are said to be none for a draft that was never saved; axe finds nothing', async () => {
    const window = await openWindow()
    await window.open(fullDraft(), 'requests')
    await page.getByRole('button', { name: '历史', exact: true }).click()
    await expect.element(page.getByText('这份草稿还没有历史版本', { exact: false })).toBeVisible()
    await settled()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
  })
})
