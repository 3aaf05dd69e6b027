// `npm run guide`: the pictures of the user's guide, taken from the running program by the flow that holds the guide true. What it
// makes is kept in the repository, so that building needs no browser.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'e2e', 'test/end-to-end/guide.test.ts'],
  { cwd: top, stdio: 'inherit', env: { ...process.env, NIANBAO_GUIDE: 'keep' } },
)
process.exitCode = status ?? 1
