// The table of fences in ARCHITECTURE.md as data: which room may import which rooms and which packages.
// The page is the one place where the fences are stated for people; this makes it the place they are tested against.
import { readText } from './source-files.ts'

export interface Room {
  /** A folder, or a file pattern with `*`, from the top of the project. */
  readonly pattern: string
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
}

const heading = '## Fences'

export function fencesOf(page: string): readonly Room[] {
  const start = page.indexOf(heading)
  if (start === -1) throw new Error(`ARCHITECTURE.md has no section “${heading}”`)
  const rest = page.slice(start + heading.length)
  const end = rest.search(/^## /mu)
  return (end === -1 ? rest : rest.slice(0, end))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [room = '', rooms = '', packages = ''] = line.split('|').slice(1)
      return { pattern: names(room)[0] ?? '', rooms: names(rooms), packages: names(packages) }
    })
}

function names(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name)
}

/** Whether a path or package name is what a pattern names; a folder covers all below it, `*` any part of one name. */
export function matches(pattern: string, name: string): boolean {
  const expression = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\/]/gu, String.raw`\$&`))
    .join('[^/]*')
  // `shared/*.ts` names files of that folder alone; anything else covers what lies below.
  return new RegExp(pattern.endsWith('.ts') ? `^${expression}$` : `^${expression}(/.*)?$`, 'u').test(name)
}

/** The room a file lives in: the most specific pattern that names it. */
export function roomOf(rooms: readonly Room[], path: string): Room | undefined {
  return rooms
    .filter(({ pattern }) => matches(pattern, path))
    .sort((a, b) => b.pattern.length - a.pattern.length)[0]
}

export const fences = fencesOf(readText('ARCHITECTURE.md'))
