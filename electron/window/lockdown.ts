// Everything a page could ask of Electron and the system, denied: permissions, devices, downloads, navigation, new
// windows, and every request that is not for the program's own files.
import type { App, Session, WebContents } from 'electron'
import { isOwnAddress } from './own-address.ts'

/** Before the program is ready: nothing resolves, nothing is fetched in the background. */
export function lockDownProgram(app: App): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents))
}

/** Some launchers give the sandbox up where the system denies it, that of an AppImage for one. Foreign files are read in
 * the window, so an installed program rather ends. */
export function isWithoutSandbox(app: {
  readonly isPackaged: boolean
  readonly commandLine: { hasSwitch(name: string): boolean }
}): boolean {
  return app.isPackaged && app.commandLine.hasSwitch('no-sandbox')
}

/** `isOwn`: the addresses that may be asked for; the screen's own files where nothing else is said. */
export function lockDownSession(session: Session, isOwn = isOwnAddress): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // Otherwise the dictionaries are downloaded.
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !isOwn(request.url) }))
}

function lockDownContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
