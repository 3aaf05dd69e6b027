// Carrying versions from one folder to another: each file is read back before it counts, of two with one name the newer
// one stays, and nothing is removed that does not lie whole in the new place. Errors of the system are thrown.
import { join } from 'node:path'
import { failure } from '../../shared/notes.ts'
import { systemCode } from '../../shared/system-reason.ts'
import type { Disk } from '../saving/disk.ts'
import { Refusal } from '../saving/refusal.ts'
import { readEntry } from './entry.ts'

const extension = '.version'
const trial = '.nianbao-trial'

/** Makes the folder and tries whether it keeps what is written into it. */
export async function tryFolder(disk: Disk, folder: string): Promise<void> {
  await disk.makeFolder(folder)
  const path = join(folder, trial)
  const bytes = new TextEncoder().encode('年报助手')
  await disk.write(path, bytes, 'replace')
  const read = await disk.read(path)
  await disk.remove(path)
  if (Buffer.compare(read, bytes) !== 0) throw new Refusal(failure('write-unverified', trial))
}

/** The names of what was written. */
export async function carryVersions(disk: Disk, from: string, to: string): Promise<readonly string[]> {
  const written: string[] = []
  for (const name of await versionNames(disk, from)) {
    const bytes = await readOrNone(disk, join(from, name))
    // Thrown away since it was listed: typing goes on meanwhile.
    if (bytes === null) continue
    const target = join(to, name)
    const there = await readOrNone(disk, target)
    if (there !== null && (isSame(there, bytes) || isNewer(there, bytes))) continue
    await disk.write(target, bytes, 'replace')
    if (!isSame(await disk.read(target), bytes)) throw new Refusal(failure('write-unverified', name))
    written.push(name)
  }
  return written
}

/** What was thrown away at its old place while it was being carried must not come back at the new one. */
export async function removeGone(
  disk: Disk,
  written: readonly string[],
  from: readonly string[],
  to: string,
): Promise<void> {
  const still = new Set((await Promise.all(from.map((folder) => versionNames(disk, folder)))).flat())
  for (const name of written) if (!still.has(name)) await disk.remove(join(to, name))
}

/** Takes away what has been carried over. What the system will not give up stays, and is found there again. */
export async function removeVersions(disk: Disk, from: string, to: string): Promise<void> {
  for (const name of await versionNames(disk, from)) {
    try {
      const there = await disk.read(join(to, name))
      const here = await disk.read(join(from, name))
      if (isSame(there, here) || isNewer(there, here)) await disk.remove(join(from, name))
    } catch (error) {
      if (systemCode(error) === null) throw error
    }
  }
}

async function readOrNone(disk: Disk, path: string): Promise<Uint8Array | null> {
  try {
    return await disk.read(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

async function versionNames(disk: Disk, folder: string): Promise<readonly string[]> {
  try {
    return (await disk.list(folder)).filter((name) => name.endsWith(extension))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** A broken one is never the newer. */
function isNewer(a: Uint8Array, b: Uint8Array): boolean {
  const [first, second] = [readEntry(a), readEntry(b)]
  return first !== null && (second === null || first.head.savedAt > second.head.savedAt)
}
