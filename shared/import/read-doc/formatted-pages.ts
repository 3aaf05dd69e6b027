// Formatted disk pages ([MS-DOC] 2.9.62, 2.9.175): which coded properties a stretch of the file has.
import type { Budget } from '../budget.ts'
import type { Bytes } from './bytes.ts'
import type { Stretch } from './information-block.ts'

export interface Formatted {
  /** File positions. */
  readonly from: number
  readonly to: number
  readonly coded: Uint8Array
  /** Paragraph style; 0 for characters. */
  readonly style: number
}

const pageBytes = 512
const nothing = new Uint8Array(0)

export function readFormatted(
  document: Bytes,
  table: Bytes,
  { at, length }: Stretch,
  kind: 'paragraphs' | 'characters',
  budget: Budget,
): readonly Formatted[] {
  const pages = Math.max(0, Math.floor((length - 4) / 8))
  const found: Formatted[] = []
  for (let index = 0; index < pages; index += 1) {
    const page = (table.u32(at + (pages + 1) * 4 + index * 4) & 0x3fffff) * pageBytes
    const count = document.u8(page + pageBytes - 1)
    budget.spendNodes(count)
    const entries = page + (count + 1) * 4
    for (let run = 0; run < count; run += 1) {
      const from = document.u32(page + run * 4)
      const to = document.u32(page + (run + 1) * 4)
      const offset = document.u8(entries + run * (kind === 'paragraphs' ? 13 : 1)) * 2
      const own = offset === 0 ? { coded: nothing, style: 0 } : propertiesAt(document, page + offset, kind)
      found.push({ from, to, ...own })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function propertiesAt(
  document: Bytes,
  at: number,
  kind: 'paragraphs' | 'characters',
): { readonly coded: Uint8Array; readonly style: number } {
  const words = document.u8(at)
  if (kind === 'characters') return { coded: document.part(at + 1, words), style: 0 }
  const start = words === 0 ? at + 2 : at + 1
  const bytes = words === 0 ? document.u8(at + 1) * 2 : words * 2 - 1
  if (bytes < 2) return { coded: nothing, style: 0 }
  return { coded: document.part(start + 2, bytes - 2), style: document.u16(start) }
}

/** The entry that covers a file position; pages are few and asked for in order, so the last hit is tried first. */
export function finder(formatted: readonly Formatted[]): (position: number) => Formatted | null {
  let last = 0
  return (position) => {
    const hit = (index: number): boolean => {
      const entry = formatted[index]
      return entry !== undefined && entry.from <= position && position < entry.to
    }
    if (hit(last)) return formatted[last] ?? null
    if (hit(last + 1)) {
      last += 1
      return formatted[last] ?? null
    }
    let low = 0
    let high = formatted.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const entry = formatted[middle]
      if (entry === undefined || position < entry.from) high = middle - 1
      else if (position >= entry.to) low = middle + 1
      else {
        last = middle
        return entry
      }
    }
    return null
  }
}
