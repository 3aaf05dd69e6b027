import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { cellsAnswer, checkAnswer, importAnswer, rulesAnswer } from '../../cli/answers.ts'
import { jsonSchemas } from '../../cli/json-schemas.ts'
import { hasSamples, samplePath } from '../support/samples.ts'
import { exampleFile, nianbao } from '../support/terminal.ts'

const folder = fileURLToPath(new URL('../../docs/schema/', import.meta.url))

describe('docs/schema', () => {
  it('holds a schema for every answer and for the draft, and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual([...jsonSchemas().keys()].sort())
  })

  it.each([...jsonSchemas()])('%s is what npm run schema writes', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
  })
})

describe('real answers have the stated shape, and nothing beside it', () => {
  const files = [
    exampleFile,
    ...(hasSamples ? ['shizuishan-2023.txt', 'shanghai-gov-office-2019.html'].map(samplePath) : []),
  ]
  it.each<[string, v.GenericSchema, string[]]>([
    ['cells', cellsAnswer, ['cells']],
    ['cells of 2019', cellsAnswer, ['cells', '--edition', '2019']],
    ['rules', rulesAnswer, ['rules']],
    ...files.flatMap((file): [string, v.GenericSchema, string[]][] => [
      [`import ${file}`, importAnswer, ['import', file]],
      [`check ${file}`, checkAnswer, ['check', file]],
      [`check ${file} against the example`, checkAnswer, ['check', file, '--last', exampleFile]],
    ]),
  ])('%s', async (_, schema, words) => {
    const { out } = await nianbao(...words, '--json')
    const answer: unknown = JSON.parse(out)
    expect(v.parse(schema, answer)).toEqual(answer)
  })

  it('a wrong one is refused', () => {
    const wrong = {
      edition: 2021,
      cells: [{ address: 'A1', table: '二', row: '', column: '', kind: 'count' }],
    }
    expect(v.safeParse(cellsAnswer, wrong).success).toBe(false)
  })
})
