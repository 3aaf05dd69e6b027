// nianbao import: what a file holds, where it stood, what was left out; and the draft made of it.
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { forceOption, jsonOption, type Command } from '../command.ts'
import { importAnswer } from '../import-answer.ts'
import { printImport } from '../import-text.ts'
import { load } from '../load.ts'
import { obstacle, saveDraft } from '../save.ts'

export const importCommand: Command = {
  name: 'import',
  summary: '读取一份已有的报告，说明读出了什么、遗漏了什么',
  about:
    '读取一份已有的报告，说明读出了什么、在文件的什么位置、有什么没有带入；用 --out 同时存成草稿。文件格式按内容判断，不看扩展名。',
  file: { value: '文件', about: '草稿，或任何能导入的报告文件' },
  options: [{ name: 'out', value: '草稿', about: '同时存成草稿（.nianbao）' }, jsonOption, forceOption],
  run: async (args, io) => {
    const out = args.value('out')
    const inTheWay = out === undefined ? null : obstacle([out], args.flag('force'))
    if (inTheWay) return inTheWay
    const loaded = await load(args.file, io)
    if (!loaded.ok) return loaded.failure
    const isQuiet = args.flag('json')
    if (isQuiet) io.out(JSON.stringify(importAnswer(loaded.value), null, 2))
    else printImport(loaded.value, io)
    if (out === undefined) return 0
    if (!isQuiet) io.out('')
    return saveDraft(out, serializeDraft(loaded.value.draft), args.flag('force'), isQuiet ? null : io)
  },
}
