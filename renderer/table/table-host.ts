// A table editor's host over a timeline: readings of cells become edits of the draft that is kept there.
import type { Failure } from '../../shared/notes.ts'
import { declareTotal, setCells } from '../../shared/report/edits.ts'
import type { Cells } from '../../shared/report/model.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import type { TableId } from '../../shared/template/form.ts'
import type { Selection, Where } from '../store/history.ts'
import type { Timeline } from '../store/timeline.ts'
import type { GridSelection } from './selection.ts'
import type { GridHost } from './use-grid-editor.ts'

export interface TableHostOptions {
  readonly timeline: Timeline
  readonly table: () => TableId
  readonly shown: () => Cells
  readonly selection: () => GridSelection | null
  refuse(failure: Failure): void
  tell(sentence: string): void
  hint(sentence: string): void
}

export function tableHost(options: TableHostOptions): GridHost {
  const { timeline, table, shown, selection, refuse, tell, hint } = options
  const whole = (): Where => ({ kind: 'table', table: table() })
  const here = (): { before: Selection | null; after: Selection | null } => {
    const now = selection()
    const selected: Selection | null = now && { kind: 'cells', table: table(), selection: now }
    return { before: selected, after: selected }
  }
  return {
    table: () => tableSpec(timeline.draft().report.edition[table()], table()),
    cells: () => timeline.draft().report.cells,
    shown,
    type(change) {
      const where: Where = { kind: 'cell', table: table(), address: change.address }
      timeline.edit(setCells(timeline.draft(), [change]), where, 'typing', here())
    },
    change: (changes, kind) => timeline.edit(setCells(timeline.draft(), changes), whole(), kind, here()),
    declare(address) {
      const where: Where = { kind: 'cell', table: table(), address }
      timeline.edit(declareTotal(timeline.draft(), address), where, 'typing', here())
    },
    mark: () => timeline.position(),
    cancelTo: (mark) => timeline.rewind(mark),
    settle: () => timeline.seal(),
    refuse,
    tell,
    hint,
  }
}
