import { copyFile, mkdir, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'
import { versionHome } from '../../../electron/versions/version-home.ts'
import { failingDisk, forgetfulDisk } from '../../support/desk/failing-disk.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

const own = '年报助手历史版本'
const at = (minute: number): Date => new Date(Date.UTC(2025, 0, 20, 8, minute))
const kept = (text: string, minute: number, draftId = 'd1') => ({
  draftId,
  text,
  path: null,
  title: '年报',
  at: at(minute),
})
const agree = async (): Promise<boolean> => true

async function places() {
  const top = await temporaryFolder()
  const usual = join(top, 'data', 'versions')
  const chosen = join(top, '备份')
  await mkdir(chosen, { recursive: true })
  return { top, usual, chosen, target: join(chosen, own) }
}

const savedAt = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('saved-'))
const recoveriesAt = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('recovery-'))

type Home = Awaited<ReturnType<typeof versionHome>>

async function texts(home: Home): Promise<readonly (string | undefined)[]> {
  const listed = await home.list()
  return Promise.all(
    listed.map(async ({ id }) => {
      const read = await home.read(id)
      return read === null || read === 'broken' ? undefined : read.text
    }),
  )
}

async function filled(usual: string, disk: Disk = realDisk): Promise<Home> {
  const home = await versionHome(disk, usual, null)
  for (const minute of [1, 2, 3]) await home.keepSaved(kept(`第${minute}版`, minute))
  await home.keepRecovery(kept('还没保存', 4))
  return home
}

describe('versions carried to another folder', () => {
  it('are all there, at the new place only, and stay there over a start', async () => {
    const { usual, chosen, target } = await places()
    const home = await filled(usual)
    const before = await texts(home)
    const told: (string | null)[] = []
    expect(
      await home.moveTo(chosen, async (folder) => {
        told.push(folder)
        return true
      }),
    ).toBe(true)
    expect(told).toEqual([target])
    expect(home.folder()).toBe(target)
    expect(await texts(home)).toEqual(before)
    expect(before).toEqual(['还没保存', '第3版', '第2版', '第1版'])
    expect(await savedAt(usual)).toEqual([])
    expect(await savedAt(target)).toHaveLength(3)
    expect(await readdir(chosen)).toEqual([own])
    const again = await versionHome(realDisk, usual, target)
    expect(await texts(again)).toEqual(before)
    await again.keepSaved(kept('第5版', 5))
    expect(await savedAt(usual)).toEqual([])
  })

  it('recovery text stays on this machine, wherever versions are kept', async () => {
    const { usual, chosen, target } = await places()
    const home = await filled(usual)
    await home.moveTo(chosen, agree)
    await home.keepRecovery(kept('又写了', 6))
    expect(await recoveriesAt(target)).toEqual([])
    expect((await recoveriesAt(usual)).length).toBeGreaterThan(0)
    expect((await texts(home))[0]).toBe('又写了')
  })

  it('and back again', async () => {
    const { usual, chosen, target } = await places()
    const home = await filled(usual)
    await home.moveTo(chosen, agree)
    await home.keepSaved(kept('第5版', 5))
    expect(await home.moveTo(null, agree)).toBe(true)
    expect(home.isUsual()).toBe(true)
    expect(await texts(home)).toEqual(['第5版', '还没保存', '第3版', '第2版', '第1版'])
    expect(await readdir(target)).toEqual([])
  })

  it('lie beside those that lay there before', async () => {
    const { top, usual, chosen } = await places()
    const other = await versionHome(realDisk, join(top, 'other'), null)
    await other.keepSaved(kept('别的程序的', 9, 'd9'))
    await other.moveTo(chosen, agree)
    const home = await filled(usual)
    await home.moveTo(chosen, agree)
    expect(await texts(home)).toEqual(['别的程序的', '还没保存', '第3版', '第2版', '第1版'])
  })

  it('the clerk’s own folder is taken as it is where it is ours already', async () => {
    const { usual, target } = await places()
    const home = await filled(usual)
    await home.moveTo(target, agree)
    expect(home.folder()).toBe(target)
  })

  it('what is typed meanwhile is at the new place, what is thrown away meanwhile does not come back', async () => {
    const { usual, chosen } = await places()
    const home = await filled(usual)
    const moving = home.moveTo(chosen, agree)
    const keeping = home.keepRecovery(kept('又写了一句', 6, 'd2'))
    const dropping = home.dropRecovery('d1')
    await Promise.all([moving, keeping, dropping])
    expect(await texts(home)).toEqual(['又写了一句', '第3版', '第2版', '第1版'])
    expect(await savedAt(usual)).toEqual([])
  })

  it('what goes between the list and the reading is gone, and holds nothing up', async () => {
    const { usual, chosen } = await places()
    await filled(usual)
    const disk: Disk = {
      ...realDisk,
      async read(path) {
        if (path.startsWith(usual) && path.includes('saved-')) await rm(path, { force: true })
        return realDisk.read(path)
      },
    }
    const home = await versionHome(disk, usual, null)
    expect(await home.moveTo(chosen, agree)).toBe(true)
    expect(await texts(home)).toEqual(['还没保存'])
  })
})

describe('versions that cannot be carried stay where they are, every one of them', () => {
  const all = ['还没保存', '第3版', '第2版', '第1版']

  it.each<[string, Disk]>([
    ['a full disk', failingDisk({ doing: 'write', code: 'ENOSPC', path: /备份.*saved-/u })],
    ['a folder nobody may write to', failingDisk({ doing: 'write', code: 'EACCES', path: /备份/u })],
    ['a drive that has gone', failingDisk({ doing: 'makeFolder', code: 'EIO', path: /备份/u })],
    ['a disk that keeps something else', forgetfulDisk(/备份.*saved-/u)],
    ['a disk that forgets at once', forgetfulDisk(/备份/u)],
  ])('%s', async (_, disk) => {
    const { usual, chosen } = await places()
    await filled(usual)
    const home = await versionHome(disk, usual, null)
    await expect(home.moveTo(chosen, agree)).rejects.toThrow()
    expect(home.folder()).toBe(usual)
    expect(await texts(home)).toEqual(all)
    await home.keepSaved(kept('第7版', 7))
    expect(await texts(home)).toEqual(['第7版', ...all])
  })

  it('the new place could not be written down', async () => {
    const { usual, chosen } = await places()
    const home = await filled(usual)
    expect(await home.moveTo(chosen, async () => false)).toBe(false)
    expect(home.folder()).toBe(usual)
    expect(await texts(home)).toEqual(all)
  })

  it('a file that the old place will not give up is listed once and read', async () => {
    const { usual, chosen } = await places()
    await filled(usual)
    const home = await versionHome(
      failingDisk({ doing: 'remove', code: 'EBUSY', path: /versions/u }),
      usual,
      null,
    )
    expect(await home.moveTo(chosen, agree)).toBe(true)
    expect(await texts(home)).toEqual(all)
  })
})

describe('a folder out of reach', () => {
  it('at the start: versions go to the usual place, and all are there when it is back', async () => {
    const { usual, chosen, target, top } = await places()
    const home = await filled(usual)
    await home.moveTo(chosen, agree)
    await rename(chosen, join(top, '拔掉了'))
    const without = await versionHome(realDisk, usual, target)
    expect(without.outOfReach()).toBe(target)
    expect(without.isUsual()).toBe(true)
    await without.keepRecovery(kept('拔掉以后写的', 8))
    await without.keepSaved(kept('第9版', 9))
    expect(await texts(without)).toEqual(['第9版', '拔掉以后写的'])
    await rename(join(top, '拔掉了'), chosen)
    const back = await versionHome(realDisk, usual, target)
    expect(back.outOfReach()).toBeNull()
    expect(await texts(back)).toEqual(['第9版', '拔掉以后写的', '第3版', '第2版', '第1版'])
    await back.dropRecovery('d1')
    expect(await texts(back)).toEqual(['第9版', '第3版', '第2版', '第1版'])
  })

  it('while typing: the recovery text is kept in the usual place', async () => {
    const { usual, chosen } = await places()
    const home = await filled(usual)
    await home.moveTo(chosen, agree)
    await rm(chosen, { recursive: true })
    // A file where the folder was: it cannot be made again.
    await writeFile(chosen, '')
    await home.keepRecovery(kept('最后两秒', 8))
    const again = await versionHome(realDisk, usual, null)
    expect(await texts(again)).toEqual(['最后两秒'])
  })

  it('that does not answer any more: nobody waits for it, and what is typed is kept in the usual place', async () => {
    const { usual, chosen, target } = await places()
    const first = await filled(usual)
    await first.moveTo(chosen, agree)
    let isOff = false
    const never = new Promise<never>(() => undefined)
    const hanging: Disk = {
      ...realDisk,
      list: (folder) => (isOff && folder.includes('备份') ? never : realDisk.list(folder)),
      write: (path, ...rest) => (isOff && path.includes('备份') ? never : realDisk.write(path, ...rest)),
    }
    const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))
    const home = await versionHome(hanging, usual, target, soon)
    expect(home.outOfReach()).toBeNull()
    isOff = true
    await home.keepRecovery(kept('断网以后写的', 8))
    expect(await texts(home)).toEqual(['断网以后写的'])
    const atStart = await versionHome(hanging, usual, target, soon)
    expect(atStart.outOfReach()).toBe(target)
    expect(await texts(atStart)).toEqual(['断网以后写的'])
  })

  it('a broken version in one place does not hide a whole one in the other', async () => {
    const { usual, chosen, target } = await places()
    const first = await filled(usual)
    await first.moveTo(chosen, agree)
    const [name = ''] = await savedAt(target)
    await copyFile(join(target, name), join(usual, name))
    await truncate(join(target, name), 10)
    const home = await versionHome(realDisk, usual, target)
    expect(await texts(home)).toEqual(['还没保存', '第3版', '第2版', '第1版'])
  })
})
