// What recognize says of a document: the report it holds, every cell with its origin and state, and what is odd.
// Shape only.
import type { Origin } from '../document.ts'
import type { Note } from '../notes.ts'
import type { Cell } from '../report/cell.ts'
import type { Report } from '../report/model.ts'
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

export interface Recognition {
  readonly report: Report
  /** One a figure of the report's editions, in the form's order. */
  readonly cells: readonly RecognizedCell[]
  readonly sections: readonly RecognizedSection[]
  readonly notes: readonly Note[]
}
