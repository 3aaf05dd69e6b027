// The answers of the desk, put together from its parts: who may name which file, what is saved where, what is kept.
// Knows no Electron, so that the whole desk can be tried on real files in Node.
import { basename, join } from 'node:path'
import type { ChosenFile, DeskResult, FilePurpose, FolderListing } from '../shared/contract.ts'
import type { Settings } from '../shared/settings.ts'
import { failed, failure } from '../shared/notes.ts'
import type { Answers } from './answering.ts'
import type { Log } from './log.ts'
import type { ExportLedger } from './memory/export-ledger.ts'
import type { RecentFiles } from './memory/recent-files.ts'
import type { SettingsFile } from './memory/settings-file.ts'
import type { Printing } from './printing/printing.ts'
import { done, given } from './result.ts'
import { listFolder } from './saving/folder-listing.ts'
import { draftExtension, type Drafts } from './saving/drafts.ts'
import { factsOrNone, type Disk } from './saving/disk.ts'
import type { Exports } from './saving/exports.ts'
import type { HeldDrafts } from './saving/held-drafts.ts'
import type { NamedPaths } from './saving/named-paths.ts'
import { readFailure, reasonOf, writeFailure } from './saving/refusal.ts'
import { settingAnswers } from './setting-answers.ts'
import type { VersionHome } from './versions/version-home.ts'
import type { WindowLife } from './window-life.ts'

/** The system's dialogs, and its file manager; null where the clerk closed the dialog. */
export interface Dialogs {
  chooseFile(purpose: FilePurpose): Promise<string | null>
  chooseFiles(): Promise<readonly string[]>
  chooseTarget(suggested: string): Promise<string | null>
  chooseFolder(suggested: string, purpose: 'export' | 'versions' | 'reports'): Promise<string | null>
  showInFolder(path: string): void
}

export interface DeskParts {
  readonly appVersion: string
  readonly platform: string
  /** The clerk's own folder of documents. */
  readonly documents: string
  readonly disk: Disk
  readonly dialogs: Dialogs
  readonly drafts: Drafts
  readonly exports: Exports
  readonly held: HeldDrafts
  readonly ledger: ExportLedger
  readonly named: NamedPaths
  readonly printing: Printing
  readonly recent: RecentFiles
  readonly versions: VersionHome
  readonly settings: SettingsFile
  readonly life: WindowLife
  readonly log: Log
  now(): Date
  recentLog(): readonly string[]
  /** The settings have changed, or are now known. */
  applySettings(settings: Settings): void
}

export function deskAnswers(parts: DeskParts): Answers {
  const { dialogs, drafts, exports, held, ledger, life, named, recent, versions } = parts

  function unnamed(path: string): DeskResult<never> {
    return failed('path-unnamed', basename(path))
  }

  function exportFolder(): string {
    return ledger.folders()[0] ?? parts.documents
  }

  /** What is listed may be read from now on. */
  async function listed(folder: string): Promise<DeskResult<FolderListing>> {
    try {
      const listing = await listFolder(parts.disk, folder)
      if (listing.files.length === 0) return failed('folder-empty', listing.name)
      for (const { path } of listing.files) named.list(path)
      return given(listing)
    } catch (error) {
      return { ok: false, failure: readFailure(error, folder) }
    }
  }

  let isStart = true

  return {
    ...settingAnswers(parts),

    async info() {
      const { appVersion, platform } = parts
      const first = isStart
      isStart = false
      return { appVersion, kind: 'desktop', platform, resume: life.takeResume(), isStart: first }
    },

    async chooseFile(purpose) {
      const path = await dialogs.chooseFile(purpose)
      if (path === null) return given(null)
      named.name(path)
      return drafts.open(path, purpose === 'draft' ? 'draft' : 'import')
    },

    async chooseFiles() {
      const files: ChosenFile[] = []
      for (const path of await dialogs.chooseFiles()) {
        named.name(path)
        files.push({ name: basename(path), opened: await drafts.open(path, 'import') })
      }
      return given(files)
    },

    async chooseReports() {
      const folder = await dialogs.chooseFolder(parts.documents, 'reports')
      return folder === null ? given(null) : listed(folder)
    },

    async listFolder(path) {
      return named.isNamed(path) ? listed(path) : unnamed(path)
    },

    async readListed(path) {
      return named.isListed(path) ? drafts.open(path, 'import') : unnamed(path)
    },

    async openPath(path) {
      return named.isNamed(path) ? drafts.open(path, 'draft') : unnamed(path)
    },

    async saveDraft({ path, stamp, text, draftId, title }) {
      if (!named.isNamed(path) || !path.toLowerCase().endsWith(draftExtension)) return unnamed(path)
      const saved = await drafts.save(path, stamp, { text, draftId, title })
      if (saved.ok) life.settled(draftId)
      return saved
    },

    async saveDraftAs({ suggestedName, text, draftId, title }) {
      const chosen = await dialogs.chooseTarget(suggestedName)
      if (chosen === null) return given(null)
      const path = withExtension(chosen)
      const isAgreed = path === chosen
      // The system's dialog asked about the name it saw, not about the one with our ending.
      if (!isAgreed && (await isThere(parts.disk, path))) return failed('name-taken', basename(path))
      const saved = await drafts.saveAs(path, { text, draftId, title })
      if (!saved.ok) return saved
      named.name(path)
      life.settled(draftId)
      return saved
    },

    async keepRecovery({ draftId, kind = 'recovery', text, path, title }) {
      try {
        // Paths of kept versions may be opened after the next start, so no unnamed one gets in.
        const at = path !== null && named.isNamed(path) ? path : null
        await versions.keepRecovery({ draftId, kind, text, path: at, title, at: parts.now() })
        // A window that died comes up with its draft; a review is offered over it.
        if (kind === 'recovery') life.kept(draftId)
        return done
      } catch (error) {
        return { ok: false, failure: failure('recovery-failed', reasonOf(error)) }
      }
    },

    async dropRecovery(draftId) {
      life.settled(draftId)
      return guarded(async () => {
        await versions.dropRecovery(draftId)
        return done
      })
    },

    async listVersions() {
      return guarded(async () => given(await versions.list()))
    },

    async readVersion(id) {
      return guarded(async () => {
        const read = await versions.read(id)
        if (read === null) return failed('version-missing')
        return read === 'broken' ? failed('version-broken') : given(read.text)
      })
    },

    async listRecent() {
      return given(await recent.list())
    },

    async forgetRecent(path) {
      await recent.forget(path)
      return done
    },

    async exportFolder() {
      return given(exportFolder())
    },

    async chooseFolder() {
      const folder = await dialogs.chooseFolder(exportFolder(), 'export')
      if (folder === null) return given(null)
      named.nameFolder(folder)
      await ledger.usedFolder(folder)
      return given(folder)
    },

    async writeExport({ folder, name, bytes, replace }) {
      const target = folder ?? exportFolder()
      if (folder !== null && !named.isFolderNamed(folder)) return unnamed(join(folder, name))
      const written = await exports.write(target, name, bytes, replace)
      if (written.ok) named.name(written.value.path)
      return written
    },

    async showInFolder(path) {
      if (!named.isWithin(path)) return unnamed(path)
      if (!(await isThere(parts.disk, path))) return failed('file-missing', basename(path))
      dialogs.showInFolder(path)
      return done
    },

    makePdf: (page) => parts.printing.pdf(page),
    printPages: (page) => parts.printing.print(page),

    async releaseDraft(path) {
      await held.release(path)
      return done
    },

    async setWindowState(state) {
      life.setState(state)
      return done
    },
  }
}

function withExtension(path: string): string {
  return path.toLowerCase().endsWith(draftExtension) ? path : `${path}${draftExtension}`
}

async function isThere(disk: Disk, path: string): Promise<boolean> {
  try {
    return (await factsOrNone(disk, path)) !== null
  } catch (error) {
    readFailure(error, path)
    return false
  }
}

/** The store of versions lies in the user's data folder: what the system refuses there is said by its reason. */
async function guarded<T>(job: () => Promise<DeskResult<T>>): Promise<DeskResult<T>> {
  try {
    return await job()
  } catch (error) {
    return { ok: false, failure: writeFailure(error, '历史版本') }
  }
}
