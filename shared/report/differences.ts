// What differs between two drafts, counted by place: for offering a recovered draft or an earlier version. Not a merge.
import { tableSpec } from '../template/editions.ts'
import { sectionIds, tableIds, type SectionId, type TableId } from '../template/form.ts'
import { layoutOf } from '../template/layout.ts'
import { sameCell } from './arithmetic.ts'
import type { Draft, Report } from './model.ts'
import type { Prose } from './prose.ts'

export type Difference =
  | { readonly kind: 'cells'; readonly table: TableId; readonly count: number }
  | { readonly kind: 'paragraphs'; readonly section: SectionId | 'head'; readonly count: number }
  /** Office, year, title, signature, date or profile. */
  | { readonly kind: 'fields'; readonly count: number }
  | { readonly kind: 'accepted'; readonly count: number }

/** In the order of the report; empty where the drafts say the same. */
export function differencesOf(before: Draft, after: Draft): readonly Difference[] {
  const all: Difference[] = [
    { kind: 'fields', count: changedFields(before, after) },
    { kind: 'paragraphs', section: 'head', count: changedParagraphs(before.report.head, after.report.head) },
    ...sectionIds.flatMap((section): Difference[] => {
      const [a, b] = [before.report.sections[section], after.report.sections[section]]
      const count = changedParagraphs([...a.before, ...a.after], [...b.before, ...b.after])
      const table = tableIds.find((id) => id === section)
      return [
        { kind: 'paragraphs', section, count },
        ...(table
          ? [{ kind: 'cells' as const, table, count: changedCells(before.report, after.report, table) }]
          : []),
      ]
    }),
    { kind: 'accepted', count: changedReasons(before, after) },
  ]
  return all.filter(({ count }) => count > 0)
}

function changedCells(before: Report, after: Report, table: TableId): number {
  const addresses = new Set(
    [before, after].flatMap((report) =>
      layoutOf(tableSpec(report.edition[table], table)).figures.map(({ address }) => address),
    ),
  )
  return [...addresses].filter((address) => !sameCell(before.cells[address], after.cells[address])).length
}

/** Paragraphs that one of the two has and the other has not; one that was rewritten counts once. */
function changedParagraphs(before: Prose, after: Prose): number {
  const texts = (prose: Prose): string[] =>
    prose.map((paragraph) => JSON.stringify([paragraph.level, paragraph.lead ?? 0, paragraph.runs]))
  const gone = texts(before)
  let added = 0
  for (const text of texts(after)) {
    const at = gone.indexOf(text)
    if (at === -1) added += 1
    else gone.splice(at, 1)
  }
  return Math.max(gone.length, added)
}

function changedFields(before: Draft, after: Draft): number {
  const fields = ({ report, profile }: Draft): readonly unknown[] => [
    report.office,
    report.officeKind,
    report.year,
    report.title,
    report.signature,
    report.date,
    JSON.stringify(profile),
  ]
  const now = fields(after)
  return fields(before).filter((value, index) => value !== now[index]).length
}

function changedReasons(before: Draft, after: Draft): number {
  const reasons = ({ accepted }: Draft): ReadonlySet<string> =>
    new Set(accepted.map((acceptance) => JSON.stringify(acceptance)))
  const [a, b] = [reasons(before), reasons(after)]
  return Math.max([...a].filter((one) => !b.has(one)).length, [...b].filter((one) => !a.has(one)).length)
}
