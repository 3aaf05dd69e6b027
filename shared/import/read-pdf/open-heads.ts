// Which columns of figures the words of a table without ruling lines lie over, and whether its heads leave that open.
import type { Field } from './text-lines.ts'

export interface Span {
  readonly left: number
  readonly right: number
}

/** The columns that something lies over; beside all of them, the nearest. */
export function reachOf(columns: readonly Span[], left: number, right: number): readonly [number, number] {
  const over = columns.flatMap((span, index) => (span.left < right && span.right > left ? [index] : []))
  const [first, last] = [over[0], over.at(-1)]
  if (first !== undefined && last !== undefined) return [first, last + 1]
  const middle = (left + right) / 2
  const distances = columns.map((span) => Math.abs((span.left + span.right) / 2 - middle))
  const nearest = Math.max(distances.indexOf(Math.min(...distances)), 0)
  return [nearest, nearest + 1]
}

/**
 * Whether two heads claim one column of figures: a column is then blank from top to bottom, and which one it is cannot be
 * told from where the figures stand. `lines`: the heads, line by line.
 */
export function sharesColumn(lines: readonly (readonly Field[])[], columns: readonly Span[]): boolean {
  const heads = lines.flatMap((fields, line) =>
    fields.map((field) => ({ field, line, reach: reachOf(columns, field.left, field.right) })),
  )
  return heads.some((one, index) =>
    heads.slice(index + 1).some((other) => {
      const isSameLine = one.line === other.line
      const isEachOne = [one, other].every(({ reach: [from, to] }) => to - from === 1)
      const isApart = one.field.left >= other.field.right || one.field.right <= other.field.left
      const isCommon = one.reach[0] < other.reach[1] && one.reach[1] > other.reach[0]
      // Of different lines one may be the head of a group, which lies over columns of others.
      const isClaim = isCommon && isApart && (isSameLine || isEachOne)
      return isClaim && !(isSameLine && isLoose(one.field) && isLoose(other.field))
    }),
  )
}

/** `总   计`: characters of one head, set wide apart. */
function isLoose({ text }: Field): boolean {
  return text.length === 1
}
