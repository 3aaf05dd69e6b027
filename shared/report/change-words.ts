// How a change against an approved file is told in words, in the window and at the terminal alike: what was done, where,
// and who tracked it.
import type { Revision } from '../document.ts'
import { isAsked, type ApprovedChange, type FieldChange } from './approved-changes.ts'
import type { TextAction } from './text-changes.ts'

const textWords: Readonly<Record<TextAction, string>> = {
  changed: '改动',
  added: '新增',
  gone: '删去',
  moved: '移动',
  parted: '分段',
  look: '样式',
}

/** Two characters for a label. */
export function actionWord(change: ApprovedChange): string {
  if (change.kind === 'text') return textWords[change.action]
  if (isAsked(change)) return '存疑'
  if (change.before === '') return '新增'
  return change.after === '' ? '删去' : '改动'
}

const fieldWords: Readonly<Record<FieldChange['field'], string>> = {
  title: '标题',
  office: '单位名称',
  year: '报告年度',
  signature: '署名',
  date: '成文日期',
}

/** Where it is inside its section: `第 2 段`, `（一）予以公开 · 自然人`, `署名`. */
export function placeWord(change: ApprovedChange): string {
  switch (change.kind) {
    case 'field':
      return fieldWords[change.field]
    case 'cell': {
      const { row, column } = change.figure
      return row === '' ? column : `${row} · ${column}`
    }
    case 'text': {
      const side = change.part === 'after' ? '表后' : ''
      if (change.action === 'added' && change.isParagraph) {
        return change.paragraph === 0 ? `${side}最前面加一段` : `${side}第 ${change.paragraph} 段后面加一段`
      }
      const number = `${side}第 ${change.paragraph + 1} 段`
      return change.isParagraph && change.action !== 'parted' ? `${number}，整段` : number
    }
  }
}

/** What a change is that its two texts do not show; '' for nothing. */
export function changeRemark(change: ApprovedChange): string {
  if (change.kind === 'cell') {
    if (change.sum === null) return ''
    const sum = change.sum === '' ? '还算不出来' : `是 ${change.sum}`
    return `草稿中是自动合计，采用各项改动后${sum}，文件中写的是 ${change.after}；不采用就仍按各项自动合计。`
  }
  if (change.kind !== 'text') return ''
  if (change.action === 'look') return '文字没有改动，加粗、标题层次或段首标题的长短不同。'
  return change.action === 'parted' ? '文字没有改动，分段的地方不同。' : ''
}

/** `李主任 2026年1月15日 09:30 删去“12”`. */
export function revisionWords(revision: Revision): string {
  return `${whoWords(revision)} ${whatWords(revision)}`
}

function whoWords(revision: Revision): string {
  const author = revision.author === '' ? '未署名' : revision.author
  return [author, momentOf(revision)].filter((word) => word !== '').join(' ')
}

function whatWords({ kind, text, moved }: Revision): string {
  const what = moved ? (kind === 'inserted' ? '移来' : '移走') : kind === 'inserted' ? '插入' : '删去'
  const words = text.trim().replace(/\s*\n\s*/gu, ' ')
  if (words === '') return `${what}分段`
  return `${what}“${words.length > longestShown ? `${words.slice(0, longestShown)}…` : words}”`
}

/** The same for several, by hand and time: `李主任 2026年1月15日 09:30：删去“12”，插入“15”`. */
export function revisionLines(revisions: readonly Revision[]): readonly string[] {
  const byHand = new Map<string, string[]>()
  for (const revision of revisions) {
    const who = whoWords(revision)
    byHand.set(who, [...(byHand.get(who) ?? []), whatWords(revision)])
  }
  return [...byHand].map(([who, what]) => `${who}：${what.join('，')}`)
}

const longestShown = 60

/** The time as the file has it: word processors write the clock on their wall, whatever zone they say. */
export function momentOf({ date }: Pick<Revision, 'date'>): string {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/u.exec(date) ?? []
  if (year === undefined) return ''
  const time = hour === undefined ? '' : ` ${hour}:${minute ?? '00'}`
  return `${year}年${Number(month)}月${Number(day)}日${time}`
}
