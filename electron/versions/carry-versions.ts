// Carrying saved versions from one folder to another: each file is read back before it counts, of two with one name the
// whole one stays, and nothing is removed that does not lie whole in the new place. Errors of the system are thrown.
import { join } from 'node:path'
import { failure } from '../../shared/notes.ts'
import { systemCode } from '../../shared/system-reason.ts'
import type { Disk } from '../saving/disk.ts'
import { Refusal } from '../saving/refusal.ts'
import { readEntry } from './entry.ts'

const savedName = /^saved-.*\.version$/u
const trial = '.nianbao-trial'

/** A folder on the disk that it is on: one of them may be a share that is off. */
export interface Place {
  readonly disk: Disk
  readonly folder: string
}

/** Makes the folder and tries whether it keeps what is written into it. */
export async function tryFolder({ disk, folder }: Place): Promise<void> {
  await disk.makeFolder(folder)
  const path = join(folder, trial)
  const bytes = new TextEncoder().encode('年报助手')
  await disk.write(path, bytes, 'replace')
  const read = await disk.read(path)
  await disk.remove(path)
  if (Buffer.compare(read, bytes) !== 0) throw new Refusal(failure('write-unverified', trial))
}

/** Names of saved versions; a folder that is not there is none of the system's errors only where it `mayBeMissing`. */
export async function savedNames({ disk, folder }: Place, mayBeMissing: boolean): Promise<readonly string[]> {
  try {
    return (await disk.list(folder)).filter((name) => savedName.test(name))
  } catch (error) {
    if (mayBeMissing && systemCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Carries the named versions; adds to `written` what it wrote, also where it then stops with an error. */
export async function carryVersions(
  names: readonly string[],
  from: Place,
  to: Place,
  written: Set<string>,
): Promise<void> {
  for (const name of names) {
    const bytes = await readOrNone(from, name)
    // Thrown away since it was listed: saving goes on meanwhile.
    if (bytes === null) continue
    const there = await readOrNone(to, name)
    if (there !== null && (isSame(there, bytes) || isNewer(there, bytes))) continue
    const target = join(to.folder, name)
    written.add(name)
    await to.disk.write(target, bytes, 'replace')
    if (!isSame(await to.disk.read(target), bytes)) throw new Refusal(failure('write-unverified', name))
  }
}

/** Takes away what an attempt wrote, so that nothing thrown away later comes back with the next one. */
export async function removeWritten(names: Iterable<string>, { disk, folder }: Place): Promise<void> {
  for (const name of names) {
    try {
      await disk.remove(join(folder, name))
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error
    }
  }
}

/** Takes away what has been carried over. What the system will not give up stays, and is found there again. */
export async function removeCarried(names: readonly string[], from: Place, to: Place): Promise<void> {
  for (const name of names) {
    try {
      const there = await to.disk.read(join(to.folder, name))
      const here = await from.disk.read(join(from.folder, name))
      if (isSame(there, here) || isNewer(there, here)) await from.disk.remove(join(from.folder, name))
    } catch (error) {
      const code = systemCode(error)
      // Of a place that does not answer, no other file need be tried.
      if (code === null || code === 'ETIMEDOUT') throw error
    }
  }
}

async function readOrNone({ disk, folder }: Place, name: string): Promise<Uint8Array | null> {
  try {
    return await disk.read(join(folder, name))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
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
