// Moments, days and deadlines in words. The present is handed in.
import { duties, type OfficeKind } from '../../shared/template/duties.ts'

const dayLength = 24 * 60 * 60 * 1000

function clock(date: Date): string {
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** Whole days from one calendar day to another, clock changes or not. */
function daysBetween(from: Date, to: Date): number {
  const day = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((day(to) - day(from)) / dayLength)
}

/** `14:32` today, `昨天 14:32`, `1月3日 14:32`, `2024年1月3日` in another year. */
export function momentWords(iso: string, now: Date): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  const days = daysBetween(date, now)
  if (days === 0) return clock(date)
  if (days === 1) return `昨天 ${clock(date)}`
  const day = `${date.getMonth() + 1}月${date.getDate()}日`
  return date.getFullYear() === now.getFullYear() ? `${day} ${clock(date)}` : `${date.getFullYear()}年${day}`
}

/** The year a report is made for at a time: the one that has last ended. */
export function lastCalendarYear(now: Date): number {
  return now.getFullYear() - 1
}

/** Reports before the form of 2021 are not made any more. */
export const firstReportYear = 2021

export interface DeadlineWords {
  readonly sentence: string
  readonly isNear: boolean
}

/** Within this many days a deadline is near. */
const nearDays = 7

/** null while the kind of office or the year is not known. */
export function deadlineWords(kind: OfficeKind | null, year: number | null, now: Date): DeadlineWords | null {
  if (kind === null || year === null) return null
  const { label, deadline } = duties[kind]
  const { month, day } = deadline
  const left = daysBetween(now, new Date(year + 1, month - 1, day))
  const date = `${year + 1} 年 ${month} 月 ${day} 日`
  const rest = left > 0 ? `还有 ${left} 天` : left === 0 ? '就是今天' : `已过 ${-left} 天`
  return { sentence: `${label}的年报须在 ${date}前公布，${rest}`, isNear: left <= nearDays }
}
