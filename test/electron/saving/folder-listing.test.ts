import { existsSync } from 'node:fs'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'
import { lockPathOf } from '../../../electron/saving/draft-lock.ts'
import { listFolder } from '../../../electron/saving/folder-listing.ts'
import { mostListed } from '../../../shared/folder-files.ts'
import type { FolderListing } from '../../../shared/contract.ts'
import { failingDisk } from '../../support/desk/failing-disk.ts'
import { codeOf, machine, valueOf, type Machine, type MachineOptions } from '../../support/desk/machine.ts'

/** A machine with a folder of these files; those that end in / are folders. */
async function machineWith(names: readonly string[], options: MachineOptions = {}) {
  const on = await machine(options)
  const folder = join(on.documents, '各单位')
  await mkdir(folder)
  for (const name of names) {
    const path = join(folder, name)
    await mkdir(join(path, name.endsWith('/') ? '.' : '..'), { recursive: true })
    if (!name.endsWith('/')) await writeFile(path, name)
  }
  on.named.name(folder)
  return { on, folder }
}

async function listingOf({ on, folder }: { on: Machine; folder: string }): Promise<FolderListing> {
  return valueOf(await on.answers.listFolder(folder))
}

const nothing = { beside: 0, deeper: 0, closed: 0, beyond: 0 }

describe('a folder that the clerk named', () => {
  it('is listed in the order of names, with the files of the folders in it', async () => {
    const listing = await listingOf(
      await machineWith(['10.docx', '2.docx', '城东街道/年报.pdf', '城西街道/年报.doc', '空的/']),
    )
    expect({ ...listing, files: listing.files.map(({ name }) => name) }).toEqual({
      name: '各单位',
      files: ['2.docx', '10.docx', '城东街道/年报.pdf', '城西街道/年报.doc'],
      leftOut: nothing,
    })
  })

  it('leaves out what is beside, what is too deep and what links lead to, and says how much', async () => {
    const { on, folder } = await machineWith([
      '年报.docx',
      '~$年报.docx',
      '.隐藏',
      'Thumbs.db',
      'desktop.ini',
      '一/二/年报.docx',
      '一/三/年报.docx',
    ])
    await symlink(folder, join(folder, '回到上面'))
    await symlink(join(folder, '没有'), join(folder, '断了'))
    await symlink(join(folder, '年报.docx'), join(folder, '指向.docx'))
    const listing = await listingOf({ on, folder })
    expect(listing.files.map(({ name }) => name)).toEqual(['年报.docx', '指向.docx'])
    expect(listing.leftOut).toEqual({ ...nothing, beside: 6, deeper: 2 })
  })

  it.each<readonly [string, (on: Machine, folder: string) => Promise<string>]>([
    ['straight', async ({ documents }) => join(documents, '别处/机密.docx')],
    [
      'by way of a link in the folder',
      async ({ documents }, folder) => {
        await symlink(join(documents, '别处'), join(folder, '旁路'))
        return join(folder, '旁路/机密.docx')
      },
    ],
    ['by a path that goes up', async () => '../别处/机密.docx'],
  ])('leaves out a link that leads %s to a file outside, which cannot be read', async (_way, target) => {
    const { on, folder } = await machineWith(['年报.docx', '../别处/机密.docx'])
    const leadsTo = await target(on, folder)
    await symlink(leadsTo, join(folder, '某局年报.docx'))
    const listing = await listingOf({ on, folder })
    expect(listing.files.map(({ name }) => name)).toEqual(['年报.docx'])
    expect(listing.leftOut.beside).toBeGreaterThan(0)
    expect(codeOf(await on.answers.readListed(join(folder, '某局年报.docx')))).toBe('path-unnamed')
  })

  it('takes links within a folder that is itself reached by a link', async () => {
    const { on, folder } = await machineWith(['年报.docx', '城东/年报.docx'])
    await symlink(join(folder, '年报.docx'), join(folder, '城东/指向.docx'))
    const by = join(on.documents, '快捷')
    await symlink(folder, by)
    on.named.name(by)
    const listing = valueOf(await on.answers.listFolder(by))
    expect(listing.files.map(({ name }) => name)).toEqual(['城东/年报.docx', '城东/指向.docx', '年报.docx'])
  })

  it('looks at links one after the other, and at none behind one that hangs', async () => {
    const { folder } = await machineWith(['年报.docx'])
    for (const name of ['甲', '乙', '丙']) await symlink('年报.docx', join(folder, `${name}.docx`))
    const looked: string[] = []
    const hanging: Disk = {
      ...realDisk,
      truePath: (path) => {
        looked.push(path)
        return path === folder ? Promise.resolve(path) : new Promise(() => undefined)
      },
    }
    const listing = await listFolder(hanging, folder, () => new Promise((resolve) => setImmediate(resolve)))
    expect(looked).toHaveLength(2)
    expect(listing.files.map(({ name }) => name)).toEqual(['年报.docx'])
    expect(listing.leftOut).toEqual({ ...nothing, beside: 3 })
  })

  it('counts the folders that the disk refuses', async () => {
    const disk = failingDisk({ doing: 'entries', code: 'EACCES', path: /锁着/u })
    const listing = await listingOf(await machineWith(['年报.docx', '锁着/年报.docx'], { disk }))
    expect(listing.files.map(({ name }) => name)).toEqual(['年报.docx'])
    expect(listing.leftOut).toEqual({ ...nothing, closed: 1 })
  })

  it('is listed as far as one list goes', async () => {
    const names = Array.from({ length: mostListed + 20 }, (_, at) => `${at}.txt`)
    const listing = await listingOf(await machineWith(names))
    expect(listing.files.map(({ name }) => name)).toEqual(names.slice(0, mostListed))
    expect(listing.leftOut).toEqual({ ...nothing, beyond: 20 })
  })

  it('is chosen in a dialog as well, which may be closed', async () => {
    const { on, folder } = await machineWith(['年报.docx'])
    on.choices.push(folder, null)
    expect(valueOf(await on.answers.chooseReports())?.files).toHaveLength(1)
    expect(await on.answers.chooseReports()).toEqual({ ok: true, value: null })
  })

  it.each<readonly [string, readonly string[], string]>([
    ['is empty', [], 'folder-empty'],
    ['holds only what is beside', ['.隐藏', '~$年报.docx'], 'folder-empty'],
  ])('that %s is refused', async (_case, names, code) => {
    const { on, folder } = await machineWith(names)
    expect(codeOf(await on.answers.listFolder(folder))).toBe(code)
  })

  it('that has gone is refused, and so is a file', async () => {
    const { on, folder } = await machineWith(['年报.docx'])
    on.named.name(join(folder, '年报.docx'))
    expect(codeOf(await on.answers.listFolder(join(folder, '年报.docx')))).toBe('file-missing')
    await rm(folder, { recursive: true })
    expect(codeOf(await on.answers.listFolder(folder))).toBe('file-missing')
  })

  it('is told from a file when it is opened', async () => {
    const { on, folder } = await machineWith(['年报.docx'])
    expect(codeOf(await on.answers.openPath(folder))).toBe('file-is-folder')
  })

  it('that nobody named is not looked into', async () => {
    const { on, folder } = await machineWith(['里面/年报.docx'])
    expect(codeOf(await on.answers.listFolder(join(folder, '里面')))).toBe('path-unnamed')
    expect(codeOf(await on.answers.listFolder('/'))).toBe('path-unnamed')
  })
})

describe('a file of a listing', () => {
  it('is read, and nothing else of the folder is', async () => {
    const { on, folder } = await machineWith(['年报.docx', '一/二/深.docx'])
    const before = await on.answers.readListed(join(folder, '年报.docx'))
    expect(codeOf(before)).toBe('path-unnamed')
    const [file] = (await listingOf({ on, folder })).files
    const opened = valueOf(await on.answers.readListed(file?.path ?? ''))
    expect(new TextDecoder().decode(opened.bytes)).toBe('年报.docx')
    expect(codeOf(await on.answers.readListed(join(folder, '一/二/深.docx')))).toBe('path-unnamed')
  })

  it('is not opened by its path, saved over, or shown: the clerk has not named it', async () => {
    const { on, folder } = await machineWith(['草稿.nianbao'])
    const [file] = (await listingOf({ on, folder })).files
    const path = file?.path ?? ''
    expect(codeOf(await on.answers.openPath(path))).toBe('path-unnamed')
    const saving = { path, text: '{}', stamp: null, draftId: 'd', title: 't' }
    expect(codeOf(await on.answers.saveDraft(saving))).toBe('path-unnamed')
    expect(codeOf(await on.answers.showInFolder(path))).toBe('path-unnamed')
  })

  it('that is a draft is neither held nor among the recent ones', async () => {
    const { on, folder } = await machineWith(['草稿.nianbao'])
    const [file] = (await listingOf({ on, folder })).files
    valueOf(await on.answers.readListed(file?.path ?? ''))
    expect(existsSync(lockPathOf(file?.path ?? ''))).toBe(false)
    expect(valueOf(await on.answers.listRecent())).toEqual([])
  })

  it.each([
    ['went meanwhile', 'ENOENT', 'file-missing'],
    ['is locked by another program', 'EBUSY', 'file-unreadable'],
    ['may not be read', 'EACCES', 'file-unreadable'],
  ])('that %s is said to be so', async (_case, code, sentence) => {
    const disk = failingDisk({ doing: 'read', code, path: /年报/u })
    const { on, folder } = await machineWith(['年报.docx'], { disk })
    const [file] = (await listingOf({ on, folder })).files
    expect(codeOf(await on.answers.readListed(file?.path ?? ''))).toBe(sentence)
  })
})
