// 打印预览: the pages of the open draft as the desk prints them, made anew whenever the draft rests; and printing them.
// Composing happens in the worker, the PDF comes from the desk, pages are drawn by pdf-pages.ts.
import { defineStore } from 'pinia'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { failure, type Failure, type Outcome } from '../../shared/notes.ts'
import { useDeskStore } from '../store/desk-store.ts'
import { useDraftStore } from '../store/draft-store.ts'
import { useNoticeStore } from '../store/notice-store.ts'
import { approvalOf } from '../words/approval.ts'
import { conversions } from '../worker/conversions.ts'
import type { PdfPages } from './pdf-pages.ts'

export type PreviewState =
  | { readonly kind: 'making'; readonly stage: 'composing' | 'printing' | 'drawing' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Milliseconds the draft rests before its pages are made anew; with making them it is less than a second. */
const rest = 250

export const usePreviewStore = defineStore('preview', () => {
  const desks = useDeskStore()
  const drafts = useDraftStore()
  const notices = useNoticeStore()

  const isOpen = ref(false)
  /** Over the whole window rather than beside the report. */
  const isWide = ref(false)
  const isApproval = ref(false)
  const state = shallowRef<PreviewState>({ kind: 'making', stage: 'composing' })
  /** The last pages that could be made; they stay while others are being made. */
  const pages = shallowRef<PdfPages | null>(null)
  const isPrinting = ref(false)
  /** Pages given to the desk of which it has not said yet what became. */
  let unanswered = 0
  /** What is wanted now; pages that were made for another wish are let go. */
  let wish = 0
  let timer = 0

  const isStale = computed(() => pages.value !== null && state.value.kind !== 'ready')

  watch([() => drafts.draft, isApproval], () => {
    if (!isOpen.value) return
    // What is being made is of an older draft.
    wish += 1
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void make(), rest)
    if (!desks.isTrial) state.value = { kind: 'making', stage: 'composing' }
  })
  watch(
    () => drafts.isOpen,
    (open) => {
      if (!open) close()
    },
  )

  function open(): void {
    if (isOpen.value) return
    isOpen.value = true
    void make()
  }

  function close(): void {
    wish += 1
    window.clearTimeout(timer)
    isOpen.value = false
    isWide.value = false
    void show(null)
  }

  function toggle(): void {
    if (isOpen.value) close()
    else open()
  }

  async function make(): Promise<void> {
    // A browser has no pages to show: only its own print dialog.
    if (desks.isTrial) return
    wish += 1
    const mine = wish
    const isMine = (): boolean => mine === wish
    state.value = { kind: 'making', stage: 'composing' }
    const page = await composed()
    if (!isMine()) return
    if (!page.ok) return fail(page.failure)
    state.value = { kind: 'making', stage: 'printing' }
    const pdf = await desks.theDesk().makePdf(page.value)
    if (!isMine()) return
    if (!pdf.ok) return fail(pdf.failure)
    state.value = { kind: 'making', stage: 'drawing' }
    try {
      const opened = await (await import('./pdf-pages.ts')).openPages(pdf.value)
      if (!isMine()) return void opened.close()
      await show(opened)
      state.value = { kind: 'ready' }
    } catch (error) {
      // eslint-disable-next-line no-console -- the edge that logs what no code expected
      console.error(error)
      if (isMine()) fail()
    }
  }

  /** Without a failure of its own: the pages are there and cannot be drawn. */
  function fail(trouble: Failure = failure('print-failed', '页面画不出来')): void {
    state.value = { kind: 'failed', failure: trouble }
  }

  async function show(next: PdfPages | null): Promise<void> {
    const before = pages.value
    pages.value = next
    // Whoever still draws the old ones has been called off by then.
    await nextTick()
    await before?.close()
  }

  /** The print page of the draft as it stands. */
  function composed(): Promise<Outcome<Uint8Array>> {
    const { report, profile } = drafts.draft
    return conversions.run('pages', {
      report,
      profile,
      fileName: '打印内容',
      ...(isApproval.value ? { approval: approvalOf(drafts.accepted) } : {}),
    })
  }

  async function print(): Promise<void> {
    if (isPrinting.value || !(await mayPrintAgain())) return
    isPrinting.value = true
    const page = await composed().finally(() => (isPrinting.value = false))
    // From here on the system's dialog is what the clerk sees.
    unanswered += 1
    const printed = await (page.ok ? desks.theDesk().printPages(page.value) : Promise.resolve(page)).finally(
      () => (unanswered -= 1),
    )
    if (!printed.ok) await notices.report('没有打印', printed.failure)
    else if (printed.value && !desks.isTrial) notices.tell('已交给打印机。')
  }

  /** A printer that never answers keeps nobody from printing again; one that is only slow need not print twice. */
  async function mayPrintAgain(): Promise<boolean> {
    if (unanswered === 0) return true
    const answer = await notices.ask({
      title: '上一次打印还没有结束',
      sentences: ['打印对话框可能还开着，或者上一份正在送往打印机。再打印一次不会取消上一份。'],
      choices: [
        { id: 'again', label: '再打印一次', look: 'plain' },
        { id: 'wait', label: '先等等', look: 'primary' },
      ],
    })
    return answer === 'again'
  }

  return {
    isOpen,
    isWide,
    isApproval,
    state,
    pages,
    isStale,
    isPrinting,
    open,
    close,
    toggle,
    make,
    fail,
    print,
  }
})
