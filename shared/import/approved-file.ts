// An approved file that was read, brought before the draft: what it says, what it leaves in doubt, what it does not hold
// at all. The comparison itself is in report/approved-changes.ts.
import type { Document } from '../document.ts'
import type { Note, NoteCode } from '../notes.ts'
import {
  compareApproved,
  type Approved,
  type ApprovedComparison,
  type Doubt,
} from '../report/approved-changes.ts'
import type { Draft, Profile, Report } from '../report/model.ts'
import { derivedTitle } from '../report/title.ts'
import { tableSpec } from '../template/editions.ts'
import { tableIds, type Address, type TableId } from '../template/form.ts'
import { layoutOf } from '../template/layout.ts'
import type { Recognition } from './recognition.ts'
import { isAside, trackedChanges, type TrackedChanges } from './tracked-changes.ts'

export function approvedOf(document: Document, recognition: Recognition): Approved {
  const { report, cells } = recognition
  const doubts = new Map<Address, Doubt>()
  for (const { address, state, raw, candidates = [] } of cells) {
    if (state === 'asked' || state === 'unread') doubts.set(address, { raw, candidates })
  }
  return { report, doubts, missing: missingIn(recognition), yearWord: yearWordOf(document, report) }
}

/** A draft holds everything and stands in no place of a file; any other file may leave out what it has no place for. */
function missingIn({ report, cells, sections }: Recognition): Approved['missing'] {
  const isDraft = sections.every(({ heading, origin }) => heading !== '' && origin === null)
  if (isDraft) return { cells: new Set(), sections: new Set(), tables: new Set() }
  const absent = new Set(
    cells.flatMap(({ address, state, origin }) =>
      origin === null && state === 'blank' && report.cells[address] === undefined ? [address] : [],
    ),
  )
  const isAbsent = (table: TableId): boolean =>
    layoutOf(tableSpec(report.edition[table], table)).figures.every(({ address }) => absent.has(address))
  return {
    cells: absent,
    sections: new Set(sections.flatMap(({ id, origin }) => (origin === null ? [id] : []))),
    tables: new Set(tableIds.filter(isAbsent)),
  }
}

/** 年 or 年度 in the printed title, which a derived title does not keep; null where it is in neither form. */
function yearWordOf({ blocks }: Document, report: Report): Profile['yearWord'] | null {
  if (report.title !== undefined || report.year === null) return null
  const text = blocks
    .flatMap((block) => (block.kind === 'text' && !isAside(block) ? block.runs.map((run) => run.text) : []))
    .join('')
    .replace(/\s/gu, '')
  const places = (['年', '年度'] as const)
    .map((word) => ({
      word,
      at: text.indexOf(derivedTitle(report.office, report.year, word).replace(/\s/gu, '')),
    }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at)
  return places[0]?.word ?? null
}

/** What a file says differently from a draft, who tracked it, and what is to be known of the reading. */
export interface ApprovedReading {
  readonly comparison: ApprovedComparison
  readonly tracked: TrackedChanges
  readonly notes: readonly Note[]
}

/** Notes that say what the comparison shows or says itself. */
const saidOtherwise: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'tracked-changes',
  'section-missing',
  'table-missing',
  'cell-unread',
  'cell-asked',
  'asides-left-out',
])

export function readApproved(
  draft: Draft,
  document: Document,
  recognition: Recognition,
  notes: readonly Note[],
): ApprovedReading {
  const comparison = compareApproved(draft, approvedOf(document, recognition))
  return {
    comparison,
    tracked: trackedChanges(comparison, document, recognition),
    notes: [
      ...comparison.notes,
      ...[...notes, ...recognition.notes].filter(({ code }) => !saidOtherwise.has(code)),
    ],
  }
}
