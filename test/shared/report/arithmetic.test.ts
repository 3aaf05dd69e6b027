// Exact sums, comparison and printing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, cellText, compare, negate, numberText, sameCell } from '../../../shared/report/arithmetic.ts'
import { exact, slash, type Cell, type ExactNumber } from '../../../shared/report/cell.ts'

const most = Number.MAX_SAFE_INTEGER
const number = fc
  .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 15 }))
  .map(([digits, decimals]) => exact(digits === 0 ? 0 : digits, decimals))
/** Small enough that no sum of two leaves the safe integers, whatever the decimals. */
const small = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, decimals]) => exact(digits, decimals))

/** The value × 10^15, in whole numbers of any size: what is true, worked out another way. */
const truth = ({ digits, decimals }: ExactNumber): bigint => BigInt(digits) * 10n ** BigInt(15 - decimals)

describe('add', () => {
  it.each([
    [exact(1), exact(2), exact(3)],
    [exact(10, 2), exact(20, 2), exact(30, 2)],
    [exact(1, 1), exact(20, 2), exact(30, 2)],
    [exact(1865106, 2), exact(1, 6), exact(18651060001, 6)],
    [exact(most), exact(1), null],
    [exact(most, 3), exact(-most, 3), exact(0, 3)],
    [exact(most), exact(1, 1), null],
    [exact(-most), exact(-1), null],
  ])('%j + %j = %j', (a, b, sum) => {
    expect(add(a, b)).toEqual(sum)
  })

  it('is exact, or says that it cannot be', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const sum = add(a, b)
        if (sum !== null) expect(truth(sum)).toBe(truth(a) + truth(b))
        else {
          const decimals = Math.max(a.decimals, b.decimals)
          const digits = (truth(a) + truth(b)) / 10n ** BigInt(15 - decimals)
          expect(digits > BigInt(most) || digits < -BigInt(most)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('does not mind the order, and undoes itself', () => {
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        const sum = (...numbers: readonly ExactNumber[]): ExactNumber =>
          numbers.reduce((total, one) => add(total, one) ?? exact(most))
        expect(sum(a, b, c)).toEqual(sum(c, b, a))
        expect(compare(sum(a, b, negate(b)), a)).toBe(0)
      }),
    )
  })
})

describe('compare', () => {
  it('orders numbers as their values are, whatever their decimals', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const difference = truth(a) - truth(b)
        expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes 0.5 and 0.50 for the same value', () => {
    expect(compare(exact(5, 1), exact(50, 2))).toBe(0)
    expect(sameCell(exact(5, 1), exact(50, 2))).toBe(false)
  })
})

describe('numberText', () => {
  it.each([
    [exact(0), '0'],
    [exact(0, 2), '0.00'],
    [exact(50, 2), '0.50'],
    [exact(-5, 2), '-0.05'],
    [exact(-12), '-12'],
    [exact(1865106, 2), '18651.06'],
    [exact(1, 15), '0.000000000000001'],
    [negate(exact(0)), '0'],
    [exact(most), '9007199254740991'],
  ])('%j is %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })

  it('says the value and its decimals, no more and no less', () => {
    fc.assert(
      fc.property(number, (value) => {
        const text = numberText(value)
        const [whole = '', decimals = ''] = text.split('.')
        expect(decimals.length).toBe(value.decimals)
        expect(BigInt(`${whole}${decimals}`)).toBe(BigInt(value.digits))
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u)
      }),
    )
  })
})

describe('sameCell', () => {
  const unread = (text: string): Cell => ({ kind: 'unread', text })
  it.each([
    [undefined, undefined, true],
    [undefined, exact(0), false],
    [exact(0), exact(0), true],
    [exact(0), exact(0, 1), false],
    [slash, { kind: 'slash' }, true],
    [slash, unread('/'), false],
    [exact(12), unread('12'), false],
    [unread('甲'), unread('甲'), true],
    [unread('甲'), unread('乙'), false],
  ] as const)('%j and %j: %s', (a, b, same) => {
    expect(sameCell(a, b)).toBe(same)
    expect(sameCell(b, a)).toBe(same)
  })

  it('shows a blank as nothing', () => {
    expect([undefined, slash, unread('约20'), exact(3, 1)].map(cellText)).toEqual(['', '/', '约20', '0.3'])
  })
})
