import { chmod, readFile, readdir, rename, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockPathOf } from '../../../electron/saving/draft-lock.ts'
import { backupOf } from '../../../electron/saving/write-file.ts'
import { failingDisk } from '../../support/desk/failing-disk.ts'
import { codeOf, machine, valueOf, type Machine } from '../../support/desk/machine.ts'

const draft = { draftId: 'd1', title: '某局2024年政府信息公开工作年度报告' }
const text = '{"format":"nianbao"}'

async function saved(on: Machine, name = '年报.nianbao') {
  on.choices.push(join(on.documents, name))
  const file = valueOf(await on.answers.saveDraftAs({ ...draft, text, suggestedName: name }))
  if (file === null) throw new Error('nothing was saved')
  return file
}

async function heldBySomebody(path: string, ageMinutes: number, host = '综合科-PC'): Promise<void> {
  const lock = lockPathOf(path)
  await writeFile(lock, JSON.stringify({ host, user: '王敏', pid: 1, session: 'another' }))
  const then = new Date(Date.now() - ageMinutes * 60_000)
  await utimes(lock, then, then)
}

describe('a draft saved and opened again', () => {
  it('is the same text, under the same stamp', async () => {
    const on = await machine()
    const file = await saved(on)
    const opened = valueOf(await on.answers.openPath(file.path))
    expect({ ...opened, bytes: new TextDecoder().decode(opened.bytes) }).toEqual({
      ...file,
      bytes: text,
      heldBy: null,
    })
  })

  it('gets its ending, and does not replace a file the dialog did not ask about', async () => {
    const on = await machine()
    expect((await saved(on, '年报')).name).toBe('年报.nianbao')
    on.choices.push(join(on.documents, '年报'))
    const again = await on.answers.saveDraftAs({ ...draft, text: '别的', suggestedName: '年报' })
    expect(codeOf(again)).toBe('name-taken')
    expect(await readFile(join(on.documents, '年报.nianbao'), 'utf8')).toBe(text)
  })

  it('a closed dialog saves nothing and is no failure', async () => {
    const on = await machine()
    on.choices.push(null, null, null)
    expect(await on.answers.saveDraftAs({ ...draft, text, suggestedName: 'a' })).toEqual({
      ok: true,
      value: null,
    })
    expect(await on.answers.chooseFile('draft')).toEqual({ ok: true, value: null })
    expect(await on.answers.chooseFolder()).toEqual({ ok: true, value: null })
    expect(await readdir(on.documents)).toEqual([])
  })

  it('is in the recent list, newest first, and can be forgotten', async () => {
    const on = await machine()
    const a = await saved(on, 'a.nianbao')
    const b = await saved(on, 'b.nianbao')
    expect(valueOf(await on.answers.listRecent()).map(({ path }) => path)).toEqual([b.path, a.path])
    await on.answers.forgetRecent(b.path)
    const next = await machine({ folder: on.folder })
    expect(valueOf(await next.answers.listRecent()).map(({ name, missing }) => [name, missing])).toEqual([
      ['a.nianbao', false],
    ])
    await rename(a.path, join(on.folder, '搬走.nianbao'))
    expect(valueOf(await next.answers.listRecent()).map(({ missing }) => missing)).toEqual([true])
    expect(codeOf(await next.answers.openPath(a.path))).toBe('file-missing')
  })
})

describe('somebody else changed the file', () => {
  it('saving is refused, the other’s content stays', async () => {
    const on = await machine()
    const file = await saved(on)
    await writeFile(file.path, '别人写的')
    const { path, stamp } = file
    const result = await on.answers.saveDraft({ ...draft, path, stamp, text: '我写的' })
    expect(codeOf(result)).toBe('draft-changed')
    expect(await readFile(file.path, 'utf8')).toBe('别人写的')
  })

  it('also where nothing was expected to be there', async () => {
    const on = await machine()
    const { path } = await saved(on)
    expect(codeOf(await on.answers.saveDraft({ ...draft, path, stamp: null, text: '我' }))).toBe(
      'draft-changed',
    )
  })

  it('a file that was moved away is written anew', async () => {
    const on = await machine()
    const { path, stamp } = await saved(on)
    await rename(path, join(on.folder, '搬走.nianbao'))
    const file = valueOf(await on.answers.saveDraft({ ...draft, path, stamp, text: '我' }))
    expect(await readFile(file.path, 'utf8')).toBe('我')
  })

  it('our own saving is none: saving goes on under the new stamp', async () => {
    const on = await machine()
    let { path, stamp } = await saved(on)
    for (const content of ['一', '二', '三']) {
      const file = valueOf(await on.answers.saveDraft({ ...draft, path, stamp, text: content }))
      ;({ path, stamp } = file)
    }
    expect(await readFile(path, 'utf8')).toBe('三')
  })
})

describe('two persons on one share', () => {
  it('the second is told who has it, may read it, and may not save over it', async () => {
    const on = await machine()
    const file = await saved(on)
    await on.answers.releaseDraft(file.path)
    await heldBySomebody(file.path, 1)
    const opened = valueOf(await on.answers.openPath(file.path))
    expect(opened.heldBy).toBe('王敏（综合科-PC）')
    const result = await on.answers.saveDraft({ ...draft, path: file.path, stamp: opened.stamp, text: '我' })
    expect(result).toMatchObject({ ok: false, failure: { code: 'draft-held' } })
    expect(!result.ok && result.failure.sentence).toContain('王敏（综合科-PC）')
    on.choices.push(file.path)
    expect(codeOf(await on.answers.saveDraftAs({ ...draft, text: '我', suggestedName: 'x' }))).toBe(
      'draft-held',
    )
    expect(await readFile(file.path, 'utf8')).toBe(text)
  })

  it('two starts of the program: the second is told, until the first lets go', async () => {
    const first = await machine()
    const file = await saved(first)
    const second = await machine({ folder: first.folder })
    expect(valueOf(await second.answers.openPath(file.path)).heldBy).toContain(hostname())
    await first.answers.releaseDraft(file.path)
    expect(valueOf(await second.answers.openPath(file.path)).heldBy).toBeNull()
    expect(valueOf(await first.answers.openPath(file.path)).heldBy).toContain(hostname())
  })

  it.each([
    ['nobody has renewed for long', 11, '综合科-PC', null],
    ['was renewed lately', 9, '综合科-PC', '王敏（综合科-PC）'],
  ])('a lock that %s', async (_, age, host, heldBy) => {
    const on = await machine()
    const file = await saved(on)
    await on.answers.releaseDraft(file.path)
    await heldBySomebody(file.path, age, host)
    expect(valueOf(await on.answers.openPath(file.path)).heldBy).toBe(heldBy)
  })

  it('a lock of this machine whose program was killed is taken over at once', async () => {
    const on = await machine()
    const file = await saved(on)
    await on.answers.releaseDraft(file.path)
    const dead = { host: hostname(), user: 'root', pid: 2 ** 22 + 1, session: 'dead' }
    await writeFile(lockPathOf(file.path), JSON.stringify(dead))
    expect(valueOf(await on.answers.openPath(file.path)).heldBy).toBeNull()
    expect(await readFile(lockPathOf(file.path), 'utf8')).not.toContain('dead')
  })

  it('a lock that is no lock is taken over', async () => {
    const on = await machine()
    const file = await saved(on)
    await on.answers.releaseDraft(file.path)
    await writeFile(lockPathOf(file.path), 'x')
    expect(valueOf(await on.answers.openPath(file.path)).heldBy).toBeNull()
  })

  it('a folder that takes no lock is worked in without one', async () => {
    const refusing = failingDisk({ doing: 'write', code: 'EROFS', path: /\.lock/u })
    const on = await machine({ disk: refusing })
    const { path, stamp } = await saved(on)
    expect(valueOf(await on.answers.openPath(path)).heldBy).toBeNull()
    expect(codeOf(await on.answers.saveDraft({ ...draft, path, stamp, text: '我' }))).toBeNull()
  })

  it('released and opened in one breath, the draft is still ours', async () => {
    const on = await machine()
    const { path } = await saved(on)
    const [, opened] = await Promise.all([on.answers.releaseDraft(path), on.answers.openPath(path)])
    expect(valueOf(opened).heldBy).toBeNull()
    expect(await readdir(on.documents)).toContain('.~年报.nianbao.lock')
  })

  it('saving under another name lets the old one go', async () => {
    const on = await machine()
    await saved(on, 'a.nianbao')
    await saved(on, 'b.nianbao')
    expect((await readdir(on.documents)).sort()).toEqual(['.~b.nianbao.lock', 'a.nianbao', 'b.nianbao'])
  })

  it('the end of the program lets everything go', async () => {
    const on = await machine()
    await saved(on)
    await on.held.releaseAll()
    expect(await readdir(on.documents)).toEqual(['年报.nianbao'])
  })
})

describe('files that cannot be opened', () => {
  it.each([
    ['an empty file', '', 'file-empty'],
    ['one of 41 MB', 41 * 1024 * 1024, 'file-too-large'],
  ])('%s', async (_, content, code) => {
    const on = await machine()
    const path = join(on.documents, 'x.docx')
    await writeFile(path, typeof content === 'string' ? content : new Uint8Array(content))
    on.choices.push(path)
    expect(codeOf(await on.answers.chooseFile('import'))).toBe(code)
  })

  it.each([
    ['EACCES', 'file-unreadable', '没有权限'],
    ['EBUSY', 'file-unreadable', '正被别的程序占用'],
    ['EIO', 'file-unreadable', '连不上'],
  ])('one the system refuses with %s', async (system, code, words) => {
    const path = '年报.docx'
    const on = await machine({ disk: failingDisk({ doing: 'read', code: system, path: /docx$/u }) })
    await writeFile(join(on.documents, path), 'x')
    on.choices.push(join(on.documents, path))
    const result = await on.answers.chooseFile('import')
    expect(codeOf(result)).toBe(code)
    expect(!result.ok && result.failure.sentence).toContain(words)
  })

  it('a folder', async () => {
    const on = await machine()
    on.choices.push(on.documents)
    expect(codeOf(await on.answers.chooseFile('import'))).toBe('file-is-folder')
  })

  it('a draft whose replacement was broken off comes back from its backup', async () => {
    const on = await machine()
    const { path } = await saved(on)
    await rename(path, backupOf(path))
    expect(new TextDecoder().decode(valueOf(await on.answers.openPath(path)).bytes)).toBe(text)
  })
})

describe('what is chosen for another year’s start', () => {
  it('is only read: no lock, no place in the recent list', async () => {
    const on = await machine()
    const { path } = await saved(on)
    await on.answers.releaseDraft(path)
    await on.answers.forgetRecent(path)
    on.choices.push(path)
    expect(valueOf(await on.answers.chooseFile('import'))?.heldBy).toBeNull()
    expect(await readdir(on.documents)).toEqual(['年报.nianbao'])
    expect(valueOf(await on.answers.listRecent())).toEqual([])
  })
})

describe('several files chosen for one report', () => {
  it('are read together, in the order of the dialog; none where it is closed', async () => {
    const on = await machine()
    const paths = ['文字.docx', '表格.xlsx'].map((name) => join(on.documents, name))
    for (const path of paths) await writeFile(path, path)
    on.choices.push(...paths)
    const files = valueOf(await on.answers.chooseFiles())
    expect(files.map(({ name }) => name)).toEqual(['文字.docx', '表格.xlsx'])
    expect(files.map(({ opened }) => new TextDecoder().decode(valueOf(opened).bytes))).toEqual(paths)
    on.choices.push(null)
    expect(valueOf(await on.answers.chooseFiles())).toEqual([])
  })

  it('are given where others cannot be read, those with their names and reasons', async () => {
    const on = await machine()
    const paths = ['空的.xlsx', '文字.docx', '撤走的.xlsx'].map((name) => join(on.documents, name))
    await writeFile(paths[0] ?? '', '')
    await writeFile(paths[1] ?? '', 'x')
    on.choices.push(...paths)
    const files = valueOf(await on.answers.chooseFiles())
    expect(files.map(({ name, opened }) => [name, codeOf(opened)])).toEqual([
      ['空的.xlsx', 'file-empty'],
      ['文字.docx', null],
      ['撤走的.xlsx', 'file-missing'],
    ])
    const [empty] = files
    expect(empty?.opened.ok === false && empty.opened.failure.sentence).toContain('空的.xlsx')
  })
})

describe('the window may name only what the clerk has named', () => {
  it('neither opens, nor saves, nor shows anything else', async () => {
    const on = await machine()
    const path = join(on.folder, '机密.nianbao')
    await writeFile(path, '机密')
    expect(codeOf(await on.answers.openPath(path))).toBe('path-unnamed')
    expect(codeOf(await on.answers.saveDraft({ ...draft, path, stamp: null, text }))).toBe('path-unnamed')
    expect(codeOf(await on.answers.showInFolder(path))).toBe('path-unnamed')
    expect(on.shown).toEqual([])
    expect(await readFile(path, 'utf8')).toBe('机密')
  })

  it('not by way of a recovery text that claims to lie there', async () => {
    const on = await machine()
    const path = join(on.folder, '机密.nianbao')
    await writeFile(path, '机密')
    await on.answers.keepRecovery({ ...draft, text, path })
    expect(valueOf(await on.answers.listVersions()).map((version) => version.path)).toEqual([null])
    const next = await machine({ folder: on.folder })
    expect(codeOf(await next.answers.openPath(path))).toBe('path-unnamed')
  })

  it('a chosen import is read, never saved over', async () => {
    const on = await machine()
    const path = join(on.documents, '去年.docx')
    await writeFile(path, 'x')
    on.choices.push(path)
    const file = valueOf(await on.answers.chooseFile('import'))
    expect(codeOf(await on.answers.saveDraft({ ...draft, path, stamp: file?.stamp ?? null, text }))).toBe(
      'path-unnamed',
    )
  })

  it('what was named in an earlier start stays named', async () => {
    const on = await machine()
    const { path } = await saved(on)
    await on.answers.keepRecovery({ ...draft, text, path })
    await on.answers.forgetRecent(path)
    const next = await machine({ folder: on.folder })
    expect(codeOf(await next.answers.openPath(path))).toBeNull()
  })
})

describe('saving where it cannot be done', () => {
  it.each([
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EACCES', 'no-permission'],
    ['write', 'ENOENT', 'place-gone'],
  ] as const)('%s %s: %s, and the draft stays as it was', async (doing, code, said) => {
    const on = await machine()
    const { path, stamp } = await saved(on)
    const next = await machine({
      folder: on.folder,
      disk: failingDisk({ doing, code, path: /nianbao-tmp$/u }),
    })
    await on.answers.releaseDraft(path)
    expect(codeOf(await next.answers.saveDraft({ ...draft, path, stamp, text: '新' }))).toBe(said)
    expect(await readFile(path, 'utf8')).toBe(text)
  })

  it('a read-only draft', async () => {
    const on = await machine()
    const { path } = await saved(on)
    await chmod(path, 0o444)
    const { stamp } = valueOf(await on.answers.openPath(path))
    expect(codeOf(await on.answers.saveDraft({ ...draft, path, stamp, text: '新' }))).toBe('file-read-only')
  })

  it('names Windows forbids', async () => {
    const on = await machine()
    on.choices.push(join(on.documents, '年报?.nianbao'))
    expect(codeOf(await on.answers.saveDraftAs({ ...draft, text, suggestedName: 'x' }))).toBe(
      'name-forbidden',
    )
    expect(await readdir(on.documents)).toEqual([])
  })
})
