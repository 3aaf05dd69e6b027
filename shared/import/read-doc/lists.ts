// Automatic numbering ([MS-DOC] 2.9.150, 2.9.131) as text: a list's levels, how they look, and where they have counted to.
import { formatNumber } from '../read-docx/number-formats.ts'
import type { Bytes } from './bytes.ts'
import type { Stretch } from './information-block.ts'

interface ListLevel {
  readonly start: number
  readonly format: string
  /** Characters 0–8 stand for the numbers of those levels. */
  readonly text: string
  readonly isLegal: boolean
}

interface List {
  readonly id: number
  readonly levels: readonly ListLevel[]
}

/** MSONFC codes as the names of ECMA-376 17.18.59. */
const formats: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
}

/** The number of the next paragraph of a list (1-based use) at a level; '' where there is none to show. */
export type NextNumber = (use: number, level: number) => string

export function readLists(table: Bytes, lists: Stretch, uses: Stretch): NextNumber {
  const defined = new Map(
    (lists.length >= 2 ? readDefinitions(table, lists) : []).map((list) => [list.id, list]),
  )
  const used = uses.length >= 4 ? readUses(table, uses) : []
  const counters = new Map<number, (number | undefined)[]>()
  return (use, level) => {
    const id = used[use - 1]
    const list = id === undefined ? undefined : defined.get(id)
    const own = list?.levels[level] ?? list?.levels[0]
    if (list === undefined || own === undefined) return ''
    const counts = counters.get(list.id) ?? []
    counters.set(list.id, counts)
    counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    if (own.format === 'bullet' || own.format === 'none') return ''
    const text = [...own.text]
      .map((sign) => {
        const at = sign.charCodeAt(0)
        if (at > 8) return sign
        const value = counts[at] ?? list.levels[at]?.start ?? 1
        return formatNumber(own.isLegal ? 'decimal' : (list.levels[at]?.format ?? 'decimal'), value)
      })
      .join('')
    return text === '' || /[\p{P}\s]$/u.test(text) ? text : `${text} `
  }
}

function readUses(table: Bytes, { at }: Stretch): readonly number[] {
  const count = Math.min(table.u32(at), 4096)
  return Array.from({ length: count }, (_, index) => table.u32(at + 4 + index * 16))
}

function readDefinitions(table: Bytes, { at, length }: Stretch): readonly List[] {
  const count = Math.min(table.u16(at), 2048)
  /** The levels of all lists follow the stretch itself. */
  let position = at + length
  return Array.from({ length: count }, (_, index) => {
    const head = at + 2 + index * 28
    const isSimple = (table.u8(head + 26) & 1) !== 0
    const levels = Array.from({ length: isSimple ? 1 : 9 }, () => {
      const [level, next] = readLevel(table, position)
      position = next
      return level
    })
    return { id: table.u32(head), levels }
  })
}

/** No number is written with more characters. */
const longestNumber = 64

function readLevel(table: Bytes, at: number): readonly [ListLevel, number] {
  const characterBytes = table.u8(at + 24)
  const paragraphBytes = table.u8(at + 25)
  const textAt = at + 28 + paragraphBytes + characterBytes
  const count = table.u16(textAt)
  const text = Array.from({ length: Math.min(count, longestNumber) }, (_, index) =>
    String.fromCharCode(table.u16(textAt + 2 + index * 2)),
  ).join('')
  return [
    {
      start: Math.min(table.u32(at), 32767),
      format: formats[table.u8(at + 4)] ?? 'decimal',
      text,
      isLegal: (table.u8(at + 5) & 0x04) !== 0,
    },
    textAt + 2 + count * 2,
  ]
}
