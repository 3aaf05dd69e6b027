import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOverElectron, openProgram, startAgain } from './program.ts'
import {
  answer,
  cell,
  draftIn,
  expectQuiet,
  fillCell,
  goTo,
  makeDraft,
  prose,
  save,
  saveAs,
} from './screen.ts'

describe('a new report', () => {
  it('made, filled in, saved, closed and opened again is the same', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某某市人民政府办公室')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '15')
    await fillCell(page, 'received_company', '2')
    await goTo(page, 'overview')
    await prose(page).click()
    await page.keyboard.type('2025年，本办公室依法公开政府信息。')
    await saveAs(program, path)
    expect((await readdir(program.place.documents)).sort()).toEqual(
      ['.~年报.nianbao.lock', '年报.nianbao'].sort(),
    )
    await expectQuiet(program)
    await program.close()
    expect(await program.ended).toBe(0)
    expect(await readdir(program.place.documents)).toEqual(['年报.nianbao'])

    const draft = await draftIn(path)
    expect(draft.report.office).toBe('某某市人民政府办公室')

    const again = await openProgram({ place: program.place })
    const reopened = again.page()
    await reopened.getByRole('button', { name: /^年报\.nianbao/u }).click()
    await goTo(reopened, 'requests')
    expect(await cell(reopened, 'received_person').inputValue()).toBe('15')
    expect(await cell(reopened, 'received_company').inputValue()).toBe('2')
    await goTo(reopened, 'overview')
    expect(await prose(reopened).textContent()).toBe('2025年，本办公室依法公开政府信息。')
    await expectQuiet(again)
    await again.close()
    expect(await again.ended).toBe(0)
    expect(await draftIn(path)).toEqual(draft)
  })

  it('with unsaved work is asked about before the window closes: saved, thrown away, or kept open', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '1')
    await program.close()
    await page.getByRole('dialog', { name: '保存修改吗？' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: '保存修改吗？' }).waitFor({ state: 'hidden' })
    await fillCell(page, 'received_company', '2')
    await program.choose(path)
    await program.menu('文件', '退出')
    await answer(page, '保存修改吗？', '保存')
    expect(await program.ended).toBe(0)
    const saved = await draftIn(path)

    const again = await openProgram({ place: program.place, file: path })
    await goTo(again.page(), 'requests')
    await fillCell(again.page(), 'received_person', '99')
    await again.close()
    await answer(again.page(), '保存修改吗？', '不保存')
    expect(await again.ended).toBe(0)
    expect(await draftIn(path)).toEqual(saved)

    const third = await openProgram({ place: program.place })
    expect(await third.page().getByText('上次有没保存的内容').count()).toBe(0)
  })
})

describe('a draft that others have to do with', () => {
  it('changed on disk by somebody else is not overwritten unasked', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await saveAs(program, path)
    const others = (await readFile(path, 'utf8')).replaceAll('某局', '某某局')
    await writeFile(path, others)
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '7')
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog', { name: '文件在别处被改动过' }).waitFor()
    expect(await readFile(path, 'utf8')).toBe(others)
    await answer(page, '文件在别处被改动过', '用这里的内容覆盖')
    await expect.poll(() => page.locator('.saved').textContent()).toMatch(/已保存/u)
    expect((await draftIn(path)).report.office).toBe('某局')
    await expectQuiet(program)
  })

  it('open on another machine may be read, and is told whose it is', async () => {
    const program = await openProgram()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(program.page(), '某局')
    await saveAs(program, path)
    await program.close()
    await program.ended
    const lock = join(program.place.documents, '.~年报.nianbao.lock')
    await writeFile(lock, JSON.stringify({ host: '财务科-PC', user: '李强', pid: 1, session: 'x' }))
    const again = await openProgram({ place: program.place, file: path })
    await again.page().getByText('李强（财务科-PC）').first().waitFor()
    await expectQuiet(again)
  })
})

describe('a file that comes from outside the window', () => {
  it('by a second start is opened in the window that is there', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await saveAs(program, path)
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('button', { name: '新建年报' }).waitFor()
    expect(await startAgain(program.place, path)).toBe(0)
    await page.getByRole('heading', { name: /某局/u }).waitFor()
    await expectQuiet(program)
  })

  // A file that is made in the page has no path: only the stand-in can be told one.
  it.skipIf(isOverElectron)('dropped on the window is opened by its path, and saved there', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await saveAs(program, path)
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('button', { name: '新建年报' }).waitFor()
    await program.namePath('年报.nianbao', path)
    await page.evaluate(
      (text) => {
        const data = new DataTransfer()
        data.items.add(new File([text], '年报.nianbao'))
        for (const type of ['dragover', 'drop']) {
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          )
        }
      },
      await readFile(path, 'utf8'),
    )
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '3')
    await save(page)
    expect(JSON.stringify(await draftIn(path))).toContain('received_person')
    await expectQuiet(program)
  })

  it('is listed in the menu from then on', async () => {
    const program = await openProgram()
    const path = join(program.place.documents, '甲&乙.nianbao')
    await makeDraft(program.page(), '某局')
    await saveAs(program, path)
    await program.menu('文件', '关闭草稿')
    await program.page().getByRole('button', { name: '新建年报' }).waitFor()
    await program.menu('文件', '最近的草稿', '甲&乙.nianbao')
    await program.page().getByRole('heading', { name: /某局/u }).waitFor()
    await expectQuiet(program)
  })
})

describe('the window', () => {
  it('comes up again in the size it was left in', async () => {
    const program = await openProgram()
    await program.resize(1100, 700)
    const kept = join(program.place.folder, 'data', 'window.json')
    await expect.poll(() => readFile(kept, 'utf8').catch(() => '')).toContain('1100')
    await program.close()
    await program.ended
    const again = await openProgram({ place: program.place })
    expect(await again.page().evaluate(() => [window.outerWidth, window.innerWidth])).toContain(1100)
  })
})
