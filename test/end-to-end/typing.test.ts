import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openProgram } from './program.ts'
import { cell, draftIn, expectQuiet, fillCell, goTo, makeDraft, prose, save, saveAs } from './screen.ts'

/** Puts a block on the clipboard as Excel does: as a table and as tab-separated text. */
async function copyFromExcel(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  const text = rows.map((row) => `${row.join('\t')}\r\n`).join('')
  const html = `<html><body><table>${rows
    .map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`)
    .join('')}</table></body></html>`
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(
    async ({ plain, table }) => {
      const item = new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([table], { type: 'text/html' }),
      })
      await navigator.clipboard.write([item])
    },
    { plain: text, table: html },
  )
}

async function values(page: Page, addresses: readonly string[]): Promise<readonly string[]> {
  return Promise.all(addresses.map((address) => cell(page, address).inputValue()))
}

describe('a block from Excel', () => {
  it('goes in at the selected cell, adds up, and is one step back', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await copyFromExcel(page, [
      ['15', '2', '0', '0', '0', '0'],
      ['1', '0', '0', '0', '0', '0'],
    ])
    await cell(page, 'received_person').click()
    await page.keyboard.press('Control+v')
    const pasted = [
      'received_person',
      'received_company',
      'carried_in_person',
      'received_total',
      'carried_in_total',
    ]
    await expect.poll(() => values(page, pasted)).toEqual(['15', '2', '1', '17', '1'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => values(page, pasted)).toEqual(['', '', '', '', ''])
    await page.keyboard.press('Control+y')
    await expect.poll(() => values(page, pasted)).toEqual(['15', '2', '1', '17', '1'])
    await saveAs(program, path)
    expect(JSON.stringify(await draftIn(path))).toContain('received_company')
    await expectQuiet(program)
  })

  it('that does not fit says so and changes nothing', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await copyFromExcel(
      page,
      Array.from({ length: 10_000 }, (_, row) => [`${row}`, '1']),
    )
    await cell(page, 'received_person').click()
    await page.keyboard.press('Control+v')
    await page.getByText('表格没有改动').waitFor()
    expect(await values(page, ['received_person', 'received_company'])).toEqual(['', ''])
    await expectQuiet(program)
  })
})

/** Types as a Chinese input method does: the letters stand underlined until a word is chosen. */
async function compose(session: CDPSession, letters: string, word: string): Promise<void> {
  for (let length = 1; length <= letters.length; length += 1) {
    const text = letters.slice(0, length)
    await session.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
  }
  await session.send('Input.insertText', { text: word })
}

describe('an input method', () => {
  it('is not disturbed in prose: the words stand, the letters do not, and each word is undone whole', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await saveAs(program, path)
    await goTo(page, 'overview')
    await prose(page).click()
    const session = await page.context().newCDPSession(page)
    await compose(session, 'zhengfu', '政府')
    await compose(session, 'xinxi', '信息')
    await compose(session, 'gongkai', '公开')
    await expect.poll(() => prose(page).textContent()).toBe('政府信息公开')
    await save(page)
    expect(JSON.stringify(await draftIn(path))).toContain('政府信息公开')
    expect(JSON.stringify(await draftIn(path))).not.toContain('zheng')
    await page.keyboard.press('Control+z')
    await expect.poll(() => prose(page).textContent()).not.toBe('政府信息公开')
    await page.keyboard.press('Control+y')
    await expect.poll(() => prose(page).textContent()).toBe('政府信息公开')
    await expectQuiet(program)
  })

  it('a key of the window pressed while a word is being composed leaves the word alone', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'overview')
    await prose(page).click()
    const session = await page.context().newCDPSession(page)
    await compose(session, 'gongkai', '公开')
    await session.send('Input.imeSetComposition', { text: 'xin', selectionStart: 3, selectionEnd: 3 })
    await program.menu('编辑', '撤销')
    await compose(session, 'xinxi', '信息')
    await expect.poll(() => prose(page).textContent()).toContain('信息')
    expect(await prose(page).textContent()).not.toMatch(/[a-z]/u)
    await expectQuiet(program)
  })

  it('digits chosen from it in a cell are read as digits', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await cell(page, 'received_person').click()
    const session = await page.context().newCDPSession(page)
    await compose(session, 'shiwu', '１５')
    await page.keyboard.press('Enter')
    await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('15')
    await expectQuiet(program)
  })
})

describe('one undo over tables and text', () => {
  it('goes back through both in the order they were made, showing where', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '15')
    await goTo(page, 'overview')
    await prose(page).click()
    await page.keyboard.type('一句话。')
    await goTo(page, 'disputes')
    await fillCell(page, 'review_upheld', '3')

    const current = () => page.locator('[aria-current=page]').first().textContent()
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(page, 'review_upheld').inputValue()).toBe('')
    await page.keyboard.press('Control+z')
    await expect.poll(current).toContain('一、总体情况')
    await expect.poll(() => prose(page).textContent()).toBe('')
    await program.menu('编辑', '撤销')
    await expect.poll(current).toContain('三、')
    await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => cell(page, 'review_upheld').inputValue()).toBe('3')
    await goTo(page, 'overview')
    expect(await prose(page).textContent()).toBe('一句话。')
    await expectQuiet(program)
  })
})

describe('the keyboard alone', () => {
  it('is enough to make, fill in, check, save and close a report', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    const keys = page.keyboard
    await keys.press('Control+n')
    await page.getByRole('dialog', { name: '新建年报' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await keys.type('某某市人民政府办公室')
    await keys.press('Enter')
    await page.getByRole('navigation', { name: '大纲' }).waitFor()

    // To the outline and down it to section three, as the focus goes.
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    for (let tries = 0; tries < 6 && !(await focused()).startsWith('题头与说明'); tries += 1)
      await keys.press('F6')
    for (let tries = 0; tries < 8 && !(await focused()).startsWith('三、'); tries += 1)
      await keys.press('Tab')
    expect(await focused()).toMatch(/^三、/u)
    await keys.press('Enter')
    await page.locator('[data-cell="received_person"]').waitFor()
    const isInTable = () => page.evaluate(() => document.activeElement?.closest('[data-cell]') !== null)
    for (let tries = 0; tries < 20 && !(await isInTable()); tries += 1) await keys.press('Tab')
    expect(await isInTable()).toBe(true)
    await keys.press('Control+Home')
    for (const figure of ['15', '2', '0']) {
      await keys.type(figure)
      await keys.press('Tab')
    }
    await expect
      .poll(() => values(page, ['received_person', 'received_company', 'received_research']))
      .toEqual(['15', '2', '0'])
    await keys.press('F8')
    await expect.poll(() => page.locator('[aria-current=true]').count()).toBeGreaterThan(0)
    await program.choose(path)
    await keys.press('Control+s')
    await expect.poll(() => page.locator('.saved').textContent()).toMatch(/已保存/u)
    await program.close()
    expect(await program.ended).toBe(0)
    const draft = await draftIn(path)
    expect(draft.report.office).toBe('某某市人民政府办公室')
  })
})
