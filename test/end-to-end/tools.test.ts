// The tools beside the writing, through the unchanged program: find and replace, last year's report at the side, earlier versions,
// the guide.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { textOf } from '../../shared/report/prose.ts'
import { openProgram, top, type Program } from './program.ts'
import { cell, draftIn, expectQuiet, fillCell, goTo, save, saveAs } from './screen.ts'

/** This year's draft, begun from last year's example and saved. */
async function begun(): Promise<{ program: Program; page: Page; saved: string }> {
  const program = await openProgram()
  const page = program.page()
  const last = join(program.place.documents, '去年.txt')
  await copyFile(join(top, 'cli/example/annual-report-2023.txt'), last)
  await program.choose(last)
  await page.getByRole('button', { name: '以去年文件为起点' }).click()
  await page.getByRole('button', { name: '采用为去年' }).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  const saved = join(program.place.documents, '年报.nianbao')
  await saveAs(program, saved)
  return { program, page, saved }
}

it('old years are found all over the report, replaced at once, and taken back at once', async () => {
  const { program, page, saved } = await begun()
  const text = async (): Promise<string> =>
    (await draftIn(saved)).report.sections.overview.before.map(textOf).join()
  const before = await text()
  expect(before).toContain('2023年')
  await page.keyboard.press('Control+h')
  const bar = page.getByRole('search', { name: '查找和替换' })
  await bar.getByRole('textbox', { name: '查找内容' }).fill('2023年')
  await expect.poll(() => bar.getByRole('status').textContent()).toMatch(/共 \d+ 处/u)
  await bar.getByRole('textbox', { name: '替换为' }).fill('2024年')
  await bar.getByRole('button', { name: '全部替换' }).click()
  await page.keyboard.press('Escape')
  await save(page)
  expect(await text()).toBe(before.replaceAll('2023年', '2024年'))
  await page.keyboard.press('Control+z')
  await save(page)
  expect(await text()).toBe(before)
  await expectQuiet(program)
})

it('last year stands beside the text and under the cells with one key, and goes with the same', async () => {
  const { program, page } = await begun()
  await goTo(page, 'overview')
  await page.keyboard.press('F7')
  await page.getByText('2023 年原文').waitFor()
  await goTo(page, 'requests')
  const below = page.locator('td[data-cell="received_person"]')
  await expect.poll(() => below.textContent()).toContain('12')
  await page.keyboard.press('F7')
  await expect.poll(() => below.textContent()).not.toContain('12')
  await expectQuiet(program)
})

it('an earlier version says what differs, is gone back to, and the way back is undone', async () => {
  const { program, page, saved } = await begun()
  await goTo(page, 'requests')
  await fillCell(page, 'received_person', '15')
  await save(page)
  await fillCell(page, 'received_person', '99')
  await program.menu('文件', '历史版本…')
  const dialog = page.getByRole('dialog', { name: '历史版本' })
  await expect
    .poll(() =>
      dialog
        .getByRole('row', { name: /自然人/u })
        .first()
        .textContent(),
    )
    .toMatch(/15.*99|99.*15/u)
  await dialog.getByRole('button', { name: '回到这个版本' }).click()
  await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('15')
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+z')
  await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('99')
  await save(page)
  expect((await draftIn(saved)).report.cells['received_person']).toMatchObject({ digits: 99 })
  await expectQuiet(program)
})

it('the guide opens on every page and is searched', async () => {
  const { program, page } = await begun()
  await page.keyboard.press('F1')
  const guide = page.getByRole('dialog', { name: '使用手册' })
  await guide.getByRole('searchbox', { name: '在手册中查找' }).fill('送审稿')
  await guide.getByRole('heading', { name: '导出' }).waitFor()
  await guide.getByRole('heading', { name: '安装时的提示' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await guide.waitFor({ state: 'hidden' })
  await expectQuiet(program)
})
