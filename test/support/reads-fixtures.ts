// The test of a reader on its format's fixtures: one title a fixture, and a table of right, asked and wrong at the end.
import { afterAll, describe, expect, it } from 'vitest'
import type { Fixture } from '../fixtures/fixture.ts'
import { expectRead } from './expect-read.ts'
import { outcomeTable, type ReadingOutcome } from './reading-outcome.ts'

export function readsFixtures(
  what: string,
  fixtures: readonly Fixture[],
  read: Parameters<typeof expectRead>[1],
): void {
  const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

  describe(`${what} is read right, or its cells are asked`, () => {
    it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
      outcomes.push({ name, outcome: await expectRead(fixture, read) })
    })

    it('of every habit, none wrong', () => {
      expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
      expect(outcomes).toHaveLength(fixtures.length)
    })

    afterAll(() => console.log(outcomeTable(outcomes)))
  })
}
