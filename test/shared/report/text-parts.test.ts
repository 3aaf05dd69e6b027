import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textParts, type TextPart } from '../../../shared/report/text-parts.ts'
import { textArbitrary } from '../../support/prose-arbitraries.ts'

const marks = { same: '', gone: '-', added: '+' } as const
const shown = (parts: readonly TextPart[]): readonly string[] =>
  parts.map(({ kind, text }) => `${marks[kind]}${text}`)

describe('two wordings of a text', () => {
  it.each([
    ['收到申请12件。', '收到申请15件。', ['收到申请', '-12', '+15', '件。']],
    ['占68.40%。', '占6.84%。', ['占', '-68.40%', '+6.84%', '。']],
    ['一是加强领导。', '一是进一步加强组织领导。', ['一是', '+进一步', '加强', '+组织', '领导。']],
    ['照旧。', '照旧。', ['照旧。']],
    ['', '新写的。', ['+新写的。']],
    ['不要的。', '', ['-不要的。']],
    ['甲的乙', '丙的丁', ['-甲的乙', '+丙的丁']],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(textParts(before, after))).toEqual(expected)
  })

  it('are both in their parts', () => {
    fc.assert(
      fc.property(textArbitrary, textArbitrary, (before, after) => {
        const parts = textParts(before, after)
        const without = (left: TextPart['kind']): string =>
          parts.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('')
        expect(without('added')).toBe(before)
        expect(without('gone')).toBe(after)
      }),
    )
  })

  it('of great length are shown as exchanged, since their pairs are too many to compare', () => {
    const kinds = (times: number): readonly string[] => {
      const text = (character: string): string =>
        `${character}${'甲乙丙丁戊己庚辛壬癸'.repeat(3)}`.repeat(times)
      return textParts(text('子'), text('丑')).map(({ kind }) => kind)
    }
    expect(kinds(2)).toEqual(['gone', 'added', 'same', 'gone', 'added', 'same'])
    expect(kinds(500)).toEqual(['gone', 'added', 'same'])
  })
})
