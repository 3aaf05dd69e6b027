// A fixture read and recognised whole, and what is expected of every one of them.
import { expect } from 'vitest'
import type { Document } from '../../shared/document.ts'
import { recognize } from '../../shared/import/recognize.ts'
import type { Recognition } from '../../shared/import/recognition.ts'
import type { Note, Outcome } from '../../shared/notes.ts'
import { textOf, type Prose } from '../../shared/report/prose.ts'
import type { Fixture } from '../fixtures/fixture.ts'
import { outcomeOf, type ReadingOutcome } from './reading-outcome.ts'

type Read = (bytes: Uint8Array, fileName: string) => Promise<Outcome<Document>>

async function understood(
  fixture: Fixture,
  read: Read,
): Promise<{ readonly recognition: Recognition; readonly notes: readonly Note[] }> {
  const document = await read(fixture.bytes(), fixture.name)
  if (!document.ok) throw new Error(document.failure.sentence)
  const recognized = recognize(document.value, fixture.name)
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  const { value } = recognized
  return { recognition: value, notes: [...document.notes, ...recognized.notes, ...value.notes] }
}

function proseOf({ report }: Recognition): string {
  const words = (prose: Prose): string => prose.map(textOf).join('\n')
  return [
    words(report.head),
    ...Object.values(report.sections).flatMap(({ before, after }) => [words(before), words(after)]),
  ].join('\n')
}

/** Every cell right or asked, asked only where the fixture is open, words and notes as it says. */
export async function expectRead(fixture: Fixture, read: Read): Promise<ReadingOutcome> {
  const { recognition, notes } = await understood(fixture, read)
  const outcome = outcomeOf(fixture, recognition)
  expect(outcome.wrong).toEqual([])
  expect(outcome.asked).toBe(fixture.open.length)
  expect(recognition.report.edition).toEqual(fixture.edition)
  const prose = proseOf(recognition)
  expect(fixture.says.filter((words) => !prose.includes(words))).toEqual([])
  const everything = JSON.stringify([recognition, notes])
  expect(fixture.never.filter((words) => everything.includes(words))).toEqual([])
  const codes = new Set(notes.map(({ code }) => code))
  expect(fixture.notes.filter((code) => !codes.has(code))).toEqual([])
  return outcome
}
