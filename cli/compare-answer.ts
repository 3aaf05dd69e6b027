// What an approved file says differently, as `compare --json` says it.
import type { Revision } from '../shared/document.ts'
import type { ApprovedReading } from '../shared/import/approved-file.ts'
import { isAsked, pageOfChange, type ApprovedChange } from '../shared/report/approved-changes.ts'
import { tableSpec } from '../shared/template/editions.ts'
import type { CompareAnswer } from './answers.ts'
import { cellValue } from './figures.ts'

export function compareAnswer({ comparison, tracked, notes }: ApprovedReading): CompareAnswer {
  const { changes, following } = comparison
  const numeralOf = (change: Extract<ApprovedChange, { kind: 'cell' }>): '二' | '三' | '四' =>
    tableSpec(comparison.base.report.edition[change.figure.table], change.figure.table).numeral
  return {
    changes: changes.map((change, index) => ({
      number: index + 1,
      place: pageOfChange(change),
      ...detailsOf(change, numeralOf),
      before: change.before,
      after: change.after,
      tracked: (tracked.of.get(change.id) ?? []).map(revisionAnswer),
    })),
    following: following.map(({ address }) => address),
    others: tracked.others.map(revisionAnswer),
    notes: notes.map(({ code, sentence }) => ({ code, sentence })),
    summary: countsOf({ comparison, tracked }),
  }
}

export function countsOf({
  comparison: { changes },
  tracked,
}: Pick<ApprovedReading, 'comparison' | 'tracked'>): CompareAnswer['summary'] {
  return {
    changes: changes.length,
    tracked: changes.filter(({ id }) => tracked.of.has(id)).length,
    asked: changes.filter(isAsked).length,
  }
}

type Details = Pick<
  CompareAnswer['changes'][number],
  'kind' | 'action' | 'cell' | 'sum' | 'asked' | 'part' | 'paragraph' | 'movedTo' | 'field'
>

function detailsOf(
  change: ApprovedChange,
  numeralOf: (change: Extract<ApprovedChange, { kind: 'cell' }>) => '二' | '三' | '四',
): Details {
  switch (change.kind) {
    case 'field':
      return { kind: 'field', field: change.field }
    case 'cell': {
      const { figure, doubt, sum } = change
      const { address, row, column, kind } = figure
      return {
        kind: 'cell',
        cell: { address, table: numeralOf(change), row, column },
        ...(sum === null ? {} : { sum }),
        ...(doubt === null
          ? {}
          : {
              asked: {
                raw: doubt.raw,
                candidates: doubt.candidates.map((candidate) => cellValue(candidate, kind)),
              },
            }),
      }
    }
    case 'text': {
      const { action, part, paragraph, movedTo } = change
      return {
        kind: 'text',
        action,
        part,
        paragraph,
        ...(movedTo === undefined ? {} : { movedTo }),
      }
    }
  }
}

function revisionAnswer({ kind, text, author, date, moved }: Revision): CompareAnswer['others'][number] {
  return { kind, text, author, date, ...(moved === undefined ? {} : { moved }) }
}
