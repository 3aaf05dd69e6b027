import { utils, write } from 'cfb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Stop } from '../../../shared/import/budget.ts'
import { streamsOf } from '../../../shared/import/read-compound/streams.ts'

const sector = 512

function container(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) utils.cfb_add(file, `/${name}`, content)
  const bytes: unknown = write(file, { type: 'buffer' })
  if (!(bytes instanceof Uint8Array)) throw new Error('no container')
  return new Uint8Array(bytes)
}

const filled = (length: number, first = 0): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 7 + first) % 251)

/** Where the allocation table lies, in a small file. */
function tableAt(bytes: Uint8Array): number {
  return (new DataView(bytes.buffer).getUint32(76, true) + 1) * sector
}

/** The first sector of the chain that is so long. */
function chainOf(bytes: Uint8Array, length: number): number {
  const view = new DataView(bytes.buffer)
  const next = (at: number): number => view.getUint32(tableAt(bytes) + at * 4, true)
  const all = Array.from({ length: sector / 4 }, (_, at) => at)
  const begins = all.filter((at) => next(at) !== 0xffffffff && all.every((other) => next(other) !== at))
  const found = begins.find((start) => {
    let count = 1
    for (let at = start; next(at) < 0xfffffffb; at = next(at)) count += 1
    return count === length
  })
  if (found === undefined) throw new Error(`no chain of ${length}`)
  return found
}

function codeOf(read: () => unknown): string {
  try {
    read()
    return 'read'
  } catch (trouble) {
    return trouble instanceof Stop ? trouble.code : String(trouble)
  }
}

describe('streams of a container', () => {
  it.each([1, 63, 64, 65, 4095, 4096, 4097, 100_000])('of %d bytes come back whole', (length) => {
    const streams = streamsOf(container({ 别的: filled(500, 3), Workbook: filled(length) }))
    expect(streams('Workbook')).toEqual(filled(length))
    expect(streams('别的')).toEqual(filled(500, 3))
    expect(streams('没有')).toBeNull()
  })

  it('of objects inside have the same names and are not taken for it', () => {
    const streams = streamsOf(
      container({ 'ObjectPool/_1/WordDocument': filled(9000), WordDocument: filled(70) }),
    )
    expect(streams('WordDocument')).toEqual(filled(70))
    expect(streamsOf(container({ 'ObjectPool/_1/Workbook': filled(9000) }))('Workbook')).toBeNull()
  })

  it('of more than seven megabytes, whose table does not fit into the header', () => {
    const content = filled(8 * 1024 * 1024)
    const back = streamsOf(container({ Workbook: content }))('Workbook')
    expect(back !== null && Buffer.compare(back, content)).toBe(0)
  })

  it('are whole although the end of the last sector was cut off', () => {
    const bytes = container({ Workbook: filled(5000) })
    const at = (chainOf(bytes, 10) + 10) * sector
    expect(bytes.length).toBeGreaterThanOrEqual(at + sector)
    expect(streamsOf(bytes.slice(0, at + (5000 % sector)))('Workbook')).toEqual(filled(5000))
  })
})

describe('a container that lies', () => {
  const sound = container({ Workbook: filled(5000), other: filled(100) })
  const changed = (at: number, number: number): Uint8Array => {
    const bytes = sound.slice()
    new DataView(bytes.buffer).setUint32(at, number, true)
    return bytes
  }
  const table = tableAt(sound)
  const first = chainOf(sound, 10)

  it.each([
    ['a chain that goes in a circle', changed(table + (first + 3) * 4, first + 1)],
    ['a chain that goes nowhere', changed(table + (first + 3) * 4, 0x7fffffff)],
    ['a chain that ends too early', changed(table + (first + 3) * 4, 0xfffffffe)],
    ['a directory in a circle', changed(table + new DataView(sound.buffer).getUint32(48, true) * 4, 0)],
    ['a table that is not there', changed(76, 0x00ffffff)],
    ['sectors of no size', changed(30, 0)],
    ['more of the table than there is file', changed(72, 0xffffffff)],
    ['a file cut off in the middle', sound.slice(0, sound.length / 2)],
    ['a header alone', sound.slice(0, 512)],
    ['less than a header', sound.slice(0, 100)],
  ])('%s is a damaged file', (name, bytes) => {
    const code = codeOf(() => streamsOf(bytes)('Workbook'))
    expect(code).toBe(name === 'more of the table than there is file' ? 'read' : 'file-damaged')
  })

  it('with any number changed gives a stream or is damaged, and takes no more memory than it has bytes', () => {
    const numbers = [0, 1, 2, 0x7fffffff, 0xfffffffb, 0xfffffffd, 0xfffffffe, 0xffffffff]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: sound.length / 4 - 1 }), fc.constantFrom(...numbers)), {
          minLength: 1,
          maxLength: 6,
        }),
        (changes) => {
          const bytes = sound.slice()
          for (const [at, number] of changes) new DataView(bytes.buffer).setUint32(at * 4, number, true)
          let length = 0
          const code = codeOf(() => (length = streamsOf(bytes)('Workbook')?.length ?? 0))
          expect(code).toMatch(/^(?:read|file-damaged)$/u)
          expect(length).toBeLessThanOrEqual(bytes.length)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
