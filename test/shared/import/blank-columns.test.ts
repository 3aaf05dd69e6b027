// Tables without ruling lines of which a column is blank from top to bottom: no figure may go into the column beside it.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { tableIds, type TableId } from '../../../shared/template/form.ts'
import { changed, fixture } from '../../fixtures/fixture.ts'
import { closing, headings, other, overview, problems, title } from '../../fixtures/plain-report.ts'
import { stated2021, type Stated } from '../../fixtures/stated.ts'
import { pdfBytes } from '../../support/pdf-bytes.ts'
import { boxesOf, Page, paper, putText, widthOf, type TablePlace } from '../../support/pdf-page.ts'
import { outcomeOf, type ReadingOutcome } from '../../support/reading-outcome.ts'

beforeAll(findPdfResources)

const alignments = {
  left: (left: number) => left + 4,
  centred: (left: number, right: number, width: number) => (left + right - width) / 2,
  right: (_: number, right: number, width: number) => right - width - 4,
} satisfies Readonly<Record<string, (left: number, right: number, width: number) => number>>
type Alignment = keyof typeof alignments
const allAlignments = ['left', 'centred', 'right'] as const

interface Setting {
  readonly alignment: Alignment
  /** The row of 表三 that the next page begins with. */
  readonly cut: number
  /** How far to the right that page is set, and how much wider its table is. */
  readonly aside?: number
  readonly scale?: number
}

function put(page: Page, table: TableId, alignment: Alignment, place: TablePlace): void {
  const boxes = boxesOf(table, page.at, place)
  for (const box of boxes) {
    const { text, isFigure } = box.cell
    const x = alignments[alignment](box.left, box.right, widthOf(text, 8))
    if (isFigure) page.text(text, x, (box.top + box.bottom) / 2 + 3, 8)
    else putText(page, box, 8)
  }
  page.at = boxes.reduce((most, { bottom }) => Math.max(most, bottom), page.at) + 24
}

async function readingOf(
  stated: Stated,
  { alignment, cut, aside = 0, scale = 1 }: Setting,
): Promise<ReadingOutcome> {
  const [one, two, three, four, five, six] = headings
  const [first, second, third, last] = [new Page(), new Page(), new Page(), new Page()]
  for (const text of [title, one, ...overview, two]) first.paragraph(text)
  put(first, 'disclosure', alignment, { stated })
  second.paragraph(three)
  put(second, 'requests', alignment, { stated, to: cut })
  const [left, right] = [60 + aside, 60 + aside + (paper.width - 120) * scale]
  put(third, 'requests', alignment, { stated, from: cut, left, right })
  last.paragraph(four)
  put(last, 'disputes', alignment, { stated })
  for (const text of [five, problems, six, other, ...closing]) last.paragraph(text)
  const pages = [first, second, third, last].map((page) => page.page())
  const read = await readPdf(pdfBytes({ pages }), '年报.pdf')
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value, '年报.pdf')
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return outcomeOf(
    fixture('columns', () => new Uint8Array(), { figures: stated }),
    recognized.value,
  )
}

const figures = tableIds.flatMap((table) =>
  layoutOf(tableSpec(2021, table)).figures.map((spot) => ({ ...spot, table })),
)
const columns = [
  ...new Set(figures.flatMap(({ table, columnKey }) => (table === 'requests' ? [columnKey] : []))),
]

/** 表三 with some of its columns left blank. */
function without(...blank: readonly string[]): Stated {
  const none = figures.filter(({ table, columnKey }) => table === 'requests' && blank.includes(columnKey))
  return changed(stated2021, Object.fromEntries(none.map(({ address }) => [address, ''])))
}

describe('a table without lines, a column of which is blank', () => {
  it.each(columns.flatMap((column) => allAlignments.map((alignment) => [column, alignment] as const)))(
    'column %s, %s-aligned, wherever a page ends',
    async (column, alignment) => {
      for (const cut of [5, 12, 28]) {
        const { wrong } = await readingOf(without(column), { alignment, cut })
        expect({ cut, wrong }).toEqual({ cut, wrong: [] })
      }
    },
  )

  it.each(
    columns
      .slice(1)
      .flatMap((column, index) =>
        allAlignments.map((alignment) => [columns[index] ?? '', column, alignment] as const),
      ),
  )('columns %s and %s, %s-aligned', async (one, other, alignment) => {
    for (const cut of [5, 28])
      expect((await readingOf(without(one, other), { alignment, cut })).wrong).toEqual([])
  })

  it('any cells blank, the second page set aside and of another width', async () => {
    const cells = fc.subarray(
      figures.map(({ address }) => address),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(
        cells,
        fc.constantFrom(...allAlignments),
        fc.integer({ min: 4, max: 8 }),
        fc.constantFrom(0, 10, 20, 37),
        fc.constantFrom(1, 1.05),
        async (blank, alignment, cut, aside, scale) => {
          const stated = changed(stated2021, Object.fromEntries(blank.map((address) => [address, ''])))
          expect((await readingOf(stated, { alignment, cut, aside, scale })).wrong).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each(figures.flatMap(({ table, address }) => (table === 'requests' ? [] : [address])))(
    'a table of one row: %s blank',
    async (address) => {
      for (const alignment of allAlignments)
        expect(
          (await readingOf(changed(stated2021, { [address]: '' }), { alignment, cut: 28 })).wrong,
        ).toEqual([])
    },
  )

  it('nothing is asked where none is', async () => {
    for (const alignment of allAlignments)
      expect((await readingOf(stated2021, { alignment, cut: 28 })).right).toBe(200)
  })
})
