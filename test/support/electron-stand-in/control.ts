// What a test asks of the running program from outside: the clerk's answers in dialogs, the menu, and what was recorded.
import { app, clickMenu } from './app.ts'
import { all } from './browser-window.ts'
import { endPrint } from './printing.ts'
import { queueAnswer, records } from './records.ts'
import { defaultSession, letsThrough, schemes } from './session.ts'

export type Order =
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** A dialog of printing that stands open is answered now. */
  | { readonly kind: 'end-print'; readonly answer: unknown }
  | { readonly kind: 'menu'; readonly labels: readonly string[] }
  | { readonly kind: 'close' }
  /** Only over Electron itself; here the page's own tools do it. */
  | { readonly kind: 'crash' }
  | { readonly kind: 'resize'; readonly width: number; readonly height: number }
  | { readonly kind: 'name-path'; readonly name: string; readonly path: string }
  | { readonly kind: 'records' }
  | { readonly kind: 'security' }

export interface Ordered {
  readonly id: number
  readonly order: Order
}

async function carryOut(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'answer':
      return queueAnswer(order.answer)
    case 'end-print':
      return endPrint(order.answer)
    case 'menu':
      return clickMenu(order.labels)
    case 'close':
      return all[0]?.close()
    case 'crash':
      throw new Error('the page is made to crash by its own tools')
    case 'resize':
      return all[0]?.resize(order.width, order.height)
    case 'name-path':
      await all[0]?.webContents.page?.evaluate(
        ({ name, path }) => Reflect.get(window, '__electronStandInReceiver').namePath(name, path),
        { name: order.name, path: order.path },
      )
      return null
    case 'records':
      return records
    case 'security':
      return security()
  }
}

/** What the program says when it is asked for each thing a page could want. */
function security() {
  const contents = all[0]?.webContents
  const permissions = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'midi',
    'hid',
    'openExternal',
  ]
  const granted: string[] = []
  for (const permission of permissions) {
    defaultSession.permission?.(contents, permission, (isGranted) => {
      if (isGranted) granted.push(permission)
    })
    if (defaultSession.permissionCheck?.(contents, permission) !== false)
      granted.push(`${permission} (check)`)
  }
  if (defaultSession.device?.({ deviceType: 'usb' }) !== false) granted.push('device')
  const addresses = [
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://example.com/',
    'file:///etc/passwd',
    'data:,x',
  ]
  return {
    webPreferences: { ...all[0]?.options.webPreferences, preload: '' },
    isSandboxed: app.isSandboxed,
    switches: records.switches,
    schemes,
    isSpellChecking: defaultSession.isSpellChecking,
    hasPermissionHandlers: defaultSession.permission !== null && defaultSession.permissionCheck !== null,
    granted,
    letThrough: addresses.filter((address) => letsThrough(address)),
    isNavigationPrevented: contents?.asks('will-navigate', { url: 'https://example.com/' }),
    isFrameNavigationPrevented: contents?.asks('will-frame-navigate', { url: 'https://example.com/' }),
    isRedirectPrevented: contents?.asks('will-redirect', { url: 'https://example.com/' }),
    isWebviewPrevented: contents?.asks('will-attach-webview'),
    print: printSecurity(),
    isDownloadPrevented: defaultSession.asks('will-download'),
    newWindow: contents?.newWindow?.({ url: 'https://example.com/' }).action,
  }
}

/** The same of the hidden window; null before it was first needed. */
function printSecurity() {
  const hidden = all.find(({ session }) => session !== defaultSession)
  if (hidden === undefined) return null
  const { session, options, webContents } = hidden
  const { parent, ...rest } = options
  const granted: string[] = []
  session.permission?.(webContents, 'media', (isGranted) => isGranted && granted.push('media'))
  if (session.permissionCheck?.(webContents, 'clipboard-read') !== false) granted.push('clipboard-read')
  if (session.device?.({ deviceType: 'usb' }) !== false) granted.push('device')
  const addresses = [
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://example.com/',
    'file:///etc/passwd',
    'data:text/css,x',
    'app://desk/index.html',
    'app://print/other.html',
    'app://print/pdf.html',
    'app://print/paper.html',
  ]
  return {
    options: rest,
    hasParent: parent !== undefined,
    isGone: hidden.isDestroyed(),
    granted,
    hasPermissionHandlers: session.permission !== null && session.permissionCheck !== null,
    isSpellChecking: session.isSpellChecking,
    letThrough: addresses.filter((address) => letsThrough(address, session)),
    isNavigationPrevented: webContents.asks('will-navigate', { url: 'https://example.com/' }),
    isFrameNavigationPrevented: webContents.asks('will-frame-navigate', { url: 'https://example.com/' }),
    isRedirectPrevented: webContents.asks('will-redirect', { url: 'https://example.com/' }),
    isDownloadPrevented: session.asks('will-download'),
    newWindow: webContents.newWindow?.({ url: 'https://example.com/' }).action,
  }
}

export function listenToTest(): void {
  // A test run that was broken off takes its programs with it.
  process.on('disconnect', () => app.exit(1))
  process.on('message', (message: Ordered) => {
    void carryOut(message.order).then(
      (value) => process.send?.({ id: message.id, value: value ?? null }),
      (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
    )
  })
}
