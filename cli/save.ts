// Writing what a command has made: nothing is overwritten without --force, and a file is there whole or not at all.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { failure, type Failure } from '../shared/notes.ts'
import { systemCode, systemReason } from '../shared/system-reason.ts'
import type { Ending } from './command.ts'
import type { Io } from './io.ts'

export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What stands in the way of writing these files; asked before the work that makes them. */
export function obstacle(paths: readonly string[], force: boolean): Failure | null {
  const twice = paths.find(
    (path, index) => paths.findIndex((other) => resolve(other) === resolve(path)) < index,
  )
  if (twice !== undefined) return failure('output-twice', twice)
  const existing = force ? undefined : paths.find((path) => existsSync(path))
  return existing === undefined ? null : failure('output-exists', existing)
}

/** Writes the files: all of them beside their places first, then each into place by renaming. */
export async function save(files: readonly OutputFile[], force: boolean): Promise<Failure | null> {
  const inTheWay = obstacle(
    files.map(({ path }) => path),
    force,
  )
  if (inTheWay) return inTheWay
  const written: { readonly temporary: string; readonly path: string }[] = []
  let current = ''
  try {
    for (const { path, bytes } of files) {
      current = path
      const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`)
      written.push({ temporary, path })
      await writeThrough(temporary, bytes)
    }
    for (const { temporary, path } of written) {
      current = path
      await rename(temporary, path)
    }
    return null
  } catch (error) {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })))
    const code = systemCode(error)
    if (code === null) throw error
    return failure('output-failed', current, systemReason(code))
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Writes a draft and says so; silent without a terminal to say it to. */
export async function saveDraft(path: string, text: string, force: boolean, io: Io | null): Promise<Ending> {
  const trouble = await save([{ path, bytes: new TextEncoder().encode(text) }], force)
  if (trouble) return trouble
  io?.out(`草稿已写入 ${path}`)
  return 0
}
