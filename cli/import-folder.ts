// nianbao import over a folder: what each file in it was read as, a line a file. A file that cannot be read has its reason in
// its line, and the others go on.
import { failure, type Note } from '../shared/notes.ts'
import { cellCounts } from '../shared/import/cell-counts.ts'
import type { ImportLine } from './answers.ts'
import { archiveOf, type ArchiveFile } from './archive/files.ts'
import type { Ending } from './command.ts'
import type { Io } from './io.ts'
import { load } from './load.ts'
import { padEnd, painter } from './terminal-text.ts'

/** A line a file, as text or as JSON Lines. */
export async function importFolder(folder: string, isJson: boolean, io: Io): Promise<Ending> {
  const { files, leftOut } = await archiveOf([folder])
  if (files.length === 0) return failure('folder-empty', folder)
  let failed = 0
  for (const file of files) {
    const line = await lineOf(file, io)
    if (line.state === 'failed') failed += 1
    io.out(isJson ? JSON.stringify(line) : lineText(line, io))
  }
  if (!isJson) {
    const rest = leftOut === 0 ? '' : `；另有隐藏、临时文件或链接 ${leftOut} 个没有看`
    io.out(`\n共 ${files.length} 份：读出 ${files.length - failed}，未读 ${failed}${rest}`)
  }
  return failed > 0 ? failure('folder-unread', failed, files.length) : 0
}

async function lineOf({ path, failure: obstacle }: ArchiveFile, io: Io): Promise<ImportLine> {
  const loaded = obstacle === undefined ? await load(path, io) : { ok: false as const, failure: obstacle }
  if (!loaded.ok) return { file: path, state: 'failed', ...loaded.failure }
  const { format, recognition, notes } = loaded.value
  return {
    file: path,
    state: 'read',
    format,
    office: recognition.report.office,
    year: recognition.report.year,
    ...cellCounts(recognition),
    notes: [...new Set(notes.map(({ code }: Note) => code))],
  }
}

/** 读出 · 未读, the cells, the file, whose report it is and of which year. */
function lineText(line: ImportLine, io: Io): string {
  const paint = painter(io.color)
  if (line.state === 'failed') {
    return `${paint('yellow', '未读')}  ${padEnd(line.code, countsWidth)}  ${line.file}  ${line.sentence}`
  }
  const { given, blank, asked, unread, file, office, year, notes } = line
  const open = asked + unread
  const state = open > 0 ? paint('yellow', '待核') : paint('green', '读出')
  const counts = `读出${padded(given)} 未填${padded(blank)} 待核${padded(open)}`
  const whose = [office === '' ? '单位不明' : office, year === null ? '年度不明' : String(year)].join(' ')
  return [state, counts, file, whose, ...(notes.length > 0 ? [`说明 ${notes.length} 条`] : [])].join('  ')
}

const padded = (number: number): string => String(number).padStart(4)
/** 读出 195 未填   5 待核   0 */
const countsWidth = 3 * 8 + 2
