// The workbook's formulas, calculated by LibreOffice from scratch, against the results that were written beside them.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { cellReference, columnLetters, ranges, rectangles } from '../../../shared/export/formulas.ts'
import { writeXlsx } from '../../../shared/export/write-xlsx.ts'
import { exact, slash } from '../../../shared/report/cell.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { convert, haveLayout } from '../../support/office/render.ts'
import { blankAddend, emptyForm, fullReport, oddReport } from '../../support/office/reports.ts'
import { readBook, type Book } from '../../support/office/sheets.ts'

/** The same workbook without the results of its formulas, so that whoever opens it has to calculate. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  for (const path of Object.keys(files).filter((one) => one.startsWith('xl/worksheets/sheet'))) {
    const xml = strFromU8(files[path] ?? new Uint8Array())
    files[path] = strToU8(xml.replace(/(<\/f>)<v>[^<]*<\/v>|(<\/f>)<v\/>/g, '$1$2'))
  }
  return zipSync(files)
}

function formulas(book: Book): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...book.sheets.values()].flatMap((sheet) =>
      [...sheet.cells]
        .filter(([, { formula }]) => formula !== null)
        .map(([at, { text }]) => [`${sheet.name}!${at}`, text]),
    ),
  )
}

const slashes: Report = {
  ...fullReport,
  cells: {
    ...fullReport.cells,
    ...Object.fromEntries(
      ['upheld', 'corrected', 'other', 'pending'].map((key) => [`suit_direct_${key}`, slash]),
    ),
    suit_reviewed_upheld: slash,
    suit_reviewed_total: exact(7),
  },
}

describe.skipIf(!haveLayout)('formulas calculated afresh', () => {
  it.each([
    ['a full report', fullReport],
    ['a blank addend', blankAddend],
    ['declared totals, unread text, decimals', oddReport],
    ['slashes alone and among numbers', slashes],
    ['the empty form', emptyForm],
  ])(
    'give what was written beside them: %s',
    async (_, report) => {
      const bytes = await writeXlsx(compose(report, defaultProfile))
      const written = formulas(readBook(bytes))
      const stripped = withoutResults(bytes)
      expect(Object.values(formulas(readBook(stripped))).join('')).toBe('')
      expect(Object.keys(written).length).toBeGreaterThan(250)
      expect(formulas(readBook(await convert(stripped, 'xlsx', 'xlsx')))).toEqual(written)
    },
    120_000,
  )
})

describe('references', () => {
  it('name columns beyond Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
    expect(cellReference({ row: 2, column: 1 }, { row: 1, column: 0 })).toBe('B4')
  })

  it('join neighbours along one line only', () => {
    const offset = { row: 0, column: 0 }
    const corner = [
      { row: 0, column: 0 },
      { row: 0, column: 1 },
      { row: 1, column: 1 },
    ]
    expect(ranges(corner, offset)).toEqual(['A1:B1', 'B2'])
    expect(ranges([], offset)).toEqual([])
    expect(rectangles([...corner, { row: 1, column: 0 }, { row: 3, column: 5 }], offset)).toEqual([
      'A1:B2',
      'F4',
    ])
  })
})
