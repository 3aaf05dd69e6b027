import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../shared/report/cell.ts'
import { findText, replaceMatches, type Match } from '../../../shared/report/find-text.ts'
import { defaultProfile, emptyReport, type Draft } from '../../../shared/report/model.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { draftArbitrary } from '../../support/arbitraries.ts'

const empty = emptyReport(2021, '某市商务局', 2024)
const draft: Draft = {
  report: {
    ...empty,
    head: [{ level: 0, runs: [{ text: '统计期限自2023年1月1日起至2023年12月31日止。' }] }],
    sections: {
      ...empty.sections,
      overview: {
        before: [
          {
            level: 2,
            lead: 10,
            runs: [
              { text: '（一）主动公开情况。' },
              { text: '2023', bold: true },
              { text: '年公开，App 与 app。' },
            ],
          },
        ],
        after: [],
      },
    },
    cells: {
      received_person: exact(2023),
      received_company: exact(12),
      granted_person: { kind: 'unread', text: '约2023' },
    },
  },
  accepted: [],
  profile: defaultProfile,
}

const words = (matches: readonly Match[]) =>
  matches.map((match) =>
    match.kind === 'cell' ? match.address : `${match.section}:${match.paragraph}:${match.from}`,
  )

describe('finding', () => {
  it.each([
    ['2023', 'report', ['head:0:5', 'head:0:16', 'overview:0:10', 'received_person', 'granted_person']],
    ['2023', 'head', ['head:0:5', 'head:0:16']],
    ['2023', 'requests', ['received_person', 'granted_person']],
    ['APP', 'report', ['overview:0:18', 'overview:0:24']],
    ['', 'report', []],
    ['没有的词', 'report', []],
  ] as const)('%s in %s', (text, scope, expected) => {
    expect(words(findText(draft.report, text, scope))).toEqual(expected)
  })
})

describe('replacing', () => {
  it('changes prose and cells in one draft, keeps bold and the run-in heading, and reads cells as if typed', () => {
    const matches = findText(draft.report, '2023')
    const { report } = replaceMatches(draft, matches, '2023', '2024')
    expect(report.head[0]?.runs).toEqual([{ text: '统计期限自2024年1月1日起至2024年12月31日止。' }])
    expect(report.sections.overview.before[0]).toMatchObject({
      lead: 10,
      runs: [{}, { text: '2024', bold: true }, {}],
    })
    expect(report.cells['received_person']).toEqual(exact(2024))
    expect(report.cells['granted_person']).toEqual({ kind: 'unread', text: '约2024' })
  })

  it('makes a cell blank when nothing is left of it', () => {
    const matches = findText(draft.report, '12', 'requests')
    expect(replaceMatches(draft, matches, '12', '').report.cells['received_company']).toBeUndefined()
  })

  it('leaves no place of the words when they are replaced by others, and counts add up', () => {
    fc.assert(
      fc.property(draftArbitrary, fc.constantFrom('公开', '1', '年', '。'), (random, wanted) => {
        const matches = findText(random.report, wanted)
        const next = replaceMatches(random, matches, wanted, '甲')
        expect(findText(next.report, wanted).filter(({ kind }) => kind === 'text')).toEqual([])
        if (matches.length === 0) expect(next).toBe(random)
      }),
      { numRuns: 60 },
    )
  })

  it('names places that hold the words', () => {
    fc.assert(
      fc.property(draftArbitrary, fc.constantFrom('公', '2', '（'), (random, wanted) => {
        for (const match of findText(random.report, wanted)) {
          if (match.kind !== 'text') continue
          const { report } = random
          const prose = match.section === 'head' ? report.head : report.sections[match.section][match.part]
          const paragraph = prose[match.paragraph]
          expect(paragraph && textOf(paragraph).slice(match.from, match.to)).toBe(wanted)
        }
      }),
      { numRuns: 60 },
    )
  })
})
