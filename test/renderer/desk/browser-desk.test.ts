import { describe, expect, it } from 'vitest'
import { browserDesk } from '../../../renderer/desk/browser-desk.ts'
import { freshStore } from '../support/window.ts'

const request = { text: '{"a":1}', draftId: 'd1', title: '年报' }
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('the in-browser desk', () => {
  it('is marked as a trial', async () => {
    expect(await browserDesk(freshStore()).info()).toMatchObject({ kind: 'trial', resume: null })
  })

  it('keeps what it saves and opens it again', async () => {
    const desk = browserDesk(freshStore())
    const saved = await desk.saveDraftAs({ ...request, suggestedName: '年报.nianbao' })
    if (!saved.ok || saved.value === null) throw new Error('not saved')
    const opened = await desk.openPath(saved.value.path)
    expect(opened).toMatchObject({ ok: true, value: { name: '年报.nianbao', stamp: saved.value.stamp } })
    expect(opened.ok && text(opened.value.bytes)).toBe(request.text)
    expect(await desk.listRecent()).toMatchObject({ value: [{ path: saved.value.path, missing: false }] })
    await desk.forgetRecent(saved.value.path)
    expect(await desk.listRecent()).toEqual({ ok: true, value: [] })
  })

  it('does not save over what another tab has saved since', async () => {
    const store = freshStore()
    const [here, there] = [browserDesk(store), browserDesk(store)]
    const saved = await here.saveDraftAs({ ...request, suggestedName: '年报.nianbao' })
    if (!saved.ok || saved.value === null) throw new Error('not saved')
    const { path, stamp } = saved.value
    expect(await there.saveDraft({ ...request, text: '{"b":2}', path, stamp })).toMatchObject({ ok: true })
    expect(await here.saveDraft({ ...request, path, stamp })).toMatchObject({
      ok: false,
      failure: { code: 'draft-changed' },
    })
    const opened = await here.openPath(path)
    expect(opened.ok && text(opened.value.bytes)).toBe('{"b":2}')
  })

  it('keeps recovery text over a restart, until the draft is saved or the text dropped', async () => {
    const store = freshStore()
    const recovery = async (): Promise<readonly string[]> => {
      const versions = await browserDesk(store).listVersions()
      return versions.ok ? versions.value.filter(({ kind }) => kind === 'recovery').map(({ id }) => id) : []
    }
    const desk = browserDesk(store)
    await desk.keepRecovery({ ...request, path: null })
    const [id] = await recovery()
    expect(id).toBeDefined()
    expect(await browserDesk(store).readVersion(id ?? '')).toEqual({ ok: true, value: request.text })
    await desk.saveDraftAs({ ...request, suggestedName: '年报.nianbao' })
    expect(await recovery()).toEqual([])
    await desk.keepRecovery({ ...request, path: null })
    await desk.dropRecovery('d1')
    expect(await recovery()).toEqual([])
  })

  it('goes on after a reload with the draft this tab had open', async () => {
    const store = freshStore()
    await browserDesk(store).keepRecovery({ ...request, path: null })
    const { resume } = await browserDesk(store).info()
    expect(resume).not.toBeNull()
    sessionStorage.clear()
    expect(await browserDesk(store).info()).toMatchObject({ resume: null })
  })

  it('keeps a bounded number of versions', async () => {
    const desk = browserDesk(freshStore())
    for (let step = 0; step < 34; step += 1) {
      await desk.saveDraftAs({ ...request, suggestedName: '年报.nianbao' })
    }
    const versions = await desk.listVersions()
    expect(versions.ok && versions.value.length).toBe(30)
  })

  it('says what the browser refuses, and what to do', async () => {
    const refusing = freshStore()
    const desk = browserDesk({
      ...refusing,
      versions: {
        ...refusing.versions,
        put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      },
    })
    expect(await desk.keepRecovery({ ...request, path: null })).toMatchObject({
      ok: false,
      failure: { code: 'browser-storage-failed', sentence: expect.stringContaining('存储空间已满') },
    })
  })

  it('says that a version or a file is gone', async () => {
    const desk = browserDesk(freshStore())
    expect(await desk.readVersion('x')).toMatchObject({ ok: false, failure: { code: 'version-missing' } })
    expect(await desk.openPath('浏览器/没有.nianbao')).toMatchObject({
      ok: false,
      failure: { code: 'file-missing', sentence: expect.stringContaining('没有.nianbao') },
    })
  })
})
