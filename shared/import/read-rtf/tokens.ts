// RTF bytes → tokens (RTF 1.9.1, Conventions): groups, control words with their numbers, and bytes of text. Nothing is decoded
// or understood here.
import type { Advance } from '../../reading-progress.ts'
import type { Budget } from '../budget.ts'

export type Token =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** Bytes of text from one place of the file to another. */
  | { readonly kind: 'text'; readonly from: number; readonly to: number }
  /** One byte of text, written as `\'hh` or escaped. */
  | { readonly kind: 'byte'; readonly byte: number }

const code = {
  backslash: 0x5c,
  open: 0x7b,
  close: 0x7d,
  quote: 0x27,
  return: 0x0d,
  newline: 0x0a,
  minus: 0x2d,
  space: 0x20,
} as const

const longestWord = 32
const longestNumber = 10

/** Control symbols as the words that mean the same. */
const symbols: Readonly<Record<string, string>> = {
  '*': 'ignorable',
  '~': 'nonbreakingspace',
  _: 'nonbreakinghyphen',
  '-': 'optionalhyphen',
  '|': 'formula',
  ':': 'subentry',
  '\r': 'par',
  '\n': 'par',
  '\t': 'tab',
}

export function* tokensOf(bytes: Uint8Array, budget: Budget, advance?: Advance): Generator<Token> {
  let at = 0
  while (at < bytes.length) {
    budget.spendNodes(1)
    const byte = bytes[at] ?? 0
    if (byte === code.open || byte === code.close) {
      yield { kind: byte === code.open ? 'open' : 'close' }
      at += 1
    } else if (byte === code.backslash) {
      const [token, next] = control(bytes, at + 1)
      if (token !== null) yield token
      at = next
    } else if (byte === code.return || byte === code.newline || byte === 0) at += 1
    else {
      advance?.(at, bytes.length)
      const from = at
      while (at < bytes.length && isText(bytes[at] ?? 0)) at += 1
      yield { kind: 'text', from, to: at }
    }
  }
}

function isText(byte: number): boolean {
  return (
    byte !== code.open &&
    byte !== code.close &&
    byte !== code.backslash &&
    byte !== code.return &&
    byte !== code.newline &&
    byte !== 0
  )
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

/** What follows a backslash, and where it ends. */
function control(bytes: Uint8Array, start: number): readonly [Token | null, number] {
  const first = bytes[start] ?? 0
  if (first === code.quote) {
    const digits = String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0)
    const isHex = /^[\da-f]{2}$/iu.test(digits)
    return isHex ? [{ kind: 'byte', byte: Number.parseInt(digits, 16) }, start + 3] : [null, start + 1]
  }
  if (!isLetter(first)) {
    const name = symbols[String.fromCharCode(first)]
    const token: Token =
      name === undefined ? { kind: 'byte', byte: first } : { kind: 'word', name, value: null }
    return [start < bytes.length ? token : null, start + 1]
  }
  let at = start
  while (at - start < longestWord && isLetter(bytes[at] ?? 0)) at += 1
  const name = String.fromCharCode(...bytes.subarray(start, at))
  const numberAt = at
  if (bytes[at] === code.minus && isDigit(bytes[at + 1] ?? 0)) at += 1
  while (at - numberAt < longestNumber && isDigit(bytes[at] ?? 0)) at += 1
  const value = at === numberAt ? null : Number(String.fromCharCode(...bytes.subarray(numberAt, at)))
  if (bytes[at] === code.space) at += 1
  // Raw bytes of a picture: whatever they look like, they are not read.
  if (name === 'bin' && value !== null && value > 0) at += value
  return [{ kind: 'word', name, value }, at]
}
