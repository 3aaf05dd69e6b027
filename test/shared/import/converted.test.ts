import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { docFixtures } from '../../fixtures/doc/doc-fixtures.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import { fixture, type Fixture } from '../../fixtures/fixture.ts'
import { htmlFixtures } from '../../fixtures/html/html-fixtures.ts'
import { rtfFixtures } from '../../fixtures/rtf/rtf-fixtures.ts'
import { textFixtures } from '../../fixtures/text/text-fixtures.ts'
import { xlsFixtures } from '../../fixtures/xls/xls-fixtures.ts'
import { excelFixtures } from '../../fixtures/xlsx/excel-fixtures.ts'
import { haveLibreOffice } from '../../support/office/convert.ts'
import { Office, type NamedFile, type Way } from '../../support/office/convert-many.ts'
import { outcomeOf, outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'
import { hasSamples, sampleFigures, samplePath } from '../../support/samples.ts'

/** Fixtures in which LibreOffice itself writes other figures than were there, and how; by the format it writes. */
const rewritten: Readonly<Record<string, string>> = {
  'table-in-an-old-text-box': 'leaves out the text box in .doc and .rtf',
  'tables-framed-by-a-table': 'prints the last column beyond the paper',
  'figures-corrected-by-revision': 'prints deleted figures as well',
  'figures-by-formula-fields': 'works the fields out anew',
  'figures-as-text-of-a-formula': 'works the formulas out, to the first part of them',
  'totals-by-shared-formula': 'does not know what the other cells of a shared formula hold',
  'totals-by-formula-never-calculated': 'works the formulas out',
  'formats-that-hide-digits': 'prints what the formats show',
  'formats-that-shift-the-point': 'prints what the formats show',
  'cells-and-rows-not-closed': 'guesses the rows of a table that is broken',
  'hidden-column': 'shows the hidden column',
  'pieces-out-of-order-as-fast-saving-leaves-them': 'reads the pieces in the order they lie in',
  'deleted-and-inserted': 'keeps deleted figures as they stand',
}

interface Trip extends Way {
  readonly fixtures: readonly Fixture[]
}

/** One office program writes .doc, .rtf and .pdf from one model of the text: half of the fixtures is enough for each. */
function everySecond(fixtures: readonly Fixture[], from: 0 | 1): readonly Fixture[] {
  return fixtures.filter((_, index) => index % 2 === from)
}

/** Written as text, a footnote's mark stands right behind its figure. */
const inText = ['footnotes-comments-headers']

const trips: readonly Trip[] = [
  { from: 'docx', to: 'doc', fixtures: wordFixtures },
  { from: 'docx', to: 'rtf', fixtures: everySecond(wordFixtures, 0) },
  { from: 'docx', to: 'pdf', fixtures: everySecond(wordFixtures, 1) },
  { from: 'doc', to: 'docx', fixtures: docFixtures },
  { from: 'rtf', to: 'docx', fixtures: rtfFixtures },
  {
    from: 'html',
    to: 'docx',
    opened: 'HTML (StarWriter)',
    written: 'MS Word 2007 XML',
    fixtures: htmlFixtures,
  },
  {
    from: 'html',
    to: 'pdf',
    opened: 'HTML (StarWriter)',
    written: 'writer_pdf_Export',
    fixtures: htmlFixtures,
  },
  { from: 'html', to: 'xls', opened: 'HTML (StarCalc)', written: 'MS Excel 97', fixtures: htmlFixtures },
  { from: 'xlsx', to: 'xls', fixtures: excelFixtures },
  { from: 'xlsx', to: 'pdf', fixtures: excelFixtures },
  { from: 'xls', to: 'xlsx', fixtures: xlsFixtures },
  { from: 'txt', to: 'pdf', opened: 'Text (encoded):UTF8', fixtures: everySecond(textFixtures, 0) },
  {
    from: 'docx',
    to: 'txt',
    written: 'Text (encoded):UTF8',
    fixtures: everySecond(wordFixtures, 0).filter(({ name }) => !inText.includes(name)),
  },
]

const nameOf = ({ from, to }: Trip): string => `.${from} → .${to}`

function filesOf({ fixtures }: Trip): readonly NamedFile[] {
  return fixtures
    .filter((one) => !(one.name in rewritten))
    .map((one) => ({ name: one.name, bytes: one.bytes() }))
}

const samples: readonly { readonly file: string; readonly from: string; readonly opened: string }[] = [
  { file: 'shizuishan-2023', from: 'txt', opened: 'Text (encoded):UTF8' },
  { file: 'pingtan-district-2024-pasted-from-web', from: 'txt', opened: 'Text (encoded):UTF8' },
  { file: 'shanghai-gov-office-2019', from: 'html', opened: 'HTML (StarWriter)' },
]
/** So many cells of a report, in one format or in all, cannot be told, and why. */
const open: Readonly<Record<string, number>> = {
  // 表二 has its figures run together, which no identity cuts: samples/README.md.
  'pingtan-district-2024-pasted-from-web': 3,
  // A cell a line, many of them blank: where the total of a row is blank as well, the blank lines behind its last figure may be
  // its own or those of a page.
  'shanghai-gov-office-2019 txt': 92,
  // The table is wider than the paper: LibreOffice draws nothing of its last three columns, blank or not, in 23 rows.
  'shanghai-gov-office-2019 pdf': 69,
}
const text: readonly Way[] = [
  { from: 'odt', to: 'docx' },
  { from: 'odt', to: 'doc' },
  { from: 'odt', to: 'rtf' },
  { from: 'odt', to: 'html', written: 'HTML (StarWriter)' },
  { from: 'odt', to: 'txt', written: 'Text (encoded):UTF8' },
  { from: 'odt', to: 'pdf' },
]
const sheets: readonly Way[] = [
  { from: 'ods', to: 'xlsx' },
  { from: 'ods', to: 'xls' },
]

interface PublishedFile {
  readonly way: Way
  readonly file: NamedFile
  readonly says: Fixture
}

/** Each sample as LibreOffice opens it in text and in a sheet, and as it writes that in every format. */
async function publishedFiles(office: Office): Promise<readonly PublishedFile[]> {
  const sources = samples.map(({ file, from, opened }) => ({
    file: { name: file, bytes: new Uint8Array(readFileSync(samplePath(`${file}.${from}`))) },
    from,
    opened,
    says: fixture(file, () => new Uint8Array(), sampleFigures(`${file}.${from}`)),
  }))
  const opened = async (to: 'odt' | 'ods'): Promise<readonly NamedFile[]> => {
    const made: NamedFile[] = []
    for (const from of ['txt', 'html']) {
      const these = sources.filter((one) => one.from === from)
      const sheet = from === 'txt' ? 'Text - txt - csv (StarCalc):9,34,76,1' : 'HTML (StarCalc)'
      const way = { from, to, opened: to === 'ods' ? sheet : (these[0]?.opened ?? '') }
      const files = these.map(({ file }) => file)
      made.push(...(await office.convert(files, way)))
    }
    return made
  }
  const [writer, calc] = await Promise.all([opened('odt'), opened('ods')])
  expect([writer.length, calc.length]).toEqual([3, 3])
  const ways = [...text, ...sheets]
  const made = await Promise.all(ways.map((way) => office.convert(way.from === 'odt' ? writer : calc, way)))
  const all = [
    { way: { from: '', to: 'odt' }, files: writer },
    { way: { from: '', to: 'ods' }, files: calc },
    ...ways.map((way, index) => ({ way, files: made[index] ?? [] })),
  ]
  return all.flatMap(({ way, files }) =>
    files.map((file) => {
      const says = sources.find((one) => one.says.name === file.name)?.says
      if (says === undefined) throw new Error(`no sample ${file.name}`)
      return { way, file, says }
    }),
  )
}

const formWays = ['doc', 'rtf', 'pdf'] as const

function emptyForms(office: Office): readonly Promise<readonly NamedFile[]>[] {
  const bytes = new Uint8Array(readFileSync(samplePath('template-2021-wps.docx')))
  return formWays.map((to) => office.convert([{ name: 'template', bytes }], { from: 'docx', to }))
}

/** What was text with zeros at its end may have become a number of a sheet, which has none. */
const asNumbers = (figures: Fixture['figures']): Fixture['figures'] =>
  Object.fromEntries(
    Object.entries(figures).map(([address, text]) => [
      address,
      text.includes('.') ? text.replace(/\.?0+$/u, '') : text,
    ]),
  )

async function outcome(
  says: Fixture,
  { name, bytes }: NamedFile,
  to: string,
): Promise<ReadingOutcome | string> {
  const read = await readFile(bytes, `${name}.${to}`)
  const recognized = read.ok ? recognize(read.value.document, `${name}.${to}`) : read
  return recognized.ok ? outcomeOf(says, recognized.value) : recognized.failure.code
}

const rows: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

function add(name: string, outcomes: readonly ReadingOutcome[]): void {
  const sum = (of: (one: ReadingOutcome) => number): number =>
    outcomes.reduce((total, one) => total + of(one), 0)
  rows.push({
    name,
    outcome: {
      right: sum(({ right }) => right),
      asked: sum(({ asked }) => asked),
      wrong: outcomes.flatMap(({ wrong }) => wrong),
    },
  })
}

describe.skipIf(!haveLibreOffice)('what LibreOffice makes of a file', { timeout: 120_000 }, () => {
  let office: Office
  /** LibreOffice goes on with the next while we read. */
  let made: ReadonlyMap<string, Promise<readonly NamedFile[]>>
  let published: Promise<readonly PublishedFile[]>
  let form: readonly Promise<readonly NamedFile[]>[]

  beforeAll(async () => {
    findPdfResources()
    office = await Office.open()
    made = new Map(trips.map((trip) => [nameOf(trip), office.convert(filesOf(trip), trip)]))
    published = hasSamples ? publishedFiles(office) : Promise.resolve([])
    form = hasSamples ? emptyForms(office) : []
    // What fails here fails in the test that waits for it.
    for (const one of [...made.values(), published, ...form]) one.catch(() => null)
  })
  afterAll(async () => {
    await office.close()
    console.log(outcomeTable(rows))
  })

  it.each(trips.map((trip) => [nameOf(trip), trip] as const))(
    'of our fixtures is read right, or asked: %s',
    async (name, trip) => {
      const converted = (await made.get(name)) ?? []
      // LibreOffice does not open every hostile fixture.
      expect(converted.length).toBeGreaterThan(filesOf(trip).length * 0.85)
      const outcomes: ReadingOutcome[] = []
      const wrong: string[] = []
      for (const file of converted) {
        const own = trip.fixtures.find((one) => one.name === file.name)
        if (own === undefined) continue
        const asTyped = await outcome(own, file, trip.to)
        const isSheet = trip.to === 'xls' || trip.from === 'xls'
        const got =
          isSheet && typeof asTyped !== 'string' && asTyped.wrong.length > 0
            ? await outcome({ ...own, figures: asNumbers(own.figures) }, file, trip.to)
            : asTyped
        if (typeof got === 'string') continue
        outcomes.push(got)
        wrong.push(...got.wrong.map((what) => `${file.name}: ${what}`))
      }
      add(name, outcomes)
      expect(wrong).toEqual([])
      expect(outcomes.length).toBeGreaterThan(converted.length * 0.85)
    },
  )

  it.skipIf(!hasSamples)('of the published reports is right, or asked, in every format', async () => {
    for (const { way, file, says } of await published) {
      const isOpened = way.to === 'odt' || way.to === 'ods'
      if (isOpened) {
        const read = await readFile(file.bytes, file.name)
        expect(read).toMatchObject({ failure: { code: 'format-unsupported' } })
        continue
      }
      const got = await outcome(says, file, way.to)
      if (typeof got === 'string') throw new Error(`${file.name}.${way.to}: ${got}`)
      rows.push({ name: `${file.name} → .${way.to}`, outcome: got })
      const most = open[`${file.name} ${way.to}`] ?? open[file.name] ?? 0
      expect({ name: `${file.name}.${way.to}`, wrong: got.wrong, isAsked: got.asked > most }).toEqual({
        name: `${file.name}.${way.to}`,
        wrong: [],
        isAsked: false,
      })
    }
  })

  it.skipIf(!hasSamples)('of the empty form has every label and no figure', async () => {
    const empty = fixture('template', () => new Uint8Array(), { figures: {} })
    for (const [index, to] of formWays.entries()) {
      const [file] = (await form[index]) ?? []
      if (file === undefined) throw new Error(`no .${to}`)
      expect(await outcome(empty, file, to)).toMatchObject({ right: 200, asked: 0, wrong: [] })
    }
  })
})
