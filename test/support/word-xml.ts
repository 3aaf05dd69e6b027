// WordprocessingML by hand: paragraphs, runs, and the form's tables drawn with the habits of different programs. What the
// figures are is the caller's.
import { layoutOf, type LayoutCell } from '../../shared/template/layout.ts'
import type { TableSpec } from '../../shared/template/form.ts'
import { xmlText } from './office-package.ts'

/** A run; `properties` is what stands in `w:rPr`. */
export function run(text: string, properties = ''): string {
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${look}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
}

/** A paragraph of text, or of ready-made content when that begins with `<`; `properties` is what stands in `w:pPr`. */
export function paragraph(content: string, properties = ''): string {
  const inside = content === '' || content.startsWith('<') ? content : run(content)
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`
}

export const paragraphs = (...texts: readonly string[]): string =>
  texts.map((text) => paragraph(text)).join('')

/** How a program writes down the same table. */
export interface TableHabits {
  /** Cells over several columns: by gridSpan, by hMerge, or by nothing but their widths. */
  readonly across?: 'gridSpan' | 'hMerge' | 'widths'
  /** Cells over several rows go on: without a value, with one, or with the text of the first again. */
  readonly down?: 'bare' | 'continue' | 'filled'
  /** The list of columns: right, absent, all of width 0, or one too few. */
  readonly grid?: 'right' | 'absent' | 'zero' | 'short'
  /** Columns left free before and after every row. */
  readonly before?: number
  readonly after?: number
  /** The content of a cell; paragraphs. */
  readonly content?: (text: string, cell: LayoutCell) => string
  /** A row as it is written; `cells` are the `w:tc` elements. */
  readonly row?: (row: number, cells: readonly string[], isHeader: boolean) => string
  /** What stands in a cell's `w:tcPr` besides. */
  readonly cellProperties?: (cell: LayoutCell) => string
}

const rowXml = (_row: number, cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`

/** The rows of a table of the form. `figure` says what a figure cell holds. */
export function tableRows(
  table: TableSpec,
  figure: (address: string) => string,
  habits: TableHabits = {},
): string[] {
  const layout = layoutOf(table)
  const { across = 'gridSpan', down = 'bare', before = 0, after = 0 } = habits
  const { content = (text) => paragraph(text), row: writeRow = rowXml, cellProperties = () => '' } = habits
  const textOf = (cell: LayoutCell): string =>
    cell.figure === undefined ? cell.label : figure(cell.figure.address)
  return Array.from({ length: layout.rows }, (_, row) => {
    const inRow = layout.cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .sort((a, b) => a.column - b.column)
    const cells = inRow.flatMap((cell) => {
      const isFirst = cell.row === row
      const merge =
        cell.rowSpan === 1
          ? ''
          : isFirst
            ? '<w:vMerge w:val="restart"/>'
            : down === 'bare'
              ? '<w:vMerge/>'
              : '<w:vMerge w:val="continue"/>'
      const inside = isFirst || down === 'filled' ? content(textOf(cell), cell) : paragraph('')
      const width = table.weights
        .slice(cell.column, cell.column + cell.colSpan)
        .reduce((sum, part) => sum + part, 0)
      const besides = merge + cellProperties(cell)
      return cellsAcross(cell.colSpan, across, width, besides, inside)
    })
    const properties =
      (before === 0 ? '' : `<w:gridBefore w:val="${before}"/>`) +
      (after === 0 ? '' : `<w:gridAfter w:val="${after}"/>`)
    const ready = properties === '' ? cells : [`<w:trPr>${properties}</w:trPr>`, ...cells]
    return writeRow(row, ready, row < layout.headerRows)
  })
}

function cellsAcross(
  span: number,
  across: NonNullable<TableHabits['across']>,
  width: number,
  besides: string,
  inside: string,
): string[] {
  const cell = (properties: string, content: string): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
  const measured = `<w:tcW w:w="${width}" w:type="dxa"/>`
  if (across === 'widths') return [cell(measured + besides, inside)]
  if (across === 'gridSpan' || span === 1) {
    return [cell(`${measured}${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${besides}`, inside)]
  }
  return Array.from({ length: span }, (_, at) =>
    cell(
      `<w:hMerge w:val="${at === 0 ? 'restart' : 'continue'}"/>${besides}`,
      at === 0 ? inside : paragraph(''),
    ),
  )
}

/** A whole table of the form. */
export function table(
  spec: TableSpec,
  figure: (address: string) => string,
  habits: TableHabits = {},
): string {
  return tableAround(spec, tableRows(spec, figure, habits), habits)
}

/** The table element around rows. */
export function tableAround(spec: TableSpec, rows: readonly string[], habits: TableHabits = {}): string {
  const { grid = 'right', before = 0, after = 0 } = habits
  const widths = [
    ...Array.from({ length: before }, () => 100),
    ...spec.weights,
    ...Array.from({ length: after }, () => 100),
  ]
  const listed = grid === 'short' ? widths.slice(0, -1) : grid === 'absent' ? [] : widths
  const columns = listed.map((width) => `<w:gridCol w:w="${grid === 'zero' ? 0 : width}"/>`).join('')
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>` +
    `${grid === 'absent' ? '' : `<w:tblGrid>${columns}</w:tblGrid>`}${rows.join('')}</w:tbl>`
  )
}
