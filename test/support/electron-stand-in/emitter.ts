// Electron's events: what a listener prevents is known to whoever emitted.
import { EventEmitter } from 'node:events'

export interface StandInEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export class Emitter extends EventEmitter {
  readonly #known: ReadonlySet<string>

  /** Listening for an event that the stand-in never emits would pass unseen. */
  constructor(known: readonly string[]) {
    super()
    this.#known = new Set(known)
  }

  override on(name: string, listener: (...given: never[]) => void): this {
    if (!this.#known.has(name)) throw new Error(`the stand-in has no event ${name}`)
    return super.on(name, (...given) => listener(...(given as never[])))
  }

  override once(name: string, listener: (...given: never[]) => void): this {
    if (!this.#known.has(name)) throw new Error(`the stand-in has no event ${name}`)
    return super.once(name, (...given) => listener(...(given as never[])))
  }

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
