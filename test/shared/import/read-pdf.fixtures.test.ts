import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { pdfFixtures } from '../../fixtures/pdf/pdf-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

beforeAll(findPdfResources)

describe('a PDF is read right, or its cells are asked', () => {
  it.each(pdfFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readPdf) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(pdfFixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
