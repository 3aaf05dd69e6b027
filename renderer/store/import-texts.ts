// The paragraphs of a review that found no place: which are still open, where the clerk has put the others, and the prose
// with them. When a decision counts, and taking it back, are the review's affair (import-store.ts).
import { computed, shallowRef } from 'vue'
import { eachPlace, type ProsePlace, type Recognition } from '../../shared/import/recognition.ts'
import {
  proseWith,
  unusedParagraphs,
  withPlaced,
  type PlacedParagraph,
  type Placements,
  type UnusedParagraph,
} from '../../shared/import/unused-text.ts'
import type { Draft } from '../../shared/report/model.ts'

export interface DecidedText {
  readonly one: UnusedParagraph
  /** null: it is not used. */
  readonly place: ProsePlace | null
}

/** `isDecided`: by its key, and not taken back. */
export function importTexts(recognition: () => Recognition | null, isDecided: (key: string) => boolean) {
  /** Where it was put; of one that is not used, nothing. */
  const places = shallowRef<Placements>(new Map())
  /** The texts that are asked about paragraph by paragraph. */
  const divided = shallowRef<ReadonlySet<number>>(new Set())

  const unused = computed(() => {
    const from = recognition()
    return from === null ? [] : unusedParagraphs(from)
  })
  const left = computed(() => unused.value.filter(({ key }) => !isDecided(key)))
  const placed = computed<Placements>(() => new Map([...places.value].filter(([key]) => isDecided(key))))
  const decided = computed<readonly DecidedText[]>(() =>
    unused.value
      .filter(({ key }) => isDecided(key))
      .map((one) => ({ one, place: placed.value.get(one.key) ?? null })),
  )
  const prose = computed(() =>
    eachPlace((place): readonly PlacedParagraph[] => {
      const from = recognition()
      if (from === null) return []
      const { before, after } = proseWith(from, place, placed.value)
      return [...before, ...after]
    }),
  )

  /** The draft with these in their place, beside those that are in theirs. */
  function withThese(draft: Draft, paragraphs: readonly UnusedParagraph[], place: ProsePlace): Draft {
    const from = recognition()
    const all = new Map([...placed.value, ...paragraphs.map(({ key }) => [key, place] as const)])
    return from === null ? draft : withPlaced(draft, from, all)
  }

  function note(paragraphs: readonly UnusedParagraph[], place: ProsePlace | null): void {
    const next = new Map(places.value)
    for (const { key } of paragraphs) {
      if (place === null) next.delete(key)
      else next.set(key, place)
    }
    places.value = next
  }

  return {
    left,
    divided,
    decided,
    prose,
    withThese,
    note,
    divide: (text: number) => (divided.value = new Set([...divided.value, text])),
    forget: () => {
      places.value = new Map()
      divided.value = new Set()
    },
  }
}
