// Published reports that lie beside the project on some machines and are no part of it: where they are, and what their
// tables hold. Tests that want them are skipped, with one line, where the folder is not there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/samples/', import.meta.url))

export const hasSamples = existsSync(join(folder, 'expected.json'))
if (!hasSamples) console.log('skipped: no ../shared/samples beside the project')

export function samplePath(name: string): string {
  return join(folder, name)
}

type Expected = number | string | null

/** The figures of one sample: rows of 表二 and 表三 by their official names, the single row of 表四. */
export interface ExpectedSample {
  readonly unit: string
  readonly year: number
  readonly edition: number
  readonly table2: Readonly<Record<string, Expected | readonly Expected[]>>
  readonly table3: Readonly<Record<string, readonly Expected[]>>
  readonly table4: readonly Expected[]
}

export function expectedSample(name: string): ExpectedSample {
  const all: Readonly<Record<string, ExpectedSample>> = JSON.parse(
    readFileSync(samplePath('expected.json'), 'utf8'),
  )
  const found = all[name]
  if (found === undefined) throw new Error(`expected.json does not know ${name}`)
  return found
}
