// Runs mutated files through everything that reads them. A run is a document, a report, or a failure with a known code,
// within its time; anything else is a finding with the numbers that bring it back.
import { isDeepStrictEqual } from 'node:util'
import { recognize } from '../../shared/import/recognize.ts'
import { readFile } from '../../shared/import/formats.ts'
import { failureSentences, type Failure } from '../../shared/notes.ts'
import { parseDraft } from '../../shared/report/draft-file.ts'
import type { Corpus } from './corpus.ts'
import { randomOf } from './random.ts'

/** The window terminates its worker after ten seconds; a reader stays far below. */
export const slowest = 5_000

export interface FuzzResult {
  readonly format: string
  readonly runs: number
  readonly reports: number
  /** How often each failure was given. */
  readonly failures: Readonly<Record<string, number>>
  /** Milliseconds of the slowest run. */
  readonly slowest: number
  readonly findings: readonly FuzzFinding[]
}

export interface FuzzFinding {
  readonly case: number
  readonly file: string
  readonly what: string
}

export interface FuzzOptions {
  readonly runs: number
  readonly seed: number
  /** Only this case. */
  readonly only?: number
  /** Told before each run: a watchdog can tell which one hangs. */
  readonly before?: (at: number) => void
}

export async function fuzz(corpus: Corpus, { runs, seed, only, before }: FuzzOptions): Promise<FuzzResult> {
  const failures: Record<string, number> = {}
  const findings: FuzzFinding[] = []
  let reports = 0
  let worst = 0
  const first = only ?? 0
  const end = only === undefined ? runs : only + 1
  for (let at = first; at < end; at += 1) {
    const random = randomOf(seed * 1_000_003 + at)
    const file = random.pick(corpus.files)
    const { bytes, isSealed } = corpus.hurt(file.bytes, random)
    before?.(at)
    const start = performance.now()
    try {
      const failure = await readWhole(bytes, file.name)
      if (failure === null) {
        reports += 1
        if (isSealed && !(await saySame(bytes, file.bytes, file.name))) {
          findings.push({ case: at, file: file.name, what: 'says something else, and nobody noticed' })
        }
      } else {
        failures[failure.code] = (failures[failure.code] ?? 0) + 1
        if (!(failure.code in failureSentences))
          findings.push({ case: at, file: file.name, what: failure.code })
      }
    } catch (trouble) {
      findings.push({
        case: at,
        file: file.name,
        what: trouble instanceof Error ? (trouble.stack ?? '') : String(trouble),
      })
    }
    const took = performance.now() - start
    worst = Math.max(worst, took)
    if (took > slowest) findings.push({ case: at, file: file.name, what: `took ${Math.round(took)} ms` })
  }
  return { format: corpus.format, runs: end - first, reports, failures, slowest: worst, findings }
}

async function saySame(bytes: Uint8Array, sound: Uint8Array, name: string): Promise<boolean> {
  return isDeepStrictEqual(await readFile(bytes, name), await readFile(sound, name))
}

/** null when a report was read. */
async function readWhole(bytes: Uint8Array, name: string): Promise<Failure | null> {
  const read = await readFile(bytes, name)
  if (!read.ok) return read.failure
  if (read.value.format === 'draft') {
    const draft = parseDraft(new TextDecoder().decode(bytes), name)
    return draft.ok ? null : draft.failure
  }
  const recognized = recognize(read.value.document, name)
  return recognized.ok ? null : recognized.failure
}
