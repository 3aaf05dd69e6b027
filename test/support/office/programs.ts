// Whether a program that a test needs is on this machine. A missing one skips the test with one line; in CI it is an error.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Full path of a program on the PATH; null where there is none. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name)
    if (isExecutable(path)) return path
  }
  return null
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * True when everything needed is there. Says which is not, once, so that the caller can skip; throws in CI, where
 * nothing may be skipped for want of a program.
 */
export function haveAll(needs: Readonly<Record<string, string | null>>): boolean {
  const missing = Object.entries(needs)
    .filter(([, path]) => path === null)
    .map(([name]) => name)
  if (missing.length === 0) return true
  const sentence = `skipped: ${missing.join(', ')} not found on this machine`
  if (process.env['CI']) throw new Error(sentence)
  console.log(sentence)
  return false
}
