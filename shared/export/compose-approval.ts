// Composes the copy that goes round for approval: a first page for the signatures, 送审稿 and the day on every page, lines
// that are counted, and at the end the warnings the office has accepted, with its reasons. The clean copy has none of it.
import type { Block, Document, GridBlock, GridCell, TextBlock } from '../document.ts'
import type { Profile, Report } from '../report/model.ts'
import { normalLine } from '../report/prose.ts'
import { compose } from './compose.ts'

export interface Approval {
  /** The day of the copy, e.g. `2026年1月12日`. */
  readonly date: string
  /** Warnings accepted with a reason, as the report stands. */
  readonly accepted: readonly { readonly sentence: string; readonly reason: string }[]
}

/** What stands in the name of the copy's file. */
export const approvalWord = '送审稿'

export function composeApproval(report: Report, profile: Profile, approval: Approval): Document {
  const document = compose(report, profile)
  const { title } = document.properties
  return {
    ...document,
    blocks: [
      aside('asideTitle', '送　审　单'),
      ...(title === '' ? [] : [aside('aside', `文件标题：${title}`)]),
      aside('aside', `送审日期：${approval.date}`),
      signatures,
      ...onNewPage(document.blocks),
      ...reasons(approval),
    ],
    header: `${approvalWord}　${approval.date}`,
    lineNumbers: true,
  }
}

function aside(role: 'aside' | 'asideTitle', text: string): TextBlock {
  return { kind: 'text', role, runs: [{ text: normalLine(text) }], at: {} }
}

function onNewPage(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks
  return first?.kind === 'text' ? [{ ...first, startsPage: true }, ...rest] : blocks
}

/** Who signs, from the one who approves down to the one who wrote it. */
const signers = ['签发', '会签', '核稿', '拟稿']

const signatures: GridBlock = {
  kind: 'grid',
  name: '送审单',
  rows: signers.length,
  headerRows: 0,
  weights: [3, 17],
  rowHeight: 38,
  cells: signers.flatMap((text, row): readonly GridCell[] =>
    [text, ''].map((words, column) => ({ row, column, rowSpan: 1, colSpan: 1, role: 'label', text: words })),
  ),
  checks: [],
  at: {},
}

function reasons({ accepted }: Approval): readonly Block[] {
  if (accepted.length === 0) return []
  return [
    { ...aside('asideTitle', '已说明原因的提示'), startsPage: true },
    ...accepted.flatMap(({ sentence, reason }, index) => [
      aside('aside', `${index + 1}．${sentence}`),
      aside('aside', `原因：${reason}`),
    ]),
  ]
}
