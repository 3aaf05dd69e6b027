import { afterAll, describe, expect, it } from 'vitest'
import { recognize } from '../../../shared/import/recognize.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import type { Note } from '../../../shared/notes.ts'
import { textOf, type Prose } from '../../../shared/report/prose.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import type { Fixture } from '../../fixtures/fixture.ts'
import { outcomeOf, outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

async function understood(
  fixture: Fixture,
): Promise<{ readonly recognition: Recognition; readonly notes: readonly Note[] }> {
  const read = await readDocx(fixture.bytes(), `${fixture.name}.docx`)
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value, `${fixture.name}.docx`)
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return {
    recognition: recognized.value,
    notes: [...read.notes, ...recognized.notes, ...recognized.value.notes],
  }
}

function proseOf({ report }: Recognition): string {
  const words = (prose: Prose): string => prose.map(textOf).join('\n')
  return [
    words(report.head),
    ...Object.values(report.sections).flatMap(({ before, after }) => [words(before), words(after)]),
  ].join('\n')
}

describe('a Word file is read right, or its cells are asked', () => {
  it.each(wordFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    const { recognition, notes } = await understood(fixture)
    const outcome = outcomeOf(fixture, recognition)
    outcomes.push({ name, outcome })
    expect(outcome.wrong).toEqual([])
    expect(outcome.asked).toBe(fixture.open.length)
    expect(recognition.report.edition).toEqual(fixture.edition)
    const prose = proseOf(recognition)
    expect(fixture.says.filter((words) => !prose.includes(words))).toEqual([])
    const everything = JSON.stringify([recognition, notes])
    expect(fixture.never.filter((words) => everything.includes(words))).toEqual([])
    const codes = new Set(notes.map(({ code }) => code))
    expect(fixture.notes.filter((code) => !codes.has(code))).toEqual([])
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})
