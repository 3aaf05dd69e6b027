// Excel 97–2003 workbooks (.xls, .et in an OLE2 container) → document, by @e965/xlsx. Formulas are never computed, only the
// results the file keeps are shown. Knows nothing of the form.
import { read, type CellObject, type Range, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { Document } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { stretch, untold, type TellReading } from '../reading-progress.ts'
import { Budget, Stop, stoppable } from './budget.ts'
import { numberText } from './read-xlsx/number-text.ts'
import { sheetBlocks } from './read-xlsx/sheet-blocks.ts'
import { workbookStream } from './read-xls/workbook-stream.ts'
import type { SheetCell } from './read-xlsx/sheet-cells.ts'

/** The library cannot be told to count: it is given no more than it takes a second for. */
const largestFile = 16 * 1024 * 1024
/** Rows and columns of the format; a report has a hundredth of the rows. */
const mostRows = 4_000
const mostColumns = 256

export function readXls(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return stoppable(fileName, () => {
    if (bytes.length > largestFile) return failed('file-over-budget', fileName)
    const budget = new Budget()
    const workbook = openWorkbook(bytes)
    if (workbook.SheetNames.length === 0) return failed('file-damaged', fileName)
    const is1904 = workbook.Workbook?.WBProps?.date1904 === true
    // The library has opened the file by now, and said nothing on the way.
    const advance = stretch(tell, 'sheet', 0.5, 1)
    const sheets = workbook.SheetNames.map((name, index) => {
      advance(index, workbook.SheetNames.length)
      const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
      return readSheet(name, isHidden, workbook.Sheets[name], is1904, budget)
    })
    advance(sheets.length, sheets.length)
    const shown = sheets.filter(({ isHidden }) => !isHidden)
    const blocks = shown.flatMap(({ name, cells }) => sheetBlocks(cells, name, budget))
    if (blocks.length === 0) return failed('file-empty', fileName)
    return success({ properties: { title: '', office: '', year: null }, blocks }, notesOf(sheets))
  })
}

function openWorkbook(bytes: Uint8Array): WorkBook {
  try {
    return read(workbookStream(bytes), {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellNF: true,
      cellText: false,
      cellStyles: true,
      cellDates: false,
      bookVBA: false,
      bookDeps: false,
      sheetRows: mostRows + 1,
    })
  } catch (error) {
    if (error instanceof Stop) throw error
    // The library throws plain errors and says no more than that.
    throw new Stop('file-damaged')
  }
}

interface SheetReading {
  readonly name: string
  readonly isHidden: boolean
  readonly cells: readonly SheetCell[]
  /** Formulas without a kept result. */
  readonly uncached: number
  /** 1-based. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
}

function readSheet(
  name: string,
  isHidden: boolean,
  sheet: WorkSheet | undefined,
  is1904: boolean,
  budget: Budget,
): SheetReading {
  const rows: unknown = sheet?.['!data']
  const merges = mergesOf(sheet)
  const covered = new Set<string>()
  for (const { s, e } of merges) {
    budget.spendCells((e.r - s.r + 1) * (e.c - s.c + 1))
    for (let row = s.r; row <= e.r; row += 1) {
      for (let column = s.c; column <= e.c; column += 1) covered.add(`${row} ${column}`)
    }
  }
  const spans = new Map(merges.map((area) => [`${area.s.r} ${area.s.c}`, area]))
  const cells: SheetCell[] = []
  let uncached = 0
  const put = (row: number, column: number, cell: CellObject | undefined): void => {
    const place = `${row} ${column}`
    const area = spans.get(place)
    if (area === undefined && covered.has(place)) return
    const text = cell === undefined ? '' : textOf(cell, is1904)
    const isFormula = cell?.f !== undefined
    if (isFormula && cell.v === undefined) uncached += 1
    budget.spendCells(1)
    cells.push({
      row: row + 1,
      column: column + 1,
      rowSpan: area === undefined ? 1 : area.e.r - area.s.r + 1,
      colSpan: area === undefined ? 1 : area.e.c - area.s.c + 1,
      text,
      runs: text === '' ? [] : [{ text }],
      isFormula,
      // What is merged belongs to a table; the library does not tell of borders.
      isDrawn: false,
    })
  }
  if (Array.isArray(rows)) {
    if (rows.length > mostRows) throw new Stop('file-over-budget')
    rows.forEach((inRow: unknown, row) => {
      if (!Array.isArray(inRow)) return
      inRow.forEach((cell: unknown, column) => {
        if (isCell(cell)) put(row, column, cell)
      })
    })
  }
  return {
    name,
    isHidden,
    cells,
    uncached,
    hiddenRows: hiddenOf(sheet?.['!rows']),
    hiddenColumns: hiddenOf(sheet?.['!cols']),
  }
}

function isCell(value: unknown): value is CellObject {
  return typeof value === 'object' && value !== null && 't' in value
}

/** Areas inside the sheet; of areas that overlap the first counts. */
function mergesOf(sheet: WorkSheet | undefined): readonly Range[] {
  const taken: Range[] = []
  for (const area of sheet?.['!merges'] ?? []) {
    const { s, e } = area
    const isInside = s.r >= 0 && s.c >= 0 && s.r <= e.r && s.c <= e.c && e.r < mostRows && e.c < mostColumns
    const isFree = taken.every(
      (other) => other.e.r < s.r || e.r < other.s.r || other.e.c < s.c || e.c < other.s.c,
    )
    if (isInside && isFree) taken.push(area)
    if (taken.length > mostRows) throw new Stop('file-over-budget')
  }
  return taken
}

function textOf(cell: CellObject, is1904: boolean): string {
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number'
        ? numberText(cell.v, typeof cell.z === 'string' ? cell.z : 'General', is1904)
        : ''
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE'
    case 's':
      return typeof cell.v === 'string' ? cell.v.replace(/\r\n?/gu, '\n') : ''
    // A broken reference shows its name, which is no number and stays to be seen.
    case 'e':
      return '#REF!'
    default:
      return ''
  }
}

function hiddenOf(lines: unknown): readonly number[] {
  if (!Array.isArray(lines)) return []
  return lines.flatMap((line: unknown, index) =>
    typeof line === 'object' && line !== null && 'hidden' in line && line.hidden === true ? [index + 1] : [],
  )
}

function notesOf(sheets: readonly SheetReading[]): readonly Note[] {
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  const uncached = shown.reduce((sum, sheet) => sum + sheet.uncached, 0)
  return [
    ...sheets
      .filter(({ isHidden, cells }) => isHidden && cells.length > 0)
      .map(({ name }) => note('sheet-hidden', [name])),
    ...shown.flatMap((sheet) => {
      const what = hiddenLines(sheet)
      return what === '' ? [] : [note('lines-hidden', [sheet.name, what])]
    }),
    ...(uncached > 0 ? [note('formula-uncached', [uncached])] : []),
  ]
}

function hiddenLines({ hiddenRows, hiddenColumns }: SheetReading): string {
  const named = (lines: readonly number[], unit: string): string =>
    lines.length === 0 ? '' : `第 ${lines.slice(0, 10).join('、')} ${unit}`
  return [named(hiddenRows, '行'), named(hiddenColumns, '列')].filter((part) => part !== '').join('和')
}
