// What single figures are under: bad values with what would mend them, and blanks named in few words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../shared/finding.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { check, evaluateRules } from '../../../shared/rules/check.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type EditionId } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { reportArbitrary } from '../../support/arbitraries.ts'
import { draftOf, draftWith, filledReport, type Written } from './filled.ts'

const valueRules = new Set(['T3-4', 'V-1', 'V-2'])

function badValues(written: Written, edition: EditionId = 2021): readonly Finding[] {
  const draft = draftOf(filledReport(edition === 2021 ? 2024 : 2020, written, edition))
  return check(draft).filter(({ rule }) => valueRules.has(rule))
}

describe('a value', () => {
  it.each<[string, Written, EditionId, string]>([
    ['a negative count', { review_other: '-1' }, 2021, 'V-1 review_other'],
    ['a count with a decimal point', { carried_out_legal: '0.5' }, 2021, 'T3-4 carried_out_legal'],
    ['text in a cell of 表三', { carried_out_legal: '见附件' }, 2021, 'T3-4 carried_out_legal'],
    ['text in a declared total', { carried_out_total: '合计' }, 2021, 'T3-4 carried_out_total'],
    ['an amount with seven decimals', { fee_income: '0.1234567' }, 2021, 'V-2 fee_income'],
    ['a negative amount', { fee_income: '-0.5' }, 2021, 'V-2 fee_income'],
    ['an amount in 元 with three decimals', { procurement_amount: '1.125' }, 2019, 'V-2 procurement_amount'],
    ['a change with a decimal point', { licence_items_change: '-1.5' }, 2019, 'V-1 licence_items_change'],
    ['a negative number of items', { fee_items_before: '-3' }, 2019, 'V-1 fee_items_before'],
  ])('is found: %s', (_, written, edition, expected) => {
    expect(badValues(written, edition).map(({ rule, cells }) => `${rule} ${cells.join()}`)).toEqual([
      expected,
    ])
  })

  it.each<[string, Written, EditionId]>([
    ['「/」 in any cell', { review_other: '/', fee_income: '/', carried_out_legal: '/' }, 2021],
    ['six decimals of 万元, which are 分', { fee_income: '96171.600001' }, 2021],
    ['a change below zero in the 2019 form', { licence_items_change: '-18' }, 2019],
    ['two decimals of 元', { procurement_amount: '5394432.52' }, 2019],
    ['seven-digit counts', { penalty_decisions: 3985758 }, 2021],
  ])('is right: %s', (_, written, edition) => {
    expect(badValues(written, edition)).toEqual([])
  })

  it('of a total derived from bad items is not found again', () => {
    expect(badValues({ received_person: '-3' }).map(({ cells }) => cells)).toEqual([['received_person']])
  })

  it.each<[string, Written, readonly [string, string] | null]>([
    ['zeros behind the point of a count', { received_person: '12.0' }, ['改为 12', '12']],
    ['zeros beyond six decimals', { fee_income: '1.5000000' }, ['改为 1.500000', '1.500000']],
    ['an amount written in 元', { fee_income: '59元' }, ['改为 0.0059', '0.0059']],
    ['half a case', { received_person: '1.5' }, null],
    ['a negative count', { received_person: '-3' }, null],
    ['words', { received_person: '约20' }, null],
  ])('has its mend offered only where there is no doubt: %s', (_, written, expected) => {
    const [finding] = badValues(written)
    const offered = (finding?.proposals ?? []).map(({ label, cells }) => [
      label,
      ...cells.map(({ cell }) => cellText(cell ?? undefined)),
    ])
    expect(offered).toEqual(expected === null ? [] : [expected])
  })

  it('too long for a sentence is cut, never in the middle of a character', () => {
    const long = '𠮷'.repeat(30)
    expect(badValues({ received_person: long }).map(({ sentence }) => sentence)).toEqual([
      `表三“一、本年新收政府信息公开申请数量”行“自然人”列填的是“${'𠮷'.repeat(20)}…”，不是数字；应填不小于零的整数。`,
    ])
  })
})

describe('blanks', () => {
  const kinds = ['person', 'company', 'research', 'charity', 'legal', 'other']
  const row = (key: string): Written => Object.fromEntries(kinds.map((kind) => [`${key}_${kind}`, null]))
  const rows = [
    ...new Set(
      layoutOf(tableSpec(2021, 'requests'))
        .figures.map(({ rowKey }) => rowKey)
        .filter((key) => key !== 'outcome_total'),
    ),
  ]
  const column = (kind: string): Written => Object.fromEntries(rows.map((key) => [`${key}_${kind}`, null]))

  it.each<[string, Written, string]>([
    [
      'a group of 表四 by its name',
      { review_upheld: null, review_corrected: null, review_other: null, review_pending: null },
      '表四“行政复议”4 格未填；没有的请填 0。',
    ],
    [
      'a single cell by row and column',
      { fee_income: null },
      '表二“行政事业性收费”行“本年收费金额（单位：万元）”列未填；没有的请填 0。',
    ],
    ['a column', column('research'), '表三“科研机构”列 24 格未填；没有的请填 0。'],
    ['a row', row('carried_in'), '表三“二、上年结转政府信息公开申请数量”行 6 格未填；没有的请填 0。'],
    [
      'a column and the cells beside it',
      { ...column('charity'), received_legal: null },
      '表三“社会公益组织”列 24 格、“一、本年新收政府信息公开申请数量”行“法律服务机构”列未填；没有的请填 0。',
    ],
    [
      'a column and many cells beside it',
      { ...column('charity'), ...Object.fromEntries(rows.slice(0, 9).map((key) => [`${key}_legal`, null])) },
      '表三“社会公益组织”列 24 格、其他 9 格未填；没有的请填 0。',
    ],
    [
      'many cells that have no name together',
      Object.fromEntries(rows.slice(3, 9).map((key) => [`${key}_legal`, null])),
      '表三还有 6 格未填；没有的请填 0。',
    ],
    [
      'more rows than can be listed',
      Object.assign({}, ...rows.slice(2, 9).map(row)),
      '表三还有 42 格未填；没有的请填 0。',
    ],
  ])('are named: %s', (_, written, sentence) => {
    expect(
      check(draftWith(written))
        .filter(({ rule }) => rule === 'B-1')
        .map((finding) => finding.sentence),
    ).toEqual([sentence])
  })

  it('are listed whole, with 0 offered for each, whatever a report holds', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const found = check(draftOf(report)).filter(({ rule }) => rule === 'B-1')
        const evaluations = evaluateRules(draftOf(report)).filter(({ rule }) => rule === 'B-1')
        const blanks = tableIds.flatMap((table) => {
          const evaluation = evaluations.find((one) => one.table === table)
          const own = (evaluation?.cells ?? []).filter((address) => report.cells[address] === undefined)
          return own.length > 0 ? [own] : []
        })
        expect(found.map(({ cells }) => cells)).toEqual(blanks)
        const zero = { kind: 'number', digits: 0, decimals: 0 }
        expect(found.map(({ proposals }) => proposals)).toEqual(
          blanks.map((cells) => [
            { label: '全部填 0', cells: cells.map((address) => ({ address, cell: zero })) },
          ]),
        )
      }),
    )
  })
})
