// Finding and replacing words over the whole report: prose, and cells as they are shown. Values in, values out; what is on the
// screen is not known here.
import { tableSpec } from '../template/editions.ts'
import { sectionIds, tableIds, type Address, type SectionId, type TableId } from '../template/form.ts'
import { layoutOf } from '../template/layout.ts'
import { cellText } from './arithmetic.ts'
import { setCells, setHead, setProse, type CellChange } from './edits.ts'
import type { Draft, Report } from './model.ts'
import { normalProse, textOf, type Prose } from './prose.ts'
import { readCell } from './read-number.ts'
import { replaceText } from './replace-text.ts'

export type Match =
  | {
      readonly kind: 'text'
      readonly section: SectionId | 'head'
      readonly part: 'before' | 'after'
      readonly paragraph: number
      /** UTF-16 units of the paragraph's text. */
      readonly from: number
      readonly to: number
    }
  | { readonly kind: 'cell'; readonly table: TableId; readonly address: Address }

/** The whole report, or one page of it. */
export type Scope = 'report' | 'head' | SectionId

/** Every place of `words`, in the order of the report. Latin letters match in either case; '' matches nowhere. */
export function findText(report: Report, words: string, scope: Scope = 'report'): readonly Match[] {
  const wanted = words.toLowerCase()
  if (wanted === '') return []
  return pagesOf(scope).flatMap((page): Match[] => {
    if (page === 'head') return inProse(report.head, 'head', 'before', wanted)
    const { before, after } = report.sections[page]
    return [
      ...inProse(before, page, 'before', wanted),
      ...inTable(report, page, wanted),
      ...inProse(after, page, 'after', wanted),
    ]
  })
}

/**
 * The draft with the given places changed, as one edit. A cell's shown text is changed and read again, so it may become a
 * number, blank or unread text, as if it had been typed. Automatic totals are no matches, for there is nothing to replace.
 */
export function replaceMatches(
  draft: Draft,
  matches: readonly Match[],
  words: string,
  replacement: string,
): Draft {
  const pages = new Set(matches.flatMap((match) => (match.kind === 'text' ? [match.section] : [])))
  let next = draft
  for (const page of pages) {
    for (const part of ['before', 'after'] as const) {
      const prose = page === 'head' ? draft.report.head : draft.report.sections[page][part]
      const own = matches.filter(
        (match) => match.kind === 'text' && match.section === page && match.part === part,
      )
      if (own.length === 0) continue
      const changed = normalProse(
        prose.map((paragraph, index) =>
          replaceText(
            paragraph,
            own.flatMap((match) =>
              match.kind === 'text' && match.paragraph === index
                ? [{ from: match.from, to: match.to, text: replacement }]
                : [],
            ),
          ),
        ),
      )
      next = page === 'head' ? setHead(next, changed) : setProse(next, page, part, changed)
    }
  }
  const changes = matches.flatMap((match): CellChange[] => {
    if (match.kind !== 'cell') return []
    const kind = figuresOf(draft.report, match.table).find(({ address }) => address === match.address)?.kind
    if (kind === undefined) return []
    const text = replaceAll(cellText(draft.report.cells[match.address]), words, replacement)
    return [{ address: match.address, cell: readCell(text, kind).cell ?? null }]
  })
  return changes.length === 0 ? next : setCells(next, changes)
}

function pagesOf(scope: Scope): readonly ('head' | SectionId)[] {
  return scope === 'report' ? ['head', ...sectionIds] : [scope]
}

function inProse(
  prose: Prose,
  section: SectionId | 'head',
  part: 'before' | 'after',
  wanted: string,
): Match[] {
  return prose.flatMap((paragraph, index) =>
    placesOf(textOf(paragraph), wanted).map((from): Match => ({
      kind: 'text',
      section,
      part,
      paragraph: index,
      from,
      to: from + wanted.length,
    })),
  )
}

function inTable(report: Report, section: SectionId, wanted: string): Match[] {
  const table = tableIds.find((id) => id === section)
  if (table === undefined) return []
  return figuresOf(report, table).flatMap(({ address }): Match[] =>
    placesOf(cellText(report.cells[address]), wanted).length > 0 ? [{ kind: 'cell', table, address }] : [],
  )
}

function figuresOf(report: Report, table: TableId) {
  return layoutOf(tableSpec(report.edition[table], table)).figures
}

/** Starts of every place, none overlapping. Lower case keeps the length of every character it is asked of here. */
function placesOf(text: string, wanted: string): readonly number[] {
  const lower = sameLengthLowerCase(text)
  const places: number[] = []
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length))
    places.push(at)
  return places
}

/** A few letters (İ) grow in lower case and would shift every place behind them; they stay as they are. */
function sameLengthLowerCase(text: string): string {
  return Array.from(text, (character) => {
    const lower = character.toLowerCase()
    return lower.length === character.length ? lower : character
  }).join('')
}

function replaceAll(text: string, words: string, replacement: string): string {
  let changed = ''
  let end = 0
  for (const at of placesOf(text, words.toLowerCase())) {
    changed += text.slice(end, at) + replacement
    end = at + words.length
  }
  return changed + text.slice(end)
}
