import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/settings.ts'
import { failingDisk } from '../support/desk/failing-disk.ts'
import { codeOf, machine, valueOf } from '../support/desk/machine.ts'

const draft = { text: '{}', draftId: 'd1', title: '年报', path: null }

describe('settings of the desk', () => {
  it('are told, taken, applied at once and at the next start', async () => {
    const on = await machine()
    expect(valueOf(await on.answers.readSettings())).toEqual({
      settings: defaultSettings,
      versions: { folder: join(on.folder, 'data', 'versions'), isUsual: true, outOfReach: null },
      troubles: [],
    })
    const next = { ...defaultSettings, scale: 175 }
    valueOf(await on.answers.saveSettings(next))
    expect(on.scales).toEqual([100, 175])
    const again = await machine({ folder: on.folder })
    expect(again.scales).toEqual([175])
    expect(valueOf(await again.answers.readSettings()).settings).toEqual(next)
  })

  it('damaged ones are told once, after the first page not again', async () => {
    const on = await machine()
    await writeFile(join(on.folder, 'data', 'settings.json'), '{').catch(async () => {
      await mkdir(join(on.folder, 'data'), { recursive: true })
      await writeFile(join(on.folder, 'data', 'settings.json'), '{')
    })
    const again = await machine({ folder: on.folder })
    const codes = async () => valueOf(await again.answers.readSettings()).troubles.map(({ code }) => code)
    expect(await codes()).toEqual(['settings-damaged'])
    expect(await codes()).toEqual([])
  })

  it('that cannot be written hold and are told of', async () => {
    const on = await machine({ disk: failingDisk({ doing: 'write', code: 'EROFS', path: /settings/u }) })
    expect(codeOf(await on.answers.saveSettings({ ...defaultSettings, scale: 125 }))).toBe(
      'settings-not-saved',
    )
    expect(on.scales).toEqual([100, 125])
  })

  it('the first page of a start is told from one that was loaded anew', async () => {
    const { answers } = await machine()
    expect((await answers.info()).isStart).toBe(true)
    expect((await answers.info()).isStart).toBe(false)
  })
})

describe('where versions lie', () => {
  it('changes to a folder of the clerk’s, which is shown, and is known at the next start', async () => {
    const on = await machine()
    valueOf(await on.answers.keepRecovery(draft))
    const chosen = join(on.folder, '备份')
    await mkdir(chosen)
    on.choices.push(chosen)
    const place = valueOf(await on.answers.moveVersions('chosen'))
    expect(place).toEqual({
      folder: join(chosen, '年报助手历史版本'),
      isUsual: false,
      outOfReach: null,
    })
    valueOf(await on.answers.showVersions())
    expect(on.shown).toEqual([place?.folder])
    const again = await machine({ folder: on.folder })
    expect(valueOf(await again.answers.readSettings()).versions).toEqual(place)
    expect(valueOf(await again.answers.listVersions())).toHaveLength(1)
    expect(valueOf(await again.answers.moveVersions('usual'))).toMatchObject({ isUsual: true })
    expect(valueOf(await again.answers.listVersions())).toHaveLength(1)
    expect(await readdir(place?.folder ?? '')).toEqual([])
  })

  it('a closed dialog changes nothing', async () => {
    const on = await machine()
    on.choices.push(null)
    expect(valueOf(await on.answers.moveVersions('chosen'))).toBeNull()
  })

  it.each([
    { code: 'EACCES', said: '没有权限' },
    { code: 'ENOSPC', said: '磁盘空间不足' },
    { code: 'EIO', said: '磁盘或网络位置连不上' },
  ])('refused with $code: told why, and the versions are where they were', async ({ code, said }) => {
    const on = await machine({ disk: failingDisk({ doing: 'write', code, path: /备份/u }) })
    valueOf(await on.answers.keepRecovery(draft))
    on.choices.push(join(on.folder, '备份'))
    expect(await on.answers.moveVersions('chosen')).toMatchObject({
      ok: false,
      failure: { code: 'versions-not-moved', sentence: expect.stringContaining(said) },
    })
    expect(valueOf(await on.answers.listVersions())).toHaveLength(1)
    expect(valueOf(await on.answers.readSettings()).versions.isUsual).toBe(true)
  })

  it('a folder that is gone at the start is told of', async () => {
    const on = await machine()
    const chosen = join(on.folder, '备份')
    on.choices.push(chosen)
    valueOf(await on.answers.moveVersions('chosen'))
    const kept = join(on.folder, 'data', 'settings.json')
    await writeFile(kept, (await readFile(kept, 'utf8')).replace('备份', '拔掉的盘'))
    const again = await machine({ folder: on.folder })
    expect(valueOf(await again.answers.readSettings()).troubles).toMatchObject([
      { code: 'versions-out-of-reach', sentence: expect.stringContaining('年报助手历史版本') },
    ])
    valueOf(await again.answers.keepRecovery(draft))
    const away = join(on.folder, '拔掉的盘', '年报助手历史版本')
    const place = async () => valueOf(await again.answers.readSettings()).versions
    expect(await place()).toMatchObject({ isUsual: true, outOfReach: away })
    expect(valueOf(await again.answers.moveVersions('leaving'))).toBeNull()
    expect(codeOf(await again.answers.moveVersions('usual'))).toBe('versions-left-behind')
    expect(await place()).toMatchObject({ outOfReach: away })
    expect(valueOf(await again.answers.moveVersions('leaving'))).toMatchObject({ outOfReach: null })
    expect(JSON.parse(await readFile(kept, 'utf8'))).toMatchObject({ versionsFolder: null })
  })
})

describe('what the machine says of itself', () => {
  it('names versions and the system, and neither a path nor a person', async () => {
    const on = await machine()
    const told = valueOf(await on.answers.diagnostics())
    expect(told).toMatchObject({ electron: '', chromium: '', node: process.versions.node, log: [] })
    expect(told.system).toMatch(/^\w+ \S+ \w+$/u)
    const said = JSON.stringify(told)
    for (const secret of [on.folder, process.cwd(), `/${userInfo().username}`])
      expect(said).not.toContain(secret)
  })

  it('a bug of the window is written down by kind and place', async () => {
    const on = await machine()
    valueOf(await on.answers.noteBug({ name: 'TypeError', places: ['index-1a.js:1:2', 'vue.js:3:4'] }))
    expect(on.logged).toEqual(['a bug in the window: TypeError | index-1a.js:1:2 | vue.js:3:4'])
  })
})
