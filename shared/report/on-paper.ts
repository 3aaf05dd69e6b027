// What of a report survives on paper: the one statement of what a written file says when it is read back, and how
// whoever reads one tells office, year and title from it. Files themselves are read and written elsewhere.
import { editions, tableSpec } from '../template/editions.ts'
import { tableIds, type Address, type SectionId } from '../template/form.ts'
import { layoutOf } from '../template/layout.ts'
import { cellText } from './arithmetic.ts'
import type { Cell } from './cell.ts'
import { shownCells } from './evaluate.ts'
import { defaultProfile, type Cells, type Report, type SectionProse } from './model.ts'
import { normalLine, normalProse, textOf, type Paragraph, type Prose } from './prose.ts'
import { readCell } from './read-number.ts'
import { derivedTitle, readTitle, titleLines } from './title.ts'

/**
 * The report as a file says it when nobody has changed it:
 * - the kind of office is gone;
 * - office, year and title are what identityOnPaper makes of the printed ones;
 * - prose is in normal form, the head without levels; a section without a table has all its prose before it;
 * - cells are those of the form, each as its printed text reads. Automatic totals stay automatic where the file has
 *   formulas; where it has not, those that show a sum are declared;
 * - 表四 is alike in both editions, so it goes by the edition of 表二.
 *
 * A report whose prose holds paragraphs that isFormText calls the form's own is outside of this promise.
 */
export function onPaper(report: Report, { formulas }: { readonly formulas: boolean }): Report {
  const edition = { ...report.edition, disputes: report.edition.disclosure }
  const head = headOnPaper(report.head)
  const signature = normalLine(report.signature)
  return {
    edition,
    ...identityOnPaper({
      title: titleLines(report, defaultProfile).map(normalLine).join(''),
      stated: { office: report.office, year: report.year },
      head,
      signature,
    }),
    officeKind: null,
    head,
    sections: sectionsOnPaper(report),
    cells: cellsOnPaper(edition, formulas ? report.cells : shownCells(report)),
    signature,
    date: normalLine(report.date),
  }
}

/** What a file has of a report's identity. */
export interface PaperIdentity {
  /** The printed title, its lines joined; '' where there is none. */
  readonly title: string
  /** What the file's properties say. */
  readonly stated: { readonly office: string; readonly year: number | null }
  readonly head: Prose
  readonly signature: string
}

/**
 * Office, year and title of a file. What is printed comes before properties, which nobody sees and nobody mends: the
 * title, then the properties, then signature (office) and head (year). A title that says no more than office and year,
 * with 年 or 年度, is the derived one.
 */
export function identityOnPaper(paper: PaperIdentity): Pick<Report, 'office' | 'year' | 'title'> {
  const title = normalLine(paper.title)
  const read = readTitle(title)
  const named = read.office || normalLine(paper.stated.office)
  const office = named || normalLine(paper.signature)
  const year = read.year ?? paper.stated.year ?? periodYear(paper.head)
  const bare = withoutSpaces(title)
  // A title without an office that only the signature names is derived too, from an office not known then.
  const isDerived =
    bare === '' ||
    [named, office].some((name) =>
      (['年', '年度'] as const).some((word) => withoutSpaces(derivedTitle(name, year, word)) === bare),
    )
  return isDerived ? { office, year } : { office, year, title }
}

/** The year of 「自20XX年1月1日起至（20XX年）12月31日止」, where the head speaks of one such year only. */
export function periodYear(head: Prose): number | null {
  const period = /(20\d\d)年0?1月0?1日[^。；]{0,12}?12月31日/gu
  const years = new Set(
    head.flatMap((paragraph) =>
      [...withoutSpaces(textOf(paragraph)).matchAll(period)].map(([, year]) => Number(year)),
    ),
  )
  const [only] = years
  return years.size === 1 && only !== undefined ? only : null
}

/** The head is plain paragraphs: a file has no levels there. */
export function headOnPaper(head: Prose): Prose {
  return normalProse(head.map(({ runs }) => ({ level: 0, runs })))
}

function sectionsOnPaper(report: Report): Report['sections'] {
  const onPaper = (id: SectionId): SectionProse => {
    const { before, after } = report.sections[id]
    const hasTable = tableIds.some((table) => table === id)
    return hasTable
      ? { before: normalProse(before), after: normalProse(after) }
      : { before: normalProse([...before, ...after]), after: [] }
  }
  return {
    overview: onPaper('overview'),
    disclosure: onPaper('disclosure'),
    requests: onPaper('requests'),
    disputes: onPaper('disputes'),
    problems: onPaper('problems'),
    other: onPaper('other'),
  }
}

function cellsOnPaper(edition: Report['edition'], cells: Cells): Cells {
  const printed: Partial<Record<Address, Cell>> = {}
  for (const table of tableIds) {
    for (const { address, kind } of layoutOf(tableSpec(edition[table], table)).figures) {
      const { cell } = readCell(cellText(cells[address]), kind)
      if (cell !== undefined) printed[address] = cell
    }
  }
  return printed
}

const formTexts: ReadonlySet<string> = new Set(
  editions.flatMap(({ sections }) =>
    sections.flatMap(({ heading, variants, placeholder }) =>
      [heading, ...variants, placeholder ?? ''].map(bareHeading).filter((text) => text !== ''),
    ),
  ),
)

/**
 * A paragraph that reads as one of the form's own lines: a section's heading, in any wording that is taken for it, or its
 * placeholder （文字描述）. Paper cannot tell such prose from the form.
 */
export function isFormText(paragraph: Paragraph): boolean {
  return formTexts.has(bareHeading(textOf(paragraph)))
}

/** Without numbering, white space and a closing mark. */
function bareHeading(text: string): string {
  return withoutSpaces(text)
    .replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/u, '')
    .replace(/[。：:；;]$/u, '')
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/gu, '')
}
