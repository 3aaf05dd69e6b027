// Lines → paragraphs: the first line of a paragraph is indented, or the line before it did not reach the margin.
import type { LineBox } from '../../document.ts'
import { extentOf } from './page-boxes.ts'
import type { PlacedLine } from './reading-order.ts'

export interface Paragraph {
  readonly text: string
  readonly page: number
  readonly lines: readonly LineBox[]
}

interface Margins {
  readonly left: number
  readonly right: number
}

/** `lines`: in reading order. */
export function paragraphsOf(
  lines: readonly PlacedLine[],
  marginsOf: (line: PlacedLine) => Margins,
): readonly Paragraph[] {
  const paragraphs: { text: string; page: number; lines: LineBox[] }[] = []
  let before: PlacedLine | null = null
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (before !== null && last !== undefined && goesOn(before, line, marginsOf)) {
      const space = /[A-Za-z]$/u.test(last.text) && /^[A-Za-z]/u.test(line.text) ? ' ' : ''
      last.text += space
      last.lines.push(boxOf(line, last.text.length))
      last.text += line.text
    } else paragraphs.push({ text: line.text, page: line.page, lines: [boxOf(line, 0)] })
    before = line
  }
  return paragraphs
}

function boxOf({ page, text, fields }: PlacedLine, from: number): LineBox {
  return { page, ...extentOf(fields.flatMap(({ words }) => words)), from, to: from + text.length }
}

function goesOn(before: PlacedLine, line: PlacedLine, marginsOf: (line: PlacedLine) => Margins): boolean {
  const isBeside = before.page !== line.page || before.half !== line.half
  return (
    Math.abs(before.size - line.size) < 1 &&
    before.right - before.left >= before.size * shortest &&
    before.right >= marginsOf(before).right - before.size * 2.2 &&
    line.left <= marginsOf(line).left + line.size * 0.9 &&
    (isBeside || line.base - before.base <= line.size * 2.6)
  )
}

/** A line of fewer characters than this is a heading, not one that ran out of room. */
const shortest = 12

/** The margins of each half of the page, over all of a document's lines. */
export function marginsAmong(lines: readonly PlacedLine[]): (line: PlacedLine) => Margins {
  const known = new Map<PlacedLine['half'], Margins>()
  for (const half of ['both', 'left', 'right'] as const) {
    const own = lines.filter((line) => line.half === half)
    const ends = own.map(({ right }) => right).toSorted((a, b) => b - a)
    known.set(half, {
      left: leftMargin(own.map(({ left }) => left)),
      right: ends[Math.floor(ends.length * few)] ?? 0,
    })
  }
  return ({ half }) => known.get(half) ?? { left: 0, right: 0 }
}

/** So small a part of the lines may stand outside the margins. */
const few = 0.06

/** The leftmost place, to the nearest two points, where more than a few lines begin. */
function leftMargin(starts: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const start of starts) {
    const near = Math.round(start / 2) * 2
    counts.set(near, (counts.get(near) ?? 0) + 1)
  }
  const least = Math.max(2, starts.length * few)
  const common = [...counts].filter(([, count]) => count >= least).map(([start]) => start)
  return Math.min(...(common.length > 0 ? common : counts.keys()), Infinity)
}
