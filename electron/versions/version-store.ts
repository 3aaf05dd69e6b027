// The one store of versions in the user's data folder: recovery text written while typing, and drafts as saved. Each
// version is a file of its own, so that a broken one takes no other with it. Errors of the system are thrown.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { VersionInfo } from '../../shared/contract.ts'
import { systemCode } from '../../shared/system-reason.ts'
import { inTurn } from '../saving/in-turn.ts'
import { factsOrNone, type Disk } from '../saving/disk.ts'
import { longestHead, readEntry, readHead, writeEntry, type EntryHead } from './entry.ts'
import { superfluous } from './thinning.ts'

export interface VersionStore {
  keepRecovery(request: Kept & { readonly kind?: 'recovery' | 'review' }): Promise<void>
  /** `before`: recovery text of a later time stays, since it was typed while the draft was being saved. */
  dropRecovery(draftId: string, before?: Date): Promise<void>
  keepSaved(request: Kept): Promise<void>
  /** Throws away what is over the bounds; keeping a saved version does it too. */
  thin(): Promise<void>
  /** Newest first; broken ones are left out and left alone. */
  list(): Promise<readonly VersionInfo[]>
  /** The text of a version; `broken` where it was not kept whole, null where it is gone. */
  read(id: string): Promise<{ readonly text: string } | 'broken' | null>
}

export interface Kept {
  readonly draftId: string
  readonly text: string
  readonly path: string | null
  readonly title: string
  readonly at: Date
}

const extension = '.version'
const idShape = /^(?:recovery|saved)-[0-9a-z-]{1,80}$/u
/** Recovery text is written to the older of two files: while one is being written the other is whole. */
const slots = ['-a', '-b'] as const

export function versionStore(disk: Disk, folder: string): VersionStore {
  const turns = inTurn()
  const pathOf = (name: string): string => join(folder, `${name}${extension}`)

  async function headOf(name: string): Promise<EntryHead | null> {
    try {
      const facts = await factsOrNone(disk, pathOf(name))
      return facts === null ? null : readHead(await disk.readStart(pathOf(name), longestHead), facts.size)
    } catch (error) {
      // One file that cannot be read must not hide the others.
      if (systemCode(error) === null) throw error
      return null
    }
  }

  async function names(): Promise<readonly string[]> {
    try {
      const found = await disk.list(folder)
      return found.filter((name) => name.endsWith(extension)).map((name) => name.slice(0, -extension.length))
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return []
      throw error
    }
  }

  /** The slots of a draft's recovery text, the newest whole one first. */
  async function recoverySlots(id: string): Promise<readonly { name: string; head: EntryHead | null }[]> {
    const found = await Promise.all(
      slots.map(async (slot) => ({ name: `${id}${slot}`, head: await headOf(`${id}${slot}`) })),
    )
    return found.sort((a, b) => (b.head?.savedAt ?? '').localeCompare(a.head?.savedAt ?? ''))
  }

  async function remove(name: string): Promise<void> {
    try {
      await disk.remove(pathOf(name))
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error
    }
  }

  async function write(name: string, kind: VersionInfo['kind'], kept: Kept): Promise<void> {
    const { draftId, path, title, text, at } = kept
    await disk.makeFolder(folder)
    await disk.write(
      pathOf(name),
      writeEntry({ draftId, savedAt: at.toISOString(), kind, path, title }, text),
      'replace',
    )
    await disk.syncFolder(folder)
  }

  async function list(): Promise<readonly VersionInfo[]> {
    const read = await Promise.all(
      (await names()).map(async (name) => {
        const head = await headOf(name)
        return head === null ? null : infoOf(name, head)
      }),
    )
    const newestFirst = read
      .filter((info) => info !== null)
      .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
    const seen = new Set<string>()
    return newestFirst.filter(({ id }) => !seen.has(id) && seen.add(id))
  }

  async function thin(): Promise<void> {
    for (const { id, kind } of superfluous(await list())) {
      if (kind === 'saved') await remove(id)
      else await Promise.all(slots.map((slot) => remove(`${id}${slot}`)))
    }
  }

  return {
    keepRecovery: (kept) =>
      turns(kept.draftId, async () => {
        const [, older] = await recoverySlots(recoveryId(kept.draftId))
        await write(older?.name ?? `${recoveryId(kept.draftId)}${slots[0]}`, kept.kind ?? 'recovery', kept)
      }),

    dropRecovery: (draftId, before) =>
      turns(draftId, async () => {
        const [newest] = await recoverySlots(recoveryId(draftId))
        const newestAt = newest?.head?.savedAt
        if (before !== undefined && newestAt !== undefined && newestAt > before.toISOString()) return
        for (const slot of slots) await remove(`${recoveryId(draftId)}${slot}`)
      }),

    keepSaved: (kept) =>
      turns(kept.draftId, async () => {
        const time = kept.at.getTime().toString(36)
        await write(`saved-${time}-${randomBytes(6).toString('hex')}`, 'saved', kept)
        await thin()
      }),

    thin,
    list,

    async read(id) {
      if (!idShape.test(id)) return null
      const candidates = id.startsWith('recovery-') ? (await recoverySlots(id)).map(({ name }) => name) : [id]
      let isThere = false
      for (const name of candidates) {
        if ((await factsOrNone(disk, pathOf(name))) === null) continue
        isThere = true
        const entry = readEntry(await disk.read(pathOf(name)))
        if (entry !== null) return { text: entry.text }
      }
      return isThere ? 'broken' : null
    },
  }
}

function recoveryId(draftId: string): string {
  return `recovery-${createHash('sha256').update(draftId).digest('hex').slice(0, 20)}`
}

function infoOf(name: string, head: EntryHead): VersionInfo {
  const { draftId, savedAt, kind, path, title } = head
  const id = kind === 'saved' ? name : recoveryId(draftId)
  return { id, draftId, savedAt, kind, path, title }
}
