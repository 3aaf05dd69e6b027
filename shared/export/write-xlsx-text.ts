// The sheet 正文: one row a block, with role, level and lead beside it, and the sheet 数据: one row a figure.
import type { CellRichTextValue, Font, Workbook, Worksheet } from 'exceljs'
import { roleNames, type Block, type GridBlock, type TextBlock } from '../document.ts'
import { markedRuns, type MarkedRun } from './marked-runs.ts'
import { numberFormat, spreadsheetValue } from './spreadsheet-value.ts'
import { linesOf } from './text-width.ts'
import { fonts, pageSetup, safeText, thin } from './write-xlsx-look.ts'

/** Roles of rows that are no text block. */
const tableRow = '表'
const continued = '续'

/** Characters on a line of the text column, and what a row can show: a row is at most 409 pt high. */
const measure = 34
const mostInRow = 560
const lineHeight = 18

export function addTextSheet(
  workbook: Workbook,
  blocks: readonly Block[],
  sheetOf: ReadonlyMap<Block, string>,
): void {
  const name = '正文'
  const sheet = workbook.addWorksheet(name, {
    pageSetup,
    views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
  })
  ;[70, 14, 8, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  addRow(sheet, ['正文', '类别', '层级', '段首标题字数'], fonts.level1)
  for (const block of blocks) {
    if (block.kind === 'grid')
      addRow(sheet, [sheetOf.get(block) ?? block.name, tableRow, null, null], fonts.check)
    else if (block.kind === 'text') addBlock(sheet, block)
    else addRow(sheet, [`〔${block.what}〕${block.text}`, roleNames.note.label, null, null], fonts.body)
  }
  workbook.definedNames.add(`'${name}'!$A$1:$D$${sheet.rowCount}`, 'NbText')
  sheet.pageSetup.printArea = `A$2:A$${Math.max(2, sheet.rowCount)}`
}

type Row = readonly [string | CellRichTextValue, string, string | number | null, string | number | null]

function addRow(sheet: Worksheet, [text, ...beside]: Row, font: Partial<Font>): void {
  const row = sheet.addRow([typeof text === 'string' ? safeText(text) : text, ...beside])
  row.getCell(1).font = font
  row.getCell(1).alignment = { vertical: 'middle', wrapText: true }
  for (const column of [2, 3, 4]) {
    row.getCell(column).font = fonts.check
    row.getCell(column).alignment = { horizontal: 'center', vertical: 'middle' }
  }
  const words = typeof text === 'string' ? text : text.richText.map((part) => part.text).join('')
  row.height = Math.min(400, linesOf(words, measure) * lineHeight + 4)
}

function addBlock(sheet: Worksheet, block: TextBlock): void {
  const role = block.role ?? 'paragraph'
  parts(markedRuns(block)).forEach((runs, index) => {
    const beside = index > 0 ? ([continued, null, null] as const) : besides(block, role)
    addRow(sheet, [richText(runs, role), ...beside], styles[role] ?? fonts.body)
    const cell = sheet.lastRow?.getCell(1)
    if (cell) {
      cell.alignment = {
        vertical: 'middle',
        wrapText: true,
        horizontal: role === 'title' ? 'center' : role === 'signature' || role === 'date' ? 'right' : 'left',
      }
    }
  })
}

function besides(block: TextBlock, role: NonNullable<TextBlock['role']>) {
  return [roleNames[role].label, block.level ?? null, block.lead ?? null] as const
}

const styles: Readonly<Partial<Record<NonNullable<TextBlock['role']>, Partial<Font>>>> = {
  title: fonts.title,
  heading1: fonts.level1,
  heading2: fonts.level2,
}

/** Cuts what a row cannot show whole, after a full stop where there is one. */
function parts(runs: readonly MarkedRun[]): readonly (readonly MarkedRun[])[] {
  const cut: MarkedRun[][] = [[]]
  let room = mostInRow
  for (const run of runs) {
    let { text } = run
    while (text.length > room) {
      const stop = text.lastIndexOf('。', room - 1) + 1
      const at = wholeCharacter(text, stop > 0 ? stop : room)
      if (at > 0) cut.at(-1)?.push({ ...run, text: text.slice(0, at) })
      text = text.slice(at)
      cut.push([])
      room = mostInRow
    }
    if (text !== '') cut.at(-1)?.push({ ...run, text })
    room -= text.length
  }
  return cut.filter((part, index) => part.length > 0 || index === 0)
}

/** Not between the halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && at > 1 ? at - 1 : at
}

function richText(
  runs: readonly MarkedRun[],
  role: NonNullable<TextBlock['role']>,
): string | CellRichTextValue {
  const base = styles[role] ?? fonts.body
  if (!runs.some(({ bold, lead }) => bold || lead !== null)) return runs.map(({ text }) => text).join('')
  return {
    richText: runs.map(({ text, bold, lead }) => ({
      text: safeText(text),
      font: { ...(lead === null ? base : leadFonts[lead]), ...(bold ? { bold: true } : {}) },
    })),
  }
}

const leadFonts = { 1: fonts.level1, 2: fonts.level2, 3: fonts.body, 4: fonts.body } as const

/** One row a figure, following the tables: for whoever sums many offices. */
export function addDataSheet(workbook: Workbook, grids: ReadonlyMap<GridBlock, string>): void {
  const sheet = workbook.addWorksheet('数据', { pageSetup, views: [{ state: 'frozen', ySplit: 1 }] })
  ;[26, 8, 52, 30, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  const head = sheet.addRow(['名称', '表', '行', '列', '数值'])
  head.font = fonts.table
  for (const [grid, table] of grids) {
    for (const cell of grid.cells) {
      if (cell.role !== 'figure' || cell.name === undefined) continue
      const row = sheet.addRow([
        cell.name,
        safeText(table),
        safeText(cell.title?.row ?? ''),
        safeText(cell.title?.column ?? ''),
        { formula: `IF(${cell.name}="","",${cell.name})`, result: spreadsheetValue(cell) ?? '' },
      ])
      row.font = fonts.table
      row.getCell(5).numFmt = numberFormat(cell)
    }
  }
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      cell.border = thin
    })
  })
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: sheet.rowCount, column: 5 } }
  void sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, autoFilter: true, sort: true })
}
