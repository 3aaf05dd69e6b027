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

/** The first entry leads from version 1 to version 2. No version but the first has been released. */
export const migrations: readonly Migration[] = []

export const firstVersion = 1

/** The version that a list of migrations ends in. */
export function latestVersion(list: readonly Migration[]): number {
  return firstVersion + list.length
}

/** Brings a file from its version up to the latest, one migration after the other. */
export function migrated(file: JsonObject, version: number, list: readonly Migration[]): JsonObject {
  return list.slice(version - firstVersion).reduce((older, { migrate }) => migrate(older), file)
}
