import { afterAll, describe, expect, it } from 'vitest'
import { readDoc } from '../../../shared/import/read-doc.ts'
import { docFixtures } from '../../fixtures/doc/doc-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('a Word 97 file is read right, or its cells are asked', () => {
  it.each(docFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readDoc) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(docFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
