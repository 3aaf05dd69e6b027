import { describe, expect, it } from 'vitest'
import { differenceWords } from '../../../renderer/words/difference-words.ts'
import { fileNameFrom, fileNameTrouble } from '../../../renderer/words/file-name.ts'
import { countFindings, countWords, findingGroups, findingKey } from '../../../renderer/words/finding-list.ts'
import {
  adoptionQuestion,
  adoptionWords,
  excerptOf,
  importWords,
  placeWords,
} from '../../../renderer/words/import-words.ts'
import { figureOf, pageOfFinding, placeOfFinding } from '../../../renderer/words/page-words.ts'
import { leftOpen } from '../../../renderer/words/left-open.ts'
import { pageStates } from '../../../renderer/words/section-state.ts'
import { selectionWords } from '../../../renderer/words/selection-words.ts'
import { sentenceParts } from '../../../renderer/words/sentence-parts.ts'
import { deadlineWords, lastCalendarYear, momentWords } from '../../../renderer/words/time-words.ts'
import { exact } from '../../../shared/report/cell.ts'
import { differencesOf } from '../../../shared/report/differences.ts'
import { setCell, setCells, setOffice, setProse } from '../../../shared/report/edits.ts'
import { shownCells } from '../../../shared/report/evaluate.ts'
import type { Draft, Report } from '../../../shared/report/model.ts'
import { check } from '../../../shared/rules/check.ts'
import { brokenDraft, emptyDraft, fullDraft, withLastYear } from '../support/drafts.ts'

const january = new Date(2026, 0, 13, 9, 5)

describe('moments', () => {
  const cases: readonly [string, Date, string][] = [
    ['today', new Date(2026, 0, 13, 8, 3), '08:03'],
    ['yesterday, a few minutes ago', new Date(2026, 0, 12, 23, 59), '昨天 23:59'],
    ['this year', new Date(2026, 0, 3, 14, 32), '1月3日 14:32'],
    ['another year', new Date(2024, 11, 3, 14, 32), '2024年12月3日'],
  ]
  it.each(cases)('%s', (_, date, words) => {
    expect(momentWords(date.toISOString(), january)).toBe(words)
  })

  it('that are none say nothing', () => {
    expect(momentWords('x', january)).toBe('')
  })

  it('know the year that has ended', () => {
    expect(lastCalendarYear(january)).toBe(2025)
  })
})

describe('deadlines', () => {
  const cases: readonly [string, Parameters<typeof deadlineWords>, string | null, boolean][] = [
    [
      'of a department',
      ['department', 2025, january],
      '政府部门的年报须在 2026 年 1 月 31 日前公布，还有 18 天',
      false,
    ],
    [
      'of a county',
      ['county', 2025, january],
      '县级政府的年报须在 2026 年 2 月 20 日前公布，还有 38 天',
      false,
    ],
    [
      'on the day itself',
      ['department', 2025, new Date(2026, 0, 31, 20)],
      '政府部门的年报须在 2026 年 1 月 31 日前公布，就是今天',
      true,
    ],
    [
      'missed',
      ['department', 2025, new Date(2026, 1, 2)],
      '政府部门的年报须在 2026 年 1 月 31 日前公布，已过 2 天',
      true,
    ],
  ]
  it.each(cases)('%s', (_, [kind, year, now], sentence, isNear) => {
    expect(deadlineWords(kind, year, now)).toEqual({ sentence, isNear })
  })

  it('are not told of an office whose kind or year is not known', () => {
    expect(deadlineWords(null, 2025, january)).toBeNull()
    expect(deadlineWords('department', null, january)).toBeNull()
  })
})

describe('file names', () => {
  const proposed: readonly [string, string][] = [
    ['某局2025年政府信息公开工作年度报告', '某局2025年政府信息公开工作年度报告'],
    ['某局 2025/年:报告?', '某局 2025年报告'],
    ['con', '政府信息公开工作年度报告'],
    ['   ', '政府信息公开工作年度报告'],
    ['年报. . ', '年报'],
  ]
  it.each(proposed)('of the title “%s”', (title, name) => {
    expect(fileNameFrom(title)).toBe(name)
    expect(fileNameTrouble(fileNameFrom(title))).toBeNull()
  })

  const typed: readonly [string, RegExp][] = [
    ['', /请填写/u],
    ['年报:终稿*', /不能有 : \*/u],
    ['LPT1.终稿', /系统保留/u],
    ['年报.', /结尾/u],
    ['长'.repeat(121), /120/u],
  ]
  it.each(typed)('typed as “%s” are pointed out', (name, trouble) => {
    expect(fileNameTrouble(name)).toMatch(trouble)
  })
})

describe('states of the pages', () => {
  const words = (draft: Draft): Record<string, string> => {
    const states = pageStates(draft, shownCells(draft.report), check(draft))
    return Object.fromEntries(Object.entries(states).map(([page, { word }]) => [page, word]))
  }

  it('of an empty draft say what is missing', () => {
    expect(words(emptyDraft({ office: '', signature: '' }))).toEqual({
      head: '缺单位名称',
      overview: '未写',
      disclosure: '未填',
      requests: '未填',
      disputes: '未填',
      problems: '未写',
      other: '未写',
      signature: '缺署名',
    })
  })

  it('of a full draft say done, and how long section one is', () => {
    expect(words(fullDraft())).toEqual({
      head: '完成',
      overview: '31 字',
      disclosure: '完成',
      requests: '完成',
      disputes: '完成',
      problems: '完成',
      other: '完成',
      signature: '日期待定',
    })
  })

  const dates: readonly [string, string][] = [
    ['', '缺日期'],
    ['2026年1月XX日', '日期待定'],
    ['2026年1月', '日期待定'],
    ['2026年1月12日', '完成'],
    ['二〇二六年一月十二日', '完成'],
  ]
  it.each(dates)('with the date “%s” the signature is %s', (date, word) => {
    const draft = fullDraft()
    expect(words({ ...draft, report: { ...draft.report, date } })['signature']).toBe(word)
  })

  it('count what is broken before what is blank, and blanks before warnings', () => {
    const broken = withLastYear(setCell(brokenDraft(), 'review_other', null))
    expect(words(broken)).toMatchObject({ requests: '2 处不符', disputes: '空 1 格', disclosure: '1 处提醒' })
  })

  it('know last year’s text whose years alone were moved on', () => {
    const now = withLastYear(fullDraft())
    const prose = [
      { level: 0, runs: [{ text: '2026年，本局认真做好政府信息公开工作。' }] },
      { level: 0, runs: [{ text: '全年收到申请17件。' }] },
    ] as const
    expect(words(setProse(now, 'overview', 'before', prose))).toMatchObject({ overview: '去年原文' })
    expect(words(setProse(now, 'overview', 'before', prose.slice(0, 1)))).toMatchObject({ overview: '21 字' })
  })

  it('are not done while a sentence still speaks of last year', () => {
    const now = { ...fullDraft(), lastYear: lastYearOf(fullDraft()) }
    const kept = { ...now, report: withProse(now.report, '2024年，收到申请15件。', '今年又有新的做法。') }
    expect(words(kept)).toMatchObject({ overview: '1 句写去年年份' })
    const mended = { ...now, report: withProse(now.report, '2025年，收到申请15件。', '今年又有新的做法。') }
    expect(words(mended)).toMatchObject({ overview: '23 字' })
  })

  it('are said once more before an export, but for what is broken or done', () => {
    const open = (draft: Draft): readonly string[] =>
      leftOpen(pageStates(draft, shownCells(draft.report), check(draft)))
    const whole = fullDraft()
    expect(open({ ...whole, report: { ...whole.report, date: '2026年1月12日' } })).toEqual([])
    expect(open(emptyDraft({ signature: '' }))).toEqual([
      '未写：第一、五、六部分',
      '未填：表二、表三、表四',
      '缺署名',
    ])
    expect(open(setCell(brokenDraft(), 'review_other', null))).toEqual(['空 1 格：表四', '日期待定'])
  })

  it('are all said of one page, what is written wrong before what is long', () => {
    const draft = { ...fullDraft(), lastYear: lastYearOf(fullDraft()) }
    const prose = ['2024年，收到申请15件。', '2025年收到政府信息公开申请99件。', '公开'.repeat(500)]
    const now = { ...draft, report: withProse(draft.report, ...prose) }
    const states = pageStates(now, shownCells(now.report), check(now))
    expect(states.overview.word).toBe('1 句写去年年份')
    expect(states.overview.open).toEqual([
      '1 句写去年年份',
      '1 处提示',
      expect.stringMatching(/^10\d\d 字，超过 1000 字$/u),
    ])
    expect(leftOpen(states)).toContain('1 处提示：第一部分')
  })
})

function lastYearOf(draft: Draft): NonNullable<Draft['lastYear']> {
  const report = withLastYear(draft).lastYear?.report ?? draft.report
  return {
    report: withProse(report, '2024年，收到申请15件。'),
    origin: { fileName: '去年.docx', format: 'docx' },
  }
}

function withProse(report: Report, ...lines: readonly string[]): Report {
  const before = lines.map((text) => ({ level: 0 as const, runs: [{ text }] }))
  return { ...report, sections: { ...report.sections, overview: { before, after: [] } } }
}

describe('findings', () => {
  it('stand by section, the worst first', () => {
    const draft = withLastYear(setCell(brokenDraft(), 'review_other', null))
    const groups = findingGroups(draft.report, check(draft))
    expect(groups.map(({ page, findings }) => [page, findings.map(({ tone }) => tone)])).toEqual([
      ['requests', ['error', 'error', 'warning']],
      ['disclosure', ['warning']],
      ['disputes', ['blank']],
    ])
    expect(countWords(countFindings(check(fullDraft())))).toBe('没有问题')
  })

  it('are the same one after an edit elsewhere', () => {
    const before = check(brokenDraft())
    const after = check(setCell(brokenDraft(), 'licence_decisions', exact(7)))
    expect(after.map(findingKey)).toEqual(before.map(findingKey))
  })

  it('say where they are by row and column, by column, or by table', () => {
    const draft = withLastYear(brokenDraft())
    const places = check(draft).map((finding) => placeOfFinding(draft.report, finding))
    expect(places).toContain('表三 · 自然人')
    expect(places).toContain('表三 · 二、上年结转政府信息公开申请数量 · 自然人')
    expect(places).toContain('表二 · 行政规范性文件')
    const place = { section: 'overview', part: 'before', paragraph: 1, from: 0, to: 2 } as const
    const finding = { ...check(draft)[0], cells: [], places: [place] } as ReturnType<typeof check>[number]
    expect(placeOfFinding(draft.report, finding)).toBe('一、总体情况 · 第 2 段')
    expect(pageOfFinding(draft.report, finding)).toBe('overview')
    expect(figureOf(draft.report, 'nothing_here')).toBeUndefined()
  })

  it('show the numbers compared, not years, dates and clauses', () => {
    const sentence = '第一项 15 加第二项 1 等于 16；2024年报告为 0，见〔2021〕30号第36条。'
    const figures = sentenceParts(sentence).flatMap(({ text, isFigure }) => (isFigure ? [text] : []))
    expect(figures).toEqual(['15', '1', '16', '0'])
    expect(
      sentenceParts(sentence)
        .map(({ text }) => text)
        .join(''),
    ).toBe(sentence)
  })
})

describe('differences of two drafts', () => {
  it('are counted by place', () => {
    const before = fullDraft()
    const changed = setCells(before, [
      { address: 'received_person', cell: exact(16) },
      { address: 'received_total', cell: exact(18) },
      { address: 'licence_decisions', cell: null },
    ])
    const prose = [{ level: 0, runs: [{ text: '改写过的一段。' }] }] as const
    const after = setOffice(setProse(changed, 'problems', 'before', prose), '新名')
    expect(differenceWords(differencesOf(before, after))).toBe(
      '单位、年度等：1 项；表二：1 格；表三：2 格；五、存在的主要问题及改进情况：1 段',
    )
  })

  it('are none between a draft and itself', () => {
    expect(differenceWords(differencesOf(fullDraft(), fullDraft()))).toBe('内容相同')
  })
})

describe('what is selected', () => {
  it('is added up exactly', () => {
    const cells = { a: exact(1), b: exact(25, 1), c: { kind: 'slash' } as const }
    expect(selectionWords(cells, ['a', 'b', 'c', 'd'])).toBe('选中 4 格 · 合计 3.5 · 计数 2')
    expect(selectionWords(cells, ['a'])).toBe('')
    expect(selectionWords({}, ['a', 'b'])).toBe('选中 2 格')
  })
})

describe('the review', () => {
  const counts = { cells: 231, certain: 226, doubtful: 5, blank: 0, unused: 2 }
  it.each([
    ['', counts, '识别 231 格，确定 226，存疑 5，未用 2 段'],
    ['with blanks', { ...counts, blank: 3, unused: 0 }, '识别 231 格，确定 226，存疑 5，未填 3'],
    [
      'with broken identities',
      { ...counts, unused: 0, broken: 1 },
      '识别 231 格，确定 226，存疑 5，勾稽不符 1 处',
    ],
  ])('counts what was understood %s', (_, from, words) => {
    expect(importWords(from)).toBe(words)
  })

  const none = { 'last-year': false, 'this-year': false, both: false }
  it.each([
    ['no draft open', none, null, '采用为去年'],
    ['a draft of its own year open', { ...none, 'this-year': true }, 2023, '采用为今年'],
    ['a draft of the year after open', { ...none, 'last-year': true, both: true }, 2024, '采用为去年'],
  ])('offers the likeliest way to adopt first, with %s', (_, fits, open, label) => {
    const ways = adoptionWords(2023, 2024, fits, open)
    expect(ways.filter(({ isFirst }) => isFirst).map((way) => way.label)).toEqual([label])
    expect(new Set(ways.map(({ hint }) => hint)).size).toBe(3)
  })

  it.each([
    [{ page: 3, line: 2 }, '第 3 页'],
    [{ sheet: '表三' }, '工作表“表三”'],
    [{ line: 12 }, '第 12 行'],
    [{ paragraph: 4 }, '第 4 段'],
    [{}, ''],
  ])('names the place %o as the file has it', (place, words) => {
    expect(placeWords(place)).toBe(words)
  })

  it('cuts off the text of a whole table', () => {
    expect(excerptOf('一二三四五', 3)).toBe('一二三…')
    expect(excerptOf('一二三', 3)).toBe('一二三')
  })
})

describe('before a report with doubtful cells is adopted', () => {
  it('is told what becomes of them, and of what was not used', () => {
    expect(adoptionQuestion('last-year', 2, 5)).toEqual({
      title: '还有 2 格存疑，未用 5 段',
      sentences: [
        '存疑的格子，不能确定是哪个数的留空，不是数字的照原文带入，与去年比较时会提醒。',
        '没有用上的文字和内容不带入，需要的请先放到相应的部分。',
      ],
    })
    expect(adoptionQuestion('this-year', 1, 0)).toEqual({
      title: '还有 1 格存疑',
      sentences: ['存疑的格子，不能确定是哪个数的留空，不是数字的照原文带入，检查时会提醒。'],
    })
  })
})
