// Which kept versions may go: the store is bounded for each draft and in all. What was typed and never saved goes last.
import type { VersionInfo } from '../../shared/contract.ts'

/** Saved versions of one draft. */
export const mostOfDraft = 40
/** Saved versions in all. */
export const mostSaved = 400
/** Drafts and reviews whose recovery text nobody has come back for. */
export const mostRecoveries = 50

/** Of versions newest first, those over the bounds. The newest saved one of every draft stays while there is room. */
export function superfluous(newestFirst: readonly VersionInfo[]): readonly VersionInfo[] {
  const saved = newestFirst.filter(({ kind }) => kind === 'saved')
  const recoveries = newestFirst.filter(({ kind }) => kind !== 'saved')
  const overDraft: VersionInfo[] = []
  const within: VersionInfo[] = []
  const newest: VersionInfo[] = []
  const counts = new Map<string, number>()
  for (const version of saved) {
    const count = (counts.get(version.draftId) ?? 0) + 1
    counts.set(version.draftId, count)
    if (count > mostOfDraft) overDraft.push(version)
    else if (count === 1) newest.push(version)
    else within.push(version)
  }
  const room = Math.max(0, mostSaved - newest.length)
  return [
    ...overDraft,
    ...within.slice(room),
    ...newest.slice(mostSaved),
    ...recoveries.slice(mostRecoveries),
  ]
}
