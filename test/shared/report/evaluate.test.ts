// Automatic totals worked out, declared ones left alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add } from '../../../shared/report/arithmetic.ts'
import { exact, slash, type Cell, type ExactNumber } from '../../../shared/report/cell.ts'
import { isAutomatic, shownCells, sumOf } from '../../../shared/report/evaluate.ts'
import { emptyReport, type Cells, type Report } from '../../../shared/report/model.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds } from '../../../shared/template/form.ts'
import { identitiesOf, totalsOf } from '../../../shared/template/identities.ts'
import { figuresOf, report2019Arbitrary, reportArbitrary } from '../../support/arbitraries.ts'

const anyReport = fc.oneof(reportArbitrary, report2019Arbitrary)
const unread: Cell = { kind: 'unread', text: '约3' }
const withCells = (cells: Cells): Report => ({ ...emptyReport(2021, '云溪市数据局', 2025), cells })
const review = (...cells: readonly (Cell | undefined)[]): Cells =>
  Object.fromEntries(
    ['upheld', 'corrected', 'other', 'pending', 'total'].flatMap((result, index) => {
      const cell = cells[index]
      return cell === undefined ? [] : [[`review_${result}`, cell] as const]
    }),
  )

describe('shownCells', () => {
  it.each([
    ['the sum', review(exact(1), exact(0), exact(2), exact(0)), exact(3)],
    ['the sum with every decimal', review(exact(1), exact(5, 1), exact(25, 2), exact(0)), exact(175, 2)],
    ['what is declared, right or wrong', review(exact(1), exact(0), exact(2), exact(0), exact(9)), exact(9)],
    ['nothing while an addend is blank', review(exact(1), exact(0), exact(2)), undefined],
    ['nothing while an addend is unread', review(exact(1), exact(0), exact(2), unread), undefined],
    ['the sum without 「/」', review(exact(1), slash, exact(2), slash), exact(3)],
    ['「/」 for nothing but 「/」', review(slash, slash, slash, slash), slash],
    [
      'nothing for a sum beyond exactness',
      review(exact(Number.MAX_SAFE_INTEGER), exact(1), exact(0), exact(0)),
      undefined,
    ],
    ['nothing for an empty table', {}, undefined],
  ])('shows in a total %s', (_case, cells, total) => {
    expect(shownCells(withCells(cells)).review_total).toEqual(total)
  })

  it('derives totals of totals: the corner of 表三 along its row', () => {
    const figures = figuresOf(emptyReport(2021, '', null).edition).filter(({ table }) => table === 'requests')
    const ones = Object.fromEntries(
      figures
        .filter(({ rowKey, columnKey }) => rowKey !== 'outcome_total' && columnKey !== 'total')
        .map(({ address }) => [address, exact(1)]),
    )
    const shown = shownCells(withCells(ones))
    expect(shown.outcome_total_person).toEqual(exact(21))
    expect(shown.outcome_total_total).toEqual(exact(126))
    // A total declared on the way is what the corner adds up.
    const declared = shownCells(withCells({ ...ones, outcome_total_person: exact(20) }))
    expect(declared.outcome_total_total).toEqual(exact(125))
  })

  it('changes no cell that is there, and adds totals only', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const shown = shownCells(report)
        for (const [address, cell] of Object.entries(report.cells)) expect(shown[address]).toBe(cell)
        const added = Object.keys(shown).filter((address) => report.cells[address] === undefined)
        expect(added.every((address) => isAutomatic(report, address))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('makes every deriving identity hold where it shows a total of its own', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const shown = shownCells(report)
        for (const table of tableIds) {
          const spec = tableSpec(report.edition[table], table)
          for (const { address, addends } of totalsOf(spec)) {
            const total = shown[address]
            if (!isAutomatic(report, address) || total?.kind !== 'number') continue
            const sum = addends
              .flatMap((addend) => shown[addend] ?? [])
              .filter((cell): cell is ExactNumber => cell.kind === 'number')
              .reduce((all, cell) => add(all, cell) ?? all, exact(0))
            expect(total).toEqual(sum)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('holds nothing back when every figure but the totals is there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 300, maxLength: 300 }), (values) => {
        const { edition } = emptyReport(2021, '', null)
        const totals = new Set(
          tableIds.flatMap((id) => totalsOf(tableSpec(2021, id)).map(({ address }) => address)),
        )
        const cells = Object.fromEntries(
          figuresOf(edition).flatMap(({ address }, index) =>
            totals.has(address) ? [] : [[address, exact(values[index] ?? 0)] as const],
          ),
        )
        const shown = shownCells(withCells(cells))
        expect(figuresOf(edition).filter(({ address }) => shown[address] === undefined)).toEqual([])
        for (const { rule, left, right } of identitiesOf(tableSpec(2021, 'requests'))) {
          if (rule !== 'T3-1') expect(sumOf(shown, left).total).toEqual(sumOf(shown, right).total)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('sumOf', () => {
  const cells = { a: exact(1), b: exact(25, 1), c: slash, d: unread, e: exact(Number.MAX_SAFE_INTEGER) }
  it.each([
    [['a', 'b'], { total: exact(35, 1), blank: 0, unread: 0, slashes: 0 }],
    [['a', 'c', 'd', 'x', 'y'], { total: exact(1), blank: 2, unread: 1, slashes: 1 }],
    [['e', 'a'], { total: null, blank: 0, unread: 0, slashes: 0 }],
    [['e', 'b'], { total: null, blank: 0, unread: 0, slashes: 0 }],
    [[], { total: exact(0), blank: 0, unread: 0, slashes: 0 }],
  ])('of %j is %j', (addresses, sum) => {
    expect(sumOf(cells, addresses)).toEqual(sum)
  })
})

describe('isAutomatic', () => {
  it.each([
    ['review_total', true],
    ['review_upheld', false],
    ['regulations_valid', false],
    ['received_total', false],
  ])('%s: %s', (address, automatic) => {
    expect(isAutomatic(withCells({ received_total: exact(3) }), address)).toBe(automatic)
  })
})
