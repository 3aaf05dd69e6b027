// Everything a clerk can do to a draft, as pure functions: each gives a new frozen draft that shares what did not change,
// and the very same draft when nothing did. When an edit counts as one step of undo is the screen's affair.
import { tableSpec } from '../template/editions.ts'
import type { Address, SectionId, TableId } from '../template/form.ts'
import { totalsOf } from '../template/identities.ts'
import { layoutOf } from '../template/layout.ts'
import type { OfficeKind } from '../template/duties.ts'
import { comparesWithLastYear, isAbout, valuesSeen, type Accepted } from './acceptance.ts'
import { sameCell } from './arithmetic.ts'
import { exact, type Cell } from './cell.ts'
import { shownCells } from './evaluate.ts'
import { frozen } from './frozen.ts'
import type { Acceptance, Draft, LastYear, Profile, Report } from './model.ts'
import { headOnPaper } from './on-paper.ts'
import { normalProse, sameProse, type Prose } from './prose.ts'
import { derivedTitle } from './title.ts'
import { without } from './without.ts'

/** What to put into a cell; null empties it, and makes a total automatic. */
export interface CellChange {
  readonly address: Address
  readonly cell: Cell | null
}

export function setCell(draft: Draft, address: Address, cell: Cell | null): Draft {
  return setCells(draft, [{ address, cell }])
}

/** Several cells as one edit: a paste, a fill, a proposal. */
export function setCells(draft: Draft, changes: readonly CellChange[]): Draft {
  return withReport(draft, changedCells(draft.report, changes))
}

/** 「空白格填 0」: every blank figure of the table that is not a total; totals stay as they are. */
export function fillBlanksWithZero(draft: Draft, table: TableId): Draft {
  const spec = tableSpec(draft.report.edition[table], table)
  const totals = new Set(totalsOf(spec).map(({ address }) => address))
  const blanks = layoutOf(spec).figures.filter(
    ({ address }) => draft.report.cells[address] === undefined && !totals.has(address),
  )
  return setCells(
    draft,
    blanks.map(({ address }) => ({ address, cell: exact(0) })),
  )
}

/** Turns an automatic total into a declared one of the value it shows; one that shows nothing stays automatic. */
export function declareTotal(draft: Draft, address: Address): Draft {
  const shown = shownCells(draft.report)[address]
  return shown === undefined ? draft : setCell(draft, address, shown)
}

/**
 * Brings an undivided （六）其他处理 into the current form. Columns where it was 0 are 0 in all three rows; the others stay
 * blank, for only the office knows how they divide.
 */
export function splitOtherOutcomes(draft: Draft): Draft {
  const { report } = draft
  if (report.edition.requests === 2021) return draft
  const [before, after] = [layoutOf(tableSpec(2019, 'requests')), layoutOf(tableSpec(2021, 'requests'))]
  const kept = new Set(after.figures.map(({ address }) => address))
  const undivided = before.figures.filter(({ address }) => !kept.has(address))
  const parts = after.figures.filter(({ address }) => !before.figures.some((old) => old.address === address))
  const isZero = (cell: Cell | undefined): boolean => cell?.kind === 'number' && cell.digits === 0
  const zeroColumns = new Set(
    undivided.filter(({ address }) => isZero(report.cells[address])).map(({ columnKey }) => columnKey),
  )
  const changed = changedCells(report, [
    ...undivided.map(({ address }) => ({ address, cell: null })),
    ...parts
      .filter(({ columnKey }) => zeroColumns.has(columnKey))
      .map(({ address }) => ({ address, cell: exact(0) })),
  ])
  return withReport(draft, { ...changed, edition: { ...report.edition, requests: 2021 } })
}

export function setProse(draft: Draft, section: SectionId, part: 'before' | 'after', prose: Prose): Draft {
  const normal = normalProse(prose)
  const { report } = draft
  const before = report.sections[section]
  if (sameProse(before[part], normal)) return draft
  const sections = { ...report.sections, [section]: { ...before, [part]: normal } }
  return withReport(draft, { ...report, sections })
}

export function setHead(draft: Draft, prose: Prose): Draft {
  const head = headOnPaper(prose)
  return sameProse(draft.report.head, head) ? draft : withReport(draft, { ...draft.report, head })
}

export function setOffice(draft: Draft, office: string): Draft {
  return setField(draft, 'office', oneLine(office))
}

export function setOfficeKind(draft: Draft, officeKind: OfficeKind | null): Draft {
  return setField(draft, 'officeKind', officeKind)
}

export function setYear(draft: Draft, year: number | null): Draft {
  return setField(draft, 'year', year)
}

export function setSignature(draft: Draft, signature: string): Draft {
  return setField(draft, 'signature', oneLine(signature))
}

export function setDate(draft: Draft, date: string): Draft {
  return setField(draft, 'date', oneLine(date))
}

/** Types over the derived title; an empty one, or the derived one itself, lets it be derived again. */
export function setTitle(draft: Draft, title: string): Draft {
  const { report, profile } = draft
  const typed = oneLine(title)
  if (typed.trim() !== '' && typed !== derivedTitle(report.office, report.year, profile.yearWord)) {
    return setField(draft, 'title', typed)
  }
  return report.title === undefined ? draft : withReport(draft, without(report, 'title'))
}

export function setProfile(draft: Draft, profile: Profile): Draft {
  const isSame = Object.keys({ ...draft.profile, ...profile }).every(
    (key) => Reflect.get(draft.profile, key) === Reflect.get(profile, key),
  )
  return isSame ? draft : frozen({ ...draft, profile })
}

/** Accepts a warning as the figures stand; a reason given before for the same is replaced. */
export function acceptFinding(draft: Draft, finding: Accepted, reason: string): Draft {
  const { rule, cells, said } = finding
  const values = valuesSeen(shownCells(draft.report), cells)
  const words = said === undefined ? {} : { said: [...said] }
  const acceptance: Acceptance = { rule, cells: [...cells], ...words, values, reason }
  const known = draft.accepted.find((one) => isAbout(one, finding))
  if (known && known.reason === reason && known.values.join('\n') === values.join('\n')) return draft
  return frozen({ ...draft, accepted: [...draft.accepted.filter((one) => one !== known), acceptance] })
}

export function withdrawAcceptance(draft: Draft, finding: Accepted): Draft {
  const accepted = draft.accepted.filter((one) => !isAbout(one, finding))
  return accepted.length === draft.accepted.length ? draft : frozen({ ...draft, accepted })
}

/** 采用为去年: what is compared with. Reasons given against another report of last year no longer hold. */
export function adoptLastYear(draft: Draft, lastYear: LastYear | null): Draft {
  if (lastYear === (draft.lastYear ?? null)) return draft
  const accepted = draft.accepted.filter(({ rule }) => !comparesWithLastYear(draft.report, rule))
  return frozen({ ...without(draft, 'lastYear'), ...(lastYear === null ? {} : { lastYear }), accepted })
}

/** 采用为今年: the imported report takes the place of this one; the kind of office, which no file says, stays. */
export function adoptReport(draft: Draft, report: Report): Draft {
  const officeKind = report.officeKind ?? draft.report.officeKind
  return withReport(draft, officeKind === report.officeKind ? report : { ...report, officeKind })
}

function changedCells(report: Report, changes: readonly CellChange[]): Report {
  const cells: Partial<Record<Address, Cell>> = { ...report.cells }
  let isChanged = false
  for (const { address, cell } of changes) {
    if (sameCell(cells[address], cell ?? undefined)) continue
    isChanged = true
    if (cell === null) delete cells[address]
    else cells[address] = cell
  }
  return isChanged ? { ...report, cells } : report
}

function setField<K extends 'office' | 'officeKind' | 'year' | 'title' | 'signature' | 'date'>(
  draft: Draft,
  key: K,
  value: Exclude<Report[K], undefined>,
): Draft {
  return draft.report[key] === value ? draft : withReport(draft, { ...draft.report, [key]: value })
}

function withReport(draft: Draft, report: Report): Draft {
  return report === draft.report ? draft : frozen({ ...draft, report })
}

/** Line breaks and control characters cannot stand in a line; blanks at its ends may, while it is being typed. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
