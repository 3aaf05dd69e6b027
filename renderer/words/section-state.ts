// How far each page of the report has come, in a word for the outline.
import type { Finding } from '../../shared/finding.ts'
import { carriedSentences, type CarriedSentence } from '../../shared/report/carried-text.ts'
import { charactersOf } from '../../shared/report/characters.ts'
import type { Cells, Draft, Report, SectionProse } from '../../shared/report/model.ts'
import { textOf } from '../../shared/report/prose.ts'
import { sectionSpec, tableSpec } from '../../shared/template/editions.ts'
import type { SectionId, TableId } from '../../shared/template/form.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import { toneOf } from './finding-list.ts'
import { isTable, pageIds, pageOfFinding, type PageId } from './page-words.ts'

export interface PageState {
  readonly tone: 'done' | 'error' | 'warning' | 'quiet'
  readonly word: string
}

export interface Filled {
  readonly filled: number
  readonly cells: number
}

/** How many cells of a table show something, automatic totals included. */
export function filledCells(report: Report, table: TableId, shown: Cells): Filled {
  const { figures } = layoutOf(tableSpec(report.edition[table], table))
  return {
    cells: figures.length,
    filled: figures.filter(({ address }) => shown[address] !== undefined).length,
  }
}

export function pageStates(
  draft: Draft,
  shown: Cells,
  findings: readonly Finding[],
): Readonly<Record<PageId, PageState>> {
  const states: Partial<Record<PageId, PageState>> = {}
  const stale = carriedSentences(draft).filter(({ kind }) => kind !== 'same')
  for (const page of pageIds) {
    const own = findings.filter((finding) => pageOfFinding(draft.report, finding) === page)
    states[page] = pageState(
      draft,
      shown,
      page,
      own,
      stale.filter(({ section }) => section === page),
    )
  }
  return states as Record<PageId, PageState>
}

/** `stale`: sentences whose years were not moved on. */
function pageState(
  draft: Draft,
  shown: Cells,
  page: PageId,
  findings: readonly Finding[],
  stale: readonly CarriedSentence[],
): PageState {
  const count = (tone: 'error' | 'warning'): number =>
    findings.filter((finding) => toneOf(finding) === tone).length
  const errors = count('error')
  if (errors > 0) return { tone: 'error', word: `${errors} 处不符` }
  const unfinished = unfinishedState(draft, shown, page, findings)
  if (unfinished) return unfinished
  if (stale.length > 0) return { tone: 'warning', word: `${stale.length} 句写去年年份` }
  const warnings = count('warning')
  if (warnings > 0) return { tone: 'warning', word: `${warnings} 处提醒` }
  return page === 'overview'
    ? { tone: 'done', word: `${charactersOf(draft.report.sections.overview.before)} 字` }
    : { tone: 'done', word: '完成' }
}

function unfinishedState(
  draft: Draft,
  shown: Cells,
  page: PageId,
  findings: readonly Finding[],
): PageState | null {
  const { report } = draft
  if (page === 'head') return missingInHead(report)
  if (page === 'signature') return missingInSignature(report)
  if (isTable(page)) {
    if (filledCells(report, page, shown).filled === 0) return { tone: 'quiet', word: '未填' }
    // As the findings count them: an automatic total waits for its items, an accepted blank is no gap.
    const blank = findings.filter((finding) => toneOf(finding) === 'blank').flatMap(({ cells }) => cells)
    return blank.length > 0 ? { tone: 'quiet', word: `空 ${blank.length} 格` } : null
  }
  return unfinishedProse(draft, page)
}

function missingInHead({ office, year, officeKind }: Report): PageState | null {
  if (office.trim() === '') return { tone: 'quiet', word: '缺单位名称' }
  if (year === null) return { tone: 'quiet', word: '缺年度' }
  return officeKind === null ? { tone: 'quiet', word: '缺单位类别' } : null
}

/** The day is left open until the report is approved (`2026年1月XX日`), but not for good. */
function missingInSignature({ signature, date }: Report): PageState | null {
  if (signature.trim() === '') return { tone: 'quiet', word: '缺署名' }
  if (date.trim() === '') return { tone: 'quiet', word: '缺日期' }
  return /[\d一二三四五六七八九十]日/u.test(date) ? null : { tone: 'quiet', word: '日期待定' }
}

function unfinishedProse({ report, lastYear }: Draft, section: SectionId): PageState | null {
  const prose = report.sections[section]
  const characters = charactersOf(prose.before)
  if (characters === 0) return { tone: 'quiet', word: '未写' }
  if (lastYear && isSameButYears(prose, lastYear.report.sections[section])) {
    return { tone: 'warning', word: '去年原文' }
  }
  const guide = sectionSpec(2021, section).characters
  return guide !== undefined && characters > guide
    ? { tone: 'warning', word: `${characters} 字，超过 ${guide} 字` }
    : null
}

/** Years are moved on when last year's text is taken over; nothing else may differ. */
function isSameButYears(now: SectionProse, before: SectionProse): boolean {
  const bare = ({ before: first, after }: SectionProse): string =>
    [...first, ...after].map((paragraph) => textOf(paragraph).replace(/20\d\d/gu, '20XX')).join('\n')
  return bare(now) === bare(before)
}
