// Totals of an approved file that did not follow from its figures when all of those were to be taken over, as they stand with
// what the clerk has refused meanwhile. What differs at all is in approved-changes.ts.
import { cellText, sameCell } from './arithmetic.ts'
import {
  withAccepted,
  type Accepted,
  type ApprovedChange,
  type ApprovedComparison,
} from './approved-changes.ts'
import { shownCells } from './evaluate.ts'

/**
 * The changes without the totals that by now come to what the file says: to declare those would change nothing. The others
 * say what they come to with what is accepted and what is still open.
 */
export function changesLeft(
  comparison: ApprovedComparison,
  accepted: Accepted,
  refused: ReadonlySet<string>,
): readonly ApprovedChange[] {
  const { changes } = comparison
  const isClear = (change: ApprovedChange): boolean => change.kind !== 'cell' || change.doubt === null
  const taken = changes.filter(({ id }) => !accepted.has(id) && !refused.has(id)).filter(isClear)
  return changes.flatMap((change): readonly ApprovedChange[] => {
    if (change.kind !== 'cell' || change.sum === null || change.doubt !== null) return [change]
    if (accepted.has(change.id)) return [change]
    const others = taken.filter(({ id }) => id !== change.id).map(({ id }) => [id, null] as const)
    const then = withAccepted(comparison, new Map([...accepted, ...others]))
    const sum = shownCells(then.report)[change.figure.address]
    return sameCell(sum, change.cell ?? undefined) ? [] : [{ ...change, sum: cellText(sum) }]
  })
}
