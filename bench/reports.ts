// Reports of one size for all benchmarks: every cell of the 2021 form filled, consistent, five-digit figures.
import { exact, type Cell } from '../shared/report/cell.ts'
import { shownCells } from '../shared/report/evaluate.ts'
import { emptyReport, type Report } from '../shared/report/model.ts'
import type { Paragraph } from '../shared/report/prose.ts'
import { tableSpec } from '../shared/template/editions.ts'
import { tableIds, type Address } from '../shared/template/form.ts'
import { totalsOf } from '../shared/template/identities.ts'
import { layoutOf } from '../shared/template/layout.ts'

/** `seed` makes the figures of one report differ from another's. */
export function fullReport(seed: number, totals: 'automatic' | 'declared', year = 2024): Report {
  const empty = emptyReport(2021, '云溪市人民政府', year)
  const cells: Partial<Record<Address, Cell>> = {}
  let state = seed + 1
  const next = (): number => (state = (state * 48271) % 2147483647) % 20_000
  for (const table of tableIds) {
    const spec = tableSpec(2021, table)
    const derived = new Set(totalsOf(spec).map(({ address }) => address))
    for (const { address } of layoutOf(spec).figures)
      if (!derived.has(address)) cells[address] = exact(next())
  }
  const shown = shownCells({ ...empty, cells })
  for (const column of ['person', 'company', 'research', 'charity', 'legal', 'other']) {
    // Everything that was answered or is pending came in this year.
    const [total, pending] = [shown[`outcome_total_${column}`], shown[`carried_out_${column}`]]
    if (total?.kind !== 'number' || pending?.kind !== 'number') throw new Error(`no total of ${column}`)
    cells[`carried_in_${column}`] = exact(0)
    cells[`received_${column}`] = exact(total.digits + pending.digits)
  }
  const report = { ...empty, cells }
  return totals === 'automatic' ? report : { ...report, cells: shownCells(report) }
}

/** Twenty-two lines of twenty-eight characters. */
const charactersOfPage = 22 * 28

/** The report with so many pages of text, half of it in the first section. */
export function withProse(report: Report, pages: number): Report {
  const sentence =
    '全年通过政府网站、政务新媒体主动公开“五公开”信息1286条，其中政策文件58件、解读材料23篇——凡应公开的一律按时公开。'
  const paragraphLength = 220
  const count = Math.ceil((charactersOfPage * pages) / paragraphLength)
  const prose = Array.from({ length: count }, (_, index): Paragraph => {
    const lead = `（${'一二三四五六七八九'.charAt(index % 9)}）主动公开情况。`
    const text = `${lead}${sentence.repeat(Math.ceil(paragraphLength / sentence.length))}`
    const [before, after] = [text.slice(0, 60), text.slice(60)]
    return { level: 2, lead: lead.length, runs: [{ text: before }, { text: after, bold: true }] }
  })
  const half = Math.ceil(count / 2)
  return {
    ...report,
    sections: {
      ...report.sections,
      overview: { before: prose.slice(0, half), after: [] },
      problems: { before: prose.slice(half), after: [] },
    },
  }
}

/** The report with so many characters of text, all in the first section. */
export function onlyParagraphs(report: Report, characters: number): Report {
  const { sections } = withProse(report, characters / charactersOfPage)
  return {
    ...report,
    sections: {
      ...report.sections,
      overview: { before: [...sections.overview.before, ...sections.problems.before], after: [] },
    },
  }
}
