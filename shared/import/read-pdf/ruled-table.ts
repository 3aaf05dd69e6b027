// Ruling lines → tables: the boxes between lines, joined where no line parts them, with the text that stands in each.
import type { GridBlock, GridCell, Place } from '../../document.ts'
import { Stop, type Budget } from '../budget.ts'
import type { PageContent, Piece, Rule } from './page-content.ts'
import { textLines } from './text-lines.ts'

export interface RuledTable {
  readonly grid: GridBlock
  /** Upper and lower edge on the page. */
  readonly top: number
  readonly bottom: number
  /** Vertical edges: a table that goes on on the next page has the same. */
  readonly edges: readonly number[]
  readonly taken: ReadonlySet<Piece>
}

/** Lines nearer than this are one, and an end that is off by this much still touches. */
const near = 3
/** A cell's side is closed when lines cover this part of it. */
const covered = 0.6
const most = 400

/** The tables of a page from top to bottom. A single frame around text is none. */
export function ruledTables(page: PageContent, at: Place, budget: Budget): readonly RuledTable[] {
  return groupsOf(page).flatMap(({ across, down }) => {
    const rows = levels(across.map((rule) => rule.at))
    const columns = levels(down.map((rule) => rule.at))
    if (rows.length < 2 || columns.length < 3) return []
    if (rows.length > most || columns.length > most) throw new Stop('file-over-budget')
    const table = tableOf(page.pieces, across, down, rows, columns, at, budget)
    return table === null ? [] : [table]
  })
}

interface Group {
  readonly across: Rule[]
  readonly down: Rule[]
}

/** Lines that touch belong to one table. */
function groupsOf({ across, down }: PageContent): readonly Group[] {
  const rules = [
    ...across.map((rule) => ({ rule, isAcross: true })),
    ...down.map((rule) => ({ rule, isAcross: false })),
  ]
  if (rules.length > most * 20) throw new Stop('file-over-budget')
  const parent = rules.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  rules.forEach((a, i) => {
    if (!a.isAcross) return
    rules.forEach((b, j) => {
      if (!b.isAcross && crosses(a.rule, b.rule)) parent[root(i)] = root(j)
    })
  })
  const groups = new Map<number, Group>()
  rules.forEach(({ rule, isAcross }, index) => {
    const group = groups.get(root(index)) ?? { across: [], down: [] }
    groups.set(root(index), group)
    ;(isAcross ? group.across : group.down).push(rule)
  })
  return [...groups.values()]
    .filter((group) => group.across.length >= 2 && group.down.length >= 2)
    .sort((a, b) => Math.min(...a.across.map(({ at }) => at)) - Math.min(...b.across.map(({ at }) => at)))
}

function crosses(across: Rule, down: Rule): boolean {
  return (
    down.at >= across.from - near &&
    down.at <= across.to + near &&
    across.at >= down.from - near &&
    across.at <= down.to + near
  )
}

function levels(values: readonly number[]): readonly number[] {
  const kept: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = kept.at(-1)
    if (last === undefined || value - last > near) kept.push(value)
  }
  return kept
}

function tableOf(
  pieces: readonly Piece[],
  across: readonly Rule[],
  down: readonly Rule[],
  rows: readonly number[],
  columns: readonly number[],
  at: Place,
  budget: Budget,
): RuledTable | null {
  const height = rows.length - 1
  const width = columns.length - 1
  budget.spendCells(height * width)
  const isClosed = (rules: readonly Rule[], level: number, from: number, to: number): boolean =>
    covers(
      rules.filter((rule) => Math.abs(rule.at - level) <= near),
      from,
      to,
    )
  const right = (row: number, column: number): boolean =>
    isClosed(down, columns[column + 1] ?? 0, rows[row] ?? 0, rows[row + 1] ?? 0)
  const below = (row: number, column: number): boolean =>
    isClosed(across, rows[row + 1] ?? 0, columns[column] ?? 0, columns[column + 1] ?? 0)

  /** For every box the index of the cell it belongs to. */
  const owner: (number | null)[] = Array.from({ length: height * width }, () => null)
  const cells: GridCell[] = []
  const taken = new Set<Piece>()
  const inside = pieces.filter(
    (piece) =>
      piece.base > (rows[0] ?? 0) &&
      middleOf(piece).y < (rows.at(-1) ?? 0) &&
      middleOf(piece).x > (columns[0] ?? 0) &&
      middleOf(piece).x < (columns.at(-1) ?? 0),
  )
  const parts = inside.flatMap((piece) => partsOf(piece, down))
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (owner[row * width + column] !== null) continue
      let colSpan = 1
      while (
        column + colSpan < width &&
        !right(row, column + colSpan - 1) &&
        owner[row * width + column + colSpan] === null
      )
        colSpan += 1
      let rowSpan = 1
      while (row + rowSpan < height && !below(row + rowSpan - 1, column)) rowSpan += 1
      for (let r = row; r < row + rowSpan; r += 1) {
        for (let c = column; c < column + colSpan; c += 1) owner[r * width + c] = cells.length
      }
      const box = {
        left: columns[column] ?? 0,
        right: columns[column + colSpan] ?? 0,
        top: rows[row] ?? 0,
        bottom: rows[row + rowSpan] ?? 0,
      }
      const own = parts.filter(({ part }) => {
        const { x, y } = middleOf(part)
        return x >= box.left && x < box.right && y >= box.top && y < box.bottom
      })
      own.forEach(({ piece }) => taken.add(piece))
      const text = textLines(own.map(({ part }) => part))
        .map((line) => line.text)
        .join('\n')
      cells.push({ row, column, rowSpan, colSpan, role: 'unknown', text })
    }
  }
  if (cells.length < 2) return null
  const weights = columns.slice(1).map((edge, index) => Math.max(Math.round(edge - (columns[index] ?? 0)), 1))
  return {
    grid: { kind: 'grid', name: '', rows: height, headerRows: 0, weights, cells, checks: [], at },
    top: rows[0] ?? 0,
    bottom: rows.at(-1) ?? 0,
    edges: columns,
    taken,
  }
}

function covers(rules: readonly Rule[], from: number, to: number): boolean {
  const length = to - from
  let sum = 0
  let reached = from
  for (const rule of [...rules].sort((a, b) => a.from - b.from)) {
    const start = Math.max(rule.from, reached)
    const end = Math.min(rule.to, to)
    if (end > start) {
      sum += end - start
      reached = end
    }
  }
  return sum >= length * covered
}

function middleOf(piece: Piece): { readonly x: number; readonly y: number } {
  return { x: (piece.left + piece.right) / 2, y: piece.base - piece.size * 0.35 }
}

/**
 * A piece that runs over a vertical line is cut there, at the gap nearest to the line: some programs write a whole row of
 * figures as one string. A digit run over a line without a gap stays whole; it is for others to ask about.
 */
function partsOf(
  piece: Piece,
  down: readonly Rule[],
): readonly { readonly piece: Piece; readonly part: Piece }[] {
  const { y } = middleOf(piece)
  const cuts = down
    .filter(({ at, from, to }) => at > piece.left + near && at < piece.right - near && y > from && y < to)
    .map(({ at }) => at)
    .sort((a, b) => a - b)
  if (cuts.length === 0 || !/\s/u.test(piece.text)) return [{ piece, part: piece }]
  const perCharacter = (piece.right - piece.left) / piece.text.length
  const parts: Piece[] = []
  for (const found of piece.text.matchAll(/\S+/gu)) {
    const left = piece.left + found.index * perCharacter
    parts.push({ ...piece, text: found[0], left, right: left + found[0].length * perCharacter })
  }
  return parts.map((part) => ({ piece, part }))
}
