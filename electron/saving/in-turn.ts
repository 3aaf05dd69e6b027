// One after the other: what is asked for the same key runs in the order it was asked, so that a lock is not released
// after it was taken anew, and no two savings meet in one file.

export type InTurn = <T>(key: string, job: () => Promise<T>) => Promise<T>

export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (key, job) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(job, job)
    last.set(key, mine)
    const clear = (): void => {
      if (last.get(key) === mine) last.delete(key)
    }
    mine.then(clear, clear)
    return mine
  }
}
