import { afterAll, describe, expect, it } from 'vitest'
import { readRtf } from '../../../shared/import/read-rtf.ts'
import { rtfFixtures } from '../../fixtures/rtf/rtf-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('an RTF file is read right, or its cells are asked', () => {
  it.each(rtfFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readRtf) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(rtfFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
