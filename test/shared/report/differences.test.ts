import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charactersOf } from '../../../shared/report/characters.ts'
import { differencesOf } from '../../../shared/report/differences.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft } from '../../../shared/report/model.ts'
import { parseDraft, serializeDraft } from '../../../shared/report/draft-file.ts'
import type { Prose } from '../../../shared/report/prose.ts'
import { draftArbitrary } from '../../support/arbitraries.ts'

const paragraphs = (...texts: string[]): Prose => texts.map((text) => ({ level: 0, runs: [{ text }] }))
const draft = (before: Prose): Draft => {
  const report = emptyReport(2021, '某局', 2025)
  return frozen({
    report: { ...report, sections: { ...report.sections, problems: { before, after: [] } } },
    accepted: [],
    profile: defaultProfile,
  })
}

describe('differences of two drafts', () => {
  const cases: readonly [string, Prose, Prose, number][] = [
    ['a paragraph rewritten counts once', paragraphs('甲', '乙'), paragraphs('甲', '丙'), 1],
    ['a paragraph put in', paragraphs('甲'), paragraphs('甲', '乙'), 1],
    ['a paragraph taken out', paragraphs('甲', '乙'), paragraphs('乙'), 1],
    ['the same paragraph twice', paragraphs('甲'), paragraphs('甲', '甲'), 1],
    ['only bold', paragraphs('甲'), [{ level: 0, runs: [{ text: '甲', bold: true }] }], 1],
  ]
  it.each(cases)('%s', (_, before, after, count) => {
    expect(differencesOf(draft(before), draft(after))).toEqual([
      { kind: 'paragraphs', section: 'problems', count },
    ])
  })

  it('are none after saving and opening', () => {
    fc.assert(
      fc.property(draftArbitrary, (one) => {
        const opened = parseDraft(serializeDraft(one), '年报.nianbao')
        expect(opened.ok && differencesOf(one, opened.value)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('count the same from either side', () => {
    fc.assert(
      fc.property(draftArbitrary, draftArbitrary, (one, other) => {
        expect(differencesOf(one, other)).toEqual(differencesOf(other, one))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the length of prose', () => {
  it('leaves white space out and takes a rare character for one', () => {
    expect(charactersOf(paragraphs('一 二\u3000三', '𠮷㐂'))).toBe(5)
  })
})
