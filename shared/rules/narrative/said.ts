// What a paragraph says in numbers, once its sentences have been read: each number with what it is of, and where it stands.
// Shapes only; a paragraph is read in read-paragraph.ts and compared with the tables in judge-text.ts.
import type { ExactNumber } from '../../report/cell.ts'
import type { TopicName } from '../../template/text-topics.ts'

/** UTF-16 units of the paragraph. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export interface SaidNumber {
  readonly topic: TopicName
  readonly value: ExactNumber
  readonly unit: string
  /** The words that say it, unit included, without white space. */
  readonly words: string
  readonly place: Stretch
  /** The digits alone; null where a word such as 未收到 says that there was none. */
  readonly digits: Stretch | null
  readonly digitWords: string
  /** Whom the sentence speaks of, where it names anybody else than 我局, 全市 and the like. */
  readonly subjects: readonly string[]
  /** The year last named in front of it; null where none is. */
  readonly year: number | null
  /** 结转至2025年: a year that has to be the one after the report's. */
  readonly nextYear: number | null
  /** What the section or the heading above has to be about, where the paragraph itself does not say. */
  readonly needs: 'nothing' | 'requests' | 'disputes'
  /** Whether it is certain enough that the table's number may be offered in its place. */
  readonly isCertain: boolean
}

/** A total with its parts in one sentence. */
export interface SaidSum {
  readonly rule: 'N-4' | 'N-7'
  readonly total: ExactNumber
  readonly unit: string
  readonly parts: readonly ExactNumber[]
  /** A part is only about so many: nothing can be told. */
  readonly isAbout: boolean
  /** The list names everything, so that less than the total is wrong as well. */
  readonly isWhole: boolean
  readonly words: string
  readonly place: Stretch
}

/** `5件，占4.3%`: of which whole is not said; a whole in the text or in the table has to fit. */
export interface SaidShare {
  readonly number: SaidNumber
  readonly percent: ExactNumber
  /** Other whole numbers of the paragraph that it could be of. */
  readonly wholes: readonly ExactNumber[]
  readonly words: string
  readonly place: Stretch
}

/** `（上年为28件）`, `2023年的28件`; no year where it says 上年. */
export interface SaidBase {
  readonly year: number | null
  readonly value: ExactNumber
}

/** `35件，较上年增长12.9%`. */
export interface SaidChange {
  readonly number: SaidNumber
  readonly percent: ExactNumber
  readonly isRise: boolean
  /** The year it names itself; null for 同比 and 上年. */
  readonly since: number | null
  /** What the paragraph itself gives for a year before. */
  readonly bases: readonly SaidBase[]
  readonly words: string
  readonly place: Stretch
}

/** `收取信息处理费3940元`. */
export interface SaidFee {
  readonly value: ExactNumber
  readonly unit: string
  readonly words: string
  readonly place: Stretch
}

export interface SaidInParagraph {
  readonly numbers: readonly SaidNumber[]
  /** Those of some of the applications, disputes or documents: not compared, they only add up. */
  readonly ofParts: readonly SaidNumber[]
  readonly sums: readonly SaidSum[]
  readonly shares: readonly SaidShare[]
  readonly changes: readonly SaidChange[]
  readonly fees: readonly SaidFee[]
  /** 信息处理费 is named at all. */
  readonly namesFee: boolean
}
