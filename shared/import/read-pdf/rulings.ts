// Ruling lines → frames of a table: lines that touch belong together, their places are its rows' and columns' edges, and
// where no line parts two boxes they are one.
import type { Rule, Rules } from './paths.ts'

/** Lines nearer than this are one, and an end that is off by this much still touches. */
const near = 3
/** Pieces of one line are off by no more. */
const same = 1
/** Lines of one edge spread no wider: double lines, cells with a frame each. */
const spread = 5
/** A box's side is closed when lines cover this part of it. */
const covered = 0.6
/** More than any table has: a drawing. */
const mostEdges = 300
const mostRules = 6_000

export interface Rulings {
  /** Edges of rows and of columns, ascending. */
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  /** Whether a line parts a box from the one to its right, or the one below. */
  readonly right: (row: number, column: number) => boolean
  readonly below: (row: number, column: number) => boolean
}

/** The frames of a page from top to bottom. A single box around text is none. */
export function rulingsOf({ across: allAcross, down: allDown }: Rules): readonly Rulings[] {
  if (allAcross.length + allDown.length > mostRules) return []
  return groupsOf({ across: joined(allAcross), down: joined(allDown) }).flatMap(({ across, down }) => {
    const rows = withEnds(edgesOf(across), down)
    const columns = withEnds(edgesOf(down), across)
    if (rows.length < 2 || columns.length < 3) return []
    if (rows.length > mostEdges || columns.length > mostEdges) return []
    const [rowAt, columnAt] = [rows.map(({ at }) => at), columns.map(({ at }) => at)]
    const rightClosed = columns.map(({ lines }) => closedParts(lines, rowAt))
    const belowClosed = rows.map(({ lines }) => closedParts(lines, columnAt))
    return [
      {
        rows: rowAt,
        columns: columnAt,
        right: (row, column) => rightClosed[column + 1]?.[row] === true,
        below: (row, column) => belowClosed[row + 1]?.[column] === true,
      },
    ]
  })
}

/** Pieces of one line that touch become one: many programs draw every side of every cell. */
function joined(rules: readonly Rule[]): Rule[] {
  const whole: Rule[] = []
  let level: Rule[] = []
  const close = (): void => {
    for (const rule of level.toSorted((a, b) => a.from - b.from)) {
      const before = whole.at(-1)
      const goesOn =
        before !== undefined && Math.abs(before.at - rule.at) <= same && rule.from <= before.to + near
      if (before !== undefined && goesOn) {
        whole[whole.length - 1] = { ...before, to: Math.max(before.to, rule.to) }
      } else whole.push(rule)
    }
    level = []
  }
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const [first] = level
    if (first !== undefined && rule.at - first.at > same) close()
    level.push(rule)
  }
  close()
  return whole
}

/** Lines that touch belong to one table. */
function groupsOf({ across, down }: Rules): readonly Rules[] {
  const parent = Array.from({ length: across.length + down.length }, (_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  across.forEach((a, i) => {
    down.forEach((b, j) => {
      if (crosses(a, b)) parent[root(i)] = root(across.length + j)
    })
  })
  const groups = new Map<number, Rules>()
  const groupOf = (index: number): Rules => {
    const group = groups.get(root(index)) ?? { across: [], down: [] }
    groups.set(root(index), group)
    return group
  }
  across.forEach((rule, index) => groupOf(index).across.push(rule))
  down.forEach((rule, index) => groupOf(across.length + index).down.push(rule))
  return [...groups.values()]
    .filter((group) => group.across.length > 0 && group.down.length > 0)
    .toSorted((a, b) => topOf(a) - topOf(b))
}

function topOf({ across }: Rules): number {
  return across.reduce((least, { at }) => Math.min(least, at), Infinity)
}

function crosses(across: Rule, down: Rule): boolean {
  return (
    down.at >= across.from - near &&
    down.at <= across.to + near &&
    across.at >= down.from - near &&
    across.at <= down.to + near
  )
}

interface Edge {
  readonly at: number
  readonly lines: readonly Rule[]
}

function edgesOf(rules: readonly Rule[]): readonly Edge[] {
  const edges: Rule[][] = []
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const open = edges.at(-1)
    const [first, last] = [open?.[0], open?.at(-1)]
    const isNear =
      first !== undefined && last !== undefined && rule.at - last.at <= near && rule.at - first.at <= spread
    if (open !== undefined && isNear) open.push(rule)
    else edges.push([rule])
  }
  return edges.map((lines) => ({ at: lines.reduce((sum, { at }) => sum + at, 0) / lines.length, lines }))
}

/** Where lines of the other direction run on beyond the outermost edge, the table has a row or column more, left open. */
function withEnds(edges: readonly Edge[], others: readonly Rule[]): readonly Edge[] {
  const [first, last] = [edges[0], edges.at(-1)]
  if (first === undefined || last === undefined) return edges
  const from = others.map((rule) => rule.from).toSorted((a, b) => a - b)
  const to = others.map((rule) => rule.to).toSorted((a, b) => b - a)
  // Two lines agree on it; one alone may be a slip of the pen.
  const [start, end] = [from[1] ?? Infinity, to[1] ?? -Infinity]
  return [
    ...(start < first.at - spread * 2 ? [{ at: start, lines: [] }] : []),
    ...edges,
    ...(end > last.at + spread * 2 ? [{ at: end, lines: [] }] : []),
  ]
}

/** For every stretch between two of the edges whether the lines cover it. */
function closedParts(lines: readonly Rule[], edges: readonly number[]): readonly boolean[] {
  const sorted = lines.toSorted((a, b) => a.from - b.from)
  const parts = edges.slice(1).map(() => 0)
  let reached = -Infinity
  let first = 0
  for (const rule of sorted) {
    const start = Math.max(rule.from, reached)
    if (rule.to <= start) continue
    while (first < parts.length && (edges[first + 1] ?? 0) <= start) first += 1
    for (let part = first; part < parts.length && (edges[part] ?? 0) < rule.to; part += 1) {
      const length = Math.min(rule.to, edges[part + 1] ?? 0) - Math.max(start, edges[part] ?? 0)
      if (length > 0) parts[part] = (parts[part] ?? 0) + length
    }
    reached = rule.to
  }
  return parts.map((length, part) => length >= ((edges[part + 1] ?? 0) - (edges[part] ?? 0)) * covered)
}
