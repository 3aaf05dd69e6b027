// 对照去年: whether last year's report is shown beside this year's, and the sentences that were carried over from it.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { carriedSentences, type CarriedSentence } from '../../shared/report/carried-text.ts'
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

  function of(section: SectionId | 'head', part: 'before' | 'after'): readonly CarriedSentence[] {
    return carried.value.filter((one) => one.section === section && one.part === part)
  }

  /** Round and round over the sentences with last year's years, or over all carried ones where there are none. */
  function step(back: boolean): void {
    const all = stale.value.length > 0 ? stale.value : carried.value
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
