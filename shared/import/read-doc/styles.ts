// The style sheet ([MS-DOC] 2.9.271) as far as text needs it: outline level, list and boldness a style gives.
import type { Budget } from '../budget.ts'
import type { Bytes } from './bytes.ts'
import type { Stretch } from './information-block.ts'
import {
  takeCharacterProperties,
  takeParagraphProperties,
  type CharacterProperties,
  type ParagraphProperties,
} from './properties.ts'

export interface Style {
  readonly outline: number | null
  readonly list: number | null
  readonly listLevel: number
  readonly bold: boolean
}

const plain: Style = { outline: null, list: null, listLevel: 0, bold: false }
/** Styles 1–9 are the built-in headings. */
const headings = 9
const noBase = 0xfff
/** Word allows fewer; a style may also be its own base in a broken file. */
const deepest = 30

export function readStyles(
  table: Bytes,
  { at, length }: Stretch,
  data: Bytes | null,
  budget: Budget,
): (style: number) => Style {
  const sheets: { base: number; paragraph: Uint8Array | null; character: Uint8Array | null }[] = []
  if (length >= 6) {
    const header = table.u16(at)
    const count = table.u16(at + 2)
    const fixed = table.u16(at + 4)
    let position = at + 2 + header
    for (let index = 0; index < count && position + 2 <= at + length; index += 1) {
      const size = table.u16(position)
      sheets.push(readStyle(table, position + 2, size, fixed))
      position += 2 + size
    }
  }
  const known = new Map<number, Style>()
  const styleOf = (index: number, seen: number): Style => {
    const before = known.get(index)
    if (before) return before
    const sheet = sheets[index]
    if (sheet === undefined || seen > deepest) return plain
    const base = sheet.base === noBase ? plain : styleOf(sheet.base, seen + 1)
    const paragraph: ParagraphProperties = {
      style: index,
      inTable: false,
      endsRow: false,
      endsInnerCell: false,
      endsInnerRow: false,
      depth: 0,
      outline: base.outline,
      list: base.list,
      listLevel: base.listLevel,
      row: null,
    }
    if (sheet.paragraph) takeParagraphProperties(paragraph, sheet.paragraph, data, budget)
    const character: CharacterProperties = {
      bold: base.bold,
      deleted: false,
      inserted: false,
      hidden: false,
      symbol: null,
    }
    if (sheet.character) takeCharacterProperties(character, sheet.character)
    const made: Style = {
      outline: paragraph.outline ?? (index >= 1 && index <= headings ? index - 1 : null),
      list: paragraph.list,
      listLevel: paragraph.listLevel,
      bold: character.bold ?? false,
    }
    known.set(index, made)
    return made
  }
  return (index) => styleOf(index, 0)
}

function readStyle(
  table: Bytes,
  at: number,
  size: number,
  fixed: number,
): { base: number; paragraph: Uint8Array | null; character: Uint8Array | null } {
  if (size < fixed || fixed < 8) return { base: noBase, paragraph: null, character: null }
  const kind = table.u16(at + 2) & 0xf
  const base = table.u16(at + 2) >>> 4
  const name = table.u16(at + fixed)
  let position = at + fixed + 2 + (name + 1) * 2
  const next = (): Uint8Array | null => {
    if (position + 2 > at + size) return null
    const bytes = table.u16(position)
    if (position + 2 + bytes > at + size) return null
    const part = table.part(position + 2, bytes)
    position += 2 + bytes + (bytes % 2)
    return part
  }
  if (kind !== 1) return { base, paragraph: null, character: null }
  const paragraph = next()
  return { base, paragraph: paragraph ? paragraph.subarray(2) : null, character: next() }
}
