// What of a report survives on paper.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, slash } from '../../../shared/report/cell.ts'
import { shownCells } from '../../../shared/report/evaluate.ts'
import { emptyReport, type Report } from '../../../shared/report/model.ts'
import { identityOnPaper, isFormText, onPaper, periodYear } from '../../../shared/report/on-paper.ts'
import { normalProse } from '../../../shared/report/prose.ts'
import { titleLines, titleOf } from '../../../shared/report/title.ts'
import {
  draftArbitrary,
  profileArbitrary,
  report2019Arbitrary,
  reportArbitrary,
} from '../../support/arbitraries.ts'

const anyReport = fc.oneof(reportArbitrary, report2019Arbitrary)
const body = (text: string) => ({ level: 0, runs: [{ text }] }) as const

function withCells(cells: Report['cells']): Report {
  return { ...emptyReport(2021, '云溪市数据局', 2025), cells }
}

describe('onPaper', () => {
  it('changes nothing more when the file is written and read a second time', () => {
    fc.assert(
      fc.property(anyReport, fc.boolean(), (report, formulas) => {
        const once = onPaper(report, { formulas })
        expect(onPaper(once, { formulas })).toEqual(once)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps every printed figure, and shows the same with formulas and without', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(onPaper(report, { formulas: true }).cells).toEqual(report.cells)
        expect(onPaper(report, { formulas: false }).cells).toEqual(shownCells(report))
      }),
      { numRuns: 60 },
    )
  })

  it('leaves prose in normal form untouched', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const { head, sections } = onPaper(report, { formulas: false })
        expect({ head, sections }).toEqual({ head: report.head, sections: report.sections })
      }),
      { numRuns: 60 },
    )
  })

  it('prints the same title before and after', () => {
    fc.assert(
      fc.property(anyReport, profileArbitrary, (report, profile) => {
        // Where only the signature names the office, the title derived anew names it too.
        fc.pre(report.office !== '')
        const printed = titleLines(report, profile).join('')
        expect(titleOf(onPaper(report, { formulas: false }), profile).replace(/年度?/gu, '年')).toBe(
          printed.replace(/年度?/gu, '年'),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('makes an automatic total declared where there are no formulas, and leaves it blank while an addend is', () => {
    const review = { review_upheld: exact(1), review_corrected: exact(0), review_other: slash }
    expect(onPaper(withCells(review), { formulas: false }).cells).toEqual(review)
    const whole = { ...review, review_pending: exact(2) }
    expect(onPaper(withCells(whole), { formulas: false }).cells).toEqual({ ...whole, review_total: exact(3) })
    expect(onPaper(withCells(whole), { formulas: true }).cells).toEqual(whole)
  })

  it('reads unread text as its printed characters read', () => {
    const cells = {
      fee_income: { kind: 'unread', text: '125000元' },
      licence_decisions: { kind: 'unread', text: '12件' },
      penalty_decisions: { kind: 'unread', text: '—' },
      stray_address: exact(1),
    } as const
    expect(onPaper(withCells(cells), { formulas: false }).cells).toEqual({
      fee_income: { kind: 'unread', text: '125000元' },
      licence_decisions: exact(12),
    })
  })

  it('has no kind of office, no levels in the head, no prose behind a table that is not there', () => {
    const empty = emptyReport(2021, '云溪市数据局', 2025)
    const report: Report = {
      ...empty,
      officeKind: 'department',
      edition: { disclosure: 2021, requests: 2019, disputes: 2019 },
      head: [{ level: 2, lead: 2, runs: [{ text: '（一）引言' }] }],
      sections: { ...empty.sections, problems: { before: [body('甲')], after: [body('乙')] } },
      signature: ' 云溪市\n数据局 ',
      date: '2026年1月XX日 ',
    }
    expect(onPaper(report, { formulas: false })).toEqual({
      ...empty,
      edition: { disclosure: 2021, requests: 2019, disputes: 2021 },
      head: [body('（一）引言')],
      sections: { ...empty.sections, problems: { before: [body('甲'), body('乙')], after: [] } },
      signature: '云溪市 数据局',
      date: '2026年1月XX日',
    })
  })
})

describe('identityOnPaper', () => {
  const nothing = { title: '', stated: { office: '', year: null }, head: [], signature: '' }

  it.each([
    [
      'the printed title before the properties',
      {
        ...nothing,
        title: '云溪市数据局2025年政府信息公开工作年度报告',
        stated: { office: '别的单位', year: 2020 },
      },
      { office: '云溪市数据局', year: 2025 },
    ],
    [
      '年度 as the same derived title',
      { ...nothing, title: '云溪市数据局 2025 年度政府信息公开工作年度报告' },
      { office: '云溪市数据局', year: 2025 },
    ],
    [
      'a title that says more as typed over',
      { ...nothing, title: '关于云溪市数据局2025年政府信息公开工作的年度报告' },
      { office: '云溪市数据局', year: 2025, title: '关于云溪市数据局2025年政府信息公开工作的年度报告' },
    ],
    [
      'properties where the title is silent',
      { ...nothing, title: '年度报告', stated: { office: '云溪市数据局', year: 2025 } },
      { office: '云溪市数据局', year: 2025, title: '年度报告' },
    ],
    [
      'signature and head at last',
      { ...nothing, head: [body('统计期限自2025年1月1日起至2025年12月31日止。')], signature: '云溪市数据局' },
      { office: '云溪市数据局', year: 2025 },
    ],
    [
      'a title without an office as derived, where the signature names it',
      { ...nothing, title: '2025年度政府信息公开工作年度报告', signature: '云溪市数据局' },
      { office: '云溪市数据局', year: 2025 },
    ],
    ['nothing at all as unknown', nothing, { office: '', year: null }],
  ])('takes %s', (_case, paper, identity) => {
    expect(identityOnPaper(paper)).toEqual(identity)
  })
})

describe('periodYear', () => {
  it.each([
    ['自2025年1月1日起至2025年12月31日止', 2025],
    ['从 2023 年 1 月 1 日至 12 月 31 日', 2023],
    ['自2025年1月1日起至2025年6月30日止', null],
    ['自2024年1月1日起至2024年12月31日止；自2025年1月1日起至2025年12月31日止', null],
    ['2025年工作', null],
  ])('%s → %s', (text, year) => {
    expect(periodYear([body(text)])).toBe(year)
  })
})

describe('isFormText', () => {
  it.each([
    ['一、总体情况', true],
    ['二、行政机关主动公开政府信息情况。', true],
    ['（四）因政府信息公开工作被申请行政复议、提起行政诉讼情况', true],
    ['（文字描述）', true],
    ['总体情况良好', false],
    ['一、总体情况较好，信息公开有序', false],
  ])('%s → %s', (text, isForm) => {
    expect(isFormText(body(text))).toBe(isForm)
  })
})

describe('the arbitraries', () => {
  it('make drafts whose prose is in normal form and holds no text of the form', () => {
    fc.assert(
      fc.property(draftArbitrary, ({ report }) => {
        for (const { before, after } of Object.values(report.sections)) {
          expect(normalProse(before)).toEqual(before)
          expect([...before, ...after].filter(isFormText)).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })
})
