// What is not finished yet, said once more before the report goes out: the outline's words, each with the parts it is true of.
import { sectionIds } from '../../shared/template/form.ts'
import { isTable, pageIds, tableTitle, type PageId } from './page-words.ts'
import type { PageState } from './section-state.ts'

const numerals = '一二三四五六'

/** `未填：表二、表四`, `去年原文：第一、五部分`, `日期待定`; what is broken is told with its numbers elsewhere. */
export function leftOpen(states: Readonly<Record<PageId, PageState>>): readonly string[] {
  const pages = new Map<string, PageId[]>()
  for (const page of pageIds) {
    for (const word of states[page].open) pages.set(word, [...(pages.get(word) ?? []), page])
  }
  return [...pages].map(([word, of]) => {
    const names = [...of.flatMap((page) => (isTable(page) ? tableTitle(page) : [])), ...parts(of)]
    // Of the head and the signature the word itself says which.
    return names.length === 0 ? word : `${word}：${names.join('、')}`
  })
}

function parts(pages: readonly PageId[]): readonly string[] {
  const found = sectionIds.flatMap((id, index) =>
    !isTable(id) && pages.includes(id) ? (numerals[index] ?? []) : [],
  )
  return found.length === 0 ? [] : [`第${found.join('、')}部分`]
}
