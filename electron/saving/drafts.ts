// Opening and saving drafts, and opening last year's files: bytes in, bytes out. What a draft means is read in the
// window; here it is text that must not be lost.
import { basename } from 'node:path'
import type { DeskFile, DeskResult, OpenedFile } from '../../shared/contract.ts'
import { failed, failure } from '../../shared/notes.ts'
import type { RecentFiles } from '../memory/recent-files.ts'
import { given } from '../result.ts'
import type { VersionStore } from '../versions/version-store.ts'
import { factsOrNone } from './disk.ts'
import type { HeldDrafts } from './held-drafts.ts'
import { inTurn } from './in-turn.ts'
import { Refusal, readFailure, writeFailure } from './refusal.ts'
import { stampOf } from './stamp.ts'
import { restoreBackup, writeWhole, type Writing } from './write-file.ts'

export const draftExtension = '.nianbao'

/** No annual report is larger; what is has been chosen by mistake. */
const largest = 40 * 1024 * 1024

export interface DraftText {
  readonly text: string
  readonly draftId: string
  readonly title: string
}

export interface Drafts {
  /** A draft is held from now on; any other file is only read. */
  open(path: string, purpose: 'draft' | 'import'): Promise<DeskResult<OpenedFile>>
  save(path: string, stamp: string | null, draft: DraftText): Promise<DeskResult<DeskFile>>
  /** Saves where the clerk has just chosen, over whatever the system's dialog agreed to replace. */
  saveAs(path: string, draft: DraftText): Promise<DeskResult<DeskFile>>
}

export interface DraftWorld extends Writing {
  readonly held: HeldDrafts
  readonly versions: VersionStore
  readonly recent: RecentFiles
  now(): Date
  /** Trouble that must not stop the clerk is written down. */
  log(what: string, error: unknown): void
}

export function drafts(world: DraftWorld): Drafts {
  const { disk, held, versions, recent } = world
  const turns = inTurn()

  async function read(path: string, purpose: 'draft' | 'import'): Promise<OpenedFile> {
    const isDraft = purpose === 'draft' && path.toLowerCase().endsWith(draftExtension)
    if (isDraft) await restoreBackup(disk, path)
    const facts = await disk.facts(path)
    const name = basename(path)
    if (facts.isFolder) throw new Refusal(failure('file-is-folder', name))
    if (!facts.isFile) throw new Refusal(failure('file-unreadable', name, '不是普通的文件'))
    if (facts.size > largest) {
      throw new Refusal(failure('file-too-large', name, `${largest / 1024 / 1024} MB`))
    }
    const bytes = await disk.read(path)
    if (bytes.length === 0) throw new Refusal(failure('file-empty', name))
    const heldBy = isDraft ? await held.hold(path) : null
    if (isDraft) await recent.used(path, world.now())
    // A plain view: Node's Buffer may be a window on a larger pool.
    return { path, name, stamp: stampOf(facts), bytes: new Uint8Array(bytes), heldBy }
  }

  async function write(path: string, draft: DraftText): Promise<DeskFile> {
    const startedAt = world.now()
    const facts = await writeWhole(world, path, new TextEncoder().encode(draft.text))
    await keepVersion(path, draft, startedAt)
    await recent.used(path, startedAt)
    return { path, name: basename(path), stamp: stampOf(facts) }
  }

  /** The draft is safe by now; a version that cannot be kept is no reason to say that it is not. */
  async function keepVersion(path: string, draft: DraftText, at: Date): Promise<void> {
    try {
      await versions.keepSaved({ ...draft, path, at })
      await versions.dropRecovery(draft.draftId, at)
    } catch (error) {
      world.log('a version was not kept', error)
    }
  }

  async function writing(
    path: string,
    job: () => Promise<DeskResult<DeskFile>>,
  ): Promise<DeskResult<DeskFile>> {
    return turns(path, async () => {
      try {
        return await job()
      } catch (error) {
        return { ok: false, failure: writeFailure(error, path) }
      }
    })
  }

  return {
    async open(path, purpose) {
      try {
        return given(await turns(path, () => read(path, purpose)))
      } catch (error) {
        return { ok: false, failure: readFailure(error, path) }
      }
    },

    save: (path, stamp, draft) =>
      writing(path, async () => {
        const holder = await held.hold(path)
        if (holder !== null) return failed('draft-held', basename(path), holder)
        const now = await factsOrNone(disk, path)
        if (now !== null && stampOf(now) !== stamp) return failed('draft-changed', basename(path))
        return given(await write(path, draft))
      }),

    saveAs: (path, draft) =>
      writing(path, async () => {
        const holder = await held.heldBy(path)
        if (holder !== null) return failed('draft-held', basename(path), holder)
        const file = await write(path, draft)
        await held.hold(path)
        await held.keepOnly(path)
        return given(file)
      }),
  }
}
