// Replacing a file so that at every moment the old or the new content is whole on the disk: temporary file beside it,
// forced to the disk, read back, renamed over the old one, read back again. A backup exists only while that goes on.
import { createHash } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { failure } from '../../shared/notes.ts'
import { systemCode } from '../../shared/system-reason.ts'
import { factsOrNone, type Disk, type FileFacts } from './disk.ts'
import { isTooLong, nameTrouble } from './file-name.ts'
import { isPassing, patiently, type Wait } from './patience.ts'
import { Refusal } from './refusal.ts'

/** Whoever may write: the owner's bit is what Windows shows as 只读. */
const writable = 0o200
const permissions = 0o777

export interface Writing {
  readonly disk: Disk
  readonly wait: Wait
}

/** Writes a file whole or not at all; the facts of what now lies there. Errors of the system are thrown. */
export async function writeWhole(
  { disk, wait }: Writing,
  path: string,
  bytes: Uint8Array,
): Promise<FileFacts> {
  refuseBadPath(path)
  const before = await factsOrNone(disk, path)
  const target = before === null ? path : await disk.realPath(path)
  refuseWhatCannotBeReplaced(before, path)
  const temporary = join(dirname(target), temporaryName(basename(target)))
  const backup = backupOf(target)
  try {
    await disk.write(temporary, bytes, 'replace', before === null ? undefined : before.mode & permissions)
    await verify(disk, temporary, bytes, path)
    if (before !== null) await patiently(wait, () => disk.copy(target, backup))
    await moveInto({ disk, wait }, temporary, target, before !== null)
  } catch (error) {
    await removeIfThere(disk, temporary)
    if (before !== null) await removeIfThere(disk, backup)
    throw error
  }
  await syncNames(disk, dirname(target))
  await verifyReplaced({ disk, wait }, target, backup, before !== null, bytes, path)
  await removeIfThere(disk, backup)
  return disk.facts(target)
}

/** The old content, while a file is being replaced. */
export function backupOf(path: string): string {
  return `${path}.nianbao-bak`
}

/** Puts back what an interrupted replacement left as a backup, where the file itself is gone; true if it did. */
export async function restoreBackup(disk: Disk, path: string): Promise<boolean> {
  const own = await factsOrNone(disk, path)
  const backup = await factsOrNone(disk, backupOf(path))
  if (backup === null || backup.size === 0 || (own !== null && own.size > 0)) return false
  await disk.rename(backupOf(path), path)
  return true
}

function refuseBadPath(path: string): void {
  const name = basename(path)
  const trouble = nameTrouble(name)
  if (trouble !== null) throw new Refusal(failure('name-forbidden', name, trouble))
  if (isTooLong(path, process.platform)) throw new Refusal(failure('path-too-long', name))
}

function refuseWhatCannotBeReplaced(before: FileFacts | null, path: string): void {
  if (before === null) return
  const name = basename(path)
  if (!before.isFile) throw new Refusal(failure('write-failed', name, '这个位置不是文件'))
  if ((before.mode & writable) === 0) throw new Refusal(failure('file-read-only', name))
}

/** The folder took the temporary file: what refuses to be replaced is held by a program. */
async function moveInto(
  { disk, wait }: Writing,
  from: string,
  target: string,
  exists: boolean,
): Promise<void> {
  try {
    await patiently(wait, () => disk.rename(from, target))
  } catch (error) {
    if (exists && isPassing(error)) throw new Refusal(failure('file-busy', basename(target)))
    throw error
  }
}

/** One name for a file, a machine and a person: what a crash leaves is overwritten by the next saving, and two persons
 * never write into the same one. */
function temporaryName(name: string): string {
  const whose = `${hostname()}\n${userInfo().username}\n${name}`
  return `.${createHash('sha256').update(whose).digest('hex').slice(0, 12)}.nianbao-tmp`
}

async function verify(disk: Disk, written: string, bytes: Uint8Array, path: string): Promise<void> {
  const read = await disk.read(written)
  if (Buffer.compare(read, bytes) !== 0) throw new Refusal(failure('write-unverified', basename(path)))
}

/** What was renamed is read once more: some network disks say yes and keep something else. */
async function verifyReplaced(
  { disk, wait }: Writing,
  target: string,
  backup: string,
  hasBackup: boolean,
  bytes: Uint8Array,
  path: string,
): Promise<void> {
  try {
    await patiently(wait, () => verify(disk, target, bytes, path))
  } catch (error) {
    if (hasBackup) await patiently(wait, () => disk.rename(backup, target))
    throw error
  }
}

async function syncNames(disk: Disk, folder: string): Promise<void> {
  try {
    await disk.syncFolder(folder)
  } catch (error) {
    // Not every network disk can; the file itself is safe by then.
    if (systemCode(error) === null) throw error
  }
}

async function removeIfThere(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path)
  } catch (error) {
    // A leftover is harmless: the next saving takes the same name.
    if (systemCode(error) === null) throw error
  }
}
