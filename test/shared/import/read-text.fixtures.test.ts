import { afterAll, describe, expect, it } from 'vitest'
import { readText } from '../../../shared/import/read-text.ts'
import { textFixtures } from '../../fixtures/text/text-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('a text file is read right, or its cells are asked', () => {
  it.each(textFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readText) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(textFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
