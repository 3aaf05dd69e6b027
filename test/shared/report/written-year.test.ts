// Years as offices write them.
import { describe, expect, it } from 'vitest'
import { inSameDigits, writtenYears } from '../../../shared/report/written-year.ts'

describe('writtenYears', () => {
  it.each([
    ['2023年', [2023]],
    ['2023 年度', [2023]],
    ['２０２３年', [2023]],
    ['二〇二三年', [2023]],
    ['二○二零年', [2020]],
    ['一九九八年', [1998]],
    ['自2023年1月1日至2024年1月1日', [2023, 2024]],
    ['〔2021〕30号', []],
    ['2023件', []],
    ['2123年', []],
    ['二十三年', []],
    ['', []],
  ])('%s → %j', (text, years) => {
    expect(writtenYears(text).map(({ year }) => year)).toEqual(years)
  })

  it('says where the digits stand', () => {
    expect(writtenYears('自2023 年起')).toEqual([{ year: 2023, digits: '2023', from: 1, to: 5 }])
  })
})

describe('inSameDigits', () => {
  it.each([
    ['2023', 2024, '2024'],
    ['２０２９', 2030, '２０３０'],
    ['二〇二九', 2030, '二〇三〇'],
    ['二○二三', 2024, '二○二四'],
    ['二零一九', 2020, '二零二零'],
  ])('%s → %i: %s', (before, year, digits) => {
    expect(inSameDigits(before, year)).toBe(digits)
    expect(writtenYears(`${digits}年`)[0]?.year).toBe(year)
  })
})
