import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Progress } from '../../../renderer/store/import-reading.ts'
import { shareOf } from '../../../renderer/words/progress-words.ts'

/** What is told of files one after the other, each stage of each with shares that go forward. */
const told = fc
  .array(
    fc.record({
      reading: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      recognizing: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((files) =>
    files.flatMap((file, done) =>
      (['reading', 'recognizing'] as const).flatMap((stage): readonly Progress[] => {
        const at = { fileName: `${done}.pdf`, stage, done, all: files.length }
        const steps = file[stage].toSorted((a, b) => a - b)
        return [
          at,
          ...steps.map((share) => ({
            ...at,
            step: { unit: 'part', done: 0, all: 1, isArranging: false, share } as const,
          })),
        ]
      }),
    ),
  )

describe('the bar over files that are read', () => {
  it('never goes back and stays between nothing and all', () => {
    fc.assert(
      fc.property(told, (progresses) => {
        const shares = progresses.map(shareOf)
        return shares.every((share, index) => share >= (shares[index - 1] ?? 0) && share <= 1)
      }),
    )
  })

  it('is full when the last file is done', () => {
    expect(shareOf({ fileName: '', stage: 'recognizing', done: 3, all: 3 })).toBe(1)
  })
})
