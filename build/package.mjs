// `npm run package`: builds the program and packs it for this system, or for the ones named by --win and --linux. Further
// words go to electron-builder as they are, `--dir` for one.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js')

/** Each system's switch, and what only it needs. */
const systems = {
  win32: { words: ['--win', '--windows', '-w'], settings: [] },
  // Folders under /opt are typed, searched and allowed by rules: their name is plain. The menu shows the Chinese one.
  linux: { words: ['--linux', '-l'], settings: ['-c.productName=nianbao'] },
}

/** What electron-builder is called with, one call a system; null for a system nobody can pack for. */
export function packingCalls(given, platform) {
  const named = Object.keys(systems).filter((name) =>
    systems[name].words.some((word) => given.includes(word)),
  )
  const wanted = named.length > 0 ? named : [platform]
  if (wanted.some((name) => systems[name] === undefined)) return null
  const switches = Object.values(systems).flatMap(({ words }) => words)
  const rest = given.filter((word) => !switches.includes(word))
  return wanted.map((name) => [
    systems[name].words[0],
    ...systems[name].settings,
    '--publish',
    'never',
    ...rest,
  ])
}

export async function packProgram(given) {
  const calls = packingCalls(given, process.platform)
  if (calls === null) {
    console.error('本系统不能打包：请在 Windows 或 Linux 上运行，或加上 --win 或 --linux。')
    return 1
  }
  await buildAll()
  for (const call of calls) {
    const { status } = spawnSync(process.execPath, [builder, ...call], { cwd: top, stdio: 'inherit' })
    if (status !== 0) return status ?? 1
  }
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await packProgram(process.argv.slice(2))
