// Digits of several cells run together (`2700201030`), as a web page gives them when its table is copied as text: every way
// to cut them that the identities allow. Decides nothing: one way is an answer, several are a question.
import type { Address } from '../template/form.ts'

/** One row's digits, and the cells they belong to, in order. */
export interface DigitRun {
  readonly cells: readonly Address[]
  readonly digits: string
}

/** sum(left) = sum(right), as in template/identities.ts. */
export interface Balance {
  readonly left: readonly Address[]
  readonly right: readonly Address[]
}

export interface CutRun {
  readonly run: DigitRun
  /** Every cut of this row that belongs to some solution of the whole, smallest first figure first. */
  readonly cuts: readonly (readonly number[])[]
}

export interface Cutting {
  readonly runs: readonly CutRun[]
  /**
   * single: one solution satisfies all · several: more than one does · none: no cut satisfies the identities, so `cuts`
   * holds what each row allows by itself · open: too many to try, likewise.
   */
  readonly outcome: 'single' | 'several' | 'none' | 'open'
}

/** Longest figure believed: seven to eight digits are the most that reports have. */
const longestFigure = 9
/** Beyond this many cuts of one row, or steps of the whole search, the question stays open. */
const mostCuts = 2000
const mostSteps = 400_000

/**
 * All cuts of `digits` into `count` whole numbers without leading zeros; null when there are more than can be weighed.
 * `210` in two cells: [2, 10] and [21, 0].
 */
export function cutsOf(digits: string, count: number): readonly (readonly number[])[] | null {
  const cuts: number[][] = []
  const taken: number[] = []
  const cut = (from: number): boolean => {
    const left = count - taken.length
    if (left === 0) {
      if (from === digits.length) cuts.push([...taken])
      return cuts.length <= mostCuts
    }
    const most = digits[from] === '0' ? 1 : Math.min(longestFigure, digits.length - from - (left - 1))
    for (let length = 1; length <= most; length += 1) {
      taken.push(Number(digits.slice(from, from + length)))
      const goOn = cut(from + length)
      taken.pop()
      if (!goOn) return false
    }
    return true
  }
  if (!/^\d*$/u.test(digits)) return []
  return cut(0) ? cuts : null
}

/**
 * Cuts every run so that all balances hold. A balance that names a cell neither in a run nor in `known` is left aside:
 * nothing can be concluded from it.
 */
export function cutFigures(
  runs: readonly DigitRun[],
  balances: readonly Balance[],
  known: ReadonlyMap<Address, number>,
): Cutting {
  const rowOf = new Map<Address, { row: number; cell: number }>()
  runs.forEach((run, row) => run.cells.forEach((address, cell) => rowOf.set(address, { row, cell })))
  const usable = balances.filter(({ left, right }) =>
    [...left, ...right].every((address) => rowOf.has(address) || known.has(address)),
  )
  const terms = usable.map(({ left, right }) => termsOf(left, right, rowOf, known))
  const own = runs.map((run, row) => {
    const all = cutsOf(run.digits, run.cells.length)
    return (
      all?.filter((cut) => terms.every((term) => !isWithin(term, row) || balanceOf(term, row, cut) === 0)) ??
      null
    )
  })
  const choices = own.map((cuts) => cuts ?? [])
  const unsolved = (outcome: 'none' | 'open'): Cutting => ({
    runs: runs.map((run, row) => ({ run, cuts: cutsOf(run.digits, run.cells.length) ?? choices[row] ?? [] })),
    outcome,
  })
  if (own.includes(null)) return unsolved('open')
  if (choices.some((cuts) => cuts.length === 0)) return unsolved('none')
  const found = search(choices, terms)
  if (found === null) return unsolved('open')
  if (found.count === 0) return unsolved('none')
  return {
    runs: runs.map((run, row) => ({
      run,
      cuts: (choices[row] ?? []).filter((_cut, choice) => found.used[row]?.has(choice)),
    })),
    outcome: found.count === 1 ? 'single' : 'several',
  }
}

/** A balance as signed places in the runs; what is known already is in `constant`. */
interface Term {
  readonly constant: number
  readonly parts: readonly { readonly row: number; readonly cell: number; readonly sign: 1 | -1 }[]
  readonly rows: ReadonlySet<number>
}

function termsOf(
  left: readonly Address[],
  right: readonly Address[],
  rowOf: ReadonlyMap<Address, { row: number; cell: number }>,
  known: ReadonlyMap<Address, number>,
): Term {
  let constant = 0
  const parts: { row: number; cell: number; sign: 1 | -1 }[] = []
  for (const [addresses, sign] of [
    [left, 1],
    [right, -1],
  ] as const) {
    for (const address of addresses) {
      const place = rowOf.get(address)
      const value = known.get(address)
      if (place) parts.push({ ...place, sign })
      else if (value !== undefined) constant += sign * value
    }
  }
  return { constant, parts, rows: new Set(parts.map(({ row }) => row)) }
}

function isWithin(term: Term, row: number): boolean {
  return term.rows.size === 1 && term.rows.has(row)
}

function balanceOf(term: Term, row: number, cut: readonly number[]): number {
  return term.parts.reduce(
    (sum, part) => (part.row === row ? sum + part.sign * (cut[part.cell] ?? Number.NaN) : sum),
    term.constant,
  )
}

/** Depth first over the rows, the least ambiguous first; a balance is tried as soon as its last row is chosen. */
function search(
  choices: readonly (readonly (readonly number[])[])[],
  terms: readonly Term[],
): { readonly count: number; readonly used: readonly ReadonlySet<number>[] } | null {
  const order = choices
    .map((_cuts, row) => row)
    .sort((a, b) => (choices[a]?.length ?? 0) - (choices[b]?.length ?? 0))
  const rank = new Map(order.map((row, index) => [row, index]))
  const across = terms.filter(({ rows }) => rows.size > 1)
  const lastRank = across.map(({ rows }) => Math.max(...[...rows].map((row) => rank.get(row) ?? 0)))
  const sums = across.map(({ constant }) => constant)
  const touching = choices.map((_cuts, row) =>
    across.flatMap((term, index) =>
      term.rows.has(row) ? [{ index, parts: term.parts.filter((part) => part.row === row) }] : [],
    ),
  )
  const used = choices.map(() => new Set<number>())
  const chosen: number[] = choices.map(() => 0)
  let count = 0
  let steps = 0

  const add = (row: number, cut: readonly number[], direction: 1 | -1): void => {
    for (const { index, parts } of touching[row] ?? []) {
      for (const part of parts)
        sums[index] = (sums[index] ?? 0) + direction * part.sign * (cut[part.cell] ?? 0)
    }
  }
  const visit = (depth: number): boolean => {
    const row = order[depth]
    if (row === undefined) {
      count += 1
      chosen.forEach((choice, at) => used[at]?.add(choice))
      return true
    }
    const cuts = choices[row] ?? []
    for (let choice = 0; choice < cuts.length; choice += 1) {
      steps += 1
      if (steps > mostSteps) return false
      const cut = cuts[choice] ?? []
      add(row, cut, 1)
      const holds = (touching[row] ?? []).every(({ index }) => lastRank[index] !== depth || sums[index] === 0)
      chosen[row] = choice
      const goOn = !holds || visit(depth + 1)
      add(row, cut, -1)
      if (!goOn) return false
    }
    return true
  }
  return visit(0) ? { count, used } : null
}
