// The tables of a page that have ruling lines: boxes between lines with the text that stands in each.
import type { GridBlock, GridCell } from '../../document.ts'
import type { Budget } from '../budget.ts'
import { extentOf, united } from './page-boxes.ts'
import type { PageContent } from './page-content.ts'
import { rulingsOf, type Rulings } from './rulings.ts'
import { isFigureText, textLines } from './text-lines.ts'
import type { Glyph } from './text-machine.ts'

export interface RuledTable {
  readonly grid: GridBlock
  /** Upper and lower edge on the page. */
  readonly top: number
  readonly bottom: number
  /** Vertical edges: a table that goes on on the next page has the same. */
  readonly edges: readonly number[]
  /** Horizontal edges: a strip of the same sheet on another page has the same. */
  readonly rows: readonly number[]
  readonly taken: ReadonlySet<Glyph>
}

/** The tables of a page from top to bottom. */
export function ruledTables(
  page: PageContent,
  at: { readonly page: number },
  budget: Budget,
): readonly RuledTable[] {
  return rulingsOf({ across: [...page.across], down: [...page.down] }).flatMap((rulings) => {
    const table = tableOf(page, rulings, at, budget)
    return table === null ? [] : [table]
  })
}

interface Box {
  readonly row: number
  readonly column: number
  rowSpan: number
  colSpan: number
  readonly glyphs: Glyph[]
}

function tableOf(
  page: PageContent,
  rulings: Rulings,
  at: { readonly page: number },
  budget: Budget,
): RuledTable | null {
  const { rows, columns } = rulings
  const [height, width] = [rows.length - 1, columns.length - 1]
  budget.spendCells(height * width)
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0]
  const [top, bottom] = [rows[0] ?? 0, rows.at(-1) ?? 0]
  // Of labels that begin beyond the paper the file may still have the whole.
  const start = left < edgeOfPaper ? -Infinity : left
  const inside = page.glyphs.filter((glyph) => {
    const { x, y } = middleOf(glyph)
    return y > top && y < bottom && x > start && x < right
  })
  const runs = runsOf(inside)
  const { owner, boxes } = boxesOf(rulings, bridgesOf(runs, rulings))
  for (const run of runs) {
    for (const part of partsOf(run, rulings)) {
      const { x, y } = middleOf({ ...part[0], right: part.at(-1)?.right ?? part[0].right })
      boxes[owner[stretchAt(rows, y) * width + stretchAt(columns, x)] ?? -1]?.glyphs.push(...part)
    }
  }
  if (boxes.length < 2) return null
  const cells = boxes.map(({ glyphs, row, column, rowSpan, colSpan }): GridCell => {
    const text = textLines(glyphs)
      .map((line) => line.text)
      .join('\n')
    const between = {
      page: at.page,
      left: columns[column] ?? left,
      top: rows[row] ?? top,
      right: columns[column + colSpan] ?? right,
      bottom: rows[row + rowSpan] ?? bottom,
    }
    // Figures may hang over the lines.
    const box = united(between, extentOf(glyphs))
    return { row, column, rowSpan, colSpan, role: 'unknown', text, box }
  })
  const weights = columns.slice(1).map((edge, index) => Math.max(Math.round(edge - (columns[index] ?? 0)), 1))
  // A table that begins or ends at the edge of the paper goes on where nothing was printed.
  const isCut = left < edgeOfPaper || right > page.width - edgeOfPaper
  const grid: GridBlock = {
    kind: 'grid',
    name: '',
    rows: height,
    headerRows: 0,
    weights,
    cells,
    checks: [],
    ...(isCut ? { isCut } : {}),
    at,
  }
  return { grid, top, bottom, edges: columns, rows, taken: new Set(inside) }
}

const edgeOfPaper = 2

/** Boxes with no line between them are one cell. `bridges`: walls that text runs over, by row and column. */
function boxesOf(
  { rows, columns, right, below }: Rulings,
  bridges: ReadonlySet<string>,
): { readonly owner: readonly (number | null)[]; readonly boxes: readonly Box[] } {
  const [height, width] = [rows.length - 1, columns.length - 1]
  const owner: (number | null)[] = Array.from({ length: height * width }, () => null)
  const boxes: Box[] = []
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (owner[row * width + column] !== null) continue
      const isOpen = (at: number): boolean => !right(row, at) || bridges.has(`${row} ${at}`)
      let colSpan = 1
      while (
        column + colSpan < width &&
        isOpen(column + colSpan - 1) &&
        owner[row * width + column + colSpan] === null
      )
        colSpan += 1
      let rowSpan = 1
      while (row + rowSpan < height && !below(row + rowSpan - 1, column)) rowSpan += 1
      for (let r = row; r < row + rowSpan; r += 1) {
        for (let c = column; c < column + colSpan; c += 1) owner[r * width + c] = boxes.length
      }
      boxes.push({ row, column, rowSpan, colSpan, glyphs: [] })
    }
  }
  return { owner, boxes }
}

type Run = readonly [Glyph, ...Glyph[]]

/** Digits that touch stay together; every other character goes by its own place. */
function runsOf(glyphs: readonly Glyph[]): readonly Run[] {
  const runs: [Glyph, ...Glyph[]][] = []
  const ordered = glyphs.toSorted((a, b) => Math.round(a.base - b.base) || a.left - b.left)
  for (const glyph of ordered) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn =
      last !== undefined &&
      isFigureText(glyph.text) &&
      isFigureText(last.text) &&
      Math.abs(glyph.base - last.base) < glyph.size * 0.2 &&
      glyph.left - last.right <= glyph.size * 0.3 &&
      glyph.right > last.left
    if (run !== undefined && goesOn) run.push(glyph)
    else runs.push([glyph])
  }
  return runs
}

/** A line this near to the end of a run of digits is only overhung by it. Part of a digit's width. */
const overhang = 0.6
/** Between two figures that touch a line from both sides there is still so much room. Part of their size. */
const least = 0.12

/** Where column lines run through a run of digits: between two of them where they stand apart, or right through one. */
function crossingsOf(run: Run, { rows, columns, right }: Rulings): readonly { cut: number; wall: string }[] {
  const last = run.at(-1) ?? run[0]
  const row = stretchAt(rows, middleOf(run[0]).y)
  return columns.flatMap((at, index) => {
    const { left: start, right: end } = { left: run[0].left, right: last.right }
    if (index === 0 || index === columns.length - 1 || at <= start || at >= end) return []
    if (!right(row, index - 1)) return []
    const cut = run.findIndex((glyph, place) => {
      const next = run[place + 1]
      return (
        next !== undefined &&
        glyph.right <= at + 0.5 &&
        next.left >= at - 0.5 &&
        next.left - glyph.right >= glyph.size * least
      )
    })
    const digit = (end - start) / run.length
    const isOverhung = Math.min(at - start, end - at) < digit * overhang
    return cut === -1 && isOverhung ? [] : [{ cut, wall: `${row} ${index - 1}` }]
  })
}

/** Walls between cells over which a run of digits goes on: nobody can say which cell it belongs to. */
function bridgesOf(runs: readonly Run[], rulings: Rulings): ReadonlySet<string> {
  return new Set(
    runs
      .filter((run) => run.length > 1)
      .flatMap((run) => crossingsOf(run, rulings))
      .flatMap(({ cut, wall }) => (cut === -1 ? [wall] : [])),
  )
}

/** A run cut where a line parts two figures. */
function partsOf(run: Run, rulings: Rulings): readonly Run[] {
  if (run.length < 2) return [run]
  const cuts = crossingsOf(run, rulings).flatMap(({ cut }) => (cut === -1 ? [] : [cut + 1]))
  return [0, ...cuts].flatMap((from, index) => {
    const [first, ...rest] = run.slice(from, cuts[index])
    return first === undefined ? [] : [[first, ...rest] as const]
  })
}

function middleOf(glyph: { readonly left: number; readonly right: number; base: number; size: number }): {
  readonly x: number
  readonly y: number
} {
  return { x: (glyph.left + glyph.right) / 2, y: glyph.base - glyph.size * 0.35 }
}

/** The last edge before a place; edges are few hundred at most, asked for every character. */
function stretchAt(edges: readonly number[], place: number): number {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}
