// The terminal program run inside the test, with what it printed; and a folder of its own for each test's files.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Io } from '../../cli/io.ts'
import { run } from '../../cli/run.ts'

export interface Printed {
  readonly code: 0 | 1 | 2
  readonly out: string
  readonly err: string
}

/** Runs one command line as on a pipe: no colour, no progress. */
export async function nianbao(...words: readonly string[]): Promise<Printed> {
  const out: string[] = []
  const err: string[] = []
  const io: Io = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    progress: () => undefined,
    columns: 100,
    color: false,
  }
  const code = await run(words, io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** An empty folder that goes when the test ends; gives paths in it. */
export function folderOfTest(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return (name) => join(folder, name)
}

/** The report that the project carries: 石嘴山 2023 in a wording of our own. */
export const exampleFile = 'cli/example/annual-report-2023.txt'
