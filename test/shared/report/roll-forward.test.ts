// Last year's report as the starting point of a new one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, slash } from '../../../shared/report/cell.ts'
import { parseDraft, serializeDraft } from '../../../shared/report/draft-file.ts'
import { shownCells } from '../../../shared/report/evaluate.ts'
import { defaultProfile, emptyReport, type Cells, type Report } from '../../../shared/report/model.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { rollForward } from '../../../shared/report/roll-forward.ts'
import { titleOf } from '../../../shared/report/title.ts'
import { report2019Arbitrary, reportArbitrary } from '../../support/arbitraries.ts'

const origin = { fileName: '2024年度报告.docx', format: 'docx' }
const body = (text: string) => ({ level: 0, runs: [{ text }] }) as const
const basis =
  '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）'
const oldBasis =
  '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）'

const last2024: Report = {
  ...emptyReport(2021, '云溪市数据局', 2024),
  officeKind: 'department',
  head: [body(`根据${basis}，编制2024年政府信息公开工作年度报告。`)],
  signature: '云溪市数据局',
  date: '2025年1月20日',
}

const carriedOut = (figures: readonly (number | null)[], total: number | null): Cells => {
  const keys = ['person', 'company', 'research', 'charity', 'legal', 'other']
  const filled = [...figures, total].flatMap((figure, index) =>
    figure === null ? [] : [[`carried_out_${keys[index] ?? 'total'}`, exact(figure)] as const],
  )
  return Object.fromEntries(filled)
}

function roll(last: Partial<Report>, year = 2025) {
  const { draft, notes } = rollForward({ ...last2024, ...last }, origin, year)
  return { draft, report: draft.report, codes: notes.map(({ code }) => code), notes }
}

const headOf = (text: string, year = 2025, last: Partial<Report> = {}): string =>
  roll({ head: [body(text)], ...last }, year)
    .report.head.map(textOf)
    .join('\n')

describe('rollForward', () => {
  it('makes the draft of the new year and keeps last year in it', () => {
    const { draft, report } = roll({})
    expect(draft.lastYear).toEqual({ report: last2024, origin })
    expect(report).toEqual({
      ...emptyReport(2021, '云溪市数据局', 2025),
      officeKind: 'department',
      head: [body(`根据${basis}，编制2025年政府信息公开工作年度报告。`)],
      signature: '云溪市数据局',
      date: '2026年1月XX日',
    })
    expect(draft.accepted).toEqual([])
  })

  it('tells what it did and what is left to do', () => {
    const sections = {
      ...last2024.sections,
      problems: { before: [body('2024年，我局将加强培训。2024年底前完成。')], after: [] },
    }
    const { notes } = roll({ sections, cells: carriedOut([3, 0, 0, 0, 0, 1], 4) })
    expect(notes.map(({ sentence }) => sentence)).toEqual([
      '已把上年“结转下年度继续办理”填入本年“上年结转”，共 7 格。',
      '题头中有 1 处年份已顺延一年，请核对。',
      '正文照上年原文带入，其中 2 处写着 2024 年，没有改动，请逐处核对修改。',
      '成文日期已改为“2026年1月XX日”，定稿时请填上日子。',
    ])
  })

  it('takes prose over word for word, and figures not at all', () => {
    fc.assert(
      fc.property(fc.oneof(reportArbitrary, report2019Arbitrary), (last) => {
        const { draft } = rollForward(last, origin, (last.year ?? 2024) + 1)
        expect(draft.report.sections).toEqual(last.sections)
        const carried = Object.keys(draft.report.cells)
        expect(carried.filter((address) => !address.startsWith('carried_in_'))).toEqual([])
        expect(draft.lastYear?.report).toBe(last)
        expect(Object.isFrozen(draft.report.cells)).toBe(true)
        expect(parseDraft(serializeDraft(draft), '甲.nianbao')).toMatchObject({ ok: true, value: draft })
      }),
      { numRuns: 100 },
    )
  })

  it('shows in 上年结转 what last year showed in 结转下年度, wherever that was a whole number', () => {
    fc.assert(
      fc.property(fc.oneof(reportArbitrary, report2019Arbitrary), (random) => {
        const last = { ...random, year: 2024 }
        const before = shownCells(last)
        const after = shownCells(rollForward(last, origin, 2025).draft.report)
        for (const column of ['person', 'company', 'research', 'charity', 'legal', 'other', 'total']) {
          const said = before[`carried_out_${column}`]
          const isCount = said?.kind === 'number' && said.decimals === 0 && said.digits >= 0
          if (isCount) expect(after[`carried_in_${column}`]).toEqual(said)
          else if (column !== 'total') expect(after[`carried_in_${column}`]).toBeUndefined()
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('carry-over', () => {
  it.each([
    [
      'leaves the total automatic when it says the sum',
      carriedOut([3, 0, 0, 0, 0, 1], 4),
      carriedOut([3, 0, 0, 0, 0, 1], null),
      ['carried-over'],
    ],
    [
      'does so for an automatic total of last year',
      carriedOut([3, 0, 0, 0, 0, 1], null),
      carriedOut([3, 0, 0, 0, 0, 1], null),
      ['carried-over'],
    ],
    [
      'declares a total that says something else',
      carriedOut([3, 0, 0, 0, 0, 1], 5),
      carriedOut([3, 0, 0, 0, 0, 1], 5),
      ['carried-over', 'carried-total'],
    ],
    [
      'declares the total when columns are blank',
      carriedOut([3, null, null, null, null, 1], 4),
      carriedOut([3, null, null, null, null, 1], 4),
      ['carried-over', 'carried-blank'],
    ],
    ['leaves everything blank that was blank', {}, {}, ['carried-blank']],
    [
      'carries no text, no slash, no bad number',
      {
        carried_out_person: { kind: 'unread', text: '约3' },
        carried_out_company: slash,
        carried_out_research: exact(-1),
        carried_out_charity: exact(15, 1),
      } as const,
      {},
      ['carried-odd', 'carried-odd', 'carried-odd', 'carried-odd', 'carried-blank'],
    ],
  ])('%s', (_case, cells, carried, codes) => {
    const renamed = Object.fromEntries(
      Object.entries(carried).map(([address, cell]) => [address.replace('_out_', '_in_'), cell]),
    )
    const rolled = roll({ cells })
    expect(rolled.report.cells).toEqual(renamed)
    expect(rolled.codes.filter((code) => code.startsWith('carried'))).toEqual(codes)
  })

  it('names the columns that were blank', () => {
    const { notes } = roll({ cells: carriedOut([3, 0, null, 0, 0, null], null) })
    expect(notes.find(({ code }) => code === 'carried-blank')?.sentence).toBe(
      '上年“结转下年度继续办理”的“科研机构、其他”没有填写，本年该列上年结转未填。',
    )
  })

  it.each([
    [2022, 'year-gap', '起点文件是 2022 年的报告，不是 2024 年的，结转数和年份没有自动带入，请核对。'],
    [2025, 'year-gap', '起点文件是 2025 年的报告，不是 2024 年的，结转数和年份没有自动带入，请核对。'],
    [
      null,
      'year-unsaid',
      '起点文件没有写明是哪一年的报告，结转数和年份没有自动带入，请核对是否为 2024 年的报告。',
    ],
  ])('is left to the clerk when the report is of %s', (year, code, sentence) => {
    const { report, notes, draft } = roll({ year, cells: carriedOut([3, 0, 0, 0, 0, 1], 4) })
    expect(report.cells).toEqual({})
    expect(report.head).toEqual(last2024.head)
    expect(draft.lastYear?.report.year).toBe(year)
    expect(notes[0]).toEqual({ code, sentence })
  })
})

describe('the head', () => {
  it.each([
    ['自2024年1月1日起至2024年12月31日止', '自2025年1月1日起至2025年12月31日止'],
    ['从 2024 年 1 月 1 日至 12 月 31 日', '从 2025 年 1 月 1 日至 12 月 31 日'],
    ['2024年1月至12月', '2025年1月至12月'],
    ['（2024.1.1—2024.12.31）', '（2025.1.1—2025.12.31）'],
    ['２０２４年度报告', '２０２５年度报告'],
    ['二〇二四年度报告', '二〇二五年度报告'],
    ['二○二四年一月一日至二○二四年十二月三十一日', '二○二五年一月一日至二○二五年十二月三十一日'],
    [
      '现发布《云溪市数据局2024年政府信息公开工作年度报告》',
      '现发布《云溪市数据局2025年政府信息公开工作年度报告》',
    ],
    ['2024年9月26日修订的办法', '2024年9月26日修订的办法'],
    ['2024年3月起', '2024年3月起'],
    ['2019年修订的《条例》', '2019年修订的《条例》'],
    ['云溪办函〔2024〕7号', '云溪办函〔2024〕7号'],
    ['电话20240101', '电话20240101'],
    ['共2024件', '共2024件'],
  ])('%s becomes %s', (before, after) => {
    expect(headOf(before)).toBe(after)
  })

  it.each([
    [`根据${oldBasis}要求`, `根据${basis}要求`],
    ['根据国办公开办函[2019]60号', '根据国办公开办函〔2021〕30号'],
    ['根据国办公开办函（ 2019 ）60 号', '根据国办公开办函〔2021〕30号'],
    ['按〔2019〕60号文', '按〔2021〕30号文'],
    [`根据${basis}要求`, `根据${basis}要求`],
    [`根据${basis}和${oldBasis}`, `根据${basis}和${oldBasis}`],
  ])('brings the basis to the notice in force: %s', (before, after) => {
    expect(headOf(before)).toBe(after)
  })

  it.each([
    [
      'updated',
      [body(`根据${oldBasis}`)],
      'basis-updated',
      '编制依据已由“国办公开办函〔2019〕60号”改为“国办公开办函〔2021〕30号”，请核对。',
    ],
    [
      'ambiguous',
      [body(`根据${basis}、${oldBasis}`)],
      'basis-stale',
      '“题头”中仍引用已被替代的国办公开办函〔2019〕60号，正文没有改动，请自行修改。',
    ],
    [
      'missing',
      [body('根据《条例》')],
      'basis-missing',
      '起点文件没有写编制依据国办公开办函〔2021〕30号，请核对是否需要补写。',
    ],
  ])('tells when the basis is %s', (_case, head, code, sentence) => {
    expect(roll({ head }).notes.filter((one) => one.code.startsWith('basis'))).toEqual([{ code, sentence }])
  })

  it('updates the basis also across a gap of years, where years stay', () => {
    expect(headOf(`2020年，根据${oldBasis}`, 2025, { year: 2020 })).toBe(`2020年，根据${basis}`)
  })

  it('keeps bold where it was', () => {
    const runs = [
      { text: '现将' },
      { text: '2024年', bold: true },
      { text: '报告和2024年度情况公布' },
    ] as const
    expect(roll({ head: [{ level: 0, runs }] }).report.head).toEqual([
      {
        level: 0,
        runs: [{ text: '现将' }, { text: '2025年', bold: true }, { text: '报告和2025年度情况公布' }],
      },
    ])
  })

  it('of prose in section one is not touched, only told', () => {
    const sections = {
      ...last2024.sections,
      overview: { before: [body(`2024年，根据${oldBasis}`)], after: [] },
    }
    const { report, notes } = roll({ head: [], sections })
    expect(report.sections).toEqual(sections)
    expect(notes.map(({ sentence }) => sentence)).toContain(
      '“一、总体情况”中仍引用已被替代的国办公开办函〔2019〕60号，正文没有改动，请自行修改。',
    )
  })
})

describe('title, signature and date', () => {
  it('derives the title and says which one it did not take over', () => {
    const { draft, report, codes } = roll({ title: '云溪市数据局2024年度政府信息公开报告' })
    expect('title' in report).toBe(false)
    expect(titleOf(report, draft.profile)).toBe('云溪市数据局2025年政府信息公开工作年度报告')
    expect(codes).toContain('title-derived')
  })

  it('keeps the profile it is given', () => {
    expect(rollForward(last2024, origin, 2025).draft.profile).toEqual(defaultProfile)
    const profile = { ...defaultProfile, yearWord: '年度' } as const
    expect(rollForward(last2024, origin, 2025, profile).draft.profile).toEqual(profile)
  })

  it.each([
    ['2025年1月20日', 2024, '2026年1月XX日'],
    ['2025年1月XX日', 2024, '2026年1月XX日'],
    ['2025 年 3 月 5 日', 2024, '2026年3月XX日'],
    ['２０２５年３月５日', 2024, '2026年3月XX日'],
    ['二〇二五年三月', 2024, '2026年1月XX日'],
    ['2024年12月31日', 2024, '2026年1月XX日'],
    ['2023年3月1日', 2022, '2026年3月XX日'],
    ['2025年3月1日', null, '2026年1月XX日'],
    ['', 2024, ''],
  ])('signed %s for %s is to be signed %s', (date, year, moved) => {
    expect(roll({ date, year }).report.date).toBe(moved)
  })
})

describe('from the 2019 form', () => {
  const edition = { disclosure: 2019, requests: 2019, disputes: 2019 } as const

  it('says of every figure that must not be carried why, once each', () => {
    const cells: Cells = {
      ...carriedOut([1, 0, 0, 0, 0, 0], 1),
      fee_items_before: exact(5),
      fee_items_change: exact(-1),
      normative_published_all: exact(46),
      procurement_amount: exact(25_100_000, 2),
      licence_decisions: exact(7),
    }
    const { report, notes } = roll({ edition, year: 2024, cells })
    expect(report.edition).toEqual({ disclosure: 2021, requests: 2021, disputes: 2021 })
    expect(shownCells(report)).toEqual({
      carried_in_person: exact(1),
      carried_in_company: exact(0),
      carried_in_research: exact(0),
      carried_in_charity: exact(0),
      carried_in_legal: exact(0),
      carried_in_other: exact(0),
      carried_in_total: exact(1),
    })
    expect(notes.filter(({ code }) => code === 'not-carried').map(({ sentence }) => sentence)).toEqual([
      '2019年格式的“对外公开总数量”不等于“现行有效件数”，不能作为上年现行有效件数。',
      '2019年格式的行政事业性收费是项目数，不是以万元计的金额。',
      '2021年格式没有这一行。',
    ])
  })

  it('asks for the split of （六）其他处理, also under a later year', () => {
    const { report, codes } = roll({
      edition: { disclosure: 2021, requests: 2019, disputes: 2021 },
      cells: { other_unsplit_person: exact(2) },
    })
    expect(report.edition.requests).toBe(2021)
    expect(report.cells).toEqual({})
    expect(codes.filter((code) => code === 'split-asked' || code === 'not-carried')).toEqual(['split-asked'])
  })
})
