// `npm start`: builds the program and opens it; in the machine's browser where Electron cannot be had.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.mjs'
import { fetchedElectron, installedElectron, withoutElectron } from './electron-binary.mjs'
import { findBrowser, withoutBrowser } from './find-browser.mjs'
import { openInBrowser, serveTrial, trialFolder } from './trial.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))
const given = process.argv.slice(2)

console.log('正在生成程序…')
await buildAll()
process.exitCode = await open()

async function open() {
  const electron = installedElectron() ?? fetchedElectron()
  if (electron !== null) return run(electron)
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

function run(electron) {
  const child = spawn(electron, [top, ...given], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
