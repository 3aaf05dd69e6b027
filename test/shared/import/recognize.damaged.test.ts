import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document, GridBlock } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { Budget } from '../../../shared/import/budget.ts'
import { documentOfText } from '../../../shared/import/read-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import type { NoteCode } from '../../../shared/notes.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { textOf, type Paragraph } from '../../../shared/report/prose.ts'
import { readCell } from '../../../shared/report/read-number.ts'
import { tableIds } from '../../../shared/template/form.ts'
import {
  report2019Arbitrary,
  report2021Arbitrary,
  unsplitReportArbitrary,
} from '../../support/arbitraries.ts'
import {
  damagedArbitrary,
  figuresIn,
  linesOfGrid,
  mapGrids,
  withoutOurMarks,
} from '../../support/damaged-tables.ts'

interface Damaged {
  readonly what: readonly (readonly string[])[]
  readonly document: Document
}

const anyReport: fc.Arbitrary<Report> = fc.oneof(
  report2021Arbitrary,
  report2019Arbitrary,
  unsplitReportArbitrary,
)

/** A composed report of which every table has suffered up to `most` times. */
function damaged(most: number): fc.Arbitrary<Damaged> {
  return anyReport.chain((report) => {
    const whole = compose(report, defaultProfile)
    const grids = whole.blocks.filter((block) => block.kind === 'grid')
    return fc.tuple(...grids.map((grid) => damagedArbitrary(grid, most))).map((tables) => ({
      what: tables.map(({ what }) => what),
      document: mapGrids(whole, (grid, index) => tables[index]?.grid ?? grid),
    }))
  })
}

/** Without the paragraphs beside a table that begin like one of its rows (`3.其他`): of those rows is asked which is meant. */
function withoutLabelsBeside(report: Report): Report {
  const isProse = (paragraph: Paragraph): boolean =>
    !/^[\s、，。：；]*[（(]?[\d０-９一二三四五六七八]/u.test(textOf(paragraph))
  const bare = Object.fromEntries(
    tableIds.map((table) => {
      const { before, after } = report.sections[table]
      return [table, { before: before.filter(isProse), after: after.filter(isProse) }]
    }),
  )
  return { ...report, sections: { ...report.sections, ...bare } }
}

/** Every figure that is taken is the one that stood there; the rest is blank, asked or kept unread. */
function wrongIn({ cells }: Recognition, document: Document): readonly string[] {
  const truth = figuresIn(document)
  return cells.flatMap(({ address, state, cell }) => {
    if (state !== 'given' && state !== 'unread') return []
    const stood = truth.get(address)
    // The kind only matters for units, which composed tables do not have.
    const said = stood === undefined ? undefined : cellText(readCell(stood, 'amountWan').cell)
    const read = cellText(cell ?? undefined)
    return said === read ? [] : [`${address}: ${said ?? 'not in the file'} was read as ${read}`]
  })
}

/** `isWhole`: the file still has every figure, so that one in no cell must have left a note. */
function expectNoneWrong(read: Document, { what, document }: Damaged, isWhole = true): void {
  const outcome = recognize(read, '年报')
  if (!outcome.ok) return
  expect({ what, wrong: wrongIn(outcome.value, document) }).toEqual({ what, wrong: [] })
  if (!isWhole) return
  const { cells, notes } = outcome.value
  const blank = new Set(cells.filter(({ state }) => state === 'blank').map(({ address }) => address))
  const lost = [...figuresIn(document)].filter(([address, text]) => blank.has(address) && /\d/u.test(text))
  if (lost.length > 0) expect(notes.filter(({ code }) => tellsOfLoss.has(code))).not.toEqual([])
}

/** A figure of the file that is in no cell has left a note. */
const tellsOfLoss: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'row-missing',
  'column-missing',
  'label-unknown',
  'grid-foreign',
  'table-missing',
])

/** What happens to single lines of a text file. */
type Slip =
  'tab put in' | 'field taken out' | 'blank ends cut' | 'moved from here on' | 'blank line' | 'nothing'
const slips: readonly Slip[] = [
  'tab put in',
  'field taken out',
  'blank ends cut',
  'moved from here on',
  'blank line',
  'nothing',
]

interface Slipped {
  readonly slip: Slip
  readonly line: number
  readonly at: number
}

const slippedArbitrary: fc.Arbitrary<Slipped> = fc.record({
  slip: fc.constantFrom(...slips),
  line: fc.nat({ max: 27 }),
  at: fc.nat({ max: 14 }),
})

function withSlip(grid: GridBlock, { slip, line, at }: Slipped): readonly string[] {
  const lines = linesOfGrid(grid)
  const change = (text: string, index: number): string | readonly string[] => {
    const fields = text.split('\t')
    if (slip === 'moved from here on' && index >= line) return `\t${text}\t`
    if (index !== line) return text
    if (slip === 'tab put in') return fields.toSpliced(at % fields.length, 0, '').join('\t')
    if (slip === 'field taken out') return fields.toSpliced(at % fields.length, 1).join('\t')
    if (slip === 'blank ends cut') return text.replace(/\t+$/u, '')
    return slip === 'blank line' ? [text, ''] : text
  }
  return lines.flatMap(change)
}

describe('a damaged table is never read wrong', () => {
  it.each([1, 2, 3])('as a grid that has suffered up to %i times', { timeout: 120_000 }, (most) => {
    fc.assert(
      fc.property(damaged(most), (one) => expectNoneWrong(withoutOurMarks(one.document), one)),
      { numRuns: 150 },
    )
  })

  it('as lines of text, with tabs and lines astray', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        damaged(1),
        fc.tuple(slippedArbitrary, slippedArbitrary, slippedArbitrary),
        (one, astray) => {
          const left = [...astray]
          const text = one.document.blocks.flatMap((block) => {
            if (block.kind === 'grid')
              return withSlip(block, left.shift() ?? { slip: 'nothing', line: 0, at: 0 })
            return block.kind === 'text'
              ? [
                  block.runs
                    .map((run) => run.text)
                    .join('')
                    .replaceAll('\n', ''),
                ]
              : []
          })
          // A field that was taken out may have been a figure: then the file itself does not say it.
          const isWhole = astray.every(({ slip }) => slip !== 'field taken out')
          expectNoneWrong(documentOfText(text.join('\n'), new Budget()), one, isWhole)
        },
      ),
      { numRuns: 250 },
    )
  })

  it('and an undamaged one loses nothing, unless the text beside it says a row’s label', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const document = compose(withoutLabelsBeside(report), defaultProfile)
        const outcome = recognize(withoutOurMarks(document), '年报')
        if (!outcome.ok) throw new Error(outcome.failure.sentence)
        const lost = outcome.value.cells.filter(
          ({ address, state, raw }) =>
            state === 'asked' || raw !== (figuresIn(document).get(address) ?? '').trim(),
        )
        expect(lost).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
