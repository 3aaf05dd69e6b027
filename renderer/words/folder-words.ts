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
  readonly cells: number
  readonly doubtful: number
  readonly blank: number
}

export function lineWords({ format, office, year, counts }: GlancedFile): LineWords {
  const { given, blank, asked, unread } = counts
  return {
    format: formats[format] ?? format,
    office: office === '' ? '没有写明' : office,
    year: year === null ? '没有写明' : `${year} 年`,
    cells: given + blank + asked + unread,
    doubtful: asked + unread,
    blank,
  }
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
  const doubtful = lines.filter(
    ({ state }) => state.kind === 'read' && lineWords(state.file).doubtful > 0,
  ).length
  const parts = [
    `年报 ${count('read')} 份${doubtful > 0 ? `，其中存疑 ${doubtful} 份` : ''}`,
    ...(count('failed') > 0 ? [`没有读成 ${count('failed')} 个`] : []),
    ...(count('foreign') > 0 ? [`不是年报 ${count('foreign')} 个`] : []),
    ...(count('waiting') > 0 ? [`还没有看 ${count('waiting')} 个`] : []),
  ]
  return `共 ${lines.length} 个文件：${parts.join('；')}。`
}
