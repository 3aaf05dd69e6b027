// Lines that were set with tabs: every cell begins at a tab stop, and a tab goes to the next one, so the tabs between two
// cells can be counted from where these stand. Lines of which that is not certain are none.
import { figure, type Row } from './open-rows.ts'
import type { Word } from './text-lines.ts'

/** Where the text of a page begins and ends. */
export interface Margins {
  readonly left: number
  readonly right: number
}

/** Points a cell may be off its stop; between two stops lie more than twenty. */
const near = 0.8
const narrowest = 12
/** Rows of figures at stops in equal distances, before anybody believes in them. */
const fewestGaps = 12

/** The stops of a document's lines. */
export interface Stops {
  readonly margins: Margins
  readonly pitch: number
  /** The last one on a line. */
  readonly last: number
}

/** A cell with the words that stand in it; null for a blank one. */
export type TabCell = {
  readonly text: string
  readonly words: readonly Word[]
  readonly page: number
} | null
export type TabRow = readonly TabCell[]

interface Cell extends NonNullable<TabCell> {
  readonly stop: number
  readonly left: number
  readonly right: number
}

interface TabLine {
  readonly row: Row
  readonly cells: readonly Cell[]
}

/**
 * Rows as they were typed, those joined that go over the end of a line; of each, blank cells at its end may be missing.
 * null: lines do not stand at stops · 'unclear': they do, but how many tabs lie between them cannot be counted.
 */
export function tabbedRows(rows: readonly Row[], stops: Stops): readonly TabRow[] | 'unclear' | null {
  const lines: TabLine[] = []
  for (const row of rows) {
    const cells = cellsOf(row, stops)
    if (cells === null) return null
    lines.push({ row, cells })
  }
  const isUnclear = lines.some(({ cells }) =>
    cells.slice(0, -1).some(({ right }) => endsAtStop(right, stops)),
  )
  return isUnclear ? 'unclear' : joinedLines(lines, stops)
}

/** The distance that lies between figures beside each other most often. */
export function stopsOf(rows: readonly Row[], margins: Margins): Stops | null {
  const gaps = rows.flatMap(({ figures }) =>
    figures.slice(1).map(({ left }, index) => left - (figures[index]?.left ?? left)),
  )
  const likely = gaps.map((gap) => gaps.filter((other) => Math.abs(other - gap) <= near))
  const alike = likely.toSorted((a, b) => b.length - a.length)[0] ?? []
  const rough = alike.reduce((sum, gap) => sum + gap, 0) / Math.max(alike.length, 1)
  if (alike.length < fewestGaps || rough < narrowest) return null
  // Over a whole row the distance is told better than between neighbours.
  const spans = rows.flatMap(({ figures }) => {
    const length = (figures.at(-1)?.left ?? 0) - (figures[0]?.left ?? 0)
    return length > rough / 2 ? [{ length, count: Math.round(length / rough) }] : []
  })
  const pitch =
    spans.reduce((sum, { length }) => sum + length, 0) / spans.reduce((sum, { count }) => sum + count, 0)
  return { margins, pitch, last: Math.floor((margins.right - margins.left - near) / pitch) }
}

/** The number of the stop at a place; the margin is 0. */
function stopAt({ margins, pitch }: Stops, place: number): number | null {
  const stop = Math.round((place - margins.left) / pitch)
  return Math.abs(place - margins.left - stop * pitch) <= near ? stop : null
}

/** How many stops lie before a place. */
function stopsBefore({ margins, pitch }: Stops, place: number): number {
  return Math.floor((place - margins.left) / pitch)
}

/** null where something with figures stands apart from what is in front of it, and not at a stop. */
function cellsOf({ line, figures }: Row, stops: Stops): readonly Cell[] | null {
  const words = line.fields.flatMap((field) => field.words)
  const parts: { stop: number; words: Word[] }[] = []
  for (const word of words) {
    const stop = stopAt(stops, word.left)
    const before = parts.at(-1)
    if (before === undefined) {
      if (stop === null && figures.length > 0) return null
      parts.push({ stop: stop ?? 0, words: [word] })
    } else if (stop !== null && beginsCell(word, before.words.at(-1))) parts.push({ stop, words: [word] })
    else if (isApart(word) && (figures.length > 0 || figure.test(word.text))) return null
    // A figure right behind its label, at no stop: the stops are others.
    else if (
      figures.some((field) => field.words[0] === word) &&
      !figure.test(before.words.at(-1)?.text ?? '')
    )
      return null
    else before.words.push(word)
  }
  return parts.map(({ stop, words: own }): Cell => {
    const text = own
      .map((word) => (word.isSpaced && /^\w/u.test(word.text) ? ` ${word.text}` : word.text))
      .join('')
    const right = own.reduce((most, word) => Math.max(most, word.right), -Infinity)
    return { text: text.trim(), words: own, page: line.page, stop, left: own[0]?.left ?? 0, right }
  })
}

function isApart({ gap, size }: Word): boolean {
  return gap > size * apart
}

/** A tab behind it may have begun before the stop or at it. */
function endsAtStop(place: number, { margins, pitch }: Stops): boolean {
  const stop = Math.round((place - margins.left) / pitch)
  return Math.abs(place - margins.left - stop * pitch) < closest
}

/** So many words stand in front of a row's figures at most: its group's, its own. */
const mostLabels = 3
/** Part of the size. */
const apart = 0.9
const touching = 0.12
const closest = 0.1

/** A figure may touch the label that ends right before its stop. */
function beginsCell(word: Word, before: Word | undefined): boolean {
  const isFigure = figure.test(word.text) && before !== undefined && !figure.test(before.text)
  return word.gap > word.size * touching || (isFigure && word.gap > -closest)
}

interface OpenRow {
  readonly cells: TabRow
  readonly hasFigures: boolean
  readonly last: Cell | undefined
}

function joinedLines(lines: readonly TabLine[], stops: Stops): readonly TabRow[] {
  const rows: OpenRow[] = []
  for (const [index, line] of lines.entries()) {
    const open = rows.at(-1)
    const width = widthBehind(lines, index, stops)
    const count = open === undefined ? null : tabsToNextLine(open, line, width, stops)
    if (open !== undefined && count !== null) rows[rows.length - 1] = goneOn(open, line, count, stops)
    else rows.push(begun(line, stops))
  }
  return withUnseen(rows)
}

/**
 * Tabs at the end of a line are not seen: heads have as many cells as the figures below where one of their lines has. Where
 * none has, the blank ones may be missing anywhere.
 */
function withUnseen(rows: readonly OpenRow[]): readonly TabRow[] {
  const all: TabRow[] = []
  let heads: TabRow[] = []
  for (const { cells, hasFigures } of rows) {
    if (!hasFigures) {
      heads.push(cells)
      continue
    }
    const isWhole = heads.some(({ length }) => length === cells.length)
    all.push(
      ...heads.map((head) => (isWhole ? [...head, ...blanks(cells.length - head.length)] : head)),
      cells,
    )
    heads = []
  }
  return [...all, ...heads]
}

function begun({ row, cells }: TabLine, stops: Stops): OpenRow {
  return {
    cells: [...blanks(cells[0]?.stop ?? 0), ...between(cells, stops)],
    hasFigures: row.figures.length > 0,
    last: cells.at(-1),
  }
}

/** `count`: the tabs between a row and the line that it goes on with. */
function goneOn(row: OpenRow, { row: own, cells }: TabLine, count: number, stops: Stops): OpenRow {
  return {
    hasFigures: row.hasFigures || own.figures.length > 0,
    cells: [...row.cells, ...blanks(count - 1), ...between(cells, stops)],
    last: cells.at(-1),
  }
}

function blanks(count: number): TabRow {
  return Array.from({ length: Math.max(count, 0) }, () => null)
}

/** Cells of one line, with the blank ones between them. */
function between(cells: readonly Cell[], stops: Stops): TabRow {
  return cells.flatMap((cell, index) => {
    const before = cells[index - 1]
    const missing = before === undefined ? 0 : cell.stop - stopsBefore(stops, before.right) - 1
    return [...blanks(missing), cell]
  })
}

/** How many cells the next row of figures has. */
function widthBehind(lines: readonly TabLine[], index: number, stops: Stops): number {
  const next = lines.findIndex(({ row }, at) => at > index && row.figures.length > 0)
  const [line, after] = [lines[next], lines[next + 1]]
  if (line === undefined) return 0
  const row = begun(line, stops)
  const count = after === undefined ? null : tabsToNextLine(row, after, 0, stops)
  return after === undefined || count === null
    ? row.cells.length
    : goneOn(row, after, count, stops).cells.length
}

/**
 * The tabs between a row and a line that goes on with it; null for a line of its own. Figures go on where the row had no room
 * for them, words without figures where they do not go beyond the row of figures below.
 */
function tabsToNextLine(
  row: OpenRow,
  { row: own, cells }: TabLine,
  width: number,
  stops: Stops,
): number | null {
  const [first] = cells
  if (first === undefined || first.stop === 0 || row.last === undefined) return null
  // Tabs at the end of a line are not seen; but the one right in front of what had no room there goes along with it.
  const unseen = stops.last - stopsBefore(stops, row.last.right)
  const lastStop = stops.margins.left + stops.last * stops.pitch
  const hasRoom = lastStop + first.right - first.left <= stops.margins.right
  const counts = first.stop > 1 || hasRoom ? [unseen + first.stop] : [1, unseen + 1]
  if (own.words.length === 0) {
    const isOnly = unseen === 0 || counts.length === 1
    const isRow = row.hasFigures || row.cells.filter((cell) => cell !== null).length <= mostLabels
    return isRow && isOnly && unseen <= 1 && first.stop === 1 ? (counts[0] ?? null) : null
  }
  if (own.figures.length > 0 || row.hasFigures) return null
  const inLine = between(cells, stops).length
  const fitting = counts.filter((count) => row.cells.length + count - 1 + inLine <= width)
  return fitting[0] ?? null
}
