// Whether Word, WPS or LibreOffice has a document open, told by the file each lays beside it. Windows says so by
// itself when the file is replaced; Linux lets it be replaced under the open window, so it is looked for first.
import { basename, dirname, join } from 'node:path'
import { systemCode } from '../../shared/system-reason.ts'
import { factsOrNone, type Disk } from './disk.ts'

/** A file left behind by a crash of Word must not block exports for ever. */
const believedFor = 24 * 60 * 60 * 1000

export async function isOpenElsewhere(disk: Disk, path: string, now: Date): Promise<boolean> {
  for (const beside of ownerFilesOf(path)) {
    const facts = await quietFacts(disk, beside)
    if (facts !== null && now.getTime() - Number(facts.changedAt / 1_000_000n) < believedFor) return true
  }
  return false
}

/** Word writes `~$` over the first two characters of a longer name, and before a short one. */
export function ownerFilesOf(path: string): readonly string[] {
  const name = basename(path)
  const stem = name.replace(/\.[^.]*$/u, '')
  const cut = stem.length > 7 ? 2 : stem.length > 6 ? 1 : 0
  return [`~$${name.slice(cut)}`, `.~lock.${name}#`, `.~${name}`].map((beside) => join(dirname(path), beside))
}

async function quietFacts(disk: Disk, path: string) {
  try {
    return await factsOrNone(disk, path)
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}
