// What is not finished yet, said once more before the report goes out: page by page, as the outline has it.
import { isTable, pageIds, pageTitle, tableTitle, type PageId } from './page-words.ts'
import type { PageState } from './section-state.ts'

/** `表四：未填`; what is broken is told with its numbers elsewhere. */
export function leftOpen(states: Readonly<Record<PageId, PageState>>): readonly string[] {
  return pageIds.flatMap((page) => {
    const { tone, word } = states[page]
    if (tone === 'done' || tone === 'error') return []
    return [`${isTable(page) ? tableTitle(page) : pageTitle(page)}：${word}`]
  })
}
