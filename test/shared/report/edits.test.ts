// What a clerk can do to a draft.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptanceOf } from '../../../shared/report/acceptance.ts'
import { exact, slash } from '../../../shared/report/cell.ts'
import {
  acceptFinding,
  adoptLastYear,
  adoptReport,
  declareTotal,
  fillBlanksWithZero,
  setCell,
  setCells,
  setDate,
  setHead,
  setOffice,
  setOfficeKind,
  setProfile,
  setProse,
  setSignature,
  setTitle,
  setYear,
  splitOtherOutcomes,
  withdrawAcceptance,
} from '../../../shared/report/edits.ts'
import { isAutomatic, shownCells } from '../../../shared/report/evaluate.ts'
import { defaultProfile, emptyReport, type Draft } from '../../../shared/report/model.ts'
import { tableIds } from '../../../shared/template/form.ts'
import { draftArbitrary, figuresOf } from '../../support/arbitraries.ts'

const empty: Draft = {
  report: emptyReport(2021, '云溪市数据局', 2025),
  accepted: [],
  profile: defaultProfile,
}
const other: Draft = { ...empty, report: emptyReport(2021, '云溪市', 2024) }
const lastYear = { report: other.report, origin: { fileName: '上年.docx', format: 'docx' } }
const body = (text: string) => ({ level: 0, runs: [{ text }] }) as const

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isFrozen)
}

/** Each edit with an argument that changes the empty draft. */
const edits: readonly (readonly [string, (draft: Draft) => Draft])[] = [
  ['setCell', (draft) => setCell(draft, 'received_person', exact(1))],
  [
    'setCells',
    (draft) =>
      setCells(draft, [
        { address: 'received_person', cell: exact(1) },
        { address: 'received_company', cell: slash },
      ]),
  ],
  ['fillBlanksWithZero', (draft) => fillBlanksWithZero(draft, 'disputes')],
  ['setProse', (draft) => setProse(draft, 'problems', 'before', [body('一是制度不健全。')])],
  ['setHead', (draft) => setHead(draft, [body('根据条例要求。')])],
  ['setOffice', (draft) => setOffice(draft, '云溪市财政局')],
  ['setOfficeKind', (draft) => setOfficeKind(draft, 'department')],
  ['setYear', (draft) => setYear(draft, 2026)],
  ['setTitle', (draft) => setTitle(draft, '年度报告')],
  ['setSignature', (draft) => setSignature(draft, '云溪市数据局')],
  ['setDate', (draft) => setDate(draft, '2026年1月XX日')],
  ['setProfile', (draft) => setProfile(draft, { ...defaultProfile, yearWord: '年度' })],
  ['acceptFinding', (draft) => acceptFinding(draft, { rule: 'Y-2', cells: ['normative_valid'] }, '清理')],
  ['adoptLastYear', (draft) => adoptLastYear(draft, lastYear)],
  ['adoptReport', (draft) => adoptReport(draft, other.report)],
]

describe('every edit', () => {
  it.each(edits)('%s gives a new draft, frozen throughout, and leaves the old one alone', (_name, edit) => {
    const before = structuredClone(empty)
    const after = edit(before)
    expect(after).not.toBe(before)
    expect(after).not.toEqual(before)
    expect(before).toEqual(empty)
    expect(isFrozen(after)).toBe(true)
  })

  it.each(edits)('%s done twice is the same draft', (_name, edit) => {
    const once = edit(empty)
    expect(edit(once)).toBe(once)
  })

  it('changes no more than its own place', () => {
    fc.assert(
      fc.property(draftArbitrary, (draft) => {
        const after = setCell(draft, 'received_person', exact(123_456_789))
        expect(after.report.sections).toBe(draft.report.sections)
        expect(after.lastYear).toBe(draft.lastYear)
        const prose = setProse(draft, 'problems', 'before', [body('只改这一段')])
        expect(prose.report.cells).toBe(draft.report.cells)
        expect(prose.report.sections.other).toBe(draft.report.sections.other)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps what it does not know', () => {
    const draft = { ...empty, report: { ...empty.report, newer: { field: 1 } }, later: true }
    for (const [name, edit] of edits.filter(([name]) => name !== 'adoptReport')) {
      expect({ name, ...edit(draft) }).toMatchObject({ name, later: true, report: { newer: { field: 1 } } })
    }
  })
})

describe('setCells', () => {
  it('empties a cell, and makes a declared total automatic', () => {
    const declared = setCell(empty, 'review_total', exact(3))
    expect(isAutomatic(declared.report, 'review_total')).toBe(false)
    const automatic = setCell(declared, 'review_total', null)
    expect(isAutomatic(automatic.report, 'review_total')).toBe(true)
    expect(automatic.report.cells).toEqual({})
  })

  it('takes the last word for a cell named twice', () => {
    const one = setCell(empty, 'licence_decisions', exact(1))
    const twice = [exact(2), exact(1)].map((cell) => ({ address: 'licence_decisions', cell }))
    expect(setCells(one, twice).report.cells).toEqual({ licence_decisions: exact(1) })
  })

  it('tells 0.5 from 0.50', () => {
    const typed = setCell(empty, 'fee_income', exact(5, 1))
    expect(setCell(typed, 'fee_income', exact(50, 2)).report.cells.fee_income).toEqual(exact(50, 2))
  })
})

describe('fillBlanksWithZero', () => {
  it('fills every blank of the table, no total, no other table, nothing that is there', () => {
    fc.assert(
      fc.property(draftArbitrary, fc.constantFrom(...tableIds), (draft, table) => {
        const after = fillBlanksWithZero(draft, table)
        for (const { address, table: own } of figuresOf(draft.report.edition)) {
          const before = draft.report.cells[address]
          const fills = own === table && before === undefined && !isAutomatic(draft.report, address)
          expect(after.report.cells[address]).toEqual(fills ? exact(0) : before)
        }
        const shown = shownCells(after.report)
        const unread = Object.values(after.report.cells).some((cell) => cell?.kind === 'unread')
        if (unread) return
        expect(
          figuresOf(after.report.edition).filter(
            ({ table: own, address }) => own === table && !shown[address],
          ),
        ).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('declareTotal', () => {
  it('declares what the total shows, and leaves a blank one automatic', () => {
    const filled = fillBlanksWithZero(empty, 'disputes')
    expect(declareTotal(filled, 'review_total').report.cells.review_total).toEqual(exact(0))
    expect(declareTotal(empty, 'review_total')).toBe(empty)
  })
})

describe('splitOtherOutcomes', () => {
  it('divides noughts and asks for everything else', () => {
    const unsplit: Draft = {
      ...empty,
      report: {
        ...empty.report,
        edition: { disclosure: 2021, requests: 2019, disputes: 2021 },
        cells: { other_unsplit_person: exact(2), other_unsplit_company: exact(0), granted_person: exact(4) },
      },
    }
    const split = splitOtherOutcomes(unsplit)
    expect(split.report.edition.requests).toBe(2021)
    expect(split.report.cells).toEqual({
      granted_person: exact(4),
      other_uncorrected_company: exact(0),
      other_unpaid_company: exact(0),
      other_rest_company: exact(0),
    })
    expect(splitOtherOutcomes(split)).toBe(split)
    expect(isFrozen(split)).toBe(true)
  })
})

describe('setProse and setHead', () => {
  it('bring what they are given into normal form', () => {
    const given = [
      body('  甲\n乙 '),
      body(' '),
      { level: 2, lead: 99, runs: [{ text: '（一）丙' }] },
    ] as const
    expect(setProse(empty, 'disclosure', 'after', given).report.sections.disclosure).toEqual({
      before: [],
      after: [body('甲 乙'), { level: 2, runs: [{ text: '（一）丙' }] }],
    })
    expect(setHead(empty, given).report.head).toEqual([body('甲 乙'), body('（一）丙')])
  })

  it('keep the very paragraphs that were in normal form', () => {
    const paragraph = body('甲')
    expect(setProse(empty, 'other', 'before', [paragraph]).report.sections.other.before[0]).toBe(paragraph)
  })
})

describe('setTitle', () => {
  it('lets the title be derived again when it is emptied or typed as derived', () => {
    const titled = setTitle(empty, '年度报告')
    expect(titled.report.title).toBe('年度报告')
    expect('title' in setTitle(titled, ' ').report).toBe(false)
    expect('title' in setTitle(titled, '云溪市数据局2025年政府信息公开工作年度报告').report).toBe(false)
    expect(setTitle(empty, '')).toBe(empty)
  })
})

describe('acceptances', () => {
  const finding = { rule: 'Y-2', cells: ['normative_valid', 'normative_made'] } as const

  it('stand while the cells hold the values seen, and again when they come back', () => {
    const filled = setCells(empty, [
      { address: 'normative_valid', cell: exact(46) },
      { address: 'normative_made', cell: exact(1) },
    ])
    const accepted = acceptFinding(filled, finding, '清理')
    expect(acceptanceOf(accepted, finding)).toEqual({ ...finding, values: ['46', '1'], reason: '清理' })
    const changed = setCell(accepted, 'normative_valid', exact(45))
    expect(acceptanceOf(changed, finding)).toBeUndefined()
    expect(acceptanceOf(setCell(changed, 'normative_valid', exact(46)), finding)?.reason).toBe('清理')
    expect(acceptanceOf(accepted, { rule: 'Y-5', cells: finding.cells })).toBeUndefined()
  })

  it('see automatic totals as they are shown', () => {
    const filled = fillBlanksWithZero(empty, 'disputes')
    expect(acceptFinding(filled, { rule: 'B-1', cells: ['review_total'] }, '无').accepted[0]?.values).toEqual(
      ['0'],
    )
  })

  it('are replaced by a new reason for the same, and withdrawn', () => {
    const twice = acceptFinding(acceptFinding(empty, finding, '甲'), finding, '乙')
    expect(twice.accepted.map(({ reason }) => reason)).toEqual(['乙'])
    expect(withdrawAcceptance(twice, finding).accepted).toEqual([])
    expect(withdrawAcceptance(empty, finding)).toBe(empty)
  })

  it('against last year end when last year is another report', () => {
    const both = acceptFinding(acceptFinding(empty, finding, '甲'), { rule: 'Y-5', cells: [] }, '乙')
    expect(adoptLastYear(both, lastYear).accepted.map(({ rule }) => rule)).toEqual(['Y-5'])
  })
})

describe('adopting an import', () => {
  it('takes last year away again', () => {
    const adopted = adoptLastYear(empty, lastYear)
    expect(adopted.lastYear).toEqual(lastYear)
    expect('lastYear' in adoptLastYear(adopted, null)).toBe(false)
    expect(adoptLastYear(empty, null)).toBe(empty)
  })

  it('keeps the kind of office that no file says', () => {
    const county = setOfficeKind(empty, 'county')
    expect(adoptReport(county, other.report).report).toEqual({ ...other.report, officeKind: 'county' })
  })
})
