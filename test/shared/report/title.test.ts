// The title, its lines, and reading one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultProfile } from '../../../shared/report/model.ts'
import { derivedTitle, readTitle, titleLines, titleOf } from '../../../shared/report/title.ts'

const report = { office: '云溪市数据局', year: 2025 }

describe('titleOf', () => {
  it.each([
    [report, '年', '云溪市数据局2025年政府信息公开工作年度报告'],
    [report, '年度', '云溪市数据局2025年度政府信息公开工作年度报告'],
    [{ ...report, year: null }, '年', '云溪市数据局政府信息公开工作年度报告'],
    [{ ...report, office: '' }, '年', '2025年政府信息公开工作年度报告'],
    [{ ...report, title: '年度报告' }, '年', '年度报告'],
  ] as const)('%j with %s is %s', (titled, yearWord, title) => {
    expect(titleOf(titled, { ...defaultProfile, yearWord })).toBe(title)
  })
})

describe('titleLines', () => {
  it.each([
    [report, ['云溪市数据局', '2025年政府信息公开工作年度报告']],
    [{ ...report, office: '' }, ['2025年政府信息公开工作年度报告']],
    [{ ...report, title: '关于2025年工作的年度报告' }, ['关于2025年工作的年度报告']],
    [{ ...report, title: '云溪市数据局 年度报告' }, ['云溪市数据局', '年度报告']],
    [{ ...report, title: '云溪市数据局' }, ['云溪市数据局']],
  ])('%j stands on %j', (titled, lines) => {
    expect(titleLines(titled, defaultProfile)).toEqual(lines)
  })
})

describe('readTitle', () => {
  it.each([
    ['石嘴山市人民政府办公室2023 年政府信息公开工作年度报告', '石嘴山市人民政府办公室', 2023],
    ['云溪市数据局2025年度政府信息公开工作年度报告', '云溪市数据局', 2025],
    ['云溪市数据局2022年度政府信息公开年度报告', '云溪市数据局', 2022],
    ['２０２３年云溪市政府信息公开工作年度报告', '云溪市', 2023],
    ['二〇二三年度云溪市政府信息公开工作年度报告', '云溪市', 2023],
    ['云溪市数据局二○二三年政府信息公开工作年度报告', '云溪市数据局', 2023],
    ['关于云溪市2024年政府信息公开工作的年度报告', '云溪市', 2024],
    ['云溪市数据局关于发布2024年政府信息公开工作年度报告', '云溪市数据局', 2024],
    ['《云溪市2024年政府信息公开工作年度报告》', '云溪市', 2024],
    ['云溪市政府信息公开办公室2025年政府信息公开工作年度报告', '云溪市政府信息公开办公室', 2025],
    ['政府信息公开工作年度报告（2024年度）', '', 2024],
    ['云溪市政府信息公开工作年度报告', '云溪市', null],
    ['云溪市2024年数据局政府信息公开工作年度报告', '', 2024],
    ['云溪市2023年2024年政府信息公开工作年度报告', '', null],
    ['2024年工作总结', '', 2024],
    ['', '', null],
  ])('%s', (title, office, year) => {
    expect(readTitle(title)).toEqual({ office, year })
  })

  it('reads every derived title back', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code))
    fc.assert(
      fc.property(
        fc.string({ unit: han, minLength: 1, maxLength: 40 }).map((name) => `${name}局`),
        fc.integer({ min: 2000, max: 2099 }),
        fc.constantFrom('年' as const, '年度' as const),
        (office, year, word) => {
          expect(readTitle(derivedTitle(office, year, word))).toEqual({ office, year })
        },
      ),
    )
  })
})
