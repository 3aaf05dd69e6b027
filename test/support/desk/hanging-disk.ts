// The real disk, on which everything that matches hangs from a moment on: a share whose cable was pulled answers nothing.
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'

export interface HangingDisk {
  readonly disk: Disk
  hang(): void
  /** How many things hung on it at a time at most: each holds a thread. */
  most(): number
}

export function hangingDisk(path: RegExp): HangingDisk {
  let isHanging = false
  let count = 0
  const gate =
    (act: (...given: never[]) => Promise<unknown>) =>
    (...given: unknown[]): Promise<unknown> => {
      if (!isHanging || !path.test(String(given[0]))) return act(...(given as never[]))
      count += 1
      return new Promise(() => undefined)
    }
  const disk = Object.fromEntries(Object.entries(realDisk).map(([name, act]) => [name, gate(act)]))
  return {
    disk: { ...realDisk, ...disk },
    hang() {
      isHanging = true
    },
    most: () => count,
  }
}
