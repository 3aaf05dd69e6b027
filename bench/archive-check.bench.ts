// An archive of a thousand .docx checked by the terminal program, as a process of its own from its start to its end, beside what
// LibreOffice takes to make text of such a file, many in one call.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { compose } from '../shared/export/compose.ts'
import { writeDocx } from '../shared/export/write-docx.ts'
import { defaultProfile } from '../shared/report/model.ts'
import { findProgram, haveAll } from '../test/support/office/programs.ts'
import type { Benchmark } from './measure.ts'
import { fullReport, withProse } from './reports.ts'

export const benchmarks = [archive]

const run = promisify(execFile)
const files = 1000
/** So many differ; the others are copies under names of their own. */
const different = 50
/** LibreOffice gets no more than a few seconds' worth. */
const converted = 20
const pagesOfProse = 4

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

async function archive(): Promise<Benchmark | null> {
  const soffice = findProgram('soffice')
  if (!haveAll({ LibreOffice: soffice }) || soffice === null) return null
  const top = mkdtempSync(join(tmpdir(), 'nianbao-archive-'))
  process.on('exit', () => rmSync(top, { recursive: true, force: true }))
  const folder = join(top, '年报')
  mkdirSync(folder)
  const paths: string[] = []
  for (let seed = 0; seed < different; seed += 1) {
    const report = withProse(fullReport(seed, 'declared'), pagesOfProse)
    const bytes = await writeDocx(compose(report, defaultProfile))
    for (let copy = 0; copy < files / different; copy += 1) {
      const path = join(folder, `年报${seed}-${copy}.docx`)
      writeFileSync(path, bytes)
      paths.push(path)
    }
  }
  const check = async (): Promise<void> => {
    const { stdout } = await run(process.execPath, ['--import', loader, main, 'check', folder, '--json'], {
      maxBuffer: 1 << 26,
    })
    const fine = stdout.match(/"state":"fine"/gu)?.length
    if (fine !== files) throw new Error(`${fine} files of ${files} were read`)
  }
  const profile = pathToFileURL(join(top, 'profile')).href
  const convert = (): Promise<unknown> =>
    run(soffice, [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      join(top, 'text'),
      ...paths.slice(0, converted),
    ])
  return {
    title: `An archive of ${files} .docx, a file`,
    unit: 'ms',
    rounds: 2,
    contenders: [
      { name: 'ours: read, recognized, checked', run: check, things: files, target: 20 },
      { name: 'LibreOffice: converted to text', run: convert, things: converted },
    ],
  }
}
