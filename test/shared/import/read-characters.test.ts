import { describe, expect, it } from 'vitest'
import { readCharacters } from '../../../shared/import/read-characters.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const sentence = '石嘴山市人民政府办公室2023年政府信息公开工作年度报告，共12件。\n'
/** 「信息公开」 in GBK. */
const gbk = Uint8Array.of(0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa)

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return bytes
}

describe('bytes become characters', () => {
  it.each([
    ['UTF-8', utf8(sentence), null, sentence, false],
    ['UTF-8 with a mark', utf8(`\ufeff${sentence}`), null, sentence, false],
    ['UTF-16 little-endian with a mark', utf16(`\ufeff${sentence}`, true), null, sentence, false],
    ['UTF-16 big-endian with a mark', utf16(`\ufeff${sentence}`, false), null, sentence, false],
    [
      'UTF-16 little-endian, unmarked, with 一',
      utf16(`${sentence}一、一是`, true),
      null,
      `${sentence}一、一是`,
      true,
    ],
    ['UTF-16 big-endian, unmarked', utf16(sentence, false), null, sentence, true],
    ['GBK undeclared', gbk, null, '信息公开', true],
    ['GBK declared as gb2312', gbk, 'gb2312', '信息公开', false],
    ['GBK declared as utf-8', gbk, 'utf-8', '信息公开', true],
    ['GB18030 with a mark', Uint8Array.of(0x84, 0x31, 0x95, 0x33, ...gbk), null, '信息公开', false],
    ['UTF-8 declared as gbk', utf8(sentence), 'gbk', sentence, false],
    ['an unknown declaration', gbk, 'x-none', '信息公开', true],
    ['a character of four bytes', utf8('𠮷㐂'), null, '𠮷㐂', false],
  ] as const)('%s', (_, bytes, declared, text, guessed) => {
    const read = readCharacters(bytes, declared)
    expect(read?.text).toBe(text)
    expect(read?.notes.map(({ code }) => code)).toEqual(guessed ? ['encoding-guessed'] : [])
  })

  it('one broken character does not turn a UTF-8 file into nonsense', () => {
    const bytes = utf8(sentence.repeat(3))
    bytes[40] = 0xff
    const read = readCharacters(bytes)
    expect(read?.text).toContain('政府信息公开工作年度报告，共12件')
    expect(read?.notes.map(({ code }) => code)).toEqual(['encoding-guessed'])
  })

  it.each([
    ['zeros', new Uint8Array(1000)],
    ['a picture', Uint8Array.from({ length: 4000 }, (_, at) => (at * 31) % 251)],
  ])('%s are no text', (_, bytes) => {
    expect(readCharacters(bytes)).toBeNull()
  })
})
