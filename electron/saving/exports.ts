// Writing an exported file: never over one that somebody changed since we wrote it, unless the clerk says so.
import { basename, join } from 'node:path'
import type { DeskFile, DeskResult } from '../../shared/contract.ts'
import { failed, failure } from '../../shared/notes.ts'
import type { ExportLedger } from '../memory/export-ledger.ts'
import { given } from '../result.ts'
import { factsOrNone, type Disk } from './disk.ts'
import { inTurn } from './in-turn.ts'
import { isOpenElsewhere } from './open-elsewhere.ts'
import { writeFailure } from './refusal.ts'
import { stampOf } from './stamp.ts'
import { writeWhole, type Writing } from './write-file.ts'

export interface Exports {
  write(folder: string, name: string, bytes: Uint8Array, replace: boolean): Promise<DeskResult<DeskFile>>
}

export function exportsTo(world: Writing & { now(): Date }, ledger: ExportLedger): Exports {
  const turns = inTurn()

  async function write(path: string, bytes: Uint8Array, replace: boolean): Promise<DeskResult<DeskFile>> {
    const name = basename(path)
    if (await isOpenElsewhere(world.disk, path, world.now())) return failed('export-open', name)
    if (!replace && (await isSomebodyElses(world.disk, ledger, path))) return failed('export-changed', name)
    const facts = await writeWhole(world, path, bytes)
    await ledger.wrote(path, bytes)
    return given({ path, name, stamp: stampOf(facts) })
  }

  return {
    write(folder, name, bytes, replace) {
      const path = join(folder, name)
      return turns(path, async () => {
        try {
          return await write(path, bytes, replace)
        } catch (error) {
          const refused = writeFailure(error, path)
          // A document that cannot be replaced is open in an office program, in all likelihood.
          return { ok: false, failure: refused.code === 'file-busy' ? failure('export-open', name) : refused }
        }
      })
    },
  }
}

async function isSomebodyElses(disk: Disk, ledger: ExportLedger, path: string): Promise<boolean> {
  const facts = await factsOrNone(disk, path)
  if (facts === null || !facts.isFile) return false
  return !ledger.isOurs(path, await disk.read(path))
}
