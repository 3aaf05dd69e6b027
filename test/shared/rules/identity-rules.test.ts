// Identities: the verdicts while a table is being filled, the sentences of odd cases, and what they are bound to for
// every table there can be.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../shared/finding.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { exact, type Cell } from '../../../shared/report/cell.ts'
import { shownCells, shownTable } from '../../../shared/report/evaluate.ts'
import { emptyReport, type Cells, type Report } from '../../../shared/report/model.ts'
import { check, evaluateRules } from '../../../shared/rules/check.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type Address } from '../../../shared/template/form.ts'
import { identitiesOf, totalsOf } from '../../../shared/template/identities.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { cellsArbitrary, report2019Arbitrary, reportArbitrary } from '../../support/arbitraries.ts'
import { draftOf, draftWith, filledReport, type Written } from './filled.ts'

const identityRules = new Set(['T3-1', 'T3-2', 'T3-3', 'T4-1'])

function identityFindings(written: Written): readonly Finding[] {
  return check(draftWith(written)).filter(({ rule }) => identityRules.has(rule))
}

function ofFour(row: string, value: number | null): Written {
  return Object.fromEntries(
    ['person', 'company', 'research', 'charity'].map((kind) => [`${row}_${kind}`, value]),
  )
}

/** `T3-1 broken 15 ? -`: rule, verdict, both sides. */
function inShort({ rule, verdict, left, right, difference }: Finding): string {
  return `${rule} ${verdict} ${left ?? '?'} ${right ?? '?'} ${difference ?? '-'}`
}

describe('an identity', () => {
  it.each<[string, Written, readonly string[]]>([
    ['holds in a table of zeros', {}, []],
    ['counts 「/」 as nothing', { review_upheld: '/', review_total: '/' }, []],
    [
      'is broken where a total says 「/」 and an item does not',
      { review_upheld: 2, review_total: '/' },
      ['T4-1 broken 2 0 2'],
    ],
    [
      'is incomplete where an item is not a number',
      { review_upheld: '约2', review_total: 2 },
      ['T4-1 incomplete ? 2 -'],
    ],
    [
      'is incomplete while what is filled in could still grow',
      { review_upheld: null, review_other: 2, review_total: 5 },
      ['T4-1 incomplete ? 5 -'],
    ],
    [
      'is broken at once where what is filled in is too much already',
      { review_upheld: null, review_other: 7, review_total: 5 },
      ['T4-1 broken ? 5 -'],
    ],
    [
      'sees through an automatic total that waits for its items',
      { received_person: 3, granted_person: 8, partial_person: null },
      ['T3-1 broken 3 ? -', 'T3-1 broken 3 ? -'],
    ],
    [
      'says nothing of a group that nobody has touched',
      { review_upheld: null, review_corrected: null, review_other: null, review_pending: null },
      [],
    ],
    ['says nothing against items whose total is automatic', { review_upheld: null, review_other: 2 }, []],
    [
      'adds a count with decimals exactly',
      { review_upheld: '0.1', review_other: '0.2', review_total: '0.3' },
      [],
    ],
    [
      'is incomplete where a sum is beyond all counting',
      { review_upheld: 9007199254740991, review_other: 9007199254740991, review_total: 1 },
      ['T4-1 incomplete ? 1 -'],
    ],
  ])('%s', (_, written, expected) => {
    expect(identityFindings(written).map(inShort)).toEqual(expected)
  })

  it.each<[string, Written, string]>([
    [
      'what is filled in and what it may be',
      { review_upheld: null, review_other: 7, review_total: 5 },
      '表四“行政复议”：总计为 5，结果维持、结果纠正、其他结果、尚未审结还没有填全，已填的合计 7，已经超出 2。',
    ],
    [
      'an operand that says 「/」',
      {
        received_person: '/',
        carried_in_person: 2,
        received_total: 0,
        carried_in_total: 0,
        carried_in_company: -2,
      },
      '表三“自然人”一列：第一项“/”加第二项 2 等于 2，第三项总计 0 加第四项 0 等于 0，相差 2。',
    ],
    [
      'a total that says 「/」',
      { review_upheld: 2, review_total: '/' },
      '表四“行政复议”：结果维持 2 加结果纠正 0 加其他结果 0 加尚未审结 0 等于 2，总计为“/”，相差 2。',
    ],
    [
      'lines that lack figures, the first three by name',
      {
        ...ofFour('received', null),
        ...ofFour('carried_in', 3),
        ...ofFour('granted', 3),
        received_total: 0,
      },
      '表三“自然人”“商业企业”“科研机构”等 4 列还有 4 格没有填写，暂时不能核对“第一项加第二项是否等于第三项总计加第四项”。',
    ],
    [
      'blank and unread cells apart',
      { review_upheld: null, review_other: '约2', review_total: 5 },
      '表四“行政复议”还有 1 格没有填写、有 1 格不是数字，暂时不能核对“结果维持加结果纠正加其他结果加尚未审结是否等于总计”。',
    ],
    [
      'a sum beyond all counting',
      { review_upheld: 9007199254740991, review_other: 9007199254740991, review_total: 1 },
      '表四“行政复议”的数字太大，暂时不能核对“结果维持加结果纠正加其他结果加尚未审结是否等于总计”。',
    ],
  ])('names %s', (_, written, sentence) => {
    expect(identityFindings(written).map((finding) => finding.sentence)).toContain(sentence)
  })

  it('offers to make a declared total automatic, and only there', () => {
    const proposals = (written: Written): unknown =>
      identityFindings(written).map(({ rule, proposals: offered }) => [rule, offered ?? null])
    expect(proposals({ review_other: 1, review_total: 0 })).toEqual([
      ['T4-1', [{ label: '改为自动合计', cells: [{ address: 'review_total', cell: null }] }]],
    ])
    // The corner derives along its row, so the column's finding has nothing certain to offer.
    const corner = { received_person: 4, granted_person: 4, outcome_total_total: 5, received_total: 5 }
    expect(proposals(corner)).toEqual([
      ['T3-2', null],
      ['T3-3', [{ label: '改为自动合计', cells: [{ address: 'received_total', cell: null }] }]],
      ['T3-3', [{ label: '改为自动合计', cells: [{ address: 'outcome_total_total', cell: null }] }]],
    ])
  })

  it('of the undivided row of 2019 holds and breaks alike', () => {
    const rules = (written: Written): readonly string[] =>
      check(draftOf(filledReport(2020, written, 2019))).map(({ rule }) => rule)
    expect(rules({ received_legal: 3, other_unsplit_legal: 3 })).toEqual([])
    expect(rules({ received_legal: 3, other_unsplit_legal: 3, outcome_total_legal: 2 })).toEqual([
      'T3-1',
      'T3-1',
      'T3-2',
      'T3-2',
    ])
  })
})

describe('over random tables', () => {
  const kinds = ['person', 'company', 'research', 'charity', 'legal', 'other']
  const requests = tableSpec(2021, 'requests')
  const figures = layoutOf(requests).figures
  const rowKeys = [...new Set(figures.map(({ rowKey }) => rowKey))]
  const outcomes = rowKeys.filter(
    (key) => !['received', 'carried_in', 'outcome_total', 'carried_out'].includes(key),
  )

  /** A table three that an office has filled without a mistake, every total declared. */
  const rightTable: fc.Arbitrary<Cells> = fc
    .array(
      fc.record({
        outcomes: fc.array(fc.nat({ max: 99_999 }), {
          minLength: outcomes.length,
          maxLength: outcomes.length,
        }),
        carriedOut: fc.nat({ max: 999 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: kinds.length, maxLength: kinds.length },
    )
    .map((columns) => {
      const cells: Partial<Record<Address, Cell>> = {}
      columns.forEach((column, index) => {
        const kind = kinds[index] ?? ''
        const all = column.outcomes.reduce((sum, count) => sum + count, column.carriedOut)
        const carriedIn = Math.floor(all * column.share)
        outcomes.forEach((key, at) => (cells[`${key}_${kind}`] = exact(column.outcomes[at] ?? Number.NaN)))
        cells[`carried_out_${kind}`] = exact(column.carriedOut)
        cells[`carried_in_${kind}`] = exact(carriedIn)
        cells[`received_${kind}`] = exact(all - carriedIn)
      })
      return shownCells({ ...emptyReport(2021, '', 2024), cells })
    })

  const report = (cells: Cells): Report => ({ ...emptyReport(2021, '', 2024), cells })
  const identities = identitiesOf(requests)
  const verdictsOf = (one: Report): readonly string[] =>
    evaluateRules(draftOf(one))
      .filter(({ table, rule }) => table === 'requests' && identityRules.has(rule))
      .map(({ verdict }) => verdict)

  it('a consistent table three holds, declared and automatic alike', () => {
    fc.assert(
      fc.property(rightTable, fc.boolean(), (cells, automatic) => {
        const totals = new Set(totalsOf(requests).map(({ address }) => address))
        const kept = Object.entries(cells).filter(([address]) => !automatic || !totals.has(address))
        expect(new Set(verdictsOf(report(Object.fromEntries(kept))))).toEqual(new Set(['holds']))
      }),
    )
  })

  it('one changed cell breaks exactly the identities that pass through it', () => {
    fc.assert(
      fc.property(
        rightTable,
        fc.constantFrom(...figures),
        fc.integer({ min: -500, max: 500 }).filter((by) => by !== 0),
        (cells, { address }, by) => {
          const cell = cells[address]
          if (cell?.kind !== 'number') throw new Error(`${address} is not filled`)
          const changed = report({ ...cells, [address]: exact(cell.digits + by) })
          expect(verdictsOf(changed)).toEqual(
            identities.map(({ left, right }) =>
              left.includes(address) || right.includes(address) ? 'broken' : 'holds',
            ),
          )
          const apart = check(draftOf(changed)).map(({ difference }) => difference)
          expect(
            apart.filter((text) => text !== null).every((text) => Math.abs(Number(text)) === Math.abs(by)),
          ).toBe(true)
        },
      ),
    )
  })

  it('a verdict of holds or broken stays what it is however the blanks are filled in', () => {
    const edition = { disclosure: 2021, requests: 2021, disputes: 2021 } as const
    const small = fc.nat({ max: 3 }).map((count) => exact(count))
    const sparse = fc.tuple(
      cellsArbitrary(edition),
      fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }),
    )
    fc.assert(
      fc.property(sparse, fc.array(small, { minLength: 300, maxLength: 300 }), ([cells, kept], fillings) => {
        const addresses = tableIds.flatMap((table) =>
          layoutOf(tableSpec(2021, table)).figures.map(({ address }) => address),
        )
        const totals = new Set(
          tableIds.flatMap((table) => totalsOf(tableSpec(2021, table)).map(({ address }) => address)),
        )
        const before: Partial<Record<Address, Cell>> = {}
        const after: Partial<Record<Address, Cell>> = {}
        addresses.forEach((address, index) => {
          const cell = kept[index] === true ? cells[address] : undefined
          if (cell !== undefined) before[address] = cell
          const filled = cell ?? (totals.has(address) ? undefined : fillings[index])
          if (filled !== undefined) after[address] = filled
        })
        const verdicts = (some: Cells): readonly string[] =>
          evaluateRules(draftOf(report(some)))
            .filter(({ rule }) => identityRules.has(rule))
            .map(({ rule, verdict }) => `${rule} ${verdict}`)
        const later = verdicts(after)
        verdicts(before).forEach((verdict, index) => {
          if (/holds|broken/u.test(verdict)) expect(later[index]).toBe(verdict)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('a table figure by figure shows what the report shows', () => {
    fc.assert(
      fc.property(fc.oneof(reportArbitrary, report2019Arbitrary), (one) => {
        const shown = shownCells(one)
        for (const id of tableIds) {
          const spec = tableSpec(one.edition[id], id)
          const { cells, automatic } = shownTable(one, spec)
          const addresses = layoutOf(spec).figures.map(({ address }) => address)
          expect(cells.map(cellText)).toEqual(addresses.map((address) => cellText(shown[address])))
          const isTotal = new Set(totalsOf(spec).map(({ address }) => address))
          expect(automatic).toEqual(
            addresses.map((address) => isTotal.has(address) && one.cells[address] === undefined),
          )
        }
      }),
    )
  })
})
