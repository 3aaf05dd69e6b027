// app, screen, shell, dialog, Menu: everything that is not the window.
import { createConnection, createServer } from 'node:net'
import { mkdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Emitter } from './emitter.ts'
import { records, takeAnswer } from './records.ts'

const prefix = '--user-data-dir='
const given = process.argv.find((argument) => argument.startsWith(prefix))
// Electron takes its own switches out of what the program sees of them only by name; the paths stay.
const paths: Record<string, string> = {
  userData: given?.slice(prefix.length) ?? '',
  appData: join(homedir(), '.config'),
  documents: process.env['STAND_IN_DOCUMENTS'] ?? homedir(),
}

class App extends Emitter {
  readonly isPackaged = false
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => void (records.switches[name] = value),
    hasSwitch: (name: string) => process.argv.some((argument) => argument.startsWith(`--${name}`)),
  }
  isSandboxed = false

  constructor() {
    super(['web-contents-created', 'second-instance', 'open-file', 'window-all-closed'])
  }
  enableSandbox(): void {
    this.isSandboxed = true
  }
  getVersion(): string {
    return process.env['STAND_IN_VERSION'] ?? '0.0.0'
  }
  getPath(name: string): string {
    const path = paths[name]
    if (path === undefined || path === '') throw new Error(`the stand-in has no path ${name}`)
    return path
  }
  setPath(name: string, path: string): void {
    paths[name] = path
  }
  async whenReady(): Promise<void> {
    await Promise.resolve()
  }
  /** The first start listens on a socket in the data folder; a second one hands over what it was given. */
  requestSingleInstanceLock(): boolean {
    const socket = join(this.getPath('userData'), 'stand-in.sock')
    mkdirSync(this.getPath('userData'), { recursive: true })
    if (process.env['STAND_IN_SECOND'] === '1') {
      const connection = createConnection(socket, () => {
        connection.end(JSON.stringify({ argv: process.argv, folder: process.cwd() }), () => process.exit(0))
      })
      return false
    }
    rmSync(socket, { force: true })
    createServer((connection) => {
      let text = ''
      connection.on('data', (part) => (text += part.toString('utf8')))
      connection.on('end', () => {
        const told: unknown = JSON.parse(text)
        if (typeof told === 'object' && told !== null && 'argv' in told && 'folder' in told) {
          this.emit('second-instance', {}, told.argv, told.folder)
        }
      })
    }).listen(socket)
    return true
  }
  quit(): void {
    // A second start stays until it has handed over.
    if (process.env['STAND_IN_SECOND'] !== '1') this.exit(0)
  }
  exit(code: number): void {
    void leave(code)
  }
}

let beforeLeaving: () => Promise<void> = async () => undefined

/** What must be closed before the process ends. */
export function onLeave(close: () => Promise<void>): void {
  beforeLeaving = close
}

/** A page that hangs keeps its browser from closing in peace; it goes with the process then. */
async function leave(code: number): Promise<void> {
  const tooLong = new Promise<void>((resolve) => setTimeout(resolve, 3000))
  await Promise.race([beforeLeaving(), tooLong])
  process.exit(code)
}

export const app = new App()

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
}

export const shell = {
  showItemInFolder: (path: string) => void records.shownInFolder.push(path),
}

const shown =
  (method: string) =>
  async (_window: unknown, options: unknown): Promise<unknown> => {
    records.dialogs.push({ method, options })
    return takeAnswer(method)
  }

export const dialog = {
  showOpenDialog: shown('showOpenDialog'),
  showSaveDialog: shown('showSaveDialog'),
  showMessageBox: shown('showMessageBox'),
}

export interface MenuItem {
  readonly label?: string
  readonly submenu?: readonly MenuItem[]
  readonly role?: string
  readonly click?: () => void
}

let menu: readonly MenuItem[] = []

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (next: readonly MenuItem[]) => void (menu = next),
}

/** Clicks the item under these labels, letters for the keyboard left out. */
export function clickMenu(labels: readonly string[]): void {
  let items = menu
  for (const [depth, label] of labels.entries()) {
    const item = items.find((one) => one.label?.replace(/\(&[A-Z]\)/u, '').replace(/&&/gu, '&') === label)
    if (item === undefined) throw new Error(`the menu has no ${label}`)
    if (depth === labels.length - 1) item.click?.()
    items = item.submenu ?? []
  }
}
