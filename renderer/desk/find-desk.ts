// Finds the desk: the one Electron's preload put into the window, or else the small in-browser one. The rest of the
// screen never asks which it is.
import type { Desk } from '../../shared/contract.ts'
import { browserDesk } from './browser-desk.ts'
import { browserStore } from './browser-store.ts'

export function findDesk(): Desk {
  return window.desk ?? browserDesk(browserStore(indexedDB))
}
