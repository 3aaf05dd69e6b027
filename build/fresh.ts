// Whether dist/ still is what the sources would give. Told by times of change: a wrong answer costs a build, nothing else.
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { distFolder, top } from './bundle.ts'

const sources = ['electron', 'renderer', 'shared', 'build', 'vite.config.ts', 'package.json', 'package-lock.json']
const builtNote = join(distFolder, 'built.txt')

export async function isBuilt(): Promise<boolean> {
  const built = await stat(builtNote).catch(() => null)
  if (built === null) return false
  const changes = await Promise.all(sources.map((name) => lastChange(join(top, name))))
  return Math.max(...changes) < built.mtimeMs
}

export async function noteBuilt(): Promise<void> {
  await writeFile(builtNote, `${new Date().toISOString()}\n`)
}

/** The latest change at or below a path; folders count too, since a file may have been taken out of one. */
async function lastChange(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await Promise.all((await readdir(path)).map((name) => lastChange(join(path, name))))
  return Math.max(found.mtimeMs, ...inside)
}
