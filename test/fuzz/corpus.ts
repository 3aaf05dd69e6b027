// The sound files that fuzzing starts from, by format: every fixture, and what the program itself writes.
import { readFileSync } from 'node:fs'
import { strFromU8, strToU8 } from 'fflate'
import { fileURLToPath } from 'node:url'
import { findPdfResources } from '../../cli/pdf-resources.ts'
import { compose } from '../../shared/export/compose.ts'
import { exportFormats } from '../../shared/export/formats.ts'
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { defaultProfile, emptyReport, type Report } from '../../shared/report/model.ts'
import { paragraphFromRuns } from '../../shared/report/prose.ts'
import { docFixtures } from '../fixtures/doc/doc-fixtures.ts'
import { excelFixtures } from '../fixtures/xlsx/excel-fixtures.ts'
import { htmlFixtures } from '../fixtures/html/html-fixtures.ts'
import { mhtFixtures } from '../fixtures/mht/mht-fixtures.ts'
import { pdfFixtures } from '../fixtures/pdf/pdf-fixtures.ts'
import { rtfFixtures } from '../fixtures/rtf/rtf-fixtures.ts'
import { copiedFixtures } from '../fixtures/text/copied-fixtures.ts'
import { runFixtures } from '../fixtures/text/run-fixtures.ts'
import { textFixtures } from '../fixtures/text/text-fixtures.ts'
import { wordFixtures } from '../fixtures/docx/word-fixtures.ts'
import { xlsFixtures } from '../fixtures/xls/xls-fixtures.ts'
import { cellsOf, stated2021 } from '../fixtures/stated.ts'
import { hurtBytes, hurtControls, hurtInPlace, hurtMarkup, hurtParts, hurtText } from './mutate.ts'
import type { Random } from './random.ts'

export interface Corpus {
  readonly format: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly hurt: (bytes: Uint8Array, random: Random) => Hurt
}

export interface Hurt {
  readonly bytes: Uint8Array
  /** The format has checksums over what was changed: it is found out, or it made no difference. */
  readonly isSealed: boolean
}

const empty = emptyReport(2021, '云溪市数据局', 2024)
const body = (text: string) => paragraphFromRuns([{ text }])

const report: Report = {
  ...empty,
  cells: cellsOf(stated2021, empty.edition),
  head: [body('本报告根据《中华人民共和国政府信息公开条例》编制。')],
  sections: {
    ...empty.sections,
    overview: {
      before: [body('（一）主动公开情况。全年公开政务信息1286条。'), body('（二）依申请公开情况')],
      after: [],
    },
    problems: { before: [body('公开的主动性还不够强。')], after: [] },
    other: { before: [body('2024年度没有收取信息处理费。')], after: [] },
  },
  signature: '云溪市数据局',
  date: '2025年1月20日',
}

const open = (bytes: Uint8Array): Hurt => ({ bytes, isSealed: false })
const hurtPage = (bytes: Uint8Array, random: Random): Hurt => {
  if (random.chance(0.3)) return open(hurtBytes(bytes, random))
  let text = new TextDecoder().decode(bytes)
  for (let times = 1 + random.below(6); times > 0; times -= 1) text = hurtMarkup(text, random)
  return open(new TextEncoder().encode(text))
}
const hurtPackage = (bytes: Uint8Array, random: Random): Hurt =>
  random.chance(0.25) ? { bytes: hurtBytes(bytes, random), isSealed: true } : open(hurtParts(bytes, random))
/** A page in a message: its bytes, the lines that carry it, the page itself where it stands plainly. */
const hurtMessage = (bytes: Uint8Array, random: Random): Hurt => {
  if (random.chance(0.3)) return open(hurtBytes(bytes, random))
  if (random.chance(0.4)) return open(hurtText(bytes, random))
  let text = strFromU8(bytes, true)
  for (let times = 1 + random.below(6); times > 0; times -= 1) text = hurtMarkup(text, random)
  return open(bytesOf(text))
}
const hurtRichText = (bytes: Uint8Array, random: Random): Hurt => {
  if (random.chance(0.3)) return open(hurtBytes(bytes, random))
  let text = strFromU8(bytes, true)
  for (let times = 1 + random.below(6); times > 0; times -= 1) text = hurtControls(text, random)
  return open(bytesOf(text))
}
/** Streams at fixed offsets: most of a file's inner life is reached only where nothing is moved. */
const hurtCompound = (bytes: Uint8Array, random: Random): Hurt =>
  open(random.chance(0.25) ? hurtBytes(bytes, random) : hurtInPlace(bytes, random))
const hurtLines = (bytes: Uint8Array, random: Random): Hurt =>
  open(random.chance(0.4) ? hurtBytes(bytes, random) : hurtText(bytes, random))

/** One byte a character; what a mutation brought from beyond Latin-1 becomes UTF-8. */
function bytesOf(text: string): Uint8Array {
  const isLatin = [...text].every((character) => (character.codePointAt(0) ?? 0) < 0x100)
  return strToU8(text, isLatin)
}

/** The text of the example report that the demo imports. */
const examplePath = fileURLToPath(new URL('../../cli/example/annual-report-2023.txt', import.meta.url))

export async function corpora(): Promise<readonly Corpus[]> {
  findPdfResources()
  const document = compose(report, defaultProfile)
  const written = new Map<string, Uint8Array>()
  for (const { id, write } of exportFormats) written.set(id, await write(document))
  const own = (id: string) => {
    const bytes = written.get(id)
    return bytes === undefined ? [] : [{ name: `written-by-the-program.${id}`, bytes }]
  }
  const made = (fixtures: readonly { readonly name: string; readonly bytes: () => Uint8Array }[]) =>
    fixtures.map(({ name, bytes }) => ({ name, bytes: bytes() }))
  const draft = new TextEncoder().encode(serializeDraft({ report, accepted: [], profile: defaultProfile }))
  const example = new Uint8Array(readFileSync(examplePath))
  return [
    { format: 'docx', files: [...own('docx'), ...made(wordFixtures)], hurt: hurtPackage },
    { format: 'xlsx', files: [...own('xlsx'), ...made(excelFixtures)], hurt: hurtPackage },
    { format: 'html', files: [...own('html'), ...made(htmlFixtures)], hurt: hurtPage },
    {
      format: 'txt',
      files: [
        { name: 'example.txt', bytes: example },
        ...made([...textFixtures, ...runFixtures, ...copiedFixtures]),
      ],
      hurt: hurtLines,
    },
    { format: 'pdf', files: made(pdfFixtures), hurt: (bytes, random) => open(hurtBytes(bytes, random)) },
    { format: 'doc', files: made(docFixtures), hurt: hurtCompound },
    { format: 'rtf', files: made(rtfFixtures), hurt: hurtRichText },
    { format: 'xls', files: made(xlsFixtures), hurt: hurtCompound },
    { format: 'mht', files: made(mhtFixtures), hurt: hurtMessage },
    { format: 'draft', files: [{ name: 'draft.nianbao', bytes: draft }], hurt: hurtLines },
  ]
}
