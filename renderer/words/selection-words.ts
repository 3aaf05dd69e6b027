// What the status line says of the selected cells, as spreadsheets do.
import { numberText } from '../../shared/report/arithmetic.ts'
import { sumOf } from '../../shared/report/evaluate.ts'
import type { Cells } from '../../shared/report/model.ts'
import type { Address } from '../../shared/template/form.ts'

/** `合计 42 · 计数 6`; '' where there is nothing to add up. */
export function selectionWords(cells: Cells, addresses: readonly Address[]): string {
  if (addresses.length < 2) return ''
  const { total, blank, unread, slashes } = sumOf(cells, addresses)
  const count = addresses.length - blank - unread - slashes
  if (count === 0 || total === null) return `选中 ${addresses.length} 格`
  return `选中 ${addresses.length} 格 · 合计 ${numberText(total)} · 计数 ${count}`
}
