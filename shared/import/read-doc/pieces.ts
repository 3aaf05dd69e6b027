// The piece table ([MS-DOC] 2.8.35): the text of a document in reading order, and where in the file each character lies.
import { Stop, type Budget } from '../budget.ts'
import type { Bytes } from './bytes.ts'
import type { Stretch } from './information-block.ts'

export interface Piece {
  readonly text: string
  /** File position of its first character, and bytes a character. */
  readonly position: number
  readonly width: 1 | 2
}

/** The pieces between two characters. */
export function readPieces(
  document: Bytes,
  table: Bytes,
  stretch: Stretch,
  start: number,
  end: number,
  budget: Budget,
): readonly Piece[] {
  const at = pieceTable(table, stretch)
  const count = Math.floor((table.u32(at + 1) - 4) / 12)
  budget.spendNodes(Math.max(count, 0))
  const descriptors = at + 5 + (count + 1) * 4
  const latin = new TextDecoder('windows-1252')
  // A character stays where it is, whatever it is.
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true })
  const pieces: Piece[] = []
  for (let index = 0; index < count; index += 1) {
    const first = table.u32(at + 5 + index * 4)
    const behind = table.u32(at + 5 + (index + 1) * 4)
    if (behind < first) throw new Stop('file-damaged')
    const [from, to] = [Math.max(first, start), Math.min(behind, end)]
    if (from >= to) continue
    const coded = table.u32(descriptors + index * 8 + 2)
    const isNarrow = (coded & 0x40000000) !== 0
    const width = isNarrow ? 1 : 2
    const position = (isNarrow ? (coded & 0x3fffffff) >>> 1 : coded & 0x3fffffff) + (from - first) * width
    budget.spendNodes(to - from)
    const bytes = document.part(position, (to - from) * width)
    pieces.push({ text: (isNarrow ? latin : wide).decode(bytes), position, width })
  }
  return pieces
}

/** The Clx: property modifiers that fast saving left, then the piece table itself. */
function pieceTable(table: Bytes, { at, length }: Stretch): number {
  let position = at
  while (position < at + length) {
    const kind = table.u8(position)
    if (kind === 0x02) return position
    if (kind !== 0x01) break
    position += 3 + table.u16(position + 1)
  }
  throw new Stop('file-damaged')
}
