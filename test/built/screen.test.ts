import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exact } from '../../shared/report/cell.ts'
import { fillBlanksWithZero, setCells } from '../../shared/report/edits.ts'
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { frozen } from '../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft } from '../../shared/report/model.ts'
import { onPaper } from '../../shared/report/on-paper.ts'
import { tableIds } from '../../shared/template/form.ts'
import type { Answer, TaskName } from '../../renderer/worker/tasks.ts'
import type { Outcome } from '../../shared/notes.ts'
import { temporaryFolder } from '../support/desk/temporary-folder.ts'
import { buildScreen, workerScript, type BuiltScreen, type OpenedScreen } from '../support/built-screen.ts'
import { haveLibreOffice } from '../support/office/convert.ts'
import { convert } from '../support/office/render.ts'

let screen: BuiltScreen

beforeAll(async () => {
  screen = await buildScreen()
}, 120_000)

afterAll(() => screen.close())

const office = '某某市某某局'

function fullDraft(): Draft {
  const empty: Draft = frozen({
    report: {
      ...emptyReport(2021, office, 2025),
      officeKind: 'department',
      signature: office,
      date: '2026年1月20日',
      sections: {
        ...emptyReport(2021, office, 2025).sections,
        overview: {
          before: [{ level: 0, runs: [{ text: '2025年，本局认真做好政府信息公开工作。' }] }],
          after: [],
        },
        problems: { before: [{ level: 0, runs: [{ text: '公开内容还不够细。' }] }], after: [] },
        other: { before: [{ level: 0, runs: [{ text: '本年度没有收取信息处理费。' }] }], after: [] },
      },
    },
    accepted: [],
    profile: defaultProfile,
  })
  const some = setCells(empty, [
    { address: 'received_person', cell: exact(15) },
    { address: 'granted_person', cell: exact(15) },
    { address: 'fee_income', cell: exact(18651060, 3) },
  ])
  return tableIds.reduce((draft, table) => fillBlanksWithZero(draft, table), some)
}

/** Gives the built worker one task, from a page that has it, and waits for its answer. */
async function ask(
  { page }: OpenedScreen,
  script: string,
  task: TaskName,
  request: Readonly<Record<string, unknown>>,
): Promise<Outcome<unknown>> {
  return page.evaluate(
    async ({ script, task, request }) => {
      const worker = new Worker(script, { type: 'module' })
      const { bytes } = request
      const sent = Array.isArray(bytes) ? { ...request, bytes: new Uint8Array(bytes) } : request
      const answer = await new Promise<Outcome<unknown>>((resolve, reject) => {
        worker.addEventListener('error', (event) => reject(new Error(event.message)))
        worker.addEventListener('message', ({ data }) => {
          if (data.id === 1 && 'outcome' in data) resolve(data.outcome)
        })
        worker.postMessage({ id: 1, task, request: sent })
      })
      worker.terminate()
      return answer.ok && answer.value instanceof Uint8Array
        ? { ...answer, value: [...answer.value] }
        : answer
    },
    { script, task, request },
  )
}

function valueOf<T>(outcome: Outcome<unknown>): T {
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value as T
}

describe('the built worker', () => {
  it('writes and reads every format, under the page’s policy', async () => {
    const opened = await screen.open()
    const script = await workerScript(screen.folder)
    const { report, profile } = fullDraft()
    const { formats } = valueOf<Answer<'formats'>>(await ask(opened, script, 'formats', { fileName: '' }))
    expect(formats.map(({ id }) => id)).toEqual(['docx', 'xlsx', 'html', 'pdf'])
    const files: { name: string; format: string; bytes: number[] }[] = []
    // The desk makes the PDF, of the pages that the worker composes.
    for (const { id, extension } of formats.filter((format) => format.id !== 'pdf')) {
      const fileName = `年报.${extension}`
      const written = await ask(opened, script, 'export', { report, profile, format: id, fileName })
      files.push({ name: fileName, format: id, bytes: valueOf<number[]>(written) })
    }
    const paper = await ask(opened, script, 'pages', { report, profile, fileName: '年报.pdf' })
    const printing = await opened.page.context().newPage()
    await printing.setContent(new TextDecoder().decode(new Uint8Array(valueOf<number[]>(paper))))
    const pages = await printing.pdf({ preferCSSPageSize: true })
    files.push({ name: '年报.pdf', format: 'pdf', bytes: [...pages] })
    const example = await readFile(new URL('../../cli/example/annual-report-2023.txt', import.meta.url))
    files.push({ name: '年报.txt', format: 'txt', bytes: [...example] })
    files.push({
      name: '年报.nianbao',
      format: 'draft',
      bytes: [...new TextEncoder().encode(serializeDraft(fullDraft()))],
    })
    if (haveLibreOffice) {
      const docx = files.find(({ format }) => format === 'docx')
      const doc = await convert(new Uint8Array(docx?.bytes ?? []), 'docx', 'doc')
      files.push({ name: '年报.doc', format: 'doc', bytes: [...doc] })
    }

    const figures = onPaper(report, { formulas: false }).cells
    for (const { name, format, bytes } of files) {
      const read = valueOf<{
        format: string
        recognition: { report: Draft['report']; cells: readonly { address: string; state: string }[] }
      }>(await ask(opened, script, 'import', { bytes, fileName: name }))
      expect(read.format).toBe(format)
      const { cells } = read.recognition
      if (format === 'txt') {
        expect(cells.filter(({ state }) => state === 'given').length).toBeGreaterThan(150)
        continue
      }
      if (format === 'draft') {
        expect(read.recognition.report).toEqual(report)
        continue
      }
      // What is asked is not wrong; what is taken must be what was written.
      const asked = new Set(cells.filter(({ state }) => state === 'asked').map(({ address }) => address))
      const taken = { ...figures, ...(format === 'xlsx' ? onPaper(report, { formulas: true }).cells : {}) }
      const expected = Object.fromEntries(Object.entries(taken).filter(([address]) => !asked.has(address)))
      expect({ name, cells: read.recognition.report.cells }).toMatchObject({
        name,
        cells: format === 'xlsx' ? onPaper(report, { formulas: true }).cells : expected,
      })
      if (format !== 'pdf') expect(asked.size).toBe(0)
    }
    expect(opened.complaints).toEqual([])
    expect(opened.escaped).toEqual([])
  }, 120_000)
})

describe('the first load', () => {
  it('is under one megabyte, with no file library in it', async () => {
    await screen.open()
    const opened = await screen.open()
    const first = opened.loaded.filter(({ path }) => /\.(?:js|css)$/u.test(path))
    const bytes = first.reduce((sum, one) => sum + one.bytes, 0)
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThan(1_000_000)
    for (const { path } of first) {
      const text = await readFile(new URL(`.${path}`, `file://${screen.folder}/`), 'utf8')
      for (const mark of ['wordprocessingml', 'spreadsheetml', 'FlateDecode', 'gb18030']) {
        expect({ path, mark, isIn: text.includes(mark) }).toEqual({ path, mark, isIn: false })
      }
    }
    console.log(`first load: ${Math.round(bytes / 1000)} kB`)
    expect(opened.escaped).toEqual([])
    expect(opened.complaints).toEqual([])
  }, 60_000)
})

describe('typing in a full report', () => {
  it('shows in the findings before the keystroke is over: no frame shows the one without the other', async () => {
    const { page, complaints } = await screen.open()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /打开草稿/u }).click(),
    ])
    await chooser.setFiles({
      name: '年报.nianbao',
      mimeType: 'application/json',
      buffer: Buffer.from(serializeDraft(fullDraft())),
    })
    await page.getByRole('button', { name: /三、收到和处理/u }).click()
    await page.locator('td[data-cell="received_person"]').click()
    await page.evaluate(() => {
      // The table's own listener is called before this one, and Vue's flush follows on it at once.
      window.addEventListener('input', () => {
        Object.assign(window, { seen: document.querySelector('.findings')?.textContent })
      })
    })
    const before = await page.locator('.findings').textContent()
    await page.keyboard.type('7')
    const seen: unknown = await page.evaluate(() => Reflect.get(window, 'seen'))
    expect(seen).not.toBe(before)
    expect(await page.locator('.card[data-tone="error"]').count()).toBeGreaterThan(0)
    await page.waitForTimeout(300)
    expect(await page.locator('.findings').textContent()).toBe(seen)
    expect(complaints).toEqual([])
  }, 60_000)
})

describe('a folder of the disk, in a plain browser', () => {
  const example = join(fileURLToPath(new URL('../..', import.meta.url)), 'cli/example/annual-report-2023.txt')

  async function folderOnDisk(): Promise<string> {
    const folder = join(await temporaryFolder(), '各单位')
    await mkdir(join(folder, '街道', '更深'), { recursive: true })
    await copyFile(example, join(folder, '局.txt'))
    await copyFile(example, join(folder, '街道', '年报.txt'))
    await copyFile(example, join(folder, '街道', '更深', '年报.txt'))
    await writeFile(join(folder, '.隐藏'), 'x')
    return folder
  }

  async function expectListed({ page, complaints }: OpenedScreen): Promise<void> {
    await page.getByText('共 2 个文件：年报 2 份。').waitFor()
    expect(await page.locator('.list .is-name').allInnerTexts()).toEqual(['街道/年报.txt', '局.txt'])
    expect(await page.locator('.hint').allInnerTexts()).toEqual([
      expect.any(String),
      '只看了文件夹里和下一层的文件，更深的 1 个文件夹没有看。',
      '另有隐藏、临时文件或链接 1 个，没有看。',
    ])
    await page.getByRole('button', { name: '局.txt', exact: true }).click()
    await page.getByText('核对识别结果').waitFor()
    expect(complaints).toEqual([])
  }

  it('is listed where it is dropped', async () => {
    const opened = await screen.open()
    const session = await opened.page.context().newCDPSession(opened.page)
    const data = { items: [], files: [await folderOnDisk()], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
    }
    await expectListed(opened)
  }, 60_000)

  it('is listed where it is chosen', async () => {
    const opened = await screen.open()
    const [chooser] = await Promise.all([
      opened.page.waitForEvent('filechooser'),
      opened.page.getByRole('button', { name: '查看文件夹里的年报' }).click(),
    ])
    await chooser.setFiles(await folderOnDisk())
    await expectListed(opened)
  }, 60_000)
})
