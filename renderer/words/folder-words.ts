// A folder's list in words: what a file is, what of it is open, what the list comes to.
import { shortSentence } from '../../shared/notes.ts'
import type { FolderLine } from '../store/folder-store.ts'
import type { GlancedFile } from '../worker/tasks.ts'

/** What the bytes were, as an office calls it. */
const formats: Readonly<Record<string, string>> = {
  docx: 'Word',
  doc: 'Word 97—2003',
  rtf: 'RTF',
  xlsx: 'Excel',
  xls: 'Excel 97—2003',
  pdf: 'PDF',
  html: '网页',
  mht: '单文件网页',
  txt: '文本',
  draft: '年报草稿',
}

export interface LineWords {
  readonly format: string
  readonly office: string
  readonly year: string
  /** That the file says. */
  readonly cells: number
  readonly doubtful: number
  readonly blank: number
  /** `没有找到表三、表四`; '' where the file has all parts of a report. */
  readonly missing: string
}

export function lineWords({ format, office, year, counts, missing }: GlancedFile): LineWords {
  const { given, blank, asked, unread } = counts
  return {
    format: formats[format] ?? format,
    office: office === '' ? '没有写明' : office,
    year: year === null ? '没有写明' : `${year} 年`,
    cells: given,
    doubtful: asked + unread,
    blank,
    missing: missingWords(missing),
  }
}

function missingWords({ tables, rows, sections }: GlancedFile['missing']): string {
  const parts = [
    ...(tables.length > 0 ? [tables.map((numeral) => `表${numeral}`).join('、')] : []),
    ...(rows > 0 ? [`表中 ${rows} 行`] : []),
    ...(sections > 0 ? [`${sections} 个部分的标题`] : []),
  ]
  return parts.length > 0 ? `没有找到${parts.join('，')}` : ''
}

/** Something of it is to be looked at: cells to be decided, or parts that were not found. */
function isDoubtful(file: GlancedFile): boolean {
  const { doubtful, missing } = lineWords(file)
  return doubtful > 0 || missing !== ''
}

/** Why a file is not among the reports, short enough for its line; '' for one that is. */
export function reasonWords({ name, state }: FolderLine): string {
  if (state.kind !== 'failed' && state.kind !== 'foreign') return ''
  return shortSentence(state.failure, name.slice(name.lastIndexOf('/') + 1))
}

/** `共 12 个文件：年报 9 份，其中存疑 2 份；没有读成 1 个；不是年报 2 个。` */
export function sumWords(lines: readonly FolderLine[]): string {
  const count = (wanted: FolderLine['state']['kind']): number =>
    lines.filter(({ state }) => state.kind === wanted).length
  const doubtful = lines.filter(({ state }) => state.kind === 'read' && isDoubtful(state.file)).length
  const parts = [
    `年报 ${count('read')} 份${doubtful > 0 ? `，其中存疑 ${doubtful} 份` : ''}`,
    ...(count('failed') > 0 ? [`没有读成 ${count('failed')} 个`] : []),
    ...(count('foreign') > 0 ? [`不是年报 ${count('foreign')} 个`] : []),
    ...(count('waiting') > 0 ? [`还没有看 ${count('waiting')} 个`] : []),
  ]
  return `共 ${lines.length} 个文件：${parts.join('；')}。`
}
