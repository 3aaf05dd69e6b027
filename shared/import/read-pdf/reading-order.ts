// In which order the lines and tables of a page are read: from top to bottom, or, where the page is set in two columns or
// two pages stand on one sheet, the left half first.
import type { RuledTable } from './ruled-table.ts'
import { lineOf, type Field, type TextLine } from './text-lines.ts'

/** Where a line stands among others: its page, and on the whole of it or on a half. */
export interface PlacedLine extends TextLine {
  readonly page: number
  readonly half: 'both' | 'left' | 'right'
}

export type Item =
  | { readonly kind: 'line'; readonly line: PlacedLine }
  | { readonly kind: 'table'; readonly table: RuledTable; readonly page: number }

export interface Sheet {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly lines: readonly TextLine[]
  readonly tables: readonly RuledTable[]
}

export function inReadingOrder(sheet: Sheet): readonly Item[] {
  const { page, lines, tables } = sheet
  const gutter = gutterOf(sheet)
  const placed: Placed[] = [
    ...lines.flatMap((line) => (gutter === null ? [whole(line, page)] : halves(line, gutter, page))),
    ...tables.map((table): Placed => ({
      top: table.top,
      half: gutter === null ? 'both' : halfOf(table.edges[0] ?? 0, table.edges.at(-1) ?? 0, gutter),
      item: { kind: 'table', table, page },
    })),
  ].toSorted((a, b) => a.top - b.top)
  const ordered: Item[] = []
  let left: Item[] = []
  let right: Item[] = []
  const close = (): void => {
    ordered.push(...left, ...right)
    left = []
    right = []
  }
  for (const { half, item } of placed) {
    if (half === 'left') left.push(item)
    else if (half === 'right') right.push(item)
    else {
      close()
      ordered.push(item)
    }
  }
  close()
  return ordered
}

interface Placed {
  readonly top: number
  readonly half: PlacedLine['half']
  readonly item: Item
}

function whole(line: TextLine, page: number): Placed {
  return placedLine({ ...line, page, half: 'both' })
}

function placedLine(line: PlacedLine): Placed {
  return { top: line.base, half: line.half, item: { kind: 'line', line } }
}

function halves(line: TextLine, gutter: number, page: number): readonly Placed[] {
  const [left, right] = sidesOf(line, gutter)
  if (left === null || right === null) {
    return [placedLine({ ...line, page, half: halfOf(line.left, line.right, gutter) })]
  }
  return [placedLine({ ...left, page, half: 'left' }), placedLine({ ...right, page, half: 'right' })]
}

function halfOf(left: number, right: number, gutter: number): PlacedLine['half'] {
  return right <= gutter ? 'left' : left >= gutter ? 'right' : 'both'
}

/** Both parts of a line, where it has a part on either side and none across. */
function sidesOf(line: TextLine, gutter: number): readonly [TextLine | null, TextLine | null] {
  const before = line.fields.filter(({ right }) => right <= gutter)
  const behind = line.fields.filter(({ left }) => left >= gutter)
  if (before.length + behind.length < line.fields.length) return [null, null]
  const lineOfFields = (fields: readonly Field[]): TextLine | null =>
    lineOf(fields.flatMap(({ words }) => words))
  return [lineOfFields(before), lineOfFields(behind)]
}

/** So many lines have a part on either side where a page is set in two columns, and so long are these at least. */
const leastLines = 6
const leastCharacters = 10
/** A sheet is that much wider than high when two pages stand on it. */
const sheetRatio = 1.2

/** The place between two columns; null where the page has one. */
function gutterOf({ width, height, lines, tables }: Sheet): number | null {
  const places = Array.from({ length: 81 }, (_, index) => width * (0.3 + index * 0.005))
  const told = places
    .map((at) => ({ at, ...sidesAt(at, lines, tables) }))
    .filter(
      ({ lines: both, crossing, left, right }) =>
        both >= leastLines && crossing <= both * 0.3 && Math.min(left, right) >= leastCharacters * both,
    )
    .toSorted((a, b) => a.crossing - b.crossing || Math.abs(a.at - width / 2) - Math.abs(b.at - width / 2))[0]
  if (told !== undefined) return told.at
  if (width < height * sheetRatio) return null
  const middle = sidesAt(width / 2, lines, tables)
  const isParted = middle.crossing === 0 && middle.tables === 0
  return isParted && middle.left > 0 && middle.right > 0 ? width / 2 : null
}

interface Sides {
  /** Lines with one part on either side. */
  readonly lines: number
  readonly crossing: number
  /** Characters of such lines on either side. */
  readonly left: number
  readonly right: number
  /** Tables that lie across. */
  readonly tables: number
}

function sidesAt(at: number, lines: readonly TextLine[], tables: readonly RuledTable[]): Sides {
  let [both, crossing, left, right] = [0, 0, 0, 0]
  for (const line of lines) {
    const before = line.fields.filter((field) => field.right <= at)
    const behind = line.fields.filter((field) => field.left >= at)
    if (before.length + behind.length < line.fields.length) crossing += 1
    else if (before.length === 1 && behind.length === 1) {
      both += 1
      left += before[0]?.text.length ?? 0
      right += behind[0]?.text.length ?? 0
    }
  }
  const across = tables.filter(({ edges }) => halfOf(edges[0] ?? 0, edges.at(-1) ?? 0, at) === 'both').length
  return { lines: both, crossing, left, right, tables: across }
}
