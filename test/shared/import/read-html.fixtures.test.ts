import { afterAll, describe, expect, it } from 'vitest'
import { readHtml } from '../../../shared/import/read-html.ts'
import { htmlFixtures } from '../../fixtures/html/html-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('a web page is read right, or its cells are asked', () => {
  it.each(htmlFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readHtml) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(htmlFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
