// nianbao check: what cannot be right in a report, and what is still missing.
import { success, type Outcome } from '../../shared/notes.ts'
import type { Draft } from '../../shared/report/model.ts'
import { titleOf } from '../../shared/report/title.ts'
import { check } from '../../shared/rules/check.ts'
import { checkAnswer } from '../check-answer.ts'
import { printFindings } from '../check-text.ts'
import { jsonOption, type Command } from '../command.ts'
import type { Io } from '../io.ts'
import { load } from '../load.ts'
import { painter } from '../terminal-text.ts'

export const checkCommand: Command = {
  name: 'check',
  summary: '按勾稽关系和其他规则核对一份报告',
  about: '按勾稽关系和其他规则核对一份报告。有错误级别的问题时，退出码为 1。',
  file: { value: '文件', about: '草稿，或任何能导入的报告文件' },
  options: [
    { name: 'last', value: '上年报告', about: '与这份上年报告对照；草稿自带上年报告的，以这份为准' },
    jsonOption,
  ],
  run: async (args, io) => {
    const draft = await draftToCheck(args.file, args.value('last'), io)
    if (!draft.ok) return draft.failure
    const { report, lastYear, profile } = draft.value
    const findings = check(draft.value)
    if (args.flag('json')) io.out(JSON.stringify(checkAnswer(draft.value, findings), null, 2))
    else {
      const against = lastYear === undefined ? '' : `，对照 ${lastYear.origin.fileName}`
      io.out(`${painter(io.color)('bold', titleOf(report, profile))}${against}\n`)
      printFindings(draft.value, findings, io)
    }
    return findings.some(({ level }) => level === 'error') ? 1 : 0
  },
}

async function draftToCheck(path: string, last: string | undefined, io: Io): Promise<Outcome<Draft>> {
  const loaded = await load(path, io)
  if (!loaded.ok) return loaded
  if (last === undefined) return success(loaded.value.draft)
  const before = await load(last, io)
  if (!before.ok) return before
  const { fileName, format, draft } = before.value
  return success({ ...loaded.value.draft, lastYear: { report: draft.report, origin: { fileName, format } } })
}
