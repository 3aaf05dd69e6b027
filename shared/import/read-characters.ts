// Bytes → characters: byte order marks, encodings a page declares, and those that Chinese offices leave undeclared.
// What the text means is the readers' business.
import { note, type Note } from '../notes.ts'

export interface Characters {
  readonly text: string
  /** That the encoding had to be told by the bytes. */
  readonly notes: readonly Note[]
}

/** Looked at when telling an encoding by its bytes. */
const sampleLength = 64 * 1024

/**
 * The characters of a text file. `declared` is what the file says of itself; a byte order mark and bytes that are plainly
 * UTF-8 count for more. null: this is no text.
 */
export function readCharacters(bytes: Uint8Array, declared: string | null = null): Characters | null {
  const marked = encodingOfMark(bytes)
  if (marked !== null) return withoutControls(decode(bytes, marked), [])
  const wide = wideEncoding(bytes)
  if (wide !== null) return guessed(bytes, wide)
  if (isBinary(bytes)) return null
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null) return withoutControls(utf8, [])
  const known = declared === null ? null : knownEncoding(declared)
  if (known !== null && known !== 'utf-8') return withoutControls(decode(bytes, known), [])
  return guessed(bytes, mostlyUtf8(bytes) ? 'utf-8' : 'gb18030')
}

function guessed(bytes: Uint8Array, encoding: string): Characters {
  return withoutControls(decode(bytes, encoding), [note('encoding-guessed', [encoding.toUpperCase()])])
}

function withoutControls(text: string, notes: readonly Note[]): Characters {
  return { text: text.replace(/^\ufeff|\0/gu, ''), notes }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (trouble) {
    if (trouble instanceof TypeError) return null
    throw trouble
  }
}

function encodingOfMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030'
  return null
}

/** UTF-16 without a mark: line ends and digits leave zero bytes on one side, and few characters leave any on the other. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, sampleLength)
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  const most = sample.length / 2
  if (odd > even * 2 && odd < most) return isWideText(sample, 'utf-16le') ? 'utf-16le' : null
  if (even > odd * 2 && even < most) return isWideText(sample, 'utf-16be') ? 'utf-16be' : null
  return null
}

function isWideText(sample: Uint8Array, encoding: string): boolean {
  const text = decode(sample.subarray(0, sample.length - (sample.length % 2)), encoding)
  const strange =
    text.match(/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/gu)?.filter((one) => !/\s/u.test(one)).length ?? 0
  return strange * 100 < text.length
}

/** Zero bytes and other controls do not stand in text of one byte a unit. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes.subarray(0, sampleLength)) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls += 1
  }
  return controls > 0 && controls * 100 > Math.min(bytes.length, sampleLength)
}

/** One broken character must not turn a whole UTF-8 file into nonsense. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes.subarray(0, sampleLength), 'utf-8')
  const broken = text.match(/\ufffd/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return broken * 20 < han
}

/** The decoder's name of an encoding; GB2312 and GBK are read as what they grew into. */
function knownEncoding(label: string): string | null {
  const plain = label.trim().toLowerCase()
  if (/^(?:x-)?(?:gb|cp936|ms936|windows-936|csgb|hz-gb)/u.test(plain)) return 'gb18030'
  try {
    return new TextDecoder(plain).encoding
  } catch (trouble) {
    if (trouble instanceof RangeError) return null
    throw trouble
  }
}
