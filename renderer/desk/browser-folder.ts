// A folder as a plain browser gives it, chosen or dropped: its files with the way to each, those of the folders in it too, no
// deeper. A browser says nothing of paths, so their names stand for them.
import type { DeskResult, FolderListing, ListedFile, OpenedFile } from '../../shared/contract.ts'
import { firstByName, isBeside } from '../../shared/folder-files.ts'
import { largestFile } from '../../shared/import/formats.ts'
import { failed } from '../../shared/notes.ts'

export interface BrowserFolder {
  readonly listing: FolderListing
  readonly read: (path: string) => Promise<DeskResult<OpenedFile>>
}

interface Found {
  /** null: it went while the folder was looked into. */
  readonly file: File | null
  /** From the folder to the file. */
  readonly steps: readonly string[]
}

/** null: the file has gone, or may not be read. */
export function bytesOf(file: File): Promise<Uint8Array | null> {
  return file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
}

/** What a file input gives for a folder: every file in it, however deep. */
export function folderOfFiles(files: readonly File[]): BrowserFolder {
  const found = files.map((file): Found => {
    const [, ...steps] = file.webkitRelativePath.split('/')
    return { file, steps }
  })
  const deep = new Set(found.flatMap(({ steps }) => (steps.length > 2 ? steps.slice(0, 2).join('/') : [])))
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? ''
  return folderOf(name, found, { beside: 0, deeper: deep.size, closed: 0 })
}

/** What a drop gives for a folder. */
export async function folderOfEntry(top: FileSystemDirectoryEntry): Promise<BrowserFolder> {
  const found: Found[] = []
  const folders: FileSystemDirectoryEntry[] = []
  let beside = 0
  let deeper = 0
  let closed = 0
  const take = async (entries: readonly FileSystemEntry[], within: readonly string[]): Promise<void> => {
    for (const entry of entries) {
      if (isFile(entry)) found.push({ file: await fileOf(entry), steps: [...within, entry.name] })
      else if (isBeside(entry.name)) beside += 1
      else if (within.length > 0) deeper += 1
      else if (isFolder(entry)) folders.push(entry)
    }
  }
  await take((await entriesOf(top)) ?? [], [])
  for (const folder of folders) {
    const entries = await entriesOf(folder)
    if (entries === null) closed += 1
    else await take(entries, [folder.name])
  }
  return folderOf(top.name, found, { beside, deeper, closed })
}

function folderOf(
  name: string,
  all: readonly Found[],
  { beside, deeper, closed }: Omit<FolderListing['leftOut'], 'beyond'>,
): BrowserFolder {
  const near = all.filter(({ steps }) => steps.length <= 2)
  const meant = near.filter(({ steps }) => !steps.some(isBeside))
  const files = new Map(meant.map(({ file, steps }) => [[name, ...steps].join('/'), file]))
  const listed = meant.map(({ steps }): ListedFile => ({
    path: [name, ...steps].join('/'),
    name: steps.join('/'),
  }))
  const first = firstByName(listed)
  const leftOut = { beside: beside + near.length - meant.length, deeper, closed, beyond: first.beyond }
  return {
    listing: { name, files: first.files, leftOut },
    async read(path) {
      const file = files.get(path)
      const fileName = path.slice(path.lastIndexOf('/') + 1)
      if (file === undefined || file === null) return failed('file-missing', fileName)
      if (file.size > largestFile) {
        return failed('file-too-large', fileName, `${largestFile / 1024 / 1024} MB`)
      }
      const bytes = await bytesOf(file)
      if (bytes === null) return failed('file-missing', fileName)
      return { ok: true, value: { path: '', name: fileName, stamp: '', bytes, heldBy: null } }
    },
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)))
}

/** A reader gives some hundred at a time, and none when there are no more; null: it may not be looked into. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[] | null> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    )
    if (some === null) return null
    if (some.length === 0) return all
    all.push(...some)
  }
}
