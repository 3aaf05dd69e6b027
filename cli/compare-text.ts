// What an approved file says differently, for a reader at the terminal: by section, each change with its number, what it
// was and what it is, and who tracked it.
import type { ApprovedReading } from '../shared/import/approved-file.ts'
import { pageOfChange, type ApprovedChange } from '../shared/report/approved-changes.ts'
import { cellText } from '../shared/report/arithmetic.ts'
import { actionWord, changeRemark, placeWord, revisionWords } from '../shared/report/change-words.ts'
import { textParts, type TextPart } from '../shared/report/text-parts.ts'
import { currentEdition, sectionSpec } from '../shared/template/editions.ts'
import { countsOf } from './compare-answer.ts'
import type { Io } from './io.ts'
import type { Loaded } from './load.ts'
import { printNotes } from './notes-text.ts'
import { painter, paragraph } from './terminal-text.ts'

export function printComparison(
  draftName: string,
  { fileName, format }: Pick<Loaded, 'fileName' | 'format'>,
  read: ApprovedReading,
  io: Io,
): void {
  const paint = painter(io.color)
  const { comparison, tracked, notes } = read
  const { changes, following } = comparison
  io.out(paint('bold', `${fileName}（${format}）与 ${draftName} 比较`))
  let page = ''
  changes.forEach((change, index) => {
    const now = headingOf(pageOfChange(change))
    if (now !== page) io.out(`\n${paint('bold', now)}`)
    page = now
    printChange(index + 1, change, read, io)
  })
  const counts = countsOf({ comparison, tracked })
  io.out('')
  if (counts.changes === 0) io.out('没有不同：文件和草稿说的一样。')
  else {
    const asked = counts.asked === 0 ? '' : `，文件中写得不清楚、需要核对的 ${counts.asked} 处`
    io.out(`${paint('bold', `共 ${counts.changes} 处不同`)}，其中有修订记录的 ${counts.tracked} 处${asked}。`)
  }
  if (following.length > 0) io.out(`另有 ${following.length} 格自动合计，采用各项之后随着改变。`)
  if (tracked.others.length > 0) {
    io.out(`\n${paint('bold', `其他修订（${tracked.others.length}）`)}  草稿中已经是这样，或者不在年报正文里`)
    for (const revision of tracked.others) io.out(paragraph('  · ', revisionWords(revision), io.columns))
  }
  if (notes.length > 0) printNotes('说明', notes, io)
}

function headingOf(page: ReturnType<typeof pageOfChange>): string {
  if (page === 'head') return '题头'
  return page === 'signature' ? '落款' : sectionSpec(currentEdition.id, page).heading
}

function printChange(number: number, change: ApprovedChange, { tracked }: ApprovedReading, io: Io): void {
  const paint = painter(io.color)
  io.out(
    paragraph(`  ${String(number).padStart(3)}  `, `${actionWord(change)}  ${placeWord(change)}`, io.columns),
  )
  const line = (label: string, text: string): void => io.out(paragraph(`       ${label}  `, text, io.columns))
  const isSame = change.before === change.after
  const parts = isSame
    ? [{ kind: 'same' as const, text: change.before }]
    : textParts(change.before, change.after)
  const shown = (left: TextPart['kind'], color: 'red' | 'green'): string =>
    parts
      .filter(({ kind }) => kind !== left)
      .map(({ kind, text }) => (kind === 'same' ? text : paint(color, text)))
      .join('')
  if (isSame) line('文', change.before)
  else {
    line('原', change.before === '' ? '（空）' : shown('added', 'red'))
    line('改', change.after === '' ? '（空）' : shown('gone', 'green'))
  }
  const remark = changeRemark(change)
  if (remark !== '') line('注', remark)
  if (change.kind === 'text' && change.movedTo !== undefined && change.action === 'moved') {
    line('注', `移到${headingOf(change.movedTo)}`)
  }
  if (change.kind === 'cell' && change.doubt !== null) {
    const choices = change.doubt.candidates.map(cellText).join('、')
    line('问', `文件中是“${change.doubt.raw}”，${choices === '' ? '不是数字' : `可能是 ${choices}`}`)
  }
  for (const revision of tracked.of.get(change.id) ?? []) line('修订', revisionWords(revision))
}
