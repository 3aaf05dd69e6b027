// The files of a folder that the clerk named, and of the folders in it: names alone, nothing is opened. Links may have come
// with an archive, and lead anywhere: one that leaves the folder is left out.
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import type { FolderListing, ListedFile } from '../../shared/contract.ts'
import { firstByName, isBeside } from '../../shared/folder-files.ts'
import { systemCode } from '../../shared/system-reason.ts'
import { farDisk } from '../versions/far-disk.ts'
import type { Disk, FolderEntry } from './disk.ts'
import { realWait, type Wait } from './patience.ts'

/** A link may lead to a share that does not answer. */
const linkLimit = 3000

/** Fails as the system does where the folder itself cannot be looked into. */
export async function listFolder(disk: Disk, folder: string, wait: Wait = realWait): Promise<FolderListing> {
  const leadsToFileWithin = linksWithin(disk, folder, wait)
  const top = await disk.entries(folder)
  const files: ListedFile[] = []
  const folders: string[] = []
  let beside = 0
  let deeper = 0
  let closed = 0
  const take = async (entries: readonly FolderEntry[], within: string): Promise<void> => {
    for (const { name, kind } of entries) {
      const inside = within === '' ? name : `${within}/${name}`
      const path = join(folder, within, name)
      if (isBeside(name) || kind === 'other') beside += 1
      else if (kind === 'link' && !(await leadsToFileWithin(path))) beside += 1
      else if (kind !== 'folder') files.push({ path, name: inside })
      else if (within === '') folders.push(name)
      else deeper += 1
    }
  }
  await take(top, '')
  for (const name of folders) {
    const entries = await entriesOrNone(disk, join(folder, name))
    if (entries === null) closed += 1
    else await take(entries, name)
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

/** Whether a link leads to a file in the folder. They are looked at one after the other, and no more once one hangs. */
function linksWithin(disk: Disk, folder: string, wait: Wait): (link: string) => Promise<boolean> {
  const far = farDisk(disk, wait, linkLimit)
  let root: Promise<string> | null = null
  return async (link) => {
    if (far.isStuck()) return false
    try {
      root ??= far.disk.truePath(folder)
      const target = relative(await root, await far.disk.truePath(link))
      const leaves = target === '..' || target.startsWith(`..${sep}`) || isAbsolute(target)
      return !leaves && (await far.disk.facts(link)).isFile
    } catch (error) {
      if (systemCode(error) === null) throw error
      return false
    }
  }
}
