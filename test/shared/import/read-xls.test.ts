import { utils, write, type WorkSheet } from '@e965/xlsx'
import { utils as container, write as writeContainer } from 'cfb'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { readXls } from '../../../shared/import/read-xls.ts'
import { sniff } from '../../../shared/import/sniff.ts'
import { docBytes } from '../../support/doc-bytes.ts'

function book(sheet: WorkSheet): Uint8Array {
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, sheet, '表')
  const bytes: unknown = write(workbook, { type: 'array', bookType: 'biff8', cellStyles: true })
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes)
  throw new Error('no workbook')
}

async function textsOf(sheet: WorkSheet): Promise<readonly string[]> {
  const read = await readXls(book(sheet), '年报.xls')
  if (!read.ok) throw new Error(read.failure.sentence)
  return read.value.blocks.flatMap((block: Block) =>
    block.kind === 'grid' ? block.cells.map(({ text }) => text) : [],
  )
}

/** An OLE2 file with streams of these names and contents. */
function ole2(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = container.cfb_new()
  for (const [name, content] of Object.entries(streams)) container.cfb_add(file, `/${name}`, content)
  const bytes: unknown = writeContainer(file, { type: 'buffer' })
  if (!(bytes instanceof Uint8Array)) throw new Error('no container')
  return new Uint8Array(bytes)
}

describe('values of an old workbook', () => {
  it.each([
    ['a number', { t: 'n', v: 12 }, '12'],
    ['a fraction no binary number holds', { t: 'n', v: 0.1 + 0.2 }, '0.3'],
    ['decimals that the format shows', { t: 'n', v: 1.5, z: '0.000000' }, '1.500000'],
    ['decimals that the format hides', { t: 'n', v: 1.25, z: '0' }, '1.25'],
    ['a number of nine digits', { t: 'n', v: 123456789 }, '123456789'],
    ['a date', { t: 'n', v: 45678, z: 'yyyy/m/d' }, '2025/1/21'],
    ['text', { t: 's', v: '0012' }, '0012'],
    ['a truth value', { t: 'b', v: true }, 'TRUE'],
  ] as const)('%s', async (_, cell, text) => {
    const sheet = {
      A1: { t: 's', v: '项' },
      B1: { ...cell },
      A2: { t: 's', v: '目' },
      B2: { t: 's', v: '数' },
      '!ref': 'A1:B2',
    }
    expect(await textsOf(sheet)).toEqual(['项', text, '目', '数'])
  })
})

describe('a workbook that cannot be read has its failure', () => {
  const sound = book({ A1: { t: 's', v: '年报' }, B1: { t: 'n', v: 1 }, '!ref': 'A1:B1' })

  it.each([
    ['nothing in it', book({ '!ref': 'A1' }), 'file-empty'],
    ['Excel 95', ole2({ Book: new Uint8Array(600) }), 'format-unsupported'],
    ['a stream of zeros', ole2({ Workbook: new Uint8Array(6000) }), 'file-damaged'],
    ['a password', ole2({ Workbook: encrypted() }), 'file-protected'],
  ])('%s', async (_, bytes, code) => {
    const read = await readFile(bytes, '年报.xls')
    expect(read).toMatchObject({ ok: false, failure: { code } })
    expect(read.ok ? '' : read.failure.sentence).toContain('年报.xls')
  })

  it.each([600, 1100, 1600, 2200])('cut off after %d bytes', async (length) => {
    const read = await readXls(sound.slice(0, length), '年报.xls')
    expect(read.ok ? 'read' : read.failure.code).toMatch(/^(?:read|file-damaged|file-empty)$/u)
  })
})

describe('what a damaged or clever workbook could do to the library that reads it', () => {
  /** 1+2, as its length and its tokens ([MS-XLS] 2.5.198). */
  const tokens = Uint8Array.from([7, 0, 0x1e, 1, 0, 0x1e, 2, 0, 3])
  const formula = book({ A1: { t: 's', v: '合计' }, B1: { t: 'n', v: 3, bf: tokens }, '!ref': 'A1:B1' })
  /** Where a record of this kind and these bytes of its content begins. */
  const found = (bytes: Uint8Array, kind: number, length: number): number => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 512; at + 4 < bytes.length; at += 1) {
      if (view.getUint16(at, true) === kind && view.getUint16(at + 2, true) === length) return at
    }
    throw new Error(`no record ${kind}`)
  }
  const changed = (at: number, number: number): Uint8Array => {
    const bytes = formula.slice()
    new DataView(bytes.buffer).setUint16(at, number, true)
    return bytes
  }

  it('a formula whose tokens end in the middle of one does not keep it reading for ever', async () => {
    const at = found(formula, 0x0006, 29)
    for (const length of [1, 2, 5, 6, 8, 0xfffe]) {
      const read = await readXls(changed(at + 4 + 20, length), '年报.xls')
      const texts = read.ok && read.value.blocks.flatMap((one) => (one.kind === 'grid' ? one.cells : []))
      expect(texts).toMatchObject([{ text: '合计' }, { text: '3' }])
    }
  })

  it('cells of a chart inside of a sheet are none of the sheet, and a chart that does not end is found', async () => {
    const at = found(formula, 0x0006, 29)
    // The formula's record becomes the beginning of a chart, whose end is missing.
    const read = await readXls(changed(at, 0x0809), '年报.xls')
    expect(read.ok ? 'read' : read.failure.code).toBe('file-damaged')
  })
})

/** A workbook whose second record says that the rest is encrypted ([MS-XLS] 2.4.117). */
function encrypted(): Uint8Array {
  const bytes = new Uint8Array(4200)
  const view = new DataView(bytes.buffer)
  const record = (at: number, kind: number, length: number): void => {
    view.setUint16(at, kind, true)
    view.setUint16(at + 2, length, true)
  }
  record(0, 0x0809, 16)
  view.setUint16(4, 0x0600, true)
  view.setUint16(6, 0x0005, true)
  record(20, 0x002f, 6)
  return bytes
}

describe('an Office file in an Office file', () => {
  it('is told by its root, not by what lies inside', () => {
    const word = docBytes({ paragraphs: [{ runs: [{ text: '年报' }] }] })
    expect(sniff(word)).toEqual({ kind: 'readable', format: 'doc' })
    const inside = container.cfb_new()
    container.cfb_add(inside, '/WordDocument', new Uint8Array(600))
    container.cfb_add(inside, '/MBD0001/Workbook', new Uint8Array(600))
    const bytes: unknown = writeContainer(inside, { type: 'buffer' })
    expect(bytes instanceof Uint8Array && sniff(new Uint8Array(bytes))).toEqual({
      kind: 'readable',
      format: 'doc',
    })
  })
})
