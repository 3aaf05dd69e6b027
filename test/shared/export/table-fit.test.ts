import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GridBlock } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { textHeight, textWidth } from '../../../shared/export/page-geometry.ts'
import {
  columnWidths,
  figureFit,
  fitRows,
  rowHeights,
  smallestSize,
} from '../../../shared/export/table-fit.ts'
import { emWidth, linesOf, proseWidth } from '../../../shared/export/text-width.ts'
import { titleIndent } from '../../../shared/export/placed-lines.ts'
import { standardStyle } from '../../../shared/page-style.ts'
import type { Cell } from '../../../shared/report/cell.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { filledCells, fullReport, longestReport } from '../../support/office/reports.ts'

function grid(report: Report, name: string): GridBlock {
  const found = compose(report, defaultProfile).blocks.find(
    (block): block is GridBlock => block.kind === 'grid' && block.name === name,
  )
  if (!found) throw new Error(`no grid ${name}`)
  return found
}

const widths = ({ weights }: GridBlock) => columnWidths(weights, textWidth)

/** Words of twenty characters in every cell of a figure: no page holds such a 表三. */
const wordy: Report = {
  ...fullReport,
  cells: filledCells(2021, (): Cell => ({ kind: 'unread', text: '正在与有关部门核对之中，以后另行补充' })),
}

describe('column widths', () => {
  it('add up to the whole exactly, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 100, max: 20000 }),
        (weights, width) => {
          expect(columnWidths(weights, width).reduce((sum, part) => sum + part, 0)).toBe(width)
        },
      ),
    )
  })
})

describe('the size of a figure', () => {
  it.each([
    ['0', 622, { size: 20, scale: 100 }],
    ['12345', 622, { size: 20, scale: 100 }],
    ['123456', 622, { size: 18, scale: 100 }],
    ['1234567', 622, { size: 15, scale: 100 }],
    ['1234567', 589, { size: 15, scale: 100 }],
    ['123456789', 622, { size: 15, scale: 82 }],
    ['约20', 622, { size: 20, scale: 100 }],
    ['正在核对', 622, { size: 15, scale: 100 }],
    ['', 622, { size: 20, scale: 100 }],
  ])('%s in %i twips', (text, width, fit) => {
    expect(figureFit(text, width, standardStyle.tableSize)).toEqual(fit)
  })

  it('never is above 10 pt nor below 7.5 pt, and numbers always fit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999_999 }), fc.integer({ min: 589, max: 6000 }), (number, width) => {
        const { size, scale } = figureFit(String(number), width, 20)
        expect(size).toBeGreaterThanOrEqual(smallestSize)
        expect(size).toBeLessThanOrEqual(20)
        expect((emWidth(String(number)) * size * 10 * scale) / 100).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('rows', () => {
  it('keep a table that a page can hold on one page', () => {
    for (const report of [fullReport, longestReport]) {
      for (const name of ['表二', '表三', '表四']) {
        const table = grid(report, name)
        const { least, keepNext } = fitRows(table, widths(table), standardStyle)
        const height = rowHeights(table, widths(table), standardStyle.tableSize).reduce(
          (sum, row) => sum + Math.max(row, least),
          0,
        )
        expect(height).toBeLessThan(textHeight)
        expect(keepNext).toEqual(table.cells.length > 0 ? keepNext.map((_, row) => row < table.rows - 1) : [])
      }
    }
  })

  it('are as high as the page allows, up to 8 mm', () => {
    const [second, third] = ['表二', '表三'].map((name) => grid(fullReport, name))
    expect(second && fitRows(second, widths(second), standardStyle).least).toBe(454)
    const least = third ? fitRows(third, widths(third), standardStyle).least : 0
    expect(least).toBeGreaterThanOrEqual(320)
    expect(least).toBeLessThan(454)
  })

  it('keep the groups of a table together that no page can hold', () => {
    const table = grid(wordy, '表三')
    const { keepNext } = fitRows(table, widths(table), standardStyle)
    const group = (label: string) => {
      const cell = table.cells.find(({ text }) => text === label)
      return cell ? keepNext.slice(cell.row, cell.row + cell.rowSpan) : []
    }
    // Header rows hold on to the first row.
    expect(keepNext.slice(0, 3)).toEqual([true, true, true])
    expect(group('（四）无法提供')).toEqual([true, true, false])
    expect(group('三、本年度办理结果').includes(false)).toBe(true)
  })
})

describe('the width of text', () => {
  it.each([
    ['政府', 2],
    ['12', 1],
    ['，', 1],
    ['𠮷', 1],
    ['', 0],
  ])('of %j is %d em', (text, width) => {
    expect(emWidth(text)).toBe(width)
  })

  it('counts the space between Han text and digits', () => {
    expect(proseWidth('2026年1月')).toBeCloseTo(2 + 1 + 0.5 + 1 + 3 * 0.22)
  })

  it('breaks lines at the measure and at line breaks', () => {
    expect(linesOf('政府信息公开', 4)).toBe(2)
    expect(linesOf('政府信息', 4)).toBe(1)
    expect(linesOf('政\n府', 4)).toBe(2)
    expect(linesOf('', 4)).toBe(1)
  })
})

describe('a title', () => {
  it('is not moved in where each part fits its line', () => {
    expect(titleIndent('云溪市数据局\n2025年政府信息公开工作年度报告')).toBe(0)
  })

  it('is broken into lines about equal where it does not', () => {
    const office = '云溪市高新技术产业开发区管理委员会行政审批与政务服务'
    // 26 characters: two lines of 13, but 2025年政府信息公开工作年度报告 needs 15.2.
    const indent = titleIndent(`${office}\n2025年政府信息公开工作年度报告`)
    expect((textWidth - 2 * indent) / 440).toBeGreaterThan(15.2)
    expect((textWidth - 2 * indent) / 440).toBeLessThan(17)
    expect((textWidth - 2 * titleIndent(office)) / 440).toBeLessThan(14)
  })
})
