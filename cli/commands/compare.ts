// nianbao compare: what an approved file says differently from the draft, change by change, and the draft with those of
// them that are taken over.
import { readApproved } from '../../shared/import/approved-file.ts'
import { clearChanges, withAccepted, type ApprovedChange } from '../../shared/report/approved-changes.ts'
import { serializeDraft } from '../../shared/report/draft-file.ts'
import type { Failure } from '../../shared/notes.ts'
import { wrong } from '../arguments.ts'
import { forceOption, jsonOption, type Command } from '../command.ts'
import { compareAnswer } from '../compare-answer.ts'
import { printComparison } from '../compare-text.ts'
import { load } from '../load.ts'
import { obstacle, saveDraft } from '../save.ts'

export const compareCommand: Command = {
  name: 'compare',
  summary: '把领导改过的文件与草稿比较，逐处列出改动',
  about:
    '把领导改过的文件与草稿比较，逐处列出改动：正文逐句，表格逐格，修订写明是谁、什么时候。用 --accept 和 --out 把采用的改动写成新的草稿，原来的草稿不变。',
  file: {
    value: '草稿 改过的文件',
    about: '草稿，和从它导出、领导改过的文件（.docx，或任何能导入的文件）',
    isMany: true,
  },
  options: [
    { name: 'accept', value: '编号', about: '采用哪几处：all 为全部（存疑的除外），或写编号，如 1,3,5-8' },
    { name: 'out', value: '新草稿', about: '把采用了改动的草稿写到哪个文件（.nianbao）' },
    jsonOption,
    forceOption,
  ],
  run: async (args, io) => {
    const [ours = '', theirs, ...more] = args.files
    if (theirs === undefined) return wrong(compareCommand, '“compare”后面要写两份文件').failure
    if (more.length > 0) return wrong(compareCommand, `不明白多出来的“${more[0] ?? ''}”`).failure
    const [out, accept] = [args.value('out'), args.value('accept')]
    if ((out === undefined) !== (accept === undefined)) {
      return wrong(compareCommand, '--accept 和 --out 要一起写').failure
    }
    const inTheWay = out === undefined ? null : obstacle([out], args.flag('force'))
    if (inTheWay) return inTheWay
    const draft = await load(ours, io)
    if (!draft.ok) return draft.failure
    const approved = await load(theirs, io)
    if (!approved.ok) return approved.failure
    const { recognition, document } = approved.value
    const read = readApproved(draft.value.draft, document, recognition, approved.value.notes)
    const isQuiet = args.flag('json')
    if (isQuiet) io.out(JSON.stringify(compareAnswer(read), null, 2))
    else printComparison(draft.value.fileName, approved.value, read, io)
    if (out === undefined || accept === undefined) return 0
    const chosen = chosenChanges(accept, read.comparison.changes)
    if (!('ids' in chosen)) return chosen
    const accepted = new Map(chosen.ids.map((id) => [id, null]))
    if (!isQuiet) io.out('')
    const text = serializeDraft(withAccepted(read.comparison, accepted))
    return saveDraft(out, text, args.flag('force'), isQuiet ? null : io)
  },
}

/** `all`, or numbers and stretches of them as they are listed. */
function chosenChanges(
  wish: string,
  changes: readonly ApprovedChange[],
): { readonly ids: readonly string[] } | Failure {
  if (wish === 'all') return { ids: clearChanges({ changes }).map(({ id }) => id) }
  const ids: string[] = []
  for (const part of wish.split(/[,，、]/u)) {
    const [, first = '', last = first] = /^\s*(\d+)(?:-(\d+))?\s*$/u.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (first === '' || from < 1 || to < from || to > changes.length) {
      return wrong(compareCommand, `没有编号“${part.trim()}”，共 ${changes.length} 处`).failure
    }
    for (const change of changes.slice(from - 1, to)) {
      if (change.kind === 'cell' && change.doubt !== null && change.cell === null) {
        const number = changes.indexOf(change) + 1
        return wrong(compareCommand, `第 ${number} 处文件中写得不清楚，不能直接采用`).failure
      }
      ids.push(change.id)
    }
  }
  return { ids }
}
