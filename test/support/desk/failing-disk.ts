// The real disk with one of its doings refused: what a full disk, an anti-virus or a torn cable says, which no test can
// bring about otherwise.
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code })
}

export interface Refused {
  readonly doing: keyof Disk
  readonly code: string
  /** How often it is refused before it is done after all; for good where left out. */
  readonly times?: number
  /** Only for paths that match. */
  readonly path?: RegExp
}

export function failingDisk({ doing, code, times = Infinity, path = /./u }: Refused): Disk {
  let left = times
  const refuse =
    (act: (...given: never[]) => Promise<unknown>) =>
    (...given: unknown[]): Promise<unknown> => {
      if (left > 0 && path.test(String(given[0]))) {
        left -= 1
        return Promise.reject(systemError(code))
      }
      return act(...(given as never[]))
    }
  return { ...realDisk, [doing]: refuse(realDisk[doing]) }
}

/** A disk that takes everything and keeps something else: the last byte of what matches is turned over. */
export function forgetfulDisk(path: RegExp): Disk {
  return {
    ...realDisk,
    async write(at, bytes, how, mode) {
      const kept = Uint8Array.from(bytes)
      if (path.test(at) && kept.length > 0) kept[kept.length - 1] = (kept[kept.length - 1] ?? 0) ^ 1
      await realDisk.write(at, kept, how, mode)
    },
  }
}
