// 对照去年: whether last year's report is shown beside this year's, and the sentences that were carried over from it.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { carriedSentences, type CarriedKind, type CarriedSentence } from '../../shared/report/carried-text.ts'
import { shownCells } from '../../shared/report/evaluate.ts'
import type { Cells } from '../../shared/report/model.ts'
import type { SectionId } from '../../shared/template/form.ts'
import { useDraftStore } from './draft-store.ts'

export const useLastYearStore = defineStore('last-year', () => {
  const drafts = useDraftStore()
  const isWanted = ref(false)
  const last = computed(() => drafts.draft.lastYear?.report ?? null)
  const isShown = computed(() => isWanted.value && last.value !== null)
  /** Last year's figures as they were shown; null while they are not wanted. */
  const figures = computed<Cells | null>(() =>
    isShown.value && last.value !== null ? shownCells(last.value) : null,
  )
  const carried = computed(() => carriedSentences(drafts.draft))
  /** Sentences whose years were not moved on: what a clerk must not leave standing. */
  const stale = computed(() => carried.value.filter(({ kind }) => kind !== 'same'))
  const current = ref<CarriedSentence | null>(null)
  /** The marks that are walked through; null: those that must not be left standing, or all where there are none. */
  const walked = ref<CarriedKind | null>(null)

  function of(section: SectionId | 'head', part: 'before' | 'after'): readonly CarriedSentence[] {
    return carried.value.filter((one) => one.section === section && one.part === part)
  }

  /** What counts as one kind: everything carried over is the same as last year, whatever else it is. */
  function ofKind(kind: CarriedKind): readonly CarriedSentence[] {
    return kind === 'same' ? carried.value : carried.value.filter((one) => one.kind === kind)
  }

  /** Round and round over the sentences of a kind, that of the last step where none is said. */
  function step(back: boolean, kind: CarriedKind | null = walked.value): void {
    walked.value = kind
    const own = kind === null ? [] : ofKind(kind)
    const all = own.length > 0 ? own : stale.value.length > 0 ? stale.value : carried.value
    if (all.length === 0) return
    const here = all.findIndex((one) => same(one, current.value))
    const next =
      all[here === -1 ? (back ? all.length - 1 : 0) : (here + (back ? -1 : 1) + all.length) % all.length]
    if (next === undefined) return
    current.value = next
    drafts.goTo({ kind: 'prose', section: next.section, part: next.part }, { place: next })
  }

  return {
    last,
    isShown,
    figures,
    carried,
    stale,
    walked,
    of,
    step,
    toggle: () => (isWanted.value = !isWanted.value),
  }
})

function same(a: CarriedSentence, b: CarriedSentence | null): boolean {
  return (
    b !== null &&
    a.section === b.section &&
    a.part === b.part &&
    a.paragraph === b.paragraph &&
    a.from === b.from
  )
}
