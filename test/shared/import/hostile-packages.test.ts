import { createServer } from 'node:net'
import CFB from 'cfb'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { Budget, limits } from '../../../shared/import/budget.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { openPackage } from '../../../shared/import/read-package/package.ts'
import { parseXml, walkXml } from '../../../shared/import/read-package/xml.ts'
import { readXlsx } from '../../../shared/import/read-xlsx.ts'
import { failureSentences, type Outcome } from '../../../shared/notes.ts'
import { reportBody } from '../../fixtures/docx/report-body.ts'
import { excelFile, wordFile, wordParts, zipped } from '../../support/office-package.ts'
import { paragraph } from '../../support/word-xml.ts'

const whole = wordFile({ body: reportBody() })

async function code(outcome: Promise<Outcome<unknown>>): Promise<string> {
  const result = await outcome
  if (result.ok) return 'read'
  expect(Object.keys(failureSentences)).toContain(result.failure.code)
  expect(result.failure.sentence).toMatch(/“.*”.*；请/u)
  return result.failure.code
}

const word = (body: string): Uint8Array => wordFile({ body })
const nested = (open: string, close: string, times: number): string =>
  open.repeat(times) + close.repeat(times)

/** A compound file with these streams. */
function compound(...streams: readonly string[]): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const name of streams) CFB.utils.cfb_add(file, name, Buffer.alloc(600, 1))
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
}

describe('a .docx that means harm, or was harmed, is a failure with its reason', () => {
  const parts = wordParts({ body: reportBody() })
  const main = String(parts['word/document.xml'])
  const withMain = (xml: string): Uint8Array => zipped({ ...parts, 'word/document.xml': xml })

  it.each<[string, string, () => Uint8Array]>([
    [
      'one part that swells a thousandfold',
      'file-over-budget',
      () => withMain(main.replace('<w:body>', `${' '.repeat(8 * 1024 * 1024)}<w:body>`)),
    ],
    [
      'entities that multiply',
      'file-damaged',
      () =>
        withMain(
          main.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document'),
        ),
    ],
    ['an entity nobody declared', 'file-damaged', () => withMain(main.replace('总体情况', '&lol;'))],
    [
      'content controls ten thousand deep',
      'file-over-budget',
      () => word(nested('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', 10_000)),
    ],
    [
      'tables in tables in tables',
      'file-over-budget',
      () => word(nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 100)),
    ],
    [
      'a cell over two thousand million columns',
      'file-over-budget',
      () =>
        word(
          `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>${paragraph('')}</w:tc></w:tr></w:tbl>`,
        ),
    ],
    [
      'more cells than any report has',
      'file-over-budget',
      () => word(`<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(100)}</w:tr>`.repeat(2100)}</w:tbl>`),
    ],
    ['two million elements', 'file-over-budget', () => word('<w:p/>'.repeat(2_000_000))],
    [
      'namespaces without end',
      'file-over-budget',
      () =>
        withMain(
          main.replace(
            '<w:document',
            `<w:document ${Array.from({ length: 400 }, (_, at) => `xmlns:n${at}="u${at}"`).join(' ')}`,
          ),
        ),
    ],
    ['markup that breaks off', 'file-damaged', () => withMain(main.slice(0, -200))],
    [
      'bytes that are no text',
      'file-damaged',
      () => zipped({ ...parts, 'word/document.xml': Uint8Array.of(0x3c, 0xff, 0xfe, 0xfd) }),
    ],
    [
      'a part that is promised and not there',
      'file-damaged',
      () => zipped({ ...wordParts({ body: '', styles: '' }), 'word/styles.xml': '' }),
    ],
    ['no document inside', 'file-damaged', () => zipped({ '_rels/.rels': '<x/>' })],
    [
      'a workbook inside',
      'format-unknown',
      () => excelFile({ sheets: [{ name: 'a', xml: '<sheetData/>' }] }),
    ],
    ['a password', 'file-protected', () => compound('/EncryptionInfo', '/EncryptedPackage')],
    ['a .doc under its name', 'format-unsupported', () => compound('/WordDocument', '/1Table')],
    ['nothing at all', 'file-empty', () => new Uint8Array()],
    ['fifty million zeros', 'format-unknown', () => new Uint8Array(50 * 1024 * 1024)],
    ['a page under its name', 'format-unknown', () => strToU8('<html><body>报告</body></html>')],
  ])('%s: %s', { timeout: 20_000 }, async (_, expected, make) => {
    const bytes = make()
    expect(await code(readDocx(bytes, '报告.docx'))).toBe(expected)
  })

  it('cut off anywhere: never read', async () => {
    for (let share = 1; share < 40; share += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * share) / 40))
      expect(await code(readDocx(cut, '报告.docx'))).toMatch(/file-damaged|format-unknown|file-empty/u)
    }
  })

  it('one bit flipped anywhere: a failure, or the same document', async () => {
    const sound = await readDocx(whole, '报告.docx')
    const seen = { damaged: 0, same: 0 }
    for (let at = 0; at < whole.length; at += 61) {
      const flipped = whole.slice()
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      const outcome = await readDocx(flipped, '报告.docx')
      if (outcome.ok) {
        expect(outcome).toEqual(sound)
        seen.same += 1
      } else seen.damaged += 1
    }
    expect(seen.damaged).toBeGreaterThan(seen.same)
  })

  it('a size in the directory that is a lie', async () => {
    const bytes = zipSync({ ...Object.fromEntries(Object.entries(unzipSync(whole))) }, { level: 6 })
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
    }
    expect(await code(readDocx(bytes, '报告.docx'))).toBe('file-damaged')
  })

  it('an entry under a password', async () => {
    const bytes = whole.slice()
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    }
    expect(await code(readDocx(bytes, '报告.docx'))).toBe('file-protected')
  })
})

describe('a .xlsx that means harm is a failure with its reason, or read without the harm', () => {
  const sheet = (xml: string): Uint8Array => excelFile({ sheets: [{ name: '表', xml }] })
  const row = (at: number, ...cells: readonly string[]): string => `<row r="${at}">${cells.join('')}</row>`

  it.each<[string, string, () => Uint8Array]>([
    [
      'a merge over the whole sheet',
      'read',
      () =>
        sheet(
          `<sheetData>${row(1, '<c r="A1"><v>1</v></c>', '<c r="B1"><v>2</v></c>')}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
        ),
    ],
    [
      'two figures at the ends of the sheet',
      'read',
      () =>
        sheet(
          `<sheetData>${row(1, '<c r="A1"><v>1</v></c>')}${row(1048576, '<c r="XFD1048576"><v>2</v></c>')}</sheetData>`,
        ),
    ],
    [
      'merges over all between two figures',
      'file-over-budget',
      () =>
        sheet(
          `<sheetData>${row(1, '<c r="A1"><v>1</v></c>')}${row(1048576, '<c r="XFD1048576"><v>2</v></c>')}</sheetData><mergeCells><mergeCell ref="A2:XFD1048575"/></mergeCells>`,
        ),
    ],
    [
      'a table as wide as the sheet',
      'file-over-budget',
      () =>
        sheet(
          `<sheetData>${Array.from({ length: 30 }, (_, at) => row(at + 1, `<c r="A${at + 1}"><v>1</v></c>`, `<c r="XFD${at + 1}"><v>1</v></c>`)).join('')}</sheetData><mergeCells>${Array.from({ length: 30 }, (_, at) => `<mergeCell ref="A${at + 1}:XFC${at + 1}"/>`).join('')}</mergeCells>`,
        ),
    ],
    [
      'a place that is on no sheet',
      'file-damaged',
      () => sheet(`<sheetData>${row(1, '<c r="ZZZ9999999"><v>1</v></c>')}</sheetData>`),
    ],
    [
      'a number that is none',
      'file-damaged',
      () => sheet(`<sheetData>${row(1, '<c r="A1"><v>12 o 5</v></c>')}</sheetData>`),
    ],
    [
      'a text that is not in the list',
      'file-damaged',
      () => sheet(`<sheetData>${row(1, '<c r="A1" t="s"><v>7</v></c>')}</sheetData>`),
    ],
    [
      'entities that multiply',
      'file-damaged',
      () =>
        excelFile({ sheets: [], parts: { 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "ha">]><workbook/>' } }),
    ],
    [
      'more figures than any report has',
      'file-over-budget',
      () =>
        sheet(
          `<sheetData>${Array.from({ length: 2200 }, (_, at) => row(at + 1, ...Array.from({ length: 100 }, (__, c) => `<c><v>${at * c}</v></c>`))).join('')}</sheetData>`,
        ),
    ],
    ['a document inside', 'format-unknown', () => whole],
    ['a password', 'file-protected', () => compound('/EncryptedPackage')],
    ['a .xls under its name', 'format-unsupported', () => compound('/Workbook')],
  ])('%s: %s', { timeout: 20_000 }, async (_, expected, make) => {
    const bytes = make()
    expect(await code(readXlsx(bytes, '报告.xlsx'))).toBe(expected)
  })
})

describe('the bytes say what a file is, not its name', () => {
  it.each<[string, string, () => Uint8Array]>([
    [
      '报告.docx that is a page',
      'html',
      () =>
        strToU8(
          `<html><body><h1>云溪市数据局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p></body></html>`,
        ),
    ],
    ['报告.doc that is a .docx', 'docx', () => whole],
    [
      '报告.txt that is a workbook',
      'xlsx',
      () => excelFile({ sheets: [{ name: 'a', xml: '<sheetData/>' }] }),
    ],
  ])('%s', async (_, format, make) => {
    const outcome = await readFile(make(), '报告.某')
    expect(outcome.ok && outcome.value.format).toBe(format)
  })
})

describe('nothing is fetched', () => {
  it('from where relationships, templates and pictures point to', async () => {
    let calls = 0
    const server = createServer((socket) => {
      calls += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    const outside = (type: string) => ({ type, target: `${url}/${type}`, external: true }) as const
    const bytes = wordFile({
      body: `${reportBody()}<w:altChunk r:id="r1"/>`,
      relations: {
        r1: outside('aFChunk'),
        r2: outside('attachedTemplate'),
        r3: outside('image'),
        r4: outside('styles'),
        r5: outside('numbering'),
      },
    })
    const outcome: Outcome<Document> = await readDocx(bytes, '报告.docx')
    expect(outcome.ok).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 50))
    server.close()
    expect(calls).toBe(0)
  })
})

describe('budgets', () => {
  const xml = strToU8('<a><b c="1">t</b><b/></a>')
  const count = (part: Partial<typeof limits>) => (): unknown =>
    parseXml(xml, new Budget({ ...limits, ...part }))

  it.each<[string, Partial<typeof limits>, boolean]>([
    ['elements, attributes and texts together', { nodes: 5 }, true],
    ['one fewer', { nodes: 4 }, false],
    ['elements inside elements', { depth: 2 }, true],
    ['one fewer', { depth: 1 }, false],
  ])('count %s %j', (_, part, holds) => {
    if (holds) expect(count(part)).not.toThrow()
    else expect(count(part)).toThrow('file-over-budget')
  })

  it('are spent by all parts of a file together', () => {
    const budget = new Budget({ ...limits, inflatedBytes: 60 })
    const file = openPackage(
      zipSync({ 'a.xml': strToU8(' '.repeat(40)), 'b.xml': strToU8(' '.repeat(40)) }),
      budget,
    )
    expect(file.bytesOf('a.xml')).toHaveLength(40)
    expect(() => file.bytesOf('b.xml')).toThrow('file-over-budget')
  })

  it('stop a walk where it is, before the rest is read', () => {
    let seen = 0
    const walk = (): void =>
      walkXml(strToU8(`<a>${'<b/>'.repeat(1000)}</a>`), new Budget({ ...limits, nodes: 10 }), {
        open: () => (seen += 1),
        text: () => undefined,
        close: () => undefined,
      })
    expect(walk).toThrow('file-over-budget')
    expect(seen).toBe(10)
  })
})
