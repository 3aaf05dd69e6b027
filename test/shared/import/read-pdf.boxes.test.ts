// What a PDF's cells and lines say of their place on the page, held against where pdf.js says the characters stand.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import type { Document, PageBox } from '../../../shared/document.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import { pdfFixtures } from '../../fixtures/pdf/pdf-fixtures.ts'
import { pdfBytes, type PdfPage } from '../../support/pdf-bytes.ts'
import { Page } from '../../support/pdf-page.ts'
import { haveLibreOffice } from '../../support/office/convert.ts'
import { Office } from '../../support/office/convert-many.ts'
import { placedPages, type PlacedPage } from '../../support/placed-characters.ts'
import { hasSamples, samplePath } from '../../support/samples.ts'

beforeAll(findPdfResources)

interface Boxed {
  readonly text: string
  readonly box: PageBox
  readonly isFigure: boolean
}

/** Everything that says where it stands. */
function boxed(document: Document): readonly Boxed[] {
  return document.blocks.flatMap((block): readonly Boxed[] => {
    if (block.kind === 'grid') {
      return block.cells.flatMap(({ text, box }) =>
        box ? [{ text, box, isFigure: /^[\d.]+$/u.test(text) }] : [],
      )
    }
    if (block.kind !== 'text') return []
    const text = block.runs.map((run) => run.text).join('')
    return (block.lines ?? []).map((line) => ({
      text: text.slice(line.from, line.to),
      box: line,
      isFigure: false,
    }))
  })
}

/** The characters of a text in one order, with those that have two forms in one form. */
function sorted(text: string): string {
  return [...text.normalize('NFKC').replace(/\s/gu, '')].toSorted().join('')
}

function within({ left, top, right, bottom }: PageBox, page: PlacedPage | undefined): string {
  const inside = page?.characters.filter(({ x, y }) => x > left && x < right && y > top && y < bottom) ?? []
  return sorted(inside.map(({ text }) => text).join(''))
}

/** Whether every character of the first stands in the second as well; both sorted. */
function isPartOf(part: string, whole: string): boolean {
  let at = 0
  for (const character of part) {
    at = whole.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

interface Counts {
  readonly figures: number
  readonly lines: number
  /** Words that say no place. */
  readonly unplaced: readonly string[]
}

async function expectPlaced(bytes: Uint8Array): Promise<Counts> {
  const read = await readPdf(bytes, '年报.pdf')
  if (!read.ok) throw new Error(read.failure.sentence)
  const pages = await placedPages(bytes)
  const all = boxed(read.value)
  const offPage = all.filter(({ box: { page, left, top, right, bottom } }) => {
    const { width, height } = pages[page - 1] ?? { width: 0, height: 0 }
    return !(left >= 0 && top >= 0 && left < right && top < bottom && right <= width && bottom <= height)
  })
  expect(offPage).toEqual([])
  // Of words that reach beyond the paper pdf.js says nothing.
  const isCut = ({ page, right, bottom }: PageBox): boolean =>
    right === pages[page - 1]?.width || bottom === pages[page - 1]?.height
  const readable = all.filter(({ text, box }) => !text.includes('\ufffd') && !isCut(box))
  expect(all.length - readable.length).toBeLessThan(20)
  const elsewhere = readable.filter(({ text, box, isFigure }) => {
    const found = within(box, pages[box.page - 1])
    return isFigure ? found !== sorted(text) : !isPartOf(sorted(text), found)
  })
  expect(elsewhere.map(({ text, box }) => ({ text, box, found: within(box, pages[box.page - 1]) }))).toEqual(
    [],
  )
  const unplaced = read.value.blocks.flatMap((block): readonly string[] =>
    block.kind === 'grid'
      ? block.cells.flatMap(({ text, box }) => (text !== '' && box === undefined ? [text] : []))
      : block.kind === 'text' && (block.lines ?? []).length === 0
        ? block.runs.map(({ text }) => text)
        : [],
  )
  return {
    figures: all.filter(({ isFigure }) => isFigure).length,
    lines: all.filter(({ box }) => 'from' in box).length,
    unplaced,
  }
}

/** pdf.js gives words that are drawn beyond their cells and not shown. */
const cutOff = 'words-cut-off-by-their-cells'
/** Words are drawn beside or below the paper. */
const besidePaper: readonly string[] = ['two-columns-of-prose', 'sheets-in-strips-set-lower']

describe('every box lies on its page and holds the characters it was read from', () => {
  const shown = pdfFixtures.filter(({ name }) => name !== cutOff)
  it.each(shown.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    const { figures, lines, unplaced } = await expectPlaced(fixture.bytes())
    if (!besidePaper.includes(name)) expect(unplaced).toEqual([])
    expect(figures).toBeGreaterThan(180)
    expect(lines).toBeGreaterThan(5)
  })

  it.skipIf(!hasSamples)('a report as a city published it', async () => {
    const { figures, unplaced } = await expectPlaced(readFileSync(samplePath('huaian-city-2024.pdf')))
    expect(unplaced).toEqual([])
    expect(figures).toBeGreaterThan(190)
  })

  describe.skipIf(!haveLibreOffice)('printed by LibreOffice', { timeout: 120_000 }, () => {
    let office: Office
    beforeAll(async () => {
      office = await Office.open()
    })
    afterAll(() => office.close())

    it('from .docx', async () => {
      const some = wordFixtures.filter((_, index) => index % 8 === 0)
      const files = some.map(({ name, bytes }) => ({ name, bytes: bytes() }))
      const printed = await office.convert(files, { from: 'docx', to: 'pdf' })
      // LibreOffice does not open every hostile fixture.
      expect(printed.length).toBeGreaterThan(some.length * 0.8)
      for (const { bytes } of printed) expect((await expectPlaced(bytes)).unplaced).toEqual([])
    })
  })
})

describe('a paragraph', () => {
  const long =
    '本机关认真落实政府信息公开各项要求，全年公开各类信息一千二百余条，群众满意度不断提高。'.repeat(4)

  it('has a box a line, those behind a page break on the next page', async () => {
    const [first, second] = [new Page(), new Page()]
    const cut = 87
    first.paragraph(long).paragraph(long.slice(0, cut))
    second.paragraph(long.slice(cut), 60, 535, 0)
    const pages: readonly PdfPage[] = [first.page(), second.page()]
    const read = await readPdf(pdfBytes({ pages }), '年报.pdf')
    const block = read.ok ? read.value.blocks[1] : undefined
    const lines = block?.kind === 'text' ? (block.lines ?? []) : []
    expect(lines.map(({ page }) => page)).toEqual([1, 1, 2, 2])
    expect(lines.map(({ from }) => from)).toEqual([0, ...lines.map(({ to }) => to).slice(0, -1)])
    expect(lines.at(-1)?.to).toBe(long.length)
    expect(lines.findIndex(({ from }) => from === cut)).toBe(2)
  })
})
