// nianbao export: a report as Word, Excel and web page, and as the copy that goes round for approval.
import { basename, dirname, extname, join } from 'node:path'
import type { Document } from '../../shared/document.ts'
import { approvalWord, composeApproval } from '../../shared/export/compose-approval.ts'
import { compose } from '../../shared/export/compose.ts'
import { exportFormats } from '../../shared/export/formats.ts'
import { failure } from '../../shared/notes.ts'
import { dayWords } from '../../shared/report/day-words.ts'
import type { Draft } from '../../shared/report/model.ts'
import { check } from '../../shared/rules/check.ts'
import { standingOf } from '../../shared/rules/standing.ts'
import { wrong } from '../arguments.ts'
import { forceOption, type Command } from '../command.ts'
import { load } from '../load.ts'
import { printNotesHint } from '../notes-text.ts'
import { obstacle, save, type OutputFile } from '../save.ts'
import { sizeText } from '../terminal-text.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: '导出为 Word、Excel 或网页文件',
  about:
    '把一份报告导出为 Word、Excel 或网页文件，可以一次导出几种。没有填写的格子导出后仍然空着。PDF 由桌面程序排版生成，这里不能导出。',
  file: { value: '文件', about: '草稿，或任何能导入的报告文件' },
  options: [
    ...exportFormats.map(({ id, label }) => ({ name: id, value: '文件', about: `导出${label}` })),
    { name: 'approval', about: `Word 文档另存一份${approvalWord}：带送审单、行号和已说明原因的提示` },
    forceOption,
  ],
  run: async (args, io) => {
    const isForced = args.flag('force')
    const wanted = exportFormats.flatMap((format) => {
      const path = args.value(format.id)
      return path === undefined ? [] : [{ format, path }]
    })
    if (wanted.length === 0) return failure('output-nothing')
    const docx = wanted.find(({ format }) => format.id === 'docx')
    if (args.flag('approval') && docx === undefined) {
      return wrong(exportCommand, '选项 --approval 要和 --docx 一起用').failure
    }
    const approvalPath = args.flag('approval') && docx !== undefined ? approvalPathOf(docx.path) : null
    const inTheWay = obstacle(
      [...wanted.map(({ path }) => path), ...(approvalPath === null ? [] : [approvalPath])],
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
    if (docx !== undefined && approvalPath !== null) {
      io.progress(`正在生成 ${approvalPath} …`)
      const bytes = await docx.format.write(approvalCopy(loaded.value.draft, new Date()))
      files.push({ path: approvalPath, bytes })
    }
    const trouble = await save(files, isForced)
    if (trouble) return trouble
    printNotesHint(loaded.value, io)
    for (const { path, bytes } of files) io.out(`已导出 ${path}（${sizeText(bytes.length)}）`)
    return 0
  },
}

/** `年报.docx` → `年报（送审稿）.docx`, beside it. */
function approvalPathOf(path: string): string {
  const extension = extname(path)
  return join(dirname(path), `${basename(path, extension)}（${approvalWord}）${extension}`)
}

function approvalCopy(draft: Draft, now: Date): Document {
  const { accepted } = standingOf(draft, check(draft))
  return composeApproval(draft.report, draft.profile, {
    date: dayWords(now),
    accepted: accepted.map(({ finding, reason }) => ({ sentence: finding.sentence, reason })),
  })
}
