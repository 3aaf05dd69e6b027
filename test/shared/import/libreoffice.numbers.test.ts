import { describe, expect, it } from 'vitest'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import { convert, haveLibreOffice } from '../../support/office/convert.ts'
import { wordFile, type WordFile } from '../../support/office-package.ts'
import { readWordBytes, wordsOf } from '../../support/read-word.ts'
import { paragraph } from '../../support/word-xml.ts'

/** All words in their order, cells too, without white space. */
async function ours(bytes: Uint8Array): Promise<string> {
  const { blocks } = await readWordBytes(bytes)
  const words = blocks.flatMap((block) =>
    block.kind === 'grid' ? block.cells.map(({ text }) => text) : [wordsOf(block)],
  )
  return squeezed(words.join(''))
}

async function theirs(bytes: Uint8Array): Promise<string> {
  return squeezed(new TextDecoder().decode(await convert(bytes, 'docx txt')))
}

const squeezed = (text: string): string => text.replace(/[\s\u3000\ufeff]+/gu, '')

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const item = (text: string, list: number, at = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)
const startAt = (value: number, at = 0): string =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${value}"/></w:lvlOverride>`

const formats = [
  'ideographTraditional',
  'decimalEnclosedCircleChinese',
  'upperRoman',
  'lowerLetter',
  'decimalFullWidth',
  'japaneseCounting',
  'chineseLegalSimplified',
  'ideographZodiac',
]

function manyLists(): WordFile {
  const definitions: string[] = []
  const lists: string[] = []
  const define = (...levels: readonly string[]): number =>
    definitions.push(
      `<w:abstractNum w:abstractNumId="${definitions.length}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`,
    ) - 1
  const list = (definition: number, more = ''): number =>
    lists.push(`<w:num w:numId="${lists.length + 1}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`)
  const body: string[] = []

  // A level that is skipped, then used.
  const skipping = list(define(level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2')))
  body.push(item('甲', skipping, 1), item('乙', skipping, 1), item('丙', skipping), item('丁', skipping, 1))
  // Lists of one definition go on; one of them begins anew.
  const shared = define(level(0, 'chineseCounting', '%1、'), level(1, 'chineseCounting', '（%2）'))
  const [first, second, anew] = [list(shared), list(shared), list(shared, startAt(5))]
  body.push(item('甲', first), item('乙', second), item('丙', anew), item('丁', anew), item('戊', first))
  // Only the lower level begins anew.
  const lower = list(shared, startAt(1, 1))
  body.push(
    item('己', first, 1),
    item('庚', first, 1),
    item('辛', lower, 1),
    item('壬', first),
    item('癸', first, 1),
  )
  // Far enough for 二十 and beyond.
  const long = list(define(level(0, 'chineseCountingThousand', '（%1）')))
  for (let at = 0; at < 25; at += 1) body.push(item('项', long))
  for (const format of formats) {
    const own = list(define(level(0, format, '%1、')))
    body.push(item('甲', own), item('乙', own), item('丙', own))
  }
  return { body: body.join(''), numbering: definitions.join('') + lists.join('') }
}

describe.skipIf(!haveLibreOffice)(
  'a second opinion on numbers: LibreOffice counts the same',
  { timeout: 120_000 },
  () => {
    it('in lists that go on, begin anew, skip levels, and in every format', async () => {
      const bytes = wordFile(manyLists())
      expect(await ours(bytes)).toBe(await theirs(bytes))
    })

    it.each(['headings-numbered-by-word', 'headings-numbered-by-styles', 'rows-numbered-by-word'])(
      '%s',
      async (name) => {
        const fixture = wordFixtures.find((one) => one.name === name)
        if (fixture === undefined) throw new Error(`no fixture ${name}`)
        const bytes = fixture.bytes()
        expect(await ours(bytes)).toBe(await theirs(bytes))
      },
    )
  },
)
