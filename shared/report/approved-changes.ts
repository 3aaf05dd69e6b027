// An approved file against the draft it was made from: what it says differently, one by one, and the draft with any of it
// taken over. How the file was read is not known here; both are compared as paper has them.
import { sectionSpec, tableSpec } from '../template/editions.ts'
import { sectionIds, tableIds, type Address, type SectionId, type TableId } from '../template/form.ts'
import { totalsOf } from '../template/identities.ts'
import { layoutOf, type Figure } from '../template/layout.ts'
import { note, type Note } from '../notes.ts'
import { cellText, sameCell } from './arithmetic.ts'
import type { Cell } from './cell.ts'
import { setCells, setHead, setProfile, setProse } from './edits.ts'
import { shownCells } from './evaluate.ts'
import { frozen } from './frozen.ts'
import type { Cells, Draft, Profile, Report } from './model.ts'
import { onPaper } from './on-paper.ts'
import { compareProse, proseWith, type ProseComparison } from './prose-changes.ts'
import { partsOf, textChanges, type TextChange, type TextPlace } from './text-changes.ts'
import { titleOf } from './title.ts'
import { without } from './without.ts'

/** A cell that the file does not give clearly. */
export interface Doubt {
  readonly raw: string
  /** What it may mean, likeliest first; none where it is no number. */
  readonly candidates: readonly Cell[]
}

/** What was understood of the approved file. */
export interface Approved {
  readonly report: Report
  readonly doubts: ReadonlyMap<Address, Doubt>
  /** Not in the file at all: nothing is said of them. */
  readonly missing: {
    readonly cells: ReadonlySet<Address>
    /** Sections whose heading is not there: their text, if there is any, is taken for that of the one before. */
    readonly sections: ReadonlySet<SectionId>
    readonly tables: ReadonlySet<TableId>
  }
  /** The word of its title; null where it has none of the two. */
  readonly yearWord: Profile['yearWord'] | null
}

export interface FieldChange {
  readonly kind: 'field'
  readonly id: string
  /** A title stands for the office and the year it names; these where the printed title is the same. */
  readonly field: 'title' | 'office' | 'year' | 'signature' | 'date'
  readonly before: string
  readonly after: string
}

export interface CellChange {
  readonly kind: 'cell'
  readonly id: string
  readonly figure: Figure
  /** As shown; '' for blank. */
  readonly before: string
  readonly after: string
  readonly cell: Cell | null
  /** Not to be taken over without an answer; null for a clear one. */
  readonly doubt: Doubt | null
  /**
   * Of an automatic total for which the file's own figures come to something else than it says: what they come to, '' for
   * blank. Taken over, the total is declared. Null for any other cell.
   */
  readonly sum: string | null
}

export type ApprovedChange = FieldChange | CellChange | TextChange

export interface ApprovedComparison {
  readonly base: Draft
  /** The approved report as paper has it. */
  readonly theirs: Report
  /** In the order of the report. */
  readonly changes: readonly ApprovedChange[]
  /** Automatic totals that differ and follow by themselves once the figures are taken over. */
  readonly following: readonly Figure[]
  /** What could not be compared, and so stays as it is. */
  readonly notes: readonly Note[]
  readonly yearWord: Profile['yearWord'] | null
  readonly prose: ReadonlyMap<TextPlace, ProseComparison>
}

/** id → the answer for a cell in doubt; null for what the file says. */
export type Accepted = ReadonlyMap<string, Cell | null>

export function compareApproved(base: Draft, approved: Approved): ApprovedComparison {
  const ours = onPaper(base.report, { formulas: false })
  const theirs = known(onPaper(approved.report, { formulas: false }), ours)
  const { missing } = approved
  const tables = tableIds.filter((id) => !missing.tables.has(id) && isAlike(base.report, approved.report, id))
  const cells = tables.map((table) => cellChanges(base, table, ours.cells, theirs.cells, approved))
  const prose = proseOf(ours, theirs, missing.sections)
  const texts = textChanges(prose)
  const inPlace = (section: SectionId | 'head', part: 'before' | 'after'): readonly TextChange[] =>
    texts.filter((change) => change.section === section && change.part === part)
  return {
    base,
    theirs,
    changes: [
      ...titleChange(base, ours, theirs, approved.yearWord),
      ...inPlace('head', 'before'),
      ...sectionIds.flatMap((id) => [
        ...inPlace(id, 'before'),
        ...cells.flatMap(({ changes }) => changes.filter(({ figure }) => figure.table === id)),
        ...inPlace(id, 'after'),
      ]),
      ...endChanges(base, theirs),
    ],
    following: cells.flatMap(({ following }) => following),
    notes: [...yearNote(ours, theirs), ...notesOf(base.report, approved)],
    yearWord: approved.yearWord,
    prose,
  }
}

/** Where in the report a change is. */
export function pageOfChange(change: ApprovedChange): SectionId | 'head' | 'signature' {
  switch (change.kind) {
    case 'field':
      return change.field === 'signature' || change.field === 'date' ? 'signature' : 'head'
    case 'cell':
      return change.figure.table
    case 'text':
      return change.section
  }
}

/** Whether the file leaves open what is to be done: its cell is not clear, or its total does not follow from its figures. */
export function isAsked(change: ApprovedChange): boolean {
  return change.kind === 'cell' && (change.doubt !== null || change.sum !== null)
}

/** What can be taken over without a question. */
export function clearChanges({ changes }: Pick<ApprovedComparison, 'changes'>): readonly ApprovedChange[] {
  return changes.filter((change) => !isAsked(change))
}

/** The draft with what was accepted; the very draft that was compared where that is nothing. */
export function withAccepted(comparison: ApprovedComparison, accepted: Accepted): Draft {
  const { base, theirs, changes, prose } = comparison
  const chosen = changes.filter(({ id }) => accepted.has(id))
  const fields = new Set(chosen.flatMap((change) => (change.kind === 'field' ? [change.field] : [])))
  const picked = new Map<TextPlace, Set<number>>()
  for (const change of chosen) {
    if (change.kind !== 'text') continue
    for (const { place, change: number } of change.parts) {
      picked.set(place, (picked.get(place) ?? new Set()).add(number))
    }
  }
  const cells = chosen.flatMap((change) =>
    change.kind === 'cell'
      ? [{ address: change.figure.address, cell: accepted.get(change.id) ?? change.cell }]
      : [],
  )
  let draft = setCells(base, cells)
  for (const [place, compared] of prose) {
    const numbers = picked.get(place)
    if (numbers === undefined) continue
    const now = proseWith(compared, (number) => numbers.has(number))
    const { section, part } = partsOf(place)
    draft = section === 'head' ? setHead(draft, now) : setProse(draft, section, part, now)
  }
  if (fields.has('title') || fields.has('office') || fields.has('year')) draft = withTitle(draft, comparison)
  if (fields.has('signature')) draft = withReport(draft, { ...draft.report, signature: theirs.signature })
  if (fields.has('date')) draft = withReport(draft, { ...draft.report, date: theirs.date })
  return draft
}

function withReport(draft: Draft, report: Report): Draft {
  return frozen({ ...draft, report })
}

/** Office, year and title go together: paper has one line of all three. */
function withTitle(draft: Draft, { theirs, yearWord }: ApprovedComparison): Draft {
  const { office, year, title } = theirs
  const report = {
    ...without(draft.report, 'title'),
    office,
    year,
    ...(title === undefined ? {} : { title }),
  }
  const word = title === undefined && yearWord !== null ? yearWord : draft.profile.yearWord
  return setProfile(withReport(draft, report), { ...draft.profile, yearWord: word })
}

/** A file that names no office or no year does not take them away. */
function known(theirs: Report, ours: Report): Report {
  const named = theirs.office === '' ? { ...theirs, office: ours.office } : theirs
  return named.year === null ? { ...named, year: ours.year } : named
}

function titleChange(
  { profile }: Draft,
  ours: Report,
  theirs: Report,
  yearWord: Profile['yearWord'] | null,
): readonly FieldChange[] {
  const word = yearWord ?? profile.yearWord
  const [before, after] = [titleOf(ours, profile), titleOf(theirs, { ...profile, yearWord: word })]
  if (before !== after) return [{ kind: 'field', id: 'title', field: 'title', before, after }]
  if (ours.office !== theirs.office) {
    return [{ kind: 'field', id: 'title', field: 'office', before: ours.office, after: theirs.office }]
  }
  const years = [ours.year, theirs.year].map((year) => (year === null ? '' : String(year)))
  const [was = '', is = ''] = years
  return was === is ? [] : [{ kind: 'field', id: 'title', field: 'year', before: was, after: is }]
}

/** Where the style prints no signature, that the file has none says nothing. */
function endChanges({ report, profile }: Draft, theirs: Report): readonly FieldChange[] {
  const ours = onPaper(report, { formulas: false })
  return (['signature', 'date'] as const).flatMap((field): readonly FieldChange[] => {
    const [before, after] = [ours[field], theirs[field]]
    if (before === after || (profile.signature === 'none' && after === '')) return []
    return [{ kind: 'field', id: field, field, before, after }]
  })
}

/** Whether both draw the table with the same cells. */
function isAlike(ours: Report, theirs: Report, table: TableId): boolean {
  const addresses = ({ edition }: Report): string =>
    layoutOf(tableSpec(edition[table], table))
      .figures.map(({ address }) => address)
      .join(' ')
  return addresses(ours) === addresses(theirs)
}

function cellChanges(
  { report }: Draft,
  table: TableId,
  ours: Cells,
  theirs: Cells,
  { doubts, missing }: Approved,
): { readonly changes: readonly CellChange[]; readonly following: readonly Figure[] } {
  const spec = tableSpec(report.edition[table], table)
  const totals = totalsOf(spec)
  const isAutomatic = new Set(
    totals.map(({ address }) => address).filter((address) => report.cells[address] === undefined),
  )
  const changed = new Map<Address, CellChange>()
  const following: Figure[] = []
  /** What the table says once everything clear is taken over, automatic totals left out. */
  const then: Partial<Record<Address, Cell>> = { ...report.cells }
  const figures = new Map(layoutOf(spec).figures.map((figure) => [figure.address, figure]))
  const list = (figure: Figure, sum: string | null): void => {
    const { address } = figure
    const cell = theirs[address] ?? null
    const doubt = doubts.get(address) ?? null
    const [before, after] = [cellText(ours[address]), cellText(theirs[address])]
    changed.set(address, {
      kind: 'cell',
      id: address,
      figure,
      before,
      after,
      cell,
      doubt,
      sum,
    })
    if (doubt !== null) return
    if (cell === null) delete then[address]
    else then[address] = cell
  }
  const isUnclear = (address: Address): boolean => doubts.has(address) && theirs[address] === undefined
  for (const [address, figure] of figures) {
    if (missing.cells.has(address) || isAutomatic.has(address)) continue
    if (isUnclear(address) || !sameCell(ours[address], theirs[address])) list(figure, null)
  }
  // In the order in which totals build on each other.
  for (const { address } of totals) {
    const figure = figures.get(address)
    if (figure === undefined || missing.cells.has(address) || !isAutomatic.has(address)) continue
    const sum = shownCells({ ...report, cells: then })[address]
    const follows = sameCell(sum, theirs[address])
    // One that the file leaves blank is automatic as before.
    if (isUnclear(address) || (!follows && theirs[address] !== undefined)) list(figure, cellText(sum))
    else if (follows && !sameCell(ours[address], theirs[address])) following.push(figure)
  }
  const changes = [...figures.keys()].flatMap((address) => changed.get(address) ?? [])
  return { changes, following }
}

function proseOf(
  ours: Report,
  theirs: Report,
  missing: ReadonlySet<SectionId>,
): ReadonlyMap<TextPlace, ProseComparison> {
  const places = new Map<TextPlace, ProseComparison>()
  const isUnsure = (index: number): boolean => {
    const [id, next] = [sectionIds[index], sectionIds[index + 1]]
    return (id !== undefined && missing.has(id)) || (next !== undefined && missing.has(next))
  }
  if (!isUnsure(-1)) places.set('head/before', compareProse(ours.head, theirs.head))
  for (const [index, id] of sectionIds.entries()) {
    if (isUnsure(index)) continue
    for (const part of ['before', 'after'] as const) {
      places.set(`${id}/${part}`, compareProse(ours.sections[id][part], theirs.sections[id][part]))
    }
  }
  return places
}

/** The file of another year is most likely another file. */
function yearNote({ year: own }: Report, { year: found }: Report): readonly Note[] {
  return own === null || found === null || own === found ? [] : [note('compare-year', [found, own])]
}

function notesOf(ours: Report, { report, missing }: Approved): readonly Note[] {
  const tables = tableIds.filter((id) => missing.tables.has(id))
  const others = tableIds.filter((id) => !missing.tables.has(id) && !isAlike(ours, report, id))
  const name = (id: TableId): string => `表${tableSpec(ours.edition[id], id).numeral}`
  return [
    ...[...missing.sections].map((id) =>
      note('compare-heading', [sectionSpec(ours.edition.disclosure, id).heading]),
    ),
    ...tables.map((id) => note('compare-table', [name(id)])),
    ...others.map((id) => note('compare-edition', [name(id), ours.edition[id], report.edition[id]])),
  ]
}
