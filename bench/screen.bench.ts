// The built window in the system's browser: keystrokes, loading, opening, the first export; beside bare inputs and a plain editor.
import { onlyParagraphs, fullReport, withProse } from './reports.ts'
import type { Benchmark, Prepare } from './measure.ts'
import {
  findingsAreInTime,
  openDraft,
  openStage,
  ourPage,
  peerPage,
  timeKeys,
  typing,
  type Stage,
} from './screen.ts'
import { isExecutable } from '../test/support/office/programs.ts'
import { textOf } from '../shared/report/prose.ts'
import type { Report } from '../shared/report/model.ts'

export const benchmarks: readonly Prepare[] = [cells, prose, load, opening, firstExport].map(onStage)

/** One window for all of them, closed with the last. */
function onStage(
  prepare: (stage: Stage) => Promise<Benchmark>,
  index: number,
  all: readonly unknown[],
): Prepare {
  return async () => {
    if (!isExecutable(process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium')) {
      if (index === 0) console.log('skipped: Chromium not found on this machine')
      return null
    }
    const opened = await (stage ??= openStage())
    const benchmark = await prepare(opened)
    return index === all.length - 1 ? { ...benchmark, close: () => opened.close() } : benchmark
  }
}

let stage: Promise<Stage> | null = null

const table = '三、收到和处理'
const section = '一、总体情况'

async function cells(on: Stage): Promise<Benchmark> {
  const page = await ourPage(on)
  await openDraft(page, withProse(fullReport(1, 'declared'), 6))
  await page.getByRole('button', { name: new RegExp(table, 'u') }).click()
  await page.locator('td[data-cell="received_person"]').click()
  await timeKeys(page)
  await findingsAreInTime(page, '5')
  const bare = await peerPage(on, '/inputs')
  await bare.locator('input').first().click()
  await timeKeys(bare)
  return {
    title: 'A keystroke in a cell of a full report, to its findings',
    unit: 'ms',
    contenders: [
      { name: 'ours', run: typing(page, '5'), isTimed: true, target: 8, targetP95: 16 },
      { name: 'a page of bare inputs', run: typing(bare, '5'), isTimed: true },
    ],
  }
}

async function prose(on: Stage): Promise<Benchmark> {
  const report = longReport()
  const page = await ourPage(on)
  await openDraft(page, report)
  await page.getByRole('button', { name: new RegExp(section, 'u') }).click()
  await page.locator('.ProseMirror p').nth(middle(report)).click()
  await timeKeys(page)
  await page.keyboard.press('a')
  const plain = await peerPage(on, '/editor')
  await setText(plain, report)
  await plain.locator('.ProseMirror p').nth(middle(report)).click()
  await timeKeys(plain)
  return {
    title: 'A keystroke in 20 000 characters of prose, to its findings',
    unit: 'ms',
    contenders: [
      { name: 'ours', run: typing(page, 'a'), isTimed: true, target: 8, targetP95: 16 },
      { name: 'Tiptap alone, the same text', run: typing(plain, 'a'), isTimed: true },
    ],
  }
}

/** All of it in one section. */
function longReport(): Report {
  return onlyParagraphs(fullReport(2, 'declared'), 20_000)
}

const middle = ({ sections }: Report): number => Math.floor(sections.overview.before.length / 2)

async function setText(page: Awaited<ReturnType<typeof peerPage>>, report: Report): Promise<void> {
  const html = report.sections.overview.before.map((one) => `<p>${textOf(one)}</p>`).join('')
  await page.evaluate((text) => (Reflect.get(window, 'setText') as (html: string) => void)(text), html)
}

async function load(on: Stage): Promise<Benchmark> {
  const usable = async (address: string, mark: string): Promise<() => Promise<number>> => {
    const page = await ourPage(on)
    await page.addInitScript((selector) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector(selector) === null) return
        observer.disconnect()
        document.body.getBoundingClientRect()
        Object.assign(window, { usable: performance.now() })
      }).observe(document, { childList: true, subtree: true })
    }, mark)
    return async () => {
      await page.goto(address)
      const handle = await page.waitForFunction(() => Reflect.get(window, 'usable') as number)
      return (await handle.jsonValue()) as number
    }
  }
  return {
    title: 'Page load to usable',
    unit: 'ms',
    rounds: 15,
    contenders: [
      {
        name: 'ours: the start page',
        run: await usable(on.screen.address, '.way'),
        isTimed: true,
        target: 1000,
      },
      { name: 'Tiptap alone, empty', run: await usable(`${on.peers}/editor`, '.ProseMirror'), isTimed: true },
    ],
  }
}

async function opening(on: Stage): Promise<Benchmark> {
  const run =
    (report: Report): (() => Promise<number>) =>
    async () => {
      const page = await ourPage(on)
      // From the moment the file's bytes are asked for to the outline beside the first section.
      await page.evaluate(() => {
        const { arrayBuffer } = Blob.prototype
        Blob.prototype.arrayBuffer = function (): Promise<ArrayBuffer> {
          const begun = performance.now()
          new MutationObserver((_, observer) => {
            if (document.querySelector('nav.outline') === null) return
            observer.disconnect()
            document.body.getBoundingClientRect()
            Object.assign(window, { opened: performance.now() - begun })
          }).observe(document, { childList: true, subtree: true })
          return arrayBuffer.call(this)
        }
      })
      await openDraft(page, report)
      const handle = await page.waitForFunction(() => Reflect.get(window, 'opened') as number)
      const took = (await handle.jsonValue()) as number
      await page.context().close()
      return took
    }
  const plain = await peerPage(on, '/editor')
  const report = longReport()
  const html = report.sections.overview.before.map((one) => `<p>${textOf(one)}</p>`).join('')
  return {
    title: 'Opening a draft',
    unit: 'ms',
    rounds: 9,
    contenders: [
      {
        name: 'ours: a full report',
        run: run(withProse(fullReport(4, 'declared'), 6)),
        isTimed: true,
        target: 100,
      },
      { name: 'ours: with 20 000 characters', run: run(report), isTimed: true, target: 100 },
      {
        name: 'Tiptap alone: 20 000 characters set',
        isTimed: true,
        run: () =>
          plain.evaluate((text) => {
            const begun = performance.now()
            ;(Reflect.get(window, 'setText') as (html: string) => void)(text)
            document.body.getBoundingClientRect()
            return performance.now() - begun
          }, html),
      },
    ],
  }
}

/** The page fetches the libraries after three idle seconds; half as long again for the fetching. */
const idle = 4500

async function firstExport(on: Stage): Promise<Benchmark> {
  const report = withProse(fullReport(5, 'declared'), 6)
  const run =
    (wait: number): (() => Promise<number>) =>
    async () => {
      const page = await ourPage(on)
      await openDraft(page, report)
      await page.waitForTimeout(wait)
      await page.keyboard.press('Control+e')
      const dialog = page.getByRole('dialog', { name: '导出' })
      await dialog.getByRole('button', { name: '导出', exact: true }).waitFor()
      await page.waitForFunction(() => document.querySelector('.format input:checked') !== null)
      const took = await page.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const button = document.querySelector<HTMLButtonElement>('.el-dialog__footer [data-first]')
            if (button === null || button.disabled) {
              reject(new Error('nothing can be exported'))
              return
            }
            const begun = performance.now()
            new MutationObserver((_, observer) => {
              const states = [...document.querySelectorAll<HTMLElement>('.files > .file')]
              if (states.length === 0 || states.some(({ dataset }) => dataset['kind'] !== 'done')) return
              observer.disconnect()
              resolve(performance.now() - begun)
            }).observe(document.body, { childList: true, subtree: true, attributes: true })
            button.click()
            setTimeout(() => reject(new Error('the export did not end')), 20_000)
          }),
      )
      await page.context().close()
      return took
    }
  return {
    title: 'The first export',
    unit: 'ms',
    rounds: 3,
    contenders: [
      { name: 'ours: its libraries fetched while idle', run: run(idle), isTimed: true, target: 300 },
      { name: 'ours: at once', run: run(0), isTimed: true },
    ],
  }
}
