// Which item of one list became which of another: paragraphs against paragraphs, sentences against sentences. Says nothing
// of where the lists come from.

export interface Item {
  /** Items of one key are the same. */
  readonly key: string
  /** What two items that are not the same are compared by. */
  readonly text: string
}

/** Positions in the two lists; in the order of both. */
export type Step =
  | { readonly kind: 'same' | 'changed'; readonly before: number; readonly after: number }
  | { readonly kind: 'gone'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number }

/** Less alike than this, one did not become the other. */
const leastLike = 0.4

/** Beyond so many pairs nobody reads the differences one by one; what is not the same then is gone or added. */
const mostPairs = 60_000
const mostCharacters = 20_000_000

/** The alignment that keeps most the same, and after that pairs what is most alike. */
export function align(before: readonly Item[], after: readonly Item[]): readonly Step[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start]?.key === after[start]?.key) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end)?.key === after.at(-1 - end)?.key) end += 1
  const same = (from: number, to: number, shift: number): Step[] =>
    Array.from({ length: to - from }, (_, index) => ({
      kind: 'same',
      before: from + index,
      after: from + index + shift,
    }))
  const inside = middle(before.slice(start, before.length - end), after.slice(start, after.length - end))
  return [
    ...same(0, start, 0),
    ...inside.map((step) => moved(step, start)),
    ...same(before.length - end, before.length, after.length - before.length),
  ]
}

function moved(step: Step, by: number): Step {
  switch (step.kind) {
    case 'gone':
      return { kind: 'gone', before: step.before + by }
    case 'added':
      return { kind: 'added', after: step.after + by }
    default:
      return { kind: step.kind, before: step.before + by, after: step.after + by }
  }
}

function middle(before: readonly Item[], after: readonly Item[]): readonly Step[] {
  const pairs = before.length * after.length
  const length = (items: readonly Item[]): number => items.reduce((sum, { text }) => sum + text.length, 0)
  const work = length(before) * after.length + length(after) * before.length
  if (pairs === 0 || pairs > mostPairs || work > mostCharacters) {
    return [
      ...before.map((_, index): Step => ({ kind: 'gone', before: index })),
      ...after.map((_, index): Step => ({ kind: 'added', after: index })),
    ]
  }
  const likeness = likenesses(before, after)
  const width = after.length + 1
  /** The best sum of likenesses of what is behind a pair of positions. */
  const best = new Float64Array((before.length + 1) * width)
  const bestAt = (i: number, j: number): number => best[i * width + j] ?? 0
  const likeAt = (i: number, j: number): number => likeness[i * after.length + j] ?? 0
  const paired = (i: number, j: number): number =>
    likeAt(i, j) >= leastLike ? likeAt(i, j) + bestAt(i + 1, j + 1) : -1
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(bestAt(i + 1, j), bestAt(i, j + 1), paired(i, j))
    }
  }
  const steps: Step[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && paired(i, j) === bestAt(i, j)) {
      steps.push({ kind: likeAt(i, j) === identical ? 'same' : 'changed', before: i, after: j })
      i += 1
      j += 1
    } else if (i < before.length && (j === after.length || bestAt(i + 1, j) === bestAt(i, j))) {
      steps.push({ kind: 'gone', before: i })
      i += 1
    } else {
      steps.push({ kind: 'added', after: j })
      j += 1
    }
  }
  return steps
}

/** Worth more than two that are only alike. */
const identical = 2

function likenesses(before: readonly Item[], after: readonly Item[]): Float64Array {
  const [left, right] = [before.map(({ text }) => pairsIn(text)), after.map(({ text }) => pairsIn(text))]
  const table = new Float64Array(before.length * after.length)
  before.forEach(({ key }, i) => {
    after.forEach((other, j) => {
      const [a, b] = [left[i], right[j]]
      if (a && b) table[i * after.length + j] = key === other.key ? identical : likeness(a, b)
    })
  })
  return table
}

/** Neighbouring characters of a text as sorted numbers, its ends included. */
function pairsIn(text: string): Float64Array {
  const marked = `\u0002${text}\u0003`
  const pairs = new Float64Array(marked.length - 1)
  for (let at = 0; at < pairs.length; at += 1) {
    pairs[at] = marked.charCodeAt(at) * 65_536 + marked.charCodeAt(at + 1)
  }
  return pairs.sort()
}

/** 0 for nothing in common, 1 for the same pairs of characters (Dice 1945). */
function likeness(a: Float64Array, b: Float64Array): number {
  let common = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) {
      common += 1
      i += 1
      j += 1
    } else if (x < y) i += 1
    else j += 1
  }
  return (2 * common) / (a.length + b.length)
}
