import { afterAll, describe, expect, it } from 'vitest'
import { readXls } from '../../../shared/import/read-xls.ts'
import { xlsFixtures } from '../../fixtures/xls/xls-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('an old Excel workbook is read right, or its cells are asked', () => {
  it.each(xlsFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readXls) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(xlsFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
