// The one window: made, shown when painted, its place remembered, its closing guarded, its page loaded anew when it died.
import { BrowserWindow, screen } from 'electron'
import { closeGuard, realLater, type CloseGuard } from '../close-guard.ts'
import type { KeptValue } from '../memory/kept-value.ts'
import { fitToScreens, type WindowPlace } from '../memory/window-place.ts'
import type { HeldDrafts } from '../saving/held-drafts.ts'
import type { Log } from '../log.ts'
import type { WindowLife } from '../window-life.ts'
import type { CommandQueue } from './command-queue.ts'
import { homePage } from './own-address.ts'
import { offerToForce } from './system-dialogs.ts'
import { windowOptions } from './window-options.ts'

export interface MainWindowParts {
  readonly preload: string
  readonly icon: string | null
  readonly place: KeptValue<WindowPlace>
  /** How large everything is drawn; 1 is as the system has it. */
  zoom(): number
  readonly life: WindowLife
  readonly commands: CommandQueue
  readonly held: HeldDrafts
  readonly log: Log
}

export interface MainWindow {
  readonly window: BrowserWindow
  readonly guard: CloseGuard
}

/** Deaths of the page in a row after which loading it anew would only repeat them. */
const mostDeaths = 3
const deathsWithin = 60_000

/** Milliseconds without a further change until the window's place is kept. */
const settling = 300

export function mainWindow(parts: MainWindowParts): MainWindow {
  const { place, life, commands } = parts
  const area = fitToScreens(
    place.get().area,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const window = new BrowserWindow(windowOptions(parts.preload, area, parts.icon))
  if (place.get().maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  // Before the first picture, and again for a page that was loaded anew.
  window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(parts.zoom()))
  // The screen names its window through the desk.
  window.on('page-title-updated', (event) => event.preventDefault())

  const guard = closeGuard(
    {
      get unsaved() {
        return life.unsaved
      },
      get isListening() {
        return commands.isListening
      },
      askScreen: () => commands.send({ kind: 'confirm-close' }),
      offerToForce: () => offerToForce(window),
      destroy: () => window.destroy(),
    },
    realLater,
  )
  window.on('close', (event) => {
    if (!guard.mayClose()) event.preventDefault()
  })
  keepPlace(window, place)
  window.on('session-end', () => guard.letGo())

  watchDeaths(window, parts)
  window.loadURL(homePage).catch((error: unknown) => {
    // Seen at least, and it can be closed.
    parts.log('the page did not load', error)
    if (!window.isDestroyed()) window.show()
  })
  return { window, guard }
}

function watchDeaths(window: BrowserWindow, { life, commands, held, log }: MainWindowParts): void {
  let deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    commands.stops()
    if (reason === 'clean-exit') return
    log(`the window died: ${reason}`)
    const now = Date.now()
    deaths = [...deaths.filter((then) => now - then < deathsWithin), now]
    const isHopeless = deaths.length > mostDeaths
    // What was at work when it died may be what kills it: after some tries the start page is shown instead.
    void life.died(!isHopeless).then((hasUnsaved) => {
      if (window.isDestroyed()) return
      const saved = hasUnsaved || isHopeless ? null : held.current()
      if (saved !== null) commands.send({ kind: 'open-path', path: saved })
      window.webContents.reload()
    })
  })
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) commands.stops()
  })
}

/** Kept whenever it changes: a sandboxed page that closes its window does so without the event `close`. */
function keepPlace(window: BrowserWindow, place: KeptValue<WindowPlace>): void {
  let callOff: (() => void) | null = null
  const changed = (): void => {
    callOff?.()
    callOff = realLater(() => {
      if (!window.isDestroyed()) void place.set(placeOf(window))
    }, settling)
  }
  window.on('resize', changed)
  window.on('move', changed)
  window.on('maximize', changed)
  window.on('unmaximize', changed)
  window.on('closed', () => callOff?.())
}

function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds()
  return { area: { x, y, width, height }, maximized: window.isMaximized() }
}
