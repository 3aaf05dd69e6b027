// Cells that show less than the file holds: characters keep their order, and a figure that is cut off is asked.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { keptInside } from '../../../shared/import/read-pdf/clips.ts'
import type { Glyph } from '../../../shared/import/read-pdf/text-machine.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { changed, fixture } from '../../fixtures/fixture.ts'
import { pagesOf } from '../../fixtures/pdf/pdf-fixtures.ts'
import { stated2021 } from '../../fixtures/stated.ts'
import { pdfBytes } from '../../support/pdf-bytes.ts'
import { boxesOf, paper, putFrame, putText, widthOf } from '../../support/pdf-page.ts'
import { outcomeOf, type ReadingOutcome } from '../../support/reading-outcome.ts'

beforeAll(findPdfResources)

/** Characters one behind the other from a place on. */
function drawn(text: string, start: number, size: number): readonly Glyph[] {
  let at = start
  return [...text].map((character): Glyph => {
    const left = at
    at += widthOf(character, size)
    return { text: character, left, right: at, base: 100, size, turn: 0, isHidden: false }
  })
}

/** As lines are read: by the left edges. */
function readOff(glyphs: readonly Glyph[]): string {
  return glyphs
    .toSorted((a, b) => a.left - b.left)
    .map(({ text }) => text)
    .join('')
}

const alignments = {
  left: (left: number) => left + 2,
  centred: (left: number, right: number, width: number) => (left + right - width) / 2,
  right: (_: number, right: number, width: number) => right - width - 2,
} satisfies Readonly<Record<string, (left: number, right: number, width: number) => number>>

const large = changed(stated2021, {
  received_person: '3985758',
  received_total: '3985829',
  granted_company: '120345',
  partial_person: '',
  partial_company: '77777777',
  refused_secret_other: '4567890',
})

async function readingOf(
  x: (left: number, right: number, width: number) => number,
  { size, inset, hasLines }: { readonly size: number; readonly inset: number; readonly hasLines: boolean },
): Promise<ReadingOutcome> {
  const pages = pagesOf({
    place: { stated: large },
    put: (page, table, place) => {
      const boxes = boxesOf(table, page.at, place)
      for (const box of boxes) {
        if (hasLines) putFrame(page, box)
        const { left, top, right, bottom } = box
        const { text, isFigure } = box.cell
        if (!isFigure) putText(page, box)
        else {
          const width = right - left - inset * 2
          page.operators.push(`q ${left + inset} ${page.height - bottom} ${width} ${bottom - top} re W n`)
          page.text(text, x(left, right, widthOf(text, size)), bottom - 6, size)
          page.operators.push('Q')
        }
      }
      page.at = boxes.reduce((most, { bottom }) => Math.max(most, bottom), 0) + 24
    },
  })
  const read = await readPdf(pdfBytes({ pages }), '年报.pdf')
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value, '年报.pdf')
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return outcomeOf(
    fixture('clipped', () => new Uint8Array(), { figures: large }),
    recognized.value,
  )
}

describe('what a cell does not show', () => {
  it.each([
    '3985758',
    '20361',
    '1.属于国家秘密',
    '（三）不予公开',
    '行政事业性收费',
    '1 306.75',
    '规章 1 0 3',
  ])('never comes into another order: %s', (text) => {
    fc.assert(
      fc.property(
        fc.double({ min: 60, max: 160, noNaN: true }),
        fc.constantFrom(6, 8, 10.5, 12),
        fc.double({ min: 90, max: 110, noNaN: true }),
        fc.double({ min: 3, max: 60, noNaN: true }),
        (start, size, left, width) => {
          const kept = keptInside(drawn(text, start, size), { left, right: left + width }, paper.width)
          expect(readOff(kept).replace('…', '')).toBe(text)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('a figure of which a digit is hidden says that it is cut off, one that is whole does not', () => {
    const seen = (start: number): string =>
      readOff(keptInside(drawn('3985758', start, 12), { left: 100, right: 150 }, paper.width))
    expect([seen(94.5), seen(104), seen(112)]).toEqual(['3985758…', '3985758', '3985758…'])
  })

  it('words are drawn back into their cell, with the number in front of them', () => {
    const kept = keptInside(drawn('1.属于国家秘密', 80, 8), { left: 100, right: 130 }, paper.width)
    expect(readOff(kept)).toBe('1.属于国家秘密')
    expect(kept.every(({ left, right }) => left >= 100 && right <= 130)).toBe(true)
  })

  it.each(
    Object.entries(alignments).flatMap(([name, x]) =>
      [8, 9, 12].flatMap((size) =>
        [0, 6].flatMap((inset) =>
          [true, false].map((hasLines) => [name, size, inset, hasLines ? 'with' : 'without', x] as const),
        ),
      ),
    ),
  )('figures %s-aligned, %d high, clipped %d points within their cells, %s lines', async (...of) => {
    const [, size, inset, lines, x] = of
    const { wrong, right } = await readingOf(x, { size, inset, hasLines: lines === 'with' })
    expect(wrong).toEqual([])
    if (lines === 'with' && inset === 0) expect(right).toBeGreaterThan(180)
  })
})
