import { describe, expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { writeXlsx } from '../../../shared/export/write-xlsx.ts'
import type { Document, GridBlock } from '../../../shared/document.ts'
import { readXlsx } from '../../../shared/import/read-xlsx.ts'
import { dateText } from '../../../shared/import/read-xlsx/date-text.ts'
import { exactText, numberText } from '../../../shared/import/read-xlsx/number-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { noteSentences, type Note, type Outcome } from '../../../shared/notes.ts'
import { defaultProfile, emptyReport, type Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { cellsOf, stated2021 } from '../../fixtures/stated.ts'
import { excelFile, type ExcelFile } from '../../support/office-package.ts'
import { sheetXml, styleSheet, type PlacedCell } from '../../support/sheet-xml.ts'

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

describe('a number comes back as exact decimal text', () => {
  it.each([
    [0, '0'],
    [12, '12'],
    [-18, '-18'],
    [0.1 + 0.2, '0.3'],
    [1.1 * 3, '3.3'],
    [12345678.1, '12345678.1'],
    [0.000001, '0.000001'],
    [0.0000001234, '0.0000001234'],
    [999999999999.99, '999999999999.99'],
    [123456.789012, '123456.789012'],
    [1e15, '1000000000000000'],
    [123456789012345680, '123456789012346000'],
    [4503599627370497.5, '4503599627370500'],
    [2e21, '2000000000000000000000'],
    [-0.5, '-0.5'],
  ])('%d: %s', (number, text) => {
    expect(exactText(number)).toBe(text)
  })

  it.each([
    ['as it is', 12.5, 'General', '12.5'],
    ['with the zeros its format shows', 12.5, '0.000000', '12.500000'],
    ['with at least the decimals of its format', 0.5, '0.00####', '0.50'],
    ['whole where the format cuts it', 12.5, '0', '12.5'],
    ['whole where the format rounds thousands away', 1234.5678, '#,##0.00', '1234.5678'],
    ['where zeros are hidden', 0, '0;-0;;@', '0'],
    ['where everything is hidden', 7, ';;;', '7'],
    ['where the format draws a dash', 0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '0'],
    ['negative in brackets', -5, '0.00_);(0.00)', '-5.00'],
    ['as a share', 0.684, '0.00%', '68.40%'],
    ['as a share that its format rounds', 0.12345, '0%', '12.345%'],
    ['with its unit', 12.5, '0.00"万元"', '12.50万元'],
    ['with its unit in front', 3, '"共"0"件"', '共3件'],
    ['with a unit behind the general format', 2024, 'General"年"', '2024年'],
    ['without its currency sign', 12.5, '"￥"#,##0.00', '12.50'],
    ['in colour and with a locale', 3, '[Red][$-804]0.0', '3.0'],
    ['under a condition', 120, '[>100]0"多";0', '120'],
    ['in powers of ten', 1234, '0.00E+00', '1234'],
    ['as a fraction', 0.5, '# ?/?', '0.5'],
    ['as text', 42, '@', '42'],
    ['divided by a thousand', 12345, '0.0,', '12345（显示格式：0.0,）'],
    ['divided by ten thousand', 123456, '0!.0,"万"', '123456（显示格式：0!.0,"万"）'],
  ])('%s', (_, number, format, text) => {
    expect(numberText(number, format, false)).toBe(text)
  })
})

describe('a date comes back as it is shown', () => {
  it.each([
    [46042, 'yyyy/m/d', '2026/1/20'],
    [46042, 'yyyy"年"m"月"d"日"', '2026年1月20日'],
    [46042, '[$-804]yyyy年mm月dd日;@', '2026年01月20日'],
    [46042, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二六年一月二十日'],
    [46042, 'yyyy-mm-dd aaaa', '2026-01-20 星期二'],
    [46042.75, 'yyyy/m/d h:mm', '2026/1/20 18:00'],
    [46042.75, 'AM/PM h"时"mm"分"', '下午 6时00分'],
    [1.5, '[h]:mm:ss', '36:00:00'],
    [1, 'yyyy/m/d', '1900/1/1'],
    [61, 'yyyy/m/d', '1900/3/1'],
    [0.5, 'mm:ss', '00:00'],
    [46042, 'd-mmm-yy', '20-Jan-26'],
    [9e9, 'yyyy/m/d', '9000000000'],
  ])('%d as %s: %s', (serial, format, text) => {
    expect(numberText(serial, format, false)).toBe(text)
  })

  it('counted from 1904 where the workbook says so', () => {
    expect(dateText(44580, 'yyyy/m/d', true)).toBe('2026/1/20')
  })
})

const put = (row: number, column: number, text: string, style = 0): PlacedCell => ({
  row,
  column,
  content: `<is><t>${text}</t></is>`,
  attributes: `t="inlineStr" s="${style}"`,
})

async function read(
  cells: readonly PlacedCell[],
  merges: readonly string[] = [],
  besides: Partial<ExcelFile> = {},
): Promise<{ readonly document: Document; readonly notes: readonly Note[] }> {
  const bytes = excelFile({
    sheets: [{ name: '表', xml: sheetXml({ cells, merges }) }],
    styles: styleSheet(),
    ...besides,
  })
  const outcome = await readXlsx(bytes, 'a.xlsx')
  return { document: value(outcome), notes: outcome.ok ? outcome.notes : [] }
}

const seen = ({ blocks }: Document): string[] =>
  blocks.map((block) =>
    block.kind === 'text'
      ? block.runs.map(({ text }) => text).join('')
      : block.kind === 'grid'
        ? `${block.rows}×${block.weights.length}`
        : block.what,
  )

describe('what a sheet holds is told by borders, merges and blank rows and columns', () => {
  const drawn = (top: number, left: number, rows: number, columns: number): PlacedCell[] =>
    Array.from({ length: rows * columns }, (_, at) =>
      put(top + Math.floor(at / columns), left + (at % columns), `${at}`, 1),
    )
  const plain = (top: number, left: number, rows: number, columns: number): PlacedCell[] =>
    drawn(top, left, rows, columns).map((cell) => ({
      ...cell,
      attributes: cell.attributes.replace('s="1"', 's="0"'),
    }))

  it.each<[string, readonly PlacedCell[], readonly string[]]>([
    ['a title over a drawn table', [put(1, 1, '标题'), ...drawn(2, 1, 2, 3)], ['标题', '2×3']],
    ['a note under it', [...drawn(1, 1, 2, 3), put(3, 1, '注：本表')], ['2×3', '注：本表']],
    [
      'office and unit in one row over it',
      [put(1, 1, '填报单位：甲'), put(1, 3, '单位：件'), ...drawn(2, 1, 2, 3)],
      ['填报单位：甲\t单位：件', '2×3'],
    ],
    ['two tables with a blank row between', [...drawn(1, 1, 2, 3), ...drawn(4, 1, 2, 2)], ['2×3', '2×2']],
    ['two tables with a blank column between', [...drawn(1, 1, 2, 3), ...drawn(1, 5, 2, 2)], ['2×3', '2×2']],
    [
      'a column of words beside a table',
      [...drawn(1, 1, 2, 3), put(1, 5, '核对', 1), put(2, 5, '一致', 1)],
      ['2×3', '核对', '一致'],
    ],
    ['a table nobody drew', [put(1, 1, '标题'), ...plain(2, 1, 3, 3)], ['标题', '3×3']],
    [
      'titles inside a table nobody drew',
      [put(1, 1, '标题'), put(2, 1, '甲'), ...plain(3, 1, 2, 3), put(5, 1, '乙'), ...plain(6, 1, 1, 3)],
      ['标题', '5×3'],
    ],
    [
      'sentences between tables nobody drew',
      [
        ...plain(1, 1, 2, 3),
        put(3, 1, '三、下一张表'),
        put(4, 1, '以上是上年的数字，已经核对。'),
        ...plain(5, 1, 2, 3),
      ],
      ['2×3', '三、下一张表', '以上是上年的数字，已经核对。', '2×3'],
    ],
    ['lines inside a cell', [put(1, 1, '甲\n\n乙')], ['甲', '乙']],
  ])('%s', async (_, cells, expected) => {
    expect(seen((await read(cells)).document)).toEqual(expected)
  })

  it('blank drawn cells belong to their table, cells that are neither drawn nor filled do not', async () => {
    const { document } = await read([
      ...drawn(1, 1, 1, 2),
      { row: 2, column: 1, content: '', attributes: 's="1"' },
      { row: 2, column: 2, content: '', attributes: 's="1"' },
      { row: 9, column: 9, content: '', attributes: 's="0"' },
    ])
    expect(seen(document)).toEqual(['2×2'])
  })

  it('a merged cell speaks once, from its upper left corner', async () => {
    const { document } = await read([...drawn(1, 1, 3, 3)], ['A1:B2'])
    const grid = document.blocks[0] as GridBlock
    expect(
      grid.cells.map(
        ({ row, column, rowSpan, colSpan, text }) => `${row},${column} ${rowSpan}×${colSpan} ${text}`,
      ),
    ).toEqual(['0,0 2×2 0', '0,2 1×1 2', '1,2 1×1 5', '2,0 1×1 6', '2,1 1×1 7', '2,2 1×1 8'])
  })

  it('of merges that overlap the first counts', async () => {
    const { document } = await read([...drawn(1, 1, 2, 3)], ['A1:B1', 'B1:C1'])
    const grid = document.blocks[0] as GridBlock
    expect(
      grid.cells.filter(({ row }) => row === 0).map(({ colSpan, text }) => `${colSpan} ${text}`),
    ).toEqual(['2 0', '1 2'])
  })
})

const body = (text: string) => ({ level: 0 as const, runs: [{ text }] })
const empty = emptyReport(2021, '云溪市数据局', 2024)
const report: Report = {
  ...empty,
  cells: cellsOf(stated2021, empty.edition),
  sections: {
    ...empty.sections,
    overview: {
      before: [
        body(`${'政府信息公开工作取得新的成效，'.repeat(600)}完。`),
        { level: 2, lead: 4, runs: [{ text: '（一）' }, { text: '甲乙', bold: true }, { text: '丙丁。' }] },
      ],
      after: [],
    },
  },
}

/** A workbook of ours with one part changed by hand. */
async function ours(part: RegExp, change: (xml: string) => string): Promise<Outcome<Document>> {
  const parts = unzipSync(await writeXlsx(compose(report, defaultProfile)))
  let changed = 0
  const again = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => {
      if (!part.test(name)) return [name, bytes]
      const xml = change(strFromU8(bytes))
      if (xml !== strFromU8(bytes)) changed += 1
      return [name, strToU8(xml)]
    }),
  )
  expect(changed).toBeGreaterThan(0)
  return readXlsx(zipSync(again), 'a.xlsx')
}

describe('a workbook of ours that an office has worked on', () => {
  it('with paragraphs longer than a cell comes back whole', async () => {
    const back = await readXlsx(await writeXlsx(compose(report, defaultProfile)), 'a.xlsx')
    expect(value(recognize(value(back), 'a.xlsx')).report).toEqual(onPaper(report, { formulas: true }))
  })

  it('with a renamed sheet is read all the same', async () => {
    const back = await ours(/workbook\.xml$/, (xml) =>
      xml.replaceAll('表三', '申请情况').replaceAll("'申请情况'", "'申请情况'"),
    )
    const { cells } = value(recognize(value(back), 'a.xlsx')).report
    expect(cells['received_total']).toEqual({ kind: 'number', digits: 284, decimals: 0 })
  })

  it('whose text sheet has lost its name is judged by its words like any other', async () => {
    const back = await ours(/workbook\.xml$/, (xml) =>
      xml.replace(/<definedName name="NbText".*?<\/definedName>/, ''),
    )
    const { cells } = value(recognize(value(back), 'a.xlsx')).report
    const paper = onPaper(report, { formulas: true }).cells
    expect(
      Object.entries(cells).filter(
        ([address, cell]) => JSON.stringify(cell) !== JSON.stringify(paper[address]),
      ),
    ).toEqual([])
  })

  it('with a figure typed over says the new figure', async () => {
    const back = await ours(/sheet\d\.xml$/, (xml) => xml.replace('<v>20361</v>', '<v>20362</v>'))
    const { cells } = value(recognize(value(back), 'a.xlsx')).report
    expect(cells['licence_decisions']).toEqual({ kind: 'number', digits: 20362, decimals: 0 })
  })

  it('with a sheet of somebody’s own names it and leaves it out', async () => {
    const parts = unzipSync(await writeXlsx(compose(report, defaultProfile)))
    const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
    const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    const bytes = zipSync({
      ...parts,
      'xl/worksheets/more.xml': strToU8(sheet),
      'xl/workbook.xml': strToU8(
        workbook.replace('</sheets>', '<sheet name="备注" sheetId="99" r:id="more"/></sheets>'),
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        relations.replace(
          '</Relationships>',
          '<Relationship Id="more" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/more.xml"/></Relationships>',
        ),
      ),
    })
    const outcome = await readXlsx(bytes, 'a.xlsx')
    expect(outcome.ok && outcome.notes.map(({ sentence }) => sentence)).toEqual([
      noteSentences['sheet-left-out']('备注'),
    ])
  })
})

describe('a constant in place of a total is declared, a formula is automatic', () => {
  it.each([
    ['formula', true],
    ['constant', false],
  ])('%s', async (_, isFormula) => {
    const cells = isFormula ? {} : { received_total: { kind: 'number', digits: 284, decimals: 0 } as const }
    const addends = Object.fromEntries(
      Object.entries(cellsOf(stated2021, empty.edition)).filter(([address]) =>
        /^received_(?!total)/.test(address),
      ),
    )
    const back = await readXlsx(
      await writeXlsx(compose({ ...empty, cells: { ...addends, ...cells } }, defaultProfile)),
      'a.xlsx',
    )
    expect(value(recognize(value(back), 'a.xlsx')).report.cells).toEqual({ ...addends, ...cells })
  })
})
