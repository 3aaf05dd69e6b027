// A folder as a drop gives one: on a file system that Chromium keeps for a page, since a test cannot drop one of the disk.
import type { Content } from './files.ts'

/** A folder on a file system of the browser's own, as a drop gives one; what is in it by the way to it. */
export async function folderEntry(
  name: string,
  files: Readonly<Record<string, Content>>,
): Promise<FileSystemDirectoryEntry> {
  const system = await new Promise<FileSystem>((resolve, reject) =>
    requestFileSystem(resolve, (error) => reject(error)),
  )
  folders += 1
  const place = await directory(system.root, `${Date.now()}-${folders}`)
  const top = await directory(place, name)
  for (const [path, content] of Object.entries(files)) {
    const steps = path.split('/')
    let within = top
    for (const step of steps.slice(0, -1)) within = await directory(within, step)
    await writeEntry(within, steps.at(-1) ?? '', content)
  }
  return top
}

let folders = 0

type RequestFileSystem = (
  type: number,
  size: number,
  done: (system: FileSystem) => void,
  failed: (error: DOMException) => void,
) => void

/** What only Chromium has, and the types of no browser. */
function requestFileSystem(done: (system: FileSystem) => void, failed: (error: DOMException) => void): void {
  const request: RequestFileSystem = Reflect.get(window, 'webkitRequestFileSystem')
  request.call(window, 0, 256 * 1024 * 1024, done, failed)
}

function directory(parent: FileSystemDirectoryEntry, name: string): Promise<FileSystemDirectoryEntry> {
  return new Promise((resolve, reject) =>
    parent.getDirectory(name, { create: true }, (entry) => isDirectory(entry) && resolve(entry), reject),
  )
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

interface Writer {
  onwriteend: () => void
  write(content: Blob): void
}

function writeEntry(parent: FileSystemDirectoryEntry, name: string, content: Content): Promise<void> {
  return new Promise((resolve, reject) =>
    parent.getFile(
      name,
      { create: true },
      (entry) => {
        const createWriter: (done: (writer: Writer) => void) => void = Reflect.get(entry, 'createWriter')
        createWriter.call(entry, (writer) => {
          writer.onwriteend = () => resolve()
          const blob = new Blob([content])
          if (blob.size === 0) resolve()
          else writer.write(blob)
        })
      },
      reject,
    ),
  )
}

export function removeEntry(parent: FileSystemDirectoryEntry, name: string): Promise<void> {
  return new Promise((resolve, reject) =>
    parent.getFile(
      name,
      {},
      (entry) => {
        const remove: (done: () => void, failed: (error: DOMException) => void) => void = Reflect.get(
          entry,
          'remove',
        )
        remove.call(entry, resolve, reject)
      },
      reject,
    ),
  )
}
