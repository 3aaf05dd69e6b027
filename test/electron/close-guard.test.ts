import { describe, expect, it } from 'vitest'
import { closeGuard, patience } from '../../electron/close-guard.ts'

interface Situation {
  unsaved?: boolean
  isListening?: boolean
  force?: boolean
}

function guarded({ unsaved = true, isListening = true, force = false }: Situation = {}) {
  const done: string[] = []
  let due: (() => void) | null = null
  const window = {
    unsaved,
    isListening,
    askScreen: () => void done.push('asked'),
    offerToForce: async () => {
      done.push('offered')
      return force
    },
    destroy: () => void done.push('destroyed'),
  }
  const guard = closeGuard(window, (run, milliseconds) => {
    expect(milliseconds).toBe(patience)
    due = run
    return () => (due = null)
  })
  const waitOut = async (): Promise<void> => {
    const run = due
    due = null
    run?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { guard, window, done, waitOut }
}

describe('closing the window', () => {
  it.each<[string, Situation]>([
    ['everything is saved', { unsaved: false }],
    ['no page listens: it died or never came up', { isListening: false }],
  ])('needs no question where %s', (_, situation) => {
    const { guard, done } = guarded(situation)
    expect(guard.mayClose()).toBe(true)
    expect(done).toEqual([])
  })

  it('with unsaved work asks the screen and waits for the clerk as long as it takes', async () => {
    const { guard, done, waitOut } = guarded()
    expect(guard.mayClose()).toBe(false)
    guard.heard()
    await waitOut()
    expect(done).toEqual(['asked'])
  })

  it('goes on when the screen says that nothing is unsaved any more', () => {
    const { guard, window } = guarded()
    guard.mayClose()
    guard.heard()
    window.unsaved = false
    expect(guard.mayClose()).toBe(true)
  })

  it.each([
    [true, ['asked', 'offered', 'destroyed']],
    [false, ['asked', 'offered']],
  ])('a screen that does not hear is not waited for (forced: %s)', async (force, expected) => {
    const { guard, done, waitOut } = guarded({ force })
    guard.mayClose()
    await waitOut()
    expect(done).toEqual(expected)
  })

  it('clicked again while waiting asks no second time', () => {
    const { guard, done } = guarded()
    guard.mayClose()
    expect(guard.mayClose()).toBe(false)
    expect(done).toEqual(['asked'])
  })

  it('clicked again after the clerk stayed asks again', () => {
    const { guard, done } = guarded()
    guard.mayClose()
    guard.heard()
    guard.mayClose()
    expect(done).toEqual(['asked', 'asked'])
  })

  it('never holds up the machine’s shutting down', () => {
    const { guard } = guarded()
    guard.letGo()
    expect(guard.mayClose()).toBe(true)
  })
})
