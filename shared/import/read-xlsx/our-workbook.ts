// A workbook of ours read back by the names it gives its parts: NbText for the text, NbGrid1 … for the tables, a defined
// name for every figure (docs/formats.md).
import {
  roleNames,
  textRoles,
  type Block,
  type Document,
  type GridBlock,
  type GridCell,
  type OtherBlock,
  type TextBlock,
  type TextRole,
} from '../../document.ts'
import type { Budget } from '../budget.ts'
import { relatedPart, type Package } from '../read-package/package.ts'
import { append, groupBy } from '../read-package/long-lists.ts'
import { childOf, textOf } from '../read-package/xml.ts'
import { sheetAreaOf, type Area } from './cell-names.ts'
import { filledUp, gridCell, linesOf } from './sheet-blocks.ts'
import type { SheetCell } from './sheet-cells.ts'

export interface Sheet {
  readonly name: string
  readonly cells: readonly SheetCell[]
  /** Pictures and the like that lie on the sheet. */
  readonly beside: readonly OtherBlock[]
}

type Run = TextBlock['runs'][number]
type Names = ReadonlyMap<string, string>

interface Place {
  readonly sheet: string
  readonly area: Area
}

/** null for a workbook that others made, or whose text sheet is gone. `sheets` are those that were used. */
export function ourBlocks(
  sheets: readonly Sheet[],
  names: Names,
  budget: Budget,
): { readonly blocks: Block[]; readonly sheets: ReadonlySet<string> } | null {
  const text = placeNamed(names, 'NbText')
  const textSheet = sheets.find(({ name }) => name === text?.sheet)
  if (text === null || textSheet === undefined) return null
  const figures = figureNames(names)
  const grids = [...names]
    .filter(([name]) => /^NbGrid\d+$/.test(name))
    .sort(([a], [b]) => Number(a.slice(6)) - Number(b.slice(6)))
    .slice(0, mostGrids)
    .flatMap(([, reference]): GridBlock[] => {
      const place = sheetAreaOf(reference)
      const sheet = sheets.find((candidate) => candidate.name === place?.sheet)
      return place === null || sheet === undefined ? [] : [gridAt(place, sheet, figures, budget)]
    })
  const used = new Set([textSheet.name, ...grids.map(({ name }) => name)])
  const beside = sheets.filter(({ name }) => used.has(name)).flatMap((sheet) => sheet.beside)
  return { blocks: [...textBlocks(textSheet, text.area, grids), ...beside], sheets: used }
}

function placeNamed(names: Names, name: string): Place | null {
  return sheetAreaOf(names.get(name) ?? '')
}

/** The form has three tables. */
const mostGrids = 20

/** Names of single cells, by sheet and place. */
function figureNames(names: Names): ReadonlyMap<string, string> {
  const figures = new Map<string, string>()
  for (const [name, reference] of names) {
    const place = sheetAreaOf(reference)
    if (place === null || /^Nb[A-Z]/.test(name)) continue
    figures.set(figureKey(place.sheet, place.area.top, place.area.left), name)
  }
  return figures
}

function figureKey(sheet: string, row: number, column: number): string {
  return `${row} ${column} ${sheet}`
}

function gridAt(
  { area }: Place,
  sheet: Sheet,
  figures: ReadonlyMap<string, string>,
  budget: Budget,
): GridBlock {
  const rows = area.bottom - area.top + 1
  const columns = area.right - area.left + 1
  budget.spendCells(rows * columns)
  const cells = sheet.cells
    .filter((cell) => isInside(cell, area))
    .map((cell): GridCell => {
      const name = figures.get(figureKey(sheet.name, cell.row, cell.column))
      const placed = gridCell(cell, area.top, area.left, name === undefined ? 'label' : 'figure')
      return name === undefined ? placed : { ...placed, name }
    })
  return {
    kind: 'grid',
    name: sheet.name,
    rows,
    headerRows: 0,
    weights: Array.from({ length: columns }, () => 1),
    cells: filledUp(cells, rows, columns),
    checks: [],
    at: { sheet: sheet.name, line: area.top },
  }
}

function isInside({ row, column }: SheetCell, { top, left, bottom, right }: Area): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}

/** What the text sheet's second column says besides the roles. */
const gridMark = '表'
const continuedMark = '续'

/** One block of the text sheet, with the rows it goes on in. */
interface Entry {
  readonly runs: Run[]
  readonly label: string
  readonly level: number | null
  readonly lead: number | null
  readonly line: number
}

/** Columns of the text sheet: text, role, level, lead; its first row names them. */
function textBlocks(sheet: Sheet, area: Area, grids: readonly GridBlock[]): Block[] {
  const entries = entriesOf(sheet, area)
  const placed = placedGrids(entries, grids)
  const loose = grids.filter((grid) => ![...placed.values()].includes(grid))
  const blocks = entries.flatMap((entry): Block[] => {
    const { runs, label, level, lead, line } = entry
    if (label !== gridMark) {
      return blocksOf(runs, roleLabelled(label), level, lead, { sheet: sheet.name, line })
    }
    const grid = placed.get(entry)
    return grid === undefined ? [] : [grid]
  })
  return [...blocks, ...loose]
}

/** Which grid stands where: the one of the sheet that is named, or, when its sheet got another name, the next in order. */
function placedGrids(entries: readonly Entry[], grids: readonly GridBlock[]): Map<Entry, GridBlock> {
  const marks = entries.filter(({ label }) => label === gridMark)
  const placed = new Map<Entry, GridBlock>()
  const left = new Set(grids)
  for (const mark of marks) {
    const name = mark.runs.map(({ text }) => text).join('')
    const grid = grids.find((candidate) => candidate.name === name)
    if (grid === undefined || !left.delete(grid)) continue
    placed.set(mark, grid)
  }
  for (const mark of marks) {
    const [next] = left
    if (placed.has(mark) || next === undefined) continue
    placed.set(mark, next)
    left.delete(next)
  }
  return placed
}

function entriesOf(sheet: Sheet, area: Area): Entry[] {
  const entries: Entry[] = []
  // Rows under the named area belong to it: a clerk went on typing.
  for (const [row, cells] of groupBy(sheet.cells, (cell) => cell.row)) {
    if (row <= area.top) continue
    const [text, role, level, lead] = [0, 1, 2, 3].map((at) =>
      cells.find(({ column }) => column === area.left + at),
    )
    const label = role?.text.trim() ?? ''
    const runs = text?.runs ?? []
    const before = entries.at(-1)
    if (label === continuedMark && before !== undefined) goOn(before.runs, runs)
    else {
      entries.push({ runs: [...runs], label, level: numberIn(level), lead: numberIn(lead), line: row })
    }
  }
  return entries
}

function blocksOf(
  runs: TextBlock['runs'],
  role: TextRole | null,
  level: number | null,
  lead: number | null,
  at: TextBlock['at'],
): TextBlock[] {
  // A line break that somebody typed ends a paragraph; a title has one of its own.
  const lines =
    role === 'title' ? [runs].filter((line) => line.some(({ text }) => text.trim() !== '')) : linesOf(runs)
  return lines.map((line, index) => ({
    kind: 'text',
    role,
    ...(isLevel(level) ? { level } : {}),
    ...(index === 0 && lead !== null && lead > 0 ? { lead } : {}),
    runs: line,
    at,
  }))
}

function isLevel(level: number | null): level is 0 | 1 | 2 | 3 | 4 {
  return level === 0 || level === 1 || level === 2 || level === 3 || level === 4
}

function roleLabelled(label: string): TextRole | null {
  return textRoles.find((role) => roleNames[role].label === label) ?? null
}

function numberIn(cell: SheetCell | undefined): number | null {
  const text = cell?.text.trim() ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** Appends runs; the last of the one and the first of the other may look alike. */
function goOn(before: Run[], after: readonly Run[]): void {
  const last = before.at(-1)
  const [first, ...rest] = after
  if (last === undefined || first === undefined || last.bold !== first.bold) append(before, after)
  else {
    before[before.length - 1] = { ...last, text: last.text + first.text }
    append(before, rest)
  }
}

/** Title, office and year as our workbooks state them; other workbooks' properties are not asked. */
export function ourProperties(file: Package): Document['properties'] {
  const core = relatedPart(file.relationshipsOf(''), 'core-properties')
  const root = core !== null && file.has(core) ? file.xmlOf(core) : undefined
  const word = (name: string): string => {
    const element = childOf(root, name)
    return element === undefined ? '' : textOf(element).trim()
  }
  const creator = word('dc:creator')
  const year = /^(\d{4})年度$/u.exec(word('dc:subject'))?.[1]
  return {
    title: word('dc:title'),
    // exceljs names somebody where there is nobody to name.
    office: creator === 'Unknown' ? '' : creator,
    year: year === undefined ? null : Number(year),
  }
}
