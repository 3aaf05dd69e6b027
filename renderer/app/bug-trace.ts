// Where a bug of the window happened, for the desk's log: kinds of errors and places in the program's own files. The
// message stays here, since it may hold what the clerk has typed.
import type { BugTrace } from '../../shared/contract.ts'

const mostPlaces = 8

export function bugTrace(error: unknown): BugTrace {
  if (!(error instanceof Error)) return { name: 'Error', places: [] }
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
  return {
    name: /^[A-Za-z]{1,40}$/u.test(error.name) ? error.name : 'Error',
    places: lines.flatMap((line) => placeIn(line) ?? []).slice(0, mostPlaces),
  }
}

/** Of `at doing (app://desk/assets/index-1a.js:12:3)` the file's name, line and column. */
function placeIn(line: string): string | null {
  return /([\w.$@-]{1,80}:\d{1,7}:\d{1,7})\)?\s*$/u.exec(line.replace(/^.*[\\/]/u, ' '))?.[1] ?? null
}
