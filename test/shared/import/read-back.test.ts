import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { writeHtml } from '../../../shared/export/write-html.ts'
import { writeXlsx } from '../../../shared/export/write-xlsx.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { readHtml } from '../../../shared/import/read-html.ts'
import { readXlsx } from '../../../shared/import/read-xlsx.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Outcome } from '../../../shared/notes.ts'
import type { Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { profileArbitrary, report2019Arbitrary, reportArbitrary } from '../../support/arbitraries.ts'

const formats = [
  { name: '.docx', write: writeDocx, read: readDocx, formulas: false, keepsRoles: true, runs: 40 },
  { name: '.html', write: writeHtml, read: readHtml, formulas: false, keepsRoles: false, runs: 40 },
  { name: '.xlsx', write: writeXlsx, read: readXlsx, formulas: true, keepsRoles: true, runs: 25 },
] as const

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

/** What both sides of a file must agree on; where a block stood is the reader's own. */
function shape({ properties, blocks }: Document, formulas: boolean): unknown {
  return {
    properties,
    blocks: blocks.map((block) => {
      switch (block.kind) {
        case 'text':
          return { role: block.role, level: block.level, lead: block.lead, runs: block.runs }
        case 'grid':
          return {
            name: block.name,
            rows: block.rows,
            cells: block.cells.map(({ row, column, rowSpan, colSpan, role, text, name, automatic }) => ({
              row,
              column,
              rowSpan,
              colSpan,
              role,
              text,
              name,
              automatic: formulas ? automatic : undefined,
            })),
          }
        case 'other':
          return block.what
      }
    }),
  }
}

describe.each(formats)(
  'what the program writes as $name comes back',
  ({ write, read, formulas, keepsRoles, runs }) => {
    const there = async (report: Report, document: Document): Promise<void> => {
      const back = await read(await write(document), 'report')
      // A page does not say of a cell what it is for.
      if (keepsRoles) expect(shape(value(back), formulas)).toEqual(shape(document, formulas))
      expect(back.ok && back.notes).toEqual([])
      expect(value(recognize(value(back), 'report')).report).toEqual(onPaper(report, { formulas }))
    }

    it('identical, whatever the report', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(reportArbitrary, profileArbitrary, (report, profile) =>
          there(report, compose(report, profile)),
        ),
        { numRuns: runs },
      )
    })

    it('identical in the form of 2019', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(report2019Arbitrary, profileArbitrary, (report, profile) =>
          there(report, compose(report, profile)),
        ),
        { numRuns: 8 },
      )
    })
  },
)
