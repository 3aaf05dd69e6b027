// `npm run build`: the whole program into dist/, the window first.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildElectron } from './build-electron.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))

export async function buildAll() {
  await build({ configFile: `${top}/vite.config.ts`, logLevel: 'warn' })
  await buildElectron()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
