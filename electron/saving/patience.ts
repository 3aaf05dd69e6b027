// Waiting out a program that holds a file for a moment: anti-virus, an indexer, a file share. About two seconds, then
// the trouble is the clerk's to hear of.
import { systemCode } from '../../shared/system-reason.ts'

/** Milliseconds before each further try; two seconds in all. */
export const pauses: readonly number[] = [10, 20, 40, 80, 150, 250, 400, 500, 550]

const passing: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Trouble that usually goes away by itself. */
export function isPassing(error: unknown): boolean {
  return passing.has(systemCode(error) ?? '')
}

export type Wait = (milliseconds: number) => Promise<void>

export const realWait: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export async function patiently<T>(wait: Wait, attempt: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (!isPassing(error)) throw error
      await wait(pause)
    }
  }
  return attempt()
}
