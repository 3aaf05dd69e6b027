// Commands on their way to the screen: kept until it listens, and again after it was reloaded.
import type { DeskCommand } from '../../shared/contract.ts'

export interface CommandQueue {
  readonly isListening: boolean
  send(command: DeskCommand): void
  /** The screen is ready for commands. */
  listens(): void
  /** The page is gone or being loaded anew. */
  stops(): void
}

export function commandQueue(deliver: (command: DeskCommand) => void): CommandQueue {
  let isListening = false
  let waiting: DeskCommand[] = []
  return {
    get isListening() {
      return isListening
    },
    send(command) {
      if (isListening) deliver(command)
      else waiting.push(command)
    },
    listens() {
      isListening = true
      const ready = waiting
      waiting = []
      ready.forEach(deliver)
    },
    stops: () => void (isListening = false),
  }
}
