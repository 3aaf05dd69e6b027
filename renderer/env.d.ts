// What the compiler must know of the window beyond the DOM: the desk that Electron's preload may have put there.
import type { Desk } from '../shared/contract.ts'

declare global {
  interface Window {
    readonly desk?: Desk
  }
}
