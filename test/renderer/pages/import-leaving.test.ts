// A review in which the clerk has answered something goes only when the clerk says so, whatever would take its place.
import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import example from '../../../cli/example/annual-report-2023.txt?raw'
import { useImportStore } from '../../../renderer/store/import-store.ts'
import { serializeDraft } from '../../../shared/report/draft-file.ts'
import { fullDraft } from '../support/drafts.ts'
import { drop } from '../support/files.ts'
import { openWindow, until, type TestWindow } from '../support/window.ts'

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click()

type Reviewing = TestWindow & { readonly imports: ReturnType<typeof useImportStore> }

/** Over an open draft, with one question put aside where `answered`. */
async function reviewing(answered: boolean): Promise<Reviewing> {
  const window = await openWindow()
  await window.open(fullDraft(), 'overview')
  const imports = useImportStore()
  drop('去年年报.txt', example.replace(/(行政处罚\t)\d+/u, '$1若干'))
  await until(() => document.querySelector('.import .walk-bar') !== null, 20_000)
  const [item] = imports.items
  if (answered && item) imports.putAside(item)
  return { ...window, imports }
}

const ways: readonly (readonly [string, () => Promise<void> | void])[] = [
  ['返回', () => press(/返回/u)],
  ['a new draft', () => userEvent.keyboard('{Control>}n{/Control}')],
  ['a draft dropped', () => drop('年报.nianbao', serializeDraft(fullDraft()))],
  ['another file dropped', () => drop('别的.txt', example)],
]

describe.each(ways)('a review with answers is asked for before %s', (_, leave) => {
  it('and stays as it is where the clerk goes on with it', async () => {
    const { imports, notices } = await reviewing(true)
    const { review, items } = imports
    await leave()
    await until(() => notices.asked?.question.title === '不采用了吗？')
    await press('继续核对')
    await until(() => notices.asked === null)
    expect(imports.working).toBeNull()
    expect(imports.review).toBe(review)
    expect(imports.items).toEqual(items)
    expect(document.querySelector('.import')).not.toBeNull()
  })

  it('and goes where the clerk lets it go', async () => {
    const { imports, notices } = await reviewing(true)
    const { review } = imports
    await leave()
    await until(() => notices.asked !== null)
    await press('不采用')
    await until(() => imports.review !== review, 20_000)
    expect(imports.isChanged).toBe(false)
  })

  it('and is not asked for where nothing was answered', async () => {
    const { imports, notices } = await reviewing(false)
    const { review } = imports
    await leave()
    await until(() => imports.review !== review, 20_000)
    expect(notices.asked?.question.title).not.toBe('不采用了吗？')
  })
})

describe('the page of a browser', () => {
  /** Whether the browser would ask before the page goes. */
  const isAsked = (): boolean => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }

  it('does not go unasked while a review holds answers, and goes when they are taken back', async () => {
    await openWindow()
    const imports = useImportStore()
    drop('去年年报.txt', example.replace(/(行政处罚\t)\d+/u, '$1若干'))
    await until(() => imports.review !== null, 20_000)
    expect(isAsked()).toBe(false)
    const [item] = imports.items
    if (item) imports.putAside(item)
    await until(isAsked)
    imports.undo()
    await until(() => !isAsked())
  })
})
