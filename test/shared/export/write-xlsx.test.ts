import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roleNames, type Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { totalFormula } from '../../../shared/export/formulas.ts'
import { writeXlsx } from '../../../shared/export/write-xlsx.ts'
import { exact } from '../../../shared/report/cell.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { reportArbitrary } from '../../support/arbitraries.ts'
import { all, child, part } from '../../support/office/package.ts'
import {
  blankAddend,
  fullReport,
  longestReport,
  namedReports,
  oddReport,
} from '../../support/office/reports.ts'
import { namedCell, readBook } from '../../support/office/sheets.ts'

const composed = (report: Report): Document => compose(report, defaultProfile)
const bookOf = async (report: Report) => readBook(await writeXlsx(composed(report)))

describe('the workbook', () => {
  it('has a sheet a table, one with the text, one with the figures as a list', async () => {
    expect([...(await bookOf(fullReport)).sheets.keys()]).toEqual(['表二', '表三', '表四', '正文', '数据'])
  })

  it.each(namedReports)('draws every table below its heading, merged as on paper: %s', async (_, report) => {
    const document = composed(report)
    const book = readBook(await writeXlsx(document))
    const letters = (column: number): string => String.fromCharCode(65 + column)
    const headings = ['二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况']
    expect(['表二', '表三'].map((name) => book.sheets.get(name)?.cells.get('A1')?.text)).toEqual(headings)
    document.blocks
      .filter((block) => block.kind === 'grid')
      .forEach((grid, index) => {
        const sheet = book.sheets.get(grid.name)
        if (!sheet) throw new Error(`no sheet ${grid.name}`)
        const merges = all(sheet.xml, 'mergeCell').map(({ attributes }) => attributes['ref'])
        const end = `$${letters(grid.weights.length - 1)}$${grid.rows + 1}`
        expect(book.names.get(`NbGrid${index + 1}`)).toBe(`'${grid.name}'!$A$2:${end}`)
        for (const cell of grid.cells) {
          const at = `${letters(cell.column)}${cell.row + 2}`
          if (cell.role === 'label') expect(sheet.cells.get(at)?.text).toBe(cell.text)
          const last = `${letters(cell.column + cell.colSpan - 1)}${cell.row + cell.rowSpan + 1}`
          if (at !== last) expect(merges).toContain(`${at}:${last}`)
          if (cell.name) expect(book.names.get(cell.name)).toBe(`'${grid.name}'!${absolute(at)}`)
        }
        const within = merges.filter((ref) =>
          grid.cells.some((cell) => ref?.startsWith(`${letters(cell.column)}${cell.row + 2}:`)),
        )
        expect(within).toHaveLength(grid.cells.filter(({ rowSpan, colSpan }) => rowSpan * colSpan > 1).length)
      })
  })

  it('writes an automatic total as a formula with its result, a declared one as a constant', async () => {
    const book = await bookOf(oddReport)
    expect(namedCell(book, 'carried_out_total')).toMatchObject({
      formula: 'IF(COUNT(D29:I29)+COUNTIF(D29:I29,"/")<6,"",IF(COUNT(D29:I29)=0,"/",SUM(D29:I29)))',
      text: '0',
    })
    expect(namedCell(book, 'outcome_total_person').formula).toContain('SUM(D7:D27)')
    expect(namedCell(book, 'granted_total')).toMatchObject({ formula: null, text: '3', type: 'n' })
    expect(namedCell(book, 'review_total')).toMatchObject({ formula: null, text: '2' })
  })

  it('keeps a total blank while an addend is blank or no number, and the corner with it', async () => {
    const book = await bookOf(blankAddend)
    for (const name of ['declined_repeat_total', 'outcome_total_person', 'outcome_total_total']) {
      expect(namedCell(book, name)).toMatchObject({ text: '', type: 'str', formula: expect.any(String) })
    }
    expect(namedCell(book, 'declined_repeat_person')).toMatchObject({ text: '', formula: null })
    expect(namedCell(await bookOf(oddReport), 'refused_secret_total')).toMatchObject({ text: '' })
  })

  it('writes every value as it is: decimals, slash, unread text, numbers beyond fifteen digits', async () => {
    const book = await bookOf({
      ...oddReport,
      cells: { ...oddReport.cells, licence_decisions: exact(123456789012), coercion_decisions: exact(-3) },
    })
    const formats = new Map(
      all(book.styles, 'numFmt').map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode']]),
    )
    const written = (name: string) => {
      const { text, type, style } = namedCell(book, name)
      return {
        text,
        type,
        format: formats.get(style.attributes['numFmtId'] ?? '') ?? style.attributes['numFmtId'],
      }
    }
    expect(written('fee_income')).toEqual({ text: '0.5', type: 'n', format: '0.00####' })
    expect(written('unable_unclear_charity')).toEqual({ text: '1.5', type: 'n', format: '0.0#####' })
    expect(written('licence_decisions')).toEqual({ text: '123456789012', type: 'n', format: '1' })
    expect(written('coercion_decisions')).toEqual({ text: '-3', type: 'n', format: '0' })
    expect(written('penalty_decisions')).toMatchObject({ text: '9007199254740991', type: 's' })
    expect(written('partial_company')).toMatchObject({ text: '/', type: 's' })
    expect(written('refused_secret_legal')).toMatchObject({ text: '约20', type: 's' })
  })

  it('checks every identity beside the table, red where it is broken', async () => {
    const sheet = (await bookOf(oddReport)).sheets.get('表三')
    if (!sheet) throw new Error('no sheet')
    const shown = (at: string) => sheet.cells.get(at)?.text
    expect(shown('L2')).toBe('核对　表三每一行：自然人与法人或其他组织五类之和，等于总计。')
    // granted_total says 3 where 2 add up; refused_secret has unread text.
    expect([shown('L5'), shown('L7'), shown('L9')]).toEqual(['相符', '相差-1', ''])
    expect(sheet.cells.get('L7')?.formula).toBe(
      'IF(COUNT(D7:I7,J7)+COUNTIF(D7:I7,"/")+COUNTIF(J7,"/")<7,"",' +
        'IF(ROUND(SUM(D7:I7)-SUM(J7),6)=0,"相符","相差"&ROUND(SUM(D7:I7)-SUM(J7),6)))',
    )
    expect(shown('A31')).toBe('核对　表三每一列：第一项加第二项之和，等于第三项总计加第四项之和。')
    expect(['D31', 'J31', 'D32'].map(shown)).toEqual(['相符', '', '相符'])
    const rules = all(sheet.xml, 'conditionalFormatting').map((rule) => [
      rule.attributes['sqref'],
      all(rule, 'formula').map(({ text }) => text),
    ])
    expect(rules).toEqual([
      ['L5:L29', ['LEFT(L5,2)="相差"']],
      ['D31:J32', ['LEFT(D31,2)="相差"']],
    ])
  })

  it('says which group of 表四 a check is for', async () => {
    const sheet = (await bookOf(oddReport)).sheets.get('表四')
    expect(['Q2', 'R2', 'S2'].map((at) => sheet?.cells.get(at)?.text.slice(0, 18))).toEqual([
      '核对　行政复议·总计：表四每一组：结',
      '核对　未经复议直接起诉·总计：表四每',
      '核对　复议后起诉·总计：表四每一组：',
    ])
    expect(['Q5', 'R5', 'S5'].map((at) => sheet?.cells.get(at)?.text)).toEqual(['相差-1', '相符', '相符'])
  })

  it('locks labels without a password and leaves every figure open', async () => {
    const book = await bookOf(fullReport)
    const document = composed(fullReport)
    for (const grid of document.blocks.filter((block) => block.kind === 'grid')) {
      const sheet = book.sheets.get(grid.name)
      const protection = sheet && child(sheet.xml, 'sheetProtection').attributes
      expect(protection).toMatchObject({ sheet: '1' })
      expect(Object.keys(protection ?? {})).not.toContain('hashValue')
      const locked = (at: string): boolean => {
        const found = sheet?.cells.get(at)?.style.children.find(({ name }) => name === 'protection')
        return found?.attributes['locked'] !== '0'
      }
      expect(
        grid.cells.filter(
          (cell) =>
            locked(`${String.fromCharCode(65 + cell.column)}${cell.row + 2}`) !== (cell.role === 'label'),
        ),
      ).toEqual([])
    }
  })

  it('warns of what is no count or no amount, in rectangles that do not overlap', async () => {
    const book = await bookOf(fullReport)
    const ranges = (name: string) =>
      all(book.sheets.get(name)?.xml ?? book.styles, 'dataValidation')
        .map(({ attributes }) => `${attributes['type']} ${attributes['errorStyle']} ${attributes['sqref']}`)
        .toSorted()
    expect(ranges('表二')).toEqual([
      'decimal warning B15',
      'whole warning B11:B12',
      'whole warning B4:D5',
      'whole warning B8',
    ])
    expect(ranges('表三')).toEqual(['whole warning D5:J29'])
    expect(ranges('表四')).toEqual(['whole warning A5:O5'])
  })

  it('prints the table alone on A4, upright, as wide as the page', async () => {
    const book = await bookOf(fullReport)
    expect(book.names.get('表三|_xlnm.Print_Area')).toBe("'表三'!$A$1:$J$29")
    expect(book.names.get('表三|_xlnm.Print_Titles')).toBe("'表三'!$1:$4")
    expect(book.names.get('正文|_xlnm.Print_Area')).toMatch(/^'正文'!\$A\$2:\$A\$\d+$/)
    for (const sheet of book.sheets.values()) {
      expect(child(sheet.xml, 'pageSetup').attributes).toMatchObject({
        paperSize: '9',
        orientation: 'portrait',
        fitToWidth: '1',
      })
      expect(all(sheet.xml, 'pageSetUpPr')[0]?.attributes).toEqual({ fitToPage: '1' })
    }
  })

  it('carries role, level and lead of every block beside its text', async () => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary, async (report) => {
        const document = composed(report)
        const book = readBook(await writeXlsx(document))
        const sheet = book.sheets.get('正文')
        const last = Number(/(\d+)$/.exec(book.names.get('NbText') ?? '')?.[1])
        const rows = Array.from({ length: last - 1 }, (_, index) =>
          ['A', 'B', 'C', 'D'].map((column) => sheet?.cells.get(`${column}${index + 2}`)?.text ?? ''),
        )
        expect(unescapedRows(rows)).toEqual(
          document.blocks.map((block) =>
            block.kind === 'text'
              ? [
                  block.runs.map(({ text }) => text).join(''),
                  roleNames[block.role ?? 'paragraph'].label,
                  String(block.level ?? ''),
                  String(block.lead ?? ''),
                ]
              : [block.kind === 'grid' ? block.name : '', '表', '', ''],
          ),
        )
      }),
      { numRuns: 15 },
    )
  })

  it('keeps bold runs bold, and no others', async () => {
    const strings = part(await writeXlsx(composed(fullReport)), 'xl/sharedStrings.xml')
    const bold = all(strings, 'r').filter((run) => all(run, 'b').length > 0)
    expect(bold.map((run) => all(run, 't').map(({ text }) => text))).toEqual([
      ['把政府信息公开纳入年度绩效考核，'],
    ])
  })

  it('cuts a paragraph that a row cannot show after a full stop, never within a character', async () => {
    const long = `${'公开'.repeat(250)}。${'𠮷'.repeat(600)}`
    const report: Report = {
      ...fullReport,
      sections: {
        ...fullReport.sections,
        other: { before: [{ level: 0, runs: [{ text: long }] }], after: [] },
      },
    }
    const book = await bookOf(report)
    const cells = [...(book.sheets.get('正文')?.cells ?? [])]
    const rows = cells.filter(([at]) => at.startsWith('B')).map(([at, { text }]) => [at.slice(1), text])
    const parts = rows
      .filter(([, role], index) => role === '续' || rows[index + 1]?.[1] === '续')
      .map(([row]) => book.sheets.get('正文')?.cells.get(`A${row}`)?.text ?? '')
    expect(parts.join('')).toBe(long)
    expect(parts[0]).toBe(`${'公开'.repeat(250)}。`)
    expect(parts.length).toBeGreaterThan(2)
    for (const one of parts) expect(one).not.toMatch(/\p{Cs}/u)
  })

  it('lists every figure with its names, following the tables', async () => {
    const sheet = (await bookOf(fullReport)).sheets.get('数据')
    const row = (index: number) =>
      ['A', 'B', 'C', 'D', 'E'].map((column) => sheet?.cells.get(`${column}${index}`))
    expect(row(1).map((cell) => cell?.text)).toEqual(['名称', '表', '行', '列', '数值'])
    const fee = row(11)
    expect(fee.map((cell) => cell?.text)).toEqual([
      'fee_income',
      '表二',
      '行政事业性收费',
      '本年收费金额（单位：万元）',
      '18651.06',
    ])
    expect(fee[4]?.formula).toBe('IF(fee_income="","",fee_income)')
    expect([...(sheet?.cells.keys() ?? [])].filter((at) => at.startsWith('A'))).toHaveLength(201)
  })

  it('measures its columns in a font that every Chinese machine has', async () => {
    const styles = (await bookOf(fullReport)).styles
    expect(all(child(styles, 'fonts'), 'name').map(({ attributes }) => attributes['val'])).not.toContain(
      'Calibri',
    )
    expect(all(styles, 'scheme')).toEqual([])
  })

  it('takes seven digits in every cell', async () => {
    const book = await bookOf(longestReport)
    expect(namedCell(book, 'received_person')).toMatchObject({ text: '1234577', type: 'n' })
    expect(namedCell(book, 'outcome_total_total')).toMatchObject({ text: '9876543', formula: null })
  })
})

describe('a total formula', () => {
  it('adds neighbours as ranges, others one by one', () => {
    const cells = [0, 1, 2, 5].map((row) => ({ row, column: 27 }))
    expect(totalFormula(cells, { row: 1, column: 0 })).toBe(
      'IF(COUNT(AB2:AB4,AB7)+COUNTIF(AB2:AB4,"/")+COUNTIF(AB7,"/")<4,"",' +
        'IF(COUNT(AB2:AB4,AB7)=0,"/",SUM(AB2:AB4,AB7)))',
    )
  })
})

const absolute = (at: string): string => at.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')

/** Continued rows joined, Excel's own escape undone. */
function unescapedRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const joined: string[][] = []
  for (const [text = '', ...beside] of rows) {
    const plain = text.replace(/_x005F_/g, '_')
    const last = joined.at(-1)
    if (beside[0] === '续' && last) last[0] = (last[0] ?? '') + plain
    else joined.push([plain, ...beside])
  }
  return joined
}
