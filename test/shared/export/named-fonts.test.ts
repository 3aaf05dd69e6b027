import { describe, expect, it } from 'vitest'
import { isInstalled, missingFonts, namedFonts, substitutesOf } from '../../../shared/export/named-fonts.ts'
import { namedStyles, standardStyle } from '../../../shared/page-style.ts'

describe('the fonts a document names', () => {
  it('are each named once, with all they are used for', () => {
    expect(namedFonts(standardStyle)).toEqual([
      { font: '方正小标宋简体', uses: ['标题'] },
      { font: '仿宋_GB2312', uses: ['正文'] },
      { font: '楷体_GB2312', uses: ['二级标题'] },
      { font: '黑体', uses: ['一级标题'] },
      { font: '宋体', uses: ['表格', '页码'] },
      { font: 'Times New Roman', uses: ['数字和字母'] },
    ])
  })

  it.each(namedStyles.map(({ name, style }) => ({ name, style })))(
    'are missed by nobody who has them all: $name',
    ({ style }) => {
      const all = new Set(namedFonts(style).map(({ font }) => font))
      expect(missingFonts(style, (font) => all.has(font))).toEqual([])
    },
  )

  it.each<{ title: string; has: readonly string[]; instead: string | null }>([
    { title: 'the best substitute there is', has: ['仿宋', '华文仿宋'], instead: '仿宋' },
    { title: 'a lesser one where the best is missing too', has: ['华文仿宋'], instead: '华文仿宋' },
    { title: 'nobody knows what where there is none', has: [], instead: null },
  ])('a missing one is shown in $title', ({ has, instead }) => {
    const missing = missingFonts(standardStyle, (font) => has.includes(font))
    expect(missing.find(({ font }) => font === '仿宋_GB2312')).toEqual({
      font: '仿宋_GB2312',
      uses: ['正文'],
      instead,
    })
  })
})

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a font called %s has no substitutes',
  (font) => {
    expect(substitutesOf(font)).toEqual([])
  },
)

describe('a font is there', () => {
  it.each([
    { title: 'when the text is as wide whatever stands behind it', asked: [80, 80], is: true },
    { title: 'though it is as wide as one of the two', asked: [90, 90], is: true },
    { title: 'though it has only some of the letters', asked: [90, 74.5], is: true },
    { title: 'not when both widths are those of what stands behind', asked: [90, 75], is: false },
    { title: 'not for a difference of rounding', asked: [90.001, 74.999], is: false },
  ])('$title', ({ asked, is }) => {
    expect(isInstalled([90, 75], asked)).toBe(is)
  })
})
