// nianbao new: an empty draft of one office for one year.
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { defaultProfile, emptyReport } from '../../shared/report/model.ts'
import { currentEdition } from '../../shared/template/editions.ts'
import { parseYear } from '../arguments.ts'
import { forceOption, type Command } from '../command.ts'
import { saveDraft } from '../save.ts'

export const newCommand: Command = {
  name: 'new',
  summary: '新建一份空白草稿',
  about: '新建一份空白草稿。有上年报告的，用 roll 从上年报告开始更省事。',
  options: [
    { name: 'office', value: '单位全称', required: true, about: '报告单位的全称' },
    { name: 'year', value: '年度', required: true, about: '报告年度，四位数字' },
    { name: 'out', value: '草稿', required: true, about: '写到哪个文件（.nianbao）' },
    forceOption,
  ],
  run: async (args, io) => {
    const year = parseYear(newCommand, args.value('year') ?? '')
    if (!year.ok) return year.failure
    const report = emptyReport(currentEdition.id, args.value('office')?.trim() ?? '', year.value)
    const text = serializeDraft({ report, accepted: [], profile: defaultProfile })
    return saveDraft(args.value('out') ?? '', text, args.flag('force'), io)
  },
}
