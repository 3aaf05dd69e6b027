// Where the versions lie: the usual folder, or one the clerk has chosen, for as long as it can be reached. Versions in
// the usual folder stay readable either way; what a chosen folder refuses is kept there, so that no text is lost.
import { basename, join } from 'node:path'
import type { VersionInfo } from '../../shared/contract.ts'
import { systemCode } from '../../shared/system-reason.ts'
import { inTurn } from '../saving/in-turn.ts'
import type { Disk } from '../saving/disk.ts'
import { realWait, type Wait } from '../saving/patience.ts'
import { carryVersions, removeGone, removeVersions, tryFolder } from './carry-versions.ts'
import { versionStore, type VersionStore } from './version-store.ts'

/** Of its own inside the folder that was chosen, so that the clerk's files and the versions do not mix. */
const ownFolder = '年报助手历史版本'

/** Milliseconds that a chosen folder may take: recovery text cannot wait, a long list over a slow share may. */
const longestWait = { writing: 1500, reading: 8000 } as const

export interface VersionHome extends VersionStore {
  /** Where versions are kept now. */
  folder(): string
  isUsual(): boolean
  /** The chosen folder that could not be reached at the start; null where there is none. */
  readonly outOfReach: string | null
  /**
   * Carries all versions over to a folder, null for the usual one, and keeps them there from now on. `agree` writes down
   * the new place; where it says no, or an error of the system is thrown, everything is as it was.
   */
  moveTo(chosen: string | null, agree: (folder: string | null) => Promise<boolean>): Promise<boolean>
}

export async function versionHome(
  disk: Disk,
  usual: string,
  chosen: string | null,
  wait: Wait = realWait,
): Promise<VersionHome> {
  const turns = inTurn()
  const usualStore = versionStore(disk, usual)
  const isReached = chosen === null || (await inTime('writing', canList(disk, chosen), false))
  let folder = chosen !== null && isReached ? chosen : usual
  let store = folder === usual ? usualStore : versionStore(disk, folder)

  /** Nothing is written while the versions change their place. */
  const atHome = <T>(act: () => Promise<T>): Promise<T> => turns('home', act)
  const stores = (): readonly VersionStore[] => (store === usualStore ? [usualStore] : [store, usualStore])

  /** A share that is off may not answer for minutes: nobody waits for it that long. */
  function inTime<T>(doing: keyof typeof longestWait, answer: Promise<T>, otherwise: T): Promise<T> {
    return Promise.race([answer, wait(longestWait[doing]).then(() => otherwise)])
  }

  /** Asks a store that may be out of reach; the usual one is on this machine. */
  function ask<T>(one: VersionStore, answer: Promise<T>, otherwise: T): Promise<T> {
    return one === usualStore ? answer : inTime('reading', answer, otherwise)
  }

  async function keep(act: (to: VersionStore) => Promise<void>): Promise<void> {
    if (store === usualStore) return act(usualStore)
    const kept = act(store).then(
      () => true,
      (error: unknown) => {
        if (systemCode(error) === null) throw error
        return false
      },
    )
    if (!(await inTime('writing', kept, false))) await act(usualStore)
  }

  async function listOf(one: VersionStore): Promise<readonly VersionInfo[]> {
    return ask(one, one.list(), [])
  }

  async function list() {
    const lists = await Promise.all(stores().map(listOf))
    const seen = new Set<string>()
    return lists
      .flat()
      .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
      .filter(({ id }) => !seen.has(id) && seen.add(id))
  }

  return {
    folder: () => folder,
    isUsual: () => folder === usual,
    outOfReach: isReached ? null : chosen,

    keepRecovery: (kept) => atHome(() => keep((to) => to.keepRecovery(kept))),
    keepSaved: (kept) => atHome(() => keep((to) => to.keepSaved(kept))),
    dropRecovery: (draftId, before) =>
      atHome(async () => {
        const done = await Promise.allSettled(
          stores().map((one) => ask(one, one.dropRecovery(draftId, before), undefined)),
        )
        const refused = done.find(({ status }) => status === 'rejected')
        if (refused?.status === 'rejected') throw refused.reason
      }),
    list,
    async read(id) {
      const found = await Promise.all(
        stores().map(async (one) => ({
          one,
          savedAt: (await listOf(one)).find((info) => info.id === id)?.savedAt ?? '',
        })),
      )
      const newestFirst = found.sort((a, b) => b.savedAt.localeCompare(a.savedAt))
      let last: Awaited<ReturnType<VersionStore['read']>> = null
      for (const { one } of newestFirst) {
        const read = await ask(one, one.read(id), null)
        if (read !== null && read !== 'broken') return read
        last = read ?? last
      }
      return last
    },

    async moveTo(wanted, agree) {
      const target = wanted === null ? usual : ownFolderIn(wanted)
      if (target === folder) return true
      await tryFolder(disk, target)
      const sources = [...new Set([folder, usual])].filter((source) => source !== target)
      // Most of it while typing goes on; then only what has changed since.
      const carried: string[] = []
      for (const source of sources) carried.push(...(await carryVersions(disk, source, target)))
      return atHome(async () => {
        for (const source of sources) await carryVersions(disk, source, target)
        await removeGone(disk, carried, sources, target)
        if (!(await agree(target === usual ? null : target))) return false
        folder = target
        store = target === usual ? usualStore : versionStore(disk, target)
        for (const source of sources) await removeVersions(disk, source, target)
        return true
      })
    },
  }
}

function ownFolderIn(chosen: string): string {
  return basename(chosen) === ownFolder ? chosen : join(chosen, ownFolder)
}

async function canList(disk: Disk, folder: string): Promise<boolean> {
  try {
    await disk.list(folder)
    return true
  } catch (error) {
    if (systemCode(error) === null) throw error
    return false
  }
}
