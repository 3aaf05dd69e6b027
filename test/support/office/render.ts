// Lays a file out with LibreOffice and measures the pages with poppler: positions of words, pictures of pages.
// Private user profile and private fonts.conf, so that nothing on the machine changes what is measured.
import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram, haveAll } from './programs.ts'

const run = promisify(execFile)

const soffice = findProgram('soffice')
const pdftotext = findProgram('pdftotext')
const pdftoppm = findProgram('pdftoppm')

/** Families that the aliases below lead to; without them text has other widths. */
const families = [
  'AR PL UMing CN',
  'AR PL UKai CN',
  'Noto Sans CJK SC',
  'Noto Serif CJK SC',
  'Liberation Serif',
]

function missingFonts(): readonly string[] {
  const list = findProgram('fc-list')
  const installed = list === null ? '' : spawnSync(list, [':', 'family'], { encoding: 'utf8' }).stdout
  return families.filter((family) => !installed.includes(family))
}

export const haveLayout = haveAll({
  LibreOffice: soffice,
  'pdftotext (poppler)': pdftotext,
  'pdftoppm (poppler)': pdftoppm,
  ...Object.fromEntries(missingFonts().map((family) => [`font ${family}`, null])),
})

/** Simplified FangSong and its like are nowhere on Linux; every Han glyph is one em wide, so line breaks hold. */
const aliases: readonly (readonly [string, string])[] = [
  ['仿宋_GB2312', 'AR PL UMing CN'],
  ['仿宋', 'AR PL UMing CN'],
  ['方正仿宋_GBK', 'AR PL UMing CN'],
  ['宋体', 'AR PL UMing CN'],
  ['楷体_GB2312', 'AR PL UKai CN'],
  ['楷体', 'AR PL UKai CN'],
  ['方正楷体_GBK', 'AR PL UKai CN'],
  ['黑体', 'Noto Sans CJK SC'],
  ['方正黑体_GBK', 'Noto Sans CJK SC'],
  ['方正小标宋简体', 'Noto Serif CJK SC'],
  ['方正小标宋_GBK', 'Noto Serif CJK SC'],
  ['Times New Roman', 'Liberation Serif'],
]

/** A fonts.conf that leads every font we name to one of this machine's, its cache in a folder of the test's own. */
export const fontsConf = (cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir>
<cachedir>${cache}</cachedir>
${aliases
  .map(
    ([asked, given]) =>
      `<match target="pattern"><test name="family" qual="any"><string>${asked}</string></test><edit name="family" mode="assign" binding="strong"><string>${given}</string></edit></match>`,
  )
  .join('\n')}
</fontconfig>
`

export interface Word {
  readonly text: string
  /** Points from the left and upper edge of the page. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Page {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
}

export interface Rendering {
  readonly pages: readonly Page[]
  /** The PDF that LibreOffice made. */
  readonly pdf: Uint8Array
}

/** A file as LibreOffice writes it in another format, in a folder of its own that is gone afterwards. */
async function inLibreOffice<T>(
  bytes: Uint8Array,
  from: string,
  to: string,
  take: (path: string) => Promise<T>,
): Promise<T> {
  if (soffice === null) throw new Error('LibreOffice is missing')
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-office-'))
  try {
    await writeFile(join(folder, 'fonts.conf'), fontsConf(join(folder, 'fonts')))
    await writeFile(join(folder, `file.${from}`), bytes)
    await mkdir(join(folder, 'made'))
    await run(
      soffice,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'made'),
        join(folder, `file.${from}`),
      ],
      {
        env: {
          ...process.env,
          HOME: folder,
          FONTCONFIG_FILE: join(folder, 'fonts.conf'),
          LC_ALL: 'C.UTF-8',
          SAL_USE_VCLPLUGIN: 'svp',
        },
        timeout: 120_000,
      },
    )
    return await take(join(folder, 'made', `file.${to.split(':')[0]}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What LibreOffice makes of a file: `to` is an extension, with a filter after a colon where it needs one. */
export function convert(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  return inLibreOffice(bytes, from, to, (path) => readFile(path))
}

/** Lays a .docx, .xlsx or .html out. */
export function render(bytes: Uint8Array, extension: 'docx' | 'xlsx' | 'html'): Promise<Rendering> {
  return inLibreOffice(bytes, extension, 'pdf', async (pdf) => ({
    pages: await measured(pdf),
    pdf: await readFile(pdf),
  }))
}

/** Where the words of a PDF stand. */
export async function measured(path: string): Promise<readonly Page[]> {
  if (pdftotext === null) throw new Error('poppler is missing')
  const { stdout } = await run(pdftotext, ['-bbox', path, '-'], { maxBuffer: 1 << 27 })
  return pagesOf(stdout)
}

/** Pictures of the pages as PNG files in a folder, for looking at. */
export async function picture(
  pdf: Uint8Array,
  folder: string,
  name: string,
  dpi = 80,
): Promise<readonly string[]> {
  if (pdftoppm === null) throw new Error('poppler is missing')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${name}.pdf`)
  await writeFile(file, pdf)
  await run(pdftoppm, ['-r', String(dpi), '-png', file, join(folder, name)])
  return (await readdir(folder)).filter((found) => found.startsWith(`${name}-`) && found.endsWith('.png'))
}

const pagePattern = /<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g
const wordPattern = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g

function pagesOf(bbox: string): readonly Page[] {
  return [...bbox.matchAll(pagePattern)].map(([, width, height, content]) => ({
    width: Number(width),
    height: Number(height),
    words: [...(content ?? '').matchAll(wordPattern)].map(([, left, top, right, bottom, text]) => ({
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
      text: unescaped(text ?? ''),
    })),
  }))
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
}

export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Middle of the line. */
  readonly middle: number
}

/** The words of a page gathered into lines, from top to bottom. */
export function linesOfPage(page: Page): readonly Line[] {
  const lines: { words: Word[]; middle: number }[] = []
  const words = page.words.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)
  for (const word of words) {
    const middle = (word.top + word.bottom) / 2
    const line = lines.find((known) => Math.abs(known.middle - middle) < 5)
    if (line) line.words.push(word)
    else lines.push({ words: [word], middle })
  }
  return lines.map(({ words: inLine, middle }) => {
    const sorted = inLine.toSorted((a, b) => a.left - b.left)
    return {
      text: sorted.map(({ text }) => text).join(''),
      left: Math.min(...sorted.map(({ left }) => left)),
      right: Math.max(...sorted.map(({ right }) => right)),
      middle,
    }
  })
}
