// The same screen in the machine's browser: served on this machine alone, in a window and a profile of its own. What
// the browser keeps of drafts belongs to the port, so the port drawn the first time is used again.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { preview } from 'vite'

const top = fileURLToPath(new URL('..', import.meta.url))

/** Serves the built screen; resolves with its address and what ends it. */
export async function serveTrial(folder) {
  mkdirSync(folder, { recursive: true })
  for (const port of [keptPort(folder), ...Array.from({ length: 8 }, () => randomInt(20_000, 60_000))]) {
    if (port === null) continue
    const server = await serverOn(port)
    if (server === null) continue
    writeFileSync(join(folder, 'port'), `${port}\n`)
    return { address: `http://127.0.0.1:${port}/index.html`, close: () => server.close() }
  }
  throw new Error('no free port on this machine')
}

async function serverOn(port) {
  try {
    return await preview({
      configFile: false,
      root: top,
      logLevel: 'silent',
      appType: 'mpa',
      build: { outDir: 'dist/renderer' },
      preview: { host: '127.0.0.1', port, strictPort: true, open: false, headers },
    })
  } catch {
    return null
  }
}

const headers = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
}

function keptPort(folder) {
  try {
    const port = Number(readFileSync(join(folder, 'port'), 'utf8'))
    return Number.isInteger(port) && port >= 1024 && port < 65536 ? port : null
  } catch {
    return null
  }
}

/** Opens the address as a window of its own; resolves when the window is closed. */
export function openInBrowser(browser, address, folder) {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const child = spawn(
    browser,
    [
      `--app=${address}`,
      `--user-data-dir=${join(folder, 'browser')}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1366,768',
      // For root the browser starts in no other way; the page is our own and asks nothing of any network.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore' },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
}

export function trialFolder() {
  const root =
    process.platform === 'win32'
      ? (process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : (process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'))
  return join(root, 'nianbao-trial')
}
