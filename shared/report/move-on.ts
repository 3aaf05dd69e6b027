// Last year's words moved on to a new year: the years and the legal basis of a head paragraph, the date of signing.
// Section prose is never changed by this; what it says of last year is only counted.
import { currentEdition, editions } from '../template/editions.ts'
import type { Edition } from '../template/form.ts'
import { textOf, type Prose } from './prose.ts'
import { replaceText, type Replacement } from './replace-text.ts'
import { inSameDigits, writtenYears } from './written-year.ts'

export interface Moved {
  readonly prose: Prose
  /** How many places were changed. */
  readonly count: number
}

/**
 * Brings every mention of a year in a head to another year, its counting period included. A day or month that is no bound
 * of the year dates an event of its own (2021年9月26日印发), and a document number (〔2021〕30号) is a name: both stay.
 */
export function moveYears(prose: Prose, from: number, to: number): Moved {
  return replaced(prose, (text) => [
    ...writtenYears(text)
      .filter((written) => written.year === from && !isEvent(text.slice(written.to)))
      .map((written) => ({ from: written.from, to: written.to, text: inSameDigits(written.digits, to) })),
    ...[...text.matchAll(periodBound)]
      .filter(([, year]) => year === String(from))
      .map(({ index }) => ({ from: index, to: index + 4, text: String(to) })),
  ])
}

/** `2024.1.1`, `2024-12-31`: the bounds of a counting period in figures. */
const periodBound = /(?<!\d)(20\d\d)([.．/-])(?:0?1\2\s*0?1|12\2\s*31)(?!\d)/gu
const monthAndDay =
  /^\s*年\s*(\d{1,2}|[一二三四五六七八九十]+)\s*月(?:\s*(\d{1,2}|[一二三四五六七八九十]+)\s*日)?(.?)/u

/** Whether what follows a year's digits dates something else than the whole year. */
function isEvent(rest: string): boolean {
  const found = monthAndDay.exec(rest.slice(0, 24).normalize('NFKC'))
  if (!found) return false
  const [, month = '', day, next = ''] = found
  const isFirst = /^(?:0?1|一)$/u.test(month)
  const isLast = /^(?:12|十二)$/u.test(month)
  if (day === undefined) return !(isLast || (isFirst && /[至到—–~-]/u.test(next)))
  return !((isFirst && /^(?:0?1|一)$/u.test(day)) || (isLast && /^(?:31|三十一)$/u.test(day)))
}

/** How often prose speaks of a year. */
export function mentionsOf(prose: Prose, year: number): number {
  return prose
    .flatMap((paragraph) => writtenYears(textOf(paragraph)))
    .filter((written) => written.year === year).length
}

/** Editions whose notice is superseded. */
const superseded = editions.filter((edition) => edition !== currentEdition)

/** The edition of a superseded notice that the prose cites; undefined where it cites none. */
export function staleBasis(prose: Prose): Edition | undefined {
  return superseded.find((edition) => cites(prose, edition))
}

/** Whether the prose names an edition's notice, by its number or its title. */
export function cites(prose: Prose, edition: Edition): boolean {
  return prose.some((paragraph) => {
    const text = textOf(paragraph)
    return numberPattern(edition).test(text) || text.includes(subjectOf(edition))
  })
}

/**
 * Brings the legal basis in a head to the notice in force, number and title. A head that cites the notice in force beside
 * an old one is left alone: only the office knows which clause to take out.
 */
export function moveBasis(head: Prose): Moved {
  const old = staleBasis(head)
  if (!old || cites(head, currentEdition)) return { prose: head, count: 0 }
  const number = numberPattern(currentEdition).exec(currentEdition.notice)
  return replaced(head, (text) => [
    ...[...text.matchAll(new RegExp(numberPattern(old), 'gu'))].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      text: match[1] === undefined ? (number?.[2] ?? '') : currentEdition.notice,
    })),
    ...places(text, subjectOf(old)).map((from) => ({
      from,
      to: from + subjectOf(old).length,
      text: subjectOf(currentEdition),
    })),
  ])
}

/** `国办公开办函〔2021〕30号` with any brackets and blanks: [1] the issuing office, where it is written, [2] the rest. */
function numberPattern({ notice }: Edition): RegExp {
  const [issuer = '', year = '', serial = ''] = notice.split(/[〔〕]/u)
  const digits = serial.replace(/\D/gu, '')
  return new RegExp(
    `(${issuer}\\s*)?([〔\\[［【（(﹝]\\s*${year}\\s*[〕\\]］】）)﹞]\\s*${digits}\\s*号)`,
    'u',
  )
}

/** What a notice is about, as its title says it: 关于…的通知. */
function subjectOf({ noticeTitle }: Edition): string {
  return noticeTitle.slice(noticeTitle.indexOf('关于')).replace(/》$/u, '')
}

function places(text: string, part: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) found.push(at)
  return found
}

function replaced(prose: Prose, find: (text: string) => readonly Replacement[]): Moved {
  let count = 0
  const moved = prose.map((paragraph) => {
    const replacements = find(textOf(paragraph))
    count += replacements.length
    return replaceText(paragraph, replacements)
  })
  return { prose: count === 0 ? prose : moved, count }
}

/**
 * The date of signing in the form it has while drafting: `2026年1月XX日` for a report on 2025. A report that was signed in
 * another month (governments publish until March) keeps its month; one without a date stays without.
 */
export function moveDate(date: string, from: number | null, to: number): string {
  if (date.trim() === '') return ''
  const written = /^\s*(20\d\d)\s*年\s*(\d{1,2})\s*月/u.exec(date.normalize('NFKC'))
  const month = Number(written?.[2])
  const isNextYear = from !== null && Number(written?.[1]) === from + 1
  return `${to + 1}年${isNextYear && month >= 1 && month <= 12 ? month : 1}月XX日`
}
