// Opens the built program: over Electron where it can be had, or else in the machine's browser. Resolves with the exit
// code when the program has ended.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fetchedElectron, installedElectron, withoutElectron } from './electron-binary.mjs'
import { findBrowser, withoutBrowser } from './find-browser.mjs'
import { openInBrowser, serveTrial, trialFolder } from './trial.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))

/** A terminal on another machine, a container: no window could open. */
export const withoutDesktop =
  '这里没有图形界面，打不开窗口；请在桌面环境的终端里运行 npm start，或先设置 DISPLAY（没有显示器时可用 xvfb-run npm start）。'

export async function openProgram(given) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.error(withoutDesktop)
    return 1
  }
  const electron = installedElectron() ?? fetchedElectron()
  if (electron !== null) return run(electron, [top, ...rootWords(), ...given])
  console.log(withoutElectron(process.platform))
  const browser = findBrowser(process.platform, process.env)
  if (browser === null) {
    console.error(withoutBrowser)
    return 1
  }
  const folder = trialFolder()
  const { address, close } = await serveTrial(folder)
  console.log(`已打开试用界面：${address}（关闭浏览器窗口即结束）`)
  const code = await openInBrowser(browser, address, folder)
  await close()
  return code ?? 0
}

/** For root Chromium starts in no other way; an installed program is never started so. */
function rootWords() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function run(program, given) {
  const child = spawn(program, given, { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await openProgram(process.argv.slice(2))
