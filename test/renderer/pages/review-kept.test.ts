// The answers of a review outlive the window: kept while they are given, offered at the next start, and let go of with the review.
import { page } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import example from '../../../cli/example/annual-report-2023.txt?raw'
import type { VersionInfo } from '../../../shared/contract.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { exact } from '../../../shared/report/cell.ts'
import { setCell } from '../../../shared/report/edits.ts'
import { useImportStore } from '../../../renderer/store/import-store.ts'
import { fullDraft } from '../support/drafts.ts'
import { drop } from '../support/files.ts'
import { freshStore, openWindow, until, type TestWindow } from '../support/window.ts'

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click()
const words = (selector: string): string => document.querySelector<HTMLElement>(selector)?.innerText ?? ''

async function versions({ desk }: TestWindow): Promise<readonly VersionInfo[]> {
  const listed = await desk.listVersions()
  return listed.ok ? listed.value : []
}

/** Waits until these are kept, and nothing else. */
async function kept(window: TestWindow, ...kinds: readonly VersionInfo['kind'][]): Promise<void> {
  const end = performance.now() + 10_000
  const wanted = [...kinds].sort().join()
  for (;;) {
    const found = (await versions(window)).map(({ kind }) => kind)
    if (found.sort().join() === wanted) return
    if (performance.now() > end) throw new Error(`kept are ${found.join()} instead of ${wanted}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A file under review whose doubtful cell is answered with 12. */
async function answered(
  store = freshStore(),
  before: (window: TestWindow) => Promise<void> = async () => {},
) {
  const window = await openWindow(store)
  await before(window)
  const imports = useImportStore()
  drop('去年年报.txt', example.replace(/(行政处罚\t)\d+/u, '$1若干'))
  await until(() => imports.review !== null, 20_000)
  expect(imports.unsettled.map(({ address }) => address)).toContain('penalty_decisions')
  const next = setCell(imports.draft, 'penalty_decisions', exact(12))
  imports.timeline.edit(next, { kind: 'table', table: 'disclosure' }, 'typing')
  return { store, window, imports }
}

/** The program is started anew on what was kept. */
async function started({ store, window }: Awaited<ReturnType<typeof answered>>): Promise<TestWindow> {
  await window.screen.unmount()
  sessionStorage.clear()
  return openWindow(store)
}

describe('the answers of a review', () => {
  it('are kept while they are given, under the name of the file', async () => {
    const { window } = await answered()
    await kept(window, 'review')
    expect(await versions(window)).toMatchObject([{ title: '去年年报.txt', path: null }])
  })

  it('are offered at the next start, come back, are kept on, and are adopted', async () => {
    const before = await answered()
    await kept(before.window, 'review')
    const next = await started(before)
    await until(() => document.querySelector('.recovered') !== null)
    expect(words('.recovered-name')).toBe('去年年报.txt（核对中）')
    expect(words('.recovered-what')).toMatch(/\d{1,2}:\d{2} 留下 · 没有采用的核对/u)
    await press('恢复')
    const imports = useImportStore()
    await until(() => document.querySelector('.import .walk-bar') !== null, 20_000)
    expect(cellText(imports.draft.report.cells['penalty_decisions'])).toBe('12')
    expect(imports.notes[0]?.sentence).toMatch(/没有采用的核对.*共 \d+ 格未填/u)
    expect(document.body.innerText).toContain(imports.notes[0]?.sentence)
    await kept(next, 'review')
    imports.year = 2024
    const notes = await imports.adopt('this-year')
    expect(notes).not.toBeNull()
    expect(next.value('penalty_decisions')).toBe('12')
    await kept(next, 'recovery')
  })

  it('that came back are not left unasked', async () => {
    const before = await answered()
    await kept(before.window, 'review')
    const next = await started(before)
    await until(() => document.querySelector('.recovered') !== null)
    await press('恢复')
    await until(() => document.querySelector('.import .walk-bar') !== null, 20_000)
    await page.getByRole('button', { name: /返回/u }).first().click()
    await until(() => next.notices.asked?.question.title === '不采用了吗？')
    await press('不采用')
    await kept(next)
    await until(() => document.querySelector('.start') !== null)
  })

  it('go with the review that is given up', async () => {
    const { window, imports } = await answered()
    await kept(window, 'review')
    const leaving = imports.leaveReview()
    await until(() => window.notices.asked !== null)
    await press('不采用')
    expect(await leaving).toBe(true)
    await kept(window)
  })

  it('and the open draft do not overwrite each other, nor is one lost before the other has it', async () => {
    const store = freshStore()
    const { window, imports } = await answered(store, (opened) => opened.open(fullDraft(), 'overview'))
    await kept(window, 'recovery', 'review')
    await imports.adopt('last-year')
    await kept(window, 'recovery')
    const last = window.drafts.draft.lastYear?.report
    expect(cellText(last?.cells['penalty_decisions'])).toBe('12')
  })

  it('are offered when the draft they were over is back', async () => {
    const store = freshStore()
    const { window } = await answered(store, (opened) => opened.open(fullDraft(), 'overview'))
    await kept(window, 'recovery', 'review')
    const next = await openWindow(store)
    await until(() => next.notices.asked?.question.title === '上次的核对没有采用')
    expect(next.drafts.isOpen).toBe(true)
    await press('恢复')
    const imports = useImportStore()
    await until(() => imports.review !== null, 20_000)
    expect(cellText(imports.draft.report.cells['penalty_decisions'])).toBe('12')
  })

  it('are not kept where nothing was answered', async () => {
    const window = await openWindow()
    const imports = useImportStore()
    drop('去年年报.txt', example)
    await until(() => imports.review !== null, 20_000)
    await imports.leaveReview()
    await kept(window)
  })
})
