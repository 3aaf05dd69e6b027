// A message of several parts (RFC 2045, 2046) as browsers and Word save a page in one file: its headers, its parts, and the
// bytes a part holds. What the parts say is not known here.
import { Stop, type Budget } from '../budget.ts'

export interface MimePart {
  /** Lower case, e.g. `text/html`. */
  readonly type: string
  readonly charset: string | null
  readonly bytes: Uint8Array
}

/** Messages in messages in messages are no page. */
const deepest = 6

/** All parts that are not parts of others, in their order. */
export function partsOf(bytes: Uint8Array, budget: Budget): readonly MimePart[] {
  const parts: MimePart[] = []
  takePart(latin(bytes), 0, budget, parts)
  return parts
}

/** One character a byte: boundaries and headers are ASCII, and offsets stay what they are. */
function latin(bytes: Uint8Array): string {
  return [...blocksOf(bytes)].map((block) => String.fromCharCode(...block)).join('')
}

/** A function takes only so many arguments. */
function* blocksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 8192) yield bytes.subarray(at, at + 8192)
}

function takePart(text: string, depth: number, budget: Budget, into: MimePart[]): void {
  budget.spendNodes(1)
  budget.checkEntries(into.length)
  const [headers, body] = headersOf(text)
  const stated = headers.get('content-type') ?? 'text/plain'
  const type = stated.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const boundary = type.startsWith('multipart/') ? parameterOf(stated, 'boundary') : null
  if (boundary !== null && boundary !== '') {
    if (depth >= deepest) throw new Stop('file-over-budget')
    for (const part of bodyParts(body, boundary)) takePart(part, depth + 1, budget, into)
    return
  }
  if (type.startsWith('multipart/')) return
  const encoding = headers.get('content-transfer-encoding')?.trim().toLowerCase() ?? ''
  into.push({ type, charset: parameterOf(stated, 'charset'), bytes: decoded(body, encoding) })
}

/** Up to the first blank line; a line that begins with a blank goes on with the one before. */
function headersOf(text: string): readonly [ReadonlyMap<string, string>, string] {
  const blank = /\r?\n\r?\n/u.exec(text)
  const head = blank === null ? text : text.slice(0, blank.index)
  const body = blank === null ? '' : text.slice(blank.index + blank[0].length)
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return [headers, body]
}

function parameterOf(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'iu').exec(header)
  return found === null ? null : (found[1] ?? found[2] ?? '').trim()
}

/** What stands between the lines of a boundary; of a message that is cut off, also what stands behind the last. */
function bodyParts(body: string, boundary: string): readonly string[] {
  const parts: string[] = []
  const mark = `--${boundary}`
  let start: number | null = null
  let at = body.startsWith(mark) ? 0 : nextMark(body, mark, 0)
  while (at !== -1) {
    if (start !== null) parts.push(body.slice(start, at))
    const isEnd = body.startsWith('--', at + mark.length)
    const line = body.indexOf('\n', at)
    if (isEnd || line === -1) return parts
    start = line + 1
    at = nextMark(body, mark, start - 1)
  }
  if (start !== null) parts.push(body.slice(start))
  return parts
}

function nextMark(body: string, mark: string, from: number): number {
  const at = body.indexOf(`\n${mark}`, from)
  return at === -1 ? -1 : at + 1
}

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return ofBase64(body)
  return bytesOf(encoding === 'quoted-printable' ? ofQuotedPrintable(body) : body)
}

/** RFC 2045, 6.7: `=` and two digits are a byte, `=` at the end of a line is nothing. */
function ofQuotedPrintable(text: string): string {
  return text
    .replace(/[ \t]+(?=\r?\n)/gu, '')
    .replace(/=\r?\n/gu, '')
    .replace(/=([\da-f]{2})/giu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

const base64Signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function ofBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < text.length; at += 1) {
    const value = base64Signs.indexOf(text.charAt(at))
    if (value === -1) continue
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length] = (held >>> bits) & 0xff
    length += 1
  }
  return bytes.subarray(0, length)
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
