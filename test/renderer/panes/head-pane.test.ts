import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it } from 'vitest'
import { setHead, setOffice, setSignature } from '../../../shared/report/edits.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { troubles } from '../support/accessibility.ts'
import { emptyDraft } from '../support/drafts.ts'
import { openWindow, settled, until, type TestWindow } from '../support/window.ts'

const old = '云溪市商务局'
const renamed = '云溪市商务和投资促进局'
const strip = (): HTMLElement | null => document.querySelector('.rename')

async function typed(name: string, text = `${old}依照规定编制本报告。`): Promise<TestWindow> {
  const window = await openWindow()
  const head = [{ level: 0 as const, runs: [{ text }] }]
  await window.open(setSignature(setHead(setOffice(emptyDraft(), old), head), old), 'head')
  await until(() => document.querySelector('#field-office') !== null)
  expect(strip()).toBeNull()
  const field = page.getByLabelText('单位全称')
  await field.fill(name)
  expect(strip()).toBeNull()
  await userEvent.keyboard('{Tab}')
  return window
}

afterEach(() => page.viewport(1366, 768))

describe('an office with another name', () => {
  it('is put into the text with one click, taken back with one undo', async () => {
    const { drafts, notices } = await typed(renamed)
    await until(() => strip()?.innerText.includes(`文字里还有 2 处“${old}”`) === true)
    const before = drafts.draft
    await page.getByRole('button', { name: `都改成“${renamed}”` }).click()
    await until(() => strip() === null)
    expect(drafts.report.head.map(textOf)).toEqual([`${renamed}依照规定编制本报告。`])
    expect(drafts.report.signature).toBe(renamed)
    expect(notices.notice?.sentence).toContain('按 Ctrl+Z 可以撤销')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(drafts.draft).toBe(before)
  })

  it('says how often the old name stays in titles of documents and in what is told of the past', async () => {
    const { drafts } = await typed(renamed, `原${old}印发《${old}信息公开指南》，${old}编制本报告。`)
    await until(() => strip()?.innerText.includes('另有 2 处在文件名称或更名经过里，不改') === true)
    await page.getByRole('button', { name: `都改成“${renamed}”` }).click()
    await until(() => strip() === null)
    expect(drafts.report.head.map(textOf)).toEqual([
      `原${old}印发《${old}信息公开指南》，${renamed}编制本报告。`,
    ])
  })

  it('is left as it is where the clerk says so', async () => {
    const { drafts } = await typed(renamed)
    await until(() => strip() !== null)
    await page.getByRole('button', { name: '不改' }).click()
    await until(() => strip() === null)
    expect(drafts.report.signature).toBe(old)
  })

  it.each([
    [1366, 768],
    [911, 512],
  ])('is offered without an obstacle at %i × %i', async (width, height) => {
    await page.viewport(width, height)
    await typed(renamed)
    await until(() => strip() !== null)
    await settled()
    expect(await troubles()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
