import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsText, displayWidth, painter, paragraph, sizeText, wrap } from '../../cli/terminal-text.ts'

describe('display width', () => {
  it.each([
    ['', 0],
    ['abc 12', 6],
    ['表三', 4],
    ['（六）3.其他', 12],
    ['Ａ１', 4],
    ['𠮷㐂', 4],
    ['e\u0301', 1],
    ['\u200b', 0],
    ['“引”', 4],
    ['\u001b[31m错误\u001b[0m', 4],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('wrapping', () => {
  it('breaks at the width and keeps closing marks with the character before', () => {
    expect(wrap('一二三四，五六', 8)).toEqual(['一二三', '四，五六'])
  })

  it('keeps opening marks with the character behind', () => {
    expect(wrap('一二三（四五）', 8)).toEqual(['一二三', '（四五）'])
  })

  it('does not tear numbers and Latin words', () => {
    expect(wrap('共计 96171.6 万元', 8)).toEqual(['共计', '96171.6', '万元'])
  })

  it('loses no character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 60 }), (text, width) => {
        expect(wrap(text, width).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      }),
    )
  })

  it('stays inside the width for Chinese text without marks', () => {
    const han = fc.string({ unit: fc.constantFrom(...'政府信息公开工作年度报告'), minLength: 1 })
    fc.assert(
      fc.property(han, fc.integer({ min: 4, max: 60 }), (text, width) => {
        expect(Math.max(...wrap(text, width).map(displayWidth))).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('hangs the lines of a paragraph under its text', () => {
    expect(paragraph('· ', '一二三四五六七八九十一二', 22).split('\n')).toEqual([
      '· 一二三四五六七八九十',
      '  一二',
    ])
  })
})

describe('columns', () => {
  it('line up by display width, numbers to the right', () => {
    const text = columnsText(
      [{ head: '表' }, { head: '格子', align: 'right' }],
      [
        ['表三', '175'],
        ['x', '4'],
      ],
    )
    expect(text.split('\n')).toEqual(['  表    格子', '  表三   175', '  x        4'])
  })
})

it('paints only where the terminal shows colour', () => {
  expect(painter(false)('red', '错误')).toBe('错误')
  expect(painter(true)('red', '错误')).toBe('\u001b[31m错误\u001b[0m')
})

it.each([
  [1, '1 KB'],
  [10_241, '11 KB'],
  [40 * 1024 * 1024, '40 MB'],
])('a size of %i bytes reads %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
