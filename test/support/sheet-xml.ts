// SpreadsheetML by hand: cells, and the form's tables laid on a sheet with the habits of different programs. What the
// figures are is the caller's.
import { columnName } from '../../shared/import/read-xlsx/cell-names.ts'
import type { TableSpec } from '../../shared/template/form.ts'
import { layoutOf, type LayoutCell } from '../../shared/template/layout.ts'
import { xmlText } from './office-package.ts'

export interface PlacedCell {
  /** 1-based. */
  readonly row: number
  readonly column: number
  /** What stands in `c`, and its attributes besides `r`. */
  readonly content: string
  readonly attributes: string
}

export interface Laid {
  readonly cells: readonly PlacedCell[]
  readonly merges: readonly string[]
}

/** Styles of the fixtures' workbooks: 0 plain, 1 drawn with borders, from 2 on the formats given, drawn. */
export function styleSheet(...formats: readonly string[]): string {
  const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`
  const xf = (format: number, border: number): string =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="${border}" xfId="0"/>`
  return (
    `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${xmlText(code)}"/>`).join('')}</numFmts>` +
    '<fonts><font><sz val="11"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills>' +
    `<borders><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
    `<cellXfs>${xf(0, 0)}${xf(0, 1)}${formats.map((_, at) => xf(170 + at, 1)).join('')}</cellXfs>`
  )
}

/** How a program writes a cell's content: attributes and inside. */
export type Content = Pick<PlacedCell, 'content' | 'attributes'>

export const inline = (text: string, style = 1): Content => ({
  content: text === '' ? '' : `<is><t xml:space="preserve">${xmlText(text)}</t></is>`,
  attributes: `s="${style}"${text === '' ? '' : ' t="inlineStr"'}`,
})

export const number = (value: string, style = 1): Content => ({
  content: value === '' ? '' : `<v>${value}</v>`,
  attributes: `s="${style}"`,
})

export const formula = (code: string, result: string, style = 1): Content => ({
  content: `<f>${xmlText(code)}</f>${result === '' ? '' : `<v>${result}</v>`}`,
  attributes: `s="${style}"`,
})

export interface SheetHabits {
  /** Row and column of the upper left corner, 1-based. */
  readonly top?: number
  readonly left?: number
  readonly label?: (text: string, cell: LayoutCell) => Content
  readonly figure?: (text: string, cell: LayoutCell) => Content
  /** What the covered cells of a merge hold. */
  readonly covered?: Content
  readonly merged?: boolean
}

/** Numbers as numbers, other texts as texts. */
export const plainFigure = (text: string): Content =>
  /^-?\d+(\.\d+)?$/.test(text) ? number(text) : inline(text)

export function laid(spec: TableSpec, figure: (address: string) => string, habits: SheetHabits = {}): Laid {
  const { top = 1, left = 1, covered = number(''), merged = true } = habits
  const { label = (text: string) => inline(text), figure: write = plainFigure } = habits
  const cells: PlacedCell[] = []
  const merges: string[] = []
  for (const cell of layoutOf(spec).cells) {
    const [row, column] = [top + cell.row, left + cell.column]
    const content =
      cell.figure === undefined ? label(cell.label, cell) : write(figure(cell.figure.address), cell)
    cells.push({ row, column, ...content })
    if (cell.rowSpan === 1 && cell.colSpan === 1) continue
    for (let down = 0; down < cell.rowSpan; down += 1) {
      for (let across = 0; across < cell.colSpan; across += 1) {
        if (down + across > 0) cells.push({ row: row + down, column: column + across, ...covered })
      }
    }
    const last = `${columnName(column + cell.colSpan - 1)}${row + cell.rowSpan - 1}`
    if (merged) merges.push(`${columnName(column)}${row}:${last}`)
  }
  return { cells, merges }
}

/** A row of texts, as titles and notes stand above and below tables. */
export function textRow(row: number, ...texts: readonly string[]): PlacedCell[] {
  return texts.map((text, at) => ({ row, column: at + 1, ...inline(text, 0) }))
}

/** What stands in `worksheet`. `row` gives the attributes of a row besides its number. */
export function sheetXml(
  { cells, merges }: Laid,
  besides: { readonly row?: (row: number) => string; readonly before?: string; readonly after?: string } = {},
): string {
  const rows = new Map<number, PlacedCell[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  const written = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, inRow]) => {
      const inside = inRow
        .sort((a, b) => a.column - b.column)
        .map(
          ({ column, content, attributes }) =>
            `<c r="${columnName(column)}${row}" ${attributes}>${content}</c>`,
        )
      return `<row r="${row}" ${besides.row?.(row) ?? ''}>${inside.join('')}</row>`
    })
  const joined = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return (
    `${besides.before ?? ''}<sheetData>${written.join('')}</sheetData>` +
    `${joined === '' ? '' : `<mergeCells>${joined}</mergeCells>`}${besides.after ?? ''}`
  )
}

export function together(...parts: readonly Laid[]): Laid {
  return { cells: parts.flatMap(({ cells }) => cells), merges: parts.flatMap(({ merges }) => merges) }
}
