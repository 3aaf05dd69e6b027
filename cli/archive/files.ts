// The files of an archive: those named, and everything inside the folders named, in the order a person would list them.
// Nothing is read here.
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { byName, isBeside } from '../../shared/folder-files.ts'
import { failure, type Failure } from '../../shared/notes.ts'
import { systemCode, systemReason } from '../../shared/system-reason.ts'

export interface ArchiveFile {
  readonly path: string
  /** Why it, or the folder of this name, cannot be looked at. */
  readonly failure?: Failure
}

export interface Archive {
  readonly files: readonly ArchiveFile[]
  /** Hidden files, what Office and WPS keep beside an open file, links to folders. */
  readonly leftOut: number
}

export async function archiveOf(paths: readonly string[]): Promise<Archive> {
  const files: ArchiveFile[] = []
  let leftOut = 0
  for (const path of paths) {
    if (!(await isFolder(path))) {
      files.push({ path })
      continue
    }
    const inside = await filesInside(path)
    files.push(...inside.files.toSorted((a, b) => byName(a.path, b.path)))
    leftOut += inside.leftOut
  }
  return { files, leftOut }
}

/** Whether it is a folder; what is not there is none, and whoever reads it says so. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (systemCode(error) === null) throw error
    return false
  }
}

async function filesInside(top: string): Promise<Archive> {
  const files: ArchiveFile[] = []
  let leftOut = 0
  const folders = [top]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await entriesOf(folder)
    if (!Array.isArray(entries)) {
      files.push({ path: folder, failure: entries })
      continue
    }
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (isBeside(entry.name)) leftOut += 1
      else if (entry.isDirectory()) folders.push(path)
      // A link to a folder may lead back up; a link to a file is a file.
      else if (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(path)))) files.push({ path })
      else leftOut += 1
    }
  }
  return { files, leftOut }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    const code = systemCode(error)
    if (code === null) throw error
    return failure('file-unreadable', basename(folder), systemReason(code))
  }
}
