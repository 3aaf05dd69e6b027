// The office's answers as plain data: a report, and the draft that keeps it together with last year's. No behaviour.
import { standardStyle, type PageStyle } from '../page-style.ts'
import type { OfficeKind } from '../template/duties.ts'
import type { Address, EditionId, SectionId, TableId } from '../template/form.ts'
import type { RuleId } from '../template/rule-list.ts'
import type { Cell } from './cell.ts'
import type { Prose } from './prose.ts'

/** Prose of a section, before and after its table; sections without a table use `before` only. */
export interface SectionProse {
  readonly before: Prose
  readonly after: Prose
}

/** Cells that are not blank, by address. An absent total is automatic, a present one declared. */
export type Cells = Readonly<Partial<Record<Address, Cell>>>

export interface Report {
  /**
   * Edition per table: offices hand in 2019's undivided （六）其他处理 under later years, and that is the 2019 表三
   * in a report whose other tables are of 2021.
   */
  readonly edition: Readonly<Record<TableId, EditionId>>
  /** Full name; '' where it is not known. */
  readonly office: string
  /** null where nobody has said. */
  readonly officeKind: OfficeKind | null
  /** The year reported on; null where a file did not say. */
  readonly year: number | null
  /** Replaces the title derived from office and year. */
  readonly title?: string
  readonly head: Prose
  readonly sections: Readonly<Record<SectionId, SectionProse>>
  readonly cells: Cells
  /** '' where there is none. */
  readonly signature: string
  /** Text, since `2026年1月XX日` is legal while drafting; '' where there is none. */
  readonly date: string
}

/** Which file last year's report came from. */
export interface LastYearOrigin {
  readonly fileName: string
  /** The format the bytes had, e.g. `txt`, `docx`. */
  readonly format: string
}

export interface LastYear {
  readonly report: Report
  readonly origin: LastYearOrigin
}

/** A warning accepted with a reason; it counts only while the text says and the cells hold what was seen then. */
export interface Acceptance {
  readonly rule: RuleId
  readonly cells: readonly Address[]
  /** The words of the text it is about, where it is about any. */
  readonly said?: readonly string[]
  /** The cells' texts at that time, in the order of `cells`; '' for blank. */
  readonly values: readonly string[]
  readonly reason: string
}

/** What differs between places in how the document looks. */
export interface Profile extends PageStyle {
  /** `2025年政府信息公开工作年度报告` or `2025年度…`. */
  readonly yearWord: '年' | '年度'
}

export interface Draft {
  readonly report: Report
  readonly lastYear?: LastYear
  readonly accepted: readonly Acceptance[]
  readonly profile: Profile
}

export const defaultProfile: Profile = { yearWord: '年', ...standardStyle }

const noProse: SectionProse = { before: [], after: [] }

/** A report with nothing in it, in the given edition. */
export function emptyReport(edition: EditionId, office: string, year: number | null): Report {
  return {
    edition: { disclosure: edition, requests: edition, disputes: edition },
    office,
    officeKind: null,
    year,
    head: [],
    sections: {
      overview: noProse,
      disclosure: noProse,
      requests: noProse,
      disputes: noProse,
      problems: noProse,
      other: noProse,
    },
    cells: {},
    signature: '',
    date: '',
  }
}
