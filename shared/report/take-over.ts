// A recognized report taken over into a draft: as last year's, beside what has been filled in already; or as both last
// year's and the beginning of this year's. As this year's alone it simply takes the report's place (edits.ts).
import { note, type Note, type NoteCode } from '../notes.ts'
import { currentEdition } from '../template/editions.ts'
import { sectionIds, tableIds, type Address, type SectionId } from '../template/form.ts'
import { totalsOf } from '../template/identities.ts'
import { layoutOf } from '../template/layout.ts'
import type { Cell } from './cell.ts'
import { adoptLastYear } from './edits.ts'
import { frozen } from './frozen.ts'
import type { Cells, Draft, LastYearOrigin, Profile, Report, SectionProse } from './model.ts'
import type { Prose } from './prose.ts'
import { rollForward, type RolledForward } from './roll-forward.ts'

/**
 * 采用为去年, into a draft that is begun: the report is compared with, and what is still blank is filled as roll-forward would
 * fill it. Nothing that is filled in changes; 上年结转 is taken as a whole or not at all, since its total goes with it.
 */
export function takeBeside(draft: Draft, last: Report, origin: LastYearOrigin, year: number): RolledForward {
  const rolled = rollForward(last, origin, year, draft.profile)
  const { report } = draft
  const from = rolled.draft.report
  const takes = {
    head: report.head.length === 0 && from.head.length > 0,
    carry:
      Object.keys(from.cells).length > 0 && carried.every((address) => report.cells[address] === undefined),
    date: report.date.trim() === '' && from.date !== '',
  }
  const taken = new Set<SectionId>()
  const prose = (id: SectionId): SectionProse => {
    const { before, after } = report.sections[id]
    if (before.length > 0 || after.length > 0) return report.sections[id]
    if (hasWords(from.sections[id])) taken.add(id)
    return from.sections[id]
  }
  const sections = Object.fromEntries(sectionIds.map((id) => [id, prose(id)])) as Report['sections']
  const beside = adoptLastYear(draft, rolled.draft.lastYear ?? null)
  const next: Report = {
    ...report,
    office: report.office.trim() === '' ? from.office : report.office,
    officeKind: report.officeKind ?? from.officeKind,
    year: report.year ?? year,
    head: takes.head ? from.head : report.head,
    sections,
    cells: takes.carry ? { ...report.cells, ...from.cells } : report.cells,
    signature: report.signature.trim() === '' ? from.signature : report.signature,
    date: takes.date ? from.date : report.date,
  }
  const isTold = ({ code }: Note): boolean => {
    if (ofCarry.has(code)) return takes.carry
    if (ofHead.has(code)) return takes.head
    if (code === 'prose-kept' || code === 'basis-stale') return taken.size > 0
    if (code === 'date-moved') return takes.date
    return code !== 'title-derived' && code !== 'basis-missing'
  }
  return { draft: frozen({ ...beside, report: next }), notes: rolled.notes.filter(isTold) }
}

/**
 * 两者: as roll-forward has it, and with last year's figures to begin with. Totals are left to add themselves up, so that
 * they follow when the figures are brought up to date.
 */
export function takeAsBoth(
  last: Report,
  origin: LastYearOrigin,
  year: number,
  profile: Profile,
): RolledForward {
  const rolled = rollForward(last, origin, year, profile)
  const figures = figuresToBeginWith(last.cells)
  const cells = { ...figures, ...rolled.draft.report.cells }
  const count = Object.keys(figures).length
  return {
    draft: frozen({ ...rolled.draft, report: { ...rolled.draft.report, cells } }),
    notes: [...(count === 0 ? [] : [note('figures-kept', [count])]), ...rolled.notes],
  }
}

const carried: readonly Address[] = currentEdition.tables.requests.comparisons.flatMap((comparison) =>
  comparison.kind === 'carry' ? [comparison.address] : [],
)

const ofCarry: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'carried-over',
  'carried-blank',
  'carried-odd',
  'carried-total',
])
const ofHead: ReadonlySet<NoteCode> = new Set<NoteCode>(['years-moved', 'basis-updated'])

function hasWords({ before, after }: { readonly before: Prose; readonly after: Prose }): boolean {
  return before.length > 0 || after.length > 0
}

/** An address means the same in every edition; what the form in force does not have stays behind. 上年结转 comes anew. */
function figuresToBeginWith(cells: Cells): Cells {
  const kept: Partial<Record<Address, Cell>> = {}
  for (const table of tableIds) {
    const spec = currentEdition.tables[table]
    const left = new Set([...carried, ...totalsOf(spec).map(({ address }) => address)])
    for (const { address } of layoutOf(spec).figures) {
      const cell = cells[address]
      if (cell !== undefined && !left.has(address)) kept[address] = cell
    }
  }
  return kept
}
