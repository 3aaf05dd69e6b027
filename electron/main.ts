// Entry of the main process: one program at a time, one window, the desk behind it. Everything else has its own file.
import type { BrowserWindow } from 'electron'
import { Menu, app, dialog, ipcMain, protocol, session } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { answerAll, hear, type Gate } from './answering.ts'
import { commandChannel, tellings } from './channels.ts'
import { deskOnMachine, type DeskOnMachine } from './desk.ts'
import { logInto } from './log.ts'
import { pagePrinter } from './printing/page-printer.ts'
import { droppedPath } from './requests.ts'
import { appMenu } from './window/app-menu.ts'
import { commandQueue } from './window/command-queue.ts'
import { handedOver } from './window/handed-over.ts'
import { isWithoutSandbox, lockDownProgram, lockDownSession } from './window/lockdown.ts'
import { mainWindow, type MainWindow } from './window/main-window.ts'
import { isFromOwnPage, scheme } from './window/own-address.ts'
import { screenFile } from './window/screen-files.ts'
import { systemDialogs } from './window/system-dialogs.ts'

const withoutSandbox =
  '这个系统没有为程序提供沙箱保护，为安全起见没有启动，已有的草稿没有改动；请改用 .deb 安装包安装。'

/** A share that has gone must not keep the program from ending. */
const longestFarewell = 2000

lockDownProgram(app)
protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
// A data folder given on the command line stands; otherwise its name is plain, whatever the program is called.
if (!app.commandLine.hasSwitch('user-data-dir'))
  app.setPath('userData', join(app.getPath('appData'), 'nianbao'))

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  if (isWithoutSandbox(app)) {
    dialog.showErrorBox('年报助手没有启动', withoutSandbox)
    app.exit(1)
    return
  }
  const data = app.getPath('userData')
  const log = logInto(join(data, 'logs'), () => new Date())
  process.on('uncaughtException', (error) => log('a bug in the desk', error))
  process.on('unhandledRejection', (error) => log('a bug in the desk', error))

  let main: MainWindow | null = null
  let zoom = 1
  const theWindow = (): BrowserWindow => {
    if (main === null) throw new Error('the window has not been made yet')
    return main.window
  }
  const commands = commandQueue((command) => theWindow().webContents.send(commandChannel, command))
  const desk: DeskOnMachine = await deskOnMachine({
    appVersion: app.getVersion(),
    data,
    documents: app.getPath('documents'),
    dialogs: systemDialogs(theWindow),
    printing: pagePrinter({ parent: theWindow, log }),
    log,
    showState: ({ title }) => theWindow().setTitle(title),
    recentChanged: () => void showMenu(),
    applySettings({ scale }) {
      zoom = scale / 100
      main?.window.webContents.setZoomFactor(zoom)
    },
  })

  const open = (path: string | null): void => {
    if (path === null) return
    desk.named.name(path)
    commands.send({ kind: 'open-path', path })
  }

  async function showMenu(): Promise<void> {
    const template = appMenu(await desk.recent.list(), {
      command: (command) => commands.send(command),
      close: () => theWindow().close(),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  lockDownSession(session.defaultSession)
  protocol.handle(scheme, (request) => screenFile(join(__dirname, '..', 'renderer'), request))
  const gate: Gate = {
    reception: ipcMain,
    isTrusted: (event) => main !== null && isFromOwnPage(event, main.window.webContents),
    log,
  }
  answerAll(gate, desk.answers)
  hear(gate, tellings.listening, v.strictTuple([]), () => commands.listens())
  hear(gate, tellings.heard, v.strictTuple([]), () => main?.guard.heard())
  hear(gate, tellings.dropped, v.strictTuple([droppedPath]), ([path]) => desk.named.name(path))

  await showMenu()
  main = mainWindow({
    preload: join(__dirname, 'preload.cjs'),
    icon: iconBeside(),
    place: desk.place,
    zoom: () => zoom,
    life: desk.life,
    commands,
    held: desk.held,
    log,
  })
  app.on('second-instance', (_event, given, folder) => {
    const window = theWindow()
    if (window.isMinimized()) window.restore()
    window.focus()
    open(handedOver(given, folder, app.isPackaged))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open(path)
  })
  app.on('window-all-closed', () => void farewell(desk).finally(() => app.exit(0)))
  open(handedOver(process.argv, process.cwd(), app.isPackaged))
}

async function farewell({ held, place }: DeskOnMachine): Promise<void> {
  const tooLong = new Promise<void>((resolve) => setTimeout(resolve, longestFarewell))
  await Promise.race([Promise.all([held.releaseAll(), place.set(place.get())]), tooLong])
}

/** Windows takes the icon from the program itself; a Linux window is told. */
function iconBeside(): string | null {
  const icon = join(__dirname, 'icon.png')
  return process.platform === 'linux' && existsSync(icon) ? icon : null
}
