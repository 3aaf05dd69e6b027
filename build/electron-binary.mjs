// Electron's own program: where it lies, and fetching it where it is not there yet. Its package comes without it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** null where it is not installed. Never loads the package, which would start a download by itself. */
export function installedElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return null
  const path = join(given ?? join(folder, 'dist'), readFileSync(note, 'utf8').trim())
  return existsSync(path) ? path : null
}

export const fetching = '正在获取 Electron 程序（约 120 MB，只需一次）…'

/** Tries the usual download site, or the mirror that is set; null where it cannot be had. */
export function fetchedElectron() {
  console.log(fetching)
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: 10 * 60_000 })
  return installedElectron()
}

/** One sentence: what happened, what comes instead, how to set a mirror on this system. */
export function withoutElectron(platform) {
  const address = 'https://镜像站地址/electron/'
  const how =
    platform === 'win32'
      ? `先执行 set ELECTRON_MIRROR=${address} 再执行 npm start`
      : `ELECTRON_MIRROR=${address} npm start`
  return `没有取到 Electron 程序（下载站点连不上），改用本机浏览器打开试用界面；要用完整的桌面程序，请指明能连上的镜像后再运行：${how}`
}
