// Published reports that lie beside the project on some machines and are no part of it: where they are, and what their
// tables hold. Tests that want them are skipped, with one line, where the folder is not there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from '../../shared/report/model.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import { tableIds } from '../../shared/template/form.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import type { Stated } from '../fixtures/stated.ts'

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

/** The same by address, as the reading fixtures state figures; units left away. */
export function sampleFigures(name: string): {
  readonly figures: Stated
  readonly edition: Report['edition']
} {
  const expected = expectedSample(name)
  const id = expected.edition === 2019 ? 2019 : 2021
  const edition = { disclosure: id, requests: id, disputes: id } as const
  const tables = { disclosure: expected.table2, requests: expected.table3, disputes: { '': expected.table4 } }
  const figures: Record<string, string> = {}
  for (const table of tableIds) {
    const inRow = new Map<string, number>()
    for (const { address, row } of layoutOf(tableSpec(id, table)).figures) {
      const at = inRow.get(row) ?? 0
      inRow.set(row, at + 1)
      const rows: Readonly<Record<string, Expected | readonly Expected[]>> = tables[table]
      const said = rows[row]
      const value = isList(said) ? said[at] : said
      if (value !== null && value !== undefined) figures[address] = String(value).replace(/元$/u, '')
    }
  }
  return { figures, edition }
}

function isList(value: Expected | readonly Expected[] | undefined): value is readonly Expected[] {
  return Array.isArray(value)
}
