import { afterAll, describe, expect, it } from 'vitest'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('a Word file is read right, or its cells are asked', () => {
  it.each(wordFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readDocx) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(wordFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
