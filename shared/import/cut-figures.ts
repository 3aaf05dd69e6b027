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
   * single: one solution satisfies all · several: more than one does, and `cuts` holds at least all that belong to one ·
   * none: no cut satisfies the identities, so `cuts` holds what each row allows by itself · open: too many to try, likewise.
   */
  readonly outcome: 'single' | 'several' | 'none' | 'open'
}

/** Longest figure believed: seven to eight digits are the most that reports have. */
const longestFigure = 9
/** More cuts of one row than these cannot be weighed: kept, and looked at to find those that the row's own sums allow. */
const mostCuts = 2000
const mostSeen = 400_000

/**
 * All cuts of `digits` into `count` whole numbers without leading zeros; null when there are more than can be weighed.
 * `210` in two cells: [2, 10] and [21, 0].
 */
export function cutsOf(digits: string, count: number): readonly (readonly number[])[] | null {
  return cutsThat(digits, count, () => true)
}

/** `isPossible`: asked of the figures so far, each time one is added. */
function cutsThat(
  digits: string,
  count: number,
  isPossible: (taken: readonly number[]) => boolean,
): readonly (readonly number[])[] | null {
  const cuts: number[][] = []
  const taken: number[] = []
  let seen = 0
  const cut = (from: number): boolean => {
    const left = count - taken.length
    if (left === 0) {
      if (from === digits.length) cuts.push([...taken])
      return cuts.length <= mostCuts
    }
    const most = digits[from] === '0' ? 1 : Math.min(longestFigure, digits.length - from - (left - 1))
    // What is left must fit into the cells that are left.
    const least = Math.max(1, digits.length - from - (left - 1) * longestFigure)
    for (let length = least; length <= most; length += 1) {
      taken.push(Number(digits.slice(from, from + length)))
      seen += 1
      const goOn = !isPossible(taken) || cut(from + length)
      taken.pop()
      if (!goOn || seen > mostSeen) return false
    }
    return true
  }
  if (!/^\d*$/u.test(digits) || digits.length < count || digits.length > count * longestFigure) return []
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
    const inside = terms.filter((term) => isWithin(term, row))
    // A sum is tried as soon as its last figure is there.
    const endingAt = run.cells.map((_, cell) =>
      inside.filter(({ parts }) => Math.max(...parts.map((part) => part.cell)) === cell),
    )
    return cutsThat(run.digits, run.cells.length, (taken) =>
      (endingAt[taken.length - 1] ?? []).every((term) => balanceOf(term, row, taken) === 0),
    )
  })
  const choices = own.map((cuts) => cuts ?? [])
  const unsolved = (outcome: 'none' | 'open'): Cutting => ({
    runs: runs.map((run, row) => ({ run, cuts: cutsOf(run.digits, run.cells.length) ?? choices[row] ?? [] })),
    outcome,
  })
  if (own.includes(null)) return unsolved('open')
  if (choices.some((cuts) => cuts.length === 0)) return unsolved('none')
  const found = solutionsOf(choices, terms)
  if (found === 'none' || found === 'open') return unsolved(found)
  return {
    runs: runs.map((run, row) => ({
      run,
      cuts: (choices[row] ?? []).filter((_cut, choice) => found.used[row]?.has(choice)),
    })),
    outcome: found.isSingle ? 'single' : 'several',
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

interface Solutions {
  readonly isSingle: boolean
  /** For every row the choices that belong to a solution, or may. */
  readonly used: readonly ReadonlySet<number>[]
}

/** So much is tried before the question stays open, in choices looked at; and so many solutions are enough to ask. */
const mostTried = 6_000_000
const mostSolutions = 64

/** For every row the choices that are still possible. */
type Domains = readonly (readonly number[])[]

/**
 * Solutions over all rows. Choices that no others can make up for are struck out until nothing changes (bounds of each sum);
 * then one row is decided after the other, the least ambiguous first.
 */
function solutionsOf(
  choices: readonly (readonly (readonly number[])[])[],
  terms: readonly Term[],
): Solutions | 'none' | 'open' {
  const across = terms.filter(({ rows }) => rows.size > 1)
  /** What every choice of a row adds to each sum that the row is in. */
  const shares = choices.map((cuts, row) => {
    const own = across.flatMap((term, index) =>
      term.rows.has(row) ? [{ index, parts: term.parts.filter((part) => part.row === row) }] : [],
    )
    return {
      sums: own.map(({ index }) => index),
      of: cuts.map((cut) =>
        own.map(({ parts }) => parts.reduce((sum, { sign, cell }) => sum + sign * (cut[cell] ?? 0), 0)),
      ),
    }
  })
  let tried = 0

  /** null where a row has no choice left. */
  const narrowed = (start: Domains): Domains | null => {
    let domains = start
    for (let changed = true; changed;) {
      changed = false
      const low = across.map(({ constant }) => constant)
      const high = across.map(({ constant }) => constant)
      const bounds = shares.map(({ sums, of }, row) =>
        sums.map((sum, at) => {
          let [least, most] = [Infinity, -Infinity]
          for (const choice of domains[row] ?? []) {
            const share = of[choice]?.[at] ?? 0
            least = Math.min(least, share)
            most = Math.max(most, share)
          }
          low[sum] = (low[sum] ?? 0) + least
          high[sum] = (high[sum] ?? 0) + most
          return { least, most }
        }),
      )
      const next = shares.map(({ sums, of }, row) => {
        const own = domains[row] ?? []
        tried += own.length
        const kept = own.filter((choice) =>
          sums.every((sum, at) => {
            const share = of[choice]?.[at] ?? 0
            const { least = 0, most = 0 } = bounds[row]?.[at] ?? {}
            return (low[sum] ?? 0) - least + share <= 0 && (high[sum] ?? 0) - most + share >= 0
          }),
        )
        if (kept.length < own.length) changed = true
        return kept
      })
      if (next.some((kept) => kept.length === 0)) return null
      domains = next
    }
    return domains
  }

  const first = narrowed(choices.map((cuts) => cuts.map((_cut, choice) => choice)))
  if (first === null) return 'none'
  const found: Domains[] = []
  const visit = (domains: Domains): boolean => {
    if (tried > mostTried || found.length >= mostSolutions) return false
    const open = domains.map((own, row) => ({ row, count: own.length })).filter(({ count }) => count > 1)
    const [next] = open.toSorted((a, b) => a.count - b.count)
    if (next === undefined) {
      found.push(domains)
      return true
    }
    return (domains[next.row] ?? []).every((choice) => {
      const decided = narrowed(domains.map((own, row) => (row === next.row ? [choice] : own)))
      return decided === null || visit(decided)
    })
  }
  const isComplete = visit(first)
  if (found.length === 0) return isComplete ? 'none' : 'open'
  if (!isComplete && found.length === 1) return 'open'
  const members = isComplete ? found : [first]
  return {
    isSingle: found.length === 1,
    used: choices.map((_cuts, row) => new Set(members.flatMap((domains) => domains[row] ?? []))),
  }
}
