import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../shared/report/cell.ts'
import { changedFigures, changedProse } from '../../../shared/report/changes.ts'
import { differencesOf } from '../../../shared/report/differences.ts'
import { emptyReport, type Report } from '../../../shared/report/model.ts'
import { draftArbitrary } from '../../support/arbitraries.ts'

const empty = emptyReport(2021, '某市商务局', 2024)
const report = (texts: readonly string[], cells: Report['cells']): Report => ({
  ...empty,
  sections: {
    ...empty.sections,
    other: { before: texts.map((text) => ({ level: 0, runs: [{ text }] })), after: [] },
  },
  cells,
})

describe('changes between two reports', () => {
  it('names each cell with what it showed and shows, and paragraphs by what is gone and what came', () => {
    const before = report(['甲。', '乙。'], { received_person: exact(3), partial_person: exact(1) })
    const after = report(['甲。', '丙。', '丁。'], { received_person: exact(5), granted_person: exact(0) })
    expect(changedFigures(before, after).map(({ figure, ...shown }) => [figure.address, shown])).toEqual([
      ['received_person', { before: '3', after: '5' }],
      ['granted_person', { before: '', after: '0' }],
      ['partial_person', { before: '1', after: '' }],
    ])
    expect(changedProse(before, after)).toEqual([
      { section: 'other', gone: ['乙。'], added: ['丙。', '丁。'] },
    ])
  })

  it('finds nothing between a report and itself', () => {
    fc.assert(
      fc.property(draftArbitrary, (draft) => {
        expect(changedFigures(draft.report, draft.report)).toEqual([])
        expect(changedProse(draft.report, draft.report)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('agrees with the counts of differences where both reports have the same tables', () => {
    fc.assert(
      fc.property(draftArbitrary, draftArbitrary, (a, b) => {
        const other = { ...b, report: { ...b.report, edition: a.report.edition } }
        const counted = differencesOf(a, other).reduce(
          (sum, one) => sum + (one.kind === 'cells' ? one.count : 0),
          0,
        )
        expect(changedFigures(a.report, other.report)).toHaveLength(counted)
      }),
      { numRuns: 30 },
    )
  })
})
