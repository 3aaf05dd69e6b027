// What differs between two reports, one by one, for somebody to look at before going back to one of them. The counts are in
// differences.ts.
import { tableSpec } from '../template/editions.ts'
import { sectionIds, tableIds, type SectionId } from '../template/form.ts'
import { layoutOf, type Figure } from '../template/layout.ts'
import { cellText, sameCell } from './arithmetic.ts'
import type { Report } from './model.ts'
import { textOf, type Prose } from './prose.ts'

export interface CellChanged {
  readonly figure: Figure
  /** As shown; '' for blank. */
  readonly before: string
  readonly after: string
}

export interface ProseChanged {
  readonly section: SectionId | 'head'
  /** Texts of paragraphs that only the one or only the other has, in their order. */
  readonly gone: readonly string[]
  readonly added: readonly string[]
}

/** Cells as declared (automatic totals follow from them), in the form's order. */
export function changedFigures(before: Report, after: Report): readonly CellChanged[] {
  return tableIds.flatMap((table) =>
    layoutOf(tableSpec(after.edition[table], table))
      .figures.filter(({ address }) => !sameCell(before.cells[address], after.cells[address]))
      .map((figure) => ({
        figure,
        before: cellText(before.cells[figure.address]),
        after: cellText(after.cells[figure.address]),
      })),
  )
}

/** Only the stretches in which a paragraph differs. */
export function changedProse(before: Report, after: Report): readonly ProseChanged[] {
  const all: ProseChanged[] = [
    { section: 'head', ...paragraphsChanged(before.head, after.head) },
    ...sectionIds.map((section) => ({
      section,
      ...paragraphsChanged(whole(before, section), whole(after, section)),
    })),
  ]
  return all.filter(({ gone, added }) => gone.length + added.length > 0)
}

function whole(report: Report, section: SectionId): Prose {
  return [...report.sections[section].before, ...report.sections[section].after]
}

function paragraphsChanged(before: Prose, after: Prose): Omit<ProseChanged, 'section'> {
  const gone = before.map(textOf)
  const added: string[] = []
  for (const text of after.map(textOf)) {
    const at = gone.indexOf(text)
    if (at === -1) added.push(text)
    else gone.splice(at, 1)
  }
  return { gone, added }
}
