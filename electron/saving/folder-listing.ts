// The files of a folder that the clerk named, and of the folders in it: names alone, nothing is opened.
import { basename, join } from 'node:path'
import type { FolderListing, ListedFile } from '../../shared/contract.ts'
import { firstByName, isBeside } from '../../shared/folder-files.ts'
import { systemCode } from '../../shared/system-reason.ts'
import type { Disk, FolderEntry } from './disk.ts'

/** Fails as the system does where the folder itself cannot be looked into. */
export async function listFolder(disk: Disk, folder: string): Promise<FolderListing> {
  const top = await disk.entries(folder)
  const files: ListedFile[] = []
  const folders: string[] = []
  let beside = 0
  let deeper = 0
  let closed = 0
  const take = (entries: readonly FolderEntry[], within: string): void => {
    for (const { name, kind } of entries) {
      const inside = within === '' ? name : `${within}/${name}`
      if (isBeside(name) || kind === 'other') beside += 1
      else if (kind === 'file') files.push({ path: join(folder, within, name), name: inside })
      else if (within === '') folders.push(name)
      else deeper += 1
    }
  }
  take(top, '')
  for (const name of folders) {
    const entries = await entriesOrNone(disk, join(folder, name))
    if (entries === null) closed += 1
    else take(entries, name)
  }
  const first = firstByName(files)
  return {
    name: basename(folder) || folder,
    files: first.files,
    leftOut: { beside, deeper, closed, beyond: first.beyond },
  }
}

/** Null: the system does not let us look. */
async function entriesOrNone(disk: Disk, folder: string): Promise<readonly FolderEntry[] | null> {
  try {
    return await disk.entries(folder)
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}
