// Figures as offices write them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { exact, slash, type Cell } from '../../../shared/report/cell.ts'
import { readCell } from '../../../shared/report/read-number.ts'
import type { CellKind } from '../../../shared/template/form.ts'
import { cellArbitrary } from '../../support/arbitraries.ts'

const unread = (text: string): Cell => ({ kind: 'unread', text })
const kinds: readonly CellKind[] = ['count', 'signedCount', 'amountWan', 'amountYuan']

/** kind, what the cell says, the cell, codes of the notes, what is proposed. */
type Case = readonly [CellKind, string, Cell | undefined, readonly string[], Cell?]

const plain: readonly Case[] = [
  ['count', '12', exact(12), []],
  ['count', ' 12\u3000', exact(12), []],
  ['count', '１２０', exact(120), []],
  ['count', '0', exact(0), []],
  ['count', '007', exact(7), []],
  ['count', '3985758', exact(3985758), []],
  ['count', '9007199254740991', exact(9007199254740991), []],
  ['amountWan', '18651.06', exact(1865106, 2), []],
  ['amountWan', '0.50', exact(50, 2), []],
  ['amountWan', '.5', exact(5, 1), []],
  ['amountWan', '１８．５０', exact(1850, 2), []],
  ['amountWan', '0.000001', exact(1, 6), []],
  ['amountYuan', '5394432.52', exact(539443252, 2), []],
  ['signedCount', '-18', exact(-18), []],
  ['signedCount', '+5', exact(5), []],
  ['count', '1\ufeff2', exact(12), []],
]

const separators: readonly Case[] = [
  ['count', '1,234', exact(1234), []],
  ['count', '12，345，678', exact(12345678), []],
  ['amountWan', '1,234.50', exact(123450, 2), []],
  ['count', '1 234', exact(1234), ['cell-spaces']],
  ['count', '1\u00a0234\u00a0567', exact(1234567), ['cell-spaces']],
  ['count', '1,23', unread('1,23'), ['cell-grouping']],
  ['count', '12,34,567', unread('12,34,567'), ['cell-grouping']],
  ['count', '1234,567', unread('1234,567'), ['cell-grouping']],
  ['count', '0,123', unread('0,123'), ['cell-grouping']],
  ['count', '0 000', unread('0 000'), ['cell-grouping']],
  ['count', '1,234 567', unread('1,234 567'), ['cell-grouping']],
  ['count', '12 3', unread('12 3'), ['cell-grouping']],
  ['count', '12,', unread('12,'), ['cell-grouping']],
]

const nothings: readonly Case[] = [
  ['count', '', undefined, []],
  ['count', ' \n\u3000', undefined, []],
  ['count', '-', undefined, ['cell-dash']],
  ['count', '－', undefined, ['cell-dash']],
  ['count', '—', undefined, ['cell-dash']],
  ['count', '——', undefined, ['cell-dash']],
  ['amountWan', '–', undefined, ['cell-dash']],
  ['count', '−', undefined, ['cell-dash']],
  ['count', '─', undefined, ['cell-dash']],
  ['count', '无', undefined, ['cell-none'], exact(0)],
  ['count', '/', slash, []],
  ['amountWan', '／', slash, []],
]

const unitsInCells: readonly Case[] = [
  ['count', '12件', exact(12), ['cell-unit']],
  ['count', '１２ 条', exact(12), ['cell-unit']],
  ['count', '1 234 件', exact(1234), ['cell-unit', 'cell-spaces']],
  ['signedCount', '-3项', exact(-3), ['cell-unit']],
  ['amountWan', '12.5万元', exact(125, 1), ['cell-unit']],
  ['amountYuan', '251000元', exact(251000), ['cell-unit']],
  ['amountYuan', '￥1,200.00', exact(120000, 2), ['cell-unit']],
  ['amountWan', '125000元', unread('125000元'), ['cell-unit-other'], exact(125, 1)],
  ['amountWan', '1.2亿元', unread('1.2亿元'), ['cell-unit-other'], exact(12000)],
  ['amountYuan', '12.5万元', unread('12.5万元'), ['cell-unit-other'], exact(125000)],
  ['amountWan', '￥12.5', unread('￥12.5'), ['cell-unread']],
  ['amountWan', '12件', unread('12件'), ['cell-unread']],
  ['count', '12元', unread('12元'), ['cell-unread']],
  ['count', '1.2万件', unread('1.2万件'), ['cell-unread']],
]

const badValues: readonly Case[] = [
  ['count', '-5', exact(-5), []],
  ['count', '－５', exact(-5), []],
  ['count', '−5', exact(-5), []],
  ['count', '–5', exact(-5), []],
  ['count', '-0', exact(0), []],
  ['count', '3.5', exact(35, 1), []],
  ['count', '12.0', exact(120, 1), []],
  ['amountWan', '1.2345678', exact(12345678, 7), []],
  ['count', '9007199254740992', unread('9007199254740992'), ['cell-beyond']],
  ['amountWan', '9007199254740.123', exact(9007199254740123, 3), []],
  ['amountWan', '90071992547409.123', unread('90071992547409.123'), ['cell-beyond']],
  ['amountWan', '0.0000000000000001', unread('0.0000000000000001'), ['cell-beyond']],
]

const noNumbers: readonly Case[] = [
  ['count', '约20', unread('约20'), ['cell-unread']],
  ['count', '见 附件', unread('见 附件'), ['cell-unread']],
  ['count', '见\u00a0\u00a0附件 ', unread('见 附件'), ['cell-unread']],
  ['count', '1\n234', unread('1\n234'), ['cell-unread']],
  ['count', '1\t234', unread('1\n234'), ['cell-unread']],
  ['count', '①', unread('①'), ['cell-unread']],
  ['count', '十二', unread('十二'), ['cell-unread']],
  ['count', '一', unread('一'), ['cell-unread']],
  ['count', '1e3', unread('1e3'), ['cell-unread']],
  ['count', '68%', unread('68%'), ['cell-unread']],
  ['count', '12（3）', unread('12（3）'), ['cell-unread']],
  ['count', '+5', unread('+5'), ['cell-unread']],
  ['count', '5.', unread('5.'), ['cell-unread']],
  ['count', '.', unread('.'), ['cell-unread']],
  ['count', '—5', unread('—5'), ['cell-unread']],
  ['count', '1.2.3', unread('1.2.3'), ['cell-unread']],
  ['count', '#REF!', unread('#REF!'), ['cell-unread']],
]

function expectReading([kind, text, cell, codes, proposed]: Case): void {
  const { notes, ...reading } = readCell(text, kind)
  expect({ ...reading, codes: notes.map(({ code }) => code) }).toEqual({
    cell,
    codes,
    ...(proposed === undefined ? {} : { proposed }),
  })
}

/** Kind and text for the title, and the case itself. */
const rows = (cases: readonly Case[]) => cases.map((row) => [row[0], row[1], row] as const)

describe('readCell', () => {
  it.each(rows(plain))('reads plain figures: %s %j', (_kind, _text, row) => expectReading(row))
  it.each(rows(separators))('takes separators only as thousands: %s %j', (_kind, _text, row) =>
    expectReading(row),
  )
  it.each(rows(nothings))('knows what offices write for nothing: %s %j', (_kind, _text, row) =>
    expectReading(row),
  )
  it.each(rows(unitsInCells))(
    'reads the unit of the column and converts no other: %s %j',
    (_kind, _text, row) => expectReading(row),
  )
  it.each(rows(badValues))(
    'keeps bad values exactly, beyond exactness as typed: %s %j',
    (_kind, _text, row) => expectReading(row),
  )
  it.each(rows(noNumbers))('keeps what is no number: %s %j', (_kind, _text, row) => expectReading(row))

  it('names the characters it speaks of', () => {
    expect(readCell('125000元', 'amountWan').notes.map(({ sentence }) => sentence)).toEqual([
      '格子中的“125000元”单位不是万元，没有换算，已原样保留，请按万元改正。',
    ])
  })

  it('reads back what it prints, for every kind', () => {
    const cell = fc.constantFrom(...kinds).chain((kind) => fc.tuple(fc.constant(kind), cellArbitrary(kind)))
    fc.assert(
      fc.property(cell, ([kind, value]) => {
        expect(readCell(cellText(value), kind).cell).toEqual(value)
      }),
      { numRuns: 2000 },
    )
  })

  it('settles after one reading, whatever is typed', () => {
    const unit = fc.constantFrom(...'0123456789,，. \n\t\u3000\u00a0-－—–−+/／无约件条万元￥１２．（）\ufeff')
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string({ unit, maxLength: 12 }), (kind, text) => {
        const { cell } = readCell(text, kind)
        expect(readCell(cellText(cell), kind).cell).toEqual(cell)
      }),
      { numRuns: 20_000 },
    )
  })

  it('never finds a digit that was not typed, nor loses one', () => {
    const unit = fc.constantFrom(...'0123456789, .-件元')
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string({ unit, maxLength: 10 }), (kind, text) => {
        const { cell } = readCell(text, kind)
        if (cell?.kind !== 'number') return
        const digits = text.replace(/[^\d.]/gu, '').replace(/^0+(?=\d)/u, '')
        expect(cellText(cell).replace('-', '')).toBe(digits.startsWith('.') ? `0${digits}` : digits)
      }),
      { numRuns: 20_000 },
    )
  })

  it('answers at once for a cell of fifty million zeros, and keeps it out of its sentence', () => {
    const { cell, notes } = readCell('0'.repeat(50_000_000), 'count')
    expect(cell?.kind).toBe('unread')
    expect(notes.map(({ sentence }) => sentence.length < 100)).toEqual([true])
  })
})
