// npm run bench [-- words]: installs what only the benchmarks need, once, and runs them; words choose among the files.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'

const folder = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

if (!isInstalled()) {
  console.log('Installing the peers of the benchmarks into bench/node_modules …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--prefix', folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('npm ci --prefix bench failed: the peers are not there, so nothing was measured.')
    process.exit(1)
  }
}

const loader = pathToFileURL(require.resolve('tsx')).href
const { status } = spawnSync(
  process.execPath,
  ['--import', loader, join(folder, 'main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(status ?? 1)

/** Whether every peer is there in the version that package.json names. */
function isInstalled() {
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return Object.entries(devDependencies).every(([name, version]) => {
    const path = join(folder, 'node_modules', name, 'package.json')
    return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version
  })
}
