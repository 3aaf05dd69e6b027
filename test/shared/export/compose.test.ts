import { describe, expect, it } from 'vitest'
import type { GridBlock, GridCell, TextBlock } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { exact } from '../../../shared/report/cell.ts'
import { defaultProfile, emptyReport } from '../../../shared/report/model.ts'
import { blankAddend, emptyForm, fullReport, oddReport, report2019 } from '../../support/office/reports.ts'

const textOf = (block: TextBlock): string => block.runs.map(({ text }) => text).join('')

function outline(report: typeof fullReport): readonly string[] {
  return compose(report, defaultProfile).blocks.map((block) =>
    block.kind === 'text'
      ? `${block.role} ${textOf(block).slice(0, 11)}`
      : block.kind === 'grid'
        ? block.name
        : block.what,
  )
}

function grid(report: typeof fullReport, name: string): GridBlock {
  const found = compose(report, defaultProfile).blocks.find(
    (block): block is GridBlock => block.kind === 'grid' && block.name === name,
  )
  if (!found) throw new Error(`no grid ${name}`)
  return found
}

function cell(report: typeof fullReport, name: string): GridCell {
  const cells = ['表二', '表三', '表四'].flatMap((table) => grid(report, table).cells)
  const found = cells.find((one) => one.name === name)
  if (!found) throw new Error(`no cell ${name}`)
  return found
}

describe('compose', () => {
  it('lays an empty report out as title, six headings and three tables', () => {
    expect(outline(emptyForm)).toEqual([
      'title 政府信息公开工作年度报',
      'heading1 一、总体情况',
      'heading1 二、主动公开政府信息情',
      '表二',
      'heading1 三、收到和处理政府信息',
      '表三',
      'heading1 四、政府信息公开行政复',
      '表四',
      'heading1 五、存在的主要问题及改',
      'heading1 六、其他需要报告的事项',
    ])
  })

  it('breaks the title once, after the office', () => {
    const [title] = compose(fullReport, { ...defaultProfile, yearWord: '年度' }).blocks
    expect(title).toEqual({
      kind: 'text',
      role: 'title',
      runs: [{ text: '云溪市数据局\n2025年度政府信息公开工作年度报告' }],
      at: {},
    })
  })

  it('puts head, prose before and after a table, signature and date in their order', () => {
    const report = {
      ...fullReport,
      sections: {
        ...fullReport.sections,
        disclosure: {
          before: [{ level: 0 as const, runs: [{ text: '表前' }] }],
          after: [{ level: 0 as const, runs: [{ text: '表后' }] }],
        },
      },
    }
    const order = outline(report)
    expect(order.slice(order.indexOf('heading1 二、主动公开政府信息情'), order.indexOf('表三'))).toEqual([
      'heading1 二、主动公开政府信息情',
      'paragraph 表前',
      '表二',
      'paragraph 表后',
      'heading1 三、收到和处理政府信息',
    ])
    expect(order[1]).toBe('head 本报告依据《中华人民共')
    expect(order.slice(-2)).toEqual(['signature 云溪市数据局', 'date 2026年1月15日'])
  })

  it('says by the role whether a numbered line is a heading of the form or of the text', () => {
    const line = (level: 1 | 2 | 3 | 4) => ({ level, runs: [{ text: `标题${level}` }] })
    const report = {
      ...emptyForm,
      sections: {
        ...emptyForm.sections,
        overview: { before: ([1, 2, 3, 4] as const).map(line), after: [] },
      },
    }
    const texts = compose(report, defaultProfile).blocks.filter(
      (block): block is TextBlock => block.kind === 'text',
    )
    expect(texts.slice(2, 6).map(({ role, level, lead }) => ({ role, level, lead }))).toEqual([
      { role: 'paragraph', level: 1, lead: undefined },
      { role: 'heading2', level: 2, lead: undefined },
      { role: 'heading3', level: 3, lead: undefined },
      { role: 'heading4', level: 4, lead: undefined },
    ])
  })

  it('keeps a run-in heading as level and length of the lead, and bold where it was', () => {
    const found = compose(fullReport, defaultProfile).blocks.find(
      (block): block is TextBlock => block.kind === 'text' && textOf(block).startsWith('（五）'),
    )
    expect(found).toMatchObject({ role: 'paragraph', level: 2, lead: 10 })
    expect(found?.runs.map(({ bold }) => bold)).toEqual([undefined, true, undefined])
  })

  it('types every figure and names it by its address', () => {
    expect(cell(fullReport, 'fee_income')).toEqual({
      row: 13,
      column: 1,
      rowSpan: 1,
      colSpan: 3,
      role: 'figure',
      text: '18651.06',
      value: exact(1865106, 2),
      valueKind: 'amountWan',
      name: 'fee_income',
      title: { row: '行政事业性收费', column: '本年收费金额（单位：万元）' },
    })
    expect(cell(oddReport, 'partial_company').text).toBe('/')
    expect(cell(oddReport, 'refused_secret_legal').text).toBe('约20')
  })

  it('works an automatic total out and says what it adds up', () => {
    expect(cell(fullReport, 'received_total')).toMatchObject({
      automatic: true,
      text: '12',
      sumOf: [3, 4, 5, 6, 7, 8].map((column) => ({ row: 3, column })),
    })
  })

  it('leaves an automatic total blank while an addend is blank, and its row, column and corner with it', () => {
    for (const name of ['declined_repeat_total', 'outcome_total_person', 'outcome_total_total']) {
      const total = cell(blankAddend, name)
      expect({ name, automatic: total.automatic, text: total.text, value: total.value }).toEqual({
        name,
        automatic: true,
        text: '',
        value: undefined,
      })
    }
    expect(cell(blankAddend, 'declined_repeat_person').automatic).toBeUndefined()
  })

  it('keeps a declared total as declared, right or wrong', () => {
    expect(cell(oddReport, 'granted_total')).toMatchObject({ text: '3', value: exact(3) })
    expect(cell(oddReport, 'granted_total').automatic).toBeUndefined()
    expect(cell(oddReport, 'granted_total').sumOf).toHaveLength(6)
  })

  it('turns every identity into a check with its difference', () => {
    const checks = grid(oddReport, '表三').checks
    // T3-1 and T3-2 in seven columns, T3-3 in twenty-five rows.
    expect(checks).toHaveLength(7 + 7 + 25)
    expect(checks.find(({ line }) => line === '（一）予以公开')).toMatchObject({
      sentence: '表三每一行：自然人与法人或其他组织五类之和，等于总计。',
      difference: '-1',
    })
    expect(checks.find(({ line }) => line === '一、本年新收政府信息公开申请数量')?.difference).toBe('0')
    // Unread text cannot be added.
    expect(checks.find(({ line }) => line === '（三）1.属于国家秘密')?.difference).toBeNull()
    expect(grid(oddReport, '表四').checks.map(({ line, difference }) => `${line} ${difference}`)).toEqual([
      '行政复议·总计 -1',
      '未经复议直接起诉·总计 0',
      '复议后起诉·总计 0',
    ])
  })

  it('covers every position of every grid exactly once', () => {
    for (const report of [fullReport, report2019]) {
      for (const name of ['表二', '表三', '表四']) {
        const { rows, weights, cells } = grid(report, name)
        const covered = cells.flatMap(({ row, column, rowSpan, colSpan }) =>
          Array.from({ length: rowSpan * colSpan }, (_, index) => {
            return (row + Math.floor(index / colSpan)) * weights.length + column + (index % colSpan)
          }),
        )
        expect(covered.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: rows * weights.length }, (_, index) => index),
        )
      }
    }
  })

  it('draws a table in the edition the report has for it', () => {
    expect(grid(report2019, '表三').rows).toBe(26)
    expect(grid({ ...emptyReport(2021, '', null) }, '表三').rows).toBe(28)
    expect(grid(report2019, '表二').cells.some(({ text }) => text === '第二十条第（九）项')).toBe(true)
  })
})
