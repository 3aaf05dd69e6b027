import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type TableId } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { changed, fixture } from '../../fixtures/fixture.ts'
import { eachTable, fieldsOf, linesAround, placedTexts } from '../../fixtures/plain-report.ts'
import { stated2021, type Stated } from '../../fixtures/stated.ts'
import { pdfBytes, type PdfPage } from '../../support/pdf-bytes.ts'
import { Page, paper, widthOf } from '../../support/pdf-page.ts'
import { outcomeOf, type ReadingOutcome } from '../../support/reading-outcome.ts'

beforeAll(findPdfResources)

interface Setting {
  /** From one stop to the next, in points. */
  readonly pitch: number
  readonly margin: number
  readonly size: number
  /** Where the first stop stands behind the margin; with none set apart, one pitch. */
  readonly first?: number
  /** Of the paper. */
  readonly width?: number
}

const office: Setting = { pitch: 36.85, margin: 56.7, size: 10.5 }
const bottom = paper.height - 60

/** A text as word processors set it: tabs go to the next stop, what has no room goes to the next line with its tab. */
function printed(text: string, setting: Setting): readonly PdfPage[] {
  const { pitch, margin, size, first = pitch, width = paper.width } = setting
  const pages: Page[] = [new Page({ size })]
  const right = width - margin
  const newLine = (): number => {
    const page = pages.at(-1)
    if (page !== undefined) page.at += size * 1.5
    if (page === undefined || page.at > bottom) pages.push(new Page({ size }))
    return margin
  }
  const put = (piece: string, x: number): number => {
    const page = pages.at(-1)
    page?.text(piece, x, page.at, size)
    return x + widthOf(piece, size)
  }
  const start = margin + first
  const stopBehind = (x: number): number =>
    x < start - 0.01 ? start : start + (Math.floor((x - start + 0.01) / pitch) + 1) * pitch
  for (const line of text.split('\n')) {
    let x = newLine()
    const cells = line.split('\t')
    cells.forEach((cell, index) => {
      const [sign = ''] = cell
      const stop = index === 0 ? x : stopBehind(x)
      const isFigure = cell !== '' && cell.length < 8
      const room = isFigure ? widthOf(cell, size) : widthOf(sign, size)
      if (stop + room > right) x = newLine()
      if (index > 0) x = stopBehind(x)
      let piece = ''
      for (const sign of cell) {
        if (x + widthOf(piece + sign, size) > right) {
          put(piece, x)
          x = newLine()
          piece = ''
        }
        piece += sign
      }
      x = put(piece, x)
    })
  }
  return pages.map((page) => page.page({ width }))
}

type Draw = (table: TableId, stated: Stated) => string

const rowsOf = (table: TableId, stated: Stated): readonly (readonly string[])[] => {
  const rows = new Map<number, string[]>()
  for (const { row, text } of placedTexts(table, stated)) rows.set(row, [...(rows.get(row) ?? []), text])
  return [...rows.values()]
}
const shapes = {
  'a tab a column': (...of) =>
    fieldsOf(...of)
      .map((fields) => fields.join('\t'))
      .join('\n'),
  'a tab a cell, merged ones left out': (...of) =>
    rowsOf(...of)
      .map((texts) => texts.join('\t'))
      .join('\n'),
} satisfies Readonly<Record<string, Draw>>

async function readingOf(draw: Draw, stated: Stated, setting: Setting): Promise<ReadingOutcome> {
  const pages = printed(linesAround(eachTable((table) => draw(table, stated))).join('\n'), setting)
  const read = await readPdf(pdfBytes({ pages }), '年报.pdf')
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value, '年报.pdf')
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return outcomeOf(
    fixture('tabs', () => new Uint8Array(), { figures: stated }),
    recognized.value,
  )
}

const addresses = tableIds.flatMap((table) =>
  layoutOf(tableSpec(2021, table)).figures.map(({ address }) => address),
)
const odd = fc.constantFrom('', '', '', '', '0', '7', '12', '345', '6789', '20361', '/', '—')
const changes = fc.array(fc.tuple(fc.constantFrom(...addresses), odd), { maxLength: 8 })

describe('a table set with tabs, rows going over the end of their line', () => {
  it('every cell is right, a tab a column', async () => {
    expect(await readingOf(shapes['a tab a column'], stated2021, office)).toEqual({
      right: 200,
      asked: 0,
      wrong: [],
    })
  })

  it.each([
    { pitch: 42, margin: 40, size: 10.5, first: 315 },
    { pitch: 40, margin: 40, size: 10.5, first: 300 },
  ])('the last head on the next line, the first stop set apart: %o', async (setting) => {
    expect((await readingOf(shapes['a tab a column'], stated2021, setting)).wrong).toEqual([])
  })

  it.each(Object.entries(shapes))(
    'every cell is right or asked, wherever the first stop is: %s',
    async (_, draw) => {
      await fc.assert(
        fc.asyncProperty(
          changes,
          fc.constantFrom(30, 36, 36.85, 40, 42),
          fc.constantFrom(40, 56.7),
          fc.constantFrom(8, 9, 10.5),
          fc.constantFrom(0.5, 1, 1.5, 2, 3, 3.5, 4, 5, 6, 7.5),
          fc.constantFrom(paper.width, paper.height, 1000),
          async (cells, pitch, margin, size, offset, width) => {
            const stated = changed(stated2021, Object.fromEntries(cells))
            const setting = { pitch, margin, size, first: pitch * offset, width }
            expect((await readingOf(draw, stated, setting)).wrong).toEqual([])
          },
        ),
        { numRuns: 40 },
      )
    },
  )

  it.each(Object.entries(shapes))(
    'every cell is right or asked, wherever the stops are: %s',
    async (_, draw) => {
      await fc.assert(
        fc.asyncProperty(
          changes,
          fc.constantFrom(20.9, 28.35, 35.45, 36.85, 42, 60),
          fc.constantFrom(40, 56.7, 90),
          fc.constantFrom(8, 9, 10.5),
          async (cells, pitch, margin, size) => {
            const stated = changed(stated2021, Object.fromEntries(cells))
            expect((await readingOf(draw, stated, { pitch, margin, size })).wrong).toEqual([])
          },
        ),
        { numRuns: 40 },
      )
    },
  )
})
