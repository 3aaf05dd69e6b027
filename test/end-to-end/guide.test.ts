// The user's guide as its pictures show it: last year's file, the table, the preview, the export, what the leaders changed, and
// a PDF as last year's file. The pictures lie in out/guide; `npm run guide` takes them into docs/pictures.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { figure as changed, retouched, tracked, typed } from '../support/retouched-word.ts'
import { openProgram, top } from './program.ts'
import { cell, expectQuiet, goTo, saveAs } from './screen.ts'

const kept = process.env['NIANBAO_GUIDE'] === 'keep'
const folder = join(top, kept ? 'docs/pictures' : 'out/guide')

const figures: readonly (readonly [string, string])[] = [
  ['received_person', '15'],
  ['received_company', '2'],
  ['granted_person', '5'],
  ['granted_company', '2'],
  ['partial_person', '4'],
  ['unable_not_held_person', '31'],
]

it('every picture of the guide is what a clerk sees who does as it says', async () => {
  await mkdir(folder, { recursive: true })
  const program = await openProgram()
  const page = program.page()
  await page.setViewportSize({ width: 1366, height: 768 })
  const { documents } = program.place
  const take = async (name: string): Promise<void> => {
    // Fades and the marks of fresh changes have gone by then.
    await page.waitForTimeout(2200)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }

  const last = join(documents, '2023年政府信息公开工作年度报告.txt')
  await copyFile(join(top, 'cli/example/annual-report-2023.txt'), last)
  await program.choose(last)
  await page.getByRole('button', { name: '以去年文件为起点' }).click()
  await page.getByText('核对识别结果').waitFor()
  await take('review')

  await page.getByRole('button', { name: '采用为去年' }).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  await goTo(page, 'overview')
  await page.keyboard.press('F7')
  await take('last-year')
  await page.keyboard.press('F7')

  await goTo(page, 'requests')
  await page.getByRole('button', { name: '空白格填 0' }).click()
  for (const [address, figure] of figures) {
    await cell(page, address).click()
    await page.keyboard.type(figure)
    await page.keyboard.press('Enter')
  }
  await take('table')

  await cell(page, 'unable_not_held_person').click()
  await page.keyboard.type('6')
  await page.keyboard.press('Enter')
  await saveAs(program, join(documents, '年报.nianbao'))
  await page.keyboard.press('Control+F2')
  await page.locator('.preview .sheets:not(.is-stale) canvas').first().waitFor()
  await take('preview')
  await page.getByRole('button', { name: '关闭预览' }).click()

  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: '导出' })
  await dialog.getByText('存到').waitFor()
  // A reader of the guide has no such folder as the test's own.
  await dialog.locator('.folder-path').evaluate((path) => (path.textContent = 'D:\\政务公开\\年度报告'))
  await take('export')
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  await dialog.getByRole('button', { name: '完成', exact: true }).click()

  const [word] = (await readdir(documents)).filter((name) => name.endsWith('.docx'))
  if (word === undefined) throw new Error('nothing was exported')
  const back = join(documents, '改过的年报.docx')
  await writeFile(
    back,
    retouched(
      new Uint8Array(await readFile(join(documents, word))),
      tracked('重点公布', '及时公布'),
      typed('方便群众看得懂、用得上', '让群众看得懂、用得上'),
      changed('granted_person', '6'),
    ),
  )
  await program.choose(back)
  await program.menu('文件', '读回领导改过的文件…')
  await page.getByRole('heading', { name: '读回领导改过的文件' }).waitFor()
  await take('approved')
  expect(await page.locator('.approved .words').textContent()).toMatch(/共 \d+ 处/u)

  await program.menu('文件', '导出 PDF…')
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  await dialog.getByRole('button', { name: '完成', exact: true }).click()
  const printed = (await readdir(documents)).find((name) => name.endsWith('.pdf'))
  if (printed === undefined) throw new Error('no PDF was exported')
  await program.choose(join(documents, printed))
  await program.menu('文件', '以去年文件为起点…')
  await page.getByText('核对识别结果').waitFor()
  await cell(page, 'received_person').click()
  await page.locator('.sheet [data-marked]').waitFor()
  await take('review-pdf')
  await expectQuiet(program)
})
