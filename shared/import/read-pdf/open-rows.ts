// Lines → rows of a table without ruling lines: words in front, figures behind, and which lines are none.
import type { PlacedLine } from './reading-order.ts'
import { fieldOf, type Field } from './text-lines.ts'

/** A line as a row: words in front, figures behind. */
export interface Row {
  readonly line: PlacedLine
  readonly words: readonly Field[]
  readonly figures: readonly Field[]
  readonly likeness: 'row' | 'pair' | 'perhaps' | 'hardly' | 'text'
}

export const figure = /^(?:[-+]?[\d０-９][\d０-９,，.．]*…?|[-—–―/／]+|无)$/u
const sentence = /[。；！？]/u
const longestField = 60

export function rowOf(line: PlacedLine): Row {
  const fields = line.fields.flatMap(figuresApart)
  const first = fields.findLastIndex(({ text }) => !figure.test(text)) + 1
  const [words, figures] = [fields.slice(0, first), fields.slice(first)]
  return { line, words, figures, likeness: likenessOf(line, words, figures) }
}

function likenessOf(line: PlacedLine, words: readonly Field[], figures: readonly Field[]): Row['likeness'] {
  const isText = sentence.test(line.text) || words.some(({ text }) => text.length > longestField)
  if (isText) return 'text'
  if (figures.length > 1) return 'row'
  if (figures.length + words.length < 2) return 'hardly'
  return figures.length > 0 ? 'pair' : 'perhaps'
}

/** A field's figures at its end, each by itself: `规章 1 0 3`. */
function figuresApart(field: Field): readonly Field[] {
  const { words } = field
  const first = words.findLastIndex(({ text }) => !figure.test(text)) + 1
  const tail = words.slice(first).flatMap((word) => fieldOf([word]) ?? [])
  const isOne = tail.length === 0 || (tail.length === 1 && first === 0)
  if (isOne) return [field]
  // A single figure hard behind words may be part of them; not behind a label, which has no stops in it.
  const isLabel = words
    .slice(0, first)
    .every(({ text }) => !/[，。；：]/u.test(text) && (!/\d/u.test(text) || /^\d{1,2}[.．]?$/u.test(text)))
  const isLoose = (words[first]?.gap ?? 0) > (words[first]?.size ?? 0) * wordGap
  if (tail.length === 1 && !isLabel && !isLoose) return [field]
  const front = fieldOf(words.slice(0, first))
  return front === null ? tail : [front, ...tail]
}

/** Part of the size. */
const wordGap = 0.45

/** So many lines away from a sure row, what perhaps is one is one; a label with a figure is as good as a row then. */
const near: Readonly<Record<Row['likeness'], number>> = { row: 0, pair: 14, perhaps: 6, hardly: 4, text: -1 }
/** Lines of one word above the first row or below the last that may be pieces of heads and labels. */
const above = 8
const below = 3
const longestPiece = 24

/** Which lines belong to tables: from a row to a row, with what stands between, and pieces of heads above. */
export function tableLines(rows: readonly Row[]): readonly boolean[] {
  const toRow = distancesTo(rows, ({ likeness }) => likeness === 'row')
  const isRow = rows.map(({ likeness }, index) => (toRow[index] ?? Infinity) <= near[likeness])
  const seeds = new Set(rows.filter(({ likeness }, index) => likeness === 'pair' && isRow[index] === true))
  const distances = distancesTo(rows, (row) => row.likeness === 'row' || seeds.has(row))
  const could = rows.map(({ likeness }, index) => (distances[index] ?? Infinity) <= near[likeness])
  const isSure = rows.map((row, index) => could[index] === true && row.likeness !== 'hardly')
  const toNext = countTo(isSure, rows, -1)
  const toLast = countTo(isSure, rows, 1)
  return rows.map(({ line, likeness }, index) => {
    if (isSure[index] === true) return true
    const [next, last] = [toNext[index] ?? Infinity, toLast[index] ?? Infinity]
    if (likeness !== 'hardly') return false
    const isBetween = could[index] === true && Math.max(next, last) < Infinity
    const isPiece = line.text.length <= longestPiece || !line.text.includes('，')
    return isBetween || (isPiece && (next <= above || last <= below))
  })
}

/** For every line how many lines away the nearest of the wanted ones is; none across prose. */
function distancesTo(rows: readonly Row[], isWanted: (row: Row) => boolean): readonly number[] {
  const distances = rows.map((row) => (isWanted(row) ? 0 : Infinity))
  const spread = (index: number, neighbour: number): void => {
    if (rows[index]?.likeness === 'text') return
    distances[index] = Math.min(distances[index] ?? Infinity, (distances[neighbour] ?? Infinity) + 1)
  }
  for (let index = 1; index < rows.length; index += 1) spread(index, index - 1)
  for (let index = rows.length - 2; index >= 0; index -= 1) spread(index, index + 1)
  return distances
}

/** How many lines of one word lie between a line and the nearest sure one behind (-1) or before (1) it. */
function countTo(isSure: readonly boolean[], rows: readonly Row[], step: 1 | -1): readonly number[] {
  const counts = rows.map(() => Infinity)
  let count = Infinity
  for (let at = step === 1 ? 0 : rows.length - 1; at >= 0 && at < rows.length; at += step) {
    count = isSure[at] === true ? 0 : rows[at]?.likeness === 'hardly' ? count + 1 : Infinity
    counts[at] = count
  }
  return counts
}
