// One timeline over everything the clerk changes: tables, prose, fields, imports. Values in, values out; the store
// keeps the current one.
import type { SectionId, TableId } from '../../shared/template/form.ts'
import type { Address } from '../../shared/template/form.ts'
import type { Draft } from '../../shared/report/model.ts'
import type { GridSelection } from '../table/selection.ts'

/** Where an edit was made, so that undo can go there. */
export type Where =
  | { readonly kind: 'cell'; readonly table: TableId; readonly address: Address }
  | { readonly kind: 'table'; readonly table: TableId }
  | { readonly kind: 'prose'; readonly section: SectionId | 'head'; readonly part: 'before' | 'after' }
  | { readonly kind: 'field'; readonly field: FieldName }
  | { readonly kind: 'findings' }

/** The report's answers that are neither cells nor prose. */
export const fieldNames = [
  'office',
  'officeKind',
  'year',
  'title',
  'yearWord',
  'signature',
  'date',
  'pageStyle',
] as const
export type FieldName = (typeof fieldNames)[number]

/** typing is the only kind that merges; the others stand alone. */
export type EditKind = 'typing' | 'clear' | 'paste' | 'fill' | 'fix' | 'accept' | 'import' | 'choice'

/** What was selected: cells of a table, or a stretch of prose in the editor's own positions. */
export type Selection =
  | { readonly kind: 'cells'; readonly table: TableId; readonly selection: GridSelection }
  | { readonly kind: 'text'; readonly from: number; readonly to: number }

export interface Edit {
  readonly draft: Draft
  readonly where: Where
  readonly kind: EditKind
  readonly before: Selection | null
  readonly after: Selection | null
  /** What it did to the whole draft, in words that follow 撤销; undo and redo say it. */
  readonly deed?: string | undefined
}

interface Entry extends Edit {
  /** Milliseconds of the last change merged into it. */
  readonly at: number
  /** Nothing more merges into it. */
  readonly sealed: boolean
}

export interface History {
  readonly origin: Draft
  readonly entries: readonly Entry[]
  /** How many entries are in effect. */
  readonly position: number
}

/** Edits at one place that follow each other within this time are one step of undo. */
export const mergeWithin = 600

/** Drafts share what they have in common, so an entry costs a few kilobytes. */
const mostEntries = 2000

export function startHistory(draft: Draft): History {
  return { origin: draft, entries: [], position: 0 }
}

export function currentDraft(history: History): Draft {
  return history.entries[history.position - 1]?.draft ?? history.origin
}

export function record(history: History, edit: Edit, now: number): History {
  const entries = history.entries.slice(0, history.position)
  const last = entries.at(-1)
  if (
    last &&
    history.position === history.entries.length &&
    !last.sealed &&
    edit.kind === 'typing' &&
    last.kind === 'typing' &&
    sameWhere(last.where, edit.where) &&
    now - last.at < mergeWithin
  ) {
    entries[entries.length - 1] = { ...edit, before: last.before, at: now, sealed: false }
    return { ...history, entries }
  }
  entries.push({ ...edit, at: now, sealed: false })
  const surplus = entries.length - mostEntries
  const dropped = surplus > 0 ? entries.splice(0, surplus) : []
  return { origin: dropped.at(-1)?.draft ?? history.origin, entries, position: entries.length }
}

/** After a save or a change of selection: what comes next is a step of its own. */
export function seal(history: History): History {
  const last = history.entries[history.position - 1]
  if (!last || last.sealed) return history
  const entries = [...history.entries]
  entries[history.position - 1] = { ...last, sealed: true }
  return { ...history, entries }
}

export interface Step {
  readonly history: History
  readonly where: Where
  readonly selection: Selection | null
  readonly deed: string | null
}

export function undo(history: History): Step | null {
  const entry = history.entries[history.position - 1]
  if (!entry) return null
  return {
    history: seal({ ...history, position: history.position - 1 }),
    where: entry.where,
    selection: entry.before,
    deed: entry.deed ?? null,
  }
}

export function redo(history: History): Step | null {
  const entry = history.entries[history.position]
  if (!entry) return null
  return {
    history: seal({ ...history, position: history.position + 1 }),
    where: entry.where,
    selection: entry.after,
    deed: entry.deed ?? null,
  }
}

/** Back to an earlier length, as if what came after had never been typed: Esc in a cell. */
export function rewind(history: History, position: number): History {
  if (position >= history.position) return history
  return seal({ ...history, entries: history.entries.slice(0, position), position })
}

export function sameWhere(a: Where, b: Where): boolean {
  switch (a.kind) {
    case 'cell':
      return b.kind === 'cell' && a.address === b.address
    case 'table':
      return b.kind === 'table' && a.table === b.table
    case 'prose':
      return b.kind === 'prose' && a.section === b.section && a.part === b.part
    case 'field':
      return b.kind === 'field' && a.field === b.field
    case 'findings':
      return b.kind === 'findings'
  }
}
