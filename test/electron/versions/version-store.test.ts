import { readFile, readdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VersionInfo } from '../../../shared/contract.ts'
import { realDisk } from '../../../electron/saving/disk.ts'
import { readEntry, writeEntry } from '../../../electron/versions/entry.ts'
import { mostOfDraft, mostRecoveries, mostSaved, superfluous } from '../../../electron/versions/thinning.ts'
import { versionStore } from '../../../electron/versions/version-store.ts'
import { failingDisk, systemError } from '../../support/desk/failing-disk.ts'
import { codeOf, machine, valueOf } from '../../support/desk/machine.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

const at = (minute: number): Date => new Date(Date.UTC(2025, 0, 20, 8, minute))
const kept = (text: string, minute: number, draftId = 'd1') => ({
  draftId,
  text,
  path: '/文档/年报.nianbao',
  title: '年报',
  at: at(minute),
})

async function store() {
  const folder = join(await temporaryFolder(), 'versions')
  return { folder, versions: versionStore(realDisk, folder) }
}

describe('recovery text', () => {
  it('is the newest one kept, with when and where', async () => {
    const { versions } = await store()
    for (const minute of [1, 2, 3]) await versions.keepRecovery(kept(`第${minute}次`, minute))
    const listed = await versions.list()
    expect(listed).toEqual([
      {
        id: listed[0]?.id,
        draftId: 'd1',
        savedAt: at(3).toISOString(),
        kind: 'recovery',
        path: '/文档/年报.nianbao',
        title: '年报',
      },
    ])
    expect(await versions.read(listed[0]?.id ?? '')).toEqual({ text: '第3次' })
  })

  it('of a review stands beside that of the draft, and says what it is', async () => {
    const { versions } = await store()
    await versions.keepRecovery(kept('草稿', 1))
    await versions.keepRecovery({ ...kept('核对', 2, 'r1'), kind: 'review' })
    const listed = await versions.list()
    expect(listed.map(({ kind, draftId }) => [kind, draftId])).toEqual([
      ['review', 'r1'],
      ['recovery', 'd1'],
    ])
    expect(await Promise.all(listed.map(({ id }) => versions.read(id)))).toEqual([
      { text: '核对' },
      { text: '草稿' },
    ])
    await versions.dropRecovery('r1')
    expect((await versions.list()).map(({ kind }) => kind)).toEqual(['recovery'])
  })

  it('of a review is not what a window that died goes on with', async () => {
    const on = await machine()
    const draft = { text: '{}', path: null, title: '年报' }
    await on.answers.keepRecovery({ ...draft, draftId: 'd1' })
    await on.answers.keepRecovery({ ...draft, draftId: 'r1', kind: 'review' })
    expect(await on.life.died(true)).toBe(true)
    const resume = on.life.takeResume()
    const versions = valueOf(await on.answers.listVersions())
    expect(versions.find(({ id }) => id === resume)).toMatchObject({ draftId: 'd1', kind: 'recovery' })
  })

  it.each([
    ['cut off', (path: string) => truncate(path, 150)],
    ['empty', (path: string) => truncate(path, 0)],
    [
      'of another text',
      async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace('第2次', '第9次')),
    ],
  ])('the last one %s: the one before is still there', async (_, damage) => {
    const { folder, versions } = await store()
    await versions.keepRecovery(kept('第1次', 1))
    await versions.keepRecovery(kept('第2次', 2))
    const files = await readdir(folder)
    for (const file of files) {
      if ((await readFile(join(folder, file), 'utf8')).includes('第2次')) await damage(join(folder, file))
    }
    const [version] = await versions.list()
    expect(await versions.read(version?.id ?? '')).toEqual({ text: '第1次' })
    await versions.keepRecovery(kept('第3次', 3))
    expect(await versions.read(version?.id ?? '')).toEqual({ text: '第3次' })
  })

  it('a writing that the disk refuses leaves the one before', async () => {
    const { folder, versions } = await store()
    await versions.keepRecovery(kept('第1次', 1))
    const full = versionStore(failingDisk({ doing: 'write', code: 'ENOSPC' }), folder)
    await expect(full.keepRecovery(kept('第2次', 2))).rejects.toEqual(systemError('ENOSPC'))
    const [version] = await versions.list()
    expect(await versions.read(version?.id ?? '')).toEqual({ text: '第1次' })
  })

  it('dropped, nothing of it is left; another draft’s stays', async () => {
    const { versions } = await store()
    await versions.keepRecovery(kept('一', 1))
    await versions.keepRecovery(kept('二', 2))
    await versions.keepRecovery(kept('别的', 3, 'd2'))
    await versions.dropRecovery('d1')
    expect((await versions.list()).map(({ draftId }) => draftId)).toEqual(['d2'])
  })

  it('typed while the draft was being saved stays when the saving is done', async () => {
    const { versions } = await store()
    await versions.keepRecovery(kept('保存之后打的字', 5))
    await versions.dropRecovery('d1', at(4))
    expect(await versions.list()).toHaveLength(1)
    await versions.dropRecovery('d1', at(5))
    expect(await versions.list()).toEqual([])
  })
})

describe('earlier versions', () => {
  it('are listed newest first and read back', async () => {
    const { versions } = await store()
    for (const minute of [1, 2, 3]) await versions.keepSaved(kept(`第${minute}版`, minute))
    const listed = await versions.list()
    expect(listed.map(({ savedAt }) => savedAt)).toEqual([3, 2, 1].map((minute) => at(minute).toISOString()))
    expect(await Promise.all(listed.map(({ id }) => versions.read(id)))).toEqual(
      [3, 2, 1].map((minute) => ({ text: `第${minute}版` })),
    )
  })

  it('a broken one takes no other with it, and is left alone', async () => {
    const { folder, versions } = await store()
    await versions.keepSaved(kept('好的', 1))
    await writeFile(join(folder, 'saved-x-1.version'), '{"format":"nianbao-version"')
    await writeFile(join(folder, 'saved-x-2.version'), '')
    await versions.keepSaved(kept('也好的', 2))
    expect(await versions.list()).toHaveLength(2)
    expect(await readdir(folder)).toHaveLength(4)
    expect(await versions.read('saved-x-1')).toBe('broken')
    expect(await versions.read('saved-x-9')).toBeNull()
  })

  it('an id that leads out of the store is none', async () => {
    const { folder, versions } = await store()
    await versions.keepSaved(kept('好的', 1))
    await writeFile(join(folder, '..', 'x.version'), 'x')
    expect(await versions.read('../x')).toBeNull()
    expect(await versions.read('saved-../../x')).toBeNull()
  })

  it('are bounded for a draft', async () => {
    const { folder, versions } = await store()
    for (let minute = 0; minute < mostOfDraft + 5; minute += 1) await versions.keepSaved(kept('版', minute))
    expect(await readdir(folder)).toHaveLength(mostOfDraft)
    expect((await versions.list()).at(-1)?.savedAt).toBe(at(5).toISOString())
  })

  it('are bounded in all, drafts saved last keeping their newest', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            draft: fc.integer({ min: 0, max: 60 }),
            kind: fc.constantFrom<VersionInfo['kind']>('saved', 'recovery'),
          }),
          { maxLength: 800, size: 'max' },
        ),
        (made) => {
          const newestFirst = made.map(({ draft, kind }, index) => ({
            id: `${index}`,
            draftId: `d${draft}`,
            savedAt: at(index).toISOString(),
            kind,
            path: null,
            title: '',
          }))
          const gone = new Set(superfluous(newestFirst).map(({ id }) => id))
          const stays = newestFirst.filter(({ id }) => !gone.has(id))
          expect(stays.filter(({ kind }) => kind === 'saved').length).toBeLessThanOrEqual(mostSaved)
          expect(stays.filter(({ kind }) => kind === 'recovery').length).toBeLessThanOrEqual(mostRecoveries)
          for (const { draftId, id } of newestFirst.filter(({ kind }) => kind === 'saved')) {
            const newest = newestFirst.find((one) => one.kind === 'saved' && one.draftId === draftId)
            if (newest?.id === id) expect(gone.has(id)).toBe(false)
            const left = stays.filter((one) => one.kind === 'saved' && one.draftId === draftId)
            expect(left.length).toBeLessThanOrEqual(mostOfDraft)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('an entry', () => {
  const facts = {
    draftId: 'd',
    savedAt: at(1).toISOString(),
    kind: 'saved',
    path: null,
    title: '题',
  } as const

  it('is read back whole, whatever its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readEntry(writeEntry(facts, text))?.text).toBe(text)
      }),
    )
  })

  it('with any byte changed or cut off is known not to be whole, or is the same text', () => {
    const whole = writeEntry(facts, '一二三四五')
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (where, change) => {
        const damaged = Uint8Array.from(whole)
        damaged[where] = (damaged[where] ?? 0) ^ change
        expect(['一二三四五', undefined]).toContain(readEntry(damaged)?.text)
        expect(readEntry(whole.subarray(0, where))).toBeNull()
      }),
    )
  })
})

describe('the desk’s answers about versions', () => {
  const draft = { draftId: 'd1', title: '年报' }

  it('a saved draft is a version, and its recovery text is gone', async () => {
    const on = await machine()
    await on.answers.keepRecovery({ ...draft, text: '打到一半', path: null })
    on.choices.push(join(on.documents, 'a.nianbao'))
    await on.answers.saveDraftAs({ ...draft, text: '保存的', suggestedName: 'a' })
    const [version, ...others] = valueOf(await on.answers.listVersions())
    expect(others).toEqual([])
    expect(version).toMatchObject({ kind: 'saved', draftId: 'd1', path: join(on.documents, 'a.nianbao') })
    expect(valueOf(await on.answers.readVersion(version?.id ?? ''))).toBe('保存的')
  })

  it('recovery text outlives the program', async () => {
    const on = await machine()
    await on.answers.keepRecovery({ ...draft, text: '打到一半', path: null })
    const next = await machine({ folder: on.folder })
    const [version] = valueOf(await next.answers.listVersions())
    expect(valueOf(await next.answers.readVersion(version?.id ?? ''))).toBe('打到一半')
  })

  it('a recovery text that cannot be kept is said, with the reason', async () => {
    const on = await machine({ disk: failingDisk({ doing: 'write', code: 'ENOSPC', path: /version$/u }) })
    const result = await on.answers.keepRecovery({ ...draft, text: '打到一半', path: null })
    expect(codeOf(result)).toBe('recovery-failed')
    expect(!result.ok && result.failure.sentence).toContain('磁盘空间不足')
  })

  it('a draft is saved also where no version can be kept', async () => {
    const on = await machine({ disk: failingDisk({ doing: 'write', code: 'ENOSPC', path: /version$/u }) })
    on.choices.push(join(on.documents, 'a.nianbao'))
    expect(codeOf(await on.answers.saveDraftAs({ ...draft, text: '保存的', suggestedName: 'a' }))).toBeNull()
    expect(on.logged).toEqual(['a version was not kept'])
  })

  it('a window that died is handed its recovery text once; not after it was saved or dropped', async () => {
    const on = await machine()
    await on.answers.keepRecovery({ ...draft, text: '打到一半', path: null })
    await on.life.died(true)
    const { resume } = await on.answers.info()
    expect(valueOf(await on.answers.readVersion(resume ?? ''))).toBe('打到一半')
    expect((await on.answers.info()).resume).toBeNull()
    await on.life.died(false)
    expect((await on.answers.info()).resume).toBeNull()
    await on.answers.dropRecovery('d1')
    await on.life.died(true)
    expect((await on.answers.info()).resume).toBeNull()
  })
})
