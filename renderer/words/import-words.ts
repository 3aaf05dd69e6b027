// What was understood of a file, counted, and its notes in the order in which a clerk wants them.
import type { Place } from '../../shared/document.ts'
import type { Recognition } from '../../shared/import/recognition.ts'
import type { Note, NoteCode } from '../../shared/notes.ts'
import type { Adoption } from '../store/import-adoption.ts'

/** Notes of something that is in the file and was taken nowhere. */
const unused: readonly NoteCode[] = ['text-unplaced', 'grid-foreign', 'object-left-out', 'picture-left-out']

export function isUnused({ code }: Note): boolean {
  return unused.includes(code)
}

export interface ImportCounts {
  readonly cells: number
  readonly certain: number
  readonly doubtful: number
  readonly blank: number
  readonly unused: number
  /** Identities that the figures break. */
  readonly broken?: number
}

export function importCounts(recognition: Recognition, unsettled: number, unused: number): ImportCounts {
  const blank = recognition.cells.filter(({ state }) => state === 'blank').length
  const cells = recognition.cells.length
  return {
    cells,
    certain: cells - blank - unsettled,
    doubtful: unsettled,
    blank,
    unused,
  }
}

/** `识别 231 格，确定 226，存疑 5，未用 2 段` */
export function importWords(counts: ImportCounts): string {
  const { cells, certain, doubtful, blank, unused: left, broken = 0 } = counts
  const parts = [`识别 ${cells} 格`, `确定 ${certain}`, `存疑 ${doubtful}`]
  if (blank > 0) parts.push(`未填 ${blank}`)
  if (left > 0) parts.push(`未用 ${left} 段`)
  if (broken > 0) parts.push(`勾稽不符 ${broken} 处`)
  return parts.join('，')
}

export interface AdoptionWay {
  readonly how: Adoption
  readonly label: string
  /** What it does, where it goes. */
  readonly hint: string
  /** The likeliest of them. */
  readonly isFirst: boolean
}

/** The three ways to adopt a report of `own` year; `open`: the year of the draft that is open, null where none is. */
export function adoptionWords(
  own: number | null,
  next: number,
  fits: Readonly<Record<Adoption, boolean>>,
  open: number | null,
): readonly AdoptionWay[] {
  const isOwn = open !== null && open === own
  const target = (how: Adoption, year: number | null): string =>
    fits[how] ? '打开的草稿' : `新的${year === null ? '' : ` ${year} 年`}草稿`
  return [
    {
      how: 'both',
      label: '两者都采用',
      hint: `放在${target('both', next)}旁边对照，文字和数字也先照原样填入，再逐处改成本年的`,
      isFirst: false,
    },
    {
      how: 'this-year',
      label: '采用为今年',
      hint: fits['this-year']
        ? '代替打开的草稿里的内容，去年的对照不变'
        : `作为${target('this-year', own)}打开`,
      isFirst: isOwn,
    },
    {
      how: 'last-year',
      label: '采用为去年',
      hint: fits['last-year']
        ? '放在打开的草稿旁边对照，没填的文字和上年结转补上，填过的不动'
        : `以它为起点生成${target('last-year', next)}：文字、结转数带入，数字留空`,
      isFirst: !isOwn,
    },
  ]
}

/** What is asked before a report is adopted in which cells are in doubt. */
export function adoptionQuestion(
  how: Adoption,
  doubtful: number,
  left: number,
): { readonly title: string; readonly sentences: readonly string[] } {
  const title = left === 0 ? `还有 ${doubtful} 格存疑` : `还有 ${doubtful} 格存疑，未用 ${left} 段`
  const later = how === 'last-year' ? '与去年比较时会提醒' : '检查时会提醒'
  return {
    title,
    sentences: [
      `存疑的格子，不能确定是哪个数的留空，不是数字的照原文带入，${later}。`,
      ...(left === 0 ? [] : ['没有用上的文字和内容不带入，需要的请先放到相应的部分。']),
    ],
  }
}

/** `第 3 页`, `工作表“表三”`, `第 12 行`: where something stands, as far as the file says; '' where it does not. */
export function placeWords({ page, sheet, line, paragraph }: Place): string {
  if (page !== undefined) return `第 ${page} 页`
  if (sheet !== undefined) return `工作表“${sheet}”`
  if (line !== undefined) return `第 ${line} 行`
  return paragraph === undefined ? '' : `第 ${paragraph} 段`
}

/** A note may hold all the text of a table. */
export function excerptOf(sentence: string, most: number): string {
  return sentence.length <= most ? sentence : `${sentence.slice(0, most)}…`
}

export interface NoteGroup {
  readonly title: string
  readonly notes: readonly Note[]
}

/** A sentence that is said often is said once. */
export function noteGroups(notes: readonly Note[]): readonly NoteGroup[] {
  return [
    { title: '没有带入的内容', notes: once(notes.filter(isUnused)) },
    { title: '读取时的说明', notes: once(notes.filter((note) => !isUnused(note))) },
  ].filter((group) => group.notes.length > 0)
}

function once(notes: readonly Note[]): readonly Note[] {
  return notes.filter(
    ({ sentence }, index) => notes.findIndex((note) => note.sentence === sentence) === index,
  )
}
