// Single property modifiers ([MS-DOC] 2.6): a run of coded properties → the few that matter to text and tables.
import type { Budget } from '../budget.ts'
import type { CellMerge, RowDefinition } from '../read-word-flow/edge-table.ts'
import { Bytes } from './bytes.ts'

export interface ParagraphProperties {
  style: number
  inTable: boolean
  /** The mark ends a row, not a cell. */
  endsRow: boolean
  /** The mark ends a cell or a row of a table inside a table. */
  endsInnerCell: boolean
  endsInnerRow: boolean
  /** Tables around the paragraph; 0 where the file does not say. */
  depth: number
  /** Outline level 0–8, 9 for body; null where it does not say. */
  outline: number | null
  /** 1-based use of a list; 0 for none, null where it does not say. */
  list: number | null
  listLevel: number
  row: RowDefinition | null
}

export interface CharacterProperties {
  bold: boolean | null
  deleted: boolean
  inserted: boolean
  hidden: boolean
  /** A character of a symbol font that stands for the one in the text. */
  symbol: number | null
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
      if (code === tabStops && length === 255) length = lengthOfTabs(bytes, at)
    }
    if (length < 0 || at + length > bytes.length) return
    take(code, new Bytes(bytes.part(at, length)))
    at += length
  }
}

const tableDefinition = 0xd608
const tabStops = 0xc615

/** Too many tab stops for one byte to count ([MS-DOC] 2.9.181): taken away with two places each, set with one and a kind. */
function lengthOfTabs(bytes: Bytes, at: number): number {
  if (at >= bytes.length) return -1
  const taken = 1 + bytes.u8(at) * 4
  return at + taken >= bytes.length ? -1 : taken + 1 + bytes.u8(at + taken) * 3
}

/** Property runs too long for their page lie in the Data stream. */
const farProperties = new Set([0x6646, 0x646b])

export function takeParagraphProperties(
  into: ParagraphProperties,
  coded: Uint8Array,
  data: Bytes | null,
  budget: Budget,
  isFar = false,
): void {
  eachProperty(coded, (code, operand) => {
    budget.spendNodes(1)
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
      case 0x244b:
        into.endsInnerCell = operand.u8(0) !== 0
        break
      case 0x244c:
        into.endsInnerRow = operand.u8(0) !== 0
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
          takeParagraphProperties(into, data.part(at + 2, data.u16(at)), data, budget, true)
        }
    }
  })
}

function readRowDefinition(operand: Bytes): RowDefinition | null {
  const count = operand.u8(0)
  if (1 + (count + 1) * 2 > operand.length) return null
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.i16(1 + index * 2))
  const start = 1 + (count + 1) * 2
  const flags = Array.from({ length: count }, (_, index) => {
    const at = start + index * 20
    return at + 2 <= operand.length ? operand.u16(at) : 0
  })
  const across = acrossOf(flags.map((flag) => flag & 3))
  const cells = flags.map((flag, index): CellMerge => ({
    across: across[index] ?? null,
    down: downOf((flag >>> 5) & 3),
  }))
  return { edges, cells }
}

/**
 * Cells merged across begin with one value and go on with another; descriptions of the format do not agree which is which,
 * the order of the cells does.
 */
function acrossOf(values: readonly number[]): readonly CellMerge['across'][] {
  let first = 0
  return values.map((value) => {
    if (value === 0) {
      first = 0
      return null
    }
    if (first !== 0 && value !== first) return 'goes-on'
    first = value
    return 'first'
  })
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
      case 0x6a09:
        into.symbol = operand.u16(2)
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
