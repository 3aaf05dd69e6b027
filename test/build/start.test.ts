import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fetching, installedElectron, withoutElectron } from '../../build/electron-binary.mjs'
import { findBrowser, withoutBrowser } from '../../build/find-browser.mjs'
import { withoutDesktop } from '../../build/open-program.mjs'
import { serveTrial } from '../../build/trial.mjs'
import { temporaryFolder } from '../support/desk/temporary-folder.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

describe('the machine’s browser', () => {
  it.each<[string, NodeJS.Platform, Record<string, string>, string[], string | null]>([
    [
      'is found on Linux by its names',
      'linux',
      { PATH: '/bin:/usr/bin' },
      ['/usr/bin/chromium'],
      '/usr/bin/chromium',
    ],
    [
      'is Edge on Windows, which every Windows has',
      'win32',
      { ProgramFiles: 'C:\\P', 'ProgramFiles(x86)': 'C:\\Q' },
      ['C:\\Q\\Microsoft\\Edge\\Application\\msedge.exe', 'C:\\P\\Google\\Chrome\\Application\\chrome.exe'],
      'C:\\P\\Google\\Chrome\\Application\\chrome.exe',
    ],
    [
      'is the one named',
      'linux',
      { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/c' },
      ['/usr/bin/chromium', '/opt/c'],
      '/opt/c',
    ],
    ['is missing', 'linux', { PATH: '/bin' }, [], null],
  ])('%s', (_, platform, environment, there, found) => {
    expect(findBrowser(platform, environment, (path: string) => there.includes(path))).toBe(found)
  })
})

describe('what is said where something cannot be had', () => {
  it.each(['win32', 'linux', 'darwin'])('on %s: one sentence with how to set the mirror', (platform) => {
    const said = withoutElectron(platform)
    expect(said).toContain('ELECTRON_MIRROR=')
    expect(said).toContain('npm start')
    expect(said).not.toMatch(/[。\n]./u)
  })

  it('without a browser: what to install', () => {
    expect(withoutBrowser).toMatch(/安装其中一种浏览器/u)
  })
})

describe('the screen served on this machine', () => {
  it('answers this machine alone, under the port of the last time', async () => {
    const folder = await temporaryFolder()
    const first = await serveTrial(folder)
    const port = Number(new URL(first.address).port)
    expect(new URL(first.address).hostname).toBe('127.0.0.1')
    await first.close()
    const again = await serveTrial(folder)
    expect(again.address).toBe(first.address)
    await again.close()
    expect(await readFile(join(folder, 'port'), 'utf8')).toBe(`${port}\n`)
  })

  it('under another port where that one is taken', async () => {
    const folder = await temporaryFolder()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'port'), String(port))
    const served = await serveTrial(folder)
    expect(Number(new URL(served.address).port)).not.toBe(port)
    await served.close()
    other.close()
  })
})

describe.skipIf(installedElectron() !== null)('opened without Electron’s program', () => {
  async function opened(environment: Record<string, string>, until: RegExp) {
    const child = spawn(process.execPath, [join(top, 'build/open-program.mjs')], {
      cwd: top,
      env: { ...process.env, DISPLAY: ':0', ELECTRON_MIRROR: 'http://127.0.0.1:9/', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let said = ''
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    const isSaid = new Promise<void>((resolve) => {
      const hear = (part: Buffer): void => {
        said += part.toString('utf8')
        if (until.test(said)) resolve()
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
    })
    await Promise.race([isSaid, ended])
    return { said: () => said, ended }
  }

  it.runIf(process.platform === 'linux')('where no window can open says so at once, and fails', async () => {
    const { said, ended } = await opened({ DISPLAY: '', WAYLAND_DISPLAY: '' }, /npm start）。$/u)
    expect(await ended).toBe(1)
    expect(said()).toBe(`${withoutDesktop}\n`)
  })

  it('and without a browser says so, and fails', async () => {
    const folder = await temporaryFolder()
    const { said, ended } = await opened({ CHROMIUM_PATH: join(folder, 'none') }, /npm start。$/u)
    expect(await ended).toBe(1)
    expect(said()).toBe(`${fetching}\n${withoutElectron(process.platform)}\n${withoutBrowser}\n`)
  })

  it('opens the browser on the screen, and ends with its window', async () => {
    const folder = await temporaryFolder()
    // Stands for the browser: notes what it was opened with, and is closed after a second.
    const browser = join(folder, 'browser.sh')
    await writeFile(browser, '#!/bin/sh\necho "$@" > "$XDG_CONFIG_HOME/opened"\nsleep 1\n', { mode: 0o755 })
    const environment = { CHROMIUM_PATH: browser, XDG_CONFIG_HOME: folder }
    const { said, ended } = await opened(environment, /关闭浏览器窗口即结束/u)
    const address = /http:\/\/127\.0\.0\.1:\d+\/index\.html/u.exec(said())?.[0] ?? ''
    const page = await fetch(address)
    expect([200, 404]).toContain(page.status)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await ended).toBe(0)
    const opening = await readFile(join(folder, 'opened'), 'utf8')
    expect(opening).toContain(`--app=${address}`)
    expect(opening).toContain(`--user-data-dir=${join(folder, 'nianbao-trial', 'browser')}`)
  })
})
