// When a document is no report that can be taken: another document, a title alone, the free form of before 2019.
import { failure, type Failure } from '../../notes.ts'
import { readTitle } from '../../report/title.ts'
import { editions } from '../../template/editions.ts'
import type { Front } from './ends.ts'
import type { FoundHeading } from './headings.ts'
import type { Item } from './items.ts'
import { textOfLine } from './lines.ts'

/** What the annexes of the free form counted; none of it is in the form of 2019 or later. */
const oldWords = [
  '主动公开信息数',
  '主动公开政府信息数',
  '主动公开文件数',
  '同意公开答复数',
  '同意部分公开答复数',
  '不同意公开答复数',
  '申请总数',
  '收到申请数',
  '申请办结数',
  '全文电子化',
  '指标名称',
  '统计指标',
  '回应解读情况',
  '工作机构建设和保障经费情况',
  '附表',
]
const firstYear = Math.min(...editions.map(({ fromYear }) => fromYear))
/** The three tables have fifty rows; every row is weighed against those around it. */
const mostRows = 3000
/** A title with so few characters beside it has no report below it. */
const leastText = 120
export function refusalOf(
  items: readonly Item[],
  headings: ReadonlyMap<number, FoundHeading>,
  front: Front,
  /** The file's lines were lost: headings and text stood in one paragraph. */
  isTogether: boolean,
  fileName: string,
): Failure | null {
  const rows = items.reduce((sum, item) => sum + (item.kind === 'table' ? item.rows.length : 0), 0)
  if (rows > mostRows) return failure('file-over-budget', fileName)
  if (rows > 0 || items.some(({ kind }) => kind === 'run')) return null
  const text = items.map(textOfItem).join('\n')
  const title = front.title.map(textOfLine).join('')
  const { year } = readTitle(title)
  const old = oldWords.filter((word) => text.includes(word)).length
  if ((year !== null && year < firstYear) || old >= 3) return failure('old-form', fileName)
  // Headings inside of one paragraph, and nothing to be made of the figures in it.
  if (isTogether) return failure('text-run-together', fileName)
  if (headings.size >= 2) return null
  const plain = text.replace(/\s/gu, '')
  const rest = plain.length - title.replace(/\s/gu, '').length
  return failure(title !== '' && rest < leastText ? 'title-only' : 'not-a-report', fileName)
}

function textOfItem(item: Item): string {
  switch (item.kind) {
    case 'text':
      return textOfLine(item)
    case 'table':
    case 'run':
      return ''
    case 'foreign':
    case 'other':
      return item.text
  }
}
