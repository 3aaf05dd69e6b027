// The file information block at the front of the WordDocument stream ([MS-DOC] 2.5): where everything else lies.
import { Stop } from '../budget.ts'
import type { Bytes } from './bytes.ts'

/** A stretch of the table stream. */
export interface Stretch {
  readonly at: number
  readonly length: number
}

export interface InformationBlock {
  /** `1Table` or `0Table`. */
  readonly tableStream: '0Table' | '1Table'
  /** Characters of the main text; notes, headers and comments come after it, and then text boxes. */
  readonly characters: number
  readonly boxesFrom: number
  readonly boxesTo: number
  readonly styles: Stretch
  readonly characterPages: Stretch
  readonly paragraphPages: Stretch
  readonly pieces: Stretch
  readonly lists: Stretch
  readonly listUses: Stretch
}

const signature = 0xa5ec
/** Word 97; what is older has another layout. */
const oldest = 0x00c1

/** null for a file of Word 95 or older. */
export function readInformationBlock(document: Bytes): InformationBlock | null {
  if (document.u16(0) !== signature) throw new Stop('file-damaged')
  if (document.u16(2) < oldest) return null
  const flags = document.u16(0x0a)
  if ((flags & 0x0100) !== 0) throw new Stop('file-protected')
  // [MS-DOC] 2.5.6: pairs of offset and length, from byte 154 on.
  const stretch = (index: number): Stretch => ({
    at: document.u32(154 + index * 8),
    length: document.u32(154 + index * 8 + 4),
  })
  const characters = document.u32(0x4c)
  // Footnotes, headers, macros, comments, endnotes.
  const beside = [0x50, 0x54, 0x58, 0x5c, 0x60].reduce((sum, at) => sum + document.u32(at), 0)
  return {
    tableStream: (flags & 0x0200) === 0 ? '0Table' : '1Table',
    characters,
    boxesFrom: characters + beside,
    boxesTo: characters + beside + document.u32(0x64),
    styles: stretch(1),
    characterPages: stretch(12),
    paragraphPages: stretch(13),
    pieces: stretch(33),
    lists: stretch(73),
    listUses: stretch(74),
  }
}
