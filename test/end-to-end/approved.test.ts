// 送审 and back: exported, changed by the leaders in Word with and without tracking, read back, taken over in part, undone.
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { textOf } from '../../shared/report/prose.ts'
import { figure, paragraphBehind, retouched, tracked, typed, wpsLeader } from '../support/retouched-word.ts'
import { openProgram, type Program } from './program.ts'
import { cell, draftIn, expectQuiet, fillCell, goTo, makeDraft, prose, save, saveAs } from './screen.ts'

const office = '云溪市数据局'

async function writeDraft(page: Page): Promise<void> {
  await makeDraft(page, office)
  await goTo(page, 'overview')
  await prose(page).click()
  await page.keyboard.type('本局认真做好政府信息公开工作。全年收到申请15件。')
  await goTo(page, 'requests')
  await page.getByRole('button', { name: '空白格填 0' }).click()
  await fillCell(page, 'received_person', '15')
  await fillCell(page, 'granted_person', '15')
}

/** The Word file, as the office would send it round. */
async function exported(program: Program): Promise<string> {
  const page = program.page()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: '导出' })
  await dialog.getByRole('checkbox').first().waitFor({ state: 'attached' })
  await program.choose(program.place.documents)
  await dialog
    .getByRole('button', { name: /选择|更改/u })
    .first()
    .click()
  await dialog.getByText(program.place.documents).waitFor()
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  const broken = page.getByRole('dialog', { name: /处不符/u })
  const finished = dialog.getByRole('button', { name: '完成', exact: true })
  await broken.or(finished).first().waitFor()
  if (await broken.isVisible()) await broken.getByRole('button', { name: '仍然导出' }).click()
  await finished.click()
  await dialog.waitFor({ state: 'hidden' })
  const name = (await readdir(program.place.documents)).find((one) => one.endsWith('.docx'))
  if (name === undefined) throw new Error('nothing was exported')
  return join(program.place.documents, name)
}

async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

const words = (page: Page): Promise<string | null> => page.locator('.approved .words').textContent()

it('goes to the leaders and comes back: changes taken over one by one, and taken back', async () => {
  const program = await openProgram()
  const page = program.page()
  await writeDraft(page)
  const saved = join(program.place.documents, '年报.nianbao')
  await saveAs(program, saved)
  const word = await exported(program)

  const back = join(program.place.documents, '改过的送审稿.docx')
  await writeFile(
    back,
    retouched(
      new Uint8Array(await readFile(word)),
      tracked('认真做好', '扎实做好'),
      typed('收到申请15件', '收到申请16件'),
      paragraphBehind('本局', '没有发生泄密事件。', wpsLeader),
      figure('received_person', '16'),
      figure('received_total', '16'),
      figure('granted_person', '16', null),
    ),
  )
  await program.choose(back)
  await program.menu('文件', '读回领导改过的文件…')
  await page.getByRole('heading', { name: '读回领导改过的文件' }).waitFor()
  await expect.poll(() => words(page)).toMatch(/^\s*共 \d+ 处，已采用 0 处/u)
  await expect.poll(() => page.locator('.saved').textContent()).toMatch(/已保存/u)

  expect(await axeFindings(page)).toEqual([])

  const change = (name: RegExp) => page.getByRole('group', { name })
  await change(/改动，一、本年新收政府信息公开申请数量 · 自然人/u)
    .getByRole('button', { name: '采用', exact: true })
    .click()
  await expect.poll(() => words(page)).toContain('已采用 1 处')
  // The findings follow at once: 16 came in, 15 went out.
  await page
    .getByRole('complementary', { name: '检查' })
    .getByText(/第一项 16 加第二项 0/u)
    .first()
    .waitFor()
  await change(/改动，第 1 段/u)
    .first()
    .getByRole('button', { name: '采用', exact: true })
    .click()
  await change(/新增，第 1 段后面加一段/u)
    .getByRole('button', { name: '不采用' })
    .click()
  await expect.poll(() => words(page)).toContain('已采用 2 处，不采用 1 处')
  await page.keyboard.press('Control+z')
  await expect.poll(() => words(page)).toContain('已采用 1 处')
  await page.keyboard.press('Control+y')
  await expect.poll(() => words(page)).toContain('已采用 2 处')
  await page.getByRole('button', { name: /^全部采用/u }).click()
  // The totals of 予以公开 were left behind in the file: they stay automatic unless somebody says otherwise.
  await expect.poll(() => words(page)).toMatch(/未处理 [1-9] 处/u)
  await page.getByText('草稿中是自动合计，采用各项改动后是 16，文件中写的是 15').first().waitFor()

  await page.getByRole('button', { name: '回到正文' }).click()
  await goTo(page, 'requests')
  expect(await cell(page, 'received_person').inputValue()).toBe('16')
  await save(page)
  const { report } = await draftIn(saved)
  expect(report.sections.overview.before.map(textOf)).toEqual([
    '本局扎实做好政府信息公开工作。全年收到申请16件。',
  ])
  expect(report.cells['granted_person']).toMatchObject({ digits: 16 })
  // A total that agrees with its figures is as automatic as it was.
  expect(report.cells['received_total']).toBeUndefined()
  expect(report.cells['granted_total']).toBeUndefined()
  await expectQuiet(program)
})
