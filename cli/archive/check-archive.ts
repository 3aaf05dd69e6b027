// nianbao check over a folder or several files: how the run is watched, stopped and ended.
import { failure } from '../../shared/notes.ts'
import type { Ending } from '../command.ts'
import type { Io } from '../io.ts'
import { checkAll } from './check-all.ts'
import { archiveOf } from './files.ts'
import { lineText, progressText, sumText, type Sum } from './lines.ts'

/** A line a file, as text or as JSON Lines. */
export async function checkArchive(paths: readonly string[], isJson: boolean, io: Io): Promise<Ending> {
  const { files, leftOut } = await archiveOf(paths)
  if (files.length === 0) return failure('archive-empty', paths.join('、'))
  const sum: Sum = { fine: 0, errors: 0, failed: 0 }
  const interrupted = new AbortController()
  const interrupt = (): void => interrupted.abort()
  process.once('SIGINT', interrupt)
  const start = performance.now()
  let given: number
  try {
    given = await checkAll(files, {
      line: (line) => {
        sum[line.state] += 1
        io.out(isJson ? JSON.stringify(line) : lineText(line, io))
      },
      progress: (done) => io.progress(progressText(done, files.length, (performance.now() - start) / 1000)),
      signal: interrupted.signal,
    })
  } finally {
    process.off('SIGINT', interrupt)
  }
  if (given < files.length) return failure('archive-stopped', given, files.length - given)
  if (!isJson) io.out(`\n${sumText(sum, leftOut, io)}`)
  if (sum.failed > 0) return failure('archive-unread', sum.failed, files.length)
  return sum.errors > 0 ? 1 : 0
}
