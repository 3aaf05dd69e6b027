// What a walk through one document carries along: definitions, counters, the budget, and a tally of what the walk met
// and left out. A text box is a story of its own with fields of its own; everything else is shared.
import type { PlacedRevision } from '../../document.ts'
import type { Budget } from '../budget.ts'
import type { XmlElement } from '../read-package/xml.ts'
import { FieldState, pairFields, type Fields } from './fields.ts'
import type { Numbering } from './numbering.ts'
import type { Author } from './revisions.ts'
import type { Styles } from './styles.ts'

/** Counted over the whole document, for its notes. */
export interface Tally {
  /** Paragraphs outside tables that hold words, as somebody counts who looks at the page. */
  paragraphs: number
  /** Tables that are open: one inside another. */
  tables: number
  /** Insertions, deletions and moves whose final text was taken. */
  changes: number
  /** Stretches of hidden text that were not taken. */
  hidden: number
  /** Tables inside cells whose text was taken into the cell. */
  nested: number
  /** Kinds of notes beside the text that were met and not taken, e.g. `脚注`. */
  readonly beside: Set<string>
  /** A table of contents was met. */
  hasContents: boolean
}

export interface Story {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly budget: Budget
  readonly tally: Tally
  readonly fields: Fields
  readonly fieldState: FieldState
  /** Names of bookmarks that begin in the cell that is being read. */
  readonly bookmarks: string[]
  /** Who put in what is being read; null for text that was there before. */
  insertion: Author | null
  /** Tracked changes of paragraphs that nothing is left of; the next block with text takes them. */
  readonly orphans: PlacedRevision[]
}

/** The body's story, or that of a text box inside another. */
export function openStory(
  shared: Pick<Story, 'styles' | 'numbering' | 'budget' | 'tally'>,
  root: XmlElement,
): Story {
  const { styles, numbering, budget, tally } = shared
  return {
    styles,
    numbering,
    budget,
    tally,
    fields: pairFields(root),
    fieldState: new FieldState(),
    bookmarks: [],
    insertion: null,
    orphans: [],
  }
}
