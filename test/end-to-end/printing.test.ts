import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findPdfResources } from '../../cli/pdf-resources.ts'
import { lockedPage } from '../../electron/window/window-options.ts'
import { readFile as readReport } from '../../shared/import/formats.ts'
import { recognize } from '../../shared/import/recognize.ts'
import { onPaper } from '../../shared/report/on-paper.ts'
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { defaultProfile, type Draft } from '../../shared/report/model.ts'
import { fullReport } from '../support/office/reports.ts'
import { freshPlace, isOverElectron, openProgram, top, type Program } from './program.ts'
import { expectQuiet, goTo, officeScreen, prose, setScreen } from './screen.ts'

const draft: Draft = { report: fullReport, accepted: [], profile: defaultProfile }

/** The program with a whole report open, from a double click on its draft. */
async function withReport(): Promise<Program> {
  const place = await freshPlace()
  const file = join(place.documents, '年报.nianbao')
  await writeFile(file, serializeDraft(draft))
  const program = await openProgram({ place, file })
  await program.page().getByRole('navigation', { name: '大纲' }).waitFor()
  return program
}

const preview = (page: Page): Locator => page.locator('.preview')

/** Resolves when the pages on the screen are those of the draft as it stands. */
async function settled(page: Page): Promise<void> {
  await preview(page).locator('.sheet canvas').first().waitFor()
  await preview(page).locator('.sheets:not(.is-stale)').waitFor()
}

async function pageCount(page: Page): Promise<number> {
  await settled(page)
  return preview(page).locator('.sheet').count()
}

/** Resolves when the window has heard what the desk said before: answers come in their order. */
async function heard(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const desk: { listRecent(): Promise<unknown> } = Reflect.get(window, 'desk')
    await desk.listRecent()
  })
}

/** The picture of a page, to tell whether it has changed. */
function drawn(page: Page, index: number): Promise<string> {
  return preview(page)
    .locator('.sheet canvas')
    .nth(index)
    .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''))
}

/** A page has black on it at all. */
function inked(page: Page, index: number): Promise<number> {
  return preview(page)
    .locator('.sheet canvas')
    .nth(index)
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      }
      let dark = 0
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 96) dark += 1
      return dark
    })
}

describe('the preview', () => {
  it('shows the pages that would be printed, beside the report, from a key, the menu or the bar', async () => {
    const program = await withReport()
    const page = program.page()
    await page.keyboard.press('Control+F2')
    expect(await pageCount(page)).toBeGreaterThanOrEqual(5)
    expect(await inked(page, 0)).toBeGreaterThan(2000)
    await expect.poll(() => preview(page).textContent()).toContain('分页以 Word/WPS 为准')
    await page.screenshot({ path: join(top, 'out/pictures/preview.png') })
    await page.keyboard.press('Escape')
    await preview(page).waitFor({ state: 'detached' })
    await program.menu('文件', '打印预览')
    await settled(page)
    await page.getByRole('button', { name: '预览', exact: true }).click()
    await preview(page).waitFor({ state: 'detached' })
    await expectQuiet(program)
  })

  it('follows the draft, and stays at its place', async () => {
    const program = await withReport()
    const page = program.page()
    await goTo(page, 'overview')
    await page.keyboard.press('Control+F2')
    await settled(page)
    await preview(page).getByRole('button', { name: '下一页' }).click()
    const before = await drawn(page, 0)
    const place = await preview(page)
      .locator('.scroll')
      .evaluate((pane) => pane.scrollTop)
    expect(place).toBeGreaterThan(300)
    await prose(page).click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('预览跟着改。')
    await expect.poll(() => drawn(page, 0), { interval: 50, timeout: 10_000 }).not.toBe(before)
    const after = await preview(page)
      .locator('.scroll')
      .evaluate((pane) => pane.scrollTop)
    expect(after).toBe(place)
    await expectQuiet(program)
  })

  it('is seen in the style that is chosen, and as the copy for approval', async () => {
    const program = await withReport()
    const page = program.page()
    await page.keyboard.press('Control+F2')
    const clean = await pageCount(page)
    const first = await drawn(page, 0)
    await preview(page).getByRole('combobox', { name: '版式' }).selectOption('江苏常用')
    await expect.poll(() => drawn(page, 0)).not.toBe(first)
    await preview(page).getByText('送审稿', { exact: true }).click()
    await expect.poll(() => preview(page).locator('.sheet').count()).toBe(clean + 1)
    await settled(page)
    await page.screenshot({ path: join(top, 'out/pictures/preview-approval.png') })
    await page.keyboard.press('Control+z')
    await expect.poll(() => preview(page).getByRole('combobox', { name: '版式' }).inputValue()).toBe('国标')
    await expectQuiet(program)
  })

  it('goes through its pages and sizes by the keyboard', async () => {
    const program = await withReport()
    const page = program.page()
    await page.keyboard.press('Control+F2')
    const count = await pageCount(page)
    const number = preview(page).getByRole('textbox', { name: '页码' })
    await preview(page).getByRole('region', { name: '页面' }).focus()
    await page.keyboard.press('PageDown')
    await expect.poll(() => number.inputValue()).toBe('2')
    await page.keyboard.press('End')
    await expect.poll(() => number.inputValue()).toBe(String(count))
    await page.keyboard.press('Home')
    await expect.poll(() => number.inputValue()).toBe('1')
    await number.fill('3')
    await page.keyboard.press('Enter')
    await expect.poll(() => number.inputValue()).toBe('3')
    await number.fill('99')
    await page.keyboard.press('Enter')
    await expect.poll(() => number.inputValue()).toBe('3')
    await preview(page).getByRole('region', { name: '页面' }).focus()
    const width = (): Promise<number> =>
      preview(page)
        .locator('.sheet')
        .first()
        .evaluate((sheet) => sheet.getBoundingClientRect().width)
    const fitting = await width()
    await page.keyboard.press('+')
    await expect.poll(width).toBeGreaterThan(fitting + 5)
    await page.keyboard.press('0')
    await expect.poll(width).toBeCloseTo(fitting, 0)
    await preview(page).getByRole('combobox', { name: '页面大小' }).selectOption('整页')
    await expect.poll(width).toBeLessThan(fitting)
    await preview(page).getByRole('button', { name: '放大', exact: true }).click()
    await expect.poll(width).toBeGreaterThan(100)
    expect(await preview(page).evaluate((pane) => pane.getBoundingClientRect().width)).toBeGreaterThan(1200)
    await page.screenshot({ path: join(top, 'out/pictures/preview-wide.png') })
    await expectQuiet(program)
  })

  it.each([1, 1.5])('axe finds nothing in it at %d', async (scale) => {
    const program = await withReport()
    const page = program.page()
    await setScreen(page, { ...officeScreen, scale })
    await page.keyboard.press('Control+F2')
    await settled(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    await page.screenshot({ path: join(top, `out/pictures/preview-${scale}.png`) })
  })
})

describe('a PDF', () => {
  it('is exported beside the others, and reads back as the report on paper', async () => {
    const program = await withReport()
    const page = program.page()
    await program.menu('文件', '导出 PDF…')
    const dialog = page.getByRole('dialog', { name: '导出' })
    await dialog.getByRole('checkbox', { name: 'PDF 文件' }).waitFor({ state: 'attached' })
    expect(await dialog.getByRole('checkbox', { name: 'PDF 文件' }).isChecked()).toBe(true)
    await program.choose(program.place.documents)
    await dialog.getByRole('button', { name: '选择…' }).click()
    await dialog.getByText(program.place.documents).waitFor()
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    const asked = page.getByRole('dialog', { name: /处不符/u })
    const done = dialog.getByText(/已导出：.*\.pdf/u)
    await asked.or(done).first().waitFor()
    if (await asked.isVisible()) await asked.getByRole('button', { name: '仍然导出' }).click()
    await done.waitFor()
    const path = join(program.place.documents, '云溪市数据局2025年政府信息公开工作年度报告.pdf')
    const bytes = await readFile(path)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    findPdfResources()
    const read = await readReport(new Uint8Array(bytes), path)
    if (!read.ok) throw new Error(read.failure.sentence)
    const recognized = recognize(read.value.document, path)
    if (!recognized.ok) throw new Error(recognized.failure.sentence)
    expect(recognized.value.report.cells).toEqual(onPaper(fullReport, { formulas: false }).cells)
    await expectQuiet(program)
  })
})

describe.skipIf(isOverElectron)('printing', () => {
  it('hands the pages to the system’s dialog', async () => {
    const program = await withReport()
    const page = program.page()
    await program.print(true, '')
    await page.keyboard.press('Control+p')
    await page.getByText('已交给打印机。').waitFor()
    const { prints } = await program.records()
    expect(prints.map(({ options }) => options)).toEqual([
      { silent: false, printBackground: true, pageSize: 'A4', margins: { marginType: 'default' } },
    ])
    expect(Buffer.from(prints[0]?.pdf ?? '', 'base64').length).toBeGreaterThan(10_000)
    await expectQuiet(program)
  })

  it('says nothing when the clerk closes the dialog, and what to do when the printer refuses', async () => {
    const program = await withReport()
    const page = program.page()
    await program.print(false, 'Print job canceled')
    await program.menu('文件', '打印…')
    await expect.poll(async () => (await program.records()).prints.length).toBe(1)
    await expect.poll(async () => (await program.security())['print']).toMatchObject({ isGone: true })
    await heard(page)
    await program.print(false, 'Print job failed')
    await program.menu('文件', '打印…')
    const said = page.getByRole('dialog', { name: '没有打印' })
    await said.getByText(/打印没有完成.*草稿没有改动/u).waitFor()
    await said.getByRole('button', { name: '知道了' }).click()
    // Dialogs wait for one another: one of the first print would come now.
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await expectQuiet(program)
  })
})

describe.skipIf(isOverElectron)('a dialog of printing that never answers', () => {
  it('keeps neither the preview waiting nor the next print', async () => {
    const program = await withReport()
    const page = program.page()
    await program.leavePrintDialogOpen()
    await page.keyboard.press('Control+p')
    await expect.poll(async () => (await program.records()).prints.length).toBe(1)
    await page.keyboard.press('Control+F2')
    await settled(page)
    await program.print(true, '')
    await page.keyboard.press('Control+p')
    await page
      .getByRole('dialog', { name: '上一次打印还没有结束' })
      .getByRole('button', { name: '再打印一次' })
      .click()
    await page.getByText('已交给打印机。').waitFor()
    expect((await program.records()).prints).toHaveLength(2)
    await expectQuiet(program)
  })

  it('is not broken off by the next print: what became of it is heard', async () => {
    const program = await withReport()
    const page = program.page()
    const again = page.getByRole('dialog', { name: '上一次打印还没有结束' })
    await program.leavePrintDialogOpen()
    await page.keyboard.press('Control+p')
    await expect.poll(async () => (await program.records()).prints.length).toBe(1)
    await page.keyboard.press('Control+p')
    await again.getByRole('button', { name: '先等等' }).click()
    await again.waitFor({ state: 'detached' })
    await program.print(false, 'Print job canceled')
    await page.keyboard.press('Control+p')
    await again.getByRole('button', { name: '再打印一次' }).click()
    await expect.poll(async () => (await program.records()).prints.length).toBe(2)
    await program.endPrint(true, '')
    await page.getByText('已交给打印机。').waitFor()
    await expectQuiet(program)
  })
})

describe.skipIf(isOverElectron)('the hidden window', () => {
  it('is locked down in every setting, and gone after its job', async () => {
    const program = await withReport()
    const page = program.page()
    expect((await program.security())['print']).toBe(null)
    await page.keyboard.press('Control+F2')
    await settled(page)
    expect((await program.security())['print']).toEqual({
      options: {
        show: false,
        focusable: false,
        skipTaskbar: true,
        title: '年报助手',
        webPreferences: {
          partition: 'printing',
          javascript: false,
          images: false,
          webgl: false,
          ...lockedPage,
          backgroundThrottling: false,
        },
      },
      hasParent: true,
      isGone: true,
      granted: [],
      hasPermissionHandlers: true,
      isSpellChecking: false,
      letThrough: ['app://print/pdf.html', 'app://print/paper.html'],
      isNavigationPrevented: true,
      isFrameNavigationPrevented: true,
      isRedirectPrevented: true,
      isDownloadPrevented: true,
      newWindow: 'deny',
    })
    await expectQuiet(program)
  })

  it('is never made for a page that is not ours', async () => {
    const program = await withReport()
    const codes = await program.page().evaluate(async () => {
      const desk: { makePdf(page: Uint8Array): Promise<{ ok: boolean; failure?: { code: string } }> } =
        Reflect.get(window, 'desk')
      const page = '<!DOCTYPE html><html><body><script>fetch("https://example.com/")</script></body></html>'
      return (await desk.makePdf(new TextEncoder().encode(page))).failure?.code
    })
    expect(codes).toBe('bug')
    expect((await program.security())['print']).toBe(null)
    await expectQuiet(program)
  })
})
