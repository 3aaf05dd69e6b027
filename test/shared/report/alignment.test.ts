import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, type Item, type Step } from '../../../shared/report/alignment.ts'

const items = (texts: readonly string[]) => texts.map((text) => ({ key: text, text }))
const shown = (steps: readonly Step[]): readonly string[] =>
  steps.map((step) => {
    const before = step.kind === 'added' ? '' : String(step.before)
    const after = step.kind === 'gone' ? '' : String(step.after)
    return `${step.kind} ${before}→${after}`
  })

describe('an alignment', () => {
  it.each([
    ['nothing with nothing', [], [], []],
    ['a list with itself', ['甲', '乙'], ['甲', '乙'], ['same 0→0', 'same 1→1']],
    [
      'what was rewritten with what it became',
      ['全年收到申请12件。', '平台运行正常。'],
      ['全年共收到申请15件。', '平台运行正常。'],
      ['changed 0→0', 'same 1→1'],
    ],
    [
      'nothing with what has nothing in common with it',
      ['全年收到申请12件。'],
      ['平台运行正常。'],
      ['gone 0→', 'added →0'],
    ],
    [
      'what stayed, between what came and what went',
      ['旧的一句。', '留下来的话。'],
      ['留下来的话。', '补充说明若干。'],
      ['gone 0→', 'same 1→0', 'added →1'],
    ],
  ])('pairs %s', (_, before, after, expected) => {
    expect(shown(align(items(before), items(after)))).toEqual(expected)
  })

  it('goes through both lists once and in order', () => {
    const texts = fc.array(fc.constantFrom('甲一', '甲二', '乙一。', '丙', '丁戊己', '丁戊庚'), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const steps = align(items(before), items(after))
        const of = (kind: 'before' | 'after'): readonly number[] =>
          steps.flatMap((step) => {
            const at: unknown = Reflect.get(step, kind)
            return typeof at === 'number' ? [at] : []
          })
        expect(of('before')).toEqual(before.map((_, index) => index))
        expect(of('after')).toEqual(after.map((_, index) => index))
        for (const step of steps) {
          if (step.kind === 'same') expect(before[step.before]).toBe(after[step.after])
        }
      }),
    )
  })

  it('of two long reports that have nothing in common compares no pairs', () => {
    let looks = 0
    const long = (word: string): readonly Item[] =>
      Array.from({ length: 2000 }, (_, index) => {
        const text = `${word}${index}`.repeat(20)
        return {
          key: text,
          get text() {
            looks += 1
            return text
          },
        }
      })
    const [before, after] = [long('甲'), long('乙')]
    expect(align(before, after).length).toBe(4000)
    // Not once for each pair, of which there are four million.
    expect(looks).toBeLessThanOrEqual(2 * (before.length + after.length))
  })
})
