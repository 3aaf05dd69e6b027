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
  /** The most urgent thing to say. */
  readonly word: string
  /** Whatever is not finished, the most urgent first; what is broken is told with its numbers elsewhere. */
  readonly open: readonly string[]
}

/** One thing to say of a page. */
type Word = Pick<PageState, 'tone' | 'word'>

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
  const warnings = count('warning')
  // Of the hints those that hold a number of the text against the others: a wrong one would be printed.
  const hints = findings.filter((finding) => toneOf(finding) === 'hint' && finding.said !== undefined).length
  const open = [
    unfinishedState(draft, shown, page, findings),
    stale.length > 0 ? warning(`${stale.length} 句写去年年份`) : null,
    warnings > 0 ? warning(`${warnings} 处提醒`) : null,
    hints > 0 ? warning(`${hints} 处提示`) : null,
    isTable(page) || page === 'head' || page === 'signature' ? null : overlong(draft.report, page),
  ].filter((word) => word !== null)
  const done: Word =
    page === 'overview'
      ? { tone: 'done', word: `${charactersOf(draft.report.sections.overview.before)} 字` }
      : { tone: 'done', word: '完成' }
  const first: Word = errors > 0 ? { tone: 'error', word: `${errors} 处不符` } : (open[0] ?? done)
  return { ...first, open: open.map(({ word }) => word) }
}

function warning(word: string): Word {
  return { tone: 'warning', word }
}

function unfinishedState(
  draft: Draft,
  shown: Cells,
  page: PageId,
  findings: readonly Finding[],
): Word | null {
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

function missingInHead({ office, year, officeKind }: Report): Word | null {
  if (office.trim() === '') return { tone: 'quiet', word: '缺单位名称' }
  if (year === null) return { tone: 'quiet', word: '缺年度' }
  return officeKind === null ? { tone: 'quiet', word: '缺单位类别' } : null
}

/** The day is left open until the report is approved (`2026年1月XX日`), but not for good. */
function missingInSignature({ signature, date }: Report): Word | null {
  if (signature.trim() === '') return { tone: 'quiet', word: '缺署名' }
  if (date.trim() === '') return { tone: 'quiet', word: '缺日期' }
  return /[\d一二三四五六七八九十]日/u.test(date) ? null : { tone: 'quiet', word: '日期待定' }
}

function unfinishedProse({ report, lastYear }: Draft, section: SectionId): Word | null {
  const prose = report.sections[section]
  if (charactersOf(prose.before) === 0) return { tone: 'quiet', word: '未写' }
  return lastYear && isSameButYears(prose, lastYear.report.sections[section]) ? warning('去年原文') : null
}

function overlong({ sections }: Report, section: SectionId): Word | null {
  const characters = charactersOf(sections[section].before)
  const guide = sectionSpec(2021, section).characters
  return guide !== undefined && characters > guide ? warning(`${characters} 字，超过 ${guide} 字`) : null
}

/** Years are moved on when last year's text is taken over; nothing else may differ. */
function isSameButYears(now: SectionProse, before: SectionProse): boolean {
  const bare = ({ before: first, after }: SectionProse): string =>
    [...first, ...after].map((paragraph) => textOf(paragraph).replace(/20\d\d/gu, '20XX')).join('\n')
  return bare(now) === bare(before)
}
