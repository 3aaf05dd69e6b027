import { afterAll, describe, expect, it } from 'vitest'
import { readXlsx } from '../../../shared/import/read-xlsx.ts'
import { excelFixtures } from '../../fixtures/xlsx/excel-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

describe('an Excel file is read right, or its cells are asked', () => {
  it.each(excelFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readXlsx) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(excelFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
