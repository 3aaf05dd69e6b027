import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingsFile } from '../../../electron/memory/settings-file.ts'
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'
import { defaultSettings, type Settings } from '../../../shared/settings.ts'
import { failingDisk } from '../../support/desk/failing-disk.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

const keeping = (folder: string, disk: Disk = realDisk) => ({ folder, disk, wait: async () => undefined })
const some: Settings = { ...defaultSettings, scale: 150, office: { name: '某局', kind: null, signature: '' } }

describe('the file of settings', () => {
  it('is there again, with where versions lie', async () => {
    const folder = await temporaryFolder()
    const first = await settingsFile(keeping(folder))
    expect(first.get()).toEqual(defaultSettings)
    expect(await first.save(some)).toBeNull()
    expect(await first.saveVersionsFolder('/别处')).toBeNull()
    const again = await settingsFile(keeping(folder))
    expect(again.get()).toEqual(some)
    expect(again.versionsFolder()).toBe('/别处')
    expect(again.takeDamage()).toBeNull()
  })

  it.each<[string, string, Settings, string | null]>([
    ['cut off', '{"settings":{"scale":1', defaultSettings, null],
    ['empty', '', defaultSettings, null],
    [
      'with one bad value',
      JSON.stringify({ settings: { ...some, startUp: 'x' }, versionsFolder: '/别处' }),
      some,
      '/别处',
    ],
    ['without where versions lie', JSON.stringify({ settings: some }), some, null],
  ])(
    '%s: what is sound holds, it is set aside as it was, and told once',
    async (_, text, settings, versions) => {
      const folder = await temporaryFolder()
      await writeFile(join(folder, 'settings.json'), text)
      const file = await settingsFile(keeping(folder))
      expect(file.get()).toEqual(settings)
      expect(file.versionsFolder()).toBe(versions)
      expect(await readFile(join(folder, 'settings.json.broken'), 'utf8')).toBe(text)
      expect(file.takeDamage()).toMatchObject({
        code: 'settings-damaged',
        sentence: expect.stringContaining('settings.json.broken'),
      })
      expect(file.takeDamage()).toBeNull()
      expect((await settingsFile(keeping(folder))).takeDamage()).toBeNull()
    },
  )

  it('damaged twice, both are kept', async () => {
    const folder = await temporaryFolder()
    for (const text of ['first', 'second']) {
      await writeFile(join(folder, 'settings.json'), text)
      await settingsFile(keeping(folder))
    }
    expect((await readdir(folder)).sort()).toEqual([
      'settings.json',
      'settings.json.broken',
      'settings.json.broken-2',
    ])
    expect(await readFile(join(folder, 'settings.json.broken'), 'utf8')).toBe('first')
  })

  it('that the disk refuses holds for this start, and the clerk is told why', async () => {
    const folder = await temporaryFolder()
    const file = await settingsFile(keeping(folder, failingDisk({ doing: 'write', code: 'ENOSPC' })))
    expect(await file.save(some)).toMatchObject({
      code: 'settings-not-saved',
      sentence: expect.stringContaining('磁盘空间不足'),
    })
    expect(file.get()).toEqual(some)
  })

  it('a place of versions that could not be written down does not hold', async () => {
    const folder = await temporaryFolder()
    const file = await settingsFile(keeping(folder, failingDisk({ doing: 'write', code: 'ENOSPC' })))
    expect(await file.saveVersionsFolder('/别处')).toMatchObject({
      code: 'versions-place-not-saved',
      sentence: expect.stringContaining('仍在原来的位置'),
    })
    expect(file.versionsFolder()).toBeNull()
  })

  it('a place that could not be written down takes back no setting that was saved meanwhile', async () => {
    const folder = await temporaryFolder()
    const file = await settingsFile(
      keeping(folder, failingDisk({ doing: 'write', code: 'ENOSPC', times: 1 })),
    )
    const [place, saved] = await Promise.all([file.saveVersionsFolder('/别处'), file.save(some)])
    expect(place).toMatchObject({ code: 'versions-place-not-saved' })
    expect(saved).toBeNull()
    expect(file.get()).toEqual(some)
    const again = await settingsFile(keeping(folder))
    expect(again.get()).toEqual(some)
    expect(again.versionsFolder()).toBeNull()
  })

  it('held for a moment by another program, they are read all the same', async () => {
    const folder = await temporaryFolder()
    await (await settingsFile(keeping(folder))).save(some)
    const file = await settingsFile(keeping(folder, failingDisk({ doing: 'read', code: 'EBUSY', times: 3 })))
    expect(file.get()).toEqual(some)
    expect(file.takeDamage()).toBeNull()
  })

  it.each<[string, string, Disk, Settings]>([
    [
      'cannot be read',
      JSON.stringify({ settings: some, versionsFolder: '/别处' }),
      failingDisk({ doing: 'read', code: 'EBUSY' }),
      defaultSettings,
    ],
    [
      'is damaged and cannot be set aside',
      JSON.stringify({ settings: some, versionsFolder: 3 }),
      failingDisk({ doing: 'rename', code: 'EPERM' }),
      some,
    ],
  ])('a file that %s is never written over, and the clerk is told', async (_, text, disk, settings) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'settings.json'), text)
    const file = await settingsFile(keeping(folder, disk))
    expect(file.get()).toEqual(settings)
    expect(file.takeDamage()).toMatchObject({ code: 'settings-unread' })
    const next = { ...settings, scale: 125 }
    expect(await file.save(next)).toMatchObject({ code: 'settings-not-saved' })
    expect(file.get()).toEqual(next)
    expect(await file.saveVersionsFolder('/新的')).toMatchObject({ code: 'versions-place-not-saved' })
    expect(await readdir(folder)).toEqual(['settings.json'])
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(text)
  })
})
