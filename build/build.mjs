// `npm run build`: the whole program into dist/, the window first.
import { copyFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildElectron } from './build-electron.mjs'
import { keepLicences } from './licences.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))

export async function buildAll() {
  const licences = keepLicences()
  await build({
    configFile: `${top}/vite.config.ts`,
    logLevel: 'warn',
    plugins: [licences.plugin],
    worker: { plugins: () => [licences.plugin] },
    // The page lies on the same disk: what loads late may be large.
    build: { chunkSizeWarningLimit: 1024, rolldownOptions: { checks: { pluginTimings: false } } },
  })
  await buildElectron('dist/electron', [licences.plugin])
  // A window on Linux is told its icon by the program.
  await copyFile(`${top}/build/icons/256x256.png`, `${top}/dist/electron/icon.png`)
  await licences.write(top, {
    page: `${top}/dist/third-party.txt`,
    list: `${top}/dist/renderer/licences.json`,
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
