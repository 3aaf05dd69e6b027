// The window as it is shipped: built, served with the program's own headers, in the system's browser. Everything that
// would leave it, and every breach of its policy, is listed.
import { createServer } from 'node:http'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { homePage } from '../../electron/window/own-address.ts'
import { screenFile } from '../../electron/window/screen-files.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

export interface BuiltScreen {
  readonly folder: string
  readonly address: string
  /** A fresh profile on the start page; so many pixels of a screen of 1366 × 768 to one of the window. */
  open(scale?: number): Promise<OpenedScreen>
  close(): Promise<void>
}

export interface OpenedScreen {
  readonly page: Page
  /** Requests that would have left the window. */
  readonly escaped: readonly string[]
  /** What the page's policy refused, and errors of scripts. */
  readonly complaints: readonly string[]
  /** Paths and sizes of everything that was loaded. */
  readonly loaded: readonly { readonly path: string; readonly bytes: number }[]
}

export async function buildScreen(): Promise<BuiltScreen> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-screen-'))
  await build({ configFile: join(top, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } })
  const sizes = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    void serve(folder, path).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer())
      sizes.set(path, body.length)
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = server.address()
  const address = `http://127.0.0.1:${typeof port === 'object' ? port?.port : port}/`
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  return {
    folder,
    address,
    async open(scale = 1) {
      const context = await browser.newContext({
        viewport: { width: Math.floor(1366 / scale), height: Math.floor(768 / scale) },
        deviceScaleFactor: scale,
        locale: 'zh-CN',
        acceptDownloads: true,
      })
      const page = await context.newPage()
      const escaped: string[] = []
      const complaints: string[] = []
      const loaded: { path: string; bytes: number }[] = []
      await context.route(/.*/u, async (route) => {
        const { href, origin, pathname } = new URL(route.request().url())
        if (origin !== new URL(address).origin) {
          escaped.push(href)
          await route.abort()
          return
        }
        await route.continue()
        loaded.push({ path: pathname, bytes: 0 })
      })
      page.on('response', (response) => {
        const { pathname } = new URL(response.url())
        const one = loaded.find(({ path }) => path === pathname)
        if (one) one.bytes = sizes.get(pathname) ?? 0
      })
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(address)
      await page.locator('.start').waitFor()
      return { page, escaped, complaints, loaded }
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As Electron's protocol handler does it. */
function serve(folder: string, path: string): Promise<Response> {
  return screenFile(folder, new Request(new URL(path === '/' ? '/index.html' : path, homePage)))
}

/** The worker's script, as the bundler has named it. */
export async function workerScript(folder: string): Promise<string> {
  const found = (await readdir(join(folder, 'assets'))).find((name) =>
    /^conversion\.worker-.*\.js$/u.test(name),
  )
  if (found === undefined) throw new Error('no worker was built')
  return `assets/${found}`
}
