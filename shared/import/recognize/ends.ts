// What stands before the first section and after the last: the title, the head paragraphs, signature and date, and what a
// web page puts around a report.
import type { TextRole } from '../../document.ts'
import { readTitle } from '../../report/title.ts'
import { isPageNumber, isStrokes, startsAsFurniture } from '../page-furniture.ts'
import { textOfLine, type Line } from './lines.ts'

export interface Front {
  /** Lines of the title, one or two. */
  readonly title: readonly Line[]
  readonly head: readonly Line[]
  /** Belongs to the page, not to the report. */
  readonly unplaced: readonly Line[]
}

export interface Back {
  /** The lines of signature and date. */
  readonly closing: readonly Line[]
  readonly signature: string
  readonly date: string
  readonly unplaced: readonly Line[]
}

/** Lines before the first heading. `isOurs`: roles are believed. */
export function frontOf(lines: readonly Line[]): Front {
  const roled = lines.filter(hasRole('title'))
  const title = roled.length > 0 ? roled : titleIn(lines)
  const [first] = title
  const start = first === undefined ? 0 : lines.indexOf(first)
  const rest = lines.slice(start).filter((line) => !title.includes(line))
  const isHead = (line: Line): boolean =>
    line.block.role !== null || (!isFurniture(line) && (first !== undefined || isHeadText(line)))
  return {
    title,
    head: rest.filter(isHead),
    unplaced: [...lines.slice(0, start), ...rest.filter((line) => !isHead(line))],
  }
}

/** What the title says, without the name that a list of facts puts in front of it. */
export function titleText({ title }: Front): string {
  return title
    .map(textOfLine)
    .join('')
    .replaceAll('\n', '')
    .replace(/^\s*(?:标\s*题|题\s*名|名\s*称|信息名称)\s*[:：]\s*/u, '')
}

function hasRole(role: TextRole) {
  return ({ block }: Line): boolean => block.role === role
}

const longestTitleLine = 60

/** So many lines at either end of the front are looked at: a title stands at the top, or just above the report. */
const searched = 150

/** The line, or up to three lines below each other, that says most of what a title says. */
function titleIn(lines: readonly Line[]): readonly Line[] {
  let best: readonly Line[] = []
  let most = 0
  const could = lines.map(
    (line, index) => (index < searched || index >= lines.length - searched) && couldBeTitle(line),
  )
  could.forEach((_, start) => {
    for (let count = 1; count <= 3 && could[start + count - 1] === true; count += 1) {
      const candidate = lines.slice(start, start + count)
      const score = scoreOf(candidate)
      if (score > most || (score === most && candidate.length <= best.length))
        [best, most] = [candidate, score]
    }
  })
  return most > 0 ? withWholeOffice(best, lines) : []
}

/**
 * An office whose name takes more than a line of the title: lines above it that are as long, for a line is broken where it is
 * full, and that are no office by themselves and no words of a page.
 */
function withWholeOffice(title: readonly Line[], lines: readonly Line[]): readonly Line[] {
  const [first] = title
  if (first === undefined || title.length < 2) return title
  const at = lines.indexOf(first)
  const above = lines[at - 1]
  if (above === undefined || !couldBeTitle(above)) return title
  const [text, below] = [above, first].map((line) => textOfLine(line).replace(/\s/gu, ''))
  if (text === undefined || below === undefined || text.length < below.length || text.length < 11)
    return title
  if (isOffice(text) || /[^\p{Script=Han}（）]|公开|首页|报告|网/u.test(text)) return title
  return withWholeOffice([above, ...title], lines)
}

function couldBeTitle(line: Line): boolean {
  const text = textOfLine(line).trim()
  return (
    line.block.role === null &&
    text.length <= longestTitleLine &&
    !/[。；！？，>＞|]/u.test(text) &&
    !isFurniture(line)
  )
}

/** Office, year and 报告 each count; lines that do not belong to a title spoil it. */
function scoreOf(lines: readonly Line[]): number {
  const texts = lines.map((line) => textOfLine(line).replace(/\s/gu, ''))
  const text = texts.join('')
  if (!/政府信息公开(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)/u.test(text)) return 0
  const { office, year } = readTitle(text)
  if (/(?:格式|模[板版]|样[式表])(?:[（(].*[）)])?$/u.test(text)) return 0
  const isSplit = texts.length === 1 || isOffice(texts[0] ?? '')
  if (!isSplit) return 0
  return (office === '' ? 0 : 2) + (year === null ? 0 : 2) + (/报告$/u.test(text) ? 1 : 0) + 1
}

const officeEnd =
  /(?:政府|办公室|办公厅|委员会|管委会|办事处|局|厅|委|办|院|部|处|队|会|社|所|站|中心|公司|集团|大学|学院|学校|医院|银行|省|市|区|县|旗|镇|乡|街道)(?:[（(][^）)]{1,20}[）)])?$/u

export function isOffice(text: string): boolean {
  return text.length >= 2 && text.length <= 40 && !/[，。；：！？、>]/u.test(text) && officeEnd.test(text)
}

function isFurniture(line: Line): boolean {
  const text = textOfLine(line).trim()
  if (line.block.role === null && isStrokes(text)) return true
  return (
    line.block.role === null &&
    text.length <= 80 &&
    (startsAsFurniture(text) || isPageNumber(text) || dateLine.test(text))
  )
}

/** Without a title above it, only a paragraph that speaks of the report is its head. */
function isHeadText(line: Line): boolean {
  const text = textOfLine(line)
  return text.length >= 40 && /年度报告|《条例》|政府信息公开条例/u.test(text)
}

const day = String.raw`(?:\d{4}|[二〇○零Ｏ一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十XxＸ×*＊]{1,3}\s*月\s*[\d一二三四五六七八九十XxＸ×*＊]{1,3}\s*日`
const dateLine = new RegExp(`^[（(]?${day}[）)]?$`, 'u')
const signedDate = new RegExp(`^(.{2,40}?)\\s+(${day})$`, 'u')

/** The last lines of the report: signature and date, and where the page goes on behind it. */
export function backOf(lines: readonly Line[]): Back {
  const roled = lines.filter(({ block }) => block.role === 'signature' || block.role === 'date')
  if (roled.length > 0) {
    const textOf = (role: TextRole): string => lines.filter(hasRole(role)).map(textOfLine).join('')
    return {
      closing: roled,
      signature: textOf('signature'),
      date: textOf('date'),
      unplaced: [],
    }
  }
  const cut = lines.findIndex((line) => isPageEnd(line))
  const own = cut === -1 ? lines : lines.slice(0, cut)
  return { ...signedOf(own), unplaced: cut === -1 ? [] : lines.slice(cut) }
}

/** Dates and page numbers end no report. */
function isPageEnd(line: Line): boolean {
  const text = textOfLine(line).trim()
  return line.block.role === null && text.length <= 80 && startsAsFurniture(text)
}

function signedOf(lines: readonly Line[]): Omit<Back, 'unplaced'> {
  const texts = lines.map((line) => textOfLine(line).trim())
  const last = texts.at(-1) ?? ''
  const isOurs = lines.at(-1)?.block.role !== null
  if (isOurs) return { closing: [], signature: '', date: '' }
  const [, signer = '', date = ''] = signedDate.exec(last) ?? []
  if (isOffice(signer)) return { closing: lines.slice(-1), signature: signer, date }
  if (!dateLine.test(last)) return { closing: [], signature: '', date: '' }
  const before = texts.at(-2) ?? ''
  const above = texts.at(-3) ?? ''
  // A name of more than a line: the line above is full, and no sentence.
  const isBroken =
    above.length >= 20 && above.length >= before.length && /^[\p{Script=Han}（）]+$/u.test(above)
  if (isOffice(before) && isBroken && !isOffice(above)) {
    return { closing: lines.slice(-3), signature: `${above}${before}`, date: last }
  }
  return isOffice(before)
    ? { closing: lines.slice(-2), signature: before, date: last }
    : { closing: lines.slice(-1), signature: '', date: last }
}
