// npm run fuzz -- [--n N] [--seed S] [--format docx] [--only CASE]: breaks sound files and reads them. A watchdog ends a
// run that hangs and says which one it was.
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { passOverStrays } from '../../cli/pdf-resources.ts'
import { corpora } from './corpus.ts'
import { fuzz, slowest, type FuzzResult } from './run.ts'

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
    only: { type: 'string' },
  },
})
const runs = Number(values.n)
const seed = Number(values.seed)
const only = values.only === undefined ? undefined : Number(values.only)
if (![runs, seed, only ?? 0].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error('Numbers are wanted: --n N --seed S --only CASE')
  process.exit(2)
}

passOverStrays()

/** [case, number of the format], seen by the watchdog. */
const progress = new Int32Array(new SharedArrayBuffer(8))
const all = (await corpora()).filter(({ format }) => values.format === undefined || format === values.format)
const names = all.map(({ format }) => format)
const guard = startGuard(names)
let found = 0
for (const [index, corpus] of all.entries()) {
  progress[1] = index
  const result = await fuzz(corpus, {
    runs,
    seed,
    ...(only === undefined ? {} : { only }),
    before: (at) => {
      progress[0] = at
    },
  })
  print(result)
  found += result.findings.length
}
await guard.terminate()
process.exit(found === 0 ? 0 : 1)

/** Ends the process when one case takes four times what is slow: code that hangs can only be ended from another thread. */
function startGuard(formats: readonly string[]): Worker {
  const watch = `
    const { progress, limit, formats } = require('node:worker_threads').workerData
    let last = -1
    let waited = 0
    setInterval(() => {
      const now = progress[0] * 100 + progress[1]
      if (now !== last) {
        last = now
        waited = 0
        return
      }
      // Ticks, not the clock: a machine that slept has not hung.
      waited += 500
      if (waited > limit) {
        const which = '--format ' + formats[progress[1]] + ' --only ' + progress[0]
        require('node:fs').writeSync(2, 'hangs: ' + which + '\\n')
        process.kill(process.pid, 'SIGKILL')
      }
    }, 500)`
  return new Worker(watch, { eval: true, workerData: { progress, limit: slowest * 4, formats } })
}

function print({ format, runs: done, reports, failures, slowest: worst, findings }: FuzzResult): void {
  const refused = Object.entries(failures)
    .toSorted(([, a], [, b]) => b - a)
    .map(([code, times]) => `${code} ${times}`)
    .join(', ')
  console.log(`${format}: ${done} files, ${reports} read; ${refused}; slowest ${Math.round(worst)} ms`)
  for (const finding of findings) {
    console.log(
      `  --format ${format} --seed ${seed} --only ${finding.case} (${finding.file}): ${finding.what}`,
    )
  }
}
