// A disk that may be off: a share, a stick. Nothing on it lasts longer than the limit, and few things go on there at a
// time, since one that hangs holds a thread which the disks of this machine need as well.
import type { Disk } from '../saving/disk.ts'
import type { Wait } from '../saving/patience.ts'

/** Node has four threads for files: two are left for this machine, whatever hangs. */
const mostAtOnce = 2

export interface FarDisk {
  readonly disk: Disk
  /** Something that ran over its limit has not come back. */
  isStuck(): boolean
}

/** What takes longer than the limit fails as timed out; what has not been begun by then is not begun any more. */
export function farDisk(disk: Disk, wait: Wait, longest: number): FarDisk {
  const waiting: (() => void)[] = []
  let running = 0
  let stuck = 0

  function next(): void {
    while (running < mostAtOnce && waiting.length > 0) waiting.shift()?.()
  }

  function limited<T>(act: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let state: 'waiting' | 'running' | 'done' = 'waiting'
      let isLate = false
      waiting.push(() => {
        if (isLate) return
        state = 'running'
        running += 1
        const settled = (): void => {
          state = 'done'
          running -= 1
          if (isLate) stuck -= 1
          next()
        }
        act().then(resolve, reject).finally(settled)
      })
      void wait(longest).then(() => {
        if (state === 'done') return
        isLate = true
        if (state === 'running') stuck += 1
        reject(Object.assign(new Error('ETIMEDOUT: no answer'), { code: 'ETIMEDOUT' }))
      })
      next()
    })
  }

  return {
    isStuck: () => stuck > 0,
    disk: {
      facts: (path) => limited(() => disk.facts(path)),
      read: (path) => limited(() => disk.read(path)),
      readStart: (path, length) => limited(() => disk.readStart(path, length)),
      write: (path, bytes, how, mode) => limited(() => disk.write(path, bytes, how, mode)),
      copy: (from, to) => limited(() => disk.copy(from, to)),
      rename: (from, to) => limited(() => disk.rename(from, to)),
      remove: (path) => limited(() => disk.remove(path)),
      list: (folder) => limited(() => disk.list(folder)),
      entries: (folder) => limited(() => disk.entries(folder)),
      makeFolder: (folder) => limited(() => disk.makeFolder(folder)),
      touch: (path) => limited(() => disk.touch(path)),
      realPath: (path) => limited(() => disk.realPath(path)),
      truePath: (path) => limited(() => disk.truePath(path)),
      syncFolder: (folder) => limited(() => disk.syncFolder(folder)),
    },
  }
}
