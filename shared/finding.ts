// What check says: one finding a broken or incomplete rule. Shape only; sentences are made in rules/.
import type { Cell } from './report/cell.ts'
import type { Address, SectionId } from './template/form.ts'
import type { RuleId, RuleLevel } from './template/rule-list.ts'

/** holds and notApplicable never become findings. */
export type Verdict = 'holds' | 'broken' | 'incomplete' | 'notApplicable'

/** A stretch of prose: UTF-16 units of one paragraph. */
export interface TextPlace {
  readonly section: SectionId | 'head'
  readonly part: 'before' | 'after'
  readonly paragraph: number
  readonly from: number
  readonly to: number
}

/** A change that would mend it; applied only by the clerk, all of it as one edit. */
export interface Proposal {
  /** The words on the button, e.g. `全部填 0`. */
  readonly label: string
  readonly cells: readonly { readonly address: Address; readonly cell: Cell | null }[]
  /** Stretches of prose and what is to stand there, e.g. the digits of a number. */
  readonly texts?: readonly { readonly place: TextPlace; readonly text: string }[]
}

export interface Finding {
  readonly rule: RuleId
  readonly verdict: 'broken' | 'incomplete'
  /** The rule's level when broken; `hint` when an identity is merely incomplete. */
  readonly level: RuleLevel
  /** This year's cells it speaks of, in reading order. */
  readonly cells: readonly Address[]
  /** Both sides as decimal text, where the rule compares two numbers; null otherwise or while a side is unknown. */
  readonly left: string | null
  readonly right: string | null
  /** left − right as decimal text. */
  readonly difference: string | null
  /** For the clerk, with the numbers in it. */
  readonly sentence: string
  /** Where the words stand that it speaks of. */
  readonly places?: readonly TextPlace[]
  /** Those words without white space: with the cells they are what the finding is about. */
  readonly said?: readonly string[]
  readonly proposals?: readonly Proposal[]
}
