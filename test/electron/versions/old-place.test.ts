// The old place of the versions when they are to move and it is away, slow or refuses: what is said must be so.
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'
import { versionHome, type VersionHome } from '../../../electron/versions/version-home.ts'
import { systemError } from '../../support/desk/failing-disk.ts'
import { hangingDisk } from '../../support/desk/hanging-disk.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

const own = '年报助手历史版本'
const kept = (text: string, minute: number) => ({
  draftId: 'd1',
  text,
  path: null,
  title: '年报',
  at: new Date(Date.UTC(2025, 0, 20, 8, minute)),
})
const agree = async (): Promise<boolean> => true
/** What the desk does without a clock: every limit is over after a moment. */
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

async function places() {
  const top = await temporaryFolder()
  const [usual, stick, other] = [join(top, 'data', 'versions'), join(top, '备份'), join(top, '另一处')]
  await mkdir(stick)
  await mkdir(other)
  return { top, usual, stick, other, target: join(stick, own) }
}

async function onStick(disk: Disk = realDisk) {
  const at = await places()
  const home = await versionHome(disk, at.usual, null, soon)
  await home.moveTo(at.stick, agree)
  await home.keepSaved(kept('第1版', 1))
  return { ...at, home, pull: () => rename(at.stick, `${at.stick}-away`) }
}

const kinds = async (home: VersionHome): Promise<readonly string[]> =>
  (await home.list()).map(({ kind }) => kind)

describe('a stick that was pulled out', () => {
  it.each([
    { title: 'while the program ran', isAtStart: false },
    { title: 'before it was started', isAtStart: true },
  ])('$title: nothing is moved and the place is not forgotten', async ({ isAtStart }) => {
    const { home, pull, usual, other, stick, target } = await onStick()
    await pull()
    const now = isAtStart ? await versionHome(realDisk, usual, target, soon) : home
    const told: (string | null)[] = []
    const tell = async (folder: string | null): Promise<boolean> => told.push(folder) > 0
    for (const wanted of [null, other])
      await expect(now.moveTo(wanted, tell)).rejects.toMatchObject({
        failure: { code: 'versions-left-behind' },
      })
    expect(told).toEqual([])
    await rename(`${stick}-away`, stick)
    expect(await now.moveTo(null, tell)).toBe(true)
    expect(told).toEqual([null])
    expect(await kinds(now)).toEqual(['saved'])
    expect(now.outOfReach()).toBeNull()
  })

  it.each([
    { title: 'while the program ran', isAtStart: false },
    { title: 'before it was started', isAtStart: true },
  ])('$title: the clerk may leave it, and what lies there stays there', async ({ isAtStart }) => {
    const { home, pull, usual, stick, target } = await onStick()
    await pull()
    const now = isAtStart ? await versionHome(realDisk, usual, target, soon) : home
    const told: (string | null)[] = []
    expect(await now.moveTo(null, async (folder) => told.push(folder) > 0, true)).toBe(true)
    expect(told).toEqual([null])
    expect(now.isUsual()).toBe(true)
    expect(now.outOfReach()).toBeNull()
    await rename(`${stick}-away`, stick)
    expect(await now.moveTo(stick, agree)).toBe(true)
    expect(await kinds(now)).toEqual(['saved'])
  })

  it('its folder is not made anew in its stead', async () => {
    const { home, pull, stick, usual } = await onStick()
    await pull()
    await home.keepSaved(kept('第2版', 2))
    await expect(readdir(stick)).rejects.toThrow('ENOENT')
    expect(await readdir(usual)).toHaveLength(1)
  })
})

describe('an attempt that came to nothing', () => {
  it.each<[string, () => Promise<boolean>]>([
    ['the new place was not written down', async () => false],
    ['the writing down failed', () => Promise.reject(systemError('EIO'))],
  ])('%s: what it wrote is taken back', async (_, refuse) => {
    const { usual, other } = await places()
    const home = await versionHome(realDisk, usual, null, soon)
    await home.keepSaved(kept('第1版', 1))
    await home.keepRecovery(kept('还没保存', 2))
    await home.moveTo(other, refuse).catch(() => false)
    expect(await readdir(join(other, own))).toEqual([])
    await home.dropRecovery('d1')
    expect(await home.moveTo(other, agree)).toBe(true)
    expect(await kinds(home)).toEqual(['saved'])
  })

  it('in the midst of the carrying: the same', async () => {
    const { usual, other } = await places()
    let left = 2
    const disk: Disk = {
      ...realDisk,
      write: (path, ...rest) =>
        path.includes('另一处') && path.includes('saved-') && (left -= 1) < 0
          ? Promise.reject(systemError('ENOSPC'))
          : realDisk.write(path, ...rest),
    }
    const home = await versionHome(disk, usual, null, soon)
    for (const minute of [1, 2, 3]) await home.keepSaved(kept(`第${minute}版`, minute))
    await expect(home.moveTo(other, agree)).rejects.toThrow('ENOSPC')
    expect(await readdir(join(other, own))).toEqual([])
    expect(await kinds(home)).toEqual(['saved', 'saved', 'saved'])
  })
})

it('a place that cannot be cleared after the new one was written down has moved all the same, and is logged', async () => {
  const { usual, other } = await places()
  let isOff = false
  const disk: Disk = {
    ...realDisk,
    list: (folder) =>
      isOff && folder === usual ? Promise.reject(systemError('EIO')) : realDisk.list(folder),
  }
  const logged: string[] = []
  const home = await versionHome(disk, usual, null, soon, (what) => void logged.push(what))
  await home.keepSaved(kept('第1版', 1))
  const moved = home.moveTo(other, async () => {
    isOff = true
    return true
  })
  expect(await moved).toBe(true)
  expect(home.folder()).toBe(join(other, own))
  expect(logged).toEqual(['the old place of versions was not cleared'])
  isOff = false
  expect(await kinds(home)).toEqual(['saved'])
})

describe('a share that hangs', () => {
  it('is waited for once: saving goes on at the usual place, and recovery text waits for nothing', async () => {
    const hanging = hangingDisk(/备份/u)
    const limits: number[] = []
    const { usual, target } = await onStick()
    const home = await versionHome(hanging.disk, usual, target, async (milliseconds) => {
      limits.push(milliseconds)
      await soon()
    })
    hanging.hang()
    limits.length = 0
    const saving = home.keepSaved(kept('第2版', 2))
    await home.keepRecovery(kept('还没保存', 3))
    const [recovery] = (await readdir(usual)).filter((name) => name.startsWith('recovery-'))
    expect(recovery).toBeDefined()
    // One limit of the saving and one of its first step on the share; of the recovery text none.
    expect(limits.toSorted((a, b) => a - b)).toEqual([1500, 8000])
    await saving
    limits.length = 0
    await home.dropRecovery('d1', new Date(Date.UTC(2025, 0, 20, 9)))
    await home.keepSaved(kept('第4版', 4))
    expect(limits).toEqual([])
    expect(await kinds(home)).toEqual(['saved', 'saved'])
    expect(hanging.most()).toBeLessThanOrEqual(2)
  })

  it('cannot hold the program up when the versions are to go away from it, and may be left', async () => {
    const hanging = hangingDisk(/备份/u)
    const { usual, target } = await onStick()
    const home = await versionHome(hanging.disk, usual, target, soon)
    hanging.hang()
    await expect(home.moveTo(null, agree)).rejects.toMatchObject({
      failure: { code: 'versions-left-behind' },
    })
    expect(home.folder()).toBe(target)
    expect(await home.moveTo(null, agree, true)).toBe(true)
    expect(home.isUsual()).toBe(true)
  })

  it('in the midst of the carrying: nothing is moved', async () => {
    const { usual, target } = await onStick()
    const hanging = hangingDisk(/备份.*saved-/u)
    const home = await versionHome(hanging.disk, usual, target, soon)
    hanging.hang()
    await expect(home.moveTo(null, agree)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    expect(home.folder()).toBe(target)
    await home.keepRecovery(kept('还没保存', 3))
    expect(await kinds(home)).toContain('recovery')
  })

  it('many versions on it never hold more than two threads', async () => {
    const { usual, target, home: first } = await onStick()
    for (const minute of [2, 3, 4, 5, 6]) await first.keepSaved(kept(`第${minute}版`, minute))
    const hanging = hangingDisk(/备份.*saved-/u)
    const home = await versionHome(hanging.disk, usual, target, soon)
    hanging.hang()
    expect(await home.list()).toEqual([])
    expect(hanging.most()).toBe(2)
  })
})

it('recovery text that this machine refuses goes to the chosen folder, and from there back', async () => {
  const { usual, target } = await onStick()
  let isFull = true
  const disk: Disk = {
    ...realDisk,
    write: (path, ...rest) =>
      isFull && path.startsWith(usual)
        ? Promise.reject(systemError('ENOSPC'))
        : realDisk.write(path, ...rest),
  }
  const home = await versionHome(disk, usual, target, soon)
  await home.keepRecovery(kept('还没保存', 3))
  expect(await kinds(home)).toEqual(['recovery', 'saved'])
  isFull = false
  expect(await home.moveTo(null, agree)).toBe(true)
  expect(await kinds(home)).toEqual(['recovery', 'saved'])
  await home.dropRecovery('d1')
  expect(await kinds(home)).toEqual(['saved'])
  await rm(target, { recursive: true })
  expect(await kinds(home)).toEqual(['saved'])
})
