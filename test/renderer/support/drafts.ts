// Drafts for tests of the screen: an empty one, one that holds together, and one with a single broken figure.
import { exact } from '../../../shared/report/cell.ts'
import { fillBlanksWithZero, setCells, type CellChange } from '../../../shared/report/edits.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft, type Report } from '../../../shared/report/model.ts'
import type { Prose } from '../../../shared/report/prose.ts'
import { tableIds } from '../../../shared/template/form.ts'

export const office = '某某市某某局'

const paragraphs = (...texts: string[]): Prose => texts.map((text) => ({ level: 0, runs: [{ text }] }))

export function emptyDraft(change: Partial<Report> = {}): Draft {
  return frozen({
    report: {
      ...emptyReport(2021, office, 2025),
      officeKind: 'department',
      signature: office,
      date: '2026年1月XX日',
      ...change,
    },
    accepted: [],
    profile: defaultProfile,
  })
}

const figures: readonly CellChange[] = [
  { address: 'normative_made', cell: exact(3) },
  { address: 'normative_valid', cell: exact(46) },
  { address: 'fee_income', cell: exact(18651060, 3) },
  { address: 'received_person', cell: exact(15) },
  { address: 'received_company', cell: exact(2) },
  { address: 'carried_in_person', cell: exact(1) },
  { address: 'granted_person', cell: exact(5) },
  { address: 'granted_company', cell: exact(2) },
  { address: 'partial_person', cell: exact(4) },
  { address: 'refused_safety_person', cell: exact(1) },
  { address: 'unable_not_held_person', cell: exact(5) },
  { address: 'declined_petition_person', cell: exact(1) },
  { address: 'review_other', cell: exact(1) },
]

/** Every cell filled, every identity holds. */
export function fullDraft(): Draft {
  const base = emptyDraft({
    head: paragraphs('根据《中华人民共和国政府信息公开条例》编制本报告。'),
    sections: {
      ...emptyReport(2021, office, 2025).sections,
      overview: {
        before: paragraphs('2025年，本局认真做好政府信息公开工作。', '全年收到申请17件。'),
        after: [],
      },
      problems: { before: paragraphs('公开内容还不够细，明年逐项列出清单。'), after: [] },
      other: { before: paragraphs('本年度没有收取信息处理费。'), after: [] },
    },
  })
  return tableIds.reduce((draft, table) => fillBlanksWithZero(draft, table), setCells(base, figures))
}

/** As full, but 31 where 5 would hold: 第一项加第二项 16, 第三项加第四项 42. */
export function brokenDraft(): Draft {
  return setCells(fullDraft(), [{ address: 'unable_not_held_person', cell: exact(31) }])
}

/** With a report of last year whose 结转 was 0. */
export function withLastYear(draft: Draft): Draft {
  const last: Report = { ...fullDraft().report, year: 2024 }
  return frozen({ ...draft, lastYear: { report: last, origin: { fileName: '去年.docx', format: 'docx' } } })
}
