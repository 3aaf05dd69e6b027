import { describe, expect, it } from 'vitest'
import { recoveryAfter, recoveryClock, type Clock } from '../../../renderer/store/recovery-clock.ts'

/** A clock that is turned by hand. */
function handClock() {
  let now = 0
  let due: { at: number; run: () => void; id: number }[] = []
  const clock: Clock = {
    setTimeout(run, milliseconds) {
      const id = Math.random()
      due.push({ at: now + milliseconds, run, id })
      return id
    },
    clearTimeout(timer) {
      due = due.filter(({ id }) => id !== timer)
    },
  }
  const turn = (milliseconds: number): void => {
    now += milliseconds
    const ready = due.filter(({ at }) => at <= now)
    due = due.filter(({ at }) => at > now)
    ready.forEach(({ run }) => run())
  }
  return { clock, turn, now: () => now }
}

describe('recovery text', () => {
  it('is written within two seconds of the first change, also while typing never stops', () => {
    const { clock, turn, now } = handClock()
    const written: number[] = []
    const recovery = recoveryClock(() => written.push(now()), clock)
    for (let step = 0; step < 100; step += 1) {
      recovery.changed()
      turn(100)
    }
    expect(recoveryAfter).toBeLessThan(2000)
    const gaps = written.map((at, index) => at - (written[index - 1] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2000)
    expect(written.length).toBeGreaterThan(5)
  })

  it('is not written when nothing was changed, nor once everything is saved', () => {
    const { clock, turn } = handClock()
    let count = 0
    const recovery = recoveryClock(() => (count += 1), clock)
    turn(10_000)
    recovery.changed()
    recovery.settled()
    turn(10_000)
    recovery.flush()
    expect(count).toBe(0)
  })

  it('is written at once when the window is about to go', () => {
    const { clock, turn } = handClock()
    let count = 0
    const recovery = recoveryClock(() => (count += 1), clock)
    recovery.changed()
    recovery.flush()
    expect(count).toBe(1)
    turn(10_000)
    expect(count).toBe(1)
  })
})
