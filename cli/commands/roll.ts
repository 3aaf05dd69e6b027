// nianbao roll: last year's report as the starting point of a new draft.
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { rollForward } from '../../shared/report/roll-forward.ts'
import { parseYear } from '../arguments.ts'
import { forceOption, type Command } from '../command.ts'
import { loadFiles } from '../import-files.ts'
import { printNotes } from '../notes-text.ts'
import { obstacle, saveDraft } from '../save.ts'

export const rollCommand: Command = {
  name: 'roll',
  summary: '以上年报告为起点，生成新一年的草稿',
  about:
    '以上年报告为起点，生成新一年的草稿：结转数逐列带入，正文沿用并顺延年份，其他数字留空；上年报告一并保存，供核对时对照。',
  file: {
    value: '上年报告',
    about: '草稿，或任何能导入的报告文件；正文和表格分在几份文件里的，一起写上',
    isMany: true,
  },
  options: [
    { name: 'year', value: '年度', required: true, about: '新草稿的报告年度，四位数字' },
    { name: 'out', value: '草稿', required: true, about: '写到哪个文件（.nianbao）' },
    forceOption,
  ],
  run: async (args, io) => {
    const year = parseYear(rollCommand, args.value('year') ?? '')
    if (!year.ok) return year.failure
    const out = args.value('out') ?? ''
    const inTheWay = obstacle([out], args.flag('force'))
    if (inTheWay) return inTheWay
    const loaded = await loadFiles(args.files, io)
    if (!loaded.ok) return loaded.failure
    const { fileName, format, draft: last, notes: readingNotes } = loaded.value
    const { draft, notes } = rollForward(last.report, { fileName, format }, year.value)
    const ending = await saveDraft(out, serializeDraft(draft), args.flag('force'), io)
    if (ending !== 0) return ending
    printNotes(`读取 ${fileName} 的说明`, readingNotes, io)
    printNotes('顺延到新一年的说明', notes, io)
    return 0
  },
}
