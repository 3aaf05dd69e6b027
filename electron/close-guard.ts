// Closing a window that holds unsaved work: the screen asks, and closes the window itself when the clerk has answered.
// A screen that does not even hear the question is not waited for: the system's own dialog offers to close it.

/** Milliseconds for a living screen to say that it heard. */
export const patience = 3000

export interface ClosingWindow {
  readonly unsaved: boolean
  /** A page is loaded and listens. */
  readonly isListening: boolean
  askScreen(): void
  /** The system's dialog over a window that does not answer; true: close it all the same. */
  offerToForce(): Promise<boolean>
  destroy(): void
}

export interface CloseGuard {
  /** True when the window may close now. */
  mayClose(): boolean
  /** The screen has heard the question. */
  heard(): void
  /** The machine is shutting down: nothing is asked any more, recovery text is on the disk. */
  letGo(): void
}

/** Runs something later; what it returns calls it off. */
export type Later = (run: () => void, milliseconds: number) => () => void

export const realLater: Later = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

export function closeGuard(window: ClosingWindow, later: Later): CloseGuard {
  let callOff: (() => void) | null = null
  let isOffering = false
  let isLetGo = false

  async function force(): Promise<void> {
    callOff = null
    isOffering = true
    const isForced = await window.offerToForce()
    isOffering = false
    if (isForced) window.destroy()
  }

  return {
    mayClose() {
      if (isLetGo || !window.unsaved || !window.isListening) return true
      if (callOff === null && !isOffering) {
        callOff = later(() => void force(), patience)
        window.askScreen()
      }
      return false
    },
    heard() {
      callOff?.()
      callOff = null
    },
    letGo: () => void (isLetGo = true),
  }
}
