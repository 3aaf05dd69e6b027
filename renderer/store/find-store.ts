// Find and replace over the open draft: what is looked for, the places it stands in, which one is shown.
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { findText, replaceMatches, type Match, type Scope } from '../../shared/report/find-text.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import { gridMap } from '../table/grid-map.ts'
import { selectCell } from '../table/selection.ts'
import { useDraftStore } from './draft-store.ts'
import type { Where } from './history.ts'

export const useFindStore = defineStore('find', () => {
  const drafts = useDraftStore()
  const isOpen = ref(false)
  const isReplacing = ref(false)
  const words = ref('')
  const replacement = ref('')
  const isPageOnly = ref(false)
  /** Index of the place that is shown; -1 before the first step. */
  const current = ref(-1)
  /** Each opening asks the field for the focus again. */
  const openings = ref(0)

  const scope = computed<Scope>(() => {
    const { page } = drafts
    // The signature page has fields only; there the whole report is meant.
    return isPageOnly.value && page !== 'signature' ? page : 'report'
  })
  const matches = computed<readonly Match[]>(() =>
    isOpen.value && drafts.isOpen ? findText(drafts.report, words.value, scope.value) : [],
  )

  watch([words, scope], () => (current.value = -1))
  watch(matches, (found) => {
    if (current.value >= found.length) current.value = found.length - 1
  })
  watch(
    () => drafts.isOpen,
    (open) => {
      if (!open) isOpen.value = false
    },
  )

  function open(replacing: boolean): void {
    isOpen.value = true
    isReplacing.value = replacing
    openings.value += 1
  }

  function whereOf(match: Match): Where {
    return match.kind === 'cell'
      ? { kind: 'cell', table: match.table, address: match.address }
      : { kind: 'prose', section: match.section, part: match.part }
  }

  function show(index: number): void {
    const match = matches.value[index]
    if (match === undefined) return
    current.value = index
    if (match.kind === 'text') return drafts.goTo(whereOf(match), { place: match, focus: false })
    const map = gridMap(layoutOf(tableSpec(drafts.report.edition[match.table], match.table)))
    const selection = {
      kind: 'cells',
      table: match.table,
      selection: selectCell(map, match.address),
    } as const
    drafts.goTo(whereOf(match), { selection, focus: false })
  }

  function step(back: boolean): void {
    const count = matches.value.length
    if (count === 0) return
    const from = current.value === -1 && back ? 0 : current.value
    show((from + (back ? -1 : 1) + count) % count)
  }

  /** Replaces the place that is shown and goes on to the next; the first call only shows one. */
  function replaceOne(): void {
    const match = matches.value[current.value]
    if (match === undefined) return step(false)
    const at = current.value
    drafts.edit(
      replaceMatches(drafts.draft, [match], words.value, replacement.value),
      whereOf(match),
      'choice',
    )
    // What was put in may hold the words again: the next place is the one behind it.
    const isStillThere = matches.value.some((found) => sameStart(found, match))
    const next = isStillThere ? at + 1 : at
    if (matches.value.length > 0) show(next % matches.value.length)
  }

  /** All places at once; one step of undo. The number of places. */
  function replaceAll(): number {
    const found = matches.value
    const [first] = found
    if (first === undefined) return 0
    drafts.edit(replaceMatches(drafts.draft, found, words.value, replacement.value), whereOf(first), 'choice')
    current.value = -1
    return found.length
  }

  return {
    isOpen,
    isReplacing,
    words,
    replacement,
    isPageOnly,
    current,
    openings,
    matches,
    canNarrow: computed(() => drafts.page !== 'signature'),
    open,
    close: () => (isOpen.value = false),
    step,
    replaceOne,
    replaceAll,
  }
})

function sameStart(a: Match, b: Match): boolean {
  if (a.kind === 'cell') return b.kind === 'cell' && a.address === b.address
  return (
    b.kind === 'text' &&
    a.section === b.section &&
    a.part === b.part &&
    a.paragraph === b.paragraph &&
    a.from === b.from
  )
}
