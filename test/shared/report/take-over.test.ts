import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../shared/report/cell.ts'
import { setCells } from '../../../shared/report/edits.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft, type Report } from '../../../shared/report/model.ts'
import { rollForward } from '../../../shared/report/roll-forward.ts'
import { takeAsBoth, takeBeside } from '../../../shared/report/take-over.ts'
import { sectionIds } from '../../../shared/template/form.ts'
import { draftArbitrary, reportArbitrary } from '../../support/arbitraries.ts'

const origin = { fileName: '去年.docx', format: 'docx' }
const text = (words: string) => [{ level: 0, runs: [{ text: words }] }] as const

const empty: Draft = frozen({
  report: emptyReport(2021, '', null),
  accepted: [],
  profile: defaultProfile,
})

const last: Report = {
  ...setCells({ ...empty, report: emptyReport(2021, '某某局', 2023) }, [
    { address: 'received_person', cell: exact(9) },
    { address: 'carried_out_person', cell: exact(4) },
    { address: 'granted_total', cell: exact(7) },
    { address: 'licence_decisions', cell: exact(12) },
  ]).report,
  head: text('本报告反映2023年的工作。'),
  sections: {
    ...emptyReport(2021, '', null).sections,
    overview: { before: text('2023年做了工作。'), after: [] },
    other: { before: text('没有收取信息处理费。'), after: [] },
  },
  signature: '某某局',
}

describe('last year’s report beside a draft', () => {
  it('that is blank gives what roll-forward gives', () => {
    fc.assert(
      fc.property(reportArbitrary, fc.integer({ min: 2021, max: 2030 }), (report, year) => {
        expect(takeBeside(empty, report, origin, year).draft).toEqual(rollForward(report, origin, year).draft)
      }),
      { numRuns: 60 },
    )
  })

  it('changes nothing that is filled in', () => {
    fc.assert(
      fc.property(
        draftArbitrary,
        reportArbitrary,
        fc.integer({ min: 2021, max: 2030 }),
        (draft, report, year) => {
          const before = draft.report
          const { report: after, lastYear, profile } = takeBeside(draft, report, origin, year).draft
          expect(after.cells).toMatchObject(before.cells)
          expect(lastYear).toEqual({ report, origin })
          expect(profile).toEqual(draft.profile)
          if (before.head.length > 0) expect(after.head).toEqual(before.head)
          if (before.office.trim() !== '') expect(after.office).toBe(before.office)
          for (const id of sectionIds) {
            const words = before.sections[id]
            if (words.before.length + words.after.length > 0) expect(after.sections[id]).toEqual(words)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('takes 上年结转 only where the whole row is blank, and tells only what it did', () => {
    const begun = setCells(empty, [{ address: 'carried_in_company', cell: exact(1) }])
    const { draft, notes } = takeBeside(begun, last, origin, 2024)
    expect(draft.report.cells).toEqual({ carried_in_company: exact(1) })
    expect(notes.map(({ code }) => code)).not.toContain('carried-over')
    const codes = takeBeside(empty, last, origin, 2024).notes.map(({ code }) => code)
    expect(codes).toContain('carried-over')
  })
})

describe('a report as last year’s and the beginning of this year’s', () => {
  it('brings its figures, totals left automatic, 上年结转 from last year’s 结转', () => {
    const { draft, notes } = takeAsBoth(last, origin, 2024, defaultProfile)
    expect(draft.report.year).toBe(2024)
    expect(draft.lastYear?.report).toEqual(last)
    expect(draft.report.cells).toEqual({
      received_person: exact(9),
      carried_in_person: exact(4),
      carried_out_person: exact(4),
      licence_decisions: exact(12),
    })
    expect(notes[0]).toMatchObject({ code: 'figures-kept', sentence: expect.stringContaining('3 格') })
  })

  it('has no cell that the form in force does not have', () => {
    const old: Report = {
      ...emptyReport(2019, '某某局', 2020),
      cells: { normative_published_all: exact(30), licence_decisions: exact(5) },
    }
    expect(takeAsBoth(old, origin, 2021, defaultProfile).draft.report.cells).toEqual({
      licence_decisions: exact(5),
    })
  })
})
