import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Budget, limits } from '../../../shared/import/budget.ts'
import { openArchive } from '../../../shared/import/read-package/unzip.ts'
import { openPackage, relatedPart } from '../../../shared/import/read-package/package.ts'
import { parseXml, textOf } from '../../../shared/import/read-package/xml.ts'
import { hurtBytes } from '../../fuzz/mutate.ts'
import { randomOf } from '../../fuzz/random.ts'
import { relationsXml } from '../../support/office-package.ts'

const noise = (length: number): Uint8Array => {
  const random = randomOf(length)
  return Uint8Array.from({ length }, () => random.below(256))
}

/** The first entry's directory header. */
function directoryOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  let at = 0
  while (view.getUint32(at, true) !== 0x02014b50) at += 1
  return at
}

/** The same archive with its sizes and places in zip64 fields, as programs write that do not know sizes beforehand. */
function asZip64(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const at = directoryOf(bytes)
  const nameLength = view.getUint16(at + 28, true)
  const header = bytes.slice(at, at + 46 + nameLength)
  const changed = new DataView(header.buffer)
  const extra = new DataView(new ArrayBuffer(28))
  extra.setUint16(0, 1, true)
  extra.setUint16(2, 24, true)
  ;[24, 20, 42].forEach((field, index) => {
    extra.setBigUint64(4 + index * 8, BigInt(view.getUint32(at + field, true)), true)
    changed.setUint32(field, 0xffffffff, true)
  })
  changed.setUint16(30, 28, true)
  const end = new DataView(new ArrayBuffer(56 + 20 + 22))
  end.setUint32(0, 0x06064b50, true)
  end.setBigUint64(32, 1n, true)
  end.setBigUint64(48, BigInt(at), true)
  end.setUint32(56, 0x07064b50, true)
  end.setBigUint64(56 + 8, BigInt(at + header.length + 28), true)
  end.setUint32(76, 0x06054b50, true)
  end.setUint16(76 + 10, 0xffff, true)
  end.setUint32(76 + 16, 0xffffffff, true)
  return Uint8Array.of(
    ...bytes.subarray(0, at),
    ...header,
    ...new Uint8Array(extra.buffer),
    ...new Uint8Array(end.buffer),
  )
}

describe('an archive gives its entries back', () => {
  const content = strToU8('政府信息公开'.repeat(40))

  it.each<[string, Uint8Array, Uint8Array]>([
    ['not compressed', zipSync({ a: content }, { level: 0 }), content],
    ['compressed', zipSync({ a: content }), content],
    ['empty', zipSync({ a: new Uint8Array() }), new Uint8Array()],
    ['larger than a portion', zipSync({ a: noise(300_000) }), noise(300_000)],
    ['in zip64', asZip64(zipSync({ a: content })), content],
    ['behind a comment of the archive', Uint8Array.of(...zipSync({ a: content }), ...noise(500)), content],
  ])('%s', (_, bytes, expected) => {
    expect(openArchive(bytes, new Budget()).bytesOf('A')).toEqual(expected)
  })

  it('and none for a name it does not have', () => {
    expect(openArchive(zipSync({ a: content }), new Budget()).bytesOf('b')).toBeNull()
  })
})

describe('an archive that contradicts itself is damaged', () => {
  const sound = zipSync({ 'word/document.xml': noise(200), 'word/styles.xml': noise(200) })
  const at = directoryOf(sound)
  const changed = (offset: number, value: number): Uint8Array => {
    const bytes = sound.slice()
    bytes[offset] = value
    return bytes
  }

  it.each<[string, Uint8Array]>([
    ['a name that its entry does not have', changed(at + 46, 0x57)],
    ['a checksum that does not fit', changed(at + 16, (sound[at + 16] ?? 0) ^ 1)],
    ['a compression nobody knows', changed(at + 10, 99)],
    ['a place outside the file', changed(at + 45, 0x7f)],
    ['no end', sound.subarray(0, sound.length - 22)],
    ['a name twice', zipSync({ 'word/document.xml': noise(9), 'WORD/document.XML': noise(9) })],
  ])('%s', (_, bytes) => {
    expect(() => openArchive(bytes, new Budget()).bytesOf('word/document.xml')).toThrow('file-damaged')
  })

  it('or has too many entries, or is too large', () => {
    expect(() => openArchive(sound, new Budget({ ...limits, entries: 1 }))).toThrow('file-over-budget')
    expect(() => openArchive(sound, new Budget({ ...limits, fileBytes: 10 }))).toThrow('file-over-budget')
  })

  it('however its bytes are hurt, it says what it said or that it is damaged', () => {
    const content = openArchive(sound, new Budget()).bytesOf('word/document.xml')
    for (let seed = 0; seed < 2000; seed += 1) {
      const bytes = hurtBytes(sound, randomOf(seed))
      let found: Uint8Array | null | string
      try {
        found = openArchive(bytes, new Budget()).bytesOf('word/document.xml')
      } catch (trouble) {
        found = trouble instanceof Error ? trouble.message : String(trouble)
      }
      if (typeof found === 'string') expect(found).toMatch(/^file-(damaged|over-budget|protected)$/u)
      else if (found !== null) expect(found).toEqual(content)
    }
  })
})

describe('relationships', () => {
  const file = (target: string, external?: true) =>
    openPackage(
      zipSync({
        'word/_rels/document.xml.rels': strToU8(
          relationsXml({ r: { type: 'styles', target, ...(external ? { external } : {}) } }),
        ),
      }),
      new Budget(),
    )

  it.each([
    ['beside', 'styles.xml', 'word/styles.xml'],
    ['from the root', '/word/styles2.xml', 'word/styles2.xml'],
    ['above', '../styles.xml', 'styles.xml'],
    ['far above', '../../../../etc/passwd', 'etc/passwd'],
    ['with backslashes', '.\\sub\\styles.xml', 'word/sub/styles.xml'],
  ])('lead to a part %s', (_, target, part) => {
    expect(relatedPart(file(target).relationshipsOf('word/document.xml'), 'styles')).toBe(part)
  })

  it('lead nowhere when they lead outside', () => {
    const outside = file('http://127.0.0.1/styles.xml', true)
    expect(relatedPart(outside.relationshipsOf('word/document.xml'), 'styles')).toBeNull()
  })
})

describe('names', () => {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const rootOf = (xml: string) => parseXml(strToU8(xml), new Budget())

  it.each([
    ['of the usual prefix', `<w:p xmlns:w="${main}" w:a="1"/>`, 'w:p', { 'w:a': '1' }],
    ['of another prefix', `<n:p xmlns:n="${main}" n:a="1" b="2"/>`, 'w:p', { 'w:a': '1', b: '2' }],
    ['of the default namespace', `<p xmlns="${main}" a="1"/>`, 'w:p', { a: '1' }],
    ['of strict files', '<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"/>', 'w:p', {}],
    ['of a namespace that only pretends', '<w:p xmlns:w="urn:other"/>', '?w:p', {}],
    ['of a prefix that nobody declared, as they stand', '<w:p/>', 'w:p', {}],
  ])('%s', (_, xml, name, expected) => {
    const { name: found, attributes } = rootOf(xml)
    const own = Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.startsWith('xmlns')))
    expect([found, own]).toEqual([name, expected])
  })

  it('hold for what is inside the declaring element and no further', () => {
    const root = rootOf(`<w:a xmlns:w="${main}"><w:b xmlns:w="urn:other"><w:c/></w:b><w:d/></w:a>`)
    const names = (of: typeof root): unknown => [
      of.name,
      ...of.children.flatMap((child) => (typeof child === 'string' ? [] : [names(child)])),
    ]
    expect(names(root)).toEqual(['w:a', ['?w:b', ['?w:c']], ['w:d']])
  })

  it('that are not to be read are left out with all inside them', () => {
    const xml = `<w:a xmlns:w="${main}"><w:x>1<w:y>2</w:y></w:x>3<w:x/></w:a>`
    expect(textOf(parseXml(strToU8(xml), new Budget(), new Set(['w:x'])))).toBe('3')
  })
})
