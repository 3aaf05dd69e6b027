// The title: derived from office and year or typed over, its two lines on paper, and what a title found on paper says of
// office and year.
import type { Profile, Report } from './model.ts'
import { writtenYears } from './written-year.ts'

/** What every derived title ends in. */
const titleTail = '政府信息公开工作年度报告'

type Titled = Pick<Report, 'office' | 'year' | 'title'>

/** `〔单位〕2025年政府信息公开工作年度报告`, or the title the office typed over it. */
export function titleOf(report: Titled, profile: Profile): string {
  return report.title ?? derivedTitle(report.office, report.year, profile.yearWord)
}

/** Leaves out what is not known. */
export function derivedTitle(office: string, year: number | null, yearWord: Profile['yearWord']): string {
  return `${office}${year === null ? '' : `${year}${yearWord}`}${titleTail}`
}

/** The title's lines in print: the office above, the rest below; a single line where it does not begin with the office. */
export function titleLines(report: Titled, profile: Profile): readonly string[] {
  const title = titleOf(report, profile)
  const rest = title.slice(report.office.length).trim()
  if (report.office === '' || !title.startsWith(report.office) || rest === '') return [title]
  return [report.office, rest]
}

/** What a title says; '' and null for what it does not say, or says in two ways. */
export interface TitleReading {
  readonly office: string
  readonly year: number | null
}

/** Reads office and year out of a title, whichever comes first in it. */
export function readTitle(title: string): TitleReading {
  const found = writtenYears(title)
  const years = new Set(found.map(({ year }) => year))
  if (years.size > 1) return { office: '', year: null }
  const [year = null] = years
  const subject = title.lastIndexOf('政府信息公开')
  if (subject === -1) return { office: '', year }
  // The last year before the subject divides the title: an office's own name may hold digits.
  const divider = found.findLast(({ from }) => from < subject)
  if (!divider) return { office: officeIn(title.slice(0, subject)), year }
  const before = officeIn(title.slice(0, divider.from))
  const between = officeIn(title.slice(divider.to, subject).replace(/^\s*年度?/u, ''))
  return { office: before !== '' && between !== '' ? '' : before + between, year }
}

/** The office's name without what ties it to the rest of the title. */
function officeIn(text: string): string {
  return text
    .replace(/^[\s《“]*(?:关于)?/u, '')
    .replace(/[\s：:、，,]+$/u, '')
    .replace(/(?:关于)?(?:公布|发布|印发)?$/u, '')
    .trim()
}
