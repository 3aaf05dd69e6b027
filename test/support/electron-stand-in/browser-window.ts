// BrowserWindow and its webContents: one page of the system's Chromium. Requests of the page are caught here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page, type Route } from 'playwright-core'
import { app, onLeave } from './app.ts'
import { pack, unpack, type Carried } from './carry.ts'
import { Emitter } from './emitter.ts'
import { records } from './records.ts'
import { printed, printedToPdf } from './printing.ts'
import { defaultSession, fromPartition, ipcMain, letsThrough, type Session } from './session.ts'
import { bindingName, preloadScript, receiverName, type WindowBinding } from './window-side.ts'

/** The program's own scheme; `app://desk/` is loaded from `https://desk.nianbao.test/`, which nobody answers but we. */
const ownScheme = 'app'

interface Options {
  readonly parent?: unknown
  readonly width?: number
  readonly height?: number
  readonly webPreferences: {
    readonly preload?: string
    readonly partition?: string
    readonly javascript?: boolean
  }
}

class WebContents extends Emitter {
  page: Page | null = null
  newWindow: ((details: { url: string }) => { action: string }) | null = null
  readonly window: BrowserWindow

  constructor(window: BrowserWindow) {
    super([
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'render-process-gone',
      'did-start-navigation',
      'dom-ready',
    ])
    this.window = window
  }
  send(channel: string, ...args: unknown[]): void {
    const message = { receiver: receiverName, channel, args: pack(args) }
    // A page that is just going hears nothing, as in Electron.
    this.page
      ?.evaluate(
        ({ receiver, channel: to, args: told }) => Reflect.get(window, receiver)?.receive(to, told),
        message,
      )
      .catch(() => undefined)
  }
  printToPDF(options: Record<string, unknown>): Promise<Buffer> {
    return printedToPdf(this.page, options)
  }
  print(options: Record<string, unknown>, tell: (isPrinted: boolean, reason: string) => void): void {
    void printed(this.page, options).then(({ isPrinted, reason }) => {
      // What a window was at ends with it.
      if (this.window.isDestroyed()) tell(false, 'Print job failed')
      else tell(isPrinted, reason)
    })
  }
  reload(): void {
    void this.window.show_(true)
  }
  setZoomFactor(factor: number): void {
    void this.window.zoom_(factor)
  }
  setWindowOpenHandler(handler: WebContents['newWindow']): void {
    this.newWindow = handler
  }
}

export class BrowserWindow extends Emitter {
  readonly options: Options
  readonly webContents: WebContents
  readonly session: Session
  context: BrowserContext | null = null
  #isDestroyed = false
  #isMaximized = false
  #address = ''
  #size: { width: number; height: number }
  #zoom = 1

  constructor(options: Options) {
    // Of these the moving, the maximizing and the system's own end never happen here.
    const unheard = ['move', 'maximize', 'unmaximize', 'session-end', 'page-title-updated']
    super(['ready-to-show', 'close', 'closed', 'resize', ...unheard])
    this.options = options
    const { partition } = options.webPreferences
    this.session = partition === undefined ? defaultSession : fromPartition(partition)
    this.#size = { width: options.width ?? 1280, height: options.height ?? 800 }
    this.webContents = new WebContents(this)
    all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(address: string): Promise<void> {
    this.#address = address
    this.context ??= this.session === defaultSession ? await this.#launch() : await this.#open()
    await this.show_(false)
  }

  /** Loads the page; anew when the one before has died or is to be reloaded. */
  async show_(isAnew: boolean): Promise<void> {
    const context = this.context
    if (context === null) return
    const before = this.webContents.page
    const page =
      isAnew && before ? await context.newPage() : (context.pages()[0] ?? (await context.newPage()))
    this.webContents.page = page
    this.#watch(page)
    await before?.close().catch(() => undefined)
    this.webContents.emit('did-start-navigation', {
      isMainFrame: true,
      isSameDocument: false,
      url: this.#address,
    })
    await page.goto(standing(this.#address))
    if (!isAnew) this.emit('ready-to-show')
  }

  async #launch(): Promise<BrowserContext> {
    const context = await chromium.launchPersistentContext(join(app.getPath('userData'), 'chromium'), {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      headless: true,
      viewport: this.#size,
      deviceScaleFactor: Number(process.env['STAND_IN_SCALE'] ?? '1'),
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      args: ['--remote-debugging-port=0', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    })
    onLeave(() => context.close())
    await context.exposeBinding(bindingName, ({ page, frame }, message: WindowBinding) => {
      if (page !== this.webContents.page) return { ok: false, error: 'the page has gone' }
      return this.#hear(message, actual(frame.url()), frame.parentFrame())
    })
    const preload = readFileSync(this.options.webPreferences.preload ?? '', 'utf8')
    await context.addInitScript(preloadScript(preload))
    await this.#guard(context)
    context.on('page', (page) => {
      if (page !== this.webContents.page) void this.#askNewWindow(page)
    })
    return context
  }

  /** A window of another session: a context of its own in the browser of the first. */
  async #open(): Promise<BrowserContext> {
    const browser = all[0]?.context?.browser()
    if (!browser) throw new Error('the stand-in has no browser yet')
    const { javascript = true } = this.options.webPreferences
    const context = await browser.newContext({ javaScriptEnabled: javascript, viewport: this.#size })
    await this.#guard(context)
    return context
  }

  async #guard(context: BrowserContext): Promise<void> {
    await context.route(/.*/u, (route) => this.#request(route))
    await context.routeWebSocket(/.*/u, (socket) => {
      records.refused.push(socket.url())
      if (letsThrough(socket.url(), this.session)) records.escaped.push(socket.url())
      void socket.close()
    })
  }

  /** As Chromium draws a zoomed page: fewer pixels of the page, each of more pixels of the screen. */
  async zoom_(factor: number): Promise<void> {
    const page = this.webContents.page
    // Nothing to do, and a test may have set the screen.
    if (page === null || factor === this.#zoom) return
    this.#zoom = factor
    records.zooms.push(factor)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.floor(this.#size.width / factor),
      height: Math.floor(this.#size.height / factor),
      deviceScaleFactor: Number(process.env['STAND_IN_SCALE'] ?? '1') * factor,
      mobile: false,
    })
  }

  #watch(page: Page): void {
    this.#zoom = 1
    page.on('domcontentloaded', () => this.webContents.emit('dom-ready'))
    page.on('crash', () => {
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    })
    page.on('download', (download) => {
      records.downloads.push(download.url())
      if (defaultSession.asks('will-download', {}, download)) void download.cancel()
    })
  }

  async #askNewWindow(page: Page): Promise<void> {
    // A page the stand-in opens itself becomes the window's in the same turn.
    await Promise.resolve()
    const opener = await page.opener().catch(() => null)
    if (opener === null) return
    records.newWindows.push(page.url())
    if (this.webContents.newWindow?.({ url: page.url() }).action === 'deny') await page.close()
  }

  async #request(route: Route): Promise<void> {
    const request = route.request()
    const url = actual(request.url())
    const isOwn = url.startsWith(`${ownScheme}://`)
    const isNavigation =
      request.isNavigationRequest() && request.frame() === this.webContents.page?.mainFrame()
    if (isNavigation && url !== this.#address) {
      records.navigations.push(url)
      // A plain abort would put an error page in the window's place.
      if (this.webContents.asks('will-navigate', { url })) return route.abort('aborted')
    }
    const isLetThrough = letsThrough(url, this.session)
    if (!isOwn) {
      records.refused.push(url)
      if (isLetThrough) records.escaped.push(url)
    }
    const handler = this.session.served.get(ownScheme)
    if (!isOwn || !isLetThrough || handler === undefined) return route.abort()
    const response = await handler(new Request(url, { method: request.method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  async #hear({ kind, channel, args }: WindowBinding, url: string, parent: unknown) {
    const event = { sender: this.webContents, senderFrame: { url, parent } }
    if (kind === 'close') {
      // As with a sandboxed page of Electron's: the window goes without the event `close`.
      setImmediate(() => this.destroy())
      return { ok: true }
    }
    const given = unpack(args)
    if (!Array.isArray(given)) return { ok: false, error: 'no arguments' }
    if (kind === 'send') {
      ipcMain.emit(channel, event, ...given)
      return { ok: true }
    }
    const handler = ipcMain.handlers.get(channel)
    if (handler === undefined) return { ok: false, error: `no handler for ${channel}` }
    try {
      const value: Carried = pack(await handler(event, ...given))
      return { ok: true, value }
    } catch (error) {
      return { ok: false, error: String(error) }
    }
  }

  close(): void {
    if (!this.asks('close')) this.destroy()
  }
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.emit('closed')
    void this.webContents.page?.close().catch(() => undefined)
    if (this.session !== defaultSession) void this.context?.close().catch(() => undefined)
    if (all.every((window) => window.isDestroyed())) app.emit('window-all-closed')
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  setTitle(title: string): void {
    records.titles.push(title)
  }
  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  maximize(): void {
    this.#isMaximized = true
  }
  isMaximized(): boolean {
    return this.#isMaximized
  }
  getNormalBounds() {
    return { x: 40, y: 30, ...this.#size }
  }
  /** The clerk pulls at the window's edge. */
  resize(width: number, height: number): void {
    this.#size = { width, height }
    void this.webContents.page?.setViewportSize(this.#size)
    this.emit('resize')
  }
}

export const all: BrowserWindow[] = []

function standing(address: string): string {
  return address.replace(/^app:\/\/(\w+)\//u, 'https://$1.nianbao.test/')
}

function actual(address: string): string {
  return address.replace(/^https:\/\/(\w+)\.nianbao\.test\//u, `${ownScheme}://$1/`)
}
