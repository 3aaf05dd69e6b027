// What a table or a text needs of whoever keeps the draft it edits: the open draft, or a file under review.
import type { Draft } from '../../shared/report/model.ts'
import type { EditKind, Selection, Where } from './history.ts'

export interface EditOptions {
  readonly before?: Selection | null
  readonly after?: Selection | null
  readonly deed?: string
}

export interface Timeline {
  draft(): Draft
  edit(next: Draft, where: Where, kind: EditKind, options?: EditOptions): void
  /** How many steps there are, to come back to with rewind. */
  position(): number
  rewind(position: number): void
  /** What comes next is a step of its own. */
  seal(): void
}
