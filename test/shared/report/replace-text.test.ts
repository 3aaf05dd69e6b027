// Replacing text under runs and leads.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf, type Paragraph } from '../../../shared/report/prose.ts'
import { replaceText } from '../../../shared/report/replace-text.ts'
import { paragraphArbitrary } from '../../support/prose-arbitraries.ts'

const paragraph: Paragraph = {
  level: 2,
  lead: 5,
  runs: [{ text: '（一）甲' }, { text: '。乙丙', bold: true }, { text: '丁' }],
}

describe('replaceText', () => {
  it('leaves the very paragraph alone when there is nothing to replace', () => {
    expect(replaceText(paragraph, [])).toBe(paragraph)
  })

  it.each([
    ['in one run', [{ from: 5, to: 6, text: '戊己' }], ['（一）甲', '。戊己丙', '丁'], 5],
    ['over a border of runs', [{ from: 6, to: 8, text: '戊' }], ['（一）甲', '。乙戊'], 5],
    ['in front of the lead', [{ from: 3, to: 4, text: '戊己庚' }], ['（一）戊己庚', '。乙丙', '丁'], 7],
    ['over the end of the lead', [{ from: 3, to: 6, text: '戊' }], ['（一）戊', '丙', '丁'], 4],
    [
      'twice',
      [
        { from: 7, to: 8, text: '' },
        { from: 0, to: 3, text: '' },
      ],
      ['甲', '。乙丙'],
      2,
    ],
  ])('replaces %s', (_case, replacements, texts, lead) => {
    const replaced = replaceText(paragraph, replacements)
    expect(replaced.runs.map(({ text }) => text)).toEqual(texts)
    expect(replaced.lead).toBe(lead)
  })

  it('changes the text as replacing in a plain string would', () => {
    const cut = paragraphArbitrary.chain((one) => {
      const { length } = textOf(one)
      const point = fc.nat({ max: length })
      return fc.tuple(fc.constant(one), fc.tuple(point, point), fc.constantFrom('', '甲', '2025', '甲乙丙丁'))
    })
    fc.assert(
      fc.property(cut, ([one, points, text]) => {
        const [from, to] = [Math.min(...points), Math.max(...points)]
        if (from === to) return
        const before = textOf(one)
        const expected = `${before.slice(0, from)}${text}${before.slice(to)}`
        fc.pre(!/\p{Surrogate}/u.test(expected) && expected.trim() !== '')
        expect(textOf(replaceText(one, [{ from, to, text }]))).toBe(expected.trim())
      }),
      { numRuns: 1000 },
    )
  })
})
