// The module that `require('electron')` gives to the main process.
import { Menu, app, dialog, screen, shell } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { listenToTest } from './control.ts'
import { defaultSession, fromPartition, ipcMain, protocol } from './session.ts'
import { strict } from './strict.ts'

/** Windows too answer only what they have. */
class StrictWindow extends BrowserWindow {
  constructor(options: ConstructorParameters<typeof BrowserWindow>[0]) {
    super(options)
    Object.defineProperty(this, 'webContents', { value: this.webContents })
    return strict('BrowserWindow', this)
  }
}

listenToTest()

export const electron = strict('electron', {
  app: strict('app', app),
  BrowserWindow: StrictWindow,
  dialog: strict('dialog', dialog),
  ipcMain: strict('ipcMain', ipcMain),
  Menu: strict('Menu', Menu),
  protocol: strict('protocol', protocol),
  screen: strict('screen', screen),
  session: strict('session', {
    defaultSession: strict('session', defaultSession),
    fromPartition: (name: string) => strict('session', fromPartition(name)),
  }),
  shell: strict('shell', shell),
})
