// Pieces of text → lines, lines → paragraphs, by where they stand: a PDF knows neither.
import type { Piece } from './page-content.ts'

export interface TextLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
  /** The pieces from left to right, words that touch joined. */
  readonly fields: readonly string[]
}

/** Lines from top to bottom. Pieces whose base lines are within a third of their size stand on one line. */
export function textLines(pieces: readonly Piece[]): readonly TextLine[] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.base - b.base)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (
      row !== undefined &&
      first !== undefined &&
      piece.base - first.base <= Math.max(first.size, piece.size) / 3
    ) {
      row.push(piece)
    } else rows.push([piece])
  }
  return rows.map(lineOf)
}

function lineOf(row: readonly Piece[]): TextLine {
  const pieces = [...row].sort((a, b) => a.left - b.left)
  const fields: string[] = []
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    const gap = piece.right === piece.left ? 0 : piece.left - right
    const isWide = gap > piece.size * 1.5
    if (fields.length === 0 || isWide) fields.push(piece.text.trim())
    else
      fields[fields.length - 1] =
        `${fields.at(-1) ?? ''}${between(gap, piece.size, fields.at(-1) ?? '', piece.text)}${piece.text.trim()}`
    right = Math.max(right, piece.right)
  }
  text = fields.join(' ').trim()
  const [first] = pieces
  return {
    text,
    left: first?.left ?? 0,
    right,
    base: first?.base ?? 0,
    size: Math.max(...pieces.map(({ size }) => size)),
    fields,
  }
}

/** A space between Latin words; a gap beside a Han character or a digit is only how the line was stretched. */
function between(gap: number, size: number, before: string, after: string): string {
  return gap > size * 0.2 && /[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(after.trim()) ? ' ' : ''
}

/** Where a line stands among others on its page. */
export interface PlacedLine extends TextLine {
  readonly page: number
}

/** Lines joined to paragraphs; the first line of a paragraph is indented, or the line before it did not reach the margin. */
export function paragraphsOf(
  lines: readonly PlacedLine[],
): readonly { readonly text: string; readonly page: number }[] {
  const left = commonest(lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right), 0)
  const paragraphs: { text: string; page: number }[] = []
  let before: PlacedLine | null = null
  for (const line of lines) {
    const last = paragraphs.at(-1)
    const goesOn =
      before !== null &&
      last !== undefined &&
      Math.abs(before.size - line.size) < 1 &&
      before.right >= right - before.size * 2.2 &&
      line.left <= left + line.size * 0.9 &&
      (before.page !== line.page || line.base - before.base <= line.size * 2.6)
    if (goesOn && last !== undefined) {
      const space = /[A-Za-z]$/u.test(last.text) && /^[A-Za-z]/u.test(line.text) ? ' ' : ''
      last.text += space + line.text
    } else paragraphs.push({ text: line.text, page: line.page })
    before = line
  }
  return paragraphs
}

/** The left margin: where most lines begin, to the nearest two points. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) {
    const near = Math.round(value / 2) * 2
    counts.set(near, (counts.get(near) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}
