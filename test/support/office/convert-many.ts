// Many files through one LibreOffice: it starts once, stays open while there is something to convert, and takes a tenth of a
// second a report.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { findProgram } from './programs.ts'

const run = promisify(execFile)
const env = { ...process.env, SAL_USE_VCLPLUGIN: 'svp' }

export interface NamedFile {
  /** Without an extension. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Way {
  readonly from: string
  readonly to: string
  /** How a file is opened, where its extension does not say it. */
  readonly opened?: string
  /** How it is written, where its extension does not say it. */
  readonly written?: string
}

/** LibreOffice with a profile of its own, until it is closed. */
export class Office {
  readonly #folder: string
  readonly #soffice: string
  readonly #listener: ChildProcess
  #calls = 0
  #last: Promise<unknown> = Promise.resolve()

  private constructor(folder: string, soffice: string, listener: ChildProcess) {
    this.#folder = folder
    this.#soffice = soffice
    this.#listener = listener
  }

  static async open(): Promise<Office> {
    const soffice = findProgram('soffice')
    if (soffice === null) throw new Error('LibreOffice is missing')
    const folder = await mkdtemp(join(tmpdir(), 'nianbao-office-'))
    // It ends when its last document is closed: one is left open. Calls with the same profile are handed on to it.
    const kept = join(folder, 'kept.txt')
    await writeFile(kept, '年报')
    const listener = spawn(
      soffice,
      [profileOf(folder), '--headless', '--norestore', '--nologo', '--accept=pipe,name=nianbao;urp;', kept],
      { env, detached: true, stdio: 'ignore' },
    )
    const opened = join(folder, '.~lock.kept.txt#')
    // Where it does not come up, every call starts one for itself, which only takes longer.
    for (let tries = 0; tries < 300 && listener.exitCode === null && !existsSync(opened); tries += 1) {
      await pause(100)
    }
    return new Office(folder, soffice, listener)
  }

  /** In the order of the files; one that LibreOffice cannot convert is missing. Calls wait for each other. */
  convert(files: readonly NamedFile[], way: Way): Promise<readonly NamedFile[]> {
    const made = this.#last.then(() => this.#convert(files, way))
    this.#last = made.catch(() => null)
    return made
  }

  async #convert(
    files: readonly NamedFile[],
    { from, to, opened, written }: Way,
  ): Promise<readonly NamedFile[]> {
    this.#calls += 1
    const folder = join(this.#folder, String(this.#calls))
    const made = join(folder, 'made')
    await mkdir(made, { recursive: true })
    const paths = await Promise.all(
      files.map(async ({ name, bytes }) => {
        const path = join(folder, `${name}.${from}`)
        await writeFile(path, bytes)
        return path
      }),
    )
    await run(
      this.#soffice,
      [
        profileOf(this.#folder),
        '--headless',
        ...(opened === undefined ? [] : [`--infilter=${opened}`]),
        '--convert-to',
        written === undefined ? to : `${to}:${written}`,
        '--outdir',
        made,
        ...paths,
      ],
      { timeout: 120_000, env, maxBuffer: 1 << 24 },
    )
    const there = new Set(await readdir(made))
    const done = files.filter(({ name }) => there.has(`${name}.${to}`))
    return Promise.all(
      done.map(async ({ name }) => ({
        name,
        bytes: new Uint8Array(await readFile(join(made, `${name}.${to}`))),
      })),
    )
  }

  async close(): Promise<void> {
    await this.#last
    const { pid, exitCode } = this.#listener
    if (pid !== undefined && exitCode === null) {
      const ended = new Promise((resolve) => this.#listener.once('exit', resolve))
      // soffice is a script that starts others: all of its group, which is its own.
      process.kill(-pid, 'SIGTERM')
      await ended
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

function profileOf(folder: string): string {
  return `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
}
