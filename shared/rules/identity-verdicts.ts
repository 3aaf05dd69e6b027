// Verdicts of identities (勾稽关系): sum(left) = sum(right) over cells of one table, judged while the table is being filled.
// Which cells those are is the template's data; sentences are in identity-rules.ts.
import { compare } from '../report/arithmetic.ts'
import type { ExactNumber } from '../report/cell.ts'
import { countAt, placesOf, sumOf } from '../report/evaluate.ts'
import type { Address, TableSpec } from '../template/form.ts'
import { identitiesOf, type Identity } from '../template/identities.ts'
import { addressesOf, figureAt, type TableView } from './table-view.ts'

export interface PlacedIdentity {
  readonly identity: Identity
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly cells: readonly Address[]
  /** The total that the left side derives; null where the right side is no such total. */
  readonly derives: number | null
}

export type Side = 'left' | 'right'

/** Beyond the verdict: what the sentence needs. */
export type Judged =
  | { readonly verdict: 'holds' | 'notApplicable' }
  | { readonly verdict: 'broken'; readonly left: ExactNumber; readonly right: ExactNumber }
  /** One side has blanks and its known part is more than the whole other side already. */
  | {
      readonly verdict: 'broken'
      readonly over: Side
      readonly known: ExactNumber
      readonly other: ExactNumber
    }
  | {
      readonly verdict: 'incomplete'
      readonly missing: readonly number[]
      readonly unread: number
      readonly left: ExactNumber | null
      readonly right: ExactNumber | null
    }

const placed = new WeakMap<TableSpec, readonly PlacedIdentity[]>()

export function placedIdentities(table: TableSpec): readonly PlacedIdentity[] {
  const before = placed.get(table)
  if (before) return before
  const { at, totals } = placesOf(table)
  const made = identitiesOf(table).map((identity): PlacedIdentity => {
    const left = identity.left.flatMap((address) => at.get(address) ?? [])
    const right = identity.right.flatMap((address) => at.get(address) ?? [])
    const derived = totals.find(
      ({ address, addends }) => right.length === 1 && right[0] === address && sameList(addends, left),
    )
    const cells = addressesOf(table, [...left, ...right])
    return { identity, left, right, cells, derives: derived?.address ?? null }
  })
  placed.set(table, made)
  return made
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

/** Shared, since it is the verdict of nearly every identity. */
const holds: Judged = { verdict: 'holds' }

export function judge(view: TableView, identity: PlacedIdentity): Judged {
  // Nearly every table that is filled consists of plain counts; anything else is looked at below.
  if (countAt(view.counts, identity.left) === countAt(view.counts, identity.right)) return holds
  const left = sumOf(view.cells, identity.left)
  const right = sumOf(view.cells, identity.right)
  if (left.blank + left.unread + right.blank + right.unread > 0) return judgePartly(view, identity)
  if (left.total === null || right.total === null) {
    return { verdict: 'incomplete', missing: [], unread: 0, left: left.total, right: right.total }
  }
  return compare(left.total, right.total) === 0
    ? holds
    : { verdict: 'broken', left: left.total, right: right.total }
}

/**
 * Something is blank or unread. An automatic total that could not be derived stands for its addends, and what then
 * stands on both sides cancels: an automatic total says nothing against its own items.
 */
function judgePartly(view: TableView, identity: PlacedIdentity): Judged {
  const whole = { left: spelledOut(view, identity.left), right: spelledOut(view, identity.right) }
  const left = without(whole.left, whole.right)
  const right = without(whole.right, whole.left)
  const rest = [...left, ...right]
  if (rest.every((place) => view.cells[place] === undefined)) return { verdict: 'notApplicable' }
  const sums = { left: sumOf(view.cells, left), right: sumOf(view.cells, right) }
  const isCancelled = left.length < whole.left.length
  if (sums.left.unread + sums.right.unread === 0) {
    const sides: readonly (readonly [Side, Side])[] = [
      ['left', 'right'],
      ['right', 'left'],
    ]
    for (const [over, other] of sides) {
      const [known, limit] = [sums[over], sums[other]]
      if (isCancelled || limit.blank > 0 || known.total === null || limit.total === null) continue
      const blanks = (over === 'left' ? left : right).filter((place) => view.cells[place] === undefined)
      const cannotShrink = blanks.every((place) => figureAt(view, place).kind !== 'signedCount')
      if (cannotShrink && compare(known.total, limit.total) > 0) {
        return { verdict: 'broken', over, known: known.total, other: limit.total }
      }
    }
    const { left: a, right: b } = sums
    const isKnown = a.blank + b.blank === 0 && a.total !== null && b.total !== null
    // What cancelled may be blank: whatever comes to stand there, both sides agree.
    if (isKnown && compare(a.total, b.total) === 0) return holds
  }
  const missing = rest.filter((place) => isMissing(view, place))
  const total = (side: Side): ExactNumber | null => {
    const sum = sumOf(view.cells, identity[side])
    return sum.blank + sum.unread > 0 ? null : sum.total
  }
  return {
    verdict: 'incomplete',
    missing,
    unread: sums.left.unread + sums.right.unread,
    left: total('left'),
    right: total('right'),
  }
}

function isMissing(view: TableView, place: number): boolean {
  const cell = view.cells[place]
  return cell === undefined || cell.kind === 'unread'
}

/** Places, with every automatic total that shows nothing replaced by its addends. */
function spelledOut(view: TableView, places: readonly number[]): readonly number[] {
  return places.flatMap((place) => {
    if (view.cells[place] !== undefined || view.automatic[place] !== true) return [place]
    const total = view.places.totals.find(({ address }) => address === place)
    return total ? spelledOut(view, total.addends) : [place]
  })
}

function without(places: readonly number[], others: readonly number[]): readonly number[] {
  const common = new Set(others)
  return places.filter((place) => !common.has(place))
}
