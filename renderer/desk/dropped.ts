// What the clerk drops onto the window: files, each opened, and folders, each listed. The desk names what has a path; a plain
// browser has none, and what it gives is looked into here.
import type { Desk, DeskResult, FolderListing, OpenedFile } from '../../shared/contract.ts'
import { failed } from '../../shared/notes.ts'
import { bytesOf, folderOfEntry } from './browser-folder.ts'

/** A folder and how its files are read. */
export interface Folder {
  readonly listing: FolderListing
  readonly read: (path: string) => Promise<DeskResult<OpenedFile>>
}

export type Dropped =
  | { readonly kind: 'file'; readonly name: string; readonly opened: DeskResult<OpenedFile> }
  | { readonly kind: 'folder'; readonly name: string; readonly folder: DeskResult<Folder> }

/** Takes hold of what is dropped at once: when the event is over a browser forgets it. */
export function droppedOn(transfer: DataTransfer | null, desk: Desk): readonly Promise<Dropped>[] {
  const items = [...(transfer?.items ?? [])].flatMap((item) => {
    const file = item.getAsFile()
    return file === null ? [] : [{ file, entry: item.webkitGetAsEntry() }]
  })
  return items.map(({ file, entry }) => droppedOf(file, entry, desk))
}

async function droppedOf(file: File, entry: FileSystemEntry | null, desk: Desk): Promise<Dropped> {
  const { name } = file
  const path = desk.pathOfDropped(file)
  if (path !== '') return droppedAt(path, name, desk)
  if (entry !== null && isFolder(entry)) {
    const folder = await folderOfEntry(entry)
    const isEmpty = folder.listing.files.length === 0
    return { kind: 'folder', name, folder: isEmpty ? failed('folder-empty', name) : given(folder) }
  }
  const bytes = await bytesOf(file)
  if (bytes === null) return { kind: 'file', name, opened: failed('file-missing', name) }
  return { kind: 'file', name, opened: given({ path: '', name, stamp: '', bytes, heldBy: null }) }
}

/** A file or a folder on the machine's disk. */
export async function droppedAt(path: string, name: string, desk: Desk): Promise<Dropped> {
  const opened = await desk.openPath(path)
  if (opened.ok || opened.failure.code !== 'file-is-folder') return { kind: 'file', name, opened }
  const listed = await desk.listFolder(path)
  return { kind: 'folder', name, folder: listed.ok ? given(folderOn(desk, listed.value)) : listed }
}

export function folderOn(desk: Desk, listing: FolderListing): Folder {
  return { listing, read: (path) => desk.readListed(path) }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function given<T>(value: T): DeskResult<T> {
  return { ok: true, value }
}
