// Numbers with a unit: how offices write them, what is only about so many, and what is no count at all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText } from '../../../../shared/report/arithmetic.ts'
import { exact } from '../../../../shared/report/cell.ts'
import { compactText, placeIn } from '../../../../shared/rules/narrative/compact-text.ts'
import { inSameWriting, quantitiesOf } from '../../../../shared/rules/narrative/quantities.ts'

const read = (text: string): readonly string[] =>
  quantitiesOf(compactText(text).text).map(
    ({ value, unit, isAbout }) => `${isAbout ? '约 ' : ''}${numberText(value)} ${unit}`,
  )

describe('numbers in running text', () => {
  it.each<readonly [string, readonly string[]]>([
    ['收到35件', ['35 件']],
    ['收到 35 件', ['35 件']],
    ['见表3 12件', ['12 件']],
    ['收到３５件', ['35 件']],
    ['公开1,286条、１，２８６条', ['1286 条', '1286 条']],
    ['收取3940.50元，0.394万元', ['3940.50 元', '0.394 万元']],
    ['占4.35％', ['4.35 %']],
    ['一件、两件、十二件、二十件、一百零五件', ['1 件', '2 件', '12 件', '20 件', '105 件']],
    ['35件次、12人次', ['35 件次', '12 人次']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))

  it.each<readonly [string, readonly string[]]>([
    ['公开100余件', ['约 100 件']],
    ['约30件，近50份，超过20条', ['约 30 件', '约 50 份', '约 20 条']],
    ['30件以上，10件左右', ['约 30 件', '约 10 件']],
    ['上百件，上30件，网上20件', ['约 100 件', '约 30 件', '20 件']],
    ['4.5万件，3亿件', ['约 4.5 件', '约 3 件']],
    ['十余件、数十件', ['约 10 件', '约 10 件']],
  ])('%s is only about so many', (text, expected) => expect(read(text)).toEqual(expected))

  it.each([
    '2024年12月31日',
    '国办公开办函〔2021〕30号',
    '国务院令第711号',
    '《条例》第五十条第四项、第二十条第一件',
    '一是规范流程，二是加强培训',
    '（一）主动公开情况',
    '电话：0517-83605210，邮编223001',
    '3至5件，3—5件，三到五件',
    '二〇二四件',
    'XX件、××件',
  ])('%s is no count', (text) => {
    const exactOnes = quantitiesOf(compactText(text).text).filter(({ isAbout }) => !isAbout)
    expect(exactOnes).toEqual([])
  })
})

describe('compact text', () => {
  it('knows where each character stood', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('件', '3', '５', ' ', '　', ',', '(', '申') }),
        (text) => {
          const compact = compactText(text)
          expect(compact.text).not.toMatch(/(?<!\d)\s|\s(?!\d)/u)
          expect(compact.at).toHaveLength(compact.text.length + 1)
          for (let from = 0; from < compact.text.length; from += 1) {
            const place = placeIn(compact, from, from + 1)
            expect(text.slice(place.from, place.to)).toHaveLength(1)
          }
        },
      ),
    )
  })
})

describe('a number put in the place of another', () => {
  it.each([
    ['35', 1286, '1286'],
    ['３５', 1286, '１２８６'],
    ['1,300', 1286, '1,286'],
    ['1,300', 36, '36'],
    ['十二', 13, '13'],
  ])('%s → %i is written %s', (before, digits, after) => {
    expect(inSameWriting(before, exact(digits))).toBe(after)
  })
})
