// The shapes in which an edition of the official form is stated: sections, tables, labels, identities.
// Types only; the editions themselves are data in edition-*.ts and tables/.

import type { RuleId } from './rule-list.ts'

/** Year of the notice that fixed the form: 国办公开办函〔2019〕60号 or 〔2021〕30号. */
export type EditionId = 2019 | 2021

export const sectionIds = ['overview', 'disclosure', 'requests', 'disputes', 'problems', 'other'] as const
export type SectionId = (typeof sectionIds)[number]

/** The three sections that carry a table give their name to it: 表二, 表三, 表四. */
export const tableIds = ['disclosure', 'requests', 'disputes'] as const satisfies readonly SectionId[]
export type TableId = (typeof tableIds)[number]

/**
 * A permanent name of one figure cell, `[a-z][a-z0-9_]{0,39}`; equal across editions where the meaning is equal.
 * It serves as Excel defined name and as Word bookmark. Never taken apart by code.
 */
export type Address = string

/** count: integer ≥ 0 · signedCount: integer · amountWan: 万元, up to six decimals · amountYuan: 元, up to two decimals. */
export type CellKind = 'count' | 'signedCount' | 'amountWan' | 'amountYuan'

/** A column heading; leaves (no children) are figure columns. */
export interface Head {
  /** Part of the addresses of its column; '' adds nothing. */
  readonly key: string
  readonly label: string
  /** Grid columns a leaf covers; 1 when absent. */
  readonly span?: number
  readonly kind?: CellKind
  /** The names of its columns carry this label in front: `行政复议·结果维持`. */
  readonly qualifies?: true
  readonly children?: readonly Head[]
}

/** A row heading; leaves (no children) are figure rows. */
export interface Row {
  readonly key: string
  /** As printed, e.g. `1.属于国家秘密`. */
  readonly label: string
  /** What a full row name puts in front of the label, e.g. `（三）`. */
  readonly numeral?: string
  /** Article of the 条例 behind the row, for tooltips. */
  readonly article?: string
  /** How the row is to be filled, from the notice. */
  readonly guidance?: string
  readonly children?: readonly Row[]
}

/** One block of a table with column heads of its own. 表二 has four of them, 表三 and 表四 one each. */
export interface Band {
  /** A full-width line above the heads, e.g. `第二十条第（一）项`. */
  readonly title?: string
  /** The label cell beside the heads; '' where the table has no label columns. */
  readonly corner: string
  readonly heads: readonly Head[]
  readonly rows: readonly Row[]
}

/**
 * An identity (勾稽关系) over whole rows or columns: the sum of `left` equals the sum of `right`.
 * `along: 'column'` names row keys and holds in every figure column; `along: 'row'` names column keys and holds in every figure row.
 * `derives` says that the single right-hand line is a total that may be left automatic.
 */
export interface IdentitySpec {
  readonly rule: RuleId
  readonly along: 'column' | 'row'
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly derives?: true
  readonly words: IdentityWords
}

/** What sentences call an identity and its two sides. */
export interface IdentityWords {
  /** Names the identity where the table has one row only, e.g. `行政复议`; otherwise its row or column does. */
  readonly subject?: string
  /** A name for each operand, or one name for all of them together. */
  readonly left: readonly string[] | string
  readonly right: readonly string[] | string
}

/** The rules every figure of a table is under. */
export interface CellRules {
  /** Blank cells. */
  readonly blank: RuleId
  /** What a figure may hold, by its kind; every kind the table has is named. */
  readonly values: Readonly<Partial<Record<CellKind, RuleId>>>
}

export interface TableSpec {
  readonly id: TableId
  readonly numeral: '二' | '三' | '四'
  readonly edition: EditionId
  /** Grid columns, label columns included, and their relative widths. */
  readonly weights: readonly number[]
  readonly bands: readonly Band[]
  readonly cellRules: CellRules
  readonly identities: readonly IdentitySpec[]
  /** Rules that compare cells of this table among themselves or with last year. */
  readonly comparisons: readonly ComparisonSpec[]
}

/** Rules between single cells, this year and last. All operands are addresses of the same table. */
export type ComparisonSpec =
  /** Y-1: `address` this year equals `lastYear` of the report before. */
  | { readonly kind: 'carry'; readonly rule: RuleId; readonly address: Address; readonly lastYear: Address }
  /** Y-2: stock = stock of last year + plus − minus. */
  | {
      readonly kind: 'stock'
      readonly rule: RuleId
      readonly stock: Address
      readonly plus: readonly Address[]
      readonly minus: readonly Address[]
      /** What the stock was called in last year's form, when the address differs. */
      readonly lastYear: Address
    }
  /** Y-5: smaller ≤ larger. */
  | { readonly kind: 'atMost'; readonly rule: RuleId; readonly smaller: Address; readonly larger: Address }
  /** Y-6: not more than `factor` times as large or as small as last year, where the difference is at least `least`. */
  | {
      readonly kind: 'jump'
      readonly rule: RuleId
      readonly address: Address
      readonly factor: number
      readonly least: number
    }

export interface Subhead {
  readonly key: string
  readonly label: string
  /** Other names seen in reports and in the 2019 edition. */
  readonly variants: readonly string[]
  readonly guidance: string
}

export interface SectionSpec {
  readonly id: SectionId
  readonly numeral: '一' | '二' | '三' | '四' | '五' | '六'
  /** The heading of the annexed template, with its numeral; the form an exporter writes. */
  readonly heading: string
  /** Other wordings that reports use for the same heading, without numeral. */
  readonly variants: readonly string[]
  readonly placeholder?: string
  readonly guidance: readonly string[]
  readonly subheads: readonly Subhead[]
  /** Soft limit in characters, white space not counted (only 一). */
  readonly characters?: number
  readonly table?: TableId
}

export interface Edition {
  readonly id: EditionId
  /** Number of the notice, e.g. `国办公开办函〔2021〕30号`. */
  readonly notice: string
  readonly noticeTitle: string
  /** First report year it is used for. */
  readonly fromYear: number
  readonly sections: readonly SectionSpec[]
  readonly tables: Readonly<Record<TableId, TableSpec>>
}
