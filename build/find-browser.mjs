// The machine's own Chromium, Edge or Chrome: where each system keeps it.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/**
 * From what the system says of itself; null where there is none.
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {(path: string) => boolean} isThere
 */
export function findBrowser(platform, environment, isThere = existsSync) {
  const given = environment.CHROMIUM_PATH
  const candidates = given === undefined || given === '' ? places(platform, environment) : [given]
  return candidates.find((path) => isThere(path)) ?? null
}

function places(platform, environment) {
  if (platform === 'win32') {
    const roots = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA]
    const paths = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe']
    return roots.filter(Boolean).flatMap((root) => paths.map((path) => `${root}\\${path}`))
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => names.map((name) => join(folder, name)))
}

export const withoutBrowser =
  '本机也没有找到 Chromium、Edge 或 Chrome，无法打开试用界面；请安装其中一种浏览器，或用 CHROMIUM_PATH 指明它的位置后再运行 npm start。'
