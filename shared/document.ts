// The neutral document: the hinge between files and reports. Blocks with a role, grids with cells; it knows nothing of
// the form. Readers make it from bytes, writers make bytes of it, recognize and compose give it meaning.
import type { PageStyle } from './page-style.ts'
import type { CellKind } from './template/form.ts'
import type { Cell } from './report/cell.ts'
import type { Level, Run } from './report/prose.ts'

/**
 * What a text block is. `null` from a reader whose file does not say. asideTitle and aside are words beside the text, not
 * of it; a grid right behind one belongs to them.
 */
export type TextRole =
  | 'title'
  | 'head'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'paragraph'
  | 'note'
  | 'signature'
  | 'date'
  | 'asideTitle'
  | 'aside'

export const textRoles = [
  'title',
  'head',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'paragraph',
  'note',
  'signature',
  'date',
  'asideTitle',
  'aside',
] as const satisfies readonly TextRole[]

/**
 * The names under which our own files carry a role: Word style id, HTML class (id) and the text sheet's second column
 * (label). A file that says a role by this name is believed; any other file is judged by its words.
 * docs/formats.md says for every format how role, level, lead and bold are carried.
 */
export const roleNames: Readonly<Record<TextRole, { readonly id: string; readonly label: string }>> = {
  title: { id: 'NbTitle', label: '标题' },
  head: { id: 'NbHead', label: '题头' },
  heading1: { id: 'NbHeading1', label: '一级标题' },
  heading2: { id: 'NbHeading2', label: '二级标题' },
  heading3: { id: 'NbHeading3', label: '三级标题' },
  heading4: { id: 'NbHeading4', label: '四级标题' },
  paragraph: { id: 'NbBody', label: '正文' },
  note: { id: 'NbNote', label: '注' },
  signature: { id: 'NbSignature', label: '署名' },
  date: { id: 'NbDate', label: '成文日期' },
  asideTitle: { id: 'NbAsideTitle', label: '附页标题' },
  aside: { id: 'NbAside', label: '附页正文' },
}

/** The names under which the lead of a run-in heading is carried, by its level: Word character style, HTML class. */
export const leadNames: Readonly<Record<1 | 2 | 3 | 4, { readonly id: string; readonly label: string }>> = {
  1: { id: 'NbLead1', label: '一级段首标题' },
  2: { id: 'NbLead2', label: '二级段首标题' },
  3: { id: 'NbLead3', label: '三级段首标题' },
  4: { id: 'NbLead4', label: '四级段首标题' },
}

/** The names under which our own Word files say what a table cell is: paragraph style of its first paragraph. */
export const cellNames: Readonly<
  Record<'label' | 'figure', { readonly id: string; readonly label: string }>
> = {
  label: { id: 'NbCellLabel', label: '表格文字' },
  figure: { id: 'NbCellFigure', label: '表格数字' },
}

/** Style names in Word's own list; Word may give the styles new ids when it saves a file, the names stay. */
export const styleNameOf = (name: { readonly label: string }): string => `年报${name.label}`

/** Where a block stood in its file, as far as the format can say; all 1-based. */
export interface Place {
  /** Its file, where several were read together. */
  readonly file?: string
  readonly line?: number
  readonly page?: number
  readonly sheet?: string
  readonly paragraph?: number
}

/** A frame on a page as it is shown, in points from the page's upper left corner; it lies on the page. */
export interface PageBox {
  /** 1-based. */
  readonly page: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a line of a text stands, and which of the text's UTF-16 units it holds. */
export interface LineBox extends PageBox {
  readonly from: number
  readonly to: number
}

/** One tracked change (修订) of a word processor, as the file says it. The document's text is the one with all of them. */
export interface Revision {
  /** inserted: stands in the text · deleted: stood in it before, and stands in it no more. */
  readonly kind: 'inserted' | 'deleted'
  /** `\n` for the end of a paragraph. */
  readonly text: string
  /** '' where the file does not say. */
  readonly author: string
  /** As written, e.g. `2025-01-10T09:00:00Z`, which word processors mean as the clock on their wall; '' for none. */
  readonly date: string
  /** Taken from one place to another. */
  readonly moved?: true
}

/** A tracked change at a place of a block's text, in UTF-16 units: where it begins, or where it was taken out. */
export interface PlacedRevision extends Revision {
  readonly from: number
}

export interface TextBlock {
  readonly kind: 'text'
  readonly role: TextRole | null
  /**
   * Outline level the file states for the paragraph; absent when it does not. A run-in heading has level and lead.
   * Composed: heading1 is an official section heading and nothing else; a paragraph or head block of level 0 is body,
   * with level and lead a run-in heading, with level alone a heading line; section prose has heading2 to heading4 for
   * heading lines of levels 2 to 4 and paragraph for those of level 1. title, note, signature and date have no level.
   */
  readonly level?: Level
  readonly lead?: number
  /** A title may hold one `\n`: the office above, the rest below. */
  readonly runs: readonly Run[]
  /** Begins a new page, where there are pages. */
  readonly startsPage?: true
  /** What was tracked in it, in its order; of a paragraph that is gone, at the beginning of the one behind it. */
  readonly revisions?: readonly PlacedRevision[]
  /** Of a file that has its pages drawn, the lines of the text in their order; those beside the paper have none. */
  readonly lines?: readonly LineBox[]
  readonly at: Place
}

export interface Coordinate {
  readonly row: number
  readonly column: number
}

export interface GridCell {
  /** 0-based, upper left corner. */
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  /** label: printed words · figure: a value · unknown: the file does not say. */
  readonly role: 'label' | 'figure' | 'unknown'
  /** What the cell shows; '' when blank. From a reader: the words as found, line breaks as `\n`. */
  readonly text: string
  /** Typed value, from compose; absent when blank or when the reader only knows text. */
  readonly value?: Cell
  readonly valueKind?: CellKind
  /** Defined name or bookmark of the cell; its address. */
  readonly name?: string
  /** Official names of a figure's row and column, for lists that have no table around them. */
  readonly title?: { readonly row: string; readonly column: string }
  /** The addends, for a total. */
  readonly sumOf?: readonly Coordinate[]
  /** The shown value is (to be) a formula's result: the total is automatic. */
  readonly automatic?: true
  readonly revisions?: readonly Revision[]
  /** Of a file that has its pages drawn: the cell between its ruling lines, without lines the words in it. */
  readonly box?: PageBox
}

/** sum(left) = sum(right): what a spreadsheet checks beside the table. */
export interface GridCheck {
  /** What must agree, in words. */
  readonly sentence: string
  /** The row, column or group it holds in, e.g. `自然人`. */
  readonly line: string
  readonly left: readonly Coordinate[]
  readonly right: readonly Coordinate[]
  /** left − right as decimal text, `0` when they agree; null while an operand is blank or no number. */
  readonly difference: string | null
}

export interface GridBlock {
  readonly kind: 'grid'
  /** A short name, e.g. `表三`; a sheet's or table's own name from a reader; '' when it has none. */
  readonly name: string
  readonly rows: number
  readonly headerRows: number
  /** Relative column widths; as many as there are columns. */
  readonly weights: readonly number[]
  /** Least height of a row in millimetres, for a table that people write in. */
  readonly rowHeight?: number
  /** In row-major order; positions covered by a span have no cell of their own. */
  readonly cells: readonly GridCell[]
  readonly checks: readonly GridCheck[]
  /** Part of the table was not carried over into the file, as when a page was printed too narrow for it. */
  readonly isCut?: true
  /** Of a text file, the line of every row. */
  readonly lines?: readonly number[]
  /** Its columns are no more than spaces between words: they may have been seen where there are none. */
  readonly isSpaced?: true
  readonly at: Place
}

/** Something a reader met and cannot carry over: a picture, an embedded object. */
export interface OtherBlock {
  readonly kind: 'other'
  /** In Chinese, e.g. `图片`. */
  readonly what: string
  readonly text: string
  readonly at: Place
}

export type Block = TextBlock | GridBlock | OtherBlock

export interface Document {
  readonly properties: { readonly title: string; readonly office: string; readonly year: number | null }
  readonly blocks: readonly Block[]
  /** How to set the pages; absent from a reader, and then as the standard has it. */
  readonly style?: PageStyle
  /** Stands at the top of every page; absent for nothing. */
  readonly header?: string
  /** The lines of text are counted in the margin, from one on every page. */
  readonly lineNumbers?: true
}

/** The characters of a document that a value or note comes from: a block, a cell of it, a range of UTF-16 units. */
export interface Origin {
  readonly block: number
  readonly row?: number
  readonly column?: number
  readonly from: number
  readonly to: number
  readonly at: Place
}
