// Excel workbooks (.xlsx, .xlsm and their templates), whoever made them → document. Everything is counted and boiled down
// before exceljs sees it; formulas are never computed, only their kept results are shown. Knows nothing of the form.
import type { Document, OtherBlock } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { stretch, untold, type Advance, type TellReading } from '../reading-progress.ts'
import { Budget, Stop, stoppable } from './budget.ts'
import { isEncryptedPackage, looksLikeCompoundFile } from './read-package/compound-file.ts'
import { openPackage } from './read-package/package.ts'
import { ourBlocks, ourProperties, type Sheet } from './read-xlsx/our-workbook.ts'
import { readPlainWorkbook, type PlainWorkbook, type SheetInfo } from './read-xlsx/plain-workbook.ts'
import { sheetBlocks } from './read-xlsx/sheet-blocks.ts'
import { readSheetCells } from './read-xlsx/sheet-cells.ts'

/** Of our own workbooks: a copy of the figures for whoever sums many offices, never read. */
const dataSheet = '数据'

/** Fails with `file-protected`, `file-damaged`, `file-over-budget`, `format-unsupported` or `format-unknown`. */
export function readXlsx(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return stoppable(fileName, async () => {
    if (isEncryptedPackage(bytes)) throw new Stop('file-protected')
    if (looksLikeCompoundFile(bytes)) return failed('format-unsupported', fileName, 'Excel 97-2003（.xls）')
    const budget = new Budget()
    const file = openPackage(bytes, budget)
    const workbook = readPlainWorkbook(file, budget, stretch(tell, 'sheet', 0, 0.4))
    // The library between the two says nothing of how far it is.
    const sheets = await readSheets(workbook, stretch(tell, 'sheet', 0.8, 1, true))
    const ours = ourBlocks(sheets, workbook.names, budget)
    if (ours !== null) {
      const beside = sheets.filter(
        ({ name, cells }) => !ours.sheets.has(name) && name !== dataSheet && cells.length > 0,
      )
      const read = workbook.sheets.filter(({ name }) => ours.sheets.has(name))
      const notes = [...beside.map(({ name }) => note('sheet-left-out', [name])), ...notesOf(read)]
      return success({ properties: ourProperties(file), blocks: ours.blocks }, notes)
    }
    const blocks = sheets.flatMap(({ name, cells, beside }) => [
      ...sheetBlocks(cells, name, budget),
      ...beside,
    ])
    return success({ properties: { title: '', office: '', year: null }, blocks }, notesOf(workbook.sheets))
  })
}

/** The cells of the sheets that are not hidden. */
async function readSheets({ bytes, sheets, is1904 }: PlainWorkbook, advance: Advance): Promise<Sheet[]> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  return sheets.flatMap((sheet, index): Sheet[] => {
    advance(index + 1, sheets.length)
    const worksheet = workbook.getWorksheet(String(index + 1))
    if (sheet.isHidden || worksheet === undefined) return []
    const beside = sheet.drawn.map((drawn): OtherBlock => ({
      kind: 'other',
      ...drawn,
      at: { sheet: sheet.name },
    }))
    return [{ name: sheet.name, cells: readSheetCells(worksheet, sheet, is1904), beside }]
  })
}

function notesOf(sheets: readonly SheetInfo[]): Note[] {
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  const uncached = shown.reduce((sum, sheet) => sum + sheet.uncached, 0)
  return [
    ...sheets
      .filter(({ isHidden, places }) => isHidden && places.length > 0)
      .map(({ name }) => note('sheet-hidden', [name])),
    ...shown.flatMap((sheet) => {
      const what = hiddenLines(sheet)
      return what === '' ? [] : [note('lines-hidden', [sheet.name, what])]
    }),
    ...(uncached > 0 ? [note('formula-uncached', [uncached])] : []),
  ]
}

function hiddenLines({ hiddenRows, hiddenColumns }: SheetInfo): string {
  const rows = hiddenRows.length === 0 ? '' : `第 ${hiddenRows.slice(0, 10).join('、')} 行`
  const columns = hiddenColumns.length === 0 ? '' : `第 ${hiddenColumns.slice(0, 10).join('、')} 列`
  return [rows, columns].filter((part) => part !== '').join('和')
}
