// Where the versions lie: the usual folder, or one the clerk has chosen, for as long as it can be reached. Recovery text
// is always kept in the usual one, which is on this machine; so is what a chosen folder refuses, so that no text is lost.
import { basename, join } from 'node:path'
import type { VersionInfo } from '../../shared/contract.ts'
import { failure } from '../../shared/notes.ts'
import { systemCode } from '../../shared/system-reason.ts'
import type { Log } from '../log.ts'
import { inTurn } from '../saving/in-turn.ts'
import type { Disk } from '../saving/disk.ts'
import { realWait, type Wait } from '../saving/patience.ts'
import { Refusal } from '../saving/refusal.ts'
import {
  carryVersions,
  removeCarried,
  removeWritten,
  savedNames,
  tryFolder,
  type Place,
} from './carry-versions.ts'
import { farDisk, type FarDisk } from './far-disk.ts'
import { versionStore, type VersionStore } from './version-store.ts'

/** Of its own inside the folder that was chosen, so that the clerk's files and the versions do not mix. */
const ownFolder = '年报助手历史版本'

/** Milliseconds that a chosen folder may take: a saving cannot wait, a long list over a slow share may. */
const longestWait = { writing: 1500, reading: 8000 } as const

export interface VersionHome extends VersionStore {
  /** Where versions are kept now. */
  folder(): string
  isUsual(): boolean
  /** The chosen folder that could not be reached at the start, until another place is chosen; null where there is none. */
  outOfReach(): string | null
  /**
   * Carries the saved versions over to a folder, null for the usual one, and keeps them there from now on. `agree` writes
   * down the new place; where it says no, or an error of the system is thrown, everything is as it was. Where the old
   * folder cannot be reached nothing is moved either, unless the clerk wants to `leave` there what lies there.
   */
  moveTo(
    chosen: string | null,
    agree: (folder: string | null) => Promise<boolean>,
    leave?: boolean,
  ): Promise<boolean>
}

interface Home {
  readonly place: Place
  readonly store: VersionStore
  /** Null for the usual place. */
  readonly far: FarDisk | null
  /** Answers that nobody waits for any more. */
  late: number
}

export async function versionHome(
  disk: Disk,
  usual: string,
  chosen: string | null,
  wait: Wait = realWait,
  log: Log = () => undefined,
): Promise<VersionHome> {
  const turns = inTurn()
  const usualHome: Home = {
    place: { disk, folder: usual },
    store: versionStore(disk, usual),
    far: null,
    late: 0,
  }
  const homes = new Map<string, Home>([[usual, usualHome]])
  let wished = homeAt(chosen ?? usual)
  let home = chosen === null || (await isThere(wished)) ? wished : usualHome

  function homeAt(folder: string): Home {
    const known = homes.get(folder)
    if (known !== undefined) return known
    const far = farDisk(disk, wait, longestWait.reading)
    // A folder that is gone is not made anew: on the mount point of a stick it would pass for the stick.
    const store = versionStore({ ...far.disk, makeFolder: async () => undefined }, folder)
    const made: Home = { place: { disk: far.disk, folder }, store, far, late: 0 }
    homes.set(folder, made)
    return made
  }

  function isThere(at: Home): Promise<boolean> {
    const isListed = async (): Promise<boolean> => {
      await at.place.disk.list(at.place.folder)
      return true
    }
    return ask(at, 'writing', isListed, false)
  }

  /** Nothing is saved while the versions change their place. */
  const atHome = <T>(act: () => Promise<T>): Promise<T> => turns('home', act)
  const inUse = (): readonly Home[] => (home === usualHome ? [usualHome] : [home, usualHome])

  /** A share that is off may not answer for minutes: nobody waits for it that long, and only once. */
  async function ask<T>(
    at: Home,
    doing: keyof typeof longestWait,
    act: () => Promise<T>,
    otherwise: T,
  ): Promise<T> {
    if (at.far === null) return act()
    if (at.far.isStuck() || at.late > 0) return otherwise
    let isLate = false
    let isDone = false
    const answer = act()
      .catch((error: unknown) => {
        if (systemCode(error) === null) throw error
        log('the chosen folder of versions refused', error)
        return otherwise
      })
      .finally(() => {
        isDone = true
        if (isLate) at.late -= 1
      })
    const giveUp = wait(longestWait[doing]).then(() => {
      isLate = !isDone
      if (isLate) at.late += 1
      return otherwise
    })
    return Promise.race([answer, giveUp])
  }

  /** Whether the chosen folder took it; false where there is none. */
  function keptFar(act: (to: VersionStore) => Promise<void>): Promise<boolean> {
    const at = home
    if (at === usualHome) return Promise.resolve(false)
    return ask(at, 'writing', () => act(at.store).then(() => true), false)
  }

  function listOf(at: Home): Promise<readonly VersionInfo[]> {
    return ask(at, 'reading', () => at.store.list(), [])
  }

  async function list() {
    const lists = await Promise.all(inUse().map(listOf))
    const seen = new Set<string>()
    return lists
      .flat()
      .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
      .filter(({ id }) => !seen.has(id) && seen.add(id))
  }

  /** The places that versions must come from; the old one is left out only where the clerk wants it so. */
  async function sourcesFor(target: Home, leave: boolean): Promise<readonly Home[]> {
    const sources: Home[] = []
    for (const from of new Set([wished, usualHome])) {
      if (from === target) continue
      if (from === usualHome || (await isThere(from))) sources.push(from)
      else if (!leave) throw new Refusal(failure('versions-left-behind', basename(from.place.folder)))
    }
    return sources
  }

  const namesAt = (from: Home): Promise<readonly string[]> => savedNames(from.place, from === usualHome)

  /** Carries what is there, then, while nothing is saved, what has come since and takes back what has gone. */
  async function carryAll(
    sources: readonly Home[],
    target: Home,
    written: Set<string>,
    settle: () => Promise<boolean>,
  ): Promise<boolean> {
    const carried = new Set<string>()
    const carryNew = async (): Promise<readonly string[]> => {
      const still: string[] = []
      for (const from of sources) {
        const names = await namesAt(from)
        const fresh = names.filter((name) => !carried.has(name))
        await carryVersions(fresh, from.place, target.place, written)
        for (const name of fresh) carried.add(name)
        still.push(...names)
      }
      return still
    }
    await carryNew()
    return atHome(async () => {
      const still = new Set(await carryNew())
      await removeWritten(
        [...written].filter((name) => !still.has(name)),
        target.place,
      )
      return settle()
    })
  }

  /** Recovery text that only a chosen folder took goes to this machine. */
  async function bringRecoveries(from: Home): Promise<readonly string[]> {
    if (from === usualHome) return []
    const [there, here] = [await from.store.list(), await usualHome.store.list()]
    const left = there.flatMap(({ kind, ...one }) => (kind === 'saved' ? [] : [{ kind, ...one }]))
    for (const { id, draftId, kind, path, title, savedAt } of left) {
      if (here.some((one) => one.id === id && one.savedAt >= savedAt)) continue
      const read = await from.store.read(id)
      if (read === null || read === 'broken') continue
      const { text } = read
      await usualHome.store.keepRecovery({ draftId, kind, text, path, title, at: new Date(savedAt) })
    }
    return left.map(({ draftId }) => draftId)
  }

  /** The versions are at the new place by now: what the old one will not give up is no reason to say otherwise. */
  async function clear(from: Home, target: Home, recoveries: readonly string[]): Promise<void> {
    try {
      await removeCarried(await namesAt(from), from.place, target.place)
      for (const draftId of recoveries) await from.store.dropRecovery(draftId)
    } catch (error) {
      log('the old place of versions was not cleared', error)
    }
  }

  async function undo(written: ReadonlySet<string>, target: Home): Promise<void> {
    try {
      await removeWritten(written, target.place)
    } catch (error) {
      log('what was carried was not taken back', error)
    }
  }

  return {
    folder: () => home.place.folder,
    isUsual: () => home === usualHome,
    outOfReach: () => (home === wished ? null : wished.place.folder),

    async keepRecovery(kept) {
      try {
        await usualHome.store.keepRecovery(kept)
      } catch (error) {
        if (systemCode(error) === null || !(await keptFar((to) => to.keepRecovery(kept)))) throw error
      }
    },
    keepSaved: (kept) =>
      atHome(async () => {
        if (!(await keptFar((to) => to.keepSaved(kept)))) await usualHome.store.keepSaved(kept)
        else await usualHome.store.thin()
      }),
    thin: () => usualHome.store.thin(),
    async dropRecovery(draftId, before) {
      await Promise.all(
        inUse().map((at) => ask(at, 'writing', () => at.store.dropRecovery(draftId, before), undefined)),
      )
    },
    list,
    async read(id) {
      const found = await Promise.all(
        inUse().map(async (at) => ({
          at,
          savedAt: (await listOf(at)).find((info) => info.id === id)?.savedAt ?? '',
        })),
      )
      const newestFirst = found.sort((a, b) => b.savedAt.localeCompare(a.savedAt))
      let last: Awaited<ReturnType<VersionStore['read']>> = null
      for (const { at } of newestFirst) {
        const read = await ask(at, 'reading', () => at.store.read(id), null)
        if (read !== null && read !== 'broken') return read
        last = read ?? last
      }
      return last
    },

    moveTo: (wanted, agree, leave = false) =>
      turns('move', async () => {
        const target = homeAt(wanted === null ? usual : ownFolderIn(wanted))
        if (target === home && target === wished) return true
        await tryFolder(target.place)
        const sources = await sourcesFor(target, leave)
        const recoveries = new Map<Home, readonly string[]>()
        for (const from of sources) recoveries.set(from, await bringRecoveries(from))
        const written = new Set<string>()
        let isMoved = false
        try {
          isMoved = await carryAll(sources, target, written, async () => {
            if (!(await agree(target === usualHome ? null : target.place.folder))) return false
            home = target
            wished = target
            return true
          })
        } finally {
          if (!isMoved) await undo(written, target)
        }
        if (isMoved) for (const from of sources) await clear(from, target, recoveries.get(from) ?? [])
        return isMoved
      }),
  }
}

function ownFolderIn(chosen: string): string {
  return basename(chosen) === ownFolder ? chosen : join(chosen, ownFolder)
}
