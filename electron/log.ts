// The desk's own log in the user's data folder: what went wrong and when, never anything of a report, no path, no name
// of a file but of the program's own. Bounded: one file and the one before it.
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '../shared/system-reason.ts'

const longest = 256 * 1024
const mostPlaces = 8

export type Log = (what: string, error?: unknown) => void

export function logInto(folder: string, now: () => Date): Log {
  const path = pathIn(folder)
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

/** The last lines of the log, the newest last. */
export function recentLines(folder: string, most = 60): readonly string[] {
  try {
    return readFileSync(pathIn(folder), 'utf8').trimEnd().split('\n').slice(-most)
  } catch (refused) {
    if (systemCode(refused) === null) throw refused
    return []
  }
}

function pathIn(folder: string): string {
  return join(folder, 'desk.log')
}

/** An error of the system by its code alone, since its message holds a path; a bug by where it happened. */
function traceOf(error: unknown): string {
  const code = systemCode(error)
  if (code !== null) return code
  if (!(error instanceof Error)) return 'not an error'
  const name = /^[A-Za-z]{1,40}$/u.test(error.name) ? error.name : 'Error'
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
  return [name, ...lines.slice(0, mostPlaces).map((line) => `at ${placeIn(line)}`)].join(' | ')
}

/** Of `at doing (C:\Users\张 三\main.cjs:12:3)` only `main.cjs:12:3`: a path names the person it belongs to. */
function placeIn(line: string): string {
  return /([\w.$@-]+:\d+:\d+)\)?\s*$/u.exec(line.replace(/^.*[\\/]/u, ' '))?.[1] ?? 'elsewhere'
}
