import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realDisk, type Disk } from '../../../electron/saving/disk.ts'
import { pauses } from '../../../electron/saving/patience.ts'
import { writeFailure } from '../../../electron/saving/refusal.ts'
import { backupOf, restoreBackup, writeWhole } from '../../../electron/saving/write-file.ts'
import { failingDisk, forgetfulDisk } from '../../support/desk/failing-disk.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

const old = new TextEncoder().encode('旧的内容')
const fresh = new TextEncoder().encode('新的内容，长一些')
const name = '石嘴山2024.nianbao'

interface Tried {
  readonly waited: readonly number[]
  readonly code: string | null
}

async function write(disk: Disk, path: string): Promise<Tried> {
  const waited: number[] = []
  const wait = async (milliseconds: number): Promise<void> => void waited.push(milliseconds)
  try {
    await writeWhole({ disk, wait }, path, fresh)
    return { waited, code: null }
  } catch (error) {
    return { waited, code: writeFailure(error, path).code }
  }
}

async function existing(): Promise<{ folder: string; path: string }> {
  const folder = await temporaryFolder()
  const path = join(folder, name)
  await writeFile(path, old)
  return { folder, path }
}

const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(path))

describe('a file is replaced whole', () => {
  it('leaves the new content and nothing else in the folder', async () => {
    const { folder, path } = await existing()
    expect(await write(realDisk, path)).toEqual({ waited: [], code: null })
    expect(await bytesOf(path)).toEqual(fresh)
    expect(await readdir(folder)).toEqual([name])
  })

  it('is made where there was none', async () => {
    const path = join(await temporaryFolder(), name)
    await write(realDisk, path)
    expect(await bytesOf(path)).toEqual(fresh)
  })

  it('says what now lies on the disk', async () => {
    const { path } = await existing()
    const facts = await writeWhole({ disk: realDisk, wait: async () => undefined }, path, fresh)
    const found = await stat(path, { bigint: true })
    expect(facts).toMatchObject({ size: fresh.length, changedAt: found.mtimeNs, isFile: true })
  })

  it('keeps who may write it', async () => {
    const { path } = await existing()
    await chmod(path, 0o664)
    await write(realDisk, path)
    expect((await stat(path)).mode & 0o777).toBe(0o664)
  })

  it('keeps a backup only while it is being replaced', async () => {
    const { folder, path } = await existing()
    let during: readonly string[] = []
    const watching: Disk = {
      ...realDisk,
      async rename(from, to) {
        during = await readdir(folder)
        expect(await bytesOf(backupOf(path))).toEqual(old)
        await realDisk.rename(from, to)
      },
    }
    await write(watching, path)
    expect(during).toContain(`${name}.nianbao-bak`)
    expect(await readdir(folder)).toEqual([name])
  })

  it('follows a link to the file itself', async () => {
    const { folder, path } = await existing()
    const link = join(folder, '快捷.nianbao')
    await symlink(path, link)
    await write(realDisk, link)
    expect(await bytesOf(path)).toEqual(fresh)
    expect((await readdir(folder)).sort()).toEqual([name, '快捷.nianbao'].sort())
  })

  it('takes over what a crash left of its own temporary file', async () => {
    const { folder, path } = await existing()
    await write(failingDisk({ doing: 'rename', code: 'EIO' }), path)
    const crashing: Disk = { ...failingDisk({ doing: 'rename', code: 'EIO' }), remove: async () => undefined }
    await write(crashing, path)
    expect((await readdir(folder)).length).toBeGreaterThan(1)
    await write(realDisk, path)
    expect(await readdir(folder)).toEqual([name])
  })
})

describe('a file that is held for a moment', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('is waited for when the system says %s', async (code) => {
    const { path } = await existing()
    expect(await write(failingDisk({ doing: 'rename', code, times: 3 }), path)).toEqual({
      waited: pauses.slice(0, 3),
      code: null,
    })
    expect(await bytesOf(path)).toEqual(fresh)
  })

  it('is given up after two seconds, the old content untouched', async () => {
    const { folder, path } = await existing()
    expect(await write(failingDisk({ doing: 'rename', code: 'EBUSY' }), path)).toEqual({
      waited: pauses,
      code: 'file-busy',
    })
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(2000)
    expect(await bytesOf(path)).toEqual(old)
    expect(await readdir(folder)).toEqual([name])
  })

  it('is not waited for when the trouble will not pass', async () => {
    const { path } = await existing()
    expect((await write(failingDisk({ doing: 'rename', code: 'ENOSPC' }), path)).waited).toEqual([])
  })
})

describe('what the system refuses is said, and the old content stays', () => {
  it.each([
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EDQUOT', 'disk-full'],
    ['write', 'EACCES', 'no-permission'],
    ['write', 'EPERM', 'no-permission'],
    ['write', 'EROFS', 'no-permission'],
    ['write', 'ENOENT', 'place-gone'],
    ['write', 'EIO', 'place-gone'],
    ['write', 'ENOTCONN', 'place-gone'],
    ['write', 'EHOSTDOWN', 'place-gone'],
    ['write', 'ENAMETOOLONG', 'path-too-long'],
    ['write', 'EMFILE', 'write-failed'],
    ['copy', 'ENOSPC', 'disk-full'],
    ['rename', 'ENOSPC', 'disk-full'],
    ['rename', 'ENOENT', 'place-gone'],
    ['read', 'EIO', 'place-gone'],
  ] as const)('%s with %s: %s', async (doing, code, said) => {
    const { folder, path } = await existing()
    expect((await write(failingDisk({ doing, code }), path)).code).toBe(said)
    expect(await bytesOf(path)).toEqual(old)
    expect(await readdir(folder)).toEqual([name])
  })

  it('a folder that has gone', async () => {
    const folder = await temporaryFolder()
    expect((await write(realDisk, join(folder, 'U盘', name))).code).toBe('place-gone')
  })

  it('a file marked read-only, also for one who may do everything', async () => {
    const { path } = await existing()
    await chmod(path, 0o444)
    expect((await write(realDisk, path)).code).toBe('file-read-only')
    expect(await bytesOf(path)).toEqual(old)
  })

  it('a folder where the file should be', async () => {
    const path = join(await temporaryFolder(), name)
    await mkdir(path)
    expect((await write(realDisk, path)).code).toBe('write-failed')
  })

  it('an error that is none of the system’s is a bug and is thrown', () => {
    expect(() => writeFailure(new TypeError('x'), '/a')).toThrow(TypeError)
  })
})

describe('what was written is read back', () => {
  it('before the old file is touched', async () => {
    const { folder, path } = await existing()
    expect((await write(forgetfulDisk(/nianbao-tmp$/u), path)).code).toBe('write-unverified')
    expect(await bytesOf(path)).toEqual(old)
    expect(await readdir(folder)).toEqual([name])
  })

  it('and again after it was replaced: the old content comes back', async () => {
    const { folder, path } = await existing()
    const lying: Disk = {
      ...realDisk,
      async rename(from, to) {
        await realDisk.rename(from, to)
        if (from.endsWith('nianbao-tmp')) await writeFile(to, '别的')
      },
    }
    expect((await write(lying, path)).code).toBe('write-unverified')
    expect(await bytesOf(path)).toEqual(old)
    expect(await readdir(folder)).toEqual([name])
  })
})

describe('a replacement that was broken off', () => {
  it.each([
    ['gone', null, true],
    ['empty', '', true],
    ['there', '完整', false],
  ])('with the file itself %s', async (_, content, restored) => {
    const folder = await temporaryFolder()
    const path = join(folder, name)
    await writeFile(backupOf(path), old)
    if (content !== null) await writeFile(path, content)
    expect(await restoreBackup(realDisk, path)).toBe(restored)
    expect(await readFile(path, 'utf8')).toBe(restored ? '旧的内容' : '完整')
  })

  it('without a backup changes nothing', async () => {
    const folder = await temporaryFolder()
    expect(await restoreBackup(realDisk, join(folder, name))).toBe(false)
    expect(await readdir(folder)).toEqual([])
  })
})
