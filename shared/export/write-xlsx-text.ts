// The sheet 正文: one row a block, with role, level and lead beside it.
import type { CellRichTextValue, Font, Workbook, Worksheet } from 'exceljs'
import { roleNames, type Block, type TextBlock, type TextRole } from '../document.ts'
import { markedRuns, type MarkedRun } from './marked-runs.ts'
import { linesOf } from './text-width.ts'
import { pageSetup, safeText, type Look } from './write-xlsx-look.ts'

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
  look: Look,
): void {
  const name = '正文'
  const sheet = workbook.addWorksheet(name, {
    pageSetup,
    views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
  })
  ;[70, 14, 8, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  const add = (row: Row, font: Partial<Font>): void => addRow(sheet, row, font, look)
  add(['正文', '类别', '层级', '段首标题字数'], look.level1)
  for (const block of blocks) {
    if (block.kind === 'text') addBlock(sheet, block, look)
    else if (block.kind === 'grid') add([sheetOf.get(block) ?? block.name, tableRow, null, null], look.check)
    else add([`〔${block.what}〕${block.text}`, roleNames.note.label, null, null], look.body)
  }
  workbook.definedNames.add(`'${name}'!$A$1:$D$${sheet.rowCount}`, 'NbText')
  sheet.pageSetup.printArea = `A$2:A$${Math.max(2, sheet.rowCount)}`
}

type Row = readonly [string | CellRichTextValue, string, string | number | null, string | number | null]

function addRow(
  sheet: Worksheet,
  [text, ...beside]: Row,
  font: Partial<Font>,
  look: Look,
  horizontal: 'left' | 'center' | 'right' = 'left',
): void {
  const row = sheet.addRow([typeof text === 'string' ? safeText(text) : text, ...beside])
  row.getCell(1).style = look.shared({ font, alignment: { horizontal, vertical: 'middle', wrapText: true } })
  const besideText = look.shared({
    font: look.check,
    alignment: { horizontal: 'center', vertical: 'middle' },
  })
  for (const column of [2, 3, 4]) row.getCell(column).style = besideText
  const words = typeof text === 'string' ? text : text.richText.map((part) => part.text).join('')
  row.height = Math.min(400, linesOf(words, measure) * lineHeight + 4)
}

function addBlock(sheet: Worksheet, block: TextBlock, look: Look): void {
  const role = block.role ?? 'paragraph'
  parts(markedRuns(block)).forEach((runs, index) => {
    const beside = index > 0 ? ([continued, null, null] as const) : besides(block, role)
    addRow(sheet, [richText(runs, role, look), ...beside], roleFont(role, look), look, sideOf(role))
  })
}

function besides(block: TextBlock, role: TextRole) {
  return [roleNames[role].label, block.level ?? null, block.lead ?? null] as const
}

function sideOf(role: TextRole): 'left' | 'center' | 'right' {
  if (role === 'title') return 'center'
  return role === 'signature' || role === 'date' ? 'right' : 'left'
}

function roleFont(role: TextRole, look: Look): Partial<Font> {
  if (role === 'title') return look.title
  return role === 'heading1' ? look.level1 : role === 'heading2' ? look.level2 : look.body
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

function richText(runs: readonly MarkedRun[], role: TextRole, look: Look): string | CellRichTextValue {
  if (!runs.some(({ bold, lead }) => bold || lead !== null)) return runs.map(({ text }) => text).join('')
  const leadFonts = { 1: look.level1, 2: look.level2, 3: look.body, 4: look.body } as const
  return {
    richText: runs.map(({ text, bold, lead }) => ({
      text: safeText(text),
      font: { ...(lead === null ? roleFont(role, look) : leadFonts[lead]), ...(bold ? { bold: true } : {}) },
    })),
  }
}
