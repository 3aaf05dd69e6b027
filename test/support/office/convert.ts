// Files as LibreOffice saves them: one office program more that writes .docx and .xlsx its own way. With a profile of its
// own, so that nothing on the machine changes what it writes.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram, haveAll } from './programs.ts'

const run = promisify(execFile)
const soffice = findProgram('soffice')

export const haveLibreOffice = haveAll({ LibreOffice: soffice })

/** Import and export filters by file extension. */
const filters = {
  'html docx': ['HTML (StarWriter)', 'docx:MS Word 2007 XML'],
  'html xlsx': ['HTML (StarCalc)', 'xlsx:Calc MS Excel 2007 XML'],
  'docx docx': ['MS Word 2007 XML', 'docx:MS Word 2007 XML'],
  'docx txt': ['MS Word 2007 XML', 'txt:Text (encoded):UTF8'],
  'xlsx xlsx': ['Calc MS Excel 2007 XML', 'xlsx:Calc MS Excel 2007 XML'],
} as const

export async function convert(bytes: Uint8Array, way: keyof typeof filters): Promise<Uint8Array> {
  if (soffice === null) throw new Error('LibreOffice is missing')
  const [infilter, outfilter] = filters[way]
  const [from, to] = way.split(' ')
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-convert-'))
  try {
    await writeFile(join(folder, `file.${from}`), bytes)
    await run(
      soffice,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        `--infilter=${infilter}`,
        '--convert-to',
        outfilter,
        '--outdir',
        join(folder, 'out'),
        join(folder, `file.${from}`),
      ],
      { timeout: 120_000 },
    )
    return new Uint8Array(await readFile(join(folder, 'out', `file.${to}`)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
