import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setHead, setOffice, setProse, setSignature } from '../../../shared/report/edits.ts'
import { defaultProfile, emptyReport, type Draft } from '../../../shared/report/model.ts'
import { textOf, type Paragraph } from '../../../shared/report/prose.ts'
import { keptNamesIn, oldNamesIn, renameInText } from '../../../shared/report/rename-office.ts'
import { titleOf } from '../../../shared/report/title.ts'
import { draftArbitrary } from '../../support/arbitraries.ts'

const paragraph = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const old = '云溪市商务局'
const name = '云溪市商务和投资促进局'

function written(...texts: readonly string[]): Draft {
  const report = emptyReport(2021, name, 2024)
  return setHead({ report, accepted: [], profile: defaultProfile }, texts.map(paragraph))
}
const head = ({ report }: Draft): readonly string[] => report.head.map(textOf)

describe('an office with another name', () => {
  it('is renamed wherever it is written out: head, sections, signature, a title typed over', () => {
    const { report, ...rest } = setSignature(
      setProse(written(`${old}依照规定编制，由${old}负责解释。`), 'other', 'before', [
        paragraph(`${old}没有其他需要报告的事项。`),
      ]),
      old,
    )
    const draft: Draft = { ...rest, report: { ...report, title: `${old}2024年公开年报` } }
    expect(oldNamesIn(draft.report, old, name)).toBe(5)
    const made = renameInText(draft, old, name)
    expect(head(made)).toEqual([`${name}依照规定编制，由${name}负责解释。`])
    expect(made.report.sections.other.before.map(textOf)).toEqual([`${name}没有其他需要报告的事项。`])
    expect(made.report.signature).toBe(name)
    expect(titleOf(made.report, made.profile)).toBe(`${name}2024年公开年报`)
    expect(oldNamesIn(made.report, old, name)).toBe(0)
  })

  it.each([
    [
      'where the old name is a part of the new one',
      ['云溪市政府', '云溪市政府办公室', '云溪市政府办公室编制，云溪市政府审定。'],
      [1, '云溪市政府办公室编制，云溪市政府办公室审定。'],
    ],
    [
      'where the new one is a part of the old one',
      ['云溪市政府办公室', '云溪市政府', '云溪市政府办公室编制，报云溪市政府。'],
      [1, '云溪市政府编制，报云溪市政府。'],
    ],
    ['not where it is not named', [old, name, '本局编制。'], [0, '本局编制。']],
    ['not where the old name is hardly one', ['本局', name, '本局编制。'], [0, '本局编制。']],
    ['not where there is no new name yet', [old, '', `${old}编制。`], [0, `${old}编制。`]],
    ['not where nothing was changed', [old, old, `${old}编制。`], [0, `${old}编制。`]],
  ] as const)('%s', (_, [from, to, text], [count, then]) => {
    const draft = written(text)
    expect(oldNamesIn(draft.report, from, to)).toBe(count)
    const made = renameInText(draft, from, to)
    expect(head(made)).toEqual([then])
    if (count === 0) expect(made).toBe(draft)
    else expect(oldNamesIn(made.report, from, to)).toBe(0)
  })

  it.each([
    [
      'in titles of documents issued under it',
      `依据《${old}信息公开指南》，${old}编制。`,
      `依据《${old}信息公开指南》，${name}编制。`,
      1,
    ],
    ['where it is the former one', `${name}（原${old}）编制。`, `${name}（原${old}）编制。`, 1],
    ['where it became the new one', `由${old}更名为${name}。`, `由${old}更名为${name}。`, 1],
    ['where a date stands between', `${old}于2024年5月更名，`, `${old}于2024年5月更名，`, 1],
    ['not where a bracket of a title is never closed', `《${old}编制。`, `《${name}编制。`, 0],
    ['not behind a title', `《条例》施行后，${old}编制。`, `《条例》施行后，${name}编制。`, 0],
  ])('keeps its old name %s', (_, text, then, kept) => {
    const draft = written(text)
    expect(keptNamesIn(draft.report, old, name)).toBe(kept)
    const made = renameInText(draft, old, name)
    expect(head(made)).toEqual([then])
    expect([oldNamesIn(made.report, old, name), keptNamesIn(made.report, old, name)]).toEqual([0, kept])
  })

  it('comes back as it was when it is renamed back, and figures never change', () => {
    fc.assert(
      fc.property(draftArbitrary, fc.constantFrom('head', 'overview', 'other'), (draft, place) => {
        const text = paragraph(`由${old}编制，${old}负责解释`)
        const one = setOffice(
          place === 'head'
            ? setHead(draft, [...draft.report.head, text])
            : setProse(draft, place, 'before', [...draft.report.sections[place].before, text]),
          name,
        )
        const made = renameInText(one, old, name)
        expect(oldNamesIn(made.report, old, name)).toBe(0)
        expect(made.report.cells).toEqual(one.report.cells)
        expect(renameInText(made, name, old)).toEqual(one)
      }),
      { numRuns: 60 },
    )
  })
})
