// `w:tbl` → a grid: spans from gridSpan, vMerge, hMerge and gridBefore, or from the widths of the cells where the file's
// spans contradict each other (ECMA-376 part 1, 17.4). A table that only lays out text becomes that text.
import type { Block, GridBlock, GridCell, OtherBlock, Place, Revision, TextBlock } from '../../document.ts'
import { Stop } from '../budget.ts'
import { append, groupBy, largest } from '../read-package/long-lists.ts'
import { childOf, childrenOf, type XmlElement } from '../read-package/xml.ts'
import { contentOfControl } from './controls.ts'
import { branchOf } from './graphics.ts'
import { inserting, withoutPlaces } from './revisions.ts'
import type { Story } from './story.ts'
import { toggle } from './styles.ts'
import { spansByWidth, withoutSlivers } from './table-widths.ts'

/** One `w:tc` as its row has it. */
interface RowCell {
  column: number
  span: number
  /** Twips; 0 where the file does not say. */
  readonly width: number
  readonly down: 'restart' | 'continue' | null
  readonly blocks: readonly Block[]
  /** What was tracked in it. */
  readonly revisions: readonly Revision[]
  readonly name: string | null
  readonly role: GridCell['role']
}

interface TableRow {
  readonly cells: RowCell[]
  readonly isHeader: boolean
}

/** More columns than this is no table that an office made. */
const widest = 200

/** The grid, after it the pictures and larger tables that stood in its cells. */
export function readTable(
  table: XmlElement,
  story: Story,
  at: Place,
  readCell: (cell: XmlElement) => readonly Block[],
): Block[] {
  const grid = childOf(table, 'w:tblGrid')
  const gridWidths = childrenOf(grid, 'w:gridCol').map((column) => twips(column.attributes['w:w']))
  const rows = rowsOf(table, story).map((row) => readRow(row, story, gridWidths, readCell))
  const columnWidths = withoutSlivers(
    rows.map(({ cells }) => cells),
    gridWidths,
    ({ blocks }) =>
      blocks.every((block) => block.kind === 'text' && block.runs.every(({ text }) => text === '')),
  )
  spansByWidth(rows.map(({ cells }) => cells))
  const free = leaveFreeColumns(rows)
  const columns = largest(
    rows.flatMap(({ cells }) => cells.map(({ column, span }) => column + span)),
    0,
  )
  // One column orders nothing: it is a frame around text.
  if (columns <= 1) return rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks))
  const beside: Block[] = []
  const cells = placeCells(rows, story, beside)
  const caption = childOf(childOf(table, 'w:tblPr'), 'w:tblCaption')?.attributes['w:val'] ?? ''
  const body = rows.findIndex(({ isHeader }) => !isHeader)
  const block: GridBlock = {
    kind: 'grid',
    name: caption,
    rows: rows.length,
    headerRows: body === -1 ? rows.length : body,
    weights: weightsOf(columnWidths.slice(free), columns),
    cells,
    checks: [],
    at,
  }
  return [block, ...beside]
}

/** Moves the rows to the left edge where all of them keep columns free there; says how many. */
function leaveFreeColumns(rows: readonly TableRow[]): number {
  const first = rows.flatMap(({ cells }) => cells[0]?.column ?? [])
  const free = first.reduce((least, column) => Math.min(least, column), first[0] ?? 0)
  if (free > 0) for (const { cells } of rows) for (const cell of cells) cell.column -= free
  return free
}

/** Rows that are there in the final text, through controls and other wrappers. */
function rowsOf(container: XmlElement, story: Story): XmlElement[] {
  return insideOf(container, 'w:tr').filter((row) => {
    const properties = childOf(row, 'w:trPr')
    if (childOf(properties, 'w:ins') !== undefined) story.tally.changes += 1
    if (childOf(properties, 'w:del') !== undefined) {
      story.tally.changes += 1
      return false
    }
    if (toggle(properties, 'w:hidden') === true) {
      story.tally.hidden += 1
      return false
    }
    return true
  })
}

function insideOf(container: XmlElement, name: string): XmlElement[] {
  return container.children.flatMap((child) => {
    if (typeof child === 'string') return []
    switch (child.name) {
      case name:
        return [child]
      case 'w:sdt': {
        const content = contentOfControl(child)
        return content === null ? [] : insideOf(content, name)
      }
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        return insideOf(child, name)
      case 'mc:AlternateContent': {
        const branch = branchOf(child)
        return branch === null ? [] : insideOf(branch, name)
      }
      default:
        return []
    }
  })
}

function readRow(
  row: XmlElement,
  story: Story,
  columnWidths: readonly number[],
  readCell: (cell: XmlElement) => readonly Block[],
): TableRow {
  const properties = childOf(row, 'w:trPr')
  const cells: RowCell[] = []
  let column = count(childOf(properties, 'w:gridBefore'), 0)
  /** The last cell is the first of a run merged by hMerge. */
  let isAcross = false
  for (const element of insideOf(row, 'w:tc')) {
    const cell = childOf(element, 'w:tcPr')
    if (childOf(cell, 'w:cellDel') !== undefined) {
      story.tally.changes += 1
      continue
    }
    const span = Math.max(1, count(childOf(cell, 'w:gridSpan'), 1))
    const outside = { bookmarks: story.bookmarks.splice(0), orphans: story.orphans.splice(0) }
    const mark = childOf(properties, 'w:ins') ?? childOf(cell, 'w:cellIns')
    const blocks = inserting(mark, story, () => readCell(element))
    const name = nameOf(story.bookmarks.splice(0))
    const texts = blocks.filter((block) => block.kind === 'text')
    const revisions = withoutPlaces(texts, story.orphans.splice(0))
    append(story.bookmarks, outside.bookmarks)
    append(story.orphans, outside.orphans)
    const across = mergeOf(childOf(cell, 'w:hMerge'))
    const last = cells.at(-1)
    if (across === 'continue' && isAcross && last !== undefined) {
      cells[cells.length - 1] = {
        ...last,
        span: last.span + span,
        blocks: [...last.blocks, ...blocks],
        revisions: [...last.revisions, ...revisions],
      }
    } else {
      cells.push({
        column,
        span,
        width: cellWidth(cell, columnWidths, column, span),
        down: mergeOf(childOf(cell, 'w:vMerge')),
        blocks,
        revisions,
        name,
        role: roleOf(element, story),
      })
      isAcross = across === 'restart'
    }
    column += span
    if (column > widest) throw new Stop('file-over-budget')
  }
  return { cells, isHeader: toggle(properties, 'w:tblHeader') === true }
}

/** Without a value it goes on with the cell before (17.4.22, 17.4.84). */
function mergeOf(element: XmlElement | undefined): 'restart' | 'continue' | null {
  if (element === undefined) return null
  return element.attributes['w:val'] === 'restart' ? 'restart' : 'continue'
}

/** A cell's own name: the one bookmark shaped like a defined name. Two mean that cells were merged: then it has none. */
function nameOf(bookmarks: readonly string[]): string | null {
  const names = bookmarks.filter((name) => /^[a-z][a-z0-9_]{0,39}$/.test(name))
  const [name] = names
  return name !== undefined && names.length === 1 ? name : null
}

/** What the cell's first paragraph says by a style of ours. */
function roleOf(cell: XmlElement, story: Story): GridCell['role'] {
  const paragraph = insideOf(cell, 'w:p')[0]
  const style = childOf(childOf(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val']
  return story.styles.paragraph(style).cell ?? 'unknown'
}

/** Lays the rows' cells out, joins what is merged downwards, and takes out what is no text of a cell. */
function placeCells(rows: readonly TableRow[], story: Story, beside: Block[]): GridCell[] {
  const placed: { cell: GridCell; lines: string[] }[] = []
  /** By left column: the cell that a `continue` in the next row goes on with. */
  let above = new Map<number, { cell: GridCell; lines: string[] }>()
  rows.forEach(({ cells }, row) => {
    const open = new Map<number, { cell: GridCell; lines: string[] }>()
    for (const { column, span, down, blocks, revisions, name, role } of cells) {
      story.budget.spendCells(span)
      const lines = linesOf(blocks, story, beside)
      const master = down === 'continue' ? above.get(column) : undefined
      if (master !== undefined && master.cell.colSpan === span) {
        master.cell = { ...master.cell, rowSpan: master.cell.rowSpan + 1 }
        // A merged cell shows its first part only; words that hide below and differ are kept for the reader to see.
        const hidden = lines.join('\n').trim()
        if (hidden !== '' && hidden !== master.lines.join('\n').trim()) master.lines.push(hidden)
        open.set(column, master)
        continue
      }
      const cell: GridCell = {
        row,
        column,
        rowSpan: 1,
        colSpan: span,
        role,
        text: '',
        ...(name === null ? {} : { name }),
        ...(revisions.length === 0 ? {} : { revisions }),
      }
      const entry = { cell, lines }
      placed.push(entry)
      if (down !== null) open.set(column, entry)
    }
    above = open
  })
  return placed.map(({ cell, lines }) => ({ ...cell, text: lines.join('\n').trim() }))
}

/** The text of a cell by lines. Small tables inside it are part of the text; large ones and pictures stand after the grid. */
function linesOf(blocks: readonly Block[], story: Story, beside: Block[]): string[] {
  return blocks.flatMap((block: TextBlock | GridBlock | OtherBlock) => {
    switch (block.kind) {
      case 'text':
        return [block.runs.map(({ text }) => text).join('')]
      case 'other':
        beside.push(block)
        return []
      case 'grid':
        story.tally.nested += 1
        if (block.rows >= 3 && block.weights.length >= 3) {
          beside.push(block)
          return []
        }
        return gridLines(block)
    }
  })
}

function gridLines({ cells }: GridBlock): string[] {
  const rows = groupBy(cells, ({ row }) => row).values()
  return [...rows].map((row) => row.map(({ text }) => text).join('\t')).filter((line) => line.trim() !== '')
}

/** The cell's own width, or that of the columns it covers. */
function cellWidth(
  properties: XmlElement | undefined,
  columnWidths: readonly number[],
  column: number,
  span: number,
): number {
  const width = childOf(properties, 'w:tcW')
  const type = width?.attributes['w:type'] ?? 'dxa'
  const own = type === 'dxa' ? twips(width?.attributes['w:w']) : 0
  if (own > 0) return own
  const covered = columnWidths.slice(column, column + span)
  return covered.length === span ? covered.reduce((sum, part) => sum + part, 0) : 0
}

function weightsOf(columnWidths: readonly number[], columns: number): number[] {
  const known = columnWidths.slice(0, columns).filter((width) => width > 0)
  if (known.length === columns) return known
  const usual = known.length === 0 ? 1 : known.reduce((sum, width) => sum + width, 0) / known.length
  return Array.from({ length: columns }, (_, column) => columnWidths[column] || usual)
}

function count(element: XmlElement | undefined, otherwise: number): number {
  const value = Number(element?.attributes['w:val'] ?? otherwise)
  if (!Number.isSafeInteger(value) || value < 0) return otherwise
  if (value > widest) throw new Stop('file-over-budget')
  return value
}

/** A measure in twips; strict files may write `12pt` (22.9.2.14). */
function twips(text: string | undefined): number {
  const plain = Number(text ?? 0)
  if (Number.isFinite(plain)) return plain > 0 ? Math.round(plain) : 0
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(pt|mm|cm|in|pc|pi)?$/.exec((text ?? '').trim()) ?? []
  const perUnit: Readonly<Record<string, number>> = {
    pt: 20,
    mm: 1440 / 25.4,
    cm: 1440 / 2.54,
    in: 1440,
    pc: 240,
    pi: 240,
  }
  return number === '' ? 0 : Math.round(Number(number) * (perUnit[unit] ?? 1))
}
