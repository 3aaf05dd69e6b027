import { afterAll, describe, expect, it } from 'vitest'
import { readMht } from '../../../shared/import/read-mht.ts'
import { mhtFixtures } from '../../fixtures/mht/mht-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('a page saved as one file is read right, or its cells are asked', () => {
  it.each(mhtFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readMht) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(mhtFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
