// The drafts this program holds: takes their locks, renews them while they are open, releases them. One turn for each
// draft, since the screen may release and open the same one in a breath.
import { livingHolder, nameOfHolder, releaseLock, renewEvery, renewLock, takeLock } from './draft-lock.ts'
import type { LockWorld } from './draft-lock.ts'
import { inTurn } from './in-turn.ts'

export interface HeldDrafts {
  /** Who else has the draft, in words; null when it is now ours. */
  hold(path: string): Promise<string | null>
  /** Who else has it, without taking it. */
  heldBy(path: string): Promise<string | null>
  /** The draft held last; null where none is. */
  current(): string | null
  release(path: string): Promise<void>
  /** The draft went on under another path: the others are let go. */
  keepOnly(path: string): Promise<void>
  releaseAll(): Promise<void>
}

export function heldDrafts(world: LockWorld): HeldDrafts {
  const held = new Set<string>()
  const turns = inTurn()

  const timer = setInterval(() => {
    for (const path of held) {
      void turns(path, async () => {
        if (held.has(path) && !(await renewLock(world, path))) held.delete(path)
      })
    }
  }, renewEvery)
  timer.unref()

  const release = (path: string): Promise<void> =>
    turns(path, async () => {
      held.delete(path)
      await releaseLock(world, path)
    })

  return {
    hold: (path) =>
      turns(path, async () => {
        const holder = await takeLock(world, path)
        if (holder !== null) return nameOfHolder(holder)
        held.add(path)
        return null
      }),
    heldBy: (path) =>
      turns(path, async () => {
        const holder = await livingHolder(world, path)
        return holder === null ? null : nameOfHolder(holder)
      }),
    current: () => [...held].at(-1) ?? null,
    release,
    async keepOnly(path) {
      await Promise.all([...held].filter((other) => other !== path).map(release))
    },
    async releaseAll() {
      clearInterval(timer)
      await Promise.all([...held].map(release))
    },
  }
}
