// Rows whose figures stand in the same columns → a grid: labels in front, heads above, lines of one cell joined.
import type { GridBlock, GridCell, PageBox } from '../../document.ts'
import type { Budget } from '../budget.ts'
import { figure, type Row } from './open-rows.ts'
import { reachOf, sharesColumn, type Span } from './open-heads.ts'
import { extentOf, united } from './page-boxes.ts'
import { tabbedRows, type Stops, type TabRow } from './tab-stops.ts'
import { fieldOf, type Field, type Word } from './text-lines.ts'

/** Rows and the columns their figures stand in, from left to right. */
export interface Band {
  readonly rows: readonly Row[]
  readonly columns: readonly Span[]
}

export function gridOf({ rows, columns }: Band, stops: Stops | null, budget: Budget): GridBlock {
  const fullest = rows.reduce((most, { figures }) => Math.max(most, figures.length), 0)
  const tabbed = stops === null ? null : tabbedRows(rows, stops)
  if (tabbed !== null && tabbed !== 'unclear') return gridOfTabs(tabbed, rows, budget)
  if (tabbed === 'unclear' || columns.length > fullest) return gridOfFields(rows, budget)
  const start = startOfFigures(rows, columns)
  const fitted = rows.map((row) => splitWords(touchingFigure(row, columns), columns, start))
  const labelsOf = (row: Row): readonly Field[] => {
    const isLabel = ({ left, right }: Field): boolean => row.figures.length > 0 || (left + right) / 2 < start
    return row.words.filter(isLabel)
  }
  const firstFigures = fitted.findIndex((row) => row.figures.length > 0)
  const heads = fitted.slice(0, firstFigures).map((row) => row.words.slice(labelsOf(row).length))
  if (sharesColumn(heads, columns)) return gridOfFields(rows, budget)
  const leaf = leafLabels(fitted.map((row) => (row.figures.length > 0 ? labelsOf(row) : [])))
  const isGroup = ({ line }: Row, own: readonly Field[]): boolean =>
    own.length === 1 && (own[0]?.right ?? 0) <= leaf + line.size / 2
  const labels = fitted.reduce((most, row) => {
    const own = labelsOf(row)
    return Math.max(most, isGroup(row, own) ? 2 : own.length)
  }, 1)
  const pieces = new Pieces(fitted, headPitch(fitted, columns, start))
  fitted.forEach((row, index) => {
    const own = labelsOf(row)
    const { size } = row.line
    own.forEach((field, at) => {
      const column = isGroup(row, own) ? labels - 2 : labels - own.length + at
      if (column === labels - 1) pieces.put(index, column, 1, field)
      else pieces.goOn(index, column, field, size)
    })
    if (row.figures.length > 0) pieces.closeHeads()
    for (const field of row.words.slice(own.length)) {
      const [from, to] = reachOf(columns, field.left, field.right)
      const isTitle = row.words.length === 1 && field.right - field.left > size * longestPieceOfHead
      if (to - from === 1 && !isTitle) pieces.goOnHead(index, labels + from, field, size)
      else pieces.put(index, labels + from, to - from, field)
    }
    for (const field of row.figures) {
      const [from, to] = reachOf(columns, field.left, field.right)
      pieces.put(index, labels + from, to - from, field)
    }
  })
  const width = labels + columns.length
  budget.spendCells(rows.length * width)
  const cells = withoutBlankRows(headsInOneRow(besideLabels(pieces.cells, labels - 1), labels - 1))
  const height = cells.reduce((most, { row }) => Math.max(most, row + 1), 0)
  return gridOfCells(withBlanks(cells, height, width), rows, width)
}

/** Halfway between the labels and the first column of figures. */
function startOfFigures(rows: readonly Row[], columns: readonly Span[]): number {
  const labelled = rows.filter(({ words, figures }) => words.length > 0 && figures.length > 0)
  const end = labelled.reduce((most, { words }) => Math.max(most, words.at(-1)?.right ?? most), -Infinity)
  const start = columns[0]?.left ?? Infinity
  return Number.isFinite(start) && Number.isFinite(end) ? (Math.min(end, start) + start) / 2 : end
}

/** Lines that were set with tabs. */
function gridOfTabs(texts: readonly TabRow[], rows: readonly Row[], budget: Budget): GridBlock {
  const cells = texts.flatMap((own, row) =>
    own.map((cell, column) =>
      cell === null ? cellAt(row, column, 1, '') : cellAt(row, column, 1, cell.text, boxOf(cell, cell.page)),
    ),
  )
  budget.spendCells(cells.length)
  return gridOfCells(cells, rows, Math.max(1, ...texts.map(({ length }) => length)))
}

/** Fields one after the other: in which columns they stand cannot be told. */
function gridOfFields(rows: readonly Row[], budget: Budget): GridBlock {
  const cells = rows.flatMap(({ line, words, figures }, row) =>
    [...words.flatMap(apartUnlessLoose), ...figures].map((field, column) =>
      cellAt(row, column, 1, field.text, boxOf(field, line.page)),
    ),
  )
  const width = cells.reduce((most, { column }) => Math.max(most, column + 1), 1)
  budget.spendCells(cells.length)
  return gridOfCells(cells, rows, width)
}

function gridOfCells(cells: readonly GridCell[], rows: readonly Row[], width: number): GridBlock {
  return {
    kind: 'grid',
    name: '',
    rows: cells.reduce((most, { row }) => Math.max(most, row + 1), 0),
    headerRows: 0,
    weights: Array.from({ length: width }, () => 1),
    cells,
    checks: [],
    at: { page: rows[0]?.line.page ?? 1 },
  }
}

/** Alone on its line and this much wider than its characters are high, a head is a title above the others. */
const longestPieceOfHead = 6.5

/** Lines of one cell follow each other so closely; parts of the size. */
const closeLines = 2.6

interface OpenCell {
  readonly cell: number
  readonly page: number
  readonly base: number
  readonly left: number
  readonly right: number
}

/** Cells as they are found line by line; lines of one group's label or of one head become one cell. */
class Pieces {
  readonly cells: GridCell[] = []
  readonly #rows: readonly Row[]
  /** From one line of a head to the next. */
  readonly #headPitch: number
  readonly #groups = new Map<number, OpenCell>()
  readonly #heads = new Map<number, OpenCell>()

  constructor(rows: readonly Row[], headPitch: number) {
    this.#rows = rows
    this.#headPitch = headPitch
  }

  put(row: number, column: number, colSpan: number, field: Field): void {
    this.cells.push(cellAt(row, column, colSpan, field.text, boxOf(field, this.#pageOf(row))))
  }

  #pageOf(row: number): number {
    return this.#rows[row]?.line.page ?? 1
  }

  goOn(row: number, column: number, field: Field, size: number): void {
    this.#continue(this.#groups, row, column, field, size * closeLines)
  }

  goOnHead(row: number, column: number, field: Field, size: number): void {
    const reach = Math.min(size * closeLines, this.#headPitch * 1.25)
    this.#continue(this.#heads, row, column, field, reach)
  }

  closeHeads(): void {
    this.#heads.clear()
  }

  #continue(open: Map<number, OpenCell>, row: number, column: number, field: Field, reach: number): void {
    const [base, page] = [baseOf(field), this.#pageOf(row)]
    const above = open.get(column)
    const upper = above && this.cells[above.cell]
    const isSame =
      above !== undefined &&
      above.page === page &&
      base - above.base <= reach &&
      above.left < field.right &&
      above.right > field.left
    const { left, right, text } = field
    if (isSame && upper) {
      const box = upper.box && united(upper.box, extentOf(field.words))
      this.cells[above.cell] = { ...upper, text: `${upper.text}\n${text}`, ...(box ? { box } : {}) }
      open.set(column, { cell: above.cell, page, base, left, right })
      return
    }
    open.set(column, { cell: this.cells.length, page, base, left, right })
    this.put(row, column, 1, field)
  }
}

function cellAt(row: number, column: number, colSpan: number, text: string, box?: PageBox): GridCell {
  return { row, column, rowSpan: 1, colSpan, role: 'unknown', text, ...(box ? { box } : {}) }
}

function boxOf({ words }: Pick<Field, 'words'>, page: number): PageBox {
  return { page, ...extentOf(words) }
}

function baseOf({ words }: Field): number {
  return words[0]?.base ?? 0
}

/** The smallest distance between words above each other over one column. */
function headPitch(rows: readonly Row[], columns: readonly Span[], start: number): number {
  const bases = new Map<number, number>()
  let pitch = Infinity
  for (const { words } of rows) {
    for (const field of words) {
      const { left, right } = field
      const [from, to] = reachOf(columns, left, right)
      if ((left + right) / 2 < start || to - from > 1) continue
      const step = baseOf(field) - (bases.get(from) ?? -Infinity)
      // Less than nothing is the way up to the next page.
      if (step > 0) pitch = Math.min(pitch, step)
      bases.set(from, baseOf(field))
    }
  }
  return pitch
}

/** Where the labels of rows mostly begin: what ends before that is a group's. */
function leafLabels(lines: readonly (readonly Field[])[]): number {
  const starts = lines.flatMap((fields) => fields.at(-1)?.left ?? []).toSorted((a, b) => a - b)
  return starts[Math.floor(starts.length / 2)] ?? -Infinity
}

/** Words of one line that stand in different cells with hardly a gap between them. */
function splitWords(row: Row, columns: readonly Span[], start: number): Row {
  return { ...row, words: row.words.flatMap((field) => splitField(field, columns, start)) }
}

function splitField(field: Field, columns: readonly Span[], start: number): readonly Field[] {
  const parts = apartUnlessLoose(field)
  if (parts.length < 2 || (field.left + field.right) / 2 < start) return parts
  const reaches = parts.map(({ left, right }) => reachOf(columns, left, right))
  const isEach = reaches.every(
    ([from, to], index) => to - from === 1 && from >= (reaches[index - 1]?.[1] ?? 0),
  )
  return isEach ? parts : [field]
}

/** Characters set wide apart from each other are no cells. */
function apartUnlessLoose(field: Field): readonly Field[] {
  const { words, text } = field
  return words.length < 2 || (words.length - 1) * 2 > text.length ? [field] : apartFields(words)
}

/** A number in front of a label belongs to it, however far it stands. */
function apartFields(words: readonly Word[]): readonly Field[] {
  const parts: Word[][] = []
  for (const word of words) {
    const before = parts.at(-1)?.at(-1)
    const isNumber = before !== undefined && /^[\d.,、]+$/u.test(before.text)
    const open = parts.at(-1)
    const isApart = word.gap > word.size * cellGap && !isNumber && !/^[\d.,]+$/u.test(word.text)
    if (open === undefined || isApart || startsLabel(word)) parts.push([word])
    else open.push(word)
  }
  return parts.flatMap((part) => fieldOf(part) ?? [])
}

const cellGap = 0.12

function startsLabel({ text, gap, size }: Word): boolean {
  return /^\d\.$/u.test(text) && gap > size * cellGap
}

/** A figure that touches its label stands under the others of its column: it is apart from the label all the same. */
function touchingFigure(row: Row, columns: readonly Span[]): Row {
  const last = row.words.at(-1)
  const word = last?.words.at(-1)
  if (last === undefined || word === undefined || last.words.length < 2 || !figure.test(word.text)) return row
  const column = columns.find((span) => span.left < word.right && span.right > word.left)
  const isFree = column !== undefined && row.figures.every(({ left }) => left >= column.right)
  const isBeside = isFree && last.left < column.left && isInside(word, column)
  if (!isBeside) return row
  const front = fieldOf(last.words.slice(0, -1))
  const tail = fieldOf([word])
  if (front === null || tail === null) return row
  return { ...row, words: [...row.words.slice(0, -1), front], figures: [tail, ...row.figures] }
}

function isInside(word: Word, column: Span): boolean {
  return word.left >= column.left - word.size / 2 && word.right <= column.right + word.size / 2
}

/** A group's label alone on its line stands beside the rows of its group: it goes to the next line, or the one before. */
function besideLabels(cells: readonly GridCell[], leaf: number): readonly GridCell[] {
  const byRow = new Map<number, GridCell[]>()
  for (const cell of cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell])
  const figureRows = cells.filter((cell) => isFigureCell(cell, leaf)).map(({ row }) => row)
  const [first, last] = [Math.min(...figureRows), Math.max(...figureRows)]
  const isGroupOnly = (row: number): boolean => byRow.get(row)?.every(({ column }) => column < leaf) === true
  return cells.map((cell) => {
    if (cell.row < first || cell.row > last || !isGroupOnly(cell.row)) return cell
    const isFree = (row: number): boolean => {
      const own = byRow.get(row)
      const isInside = row >= first && row <= last && !isGroupOnly(row)
      return isInside && own !== undefined && own.every(({ column }) => column !== cell.column)
    }
    const row = [cell.row + 1, cell.row - 1, cell.row + 2, cell.row - 2].find(isFree)
    return row === undefined ? cell : { ...cell, row }
  })
}

/** Heads of single columns stand in the middle of their cells, higher or lower as these are high: they are one row. */
function headsInOneRow(cells: readonly GridCell[], leaf: number): readonly GridCell[] {
  const first = Math.min(...cells.filter((cell) => isFigureCell(cell, leaf)).map(({ row }) => row))
  const lowest = new Map<number, GridCell>()
  for (const cell of cells) {
    const isHead = cell.row < first && cell.column > leaf && cell.colSpan === 1
    if (isHead && cell.row >= (lowest.get(cell.column)?.row ?? 0)) lowest.set(cell.column, cell)
  }
  const row = Math.max(...[...lowest.values()].map((cell) => cell.row))
  return cells.map((cell) => (lowest.get(cell.column) === cell ? { ...cell, row } : cell))
}

function isFigureCell({ column, text }: GridCell, leaf: number): boolean {
  return column > leaf && figure.test(text)
}

/** Lines that went into cells above them leave no row. */
function withoutBlankRows(cells: readonly GridCell[]): readonly GridCell[] {
  const used = [...new Set(cells.map(({ row }) => row))].toSorted((a, b) => a - b)
  const rowOf = new Map(used.map((row, index) => [row, index]))
  return cells.map((cell) => ({ ...cell, row: rowOf.get(cell.row) ?? cell.row }))
}

/** Cells of one line that lie over each other become one; the rest of the line is blank cells. */
function withBlanks(cells: readonly GridCell[], rows: number, columns: number): readonly GridCell[] {
  const byRow: GridCell[][] = Array.from({ length: rows }, () => [])
  for (const cell of cells) byRow[cell.row]?.push(cell)
  return byRow.flatMap((own, row) => {
    const placed: GridCell[] = []
    for (const cell of own.toSorted((a, b) => a.column - b.column)) {
      const before = placed.at(-1)
      const end = before === undefined ? 0 : before.column + before.colSpan
      if (before !== undefined && cell.column < end) {
        const colSpan = Math.max(end, cell.column + cell.colSpan) - before.column
        const box = before.box && cell.box && united(before.box, cell.box)
        const text = `${before.text} ${cell.text}`
        placed[placed.length - 1] = { ...before, colSpan, text, ...(box ? { box } : {}) }
        continue
      }
      for (let column = end; column < cell.column; column += 1) placed.push(cellAt(row, column, 1, ''))
      placed.push(cell)
    }
    const last = placed.at(-1)
    for (let column = last === undefined ? 0 : last.column + last.colSpan; column < columns; column += 1)
      placed.push(cellAt(row, column, 1, ''))
    return placed
  })
}
