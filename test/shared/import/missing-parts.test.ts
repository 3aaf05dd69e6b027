import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { missingParts, type MissingParts } from '../../../shared/import/missing-parts.ts'
import { readText } from '../../../shared/import/read-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'

const example = readFileSync('cli/example/annual-report-2023.txt', 'utf8')

async function missingIn(text: string): Promise<MissingParts> {
  const read = await readText(new TextEncoder().encode(text), '年报.txt')
  const found = read.ok ? recognize(read.value, '年报.txt') : read
  if (!found.ok) throw new Error(found.failure.sentence)
  return missingParts(found.value)
}

const whole: MissingParts = { tables: [], rows: 0, sections: 0 }

describe('what of a report a file does not have', () => {
  it.each<readonly [string, RegExp, MissingParts]>([
    ['nothing', /^$/u, whole],
    [
      'a table with its section',
      /^四、政府信息公开行政复议[\s\S]*?(?=^五、)/mu,
      { ...whole, tables: ['四'], sections: 1 },
    ],
    ['a row', /^.*行政强制.*\n/mu, { ...whole, rows: 1 }],
    ['a section', /^六、.*\n/mu, { ...whole, sections: 1 }],
  ])('%s', async (_, gone, missing) => {
    expect(await missingIn(example.replace(gone, ''))).toEqual(missing)
  })
})
