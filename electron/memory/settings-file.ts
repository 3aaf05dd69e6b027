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
  /** The failure says that the settings hold for this start only; what could not be read is never written over. */
  save(settings: Settings): Promise<Failure | null>
  saveVersionsFolder(folder: string | null): Promise<Failure | null>
}

export async function settingsFile(keeping: Keeping): Promise<SettingsFile> {
  const fresh = { settings: settingsFrom(null).settings, versionsFolder: null }
  const kept = await keptValue<v.InferOutput<typeof schema>>(keeping, 'settings', schema, fresh)
  let damage: Failure | null = null
  if (kept.locked !== null) damage = failure('settings-unread', reasonOf(kept.locked))
  else if (kept.broken !== null) damage = failure('settings-damaged', basename(kept.broken.keptAs))
  if (kept.broken !== null) await kept.set(soundOf(kept.broken.content))

  return {
    get: () => kept.get().settings,
    versionsFolder: () => kept.get().versionsFolder,
    takeDamage() {
      const taken = damage
      damage = null
      return taken
    },
    async save(settings) {
      const refused = await kept.keep({ ...kept.get(), settings })
      return refused === null ? null : failure('settings-not-saved', reasonOf(refused))
    },
    async saveVersionsFolder(folder) {
      const { versionsFolder: before } = kept.get()
      const refused = await kept.keep({ ...kept.get(), versionsFolder: folder })
      if (refused === null) return null
      // What the next start will not know must not hold in this one either; what was set meanwhile stays.
      await kept.set({ ...kept.get(), versionsFolder: before })
      return failure('versions-place-not-saved', reasonOf(refused))
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
