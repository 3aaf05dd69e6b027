// Builds the program before the flows are tried on it: they run on the unchanged bundles.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { installedElectron } from '../../build/electron-binary.mjs'

export default function buildFirst(): void {
  if (installedElectron() === null) {
    console.log('Electron’s own program is not installed: the flows run over its stand-in alone.')
  }
  if (process.env['NIANBAO_BUILT'] === '1') return
  const build = fileURLToPath(new URL('../../build/build.mjs', import.meta.url))
  execFileSync(process.execPath, [build], { stdio: 'inherit' })
}
