// What was recognized, for a reader at the terminal: what was found, where it stood, what was left open or left out.
import type { RecognizedCell } from '../shared/import/recognition.ts'
import { cellText } from '../shared/report/arithmetic.ts'
import type { Report } from '../shared/report/model.ts'
import { textOf } from '../shared/report/prose.ts'
import { titleOf } from '../shared/report/title.ts'
import { editionById, sectionSpec, tableSpec } from '../shared/template/editions.ts'
import { tableIds, type Address } from '../shared/template/form.ts'
import { figureName, figuresOf, type PlacedFigure } from './figures.ts'
import type { Io } from './io.ts'
import type { Loaded } from './load.ts'
import { placeWords, printNotes, whereWords } from './notes-text.ts'
import { columnsText, painter, paragraph } from './terminal-text.ts'

export function printImport(loaded: Loaded, io: Io): void {
  const { report, cells } = loaded.recognition
  const paint = painter(io.color)
  const figures = figuresOf(report.edition)
  const heading = (text: string): void => io.out(`\n${paint('bold', text)}`)
  const item = (lead: string, text: string): void => io.out(paragraph(`  ${lead}`, text, io.columns))

  io.out(paint('bold', titleOf(report, loaded.draft.profile)))
  io.out(paragraph('  文件  ', `${loaded.fileName}（${loaded.format}）`, io.columns))
  io.out(paragraph('  单位  ', report.office === '' ? '没有找到' : report.office, io.columns))
  io.out(paragraph('  年度  ', report.year === null ? '没有找到' : String(report.year), io.columns))
  io.out(paragraph('  格式  ', editionWords(report), io.columns))

  heading('部分')
  io.out(paint('dim', `  题头  ${report.head.length} 段`))
  io.out(sectionTable(loaded))

  heading('表格')
  io.out(cellTable(report, cells, figures))

  const unread = cells.filter(({ state }) => state === 'unread')
  if (unread.length > 0) heading(`不是数字的格子（${unread.length}）`)
  for (const { address, raw, origin } of unread) {
    item('', `${nameOf(figures, address)}：“${raw}”${whereWords(origin?.at)}`)
  }
  const asked = cells.filter(({ state }) => state === 'asked')
  if (asked.length > 0) heading(`待核对的格子（${asked.length}）`)
  for (const { address, raw, candidates = [], origin } of asked) {
    const choices = candidates.map(cellText).join('、')
    const choice = choices === '' ? '' : `，可能是 ${choices}`
    item('', `${nameOf(figures, address)}：“${raw}”${choice}${whereWords(origin?.at)}`)
  }
  const blanks = blankLines(cells, figures)
  if (blanks.length > 0) heading('没有填写的格子')
  for (const line of blanks) item('', line)

  printNotes('说明', loaded.notes, io)
}

/** `2021年（国办公开办函〔2021〕30号）`, or each table with its own where they differ. */
function editionWords(report: Report): string {
  const ids = tableIds.map((id) => report.edition[id])
  const [first] = ids
  if (first !== undefined && ids.every((id) => id === first)) {
    return `${first}年格式（${editionById(first).notice}）`
  }
  return tableIds
    .map((id) => `表${tableSpec(report.edition[id], id).numeral} ${report.edition[id]}年格式`)
    .join('，')
}

function sectionTable({ recognition: { report, sections } }: Loaded): string {
  const rows = sections.map(({ id, heading, origin }) => {
    const prose = [...report.sections[id].before, ...report.sections[id].after]
    const characters = prose.map(textOf).join('').replace(/\s/gu, '').length
    const official = sectionSpec(report.edition.disclosure, id).heading
    const found = heading === '' ? '没有找到' : heading === official ? '' : `写作“${heading}”`
    return [official, String(prose.length), String(characters), `${placeWords(origin?.at)}  ${found}`.trim()]
  })
  return columnsText(
    [{ head: '部分' }, { head: '段落', align: 'right' }, { head: '字数', align: 'right' }, { head: '位置' }],
    rows,
  )
}

function cellTable(
  report: Report,
  cells: readonly RecognizedCell[],
  figures: ReadonlyMap<Address, PlacedFigure>,
): string {
  const rows = tableIds.map((id) => {
    const own = cells.filter(({ address }) => figures.get(address)?.figure.table === id)
    const count = (state: RecognizedCell['state']): string =>
      String(own.filter((cell) => cell.state === state).length)
    return [
      `表${tableSpec(report.edition[id], id).numeral}`,
      String(own.length),
      count('given'),
      count('blank'),
      count('asked'),
      count('unread'),
    ]
  })
  const right = (head: string) => ({ head, align: 'right' as const })
  return columnsText(
    [{ head: '表' }, right('格子'), right('读出'), right('未填'), right('待核对'), right('不是数字')],
    rows,
  )
}

/** Blank cells, gathered by table and row, so that an empty column of a long table does not fill the screen. */
function blankLines(
  cells: readonly RecognizedCell[],
  figures: ReadonlyMap<Address, PlacedFigure>,
): readonly string[] {
  const tables = new Map<string, Map<string, { readonly column: string; readonly isBlank: boolean }[]>>()
  for (const { address, state } of cells) {
    const placed = figures.get(address)
    if (placed === undefined) continue
    const { table, figure } = placed
    const rows = tables.get(table.numeral) ?? new Map<string, { column: string; isBlank: boolean }[]>()
    tables.set(table.numeral, rows)
    const row = rows.get(figure.row) ?? []
    rows.set(figure.row, row)
    row.push({ column: figure.column, isBlank: state === 'blank' })
  }
  return [...tables].flatMap(([numeral, rows]) => {
    const all = [...rows.values()].flat()
    if (all.every(({ isBlank }) => isBlank)) return [`表${numeral}：整表`]
    return [...rows]
      .filter(([, row]) => row.some(({ isBlank }) => isBlank))
      .map(([name, row]) => {
        const blank = row.filter(({ isBlank }) => isBlank).map(({ column }) => column)
        return (
          `表${numeral} ${name}`.trimEnd() + `：${blank.length === row.length ? '整行' : blank.join('、')}`
        )
      })
  })
}

function nameOf(figures: ReadonlyMap<Address, PlacedFigure>, address: Address): string {
  const placed = figures.get(address)
  return placed === undefined ? address : figureName(placed)
}
