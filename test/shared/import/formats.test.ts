import { describe, expect, it } from 'vitest'
import { largestFile, readFile } from '../../../shared/import/formats.ts'
import { sniff } from '../../../shared/import/sniff.ts'
import { defaultProfile, emptyReport } from '../../../shared/report/model.ts'
import { serializeDraft } from '../../../shared/report/draft-file.ts'
import { textFixtures } from '../../fixtures/text/text-fixtures.ts'
import { htmlFixtures } from '../../fixtures/html/html-fixtures.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import { docFixtures } from '../../fixtures/doc/doc-fixtures.ts'
import { mhtFixtures } from '../../fixtures/mht/mht-fixtures.ts'
import { pdfFixtures } from '../../fixtures/pdf/pdf-fixtures.ts'
import { rtfFixtures } from '../../fixtures/rtf/rtf-fixtures.ts'
import { xlsFixtures } from '../../fixtures/xls/xls-fixtures.ts'
import { excelFixtures } from '../../fixtures/xlsx/excel-fixtures.ts'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const latin = (content: string, length = 600): Uint8Array => {
  const bytes = new Uint8Array(Math.max(length, content.length))
  for (let at = 0; at < content.length; at += 1) bytes[at] = content.charCodeAt(at)
  return bytes
}

/** A zip with nothing in its entries: what its parts are called is all that is looked at. */
function zipOf(...names: readonly string[]): Uint8Array {
  const records = names.map((name) => {
    const entry = new Uint8Array(46 + name.length)
    const view = new DataView(entry.buffer)
    view.setUint32(0, 0x02014b50, true)
    view.setUint16(28, name.length, true)
    entry.set(text(name), 46)
    return entry
  })
  const size = records.reduce((sum, { length }) => sum + length, 0)
  const bytes = new Uint8Array(4 + size + 22)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x04034b50, true)
  let at = 4
  for (const record of records) {
    bytes.set(record, at)
    at += record.length
  }
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 10, names.length, true)
  view.setUint32(at + 16, 4, true)
  return bytes
}

/** An OLE2 file with one stream of this name in its directory. */
function ole2Of(name: string): Uint8Array {
  const bytes = latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 2048)
  for (let at = 0; at < name.length; at += 1) bytes[1024 + at * 2] = name.charCodeAt(at)
  return bytes
}

describe('the format of a file is told by its bytes', () => {
  it.each([
    ['plain text', text('规章\t0\t0\t0'), 'txt'],
    ['a page', text('<!DOCTYPE html><html><body><p>规章</p></body></html>'), 'html'],
    ['a piece of a page', text('  <p style="text-align:center">2019年报告</p>'), 'html'],
    ['a page behind a comment', text('<!-- saved --><div>一</div>'), 'html'],
    [
      'a page in XML clothes',
      text('<?xml version="1.0" encoding="gb2312"?>\n<html><p>一</p></html>'),
      'html',
    ],
    ['a Word file', zipOf('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['an Excel file', zipOf('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    ['text that begins like a bitmap', text('BM局2024年年报'), 'txt'],
    ['text in angle brackets', text('<公开>2024年年报'), 'txt'],
  ] as const)('%s', (_, bytes, format) => {
    expect(sniff(bytes)).toEqual({ kind: 'readable', format })
  })

  it.each([
    ['a presentation', zipOf('ppt/presentation.xml'), '演示文稿'],
    ['an OFD', zipOf('OFD.xml', 'Doc_0/Document.xml'), 'OFD'],
    ['an ODF', zipOf('mimetype', 'content.xml'), 'ODF（.odt、.ods）'],
    ['Pages of today', zipOf('Index/Document.iwa', 'preview.jpg', 'Metadata/Properties.plist'), 'Pages'],
    ['Pages of 2013', zipOf('preview.jpg', 'Index.zip'), 'Pages'],
    ['Pages of 2009', zipOf('index.xml', 'buildVersionHistory.plist', 'QuickLook/Preview.pdf'), 'Pages'],
    ['a video', latin('\0\0\0\x18ftypmp42'), '录音或视频'],
    ['a recording', latin('RIFF\x24\x08\0\0WAVEfmt '), '录音或视频'],
    [
      'Word XML',
      text('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      'Word XML',
    ],
  ] as const)('%s is named and refused', async (_, bytes, name) => {
    expect(sniff(bytes)).toEqual({ kind: 'unsupported', name })
    const read = await readFile(bytes, '年报.docx')
    expect(read).toMatchObject({ ok: false, failure: { code: 'format-unsupported' } })
    const sentence = read.ok ? '' : read.failure.sentence
    for (const words of ['年报.docx', name, '另存为 .docx 或 PDF']) expect(sentence).toContain(words)
  })

  it.each([
    ['PNG', latin('\x89PNG\r\n\x1a\n')],
    ['a photo of a camera', latin('\xff\xd8\xff\xe0\0\x10JFIF\0')],
    ['a photo of a telephone', latin('\0\0\0\x18ftypheic')],
    ['a photo of a newer one', latin('\0\0\0\x1cftypavif')],
    ['a scan', latin('II*\0\x08\0\0\0')],
    ['a picture of a web page', latin('RIFF\x24\x08\0\0WEBPVP8 ')],
    ['a bitmap', latin('BM\x58\x02\0\0')],
  ])('%s is a picture, whatever it is called', async (_, bytes) => {
    const read = await readFile(bytes, '年报.docx')
    expect(read).toMatchObject({ ok: false, failure: { code: 'file-picture' } })
    for (const words of ['年报.docx', '图片', '文字识别软件'])
      expect(read.ok ? '' : read.failure.sentence).toContain(words)
  })

  it.each([
    ['zip', zipOf('a.docx', 'b.docx')],
    ['an empty zip', latin('PK\x05\x06', 22)],
    ['7z', latin('7z\xbc\xaf')],
    ['rar', latin('Rar!\x1a\x07')],
    ['gzip', latin('\x1f\x8b\x08')],
  ])('%s is to be unpacked first', async (_, bytes) => {
    const read = await readFile(bytes, '年报.docx')
    expect(read).toMatchObject({ ok: false, failure: { code: 'file-packed' } })
    expect(read.ok ? '' : read.failure.sentence).toContain('先解压')
  })

  it.each([
    ['RIFF', 'RIFF局2024年年报'],
    ['BM', 'BM局2024年年报'],
    ['Rar', 'Rar 不是压缩包'],
  ])('a text that begins with %s is a text', (_, content) => {
    expect(sniff(text(content))).toEqual({ kind: 'readable', format: 'txt' })
  })

  it.each([
    ['nothing', new Uint8Array(0), 'file-empty'],
    ['white space', text(' \n\t\n　'), 'file-empty'],
    ['zeros', new Uint8Array(3 * 1024 * 1024), 'format-unknown'],
    ['50 MB of zeros', new Uint8Array(50 * 1024 * 1024), 'file-too-large'],
    ['one byte too many', new Uint8Array(largestFile + 1), 'file-too-large'],
    ['noise', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), 'format-unknown'],
    ['a protected Word file', ole2Of('EncryptedPackage'), 'file-protected'],
    ['a zip that is cut off', zipOf('word/document.xml').slice(0, 60), 'file-damaged'],
    ['a page without anything on it', text('<html><body><script>1</script></body></html>'), 'file-empty'],
  ] as const)('%s has its failure', async (_, bytes, code) => {
    expect(await readFile(bytes, '年报')).toMatchObject({ ok: false, failure: { code } })
  })

  it('a draft, whole or cut off, is left to whoever opens drafts', async () => {
    const draft = serializeDraft({
      report: emptyReport(2021, '某局', 2024),
      accepted: [],
      profile: defaultProfile,
    })
    for (const bytes of [text(draft), text(`\ufeff${draft}`), text(draft.slice(0, draft.length / 2))]) {
      expect(await readFile(bytes, '年报')).toMatchObject({ ok: true, value: { format: 'draft' } })
    }
  })

  it.each([
    ['txt', textFixtures],
    ['html', htmlFixtures],
    ['docx', wordFixtures],
    ['xlsx', excelFixtures],
    ['doc', docFixtures],
    ['rtf', rtfFixtures],
    ['xls', xlsFixtures],
    ['mht', mhtFixtures],
    ['pdf', pdfFixtures],
  ] as const)('every fixture of .%s', (format, fixtures) => {
    const others = fixtures.filter((fixture) => {
      const found = sniff(fixture.bytes())
      return found.kind !== 'readable' || found.format !== format
    })
    expect(others.map(({ name }) => name)).toEqual([])
  })
})
