import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { readDoc } from '../../../shared/import/read-doc.ts'
import { docBytes, property, type DocFile, type DocParagraph } from '../../support/doc-bytes.ts'

const p = (text: string, ...properties: DocParagraph['properties'] & {}): DocParagraph => ({
  runs: [{ text }],
  properties,
})

async function blocksOf(file: DocFile): Promise<readonly Block[]> {
  const read = await readDoc(docBytes(file), '年报.doc')
  if (!read.ok) throw new Error(read.failure.sentence)
  return read.value.blocks
}

describe('a .doc that cannot be read has its failure', () => {
  const sound = docBytes({ paragraphs: [p('一、总体情况'), p('全年公开信息12条。')] })

  it.each([
    ['Word 95', docBytes({ paragraphs: [p('年报')], version: 0x65 }), 'format-unsupported'],
    ['a password', docBytes({ paragraphs: [p('年报')], flags: 0x0100 }), 'file-protected'],
    ['a signature that is not Word’s', withBytes(sound, [0xec, 0xa5, 0xc1], [0, 0, 0]), 'file-damaged'],
  ])('%s', async (_, bytes, code) => {
    const read = await readFile(bytes, '年报.doc')
    expect(read).toMatchObject({ ok: false, failure: { code } })
    expect(read.ok ? '' : read.failure.sentence).toContain('年报.doc')
  })

  it.each([600, 1600, 2100, 3000, 4000, 5000])('cut off after %d bytes', async (length) => {
    const read = await readDoc(sound.slice(0, length), '年报.doc')
    expect(read.ok ? 'read' : read.failure.code).toMatch(/^(?:read|file-damaged)$/u)
  })

  it('a text that claims to be longer than the file', async () => {
    const bytes = withNumber(sound, 0x4c, 0x7fffffff)
    const read = await readDoc(bytes, '年报.doc')
    expect(read.ok || read.failure.code === 'file-damaged').toBe(true)
  })
})

/** Replaces the first occurrence of some bytes. */
function withBytes(bytes: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array {
  const at = bytes.findIndex((_, index) => from.every((byte, offset) => bytes[index + offset] === byte))
  const changed = bytes.slice()
  to.forEach((byte, offset) => (changed[at + offset] = byte))
  return changed
}

/** Changes a number of the information block, wherever the container put that. */
function withNumber(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const start = bytes.findIndex(
    (byte, index) => byte === 0xec && bytes[index + 1] === 0xa5 && bytes[index + 2] === 0xc1,
  )
  const changed = bytes.slice()
  new DataView(changed.buffer).setUint32(start + at, value, true)
  return changed
}

describe('paragraphs of a .doc', () => {
  it('have bold runs, outline levels and places counted without tables and blank lines', async () => {
    const blocks = await blocksOf({
      paragraphs: [
        p('一、总体情况', property.outline(0)),
        p(''),
        { runs: [{ text: '全年' }, { text: '12条', properties: [property.bold] }, { text: '。' }] },
      ],
    })
    expect(blocks).toEqual([
      { kind: 'text', role: null, level: 1, runs: [{ text: '一、总体情况' }], at: { paragraph: 1 } },
      {
        kind: 'text',
        role: null,
        runs: [{ text: '全年' }, { text: '12条', bold: true }, { text: '。' }],
        at: { paragraph: 2 },
      },
    ])
  })

  it('count their automatic numbers level by level', async () => {
    const lists = [
      {
        id: 9,
        levels: [
          { format: 39, text: '\u0000、' },
          { format: 39, text: '（\u0001）' },
        ],
      },
    ]
    const item = (text: string, level: number): DocParagraph => p(text, property.list(1, level))
    const blocks = await blocksOf({
      paragraphs: [item('总体', 0), item('公开', 1), item('申请', 1), item('问题', 0), item('不足', 1)],
      lists,
    })
    expect(
      blocks.map((block) => (block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : '')),
    ).toEqual(['一、总体', '（一）公开', '（二）申请', '二、问题', '（一）不足'])
  })

  it('show the sign of a symbol font, and a line break as a new line', async () => {
    const blocks = await blocksOf({
      paragraphs: [
        { runs: [{ text: '(', properties: [property.symbol(0xf0fe)] }, { text: '已公开\u000b未公开' }] },
      ],
    })
    expect(
      blocks.map((block) => (block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : '')),
    ).toEqual(['☑已公开', '未公开'])
  })
})
