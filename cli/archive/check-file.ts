// One file of an archive: read, recognized, checked, and what came of it in one line.
import { failure, type Failure } from '../../shared/notes.ts'
import type { TellReading } from '../../shared/reading-progress.ts'
import { check } from '../../shared/rules/check.ts'
import type { ArchiveLine } from '../answers.ts'
import { load } from '../load.ts'

export async function checkFile(path: string, tell: TellReading): Promise<ArchiveLine> {
  const loaded = await load(path, { progress: () => undefined }, tell)
  if (!loaded.ok) return failedLine(path, loaded.failure)
  const { format, draft, recognition } = loaded.value
  const findings = check(draft)
  const count = (level: 'error' | 'warning' | 'hint'): number =>
    findings.filter((finding) => finding.level === level).length
  const errors = findings.filter(({ level }) => level === 'error')
  return {
    file: path,
    state: errors.length > 0 ? 'errors' : 'fine',
    format,
    office: draft.report.office,
    year: draft.report.year,
    asked: recognition.cells.filter(({ state }) => state === 'asked').length,
    errors: errors.length,
    warnings: count('warning'),
    hints: count('hint'),
    rules: [...new Set(errors.map(({ rule }) => rule))],
  }
}

export function failedLine(path: string, { code, sentence }: Failure): ArchiveLine {
  return { file: path, state: 'failed', code, sentence }
}

/** A bug in the program: the file's line says so, the others go on. */
export function bugLine(path: string, error: unknown): ArchiveLine {
  if (process.env['NIANBAO_DEBUG'] === '1') {
    process.stderr.write(`${path}: ${error instanceof Error ? String(error.stack) : String(error)}\n`)
  }
  return failedLine(path, failure('bug', `核对“${path}”`))
}
