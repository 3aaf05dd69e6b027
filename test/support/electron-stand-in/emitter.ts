// Electron's events: what a listener prevents is known to whoever emitted.
import { EventEmitter } from 'node:events'

export interface StandInEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export class Emitter extends EventEmitter {
  /** Emits; true when a listener prevented what would come next. */
  asks(name: string, event: object = {}, ...rest: unknown[]): boolean {
    const asked: StandInEvent = Object.assign(event, {
      defaultPrevented: false,
      preventDefault() {
        asked.defaultPrevented = true
      },
    })
    this.emit(name, asked, ...rest)
    return asked.defaultPrevented
  }
}
