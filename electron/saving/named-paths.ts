// Which files and folders the window may name: those the clerk has named, in a dialog, by a drop, on the command line,
// or in an earlier start. A window taken over by a hostile file can therefore not read the rest of the disk.
import { dirname, resolve } from 'node:path'

export interface NamedPaths {
  name(path: string): void
  nameFolder(folder: string): void
  /** A file in a folder that the clerk named: it may be read, not written. */
  list(path: string): void
  isNamed(path: string): boolean
  isFolderNamed(folder: string): boolean
  isListed(path: string): boolean
  /** A named file, or one that lies in a named folder. */
  isWithin(path: string): boolean
}

export function namedPaths(earlier: readonly string[], earlierFolders: readonly string[]): NamedPaths {
  const files = new Set(earlier.map((path) => resolve(path)))
  const listed = new Set<string>()
  const folders = new Set(earlierFolders.map((path) => resolve(path)))
  return {
    name: (path) => void files.add(resolve(path)),
    nameFolder: (folder) => void folders.add(resolve(folder)),
    list: (path) => void listed.add(resolve(path)),
    isNamed: (path) => files.has(resolve(path)),
    isListed: (path) => listed.has(resolve(path)),
    isFolderNamed: (folder) => folders.has(resolve(folder)),
    isWithin: (path) => files.has(resolve(path)) || folders.has(dirname(resolve(path))),
  }
}
