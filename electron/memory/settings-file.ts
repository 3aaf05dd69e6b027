// The settings over starts: one file in the user's data folder, with the place of the versions, which only the desk may
// change. A damaged file is set aside and what is sound of it is taken over.
import { basename } from 'node:path'
import * as v from 'valibot'
import { failure, type Failure } from '../../shared/notes.ts'
import { settingsFrom, settingsShape, type Settings } from '../../shared/settings.ts'
import { reasonOf } from '../saving/refusal.ts'
import { keptValue, type Keeping } from './kept-value.ts'

/** null: the usual folder beside this file. */
const versionsFolder = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4096)))
const schema = v.object({ settings: settingsShape, versionsFolder })

export interface SettingsFile {
  get(): Settings
  versionsFolder(): string | null
  /** What was wrong with the file at the start, told once. */
  takeDamage(): Failure | null
  /** The failure says that the settings hold for this start only. */
  save(settings: Settings): Promise<Failure | null>
  saveVersionsFolder(folder: string | null): Promise<Failure | null>
}

export async function settingsFile(keeping: Keeping): Promise<SettingsFile> {
  const fresh = { settings: settingsFrom(null).settings, versionsFolder: null }
  const kept = await keptValue<v.InferOutput<typeof schema>>(keeping, 'settings', schema, fresh)
  let damage: Failure | null = null
  if (kept.broken !== null) {
    damage = failure('settings-damaged', basename(kept.broken.keptAs))
    await kept.set(soundOf(kept.broken.content))
  }

  const keep = async (next: v.InferOutput<typeof schema>): Promise<Failure | null> => {
    const refused = await kept.keep(next)
    return refused === null ? null : failure('settings-not-saved', reasonOf(refused))
  }
  return {
    get: () => kept.get().settings,
    versionsFolder: () => kept.get().versionsFolder,
    takeDamage() {
      const taken = damage
      damage = null
      return taken
    },
    save: (settings) => keep({ ...kept.get(), settings }),
    async saveVersionsFolder(folder) {
      const before = kept.get()
      const failed = await keep({ ...before, versionsFolder: folder })
      // What the next start will not know must not hold in this one either.
      if (failed !== null) await kept.set(before)
      return failed
    },
  }
}

function soundOf(content: unknown): v.InferOutput<typeof schema> {
  const part = (name: string): unknown =>
    typeof content === 'object' && content !== null ? Reflect.get(content, name) : null
  const folder = v.safeParse(versionsFolder, part('versionsFolder'))
  return {
    settings: settingsFrom(part('settings')).settings,
    versionsFolder: folder.success ? folder.output : null,
  }
}
