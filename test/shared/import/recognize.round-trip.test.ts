import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { writeHtml } from '../../../shared/export/write-html.ts'
import { readHtml } from '../../../shared/import/read-html.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import type { NoteCode } from '../../../shared/notes.ts'
import type { Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { profileArbitrary, report2019Arbitrary, reportArbitrary } from '../../support/arbitraries.ts'

/** What may be said of a file of our own: what the office itself left open or typed, and an edition that is not the year's. */
const ofTheReport: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'office-missing',
  'year-missing',
  'edition-old',
  'row-2019',
  'cell-unread',
  'cell-unit-other',
  'cell-grouping',
  'cell-beyond',
])

function understood(document: Document): Recognition {
  const outcome = recognize(document, '年报')
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  expect(outcome.notes).toEqual([])
  expect(outcome.value.notes.filter(({ code }) => !ofTheReport.has(code))).toEqual([])
  return outcome.value
}

/** Every cell says where it stood and is what the report holds. */
function expectStates({ report, cells }: Recognition): void {
  for (const { address, state, cell, candidates } of cells) {
    expect(state).not.toBe('asked')
    expect(candidates).toBeUndefined()
    const declared = report.cells[address]
    if (declared !== undefined) expect(cell).toEqual(declared)
    expect(state === 'blank').toBe(cell === null)
  }
}

const anyReport: fc.Arbitrary<Report> = fc.oneof(
  { weight: 3, arbitrary: reportArbitrary },
  { weight: 1, arbitrary: report2019Arbitrary },
)

describe('a composed report', () => {
  it('is recognised as what paper keeps of it', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyReport, profileArbitrary, (report, profile) => {
        const recognition = understood(compose(report, profile))
        expect(recognition.report).toEqual(onPaper(report, { formulas: true }))
        expectStates(recognition)
      }),
      { numRuns: 200 },
    )
  })

  it('comes back from a web page', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, profileArbitrary, async (report, profile) => {
        const read = await readHtml(await writeHtml(compose(report, profile)), '年报.html')
        if (!read.ok) throw new Error(read.failure.sentence)
        expect(read.notes).toEqual([])
        const recognition = understood(read.value)
        expect(recognition.report).toEqual(onPaper(report, { formulas: false }))
        expectStates(recognition)
      }),
      { numRuns: 60 },
    )
  })
})
