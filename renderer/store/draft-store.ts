// The open draft and its one timeline. Every change of the draft goes through `edit`; what follows from it (totals,
// findings, states) is derived. Files and recovery are in desk-store.ts.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { TextPlace } from '../../shared/finding.ts'
import { shownCells } from '../../shared/report/evaluate.ts'
import { frozen } from '../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft } from '../../shared/report/model.ts'
import { check } from '../../shared/rules/check.ts'
import { standingOf } from '../../shared/rules/standing.ts'
import { currentEdition } from '../../shared/template/editions.ts'
import type { PageId } from '../words/page-words.ts'
import { pageOfWhere, pageTitle } from '../words/page-words.ts'
import {
  currentDraft,
  record,
  redo,
  rewind,
  seal,
  startHistory,
  undo,
  type EditKind,
  type History,
  type Selection,
  type Step,
  type Where,
} from './history.ts'
import { useNoticeStore } from './notice-store.ts'
import type { EditOptions, Timeline } from './timeline.ts'

/** A wish that a pane take the focus and select; each is a new object, so that the same wish can be repeated. */
export interface Summons {
  readonly where: Where
  readonly selection: Selection | null
  /** Undo and proposals show for a moment what they changed. */
  readonly before: Draft | null
  /** The stretch of prose that a finding speaks of. */
  readonly place: TextPlace | null
  /** Whether the focus goes there too; searching only shows the place. */
  readonly focus: boolean
}

const nothing: Draft = frozen({
  report: emptyReport(currentEdition.id, '', null),
  accepted: [],
  profile: defaultProfile,
})

export const useDraftStore = defineStore('draft', () => {
  const notices = useNoticeStore()
  const isOpen = ref(false)
  const history = shallowRef<History>(startHistory(nothing))
  /** The page in the middle. */
  const page = ref<PageId>('head')
  const selection = shallowRef<Selection | null>(null)
  const summons = shallowRef<Summons | null>(null)

  const draft = computed(() => currentDraft(history.value))
  const report = computed(() => draft.value.report)
  const shown = computed(() => shownCells(report.value))
  const standing = computed(() => standingOf(draft.value, check(draft.value)))
  /** What still asks for something. */
  const findings = computed(() => standing.value.open)
  const accepted = computed(() => standing.value.accepted)
  const canUndo = computed(() => history.value.position > 0)
  const canRedo = computed(() => history.value.position < history.value.entries.length)

  /** Opens a draft with an empty history. */
  function open(opened: Draft, at: PageId = 'overview'): void {
    history.value = startHistory(opened)
    selection.value = null
    summons.value = null
    page.value = at
    isOpen.value = true
  }

  function close(): void {
    isOpen.value = false
    history.value = startHistory(nothing)
    selection.value = null
    summons.value = null
  }

  /** Replaces the draft by an edited one; nothing happens where it is the same. */
  function edit(
    next: Draft,
    where: Where,
    kind: EditKind,
    { before = selection.value, after = selection.value, deed }: EditOptions = {},
  ): void {
    if (next === draft.value) return
    const made = { draft: next, where, kind, before, after, deed }
    history.value = record(history.value, made, performance.now())
  }

  /** Says what it did of a step that changed the whole draft, or another page than the one in sight. */
  function follow(step: Step | null, words: StepWords): void {
    if (step === null) return
    const target = pageOfWhere(step.where)
    if (step.deed !== null) notices.tell(words.deed(step.deed))
    else if (target !== null && target !== page.value) notices.tell(words.elsewhere(pageTitle(target)))
    const before = draft.value
    history.value = step.history
    goTo(step.where, { selection: step.selection, before })
  }

  /** Shows the page of a place and hands it the focus. */
  function goTo(
    where: Where,
    { selection: selected = null, before = null, place = null, focus = true }: Partial<Summons>,
  ): void {
    const target = pageOfWhere(where)
    if (target !== null) page.value = target
    if (selected !== null) selection.value = selected
    summons.value = { where, selection: selected, before, place, focus }
  }

  const timeline: Timeline = {
    draft: () => draft.value,
    edit,
    position: () => history.value.position,
    rewind: (position) => (history.value = rewind(history.value, position)),
    seal: () => (history.value = seal(history.value)),
  }

  return {
    timeline,
    isOpen,
    history,
    page,
    selection,
    summons,
    draft,
    report,
    shown,
    findings,
    accepted,
    canUndo,
    canRedo,
    open,
    close,
    edit,
    goTo,
    undo: () => follow(undo(history.value), undoWords),
    redo: () => follow(redo(history.value), redoWords),
  }
})

interface StepWords {
  readonly deed: (deed: string) => string
  readonly elsewhere: (page: string) => string
}

const undoWords: StepWords = {
  deed: (deed) => `已撤销${deed}，按 Ctrl+Y 可以恢复。`,
  elsewhere: (page) => `已撤销“${page}”里的一处改动，按 Ctrl+Y 可以恢复。`,
}

const redoWords: StepWords = {
  deed: (deed) => `已重新${deed}，按 Ctrl+Z 可以撤销。`,
  elsewhere: (page) => `已恢复“${page}”里的一处改动，按 Ctrl+Z 可以撤销。`,
}

export type DraftStore = ReturnType<typeof useDraftStore>
