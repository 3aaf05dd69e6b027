// Tables without ruling lines: figures that stand below each other are a column, words in front of them its labels, words
// above them its heads. Where nothing stands below anything, lines are prose.
import type { GridBlock } from '../../document.ts'
import type { Budget } from '../budget.ts'
import { gridOf, type Band } from './open-grid.ts'
import type { Span } from './open-heads.ts'
import { rowOf, tableLines, type Row } from './open-rows.ts'
import type { PlacedLine } from './reading-order.ts'
import { stopsOf, type Margins } from './tab-stops.ts'

export type Stretch =
  | { readonly kind: 'prose'; readonly lines: readonly PlacedLine[] }
  | { readonly kind: 'table'; readonly grid: GridBlock }

/** Lines in reading order → stretches of prose and tables. */
export function openTables(lines: readonly PlacedLine[], budget: Budget): readonly Stretch[] {
  const rows = lines.map(rowOf)
  const inTable = tableLines(rows)
  const stops = stopsOf(
    rows.filter((_, index) => inTable[index] === true),
    marginsOf(lines),
  )
  const stretches: Stretch[] = []
  let prose: PlacedLine[] = []
  let region: Row[] = []
  const close = (): void => {
    if (prose.length > 0) stretches.push({ kind: 'prose', lines: prose })
    for (const band of bandsOf(region)) stretches.push({ kind: 'table', grid: gridOf(band, stops, budget) })
    prose = []
    region = []
  }
  rows.forEach((row, index) => {
    const isTable = inTable[index] === true
    const open = isTable ? prose : region
    if (open.length > 0) close()
    if (isTable) region.push(row)
    else prose.push(row.line)
  })
  close()
  return stretches
}

function marginsOf(lines: readonly PlacedLine[]): Margins {
  return {
    left: lines.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: lines.reduce((most, { right }) => Math.max(most, right), -Infinity),
  }
}

/** Rows whose figures stand in the same columns; heads above other figures begin a new band. */
function bandsOf(rows: readonly Row[]): readonly Band[] {
  const bands: Band[] = []
  let own: Row[] = []
  let columns: readonly Span[] = []
  const close = (): void => {
    if (own.length > 0) bands.push({ rows: own, columns })
    own = []
    columns = []
  }
  let open: Row[] = []
  for (const [index, row] of rows.entries()) {
    const isElsewhere = isOther(own.at(-1), row) && !goesOn({ rows: own, columns }, rows, index)
    if (row.figures.length === 0) {
      const isHead = columns.length > 0 && row.words.some(({ right }) => right > (columns[0]?.left ?? 0))
      if (open.length > 0 || isHead || isElsewhere) open.push(row)
      else own.push(row)
      continue
    }
    const wider = withFigures(columns, row.figures)
    if (open.length > 0 || wider === null || isElsewhere) {
      close()
      own = [...open, row]
      open = []
      columns = withFigures([], row.figures) ?? []
    } else {
      own.push(row)
      columns = wider
    }
  }
  own.push(...open)
  close()
  return bands
}

function isOther(before: Row | undefined, { line }: Row): boolean {
  return before !== undefined && isOtherLine(before.line, line)
}

function isOtherLine(one: PlacedLine, other: PlacedLine): boolean {
  return one.page !== other.page || one.half !== other.half
}

/**
 * Whether a table goes on on the next page: without heads there, labels beginning where they did, and a full row standing in
 * the same columns.
 */
function goesOn({ rows: above, columns }: Band, rows: readonly Row[], index: number): boolean {
  const [before, first] = [above.at(-1)?.line, rows[index]?.line]
  if (before === undefined || first === undefined || columns.length === 0) return false
  if (first.page !== before.page + 1 || first.half !== before.half) return false
  const page = rows.slice(index).filter(({ line }) => !isOtherLine(line, first))
  const full = page.findIndex(({ figures }) => figures.length === columns.length)
  const start = columns[0]?.left ?? -Infinity
  const hasHeads = page.slice(0, full).some(({ words }) => words.some(({ right }) => right > start))
  if (full === -1 || hasHeads) return false
  const isUnder = page[full]?.figures.every(
    ({ left, right }, at) => left < (columns[at]?.right ?? left) && right > (columns[at]?.left ?? right),
  )
  const starts = page.slice(0, full + 1).flatMap(({ words }) => words[0]?.left ?? [])
  const isAligned = above.some(({ words }) =>
    starts.some((left) => Math.abs(left - (words[0]?.left ?? Infinity)) <= 2),
  )
  return isUnder === true && isAligned
}

/** Columns widened by a row's figures; null where two of them fall into one column or one into two. */
function withFigures(columns: readonly Span[], figures: readonly Span[]): readonly Span[] | null {
  const taken = new Set<number>()
  const next = [...columns]
  for (const { left, right } of figures) {
    const over = next.flatMap((span, index) => (span.left < right && span.right > left ? [index] : []))
    const [only, ...more] = over
    if (more.length > 0) return null
    if (only === undefined) {
      taken.add(next.length)
      next.push({ left, right })
      continue
    }
    const span = next[only]
    if (taken.has(only) || span === undefined) return null
    taken.add(only)
    next[only] = { left: Math.min(span.left, left), right: Math.max(span.right, right) }
  }
  return next.toSorted((a, b) => a.left - b.left)
}
