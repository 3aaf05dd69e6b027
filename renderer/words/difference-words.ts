// What differs between two drafts, in one line: 表三：3 格；一、总体情况：2 段.
import type { Difference } from '../../shared/report/differences.ts'
import { pageTitle, tableTitle } from './page-words.ts'

export function differenceWords(differences: readonly Difference[]): string {
  return differences.length === 0 ? '内容相同' : differences.map(words).join('；')
}

function words(difference: Difference): string {
  switch (difference.kind) {
    case 'cells':
      return `${tableTitle(difference.table)}：${difference.count} 格`
    case 'paragraphs':
      return `${pageTitle(difference.section)}：${difference.count} 段`
    case 'fields':
      return `单位、年度等：${difference.count} 项`
    case 'accepted':
      return `说明的原因：${difference.count} 条`
  }
}
