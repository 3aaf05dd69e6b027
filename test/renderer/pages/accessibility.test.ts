import { cdp, page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { nextTick } from 'vue'
import { failure } from '../../../shared/notes.ts'
import { pageIds } from '../../../renderer/words/page-words.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { brokenDraft, withLastYear } from '../support/drafts.ts'
import { dropExample } from '../support/files.ts'
import { freshStore, openWindow, settled, type TestWindow, until } from '../support/window.ts'

async function expectClean(): Promise<void> {
  await settled()
  expect(await troubles()).toEqual([])
  expect(foreignWords()).toEqual([])
}

async function work(): Promise<TestWindow> {
  const window = await openWindow()
  await window.open(withLastYear(brokenDraft()), 'requests')
  return window
}

afterEach(() => page.viewport(1366, 768))

const sizes = [
  { title: 'at 1366 × 768', width: 1366, height: 768 },
  { title: 'at 150 %', width: 911, height: 512 },
]

describe.each(sizes)('nothing is found by axe and no word is foreign $title', ({ width, height }) => {
  it('on the start page, with drafts to recover', async () => {
    await page.viewport(width, height)
    const store = freshStore()
    const before = await openWindow(store)
    await before.open(brokenDraft(), 'requests')
    await until(() => before.desks.isUnsaved)
    while (!(await before.isKept())) await nextTick()
    sessionStorage.clear()
    await openWindow(store)
    await until(() => document.querySelector('.recovered') !== null)
    await expectClean()
  })

  it.each(pageIds)('on the page %s', async (id) => {
    await page.viewport(width, height)
    const window = await work()
    window.drafts.page = id
    await nextTick()
    await expectClean()
  })

  it('with the findings open, one of them shown and one explained', async () => {
    await page.viewport(width, height)
    const window = await work()
    if (document.querySelector('.findings') === null)
      await page.getByRole('button', { name: /^检查/u }).click()
    const [first] = window.findings.listed
    if (first) window.findings.accept(first.finding, '情况属实', false)
    await userEvent.keyboard('{F8}')
    await expectClean()
  })

  it('in the dialog of a new draft', async () => {
    await page.viewport(width, height)
    await openWindow()
    await page.getByRole('button', { name: /新建年报/u }).click()
    await expectClean()
  })

  it('in the dialogs of export, of a question and of a reason', async () => {
    await page.viewport(width, height)
    const window = await work()
    await userEvent.keyboard('{Control>}e{/Control}')
    await until(() => document.querySelector('.format') !== null)
    await expectClean()
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('button', { name: '仍然导出' }).click()
    await until(() => document.querySelector('.file[data-kind="done"]') !== null)
    await expectClean()
    await page.getByRole('button', { name: '完成', exact: true }).click()
    void window.notices.report('没有保存', failure('draft-changed', '年报.nianbao'))
    await expectClean()
  })

  it('in the review of last year’s file', async () => {
    await page.viewport(width, height)
    await openWindow()
    dropExample()
    await until(() => document.querySelector('.import') !== null, 12_000)
    await expectClean()
    await page.getByRole('tab', { name: '文字' }).click()
    await expectClean()
  })
})

const media = [
  { title: 'in the dark', name: 'prefers-color-scheme', value: 'dark' },
  { title: 'with more contrast', name: 'prefers-contrast', value: 'more' },
]

describe.each(media)('nothing is found $title', ({ name, value }) => {
  it('on a page with a table and findings, nor in a dialog', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name, value }] })
    onTestFinished(async () => {
      await cdp().send('Emulation.setEmulatedMedia', { features: [] })
    })
    await work()
    await userEvent.keyboard('{F8}')
    await expectClean()
    await userEvent.keyboard('{Control>}e{/Control}')
    await until(() => document.querySelector('.format') !== null)
    await expectClean()
  })
})
