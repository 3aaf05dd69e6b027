// The running program as a test sees it: its window as a page, the clerk's answers to the system's dialogs, the menu,
// and its sudden death. Started either over the stand-in or, where it is installed, over Electron itself.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { installedElectron } from '../../build/electron-binary.mjs'
import type { Order } from '../support/electron-stand-in/control.ts'
import type { Records } from '../support/electron-stand-in/records.ts'
import { temporaryFolder } from '../support/desk/temporary-folder.ts'

const require = createRequire(import.meta.url)
export const top = fileURLToPath(new URL('../..', import.meta.url))
const main = join(top, 'dist/electron/main.cjs')
const standIn = join(top, 'test/support/electron-stand-in')

/** Electron's own program, where the flows are to run over it; null: over the stand-in. */
const electron = process.env['NIANBAO_OVER'] === 'electron' ? installedElectron() : null
export const isOverElectron = electron !== null

export interface Place {
  /** The user's data folder and documents of one machine; kept over several starts. */
  readonly folder: string
  readonly documents: string
}

export interface ProgramOptions {
  readonly place?: Place
  /** A file handed over to the start. */
  readonly file?: string
  /** Device pixels to one of the page: 1.5 is what Windows calls 150 %. */
  readonly scale?: number
}

export interface Program {
  readonly place: Place
  /** The page of the window as it is now: another one after it died. */
  page(): Page
  /** What the clerk will do in the next of the system's dialogs. */
  choose(path: string | null, ...more: readonly string[]): Promise<void>
  answer(button: number): Promise<void>
  /** How the next of the system's dialogs of printing ends. */
  print(isPrinted: boolean, reason: string): Promise<void>
  /** The next of them is left standing open. */
  leavePrintDialogOpen(): Promise<void>
  /** The first of those that stand open ends now. */
  endPrint(isPrinted: boolean, reason: string): Promise<void>
  menu(...labels: string[]): Promise<void>
  /** The clerk closes the window; resolves when the program was asked, not when it has ended. */
  close(): Promise<void>
  resize(width: number, height: number): Promise<void>
  namePath(name: string, path: string): Promise<void>
  records(): Promise<Records>
  security(): Promise<Record<string, unknown>>
  /** Resolves when the program has ended. */
  readonly ended: Promise<number | null>
  /** kill -9 of everything. */
  kill(): Promise<void>
  /** The window's process dies; resolves when the next page is up. */
  crashWindow(): Promise<Page>
  /** What the page wrote to its console as errors. */
  readonly complaints: readonly string[]
}

export async function freshPlace(): Promise<Place> {
  const folder = await temporaryFolder()
  const documents = join(folder, '文档')
  await mkdir(documents, { recursive: true })
  await mkdir(join(folder, 'data'), { recursive: true })
  return { folder, documents }
}

/** Starts the program and waits until its page is up. */
export async function openProgram(options: ProgramOptions = {}): Promise<Program> {
  const place = options.place ?? (await freshPlace())
  const child = start(place, options)
  let browserId: number | null = null
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      // The stand-in's browser runs in a group of its own, and outlives its program where a page hangs.
      if (browserId !== null) killBrowser(browserId, place)
      resolve(code)
    })
  })
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL')
    }
    await ended
  }
  onTestFinished(kill)

  const browser = await connect(place, ended)
  browserId = await browserOf(browser)
  const complaints: string[] = []
  let current = await pageUp(browser, null)
  watch(current, complaints)

  let lastId = 0
  const ask = (order: Order): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1
      const id = lastId
      const hear = (message: unknown): void => {
        if (typeof message !== 'object' || message === null || !('id' in message) || message.id !== id) return
        child.off('message', hear)
        if ('error' in message) reject(new Error(String(message.error)))
        else resolve('value' in message ? message.value : null)
      }
      child.on('message', hear)
      child.send({ id, order }, (error) => error && reject(error))
    })
  const tell = async (order: Order): Promise<void> => void (await ask(order))

  return {
    place,
    ended,
    kill,
    complaints,
    page: () => current,
    choose: (path, ...more) =>
      tell({
        kind: 'answer',
        answer: {
          canceled: path === null,
          filePaths: path === null ? [] : [path, ...more],
          filePath: path ?? '',
        },
      }),
    answer: (button) => tell({ kind: 'answer', answer: { response: button } }),
    print: (isPrinted, reason) => tell({ kind: 'answer', answer: { isPrinted, reason } }),
    leavePrintDialogOpen: () => tell({ kind: 'answer', answer: 'open' }),
    endPrint: (isPrinted, reason) => tell({ kind: 'end-print', answer: { isPrinted, reason } }),
    menu: (...labels) => tell({ kind: 'menu', labels }),
    close: () => tell({ kind: 'close' }),
    resize: (width, height) => tell({ kind: 'resize', width, height }),
    namePath: (name, path) => tell({ kind: 'name-path', name, path }),
    records: async () => (await ask({ kind: 'records' })) as Records,
    security: async () => (await ask({ kind: 'security' })) as Record<string, unknown>,
    async crashWindow() {
      const dying = current
      if (electron === null) {
        const session = await dying.context().newCDPSession(dying)
        await session.send('Page.crash').catch(() => undefined)
        current = await pageUp(browser, dying)
      } else {
        // The window keeps its page, which these tools take for dead: they look at it anew.
        await tell({ kind: 'crash' })
        current = await pageUp(await connect(place, ended), null)
      }
      watch(current, complaints)
      return current
    },
  }
}

/** The program to run, with what comes before the main process's own arguments. */
function commandOf(): readonly [string, readonly string[]] {
  if (electron === null) {
    const hooks = ['--require', require.resolve('tsx/cjs'), '--require', join(standIn, 'hook.ts')]
    return [process.execPath, [...hooks, main]]
  }
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [electron, [join(top, 'test/end-to-end/over-electron.cjs'), ...root, '--remote-debugging-port=0']]
}

function start(place: Place, { file, scale }: ProgramOptions): ChildProcess {
  const [program, before] = commandOf()
  const scaled = electron === null ? [] : [`--force-device-scale-factor=${scale ?? 1}`]
  const given = [`--user-data-dir=${join(place.folder, 'data')}`, ...(file === undefined ? [] : [file])]
  return spawn(program, [...before, ...scaled, ...given], {
    cwd: place.folder,
    detached: true,
    env: { ...process.env, STAND_IN_DOCUMENTS: place.documents, STAND_IN_SCALE: String(scale ?? 1) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** A second start on the same machine; resolves when it has handed over and ended. */
export async function startAgain(place: Place, file: string): Promise<number | null> {
  const [program, before] = commandOf()
  const child = spawn(program, [...before, `--user-data-dir=${join(place.folder, 'data')}`, file], {
    cwd: place.folder,
    env: { ...process.env, STAND_IN_SECOND: '1' },
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('exit', resolve))
}

/** The browser's own port for tools, which it writes beside its profile. */
async function connect(place: Place, ended: Promise<unknown>): Promise<Browser> {
  const profile = join(place.folder, 'data', ...(electron === null ? ['chromium'] : []))
  const file = join(profile, 'DevToolsActivePort')
  let isOver = false
  void ended.then(() => (isOver = true))
  for (let tries = 0; tries < 300 && !isOver; tries += 1) {
    if (existsSync(file)) {
      const [port] = (await readFile(file, 'utf8')).split('\n')
      const browser = port
        ? await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
        : null
      if (browser) return browser
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the program did not start')
}

async function browserOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.find(({ type }) => type === 'browser')?.id ?? null
}

/** Its pages end with it. Only the one of this place: the number may by now be another program's. */
function killBrowser(id: number, { folder }: Place): void {
  try {
    if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder)) process.kill(id, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function pageUp(browser: Browser, before: Page | null): Promise<Page> {
  for (let tries = 0; tries < 200; tries += 1) {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      if (page !== before && page.url().includes('index.html')) {
        await page.waitForSelector('#app > *')
        return page
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('no page came up')
}

function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
}
