// Runs every *.bench.ts of this folder, or those whose names hold a word of the command line, and prints one table each.
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { measure, type Benchmark, type Measured, type Prepare } from './measure.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const words = process.argv.slice(2)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort()

if (files.length === 0) {
  console.error(`No benchmark is named like ${words.join(', ')}.`)
  process.exit(2)
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`)
let missed = 0
for (const file of files) {
  const { benchmarks }: { benchmarks: readonly Prepare[] } = await import(
    pathToFileURL(join(folder, file)).href
  )
  for (const prepare of benchmarks) {
    const benchmark = await prepare()
    if (benchmark === null) continue
    const results = await measure(benchmark)
    print(benchmark, results)
    missed += results.filter(isMissed).length
    await benchmark.close?.()
  }
}
if (missed > 0) console.log(`\n${missed} above target.`)

function print({ title, unit }: Benchmark, results: readonly Measured[]): void {
  const rows = [
    ['', `median ${unit}`, `p95 ${unit}`, 'ratio', 'target'],
    ...results.map((one) => {
      const { name, median, p95, ratio, target, targetP95 } = one
      const verdict = isMissed(one) ? 'MISSED' : 'met'
      const both = [target, ...(targetP95 === undefined ? [] : [targetP95])].join(' / ')
      return [
        name,
        figures(median),
        figures(p95),
        `${figures(ratio)}×`,
        target === undefined ? '' : `≤ ${both} ${verdict}`,
      ]
    }),
  ]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  console.log(`\n${title}`)
  for (const row of rows) {
    const cells = row.map((text, column) =>
      column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
    )
    console.log(`  ${cells.join('  ').trimEnd()}`)
  }
}

function isMissed({ median, p95, target = Infinity, targetP95 = Infinity }: Measured): boolean {
  return median > target || p95 > targetP95
}

/** Three figures that mean something, no more. */
function figures(value: number): string {
  if (value >= 100) return String(Math.round(value))
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
