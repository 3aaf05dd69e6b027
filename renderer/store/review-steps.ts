// The steps of a review: the recognized report with the clerk's answers, as a draft so that edits and undo are the same as
// everywhere, and what was decided without a change of it. What there is to decide is in import-store.ts.
import { computed, ref, shallowRef } from 'vue'
import type { Draft } from '../../shared/report/model.ts'
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
  type Step,
  type Where,
} from './history.ts'
import type { EditOptions, Timeline } from './timeline.ts'

export function reviewSteps(nothing: Draft) {
  const history = shallowRef<History>(startHistory(nothing))
  /** What was decided without a change, and after how many steps: undo beyond them asks again. */
  const decided = shallowRef<ReadonlyMap<string, number>>(new Map())
  /** Counts undo, redo and answers, so that a cell that is being typed in lets go of its text. */
  const turned = ref(0)
  const draft = computed(() => currentDraft(history.value))

  function begin(from: Draft): void {
    history.value = startHistory(from)
    decided.value = new Map()
  }

  /** A step, which may do no more than settle these keys; undo takes back all of it. */
  function decide(
    next: Draft,
    where: Where,
    kind: EditKind,
    keys: readonly string[],
    { before = null, after = null }: EditOptions = {},
  ): void {
    const { position } = history.value
    // What was decided in steps that are undone goes with them.
    const kept = [...decided.value].filter(([, at]) => at <= position)
    history.value = record(history.value, { draft: next, where, kind, before, after }, performance.now())
    decided.value = new Map([...kept, ...keys.map((key) => [key, history.value.position] as const)])
  }

  function turn(taken: Step | null): void {
    if (taken === null) return
    history.value = taken.history
    turned.value += 1
  }

  const timeline: Timeline = {
    draft: () => draft.value,
    edit: (next, where, kind, options) => {
      if (next !== draft.value) decide(next, where, kind, [], options)
    },
    position: () => history.value.position,
    rewind: (position) => (history.value = rewind(history.value, position)),
    seal: () => (history.value = seal(history.value)),
  }

  return {
    draft,
    /** As the files have it. */
    origin: computed(() => history.value.origin),
    isChanged: computed(() => history.value.position > 0),
    isDecided: (key: string): boolean => (decided.value.get(key) ?? Infinity) <= history.value.position,
    turned,
    begin,
    decide,
    timeline,
    undo: () => turn(undo(history.value)),
    redo: () => turn(redo(history.value)),
  }
}
