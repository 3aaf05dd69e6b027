// Single property modifiers ([MS-DOC] 2.6): a run of coded properties → the few that matter to text and tables.
import { Bytes } from './bytes.ts'

export interface ParagraphProperties {
  style: number
  inTable: boolean
  /** The mark ends a row, not a cell. */
  endsRow: boolean
  /** Tables around the paragraph; 0 where the file does not say. */
  depth: number
  /** Outline level 0–8, 9 for body; null where it does not say. */
  outline: number | null
  /** 1-based use of a list; 0 for none, null where it does not say. */
  list: number | null
  listLevel: number
  row: RowDefinition | null
}

export interface RowDefinition {
  /** Left edge of every cell and the right edge of the last, in twips. */
  readonly edges: readonly number[]
  readonly cells: readonly { across: 'first' | 'goes-on' | null; down: 'first' | 'goes-on' | null }[]
}

export interface CharacterProperties {
  bold: boolean | null
  deleted: boolean
  inserted: boolean
  hidden: boolean
}

const operandBytes: readonly number[] = [1, 1, 2, 4, 2, 2, 0, 3]

/** Calls `take` with the code and the operand of every property. A cut-off run ends without complaint, as in Word. */
export function eachProperty(coded: Uint8Array, take: (code: number, operand: Bytes) => void): void {
  const bytes = new Bytes(coded)
  let at = 0
  while (at + 3 <= bytes.length) {
    const code = bytes.u16(at)
    at += 2
    let length = operandBytes[code >>> 13] ?? 0
    if (code >>> 13 === 6) {
      const isTable = code === tableDefinition
      if (isTable && at + 2 > bytes.length) return
      // A table definition counts in two bytes, and one too many ([MS-DOC] 2.9.326).
      length = isTable ? bytes.u16(at) - 1 : bytes.u8(at)
      at += isTable ? 2 : 1
    }
    if (length < 0 || at + length > bytes.length) return
    take(code, new Bytes(bytes.part(at, length)))
    at += length
  }
}

const tableDefinition = 0xd608
/** Property runs too long for their page lie in the Data stream. */
const farProperties = new Set([0x6646, 0x646b])

export function takeParagraphProperties(
  into: ParagraphProperties,
  coded: Uint8Array,
  data: Bytes | null,
  isFar = false,
): void {
  eachProperty(coded, (code, operand) => {
    switch (code) {
      case 0x4600:
        into.style = operand.u16(0)
        break
      case 0x2416:
        into.inTable = operand.u8(0) !== 0
        break
      case 0x2417:
        into.endsRow = operand.u8(0) !== 0
        break
      case 0x6649:
        into.depth = operand.u32(0)
        break
      case 0x2640:
        into.outline = operand.u8(0)
        break
      case 0x460b:
        into.list = operand.u16(0)
        break
      case 0x260a:
        into.listLevel = operand.u8(0)
        break
      case tableDefinition:
        into.row = readRowDefinition(operand)
        break
      case 0xd62b:
        into.row = withVerticalMerge(into.row, operand)
        break
      default:
        if (farProperties.has(code) && data !== null && !isFar) {
          const at = operand.u32(0)
          if (at + 2 > data.length || at + 2 + data.u16(at) > data.length) return
          takeParagraphProperties(into, data.part(at + 2, data.u16(at)), data, true)
        }
    }
  })
}

function readRowDefinition(operand: Bytes): RowDefinition | null {
  const count = operand.u8(0)
  if (1 + (count + 1) * 2 > operand.length) return null
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.i16(1 + index * 2))
  const start = 1 + (count + 1) * 2
  const cells = Array.from({ length: count }, (_, index) => {
    const at = start + index * 20
    const flags = at + 2 <= operand.length ? operand.u16(at) : 0
    return {
      across:
        (flags & 0x0001) !== 0 ? ('first' as const) : (flags & 0x0002) !== 0 ? ('goes-on' as const) : null,
      down: downOf((flags >>> 5) & 3),
    }
  })
  return { edges, cells }
}

function downOf(flags: number): 'first' | 'goes-on' | null {
  return flags === 3 || flags === 2 ? 'first' : flags === 1 ? 'goes-on' : null
}

function withVerticalMerge(row: RowDefinition | null, operand: Bytes): RowDefinition | null {
  if (row === null || operand.length < 2) return row
  const wanted = operand.u8(0)
  const down = downOf(operand.u8(1))
  return { ...row, cells: row.cells.map((cell, index) => (index === wanted ? { ...cell, down } : cell)) }
}

export function takeCharacterProperties(into: CharacterProperties, coded: Uint8Array): void {
  eachProperty(coded, (code, operand) => {
    switch (code) {
      case 0x0835:
        into.bold = toggled(operand.u8(0), into.bold)
        break
      case 0x0800:
        into.deleted = operand.u8(0) !== 0
        break
      case 0x0801:
        into.inserted = operand.u8(0) !== 0
        break
      case 0x083c:
        into.hidden = toggled(operand.u8(0), into.hidden) ?? false
        break
    }
  })
}

/** 0x80: as in the style, 0x81: the opposite. */
function toggled(operand: number, style: boolean | null): boolean | null {
  if (operand === 0x80) return style
  if (operand === 0x81) return !(style ?? false)
  return operand !== 0
}
