// A full report written as .xlsx, beside exceljs alone writing the very same cells: their texts, numbers and formulas,
// merges and widths, without the styles, names and checks.
import ExcelJS from 'exceljs'
import { compose } from '../shared/export/compose.ts'
import { writeXlsx } from '../shared/export/write-xlsx.ts'
import { defaultProfile } from '../shared/report/model.ts'
import type { Benchmark } from './measure.ts'
import { fullReport, withProse } from './reports.ts'

export const benchmarks = [fullWorkbook]

const pagesOfProse = 4

async function fullWorkbook(): Promise<Benchmark> {
  const document = compose(withProse(fullReport(3, 'automatic'), pagesOfProse), defaultProfile)
  const sheets = await sheetsOf(await writeXlsx(document))
  const theirs = (): Promise<unknown> => write(sheets)
  return {
    title: 'A full report as .xlsx',
    unit: 'ms',
    contenders: [
      { name: 'ours: written', run: () => writeXlsx(document) },
      { name: 'exceljs: the same cells, plain', run: theirs },
    ],
  }
}

interface Sheet {
  readonly name: string
  readonly cells: readonly { readonly at: string; readonly value: ExcelJS.CellValue }[]
  readonly merges: readonly string[]
  readonly widths: readonly (number | undefined)[]
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  return book.worksheets.map((sheet) => {
    const cells: { at: string; value: ExcelJS.CellValue }[] = []
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.master.address === cell.address) cells.push({ at: cell.address, value: cell.value })
      }),
    )
    const widths = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getColumn(index + 1).width)
    return { name: sheet.name, cells, merges: sheet.model.merges, widths }
  })
}

function write(sheets: readonly Sheet[]): Promise<unknown> {
  const book = new ExcelJS.Workbook()
  for (const { name, cells, merges, widths } of sheets) {
    const sheet = book.addWorksheet(name)
    widths.forEach((width, index) => {
      if (width !== undefined) sheet.getColumn(index + 1).width = width
    })
    for (const range of merges) sheet.mergeCells(range)
    for (const { at, value } of cells) sheet.getCell(at).value = value
  }
  return book.xlsx.writeBuffer()
}
