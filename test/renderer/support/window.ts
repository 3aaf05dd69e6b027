// The whole window as the program has it, on the in-browser desk with a database of its own, for tests of pages.
import { localeContextKey } from 'element-plus/es/hooks/use-locale/index.mjs'
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs'
import { createPinia, setActivePinia } from 'pinia'
import { onTestFinished } from 'vitest'
import { render } from 'vitest-browser-vue'
import { nextTick, ref } from 'vue'
import AppRoot from '../../../renderer/AppRoot.vue'
import { browserDesk } from '../../../renderer/desk/browser-desk.ts'
import { browserStore, type BrowserStore } from '../../../renderer/desk/browser-store.ts'
import { useDeskStore } from '../../../renderer/store/desk-store.ts'
import { useDraftStore } from '../../../renderer/store/draft-store.ts'
import { useFindingStore } from '../../../renderer/store/finding-store.ts'
import { useNoticeStore } from '../../../renderer/store/notice-store.ts'
import type { PageId } from '../../../renderer/words/page-words.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import type { Draft } from '../../../shared/report/model.ts'
import type { Address } from '../../../shared/template/form.ts'

let databases = 0

export function freshStore(): BrowserStore {
  databases += 1
  return browserStore(indexedDB, `test-${Date.now()}-${databases}`)
}

export async function openWindow(store: BrowserStore = freshStore()) {
  const pinia = createPinia()
  setActivePinia(pinia)
  const desk = browserDesk(store)
  const container = document.createElement('div')
  container.id = 'app'
  document.body.append(container)
  const screen = await render(AppRoot, {
    container,
    props: { desk },
    global: {
      plugins: [pinia],
      provide: { [localeContextKey]: ref(zhCn) },
      // Dialogs open and close with their own transitions, as in the program.
      stubs: { transition: false, 'transition-group': false },
    },
  })
  const drafts = useDraftStore()
  const desks = useDeskStore()
  await until(() => document.querySelector('main') !== null)
  // The page of the tests must not ask before it goes.
  onTestFinished(async () => {
    await desk.setWindowState({ title: '', unsaved: false })
    sessionStorage.clear()
    localStorage.clear()
  })

  const cell = (address: Address): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`td[data-cell="${address}"]`)
    if (!found) throw new Error(`no cell ${address} on the screen`)
    return found
  }
  const field = (address: Address): HTMLInputElement => {
    const found = cell(address).querySelector('input')
    if (!found) throw new Error(`no field in ${address}`)
    return found
  }

  return {
    screen,
    desk,
    drafts,
    desks,
    findings: useFindingStore(),
    notices: useNoticeStore(),
    cell,
    field,
    /** Opens a draft as a new one, on a page. */
    async open(draft: Draft, page: PageId): Promise<void> {
      desks.begin(draft)
      drafts.page = page
      await until(() => document.querySelector('.work') !== null)
      await nextTick()
    },
    /** What a cell of the draft holds, as text. */
    value: (address: Address): string => cellText(drafts.report.cells[address]),
    /** Whether there is recovery text of what was typed. */
    async isKept(): Promise<boolean> {
      const versions = await desk.listVersions()
      return versions.ok && versions.value.some(({ kind }) => kind === 'recovery')
    },
    shown: (address: Address): string => cellText(drafts.shown[address]),
    active: (): Address | null =>
      document.activeElement?.closest<HTMLElement>('td[data-cell]')?.dataset['cell'] ?? null,
  }
}

export type TestWindow = Awaited<ReturnType<typeof openWindow>>

/** Waits for something the screen will do by itself. */
export async function until(isTrue: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!isTrue()) {
    if (performance.now() > end) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Resolves when what moves on the screen has come to rest: dialogs and their shades, after the frame that starts them. */
export async function settled(): Promise<void> {
  for (let still = 0; still < 2; still += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    // Their own promises are not waited for: a transition whose element went meanwhile may never keep its.
    const isMoving = document
      .getAnimations()
      .some(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().iterations !== Infinity,
      )
    if (isMoving) still = -1
  }
}

/** A clipboard event as a spreadsheet or the browser would send it to the field that has the focus. */
export function clipboard(
  kind: 'copy' | 'cut' | 'paste',
  data: Readonly<Record<string, string>> = {},
): DataTransfer {
  const transfer = new DataTransfer()
  for (const [type, value] of Object.entries(data)) transfer.setData(type, value)
  const event = new ClipboardEvent(kind, { clipboardData: transfer, bubbles: true, cancelable: true })
  document.activeElement?.dispatchEvent(event)
  return transfer
}
