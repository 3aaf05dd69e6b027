// The desk's own log in the user's data folder: what went wrong and when, never anything of a report, no path, no name
// of a file.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '../shared/system-reason.ts'

const longest = 256 * 1024

export type Log = (what: string, error?: unknown) => void

export function logInto(folder: string, now: () => Date): Log {
  const path = join(folder, 'desk.log')
  return (what, error) => {
    const line = `${now().toISOString()} ${what}${error === undefined ? '' : ` ${traceOf(error)}`}\n`
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > longest) renameSync(path, `${path}.1`)
      appendFileSync(path, line)
    } catch (refused) {
      // A log that cannot be written must not become the trouble.
      if (systemCode(refused) === null) throw refused
    }
  }
}

/** An error of the system by its code alone, since its message holds a path; a bug by where it happened. */
function traceOf(error: unknown): string {
  const code = systemCode(error)
  if (code !== null) return code
  if (!(error instanceof Error)) return 'not an error'
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
  return [
    error.name,
    ...places.slice(0, 8).map((line) => line.trim().replace(/\(?(?:file:\/\/)?\S*[\\/]/u, '(')),
  ].join(' | ')
}
