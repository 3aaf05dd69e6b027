// The in-browser desk: the whole contract on what a plain browser has. Files come in by a file input and go out as
// downloads; drafts, recovery text and versions are kept in the browser as well, so that nothing is lost.
import type {
  ChosenFile,
  Desk,
  DeskFile,
  DeskResult,
  OpenedFile,
  VersionInfo,
} from '../../shared/contract.ts'
import { failed } from '../../shared/notes.ts'
import { askForFile, askForFiles, askForFolder, download } from './browser-files.ts'
import { bytesOf, folderOfFiles, type BrowserFolder } from './browser-folder.ts'
import { printInBrowser } from './browser-print.ts'
import { browserSettings } from './browser-settings.ts'
import type { BrowserStore, KeptVersion } from './browser-store.ts'

const draftFiles = '.nianbao'
const importFiles = '.docx,.doc,.wps,.rtf,.xlsx,.xls,.et,.html,.htm,.mht,.txt,.pdf,.nianbao'

/** Versions kept of one draft. */
const mostVersions = 30

/** Which draft this tab has open, so that a reload goes on with it. */
const openKey = 'nianbao-open-draft'

/** This tab has shown its first page. */
const startedKey = 'nianbao-started'

const done: DeskResult<null> = { ok: true, value: null }

export function browserDesk(store: BrowserStore): Desk {
  let unsaved = false
  /** The folder of reports that was chosen last. */
  let chosen: BrowserFolder | null = null
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })

  const keep = async (
    path: string,
    name: string,
    request: { readonly text: string; readonly draftId: string; readonly title: string },
  ): Promise<DeskResult<DeskFile>> => {
    const savedAt = new Date().toISOString()
    const stamp = crypto.randomUUID()
    const { text, draftId, title } = request
    download(name, new TextEncoder().encode(text))
    return guarded(async () => {
      await store.files.put({ path, name, text, stamp, usedAt: savedAt })
      await store.versions.put({ id: stamp, draftId, savedAt, kind: 'saved', path, title, text })
      await store.versions.remove(recoveryId(draftId))
      await dropOldVersions(store, draftId)
      return given({ path, name, stamp })
    })
  }

  return {
    ...browserSettings(),

    async info() {
      const open = sessionStorage.getItem(openKey)
      const isStart = sessionStorage.getItem(startedKey) === null
      sessionStorage.setItem(startedKey, '1')
      const left = open === null ? null : await store.versions.get(recoveryId(open)).catch(() => null)
      return { appVersion: '', kind: 'trial', platform: 'browser', resume: left?.id ?? null, isStart }
    },

    async chooseFile(purpose) {
      const file = await askForFile(purpose === 'draft' ? draftFiles : importFiles)
      if (file === null) return { ok: true, value: null }
      const bytes = await bytesOf(file)
      if (bytes === null) return failed('file-missing', file.name)
      if (purpose !== 'draft') return { ok: true, value: opened('', file.name, '', bytes) }
      const path = pathOf(file.name)
      const stamp = crypto.randomUUID()
      const text = new TextDecoder().decode(bytes)
      const usedAt = new Date().toISOString()
      return guarded(async () => {
        await store.files.put({ path, name: file.name, text, stamp, usedAt })
        return given(opened(path, file.name, stamp, bytes))
      })
    },

    async chooseFiles() {
      const files: ChosenFile[] = []
      for (const file of await askForFiles(importFiles)) {
        const { name } = file
        const bytes = await bytesOf(file)
        files.push({
          name,
          opened: bytes === null ? failed('file-missing', name) : given(opened('', name, '', bytes)),
        })
      }
      return { ok: true, value: files }
    },

    async chooseReports() {
      const files = await askForFolder()
      if (files.length === 0) return { ok: true, value: null }
      chosen = folderOfFiles(files)
      const { listing } = chosen
      return listing.files.length === 0 ? failed('folder-empty', listing.name) : given(listing)
    },

    // A browser has no paths: a folder that is dropped is looked into where it is dropped.
    async listFolder(path) {
      return failed('path-unnamed', nameOf(path))
    },

    async readListed(path) {
      return chosen?.read(path) ?? failed('path-unnamed', nameOf(path))
    },

    async openPath(path) {
      return guarded(async () => {
        const file = await store.files.get(path)
        if (file === null) return failed('file-missing', nameOf(path))
        await store.files.put({ ...file, usedAt: new Date().toISOString() })
        return given(opened(path, file.name, file.stamp, new TextEncoder().encode(file.text)))
      })
    },

    async saveDraft(request) {
      return guarded(async () => {
        const file = await store.files.get(request.path)
        const isOurs = file === null || request.stamp === null || file.stamp === request.stamp
        const name = file?.name ?? nameOf(request.path)
        return isOurs ? keep(request.path, name, request) : failed('draft-changed', name)
      })
    },

    async saveDraftAs(request) {
      return keep(pathOf(request.suggestedName), request.suggestedName, request)
    },

    async keepRecovery({ draftId, kind = 'recovery', text, path, title }) {
      // A reload goes on with the draft; a review is offered over it.
      if (kind === 'recovery') sessionStorage.setItem(openKey, draftId)
      const savedAt = new Date().toISOString()
      return guarded(async () => {
        const version: KeptVersion = {
          id: recoveryId(draftId),
          draftId,
          savedAt,
          kind,
          path,
          title,
          text,
        }
        await store.versions.put(version)
        return done
      })
    },

    async dropRecovery(draftId) {
      if (sessionStorage.getItem(openKey) === draftId) sessionStorage.removeItem(openKey)
      return guarded(async () => {
        await store.versions.remove(recoveryId(draftId))
        return done
      })
    },

    async listVersions() {
      return guarded(async () => {
        const versions = await store.versions.all()
        return given(versions.map(withoutText).sort((a, b) => b.savedAt.localeCompare(a.savedAt)))
      })
    },

    async readVersion(id) {
      return guarded(async () => {
        const version = await store.versions.get(id)
        return version === null ? failed('version-missing') : given(version.text)
      })
    },

    async listRecent() {
      return guarded(async () => {
        const files = await store.files.all()
        return given(
          files
            .map(({ path, name, usedAt }) => ({ path, name, usedAt, missing: false }))
            .sort((a, b) => b.usedAt.localeCompare(a.usedAt)),
        )
      })
    },

    async forgetRecent(path) {
      return guarded(async () => {
        await store.files.remove(path)
        return done
      })
    },

    async exportFolder() {
      return given('')
    },

    async chooseFolder() {
      return { ok: true, value: null }
    },

    async writeExport({ name, bytes }) {
      download(name, bytes)
      return { ok: true, value: { path: name, name, stamp: '' } }
    },

    async showInFolder() {
      return done
    },

    async makePdf() {
      return failed('pdf-trial')
    },

    async printPages(page) {
      printInBrowser(page)
      return given(true)
    },

    async releaseDraft() {
      sessionStorage.removeItem(openKey)
      return done
    },

    async setWindowState(state) {
      document.title = state.title
      unsaved = state.unsaved
      return done
    },

    pathOfDropped: () => '',

    onCommand: () => () => undefined,
  }
}

function opened(path: string, name: string, stamp: string, bytes: Uint8Array): OpenedFile {
  return { path, name, stamp, bytes, heldBy: null }
}

/** Paths are handed back unread by the screen; here they only tell drafts apart by name. */
function pathOf(name: string): string {
  return `浏览器/${name}`
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function recoveryId(draftId: string): string {
  return `recovery-${draftId}`
}

function withoutText({ id, draftId, savedAt, kind, path, title }: KeptVersion): VersionInfo {
  return { id, draftId, savedAt, kind, path, title }
}

async function dropOldVersions(store: BrowserStore, draftId: string): Promise<void> {
  const versions = (await store.versions.all())
    .filter((version) => version.draftId === draftId && version.kind === 'saved')
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
  for (const { id } of versions.slice(mostVersions)) await store.versions.remove(id)
}

/** What the browser refuses becomes a failure with its reason. */
async function guarded<T>(ask: () => Promise<DeskResult<T>>): Promise<DeskResult<T>> {
  try {
    return await ask()
  } catch (error) {
    return failed('browser-storage-failed', reasonOf(error))
  }
}

function given<T>(value: T): DeskResult<T> {
  return { ok: true, value }
}

function reasonOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return '浏览器的存储空间已满'
  if (name === 'SecurityError' || name === 'InvalidStateError') return '浏览器不允许保存内容'
  return '浏览器的存储出错'
}
