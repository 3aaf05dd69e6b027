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
  /** As set, and gives what the disk refused it with; null where it is on the disk. */
  keep(next: T): Promise<unknown>
  /** What could not be used at the start: its content as far as it was JSON, and where it is set aside, unless `locked`. */
  readonly broken: { readonly content: unknown; readonly keptAs: string } | null
  /** Why what lies on the disk could not be read or set aside: then nothing is written over it in this start. */
  readonly locked: unknown
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
  let broken: KeptValue<T>['broken'] = null
  let locked: unknown = null
  let value: T = await load()

  async function load(): Promise<T> {
    try {
      if ((await patiently(wait, () => factsOrNone(disk, path))) === null) return fresh
      const text = new TextDecoder().decode(await patiently(wait, () => disk.read(path)))
      const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text)
      const parsed = v.safeParse(schema, json.output)
      if (parsed.success) return parsed.output
      const aside = await freeName(disk, `${path}.broken`)
      broken = { content: json.success ? json.output : null, keptAs: aside }
      await patiently(wait, () => disk.rename(path, aside))
    } catch (error) {
      if (systemCode(error) === null) throw error
      locked = error
    }
    return fresh
  }

  async function write(next: T): Promise<unknown> {
    if (locked !== null) return locked
    try {
      await disk.makeFolder(dirname(path))
      await disk.write(temporary, new TextEncoder().encode(JSON.stringify(next)), 'replace')
      await patiently(wait, () => disk.rename(temporary, path))
      return null
    } catch (error) {
      // The value holds for this start; the next one begins with what is on the disk.
      if (systemCode(error) === null) throw error
      return error
    }
  }

  const keep = (next: T): Promise<unknown> => {
    value = next
    return turns(path, () => write(next))
  }
  return {
    get: () => value,
    keep,
    async set(next) {
      await keep(next)
    },
    broken,
    locked,
  }
}

/** What was set aside before stays, as far as ten of them. */
async function freeName(disk: Disk, path: string): Promise<string> {
  for (let number = 1; number < 10; number += 1) {
    const name = number === 1 ? path : `${path}-${number}`
    if ((await factsOrNone(disk, name)) === null) return name
  }
  return `${path}-10`
}
