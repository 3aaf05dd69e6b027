import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedSentences, sentencesOf } from '../../../shared/report/carried-text.ts'
import { emptyReport, defaultProfile, type Draft, type Report } from '../../../shared/report/model.ts'
import { textOf, type Paragraph } from '../../../shared/report/prose.ts'
import { rollForward } from '../../../shared/report/roll-forward.ts'
import { draftArbitrary } from '../../support/arbitraries.ts'
import { paragraphArbitrary } from '../../support/prose-arbitraries.ts'

const report = (year: number, before: readonly Paragraph[]): Report => {
  const empty = emptyReport(2021, '某市商务局', year)
  return { ...empty, sections: { ...empty.sections, problems: { before, after: [] } } }
}
const body = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const draft = (now: readonly Paragraph[], then: readonly Paragraph[]): Draft => ({
  report: report(2024, now),
  lastYear: { report: report(2023, then), origin: { fileName: '去年.docx', format: 'docx' } },
  accepted: [],
  profile: defaultProfile,
})
const marked = (of: Draft) =>
  carriedSentences(of).map(({ kind, paragraph, from, to }) => {
    const found = of.report.sections.problems.before[paragraph]
    return [kind, found ? textOf(found).slice(from, to) : '']
  })

describe('sentences', () => {
  it.each([
    [{ level: 0, runs: [{ text: '甲乙丙。丁？“戊。”己' }] }, ['甲乙丙。', '丁？', '“戊。”', '己']],
    [
      { level: 2, lead: 10, runs: [{ text: '（一）主动公开情况。一是公开。二是解读。' }] },
      ['一是公开。', '二是解读。'],
    ],
    [{ level: 2, runs: [{ text: '（一）主动公开' }] }, []],
  ] as const)('%j', (paragraph, texts) => {
    expect(sentencesOf(paragraph).map(({ text }) => text)).toEqual(texts)
  })

  it('stand where they say, and none overlaps the next', () => {
    fc.assert(
      fc.property(paragraphArbitrary, (paragraph) => {
        let end = 0
        for (const { text, from, to } of sentencesOf(paragraph)) {
          expect(textOf(paragraph).slice(from, to)).toBe(text)
          expect(from).toBeGreaterThanOrEqual(end)
          end = to
        }
      }),
    )
  })
})

describe('what was carried over from last year', () => {
  it('tells sentences that are the same, that keep the old year, and plans whose year has come', () => {
    const then = body('公开的时效还不够快。2023年我局加大公开力度。2024年，我局将整理典型答复。无。')
    const now = body(
      '公开的时效还不够快。2023年我局加大公开力度。2024年，我局将整理典型答复。无。新写的一句话。',
    )
    expect(marked(draft([now], [then]))).toEqual([
      ['same', '公开的时效还不够快。'],
      ['old-year', '2023年我局加大公开力度。'],
      ['plan-year', '2024年，我局将整理典型答复。'],
    ])
  })

  it('marks no sentence that was touched, and none without a report of last year', () => {
    const then = [body('2023年我局加大公开力度。')]
    expect(marked(draft([body('2024年我局加大公开力度。')], then))).toEqual([])
    const { report: now, accepted, profile } = draft(then, then)
    expect(carriedSentences({ report: now, accepted, profile })).toEqual([])
  })

  it('marks everything long enough right after roll-forward', () => {
    fc.assert(
      fc.property(draftArbitrary, ({ report: last }) => {
        if (last.year === null) return
        const { draft: rolled } = rollForward(last, { fileName: '去年.txt', format: 'txt' }, last.year + 1)
        const { before } = rolled.report.sections.problems
        const all = before
          .flatMap((paragraph) => sentencesOf(paragraph))
          .filter(({ text }) => text.length >= 6)
        const found = carriedSentences(rolled).filter(
          ({ section, part }) => section === 'problems' && part === 'before',
        )
        expect(found).toHaveLength(all.length)
      }),
      { numRuns: 40 },
    )
  })
})
