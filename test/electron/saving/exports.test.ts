import { chmod, readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownerFilesOf } from '../../../electron/saving/open-elsewhere.ts'
import { failingDisk } from '../../support/desk/failing-disk.ts'
import { codeOf, machine, valueOf, type Machine } from '../../support/desk/machine.ts'

const name = '〔某局〕2024年政府信息公开工作年度报告.docx'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function chooseFolder(on: Machine): Promise<string> {
  on.choices.push(on.documents)
  const folder = valueOf(await on.answers.chooseFolder())
  if (folder === null) throw new Error('no folder was chosen')
  return folder
}

const write = (on: Machine, folder: string | null, text: string, replace = false) =>
  on.answers.writeExport({ folder, name, bytes: bytes(text), replace })

describe('an exported file', () => {
  it('lies in the chosen folder and can be shown there', async () => {
    const on = await machine()
    const file = valueOf(await write(on, await chooseFolder(on), '一'))
    expect(await readFile(file.path, 'utf8')).toBe('一')
    expect(file.name).toBe(name)
    await on.answers.showInFolder(file.path)
    expect(on.shown).toEqual([file.path])
  })

  it('goes to the clerk’s documents, or to the folder used last, where none is named', async () => {
    const on = await machine()
    expect(valueOf(await on.answers.exportFolder())).toBe(on.documents)
    expect(valueOf(await write(on, null, '一')).path).toBe(join(on.documents, name))
    on.choices.push(on.folder)
    await on.answers.chooseFolder()
    const next = await machine({ folder: on.folder })
    expect(valueOf(await next.answers.exportFolder())).toBe(on.folder)
    expect(valueOf(await write(next, null, '二')).path).toBe(join(on.folder, name))
  })

  it('goes to no folder the clerk has not chosen', async () => {
    const on = await machine()
    expect(codeOf(await write(on, on.folder, '一'))).toBe('path-unnamed')
    expect(await readdir(on.folder)).not.toContain(name)
  })
})

describe('an export is replaced', () => {
  it('unasked while it is as we wrote it, also in a later start', async () => {
    const on = await machine()
    const folder = await chooseFolder(on)
    await write(on, folder, '一')
    const next = await machine({ folder: on.folder })
    expect(valueOf(await write(next, folder, '二')).path).toBe(join(folder, name))
    expect(await readFile(join(folder, name), 'utf8')).toBe('二')
  })

  it.each([
    ['changed since', true],
    ['never written by us', false],
  ])('only when agreed to, where it was %s', async (_, isOurs) => {
    const on = await machine()
    const folder = await chooseFolder(on)
    if (isOurs) await write(on, folder, '一')
    await writeFile(join(folder, name), '领导改过')
    expect(codeOf(await write(on, folder, '二'))).toBe('export-changed')
    expect(await readFile(join(folder, name), 'utf8')).toBe('领导改过')
    expect(codeOf(await write(on, folder, '二', true))).toBeNull()
    expect(await readFile(join(folder, name), 'utf8')).toBe('二')
  })
})

describe('a file that is open in an office program', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])('refuses with its sentence when the system says %s', async (code) => {
    const on = await machine({ disk: failingDisk({ doing: 'rename', code, path: /nianbao-tmp$/u }) })
    const folder = await chooseFolder(on)
    await writeFile(join(folder, name), '旧')
    const result = await write(on, folder, '新', true)
    expect(codeOf(result)).toBe('export-open')
    expect(!result.ok && result.failure.sentence).toContain(
      '文件正在 Word/WPS 中打开，请关闭后重试，或另存为…',
    )
    expect(await readdir(folder)).toEqual([name])
    expect(await readFile(join(folder, name), 'utf8')).toBe('旧')
  })

  it.each([0, 1, 2])('is known by what lies beside it (%#)', async (which) => {
    const on = await machine()
    const folder = await chooseFolder(on)
    await write(on, folder, '一')
    const beside = ownerFilesOf(join(folder, name))[which] ?? ''
    await writeFile(beside, '')
    expect(codeOf(await write(on, folder, '二'))).toBe('export-open')
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600_000)
    await utimes(beside, twoDaysAgo, twoDaysAgo)
    expect(codeOf(await write(on, folder, '二'))).toBeNull()
  })

  it.each([
    ['a.docx', '~$a.docx'],
    ['abcdefg.docx', '~$bcdefg.docx'],
    ['abcdefgh.docx', '~$cdefgh.docx'],
  ])('Word’s file beside %s is %s', (document, owner) => {
    expect(ownerFilesOf(`/x/${document}`)[0]).toBe(`/x/${owner}`)
  })
})

describe('an export that cannot be written', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'no-permission'],
    ['ENOENT', 'place-gone'],
  ])('%s: %s', async (code, said) => {
    const on = await machine({ disk: failingDisk({ doing: 'write', code, path: /nianbao-tmp$/u }) })
    expect(codeOf(await write(on, await chooseFolder(on), '一'))).toBe(said)
    expect(await readdir(on.documents)).toEqual([])
  })

  it('over a read-only file', async () => {
    const on = await machine()
    const folder = await chooseFolder(on)
    const { path } = valueOf(await write(on, folder, '一'))
    await chmod(path, 0o444)
    expect(codeOf(await write(on, folder, '二'))).toBe('file-read-only')
  })
})
