// When recovery text is written: a fixed time after the first unsaved change, however steadily the typing goes on, and at once
// when the window goes. The clock is handed in, so that tests can turn it.

export interface Clock {
  setTimeout(run: () => void, milliseconds: number): number
  clearTimeout(timer: number): void
}

/** The promise to the clerk is two seconds; the rest is for writing. */
export const recoveryAfter = 1500

export interface RecoveryClock {
  /** A change was made. */
  changed(): void
  /** Everything is saved: nothing is due any more. */
  settled(): void
  /** Writes at once if something is due: the window is about to go. */
  flush(): void
}

export function recoveryClock(write: () => void, clock: Clock): RecoveryClock {
  let timer: number | null = null
  const stop = (): void => {
    if (timer !== null) clock.clearTimeout(timer)
    timer = null
  }
  return {
    changed() {
      // Not restarted by later changes: steady typing must not put it off.
      timer ??= clock.setTimeout(() => {
        timer = null
        write()
      }, recoveryAfter)
    },
    settled: stop,
    flush() {
      if (timer === null) return
      stop()
      write()
    },
  }
}

/** By the time of the window, and at once when it is hidden or goes. */
export function windowClock(write: () => void): RecoveryClock {
  const clock = recoveryClock(write, {
    setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
    clearTimeout: (timer) => window.clearTimeout(timer),
  })
  window.addEventListener('pagehide', () => clock.flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') clock.flush()
  })
  return clock
}
