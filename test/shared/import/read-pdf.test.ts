import { beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { pdfFixtures } from '../../fixtures/pdf/pdf-fixtures.ts'
import { stated2021 } from '../../fixtures/stated.ts'
import { hex, pdfBytes, type PdfPage } from '../../support/pdf-bytes.ts'
import { boxesOf, Page, putFrame, putText } from '../../support/pdf-page.ts'

beforeAll(findPdfResources)

const inRequests = new Set(layoutOf(tableSpec(2021, 'requests')).figures.map(({ address }) => address))

const picture: PdfPage = { content: 'q 500 0 0 700 50 50 cm /Picture Do Q', hasPicture: true }
const blank: PdfPage = { content: '' }
const said = (text: string): PdfPage => new Page().paragraph(text).page()
const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'6b'.repeat(32)}> /U <${'7c'.repeat(32)}> /P -4 >> /ID [<00> <00>]`
const sound = pdfFixtures[0]?.bytes() ?? new Uint8Array()

async function linesOf(pages: readonly PdfPage[]): Promise<readonly string[]> {
  const read = await readPdf(pdfBytes({ pages }), '年报.pdf')
  if (!read.ok) throw new Error(read.failure.sentence)
  return read.value.blocks.map((block) =>
    block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : block.kind,
  )
}

it('takes the bytes as a file on the disk gives them, and leaves them as they were', async () => {
  const bytes = Buffer.from(sound)
  const read = await readPdf(bytes, '年报.pdf')
  expect(read.ok).toBe(true)
  expect(bytes.equals(sound)).toBe(true)
})

describe('a PDF without readable text has its failure', () => {
  it.each([
    ['scanned pages', { pages: [picture, picture] }, 'pdf-scanned'],
    ['scanned pages behind a cover with words', { pages: [said('年报'), picture, picture] }, 'pdf-scanned'],
    ['words drawn as shapes', { pages: [{ content: '10 10 m 20 40 l 35 12 l f' }] }, 'pdf-scanned'],
    ['blank pages', { pages: [blank, blank] }, 'file-empty'],
    ['a password', { pages: [said('年报')], trailer: encryption }, 'file-protected'],
    ['more pages than a report has', { pages: Array.from({ length: 301 }, () => blank) }, 'file-over-budget'],
  ] as const)('%s', async (_, file, code) => {
    const read = await readFile(pdfBytes(file), '年报.pdf')
    expect(read).toMatchObject({ ok: false, failure: { code } })
    expect(read.ok ? '' : read.failure.sentence).toContain('年报.pdf')
  })

  it.each([
    ['nothing behind its first line', new TextEncoder().encode('%PDF-1.7\n')],
    [
      'noise behind its first line',
      Uint8Array.from({ length: 4000 }, (_, at) => (at < 9 ? (sound[at] ?? 0) : (at * 7919) % 256)),
    ],
  ])('%s', async (_, bytes) => {
    expect(await readFile(bytes, '年报.pdf')).toMatchObject({ ok: false, failure: { code: 'file-damaged' } })
  })

  it.each([0.3, 0.6, 0.9, 0.99])(
    'cut off at %d of its length: a report, or a failure with a code',
    async (part) => {
      const read = await readPdf(sound.slice(0, sound.length * part), '年报.pdf')
      expect(read.ok ? 'read' : read.failure.code).toMatch(/^(?:read|file-damaged|file-empty)$/u)
    },
  )
})

describe('lines become paragraphs', () => {
  const long =
    '本机关认真落实政府信息公开各项要求，全年公开各类信息一千二百余条，群众满意度不断提高。'.repeat(4)

  it('broken lines are joined, indented ones begin anew', async () => {
    expect(await linesOf([new Page().paragraph(long).paragraph(long).page()])).toEqual([long, long])
  })

  it('a paragraph goes on on the next page', async () => {
    const [first, second] = [new Page(), new Page()]
    first.paragraph(long)
    const half = 87
    second.paragraph(long.slice(half), 60, 535, 0)
    const cut = new Page().paragraph(long).paragraph(long.slice(0, half))
    expect(await linesOf([cut.page(), second.page()])).toEqual([long, long])
  })

  it('a blank is kept between Latin words and between figures, never made beside Han characters', async () => {
    const line = new Page()
    line.text('Word', 80, 100).text('2016', 110, 100).text('年', 135, 100).text('报', 149, 100)
    expect(await linesOf([line.page()])).toEqual(['Word 2016年报'])
    const figures = new Page().text('分别为', 80, 100).text('12', 112, 100).text('30', 127, 100)
    expect(await linesOf([figures.text('件。', 138, 100).page()])).toEqual(['分别为12 30件。'])
  })

  it('characters written downwards are read, those on their side are not', async () => {
    const operators = `BT /F3 12 Tf 1 0 0 1 100 700 Tm ${hex('办理结果')} Tj ET
      BT /F1 12 Tf 0 1 -1 0 300 300 Tm ${hex('骑缝')} Tj ET`
    expect((await linesOf([{ content: operators }])).join('')).toBe('办理结果')
  })

  it('a page number in the text stays, one at the foot goes', async () => {
    const pages = [1, 2, 3].map((number) =>
      new Page().paragraph('公开事项如下').text(`${number}`, 300, 810).page(),
    )
    expect(await linesOf(pages)).toEqual(['公开事项如下', '公开事项如下', '公开事项如下'])
    const figures = [4, 7, 7].map((number) =>
      new Page().paragraph('公开事项如下').text(`${number}`, 300, 810).page(),
    )
    expect(await linesOf(figures)).toHaveLength(6)
  })
})

describe('a table that was printed too wide for its page', () => {
  it('has its missing cells asked, never blank', async () => {
    const pages = pdfFixtures.find(({ name }) => name === 'lines-around-every-cell')
    if (pages === undefined) throw new Error('no fixture')
    // Everything is moved to the right, so that the last columns lie beyond the paper.
    const text = new TextDecoder('latin1').decode(pages.bytes())
    const moved = text.replace(/\/MediaBox \[0 0 595 842\]/gu, '/MediaBox [0 0 480 842]')
    const read = await readPdf(
      Uint8Array.from(moved, (character) => character.charCodeAt(0)),
      '年报.pdf',
    )
    if (!read.ok) throw new Error(read.failure.sentence)
    const report = recognize(read.value, '年报.pdf')
    if (!report.ok) throw new Error(report.failure.sentence)
    expect(report.value.notes.map(({ code }) => code)).toContain('table-cut')
  })

  it('has the whole of labels that begin beyond the paper', async () => {
    const page = new Page().paragraph('三、收到和处理政府信息公开申请情况')
    for (const box of boxesOf('requests', page.at, { left: -36, right: 535, rowHeight: 24 })) {
      putFrame(page, { ...box, left: Math.max(box.left, 0) })
      const isWide = box.cell.colSpan === 3 && box.cell.text.length < 20
      if (isWide) page.text(box.cell.text, -70, box.bottom - 8, 8)
      else putText(page, box)
    }
    const read = await readPdf(pdfBytes({ pages: [page.page()] }), '年报.pdf')
    const report = read.ok ? recognize(read.value, '年报.pdf') : read
    if (!report.ok) throw new Error(report.failure.sentence)
    const given = report.value.cells.filter(
      ({ address, state }) => inRequests.has(address) && state === 'given',
    )
    expect(given.map(({ address, raw }) => [address, raw])).toEqual(
      [...inRequests].map((address) => [address, stated2021[address]]),
    )
  })
})
