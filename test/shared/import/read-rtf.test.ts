import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { readRtf } from '../../../shared/import/read-rtf.ts'

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

async function blocksOf(body: string): Promise<readonly Block[]> {
  const read = await readRtf(latin(`{\\rtf1\\ansi ${body}}`), '年报.rtf')
  if (!read.ok) throw new Error(read.failure.sentence)
  return read.value.blocks
}

const linesOf = async (body: string): Promise<readonly string[]> =>
  (await blocksOf(body)).map((block) =>
    block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : block.kind,
  )

describe('the text of an RTF', () => {
  it.each([
    ['one sign stands in for a character', String.raw`\uc1\u20844?\u24320?`, ['公开']],
    ['none stands in', String.raw`\uc0\u20844\u24320 x`, ['公开x']],
    ['a word stands in', String.raw`\u8220\ldblquote a`, ['“a']],
    [
      'nothing stands in where a cell ends',
      String.raw`\trowd\cellx1\cellx2\intbl\u20844\cell b\cell\row`,
      ['grid'],
    ],
    ['a line break', String.raw`a\line b\par c`, ['a', 'b', 'c']],
    ['escaped signs', String.raw`a\\b\{c\}\~d\_e\-f`, ['a\\b{c}\u00a0d-ef']],
    ['a group closed too often', String.raw`a}b}c`, ['abc']],
    ['a lead byte and a trail byte that is a letter', `{\\fonttbl{\\f1\\fcharset134 S;}}\\f1\\'81@`, ['丂']],
    ['a symbol', String.raw`{\fonttbl{\f3\fcharset2 Wingdings;}}{\f3 \'fe}a`, ['☑a']],
    ['unknown words', String.raw`\foo12\bar-3 a{\*\unheard of}b`, ['ab']],
  ])('%s', async (_, body, lines) => {
    expect(await linesOf(body)).toEqual(lines)
  })

  it('bold runs and outline levels are kept', async () => {
    expect(await blocksOf(String.raw`\pard\outlinelevel0 a\par\pard b{\b c}\b0 d`)).toEqual([
      { kind: 'text', role: null, level: 1, runs: [{ text: 'a' }], at: { paragraph: 1 } },
      {
        kind: 'text',
        role: null,
        runs: [{ text: 'b' }, { text: 'c', bold: true }, { text: 'd' }],
        at: { paragraph: 2 },
      },
    ])
  })

  it('a table without edges keeps its cells in order', async () => {
    const read = await readRtf(
      latin(String.raw`{\rtf1 \intbl a\cell b\cell\row\intbl c\cell d\cell\row}`),
      '年报.rtf',
    )
    expect(read).toMatchObject({ ok: true, notes: [{ code: 'table-shape-lost' }] })
  })
})

describe('an RTF that cannot be read has its failure', () => {
  it.each([
    ['nothing but marks', '{\\rtf1\\ansi{\\info x}\\par\\par}', 'file-empty'],
    ['groups deeper than any file has', `{\\rtf1 ${'{'.repeat(5000)}a`, 'file-over-budget'],
    ['tables deeper than any file has', '{\\rtf1 \\intbl\\itap90000 a\\par}', 'file-over-budget'],
    [
      'a row wider than any table',
      `{\\rtf1 ${'\\cellx1'.repeat(300)}${'a\\cell '.repeat(300)}\\row}`,
      'file-over-budget',
    ],
  ])('%s', async (_, text, code) => {
    expect(await readFile(latin(text), '年报.rtf')).toMatchObject({ ok: false, failure: { code } })
  })

  it('two million words end in time', { timeout: 10_000 }, async () => {
    const read = await readFile(latin(`{\\rtf1 ${'\\b'.repeat(2_000_000)}}`), '年报.rtf')
    expect(read).toMatchObject({ ok: false, failure: { code: 'file-over-budget' } })
  })
})
