// Small reports for tests of rules: every figure 0 but for the ones a case is about, totals left automatic.
import { exact, type Cell } from '../../../shared/report/cell.ts'
import { setProse } from '../../../shared/report/edits.ts'
import { defaultProfile, emptyReport, type Draft, type Report } from '../../../shared/report/model.ts'
import { readCell } from '../../../shared/report/read-number.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type Address, type EditionId, type SectionId } from '../../../shared/template/form.ts'
import { totalsOf } from '../../../shared/template/identities.ts'
import { layoutOf } from '../../../shared/template/layout.ts'

/** What a case puts into cells: a number or text as typed; null leaves blank, for a total automatic. */
export type Written = Readonly<Record<Address, number | string | null>>

export function filledReport(year: number | null, written: Written, edition: EditionId = 2021): Report {
  const empty = emptyReport(edition, '云溪市数据局', year)
  const cells: Partial<Record<Address, Cell>> = {}
  const known = new Set<Address>()
  for (const table of tableIds) {
    const spec = tableSpec(edition, table)
    const totals = new Set(totalsOf(spec).map(({ address }) => address))
    for (const { address, kind } of layoutOf(spec).figures) {
      known.add(address)
      const value = written[address]
      if (value === null || (value === undefined && totals.has(address))) continue
      const cell = typeof value === 'string' ? readCell(value, kind).cell : exact(value ?? 0)
      if (cell !== undefined) cells[address] = cell
    }
  }
  const unknown = Object.keys(written).filter((address) => !known.has(address))
  if (unknown.length > 0) throw new Error(`the form has no ${unknown.join(', ')}`)
  return { ...empty, cells }
}

export function draftOf(report: Report, last?: Report): Draft {
  const draft: Draft = { report, accepted: [], profile: defaultProfile }
  return last
    ? { ...draft, lastYear: { report: last, origin: { fileName: '上年.docx', format: 'docx' } } }
    : draft
}

/** A 2024 report against a 2023 one, each 0 everywhere but for what is written. */
export function draftWith(now: Written, before?: Written): Draft {
  return draftOf(filledReport(2024, now), before ? filledReport(2023, before) : undefined)
}

/** The draft with paragraphs of plain text in one section. */
export function withText(draft: Draft, section: SectionId, ...paragraphs: readonly string[]): Draft {
  return setProse(
    draft,
    section,
    'before',
    paragraphs.map((text) => ({ level: 0, runs: [{ text }] })),
  )
}
