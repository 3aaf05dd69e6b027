// What recognize says of a document: the report it holds, every cell and paragraph with its origin, what found no place in
// it, and what is odd. How it is told is elsewhere.
import type { Origin } from '../document.ts'
import type { Note } from '../notes.ts'
import type { Cell } from '../report/cell.ts'
import type { Report } from '../report/model.ts'
import type { Paragraph } from '../report/prose.ts'
import type { Address, SectionId } from '../template/form.ts'

/**
 * given: the file says it · blank: the file has the cell and nothing in it, or does not have the cell ·
 * asked: the file can be read in more than one way, nothing is taken · unread: text that is no number, kept as it is.
 */
export type CellState = 'given' | 'blank' | 'asked' | 'unread'

export interface RecognizedCell {
  readonly address: Address
  readonly state: CellState
  /** What the file says, never derived; null for blank and asked. */
  readonly cell: Cell | null
  /** The file's own characters; '' for blank. */
  readonly raw: string
  /** Possible values, likeliest first, for an asked cell. */
  readonly candidates?: readonly Cell[]
  /** Where it stood; null where the file has no such cell. */
  readonly origin: Origin | null
}

export interface RecognizedSection {
  readonly id: SectionId
  /** The heading as found; '' where the file has none. */
  readonly heading: string
  readonly origin: Origin | null
}

/** Where prose stands in a report. */
export type ProsePlace = SectionId | 'head'

export interface TracedParagraph {
  readonly paragraph: Paragraph
  /** Of a paragraph whose lines were joined, that of the first line. */
  readonly origin: Origin
}

/** Words of the file that have no place in the report, as the paragraphs that they would be. */
export interface UnusedText {
  /** That of the note which says it. */
  readonly origin: Origin
  readonly paragraphs: readonly TracedParagraph[]
}

export interface Recognition {
  readonly report: Report
  /** One a figure of the report's editions, in the form's order. */
  readonly cells: readonly RecognizedCell[]
  readonly sections: readonly RecognizedSection[]
  /** Where each paragraph of the report stood, in front of a section's table and behind it in one; none of a draft's. */
  readonly paragraphs: Readonly<Record<ProsePlace, readonly Origin[]>>
  readonly unused: readonly UnusedText[]
  readonly notes: readonly Note[]
}

/** One of a kind for every place that prose has. */
export function eachPlace<T>(make: (place: ProsePlace) => T): Record<ProsePlace, T> {
  return {
    head: make('head'),
    overview: make('overview'),
    disclosure: make('disclosure'),
    requests: make('requests'),
    disputes: make('disputes'),
    problems: make('problems'),
    other: make('other'),
  }
}
