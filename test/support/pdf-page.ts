// Draws pages for hand-made PDFs: text at a place, lines, tables with lines and without; from the upper left, in points.
import type { TableId } from '../../shared/template/form.ts'
import { placedTexts, type PlacedText } from '../fixtures/plain-report.ts'
import { stated2021, type Stated } from '../fixtures/stated.ts'
import { hex, type CharacterMap, type PdfPage } from './pdf-bytes.ts'

export const paper = { width: 595, height: 842 } as const
const margin = 60

/** Half the size for ASCII, all of it for anything else. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0080' ? size / 2 : size), 0)
}

export interface TextStyle {
  readonly size?: number
  readonly map?: CharacterMap
  /** How a string is shown where it does not matter to the eye. */
  readonly show?: (text: string, x: number, y: number, size: number) => string
}

export class Page {
  readonly operators: string[] = []
  readonly height: number
  /** From the top, where the next line goes. */
  at: number
  readonly #style: TextStyle

  constructor(style: TextStyle = {}, height: number = paper.height, top = 80) {
    this.#style = style
    this.height = height
    this.at = top
  }

  text(text: string, x: number, y: number, size = this.#style.size ?? 10.5): this {
    if (text === '') return this
    const { show = showAsOne(this.#style.map) } = this.#style
    this.operators.push(show(text, x, this.height - y, size))
    return this
  }

  line(x0: number, y0: number, x1: number, y1: number): this {
    this.operators.push(`0.5 w ${x0} ${this.height - y0} m ${x1} ${this.height - y1} l S`)
    return this
  }

  /** A paragraph between margins, its first line indented by two characters. */
  paragraph(text: string, left = margin, right: number = paper.width - margin, indent = 2): this {
    const size = this.#style.size ?? 10.5
    let rest = text
    let x = left + indent * size
    while (rest !== '') {
      let count = 0
      while (count < rest.length && widthOf(rest.slice(0, count + 1), size) <= right - x + 0.01) count += 1
      this.text(rest.slice(0, count), x, this.at, size)
      rest = rest.slice(count)
      this.at += size * 1.8
      x = left
    }
    return this
  }

  page(more: Partial<PdfPage> = {}): PdfPage {
    return { content: this.operators.join('\n'), height: this.height, ...more }
  }
}

function showAsOne(map: CharacterMap | undefined) {
  return (text: string, x: number, y: number, size: number): string =>
    `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hex(text, map)} Tj ET`
}

export interface Box {
  readonly cell: PlacedText
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Relative widths of the columns of the three tables. */
const weights: Readonly<Record<TableId, readonly number[]>> = {
  disclosure: [1, 1, 1, 1],
  requests: [0.9, 1.4, 3.4, 1, 1, 1, 1, 1, 1, 1],
  disputes: Array.from({ length: 15 }, () => 1),
}

export interface TablePlace {
  readonly left?: number
  readonly right?: number
  readonly rowHeight?: number
  readonly stated?: Stated
  readonly edition?: 2019 | 2021
  /** Rows from here to there, for a table that goes over pages. */
  readonly from?: number
  readonly to?: number
}

/** The cells of a table laid out below each other; a cell cut by the first or last row is as high as what is left of it. */
export function boxesOf(table: TableId, top: number, place: TablePlace = {}): readonly Box[] {
  const { left = margin, right = paper.width - margin, rowHeight = 22, from = 0, to = Infinity } = place
  const cells = placedTexts(table, place.stated ?? stated2021, place.edition ?? 2021)
  const columns = cells.reduce((most, { column, colSpan }) => Math.max(most, column + colSpan), 0)
  const own = weights[table].length === columns ? weights[table] : Array.from({ length: columns }, () => 1)
  const sum = own.reduce((all, weight) => all + weight, 0)
  const edge = (column: number): number =>
    left + ((right - left) * own.slice(0, column).reduce((all, weight) => all + weight, 0)) / sum
  const last = cells.reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 0)
  const end = Math.min(to, last)
  return cells.flatMap((cell) => {
    const [first, behind] = [Math.max(cell.row, from), Math.min(cell.row + cell.rowSpan, end)]
    if (first >= behind) return []
    return [
      {
        cell,
        left: edge(cell.column),
        right: edge(cell.column + cell.colSpan),
        top: top + (first - from) * rowHeight,
        bottom: top + (behind - from) * rowHeight,
      },
    ]
  })
}

/** Lines of a text that fit into a width. */
export function broken(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = ['']
  for (const character of text) {
    const open = lines.at(-1) ?? ''
    if (open !== '' && widthOf(open + character, size) > width) lines.push(character)
    else lines[lines.length - 1] = open + character
  }
  return lines
}

/** The words of a cell in its middle, broken into lines. */
export function putText(page: Page, box: Box, size = 8): void {
  const lines = broken(box.cell.text, box.right - box.left - 3, size)
  const height = lines.length * size * 1.1
  const middle = (box.top + box.bottom) / 2
  lines.forEach((line, index) => {
    const x = (box.left + box.right - widthOf(line, size)) / 2
    page.text(line, x, middle - height / 2 + (index + 0.8) * size * 1.1, size)
  })
}

export function putFrame(page: Page, { left, top, right, bottom }: Box): void {
  page.line(left, top, right, top).line(left, bottom, right, bottom)
  page.line(left, top, left, bottom).line(right, top, right, bottom)
}

/** Every cell with a frame around it. */
export function putTable(page: Page, table: TableId, place: TablePlace = {}): void {
  const boxes = boxesOf(table, page.at, place)
  for (const box of boxes) {
    putFrame(page, box)
    putText(page, box)
  }
  page.at = boxes.reduce((most, { bottom }) => Math.max(most, bottom), page.at) + 24
}
