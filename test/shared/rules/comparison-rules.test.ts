// Rules over two years: when there is something to compare, what is the same cell, and what follows for certain.
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../shared/finding.ts'
import type { Report } from '../../../shared/report/model.ts'
import { check, evaluateRules } from '../../../shared/rules/check.ts'
import { notCarried } from '../../../shared/template/edition-map.ts'
import { editions } from '../../../shared/template/editions.ts'
import { tableIds, type ComparisonSpec } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { draftOf, draftWith, filledReport, type Written } from './filled.ts'

const overYears = new Set(['Y-1', 'Y-2', 'Y-6'])

function comparisons(now: Report, before: Report): readonly Finding[] {
  return check(draftOf(now, before)).filter(({ rule }) => overYears.has(rule))
}

function inShort({ rule, verdict, cells, left, right, difference }: Finding): string {
  return `${rule} ${verdict} ${cells.join('+')} ${left ?? '?'} ${right ?? '?'} ${difference ?? '-'}`
}

describe('last year', () => {
  const now: Written = { carried_in_person: 1, normative_valid: 4, licence_decisions: 900 }
  it.each<[string, number | null, number | null, boolean]>([
    ['is the year before', 2024, 2023, true],
    ['is older', 2024, 2022, false],
    ['is the same year', 2024, 2024, false],
    ['does not say its year', 2024, null, false],
    ['is known and this year is not', null, 2023, false],
  ])('%s', (_, year, before, isCompared) => {
    const draft = draftOf(filledReport(year, now), filledReport(before, {}))
    const verdicts = evaluateRules(draft).filter(({ rule }) => overYears.has(rule))
    expect(verdicts.some(({ verdict }) => verdict !== 'notApplicable')).toBe(isCompared)
    expect(check(draft).some(({ rule }) => overYears.has(rule))).toBe(isCompared)
  })

  it('in the 2019 form is compared only where a cell means the same', () => {
    const before: Written = {
      normative_published_all: 368,
      normative_produced: 60,
      licence_decisions: 5500,
      licence_items_before: 12,
      fee_items_before: 900,
      carried_out_person: 72,
    }
    const found = comparisons(
      filledReport(2021, {
        fee_income: 5,
        licence_decisions: 550,
        carried_in_person: 72,
        normative_valid: 1,
      }),
      filledReport(2020, before, 2019),
    )
    expect(found.map(inShort)).toEqual(['Y-6 broken licence_decisions 550 5500 -4950'])
  })

  it('no rule reads a cell that the edition map says must not be carried', () => {
    const before = (spec: ComparisonSpec): readonly string[] =>
      spec.kind === 'atMost' ? [] : [spec.kind === 'jump' ? spec.address : spec.lastYear]
    const read = editions.flatMap(({ tables }) =>
      tableIds.flatMap((table) => tables[table].comparisons.flatMap(before)),
    )
    expect(read.length).toBeGreaterThan(0)
    expect(notCarried.map(({ from }) => from).filter((address) => read.includes(address))).toEqual([])
  })

  it('every address of a comparison is a figure of its table', () => {
    for (const { tables } of editions) {
      for (const table of tableIds) {
        const known = new Set(layoutOf(tables[table]).figures.map(({ address }) => address))
        for (const spec of tables[table].comparisons) {
          const own = Object.entries(spec).flatMap(([key, value]) =>
            ['kind', 'rule', 'factor', 'least'].includes(key) ? [] : [value].flat(),
          )
          expect(own.filter((address) => !known.has(String(address)))).toEqual([])
        }
      }
    }
  })
})

describe('carry-over', () => {
  it.each<[string, Written, Written, readonly string[]]>([
    ['「/」 and 0 say the same', { carried_in_person: '/' }, {}, []],
    [
      'a derived total is not told beside its items',
      { carried_in_person: 2, carried_in_other: 1 },
      { carried_out_person: 1 },
      ['Y-1 broken carried_in_person 2 1 1', 'Y-1 broken carried_in_other 1 0 1'],
    ],
    [
      'a declared total is compared like any cell',
      { carried_in_total: 5 },
      {},
      ['Y-1 broken carried_in_total 5 0 5'],
    ],
    [
      'a derived total is compared where last year filled only its own',
      { carried_in_person: 18 },
      {
        ...Object.fromEntries(
          ['person', 'company', 'research', 'charity', 'legal', 'other'].map((kind) => [
            `carried_out_${kind}`,
            null,
          ]),
        ),
        carried_out_total: 20,
      },
      [
        'Y-1 broken carried_in_total 18 20 -2',
        'Y-1 incomplete carried_in_person+carried_in_company+carried_in_research+carried_in_charity+' +
          'carried_in_legal+carried_in_other ? ? -',
      ],
    ],
    [
      'blank in both years is nothing to compare',
      { carried_in_person: null },
      { carried_out_person: null, carried_out_total: 0 },
      [],
    ],
  ])('%s', (_, now, before, expected) => {
    const found = check(draftWith(now, before)).filter(({ rule }) => rule === 'Y-1')
    expect(found.map(inShort)).toEqual(expected)
  })

  it('offers last year’s figure, for blanks all at once, never for an automatic total', () => {
    const offered = (now: Written, before: Written): unknown =>
      check(draftWith(now, before))
        .filter(({ rule }) => rule === 'Y-1')
        .map(({ proposals }) => proposals)
    const cell = (digits: number): unknown => ({ kind: 'number', digits, decimals: 0 })
    expect(offered({ carried_in_person: 1 }, { carried_out_person: 103 })).toEqual([
      [{ label: '改为 103', cells: [{ address: 'carried_in_person', cell: cell(103) }] }],
    ])
    expect(offered({ carried_in_person: null, carried_in_legal: null }, { carried_out_person: 4 })).toEqual([
      [
        {
          label: '按上年报告填入',
          cells: [
            { address: 'carried_in_person', cell: cell(4) },
            { address: 'carried_in_legal', cell: cell(0) },
          ],
        },
      ],
    ])
    expect(offered({ carried_in_person: '约3' }, { carried_out_person: 4 })).toEqual([undefined])
  })
})

describe('stock', () => {
  it.each<[string, Written, Written, readonly string[]]>([
    ['counts 「/」 as nothing', { normative_made: '/', normative_valid: 41 }, { normative_valid: 41 }, []],
    [
      'waits while nothing of this year is filled in',
      { normative_made: null, normative_repealed: null, normative_valid: null },
      { normative_valid: 41 },
      [],
    ],
    [
      'cannot be told where last year left it blank',
      { normative_valid: 41 },
      { normative_valid: null },
      ['Y-2 incomplete normative_made+normative_repealed+normative_valid ? ? -'],
    ],
    [
      'is told for both rows',
      { regulations_valid: 3, normative_valid: 40 },
      { normative_valid: 41 },
      [
        'Y-2 broken regulations_made+regulations_repealed+regulations_valid 3 0 3',
        'Y-2 broken normative_made+normative_repealed+normative_valid 40 41 -1',
      ],
    ],
  ])('%s', (_, now, before, expected) => {
    const found = check(draftWith(now, before)).filter(({ rule }) => rule === 'Y-2')
    expect(found.map(inShort)).toEqual(expected)
  })
})

describe('a jump', () => {
  it.each<[string, number | string, number | string, boolean]>([
    ['five-fold and 100 apart', 125, 25, true],
    ['not quite five-fold', 124, 25, false],
    ['five-fold and 99 apart', 123, 24, false],
    ['down to a fifth', 25, 125, true],
    ['from nothing', 100, 0, true],
    ['from nothing, but small', 99, 0, false],
    ['to nothing', 0, 100, true],
    ['「/」 like 0', '/', 100, true],
    ['beyond what a float can tell', '9007199254740991', '1801439850948199', false],
    ['beyond what a float can tell, reached', '9007199254740990', '1801439850948198', true],
  ])('%s: %s after %s → %s', (_, now, before, isTold) => {
    const found = check(draftWith({ penalty_decisions: now }, { penalty_decisions: before }))
    expect(found.map(({ rule }) => rule)).toEqual(isTold ? ['Y-6'] : [])
  })

  it('of an amount names its unit, for 元 typed as 万元 is the usual reason', () => {
    const [finding] = check(draftWith({ fee_income: '187000' }, { fee_income: '18.7' }))
    expect(finding?.sentence).toBe(
      '表二“行政事业性收费”行“本年收费金额（单位：万元）”列填 187000，2023年报告为 18.7，约为上年的 10000 倍，请核对数字和单位（万元）。',
    )
  })
})
