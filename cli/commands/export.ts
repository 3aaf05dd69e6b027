// nianbao export: a report as Word, Excel and web page.
import { compose } from '../../shared/export/compose.ts'
import { exportFormats } from '../../shared/export/formats.ts'
import { failure } from '../../shared/notes.ts'
import { forceOption, type Command } from '../command.ts'
import { load } from '../load.ts'
import { printNotesHint } from '../notes-text.ts'
import { obstacle, save, type OutputFile } from '../save.ts'
import { sizeText } from '../terminal-text.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: '导出为 Word、Excel 或网页文件',
  about: '把一份报告导出为 Word、Excel 或网页文件，可以一次导出几种。没有填写的格子导出后仍然空着。',
  file: { value: '文件', about: '草稿，或任何能导入的报告文件' },
  options: [
    ...exportFormats.map(({ id, label }) => ({ name: id, value: '文件', about: `导出${label}` })),
    forceOption,
  ],
  run: async (args, io) => {
    const isForced = args.flag('force')
    const wanted = exportFormats.flatMap((format) => {
      const path = args.value(format.id)
      return path === undefined ? [] : [{ format, path }]
    })
    if (wanted.length === 0) return failure('output-nothing')
    const inTheWay = obstacle(
      wanted.map(({ path }) => path),
      isForced,
    )
    if (inTheWay) return inTheWay
    const loaded = await load(args.file, io)
    if (!loaded.ok) return loaded.failure
    const { report, profile } = loaded.value.draft
    // Only 2019's 表三 has the undivided row, and the form in force has no place for it.
    if (report.edition.requests === 2019) return failure('split-needed', args.file)
    const document = compose(report, profile)
    const files: OutputFile[] = []
    for (const { format, path } of wanted) {
      io.progress(`正在生成 ${path} …`)
      files.push({ path, bytes: await format.write(document) })
    }
    const trouble = await save(files, isForced)
    if (trouble) return trouble
    printNotesHint(loaded.value, io)
    for (const { path, bytes } of files) io.out(`已导出 ${path}（${sizeText(bytes.length)}）`)
    return 0
  },
}
