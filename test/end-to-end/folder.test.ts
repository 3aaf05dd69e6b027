// A folder of reports in the program as it is built: named by the menu, by a drop, at the start; a line a file, some of them
// into the review; and a long file that says where it is and is cancelled there.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { longPdf } from '../support/long-files.ts'
import { isOverElectron, openProgram, top, type Program } from './program.ts'
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

const example = await readFile(join(top, 'cli/example/annual-report-2023.txt'), 'utf8')
const doubtful = example.replace(/(行政处罚\t)\d+/u, '$1若干')

type Files = Readonly<Record<string, string | Uint8Array>>

async function folderWith(program: Program, files: Files, name = '各单位年报'): Promise<string> {
  const folder = join(program.place.documents, name)
  await mkdir(folder, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

async function byMenu(program: Program, folder: string | null): Promise<Page> {
  await program.choose(folder)
  await program.menu('文件', '查看文件夹里的年报…')
  return program.page()
}

const sum = (page: Page) => page.locator('.state [role=status]')
const names = (page: Page): Promise<readonly string[]> => page.locator('.list .is-name').allInnerTexts()
const line = (page: Page, name: string) => page.locator(`[data-line="${name}"]`)

describe('a folder', () => {
  it('gives a line a file, one of which goes into the review and becomes the draft', async () => {
    const program = await openProgram()
    const folder = await folderWith(program, {
      '10 城西街道.txt': doubtful,
      '2 城东街道.txt': example,
      '城南街道/年报.txt': example,
      '照片.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0]),
      // Says that it is a package, and is none.
      '坏的.docx': new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 0xff)]),
      '~$年报.docx': 'x',
    })
    await symlink(folder, join(folder, '回到上面'))
    execFileSync('mkfifo', [join(folder, '管道.docx')])
    const page = await byMenu(program, folder)
    await expect
      .poll(() => sum(page).textContent())
      .toBe('共 5 个文件：年报 3 份，其中存疑 1 份；没有读成 1 个；不是年报 1 个。')
    expect(await names(page)).toEqual([
      '2 城东街道.txt',
      '10 城西街道.txt',
      '城南街道/年报.txt',
      '坏的.docx',
      '照片.jpg',
    ])
    expect(await page.getByText('另有隐藏、临时文件或链接 3 个，没有看。').isVisible()).toBe(true)

    await page.getByRole('button', { name: '10 城西街道.txt' }).click()
    await page.getByText('核对识别结果').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    await line(page, '照片.jpg').waitFor()
    await page.getByRole('button', { name: '2 城东街道.txt' }).click()
    await page.getByRole('button', { name: '采用为去年' }).click()
    await answer(page, '2024 年的草稿已准备好', '开始填写')
    await goTo(page, 'requests')
    await expect.poll(() => cell(page, 'carried_in_person').inputValue()).toBe('0')
    await expectQuiet(program)
  })

  it('with a draft open is gone through and closed, and nothing has changed', async () => {
    const program = await openProgram()
    const page = program.page()
    const draft = join(program.place.documents, '今年.nianbao')
    await makeDraft(page, '某局')
    await saveAs(program, draft)
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '7')
    const before = await readFile(draft)
    const folder = await folderWith(program, { '别的.nianbao': before, '一.txt': example })
    await byMenu(program, folder)
    await expect.poll(() => sum(page).textContent()).toBe('共 2 个文件：年报 2 份。')
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: '返回' }).click()
    await expect.poll(() => cell(page, 'received_person').inputValue()).toBe('7')
    expect(await readFile(draft)).toEqual(before)
    await expectQuiet(program)
  })

  it('of two hundred files is read to its end; files that went meanwhile have a line that says so', async () => {
    const program = await openProgram()
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at + 1}.txt`, example]))
    const folder = await folderWith(program, { '0.pdf': longPdf(300), ...files })
    const page = program.page()
    // Stopped in the page, inside the first file: what comes behind it is listed, and not yet read.
    const stopped = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          new MutationObserver((_changes, observer) => {
            const first = document.querySelector('[data-line="0.pdf"]')
            if (!/第 \d+ 页，共 300 页/u.test(first?.textContent ?? '')) return
            observer.disconnect()
            const buttons = [...document.querySelectorAll<HTMLElement>('.folder .bar button')]
            buttons.find(({ textContent }) => textContent.trim() === '停止')?.click()
            resolve()
          }).observe(document.body, { subtree: true, childList: true, characterData: true })
        }),
    )
    await byMenu(program, folder)
    await stopped
    await rm(join(folder, '199.txt'))
    await expect.poll(() => sum(page).textContent()).toBe('共 201 个文件：年报 0 份；还没有看 201 个。')
    await page.getByRole('button', { name: '接着看' }).click()
    await expect
      .poll(() => sum(page).textContent(), { timeout: 60_000 })
      .toBe('共 201 个文件：年报 199 份；没有读成 1 个；不是年报 1 个。')
    expect(await line(page, '199.txt').textContent()).toContain('找不到文件')
    await expectQuiet(program)
  })

  it('that is empty is said to be so, a closed dialog says nothing', async () => {
    const program = await openProgram()
    const page = await byMenu(program, await folderWith(program, {}, '空的'))
    await answer(page, '打不开这个文件夹', '知道了')
    await byMenu(program, null)
    await page.getByRole('button', { name: '新建年报' }).click()
    await expectQuiet(program)
  })

  it('handed over at the start is listed', async () => {
    const first = await openProgram()
    const folder = await folderWith(first, { '一.txt': example })
    await first.close()
    await first.ended
    const program = await openProgram({ place: first.place, file: folder })
    await expect.poll(() => sum(program.page()).textContent()).toBe('共 1 个文件：年报 1 份。')
    await expectQuiet(program)
  })

  // A folder that a page makes has no path: only the stand-in can be told one.
  it.skipIf(isOverElectron)('dropped on the window is listed, two of its files joined', async () => {
    const program = await openProgram()
    const page = program.page()
    const [head = '', tail = ''] = example.split(/(?=^四、政府)/mu)
    const folder = await folderWith(program, { '前半.txt': head, '后半.txt': tail })
    await program.namePath('各单位年报', folder)
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([], '各单位年报'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await expect.poll(() => sum(page).textContent()).toBe('共 2 个文件：年报 2 份，其中存疑 2 份。')
    for (const name of ['前半.txt', '后半.txt'])
      await page.getByRole('checkbox', { name: `选择 ${name}` }).check()
    await page.getByRole('button', { name: '合成一份核对（2 个文件）' }).click()
    await page.getByText('核对识别结果').waitFor()
    await expect.poll(() => page.locator('.summary').textContent()).toMatch(/^识别 200 格/u)
    await expectQuiet(program)
  })

  it('is whole and accessible at 150 %', async () => {
    const program = await openProgram()
    const folder = await folderWith(program, {
      '城西街道办事处2023年政府信息公开工作年度报告.txt': doubtful,
      'b.txt': '通知',
    })
    const page = await byMenu(program, folder)
    await expect.poll(() => sum(page).textContent()).toMatch(/^共 2 个文件/u)
    await setScreen(page, officeScreenEnlarged)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(910)
  })
})

describe('a long file', () => {
  it('says which page it is at, goes forward only, and is cancelled at once with the draft as it was', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '7')
    const path = join(program.place.documents, '很长的年报.pdf')
    await writeFile(path, longPdf(300, 100))
    // Watched and cancelled in the page: it would be over before a look from outside.
    const watched = page.evaluate(
      () =>
        new Promise<readonly { readonly page: number; readonly share: number }[]>((resolve) => {
          const seen: { page: number; share: number }[] = []
          new MutationObserver((_changes, observer) => {
            const [dialog] = [...document.querySelectorAll('[role=dialog]')].filter((one) =>
              one.textContent.includes('很长的年报.pdf'),
            )
            const at = Number(/第 (\d+) 页，共 300 页/u.exec(dialog?.textContent ?? '')?.[1] ?? 0)
            const share = Number(dialog?.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow'))
            if (at > 0 && seen.at(-1)?.page !== at) seen.push({ page: at, share })
            if (seen.length < 4) return
            observer.disconnect()
            dialog?.querySelector<HTMLElement>('[data-first]')?.click()
            resolve(seen)
          }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
        }),
    )
    await program.choose(path)
    await page.keyboard.press('Control+i')
    const seen = await watched
    for (const of of ['page', 'share'] as const) {
      expect(seen.map((one) => one[of])).toEqual(
        seen.map((one) => one[of]).toSorted((one, other) => one - other),
      )
    }
    expect(seen.at(-1)?.page).toBeLessThan(300)
    const dialog = page.getByRole('dialog', { name: '很长的年报.pdf' })
    await dialog.waitFor({ state: 'hidden' })
    expect(await cell(page, 'received_person').inputValue()).toBe('7')

    // The worker that was ended is followed by another.
    await writeFile(join(program.place.documents, '去年.txt'), example)
    await program.choose(join(program.place.documents, '去年.txt'))
    await page.keyboard.press('Control+i')
    await page.getByText('核对识别结果').waitFor()
    await expectQuiet(program)
  })
})
