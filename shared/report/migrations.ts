// Named migrations of the draft file, oldest first, and the version they lead to. A change of the saved shape is one more
// entry here and one old draft in test/fixtures/drafts; the file on disk is never changed by opening it.

/** A parsed JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

export interface Migration {
  /** What it changes, e.g. `fee in words → amount`. */
  readonly name: string
  /** Takes the whole file of the version before and gives it in the next; does not touch what it does not know. */
  readonly migrate: (file: JsonObject) => JsonObject
}

/** The first entry leads from version 1 to version 2. */
export const migrations: readonly Migration[] = [
  {
    name: 'the look of the pages',
    migrate: (file) =>
      isObject(file['profile']) ? { ...file, profile: { ...firstLook, ...file['profile'] } } : file,
  },
  // New rules and the words of a warning about the text; nothing of an older file changes.
  { name: 'warnings about the text', migrate: (file) => file },
]

/** How every document looked before the profile said so. */
const firstLook = {
  titleFont: '方正小标宋简体',
  bodyFont: '仿宋_GB2312',
  level1Font: '黑体',
  level2Font: '楷体_GB2312',
  linePitch: 579,
  pageNumber: 'dashes',
  pageNumberFont: '宋体',
  shadedGroups: false,
  tableSize: 20,
  signature: 'sealed',
} as const

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const firstVersion = 1

/** The version that a list of migrations ends in. */
export function latestVersion(list: readonly Migration[]): number {
  return firstVersion + list.length
}

/** Brings a file from its version up to the latest, one migration after the other. */
export function migrated(file: JsonObject, version: number, list: readonly Migration[]): JsonObject {
  return list.slice(version - firstVersion).reduce((older, { migrate }) => migrate(older), file)
}
