// Many files through LibreOffice in one call a format: it starts in a second and converts a report in a tenth of one.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { findProgram } from './programs.ts'

const run = promisify(execFile)

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
  #calls = 0

  private constructor(folder: string, soffice: string) {
    this.#folder = folder
    this.#soffice = soffice
  }

  static async open(): Promise<Office> {
    const soffice = findProgram('soffice')
    if (soffice === null) throw new Error('LibreOffice is missing')
    return new Office(await mkdtemp(join(tmpdir(), 'nianbao-office-')), soffice)
  }

  /** In the order of the files; one that LibreOffice cannot convert is missing. */
  async convert(
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
        `-env:UserInstallation=${pathToFileURL(join(this.#folder, 'profile')).href}`,
        '--headless',
        ...(opened === undefined ? [] : [`--infilter=${opened}`]),
        '--convert-to',
        written === undefined ? to : `${to}:${written}`,
        '--outdir',
        made,
        ...paths,
      ],
      { timeout: 120_000, env: { ...process.env, SAL_USE_VCLPLUGIN: 'svp' }, maxBuffer: 1 << 24 },
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
    await rm(this.#folder, { recursive: true, force: true })
  }
}
