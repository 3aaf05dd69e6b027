// Runs the compiler over every room with that room's own world of types, and fails if any of them fails.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const compilers = {
  tsc: require.resolve('typescript/bin/tsc'),
  vue: require.resolve('vue-tsc/bin/vue-tsc.js'),
}
const projects = [
  ['tsc', 'shared/tsconfig.json'],
  ['tsc', 'shared/tsconfig.files.json'],
  ['tsc', 'cli/tsconfig.json'],
  ['tsc', 'electron/tsconfig.json'],
  ['vue', 'renderer/tsconfig.json'],
  ['tsc', 'renderer/worker/tsconfig.json'],
  ['vue', 'test/tsconfig.json'],
  ['vue', 'test/renderer/tsconfig.json'],
  ['tsc', 'bench/tsconfig.json'],
]

let failed = false
for (const [compiler, project] of projects) {
  if (!existsSync(project)) continue
  const { status } = spawnSync(process.execPath, [compilers[compiler], '-p', project], { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`${project}: types do not hold`)
    failed = true
  }
}
process.exit(failed ? 1 : 0)
