import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readFile as readReport } from '../../shared/import/formats.ts'
import { recognize } from '../../shared/import/recognize.ts'
import { openProgram, top, type Program } from './program.ts'
import { answer, cell, expectQuiet, fillCell, goTo, makeDraft, saveAs } from './screen.ts'

const last = 'annual-report-2023.txt'

/** Last year's file chosen, recognised, adopted: the draft of the next year is open. */
async function rolled(program: Program): Promise<Page> {
  const page = program.page()
  const path = join(program.place.documents, last)
  await copyFile(join(top, 'cli/example', last), path)
  await program.choose(path)
  await page.getByRole('button', { name: '以去年文件为起点' }).click()
  await page.getByText('核对识别结果').waitFor()
  await page.getByRole('button', { name: '采用为去年' }).click()
  const asked = page.getByRole('dialog', { name: /存疑/u })
  const ready = page.getByRole('dialog', { name: /草稿已准备好/u })
  await asked.or(ready).first().waitFor()
  if (await asked.isVisible()) await asked.getByRole('button', { name: '暂不核对' }).click()
  await ready.getByRole('button', { name: '开始填写' }).click()
  await page.getByRole('navigation', { name: '大纲' }).waitFor()
  return page
}

/** Exports in these formats into the documents; resolves when every file is written or refused. */
async function exportAs(program: Program, formats: readonly RegExp[]): Promise<void> {
  const page = program.page()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: '导出' })
  await dialog.getByRole('checkbox').first().waitFor({ state: 'attached' })
  // An open dialog takes the focus; a key before that would be another's.
  await dialog.locator('[data-first]:focus, [data-first] :focus').waitFor()
  for (const box of await dialog.getByRole('checkbox').all()) {
    const label = await box.inputValue()
    const isWanted = formats.some((format) => format.test(label))
    if ((await box.isChecked()) === isWanted) continue
    await box.focus()
    await page.keyboard.press('Space')
  }
  // Where it goes is said before anything was chosen.
  await dialog.getByText(program.place.documents).waitFor()
  await program.choose(program.place.documents)
  await dialog
    .getByRole('button', { name: /选择|更改/u })
    .first()
    .click()
  await dialog.getByText(program.place.documents).waitFor()
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  const broken = page.getByRole('dialog', { name: /处不符/u })
  const finished = dialog.getByRole('button', { name: '完成', exact: true })
  const changed = page.getByRole('dialog', { name: '这份文件导出后被改动过' })
  await broken.or(finished).or(changed).first().waitFor()
  if (await broken.isVisible()) await answer(page, /处不符/u, '仍然导出')
}

async function finish(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '导出' })
  await dialog.getByRole('button', { name: '完成', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function figureIn(path: string, address: string): Promise<unknown> {
  const read = await readReport(new Uint8Array(await readFile(path)), path)
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value.document, path)
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return recognized.value.report.cells[address]
}

describe('last year’s file', () => {
  it('becomes this year’s draft, is filled in and exported as Word, Excel and a web page that read back alike', async () => {
    const program = await openProgram()
    const page = await rolled(program)
    await goTo(page, 'requests')
    await expect.poll(() => cell(page, 'carried_in_person').inputValue()).toBe('0')
    await page.getByRole('button', { name: '空白格填 0' }).click()
    await fillCell(page, 'received_person', '15')
    await fillCell(page, 'granted_person', '15')
    await goTo(page, 'disputes')
    await page.getByRole('button', { name: '空白格填 0' }).click()
    await goTo(page, 'disclosure')
    await page.getByRole('button', { name: '空白格填 0' }).click()
    await saveAs(program, join(program.place.documents, '2024.nianbao'))
    await exportAs(program, [/^Word/u, /^Excel/u, /^网页/u])
    await page.getByRole('dialog', { name: '导出' }).getByRole('button', { name: '打开所在文件夹' }).click()
    await finish(page)

    const written = (await readdir(program.place.documents)).filter((name) =>
      /\.(?:docx|xlsx|html)$/u.test(name),
    )
    const stem = '石嘴山市人民政府办公室2024年政府信息公开工作年度报告'
    expect(written.sort()).toEqual([`${stem}.docx`, `${stem}.html`, `${stem}.xlsx`])
    const figures = await Promise.all(
      written.map((name) => figureIn(join(program.place.documents, name), 'received_person')),
    )
    expect(figures).toEqual([figures[0], figures[0], figures[0]])
    expect(JSON.stringify(figures[0])).toContain('15')
    const { shownInFolder } = await program.records()
    expect(shownInFolder).toEqual([join(program.place.documents, `${stem}.docx`)])
    await expectQuiet(program)
  })

  it('that is none says so and changes nothing', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '通知.docx')
    await writeFile(path, '这不是年报')
    await program.choose(path)
    await page.getByRole('button', { name: '以去年文件为起点' }).click()
    await page
      .getByText(/“通知\.docx”/u)
      .first()
      .waitFor()
    await expectQuiet(program)
  })
})

describe('an export', () => {
  it('changed by somebody since is replaced only when the clerk says so', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await exportAs(program, [/Word/u])
    await finish(page)
    const name = (await readdir(program.place.documents)).find((one) => one.endsWith('.docx')) ?? ''
    const path = join(program.place.documents, name)

    await exportAs(program, [/Word/u])
    await finish(page)
    await writeFile(path, '领导改过的稿子')
    await exportAs(program, [/Word/u])
    await answer(page, '这份文件导出后被改动过', '保留，换个名字')
    await page.getByText('在导出之后被改动过').first().waitFor()
    expect(await readFile(path, 'utf8')).toBe('领导改过的稿子')
    await finish(page)

    await exportAs(program, [/Word/u])
    await answer(page, '这份文件导出后被改动过', '替换它')
    await finish(page)
    expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK')
    await expectQuiet(program)
  })

  it('that is open in Word or WPS is refused with what to do', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await exportAs(program, [/Word/u])
    await finish(page)
    const name = (await readdir(program.place.documents)).find((one) => one.endsWith('.docx')) ?? ''
    await writeFile(join(program.place.documents, `~$${name.slice(2)}`), '')
    await exportAs(program, [/Word/u])
    await page.getByText('文件正在 Word/WPS 中打开，请关闭后重试，或另存为…').waitFor()
    await expectQuiet(program)
  })
})
