// The drafts used last, newest first.
import { basename } from 'node:path'
import * as v from 'valibot'
import type { RecentFile } from '../../shared/contract.ts'
import { systemCode } from '../../shared/system-reason.ts'
import { factsOrNone, type Disk } from '../saving/disk.ts'
import { keptValue, type Keeping } from './kept-value.ts'

const most = 12

const schema = v.array(v.object({ path: v.string(), usedAt: v.pipe(v.string(), v.isoTimestamp()) }))

export interface RecentFiles {
  paths(): readonly string[]
  /** With whether each is still there. */
  list(): Promise<readonly RecentFile[]>
  used(path: string, at: Date): Promise<void>
  forget(path: string): Promise<void>
}

export async function recentFiles(keeping: Keeping, changed: () => void): Promise<RecentFiles> {
  const kept = await keptValue(keeping, 'recent-files', schema, [])
  const set = async (next: v.InferOutput<typeof schema>): Promise<void> => {
    const writing = kept.set(next)
    changed()
    await writing
  }
  return {
    paths: () => kept.get().map(({ path }) => path),
    list: () =>
      Promise.all(
        kept.get().map(async ({ path, usedAt }) => ({
          path,
          name: basename(path),
          usedAt,
          missing: await isMissing(keeping.disk, path),
        })),
      ),
    used: (path, at) => {
      const others = kept.get().filter((file) => file.path !== path)
      return set([{ path, usedAt: at.toISOString() }, ...others].slice(0, most))
    },
    forget: (path) => set(kept.get().filter((file) => file.path !== path)),
  }
}

/** A place that cannot be asked, such as a share that is off, counts as missing for now; the entry stays. */
async function isMissing(disk: Disk, path: string): Promise<boolean> {
  try {
    return (await factsOrNone(disk, path)) === null
  } catch (error) {
    if (systemCode(error) === null) throw error
    return true
  }
}
