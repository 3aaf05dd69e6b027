// nianbao import: what a file holds, where it stood, what was left out; and the draft made of it.
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { failure } from '../../shared/notes.ts'
import { isFolder } from '../archive/files.ts'
import { forceOption, jsonOption, type Command } from '../command.ts'
import { importAnswer } from '../import-answer.ts'
import { loadFiles } from '../import-files.ts'
import { importFolder } from '../import-folder.ts'
import { printImport } from '../import-text.ts'
import { obstacle, saveDraft } from '../save.ts'

export const importCommand: Command = {
  name: 'import',
  summary: '读取一份已有的报告，说明读出了什么、遗漏了什么',
  about:
    '读取一份已有的报告，说明读出了什么、在文件的什么位置、有什么没有带入；用 --out 同时存成草稿。文件格式按内容判断，不看扩展名。正文和表格分在几份文件里的，一起写上，合成一份：说明各部分取自哪份文件，几份文件说法不同的数字不取，列出来待核对。写的是文件夹时，每份文件一行：读不了的说明原因，不影响其他文件，退出码为 2。',
  file: {
    value: '文件',
    about: '草稿，或任何能导入的报告文件；也可以是一个文件夹（连同里面的文件夹）',
    isMany: true,
  },
  options: [
    { name: 'out', value: '草稿', about: '同时存成草稿（.nianbao）' },
    { ...jsonOption, about: `${jsonOption.about}；文件夹时每份文件一行（JSON Lines）` },
    forceOption,
  ],
  run: async (args, io) => {
    const out = args.value('out')
    const folders = await Promise.all(args.files.map(isFolder))
    if (folders.includes(true)) {
      if (args.files.length > 1 || out !== undefined) return failure('folder-alone')
      return importFolder(args.file, args.flag('json'), io)
    }
    const inTheWay = out === undefined ? null : obstacle([out], args.flag('force'))
    if (inTheWay) return inTheWay
    const loaded = await loadFiles(args.files, io)
    if (!loaded.ok) return loaded.failure
    const isQuiet = args.flag('json')
    if (isQuiet) io.out(JSON.stringify(importAnswer(loaded.value), null, 2))
    else printImport(loaded.value, io)
    if (out === undefined) return 0
    if (!isQuiet) io.out('')
    return saveDraft(out, serializeDraft(loaded.value.draft), args.flag('force'), isQuiet ? null : io)
  },
}
