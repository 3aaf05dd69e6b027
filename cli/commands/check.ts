// nianbao check: what cannot be right in a report, and what is still missing.
import { adoptLastYear } from '../../shared/report/edits.ts'
import type { Draft } from '../../shared/report/model.ts'
import { titleOf } from '../../shared/report/title.ts'
import { check } from '../../shared/rules/check.ts'
import { checkArchive } from '../archive/check-archive.ts'
import { isFolder } from '../archive/files.ts'
import { wrong } from '../arguments.ts'
import { checkAnswer } from '../check-answer.ts'
import { printFindings } from '../check-text.ts'
import { jsonOption, type Command } from '../command.ts'
import { load, type Loaded } from '../load.ts'
import { printNotesHint } from '../notes-text.ts'
import { painter } from '../terminal-text.ts'

export const checkCommand: Command = {
  name: 'check',
  summary: '按勾稽关系和其他规则核对一份报告，或一个文件夹里的所有报告',
  about:
    '按勾稽关系和其他规则核对一份报告。有错误级别的问题时，退出码为 1。写的是文件夹或几份文件时，每份文件一行：读不了的说明原因，不影响其他文件；有读不了的，退出码为 2。',
  file: {
    value: '文件',
    about: '草稿，或任何能导入的报告文件；也可以是文件夹（连同里面的文件夹）',
    isMany: true,
  },
  options: [
    { name: 'last', value: '上年报告', about: '与这份上年报告对照；草稿自带上年报告的，以这份为准' },
    { ...jsonOption, about: `${jsonOption.about}；文件夹或几份文件时，每份一行（JSON Lines）` },
  ],
  run: async (args, io) => {
    if (args.files.length > 1 || (await isFolder(args.file))) {
      if (args.value('last') !== undefined) return wrong(checkCommand, '--last 只能用于一份文件').failure
      return checkArchive(args.files, args.flag('json'), io)
    }
    const loaded = await load(args.file, io)
    if (!loaded.ok) return loaded.failure
    const lastPath = args.value('last')
    const last = lastPath === undefined ? null : await load(lastPath, io)
    if (last && !last.ok) return last.failure
    const files = last ? [loaded.value, last.value] : [loaded.value]
    const draft = last ? against(loaded.value.draft, last.value) : loaded.value.draft
    const findings = check(draft)
    if (args.flag('json')) io.out(JSON.stringify(checkAnswer(draft, findings), null, 2))
    else {
      const compared = draft.lastYear === undefined ? '' : `，对照 ${draft.lastYear.origin.fileName}`
      io.out(`${painter(io.color)('bold', titleOf(draft.report, draft.profile))}${compared}`)
      for (const file of files) printNotesHint(file, io)
      io.out('')
      printFindings(draft, findings, io)
    }
    return findings.some(({ level }) => level === 'error') ? 1 : 0
  },
}

/** The draft compared with another report than the one it may have brought along. */
function against(draft: Draft, { fileName, format, draft: last }: Loaded): Draft {
  return adoptLastYear(draft, { report: last.report, origin: { fileName, format } })
}
