// The findings as the panel shows them: by page, the worst pages and the worst findings first, each with a stable key.
import type { Finding } from '../../shared/finding.ts'
import type { Report } from '../../shared/report/model.ts'
import { currentEdition } from '../../shared/template/editions.ts'
import { tableIds } from '../../shared/template/form.ts'
import {
  pageIds,
  pageOfFinding,
  pageTitle,
  placeOfFinding,
  tableBeside,
  tableTitle,
  type PageId,
} from './page-words.ts'

/** 不符 must be mended · 提醒 mended or explained · 提示 looked at · 未填 filled in. */
export type FindingTone = 'error' | 'warning' | 'hint' | 'blank'

export interface ListedFinding {
  readonly key: string
  readonly finding: Finding
  readonly page: PageId
  readonly tone: FindingTone
  readonly place: string
  /** The table that the words of the finding are compared with, by name; null where there is none. */
  readonly table: string | null
}

export interface FindingGroup {
  readonly page: PageId
  readonly title: string
  readonly findings: readonly ListedFinding[]
}

export const toneWords: Readonly<Record<FindingTone, string>> = {
  error: '不符',
  warning: '提醒',
  hint: '提示',
  blank: '未填',
}

const order: readonly FindingTone[] = ['error', 'warning', 'blank', 'hint']

const blankRules = new Set(tableIds.map((table) => currentEdition.tables[table].cellRules.blank))

export function toneOf(finding: Finding): FindingTone {
  return blankRules.has(finding.rule) ? 'blank' : finding.level
}

/** A rule that waits for cells to be filled in: nothing to do but what the blank cells ask for already. */
export function isWaiting(finding: Finding): boolean {
  return finding.verdict === 'incomplete' && toneOf(finding) === 'hint'
}

/** The same finding after an edit elsewhere has the same key. */
export function findingKey({ rule, cells, places }: Finding): string {
  return JSON.stringify([rule, cells, places ?? []])
}

export function findingGroups(report: Report, findings: readonly Finding[]): readonly FindingGroup[] {
  const listed = findings
    .filter((finding) => !isWaiting(finding))
    .map((finding): ListedFinding => {
      const table = tableBeside(report, finding)
      return {
        key: findingKey(finding),
        finding,
        page: pageOfFinding(report, finding),
        tone: toneOf(finding),
        place: placeOfFinding(report, finding),
        table: table === null ? null : tableTitle(table),
      }
    })
  const rank = ({ tone }: ListedFinding): number => order.indexOf(tone)
  const groups = pageIds
    .map((page): FindingGroup => ({
      page,
      title: pageTitle(page),
      findings: listed.filter((one) => one.page === page).sort((a, b) => rank(a) - rank(b)),
    }))
    .filter((group) => group.findings.length > 0)
  const worst = (group: FindingGroup): number => Math.min(...group.findings.map(rank))
  return groups.sort((a, b) => worst(a) - worst(b))
}

export type FindingCounts = Readonly<Record<FindingTone, number>>

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts: Record<FindingTone, number> = { error: 0, warning: 0, hint: 0, blank: 0 }
  for (const finding of findings) if (!isWaiting(finding)) counts[toneOf(finding)] += 1
  return counts
}

/** `2 处不符 · 1 处提醒`; says so when there is nothing. */
export function countWords(counts: FindingCounts): string {
  const parts = order.filter((tone) => counts[tone] > 0).map((tone) => `${counts[tone]} 处${toneWords[tone]}`)
  return parts.length === 0 ? '没有问题' : parts.join(' · ')
}
