// One kept version as a file: a line that says what it is and how long the text must be, then the text. A file that was
// cut off or damaged is told from a whole one by its length and digest.
import { createHash } from 'node:crypto'
import * as v from 'valibot'

const format = 'nianbao-version'

const headSchema = v.object({
  format: v.literal(format),
  draftId: v.string(),
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  kind: v.picklist(['recovery', 'review', 'saved']),
  path: v.nullable(v.string()),
  title: v.string(),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.string(),
})

export type EntryHead = v.InferOutput<typeof headSchema>
export type EntryFacts = Omit<EntryHead, 'format' | 'size' | 'sha256'>

/** No head is longer: titles and paths are bounded where they come in. */
export const longestHead = 16 * 1024

const newline = 10

export function writeEntry(facts: EntryFacts, text: string): Uint8Array {
  const body = new TextEncoder().encode(text)
  const head: EntryHead = { format, ...facts, size: body.length, sha256: digestOf(body) }
  return Buffer.concat([new TextEncoder().encode(`${JSON.stringify(head)}\n`), body])
}

/** The head of a file whose start and length are known; null where it cannot be a whole entry. */
export function readHead(start: Uint8Array, fileSize: number): EntryHead | null {
  const end = start.indexOf(newline)
  if (end === -1) return null
  const line = new TextDecoder().decode(start.subarray(0, end))
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), headSchema), line)
  return parsed.success && end + 1 + parsed.output.size === fileSize ? parsed.output : null
}

/** The text of a whole entry; null where it is not what was written. */
export function readEntry(bytes: Uint8Array): { readonly head: EntryHead; readonly text: string } | null {
  const head = readHead(bytes, bytes.length)
  if (head === null) return null
  const body = bytes.subarray(bytes.indexOf(newline) + 1)
  return digestOf(body) === head.sha256 ? { head, text: new TextDecoder().decode(body) } : null
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
