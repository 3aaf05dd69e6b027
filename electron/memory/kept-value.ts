// A small value kept over starts in the user's data folder: recent files, the window's place, what was exported. Losing
// one costs a convenience, never a draft, so a broken file is set aside and the value starts anew.
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { systemCode } from '../../shared/system-reason.ts'
import { inTurn } from '../saving/in-turn.ts'
import { factsOrNone, type Disk } from '../saving/disk.ts'
import { patiently, type Wait } from '../saving/patience.ts'

export interface KeptValue<T> {
  get(): T
  /** Also written to the disk; resolves when it is, or when the disk refused. */
  set(next: T): Promise<void>
}

export interface Keeping {
  readonly disk: Disk
  readonly wait: Wait
  readonly folder: string
}

export async function keptValue<T extends object>(
  { disk, wait, folder }: Keeping,
  name: string,
  schema: v.GenericSchema<unknown, T>,
  fresh: T,
): Promise<KeptValue<T>> {
  const path = join(folder, `${name}.json`)
  const temporary = `${path}.tmp`
  const turns = inTurn()
  let value: T = await load()

  async function load(): Promise<T> {
    try {
      if ((await factsOrNone(disk, path)) === null) return fresh
      const text = new TextDecoder().decode(await disk.read(path))
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
      if (parsed.success) return parsed.output
      await disk.rename(path, `${path}.broken`)
    } catch (error) {
      if (systemCode(error) === null) throw error
    }
    return fresh
  }

  async function write(next: T): Promise<void> {
    try {
      await disk.makeFolder(dirname(path))
      await disk.write(temporary, new TextEncoder().encode(JSON.stringify(next)), 'replace')
      await patiently(wait, () => disk.rename(temporary, path))
    } catch (error) {
      // The value holds for this start; the next one begins with what is on the disk.
      if (systemCode(error) === null) throw error
    }
  }

  return {
    get: () => value,
    set(next) {
      value = next
      return turns(path, () => write(next))
    },
  }
}
