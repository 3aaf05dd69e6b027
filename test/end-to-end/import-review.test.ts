// Files that leave something in doubt, reviewed beside their source in the program as it is built: walked through by keys,
// answered, adopted, taken back; several files, a file that never ends, and the draft that is open meanwhile.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openProgram, top, type Program } from './program.ts'
import {
  answer,
  cell,
  expectAccessible,
  expectQuiet,
  fillCell,
  goTo,
  makeDraft,
  officeScreenEnlarged,
  saveAs,
  setScreen,
} from './screen.ts'

const example = join(top, 'cli/example/annual-report-2023.txt')

/** A figure that is none, and a row with a figure too many. */
async function doubtful(program: Program): Promise<string> {
  const path = join(program.place.documents, '去年年报.txt')
  const words = await readFile(example, 'utf8')
  await writeFile(
    path,
    words
      .replace(/(行政处罚\t)\d+/u, '$1若干')
      .replace('一、本年新收政府信息公开申请数量\t\t\t', '一、本年新收政府信息公开申请数量\t\t\t8\t'),
  )
  return path
}

async function review(program: Program, ...paths: readonly [string, ...string[]]): Promise<Page> {
  const page = program.page()
  await program.choose(...paths)
  await page.keyboard.press('Control+i')
  await page.getByText('核对识别结果').waitFor()
  await page.locator('.page').first().waitFor()
  return page
}

const summary = (page: Page): Promise<string | null> => page.locator('.summary').textContent()
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell'])

describe('a file that leaves something in doubt', () => {
  it('is walked through by keys, answered, adopted and taken back, without a mouse', async () => {
    const program = await openProgram()
    const page = await review(program, await doubtful(program))
    expect(await summary(page)).toMatch(/^识别 \d+ 格，确定 \d+，存疑 8/u)

    await page.keyboard.press('F8')
    await expect.poll(() => focused(page)).toBe('penalty_decisions')
    await expect.poll(() => page.locator('[data-marked]').textContent()).toBe('若干')
    expect(await page.locator('[data-marked]').isVisible()).toBe(true)
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await expect.poll(() => summary(page)).toContain('存疑 7')

    await page.keyboard.press('F8')
    await expect.poll(() => focused(page)).toBe('received_person')
    const answers = page.locator('.actions button')
    expect(await answers.first().textContent()).toContain('12 | 0 | 0 | 0 | 0 | 0 | 12')
    await page.keyboard.press('Alt+1')
    await expect.poll(() => summary(page)).toContain('存疑 0')

    const adopting = page.getByRole('button', { name: '采用为去年' })
    await adopting.focus()
    await page.keyboard.press('Enter')
    await answer(page, '2024 年的草稿已准备好', '开始填写')
    await goTo(page, 'requests')
    await expect.poll(() => cell(page, 'carried_in_person').inputValue()).toBe('0')
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(page, 'carried_in_person').inputValue()).toBe('')
    await page.keyboard.press('Control+y')
    await expect.poll(() => cell(page, 'carried_in_person').inputValue()).toBe('0')
    await expectQuiet(program)
  })

  it('is whole and accessible at 150 %', async () => {
    const program = await openProgram()
    const page = await review(program, await doubtful(program))
    await setScreen(page, officeScreenEnlarged)
    await page.keyboard.press('F8')
    await page.keyboard.press('F8')
    await expect.poll(() => focused(page)).toBe('received_person')
    await expectAccessible(page)
    const seen = await page.evaluate(() => {
      const marked = document.querySelector('[data-marked]')?.getBoundingClientRect()
      const active = document.activeElement?.getBoundingClientRect()
      return [marked, active].map(
        (box) => box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight && box.height > 0,
      )
    })
    expect(seen).toEqual([true, true])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(910)
  })
})

it('words that found no place are put where they stood, adopted with the rest, and taken back with it', async () => {
  const program = await openProgram()
  const path = join(program.place.documents, '网页另存.txt')
  const meeting = '本年度共召开企业座谈会三次，收到的意见均已答复。'
  await writeFile(path, `${await readFile(example, 'utf8')}\n来源：本网站\n${meeting}\n`)
  const page = await review(program, path)
  await expect.poll(() => summary(page)).toContain('未用 2 段')
  await page.keyboard.press('Shift+F8')
  const bar = page.locator('.walk-bar')
  await bar.getByRole('button', { name: '逐段处理' }).click()
  await bar.getByRole('button', { name: '不用', exact: true }).click()
  await bar.getByText(meeting).waitFor()
  await page.keyboard.press('Alt+1')
  await expect.poll(() => summary(page)).not.toContain('未用')
  await page.getByRole('button', { name: '采用为今年' }).click()
  await answer(page, /草稿已准备好/u, '开始填写')
  await goTo(page, 'other')
  await page.locator('.ProseMirror').getByText(meeting).waitFor()
  await page.keyboard.press('Control+z')
  await page.locator('.ProseMirror').getByText(meeting).waitFor({ state: 'detached' })
  await expectQuiet(program)
})

describe('with a draft open', () => {
  it('asks before the window closes over answers, though the draft is saved', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '今年.nianbao')
    await makeDraft(page, '某局')
    await saveAs(program, path)
    const saved = await readFile(path, 'utf8')
    await review(program, await doubtful(program))
    await page.keyboard.press('F8')
    await expect.poll(() => focused(page)).toBe('penalty_decisions')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await expect.poll(() => summary(page)).toContain('存疑 7')
    await program.close()
    await answer(page, '不采用了吗？', '继续核对')
    expect(await summary(page)).toContain('存疑 7')
    await program.close()
    await answer(page, '不采用了吗？', '不采用')
    expect(await program.ended).toBe(0)
    expect(await readFile(path, 'utf8')).toBe(saved)
  })

  it('goes into the draft of that year, what is filled stays, and one undo takes it back', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '7')
    await saveAs(program, join(program.place.documents, '今年.nianbao'))
    await review(program, example)
    await page.getByRole('button', { name: '采用为去年' }).click()
    await answer(page, '已带入打开的草稿', '开始填写')
    await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('7')
    await expect.poll(() => page.locator('.saved').textContent()).not.toMatch(/^已保存/u)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.saved').textContent()).toMatch(/已保存/u)
    await expectQuiet(program)
  })

  it('keeps it through a file that is no report and through a review that is left', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '7')
    const bad = join(program.place.documents, '通知.docx')
    await writeFile(bad, '这不是年报')
    await program.choose(bad)
    await page.keyboard.press('Control+i')
    await answer(page, '这份文件没有读成', '知道了')
    await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('7')
    await review(program, example)
    await page.getByRole('button', { name: '返回' }).click()
    await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('7')
    await expectQuiet(program)
  })
})

it('several files become one report, each listed with what it gave', async () => {
  const program = await openProgram()
  const [head = '', tail = ''] = (await readFile(example, 'utf8')).split(/(?=^四、政府)/mu)
  const paths = ['前半.txt', '后半.txt', '照片.jpg'].map((name) => join(program.place.documents, name))
  const [first = '', second = '', third = ''] = paths
  await writeFile(first, head)
  await writeFile(second, tail)
  await writeFile(third, new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))
  const page = await review(program, first, second, third)
  await page.getByRole('tab', { name: /^清单/u }).click()
  const cards = page.locator('.card')
  await expect.poll(() => cards.first().textContent()).toContain('从“前半.txt”带入')
  expect(await cards.nth(1).textContent()).toContain('从“后半.txt”带入')
  expect(await page.locator('.card[data-kind=failed]').textContent()).toContain('照片.jpg')
  await page.getByRole('button', { name: '采用为今年' }).click()
  await answer(page, '2023 年的草稿已准备好', '开始填写')
  await goTo(page, 'requests')
  await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('12')
  await expectQuiet(program)
})
