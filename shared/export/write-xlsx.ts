// Writes a document as a workbook: a sheet a table, the text, and the figures as a list. Sheets in files of their own.
import ExcelJS from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Block, Document, GridBlock } from '../document.ts'
import { standardStyle } from '../page-style.ts'
import { printable } from './printable.ts'
import { addDataSheet } from './write-xlsx-data.ts'
import { addGridSheet } from './write-xlsx-grid.ts'
import { lookOf } from './write-xlsx-look.ts'
import { validStyles } from './write-xlsx-styles.ts'
import { addTextSheet } from './write-xlsx-text.ts'

export async function writeXlsx(document: Document): Promise<Uint8Array> {
  const { title, office, year } = document.properties
  const style = document.style ?? standardStyle
  const look = lookOf(style)
  const workbook = new ExcelJS.Workbook()
  workbook.title = printable(title)
  workbook.creator = printable(office)
  workbook.lastModifiedBy = printable(office)
  workbook.subject = year === null ? '' : `${year}年度`
  const sheets = sheetNames(document.blocks)
  let heading = ''
  let index = 0
  for (const block of document.blocks) {
    if (block.kind === 'text' && block.role === 'heading1')
      heading = block.runs.map(({ text }) => text).join('')
    const sheet = block.kind === 'grid' ? sheets.get(block) : undefined
    if (block.kind !== 'grid' || sheet === undefined) continue
    index += 1
    addGridSheet(workbook, sheet, block, heading, index, style, look)
  }
  addTextSheet(workbook, document.blocks, sheets, look)
  addDataSheet(workbook, sheets, look)
  // Stored, not deflated: the parts are taken out and put in again below.
  return valid(new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })))
}

/** Names the sheets after their grids; a spreadsheet wants them short, without some characters, and no two alike. */
function sheetNames(blocks: readonly Block[]): ReadonlyMap<GridBlock, string> {
  const names = new Map<GridBlock, string>()
  const used = new Set(['正文', '数据'])
  for (const block of blocks) {
    if (block.kind !== 'grid') continue
    const base =
      printable(block.name)
        .replace(/[[\]:*?/\\']/g, '')
        .slice(0, 24) || '表'
    let name = base
    for (let number = 2; used.has(name); number += 1) name = `${base}（${number}）`
    used.add(name)
    names.set(block, name)
  }
  return names
}

/** The same file with a styles.xml that the schema allows. */
function valid(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  const styles = files['xl/styles.xml']
  if (styles) files['xl/styles.xml'] = strToU8(validStyles(new TextDecoder().decode(styles)))
  return zipSync(files, { level: 6 })
}
