// Last year's report → the draft of a new year: what a clerk would copy is copied, what must be new is blank, and every
// decision is told in a note.
import { currentEdition, tableSpec } from '../template/editions.ts'
import { notCarried } from '../template/edition-map.ts'
import { sectionIds, type Address, type ComparisonSpec } from '../template/form.ts'
import { totalsOf } from '../template/identities.ts'
import { layoutOf } from '../template/layout.ts'
import { note, type Note } from '../notes.ts'
import { cellText, compare } from './arithmetic.ts'
import type { Cell, ExactNumber } from './cell.ts'
import { shownCells, sumOf } from './evaluate.ts'
import { frozen } from './frozen.ts'
import {
  defaultProfile,
  emptyReport,
  type Cells,
  type Draft,
  type LastYearOrigin,
  type Profile,
  type Report,
} from './model.ts'
import { cites, mentionsOf, moveBasis, moveDate, moveYears, staleBasis } from './move-on.ts'

export interface RolledForward {
  readonly draft: Draft
  readonly notes: readonly Note[]
}

/**
 * The draft for `year` with last year's report as its starting point:
 * - office, kind of office, signature and all prose as they were; figures blank, in the edition in force; the title derived;
 * - where the report is of the year before: its 结转下年度 into 上年结转 column by column (only whole numbers, blanks stay
 *   blank), and the years in the head moved on. Where it is of another year, or does not say, neither;
 * - the head's legal basis brought to the notice in force, the date to the January (or the same month) of the next year;
 * - the report itself kept, with its origin, to be compared with.
 */
export function rollForward(
  last: Report,
  origin: LastYearOrigin,
  year: number,
  profile: Profile = defaultProfile,
): RolledForward {
  const isYearBefore = last.year === year - 1
  const empty = emptyReport(currentEdition.id, last.office, year)
  const carried = isYearBefore ? carryOver(last) : { cells: {}, notes: yearNotes(last, year) }
  const head = moveHead(last, isYearBefore ? year : null)
  const date = moveDate(last.date, last.year, year)
  const report: Report = {
    ...empty,
    officeKind: last.officeKind,
    head: head.prose,
    sections: last.sections,
    cells: carried.cells,
    signature: last.signature,
    date,
  }
  const draft: Draft = { report, lastYear: { report: last, origin }, accepted: [], profile }
  const notes = [
    ...carried.notes,
    ...editionNotes(last),
    ...(last.title === undefined ? [] : [note('title-derived', [last.title])]),
    ...head.notes,
    ...proseNotes(last),
    ...(date === last.date ? [] : [note('date-moved', [date])]),
  ]
  return { draft: frozen(draft), notes }
}

function yearNotes(last: Report, year: number): readonly Note[] {
  return [last.year === null ? note('year-unsaid', [year]) : note('year-gap', [last.year, year])]
}

type Carry = Extract<ComparisonSpec, { readonly kind: 'carry' }>

/** Fills 上年结转 from what last year's report shows as 结转下年度. */
function carryOver(last: Report): { readonly cells: Cells; readonly notes: readonly Note[] } {
  const spec = currentEdition.tables.requests
  const shown = shownCells(last)
  const carries = spec.comparisons.filter((comparison): comparison is Carry => comparison.kind === 'carry')
  const names = new Map(layoutOf(spec).figures.map(({ address, column }) => [address, column]))
  const totals = new Map(totalsOf(spec).map((total) => [total.address, total]))
  const cells: Partial<Record<Address, Cell>> = {}
  const blank: string[] = []
  const notes: Note[] = []
  let count = 0
  const isTotal = ({ address }: Carry): boolean => totals.has(address)
  for (const carry of carries.filter((one) => !isTotal(one))) {
    const cell = shown[carry.lastYear]
    const column = names.get(carry.address) ?? carry.address
    if (cell === undefined) blank.push(column)
    else if (!isCount(cell)) notes.push(note('carried-odd', [column, cellText(cell)]))
    else {
      cells[carry.address] = cell
      count += 1
    }
  }
  for (const carry of carries.filter(isTotal)) {
    const said = shown[carry.lastYear]
    if (!isCount(said)) continue
    count += 1
    const sum = sumOf(cells, totals.get(carry.address)?.addends ?? [])
    const isComplete = sum.blank === 0 && sum.total !== null
    if (isComplete && sum.total !== null && compare(sum.total, said) === 0) continue
    // Left automatic, the total would say something else than last year's report, or nothing.
    cells[carry.address] = said
    if (isComplete) notes.push(note('carried-total', [cellText(said)]))
  }
  if (blank.length > 0) notes.push(note('carried-blank', [blank.join('、')]))
  return { cells, notes: count === 0 ? notes : [note('carried-over', [count]), ...notes] }
}

function isCount(cell: Cell | undefined): cell is ExactNumber {
  return cell?.kind === 'number' && cell.decimals === 0 && cell.digits >= 0
}

/** What a report of an older form holds that has no place in the form in force, or another meaning there. */
function editionNotes(last: Report): readonly Note[] {
  const disclosure = layoutOf(tableSpec(last.edition.disclosure, 'disclosure')).figures
  const held = new Set(disclosure.map(({ address }) => address).filter((address) => last.cells[address]))
  const reasons = notCarried.filter(({ from }) => held.has(from)).map(({ reason }) => reason)
  return [
    ...[...new Set(reasons)].map((reason) => note('not-carried', [reason])),
    ...(last.edition.requests === currentEdition.id ? [] : [note('split-asked', [])]),
  ]
}

function moveHead(
  last: Report,
  year: number | null,
): { readonly prose: Report['head']; readonly notes: Note[] } {
  const years =
    year === null || last.year === null
      ? { prose: last.head, count: 0 }
      : moveYears(last.head, last.year, year)
  const basis = moveBasis(years.prose)
  const old = staleBasis(years.prose)
  const notes: Note[] = []
  if (years.count > 0) notes.push(note('years-moved', [years.count, '题头']))
  if (old && basis.count > 0) notes.push(note('basis-updated', [old.notice, currentEdition.notice]))
  else if (old) notes.push(note('basis-stale', ['题头', old.notice]))
  return { prose: basis.prose, notes }
}

/** What the clerk must look at in prose that was taken over word for word. */
function proseNotes(last: Report): readonly Note[] {
  const notes: Note[] = []
  const { year } = last
  const sections = sectionIds.map((id) => ({
    heading: currentEdition.sections.find((section) => section.id === id)?.heading ?? id,
    prose: [...last.sections[id].before, ...last.sections[id].after],
  }))
  const everywhere = sections.flatMap(({ prose }) => prose)
  const count = year === null ? 0 : mentionsOf(everywhere, year)
  if (year !== null && count > 0) notes.push(note('prose-kept', [year, count]))
  for (const { heading, prose } of sections) {
    const old = staleBasis(prose)
    if (old) notes.push(note('basis-stale', [heading, old.notice]))
  }
  const all = [...last.head, ...everywhere]
  const isSilent = !cites(all, currentEdition) && staleBasis(all) === undefined
  if (all.length > 0 && isSilent) notes.push(note('basis-missing', [currentEdition.notice]))
  return notes
}
