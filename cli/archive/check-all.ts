// Many files checked on every core: threads that each have one file in hand, lines given back in the files' own order. A file
// that hangs or brings its thread down costs itself alone.
import { availableParallelism } from 'node:os'
import { longestReading, longestStandstill } from '../../shared/reading-progress.ts'
import type { ArchiveLine } from '../answers.ts'
import { failedLine } from './check-file.ts'
import type { ArchiveFile } from './files.ts'
import { Thread, type Limits } from './thread.ts'

export interface Watching {
  /** Each line once, in the order of the files. */
  readonly line: (line: ArchiveLine) => void
  /** So many of all have been checked. */
  readonly progress: (done: number) => void
  /** Ends the work: what is in hand is given up. */
  readonly signal: AbortSignal
  readonly limits?: Limits
}

/** As long as in the window. */
const longest: Limits = { standstill: longestStandstill, whole: longestReading }
/** A thread takes longer to start than so many files to check. */
const filesWorthAThread = 8

/** Gives how many lines were given: fewer than there are files after a signal. */
export async function checkAll(
  files: readonly ArchiveFile[],
  { line, progress, signal, limits = longest }: Watching,
): Promise<number> {
  const lines: (ArchiveLine | undefined)[] = []
  let next = 0
  let given = 0
  let done = 0

  const put = (at: number, one: ArchiveLine): void => {
    lines[at] = one
    done += 1
    for (let ready = lines[given]; ready !== undefined; ready = lines[given]) {
      line(ready)
      lines[given] = undefined
      given += 1
    }
    progress(done)
  }
  const broken = new AbortController()
  const stop = AbortSignal.any([signal, broken.signal])
  const work = async (): Promise<void> => {
    let thread: Thread | null = null
    for (let file = files[next]; file !== undefined && !stop.aborted; file = files[next]) {
      const at = next
      next += 1
      if (file.failure !== undefined) {
        put(at, failedLine(file.path, file.failure))
        continue
      }
      if (thread === null || thread.isOver) thread = await Thread.start(stop, limits)
      const checked = await thread.check(file.path)
      if (checked === null) break
      put(at, checked)
    }
    await thread?.end()
  }
  const threads = Math.min(availableParallelism(), Math.ceil(files.length / filesWorthAThread))
  const working = Array.from({ length: threads }, work)
  try {
    await Promise.all(working)
  } catch (error) {
    broken.abort()
    await Promise.allSettled(working)
    throw error
  }
  return given
}
