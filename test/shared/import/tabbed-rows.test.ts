import { describe, expect, it } from 'vitest'
import type { Block, Document } from '../../../shared/document.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { withTabbedTables } from '../../../shared/import/tabbed-rows.ts'

const text = (line: string, paragraph: number): Block => ({
  kind: 'text',
  role: null,
  runs: [{ text: line.slice(0, 2) }, { text: line.slice(2), bold: true }],
  at: { paragraph },
})
const documentOf = (...lines: readonly string[]): Document => ({
  properties: { title: '', office: '', year: null },
  blocks: lines.map((line, index) => text(line, index + 1)),
})
const kinds = (document: Document): string => document.blocks.map(({ kind }) => kind).join(' ')

const table = [
  '第二十条第（一）项\t\t\t',
  '信息内容\t本年制发件数\t本年废止件数\t现行有效件数',
  '规章\t1\t0\t3',
  '行政规范性文件\t14\t6\t87',
]

describe('paragraphs typed with tabs', () => {
  it('next to each other are a table, in the place of the first', () => {
    const { blocks } = withTabbedTables(
      documentOf('二、主动公开政府信息情况', ...table, '三、收到和处理政府信息公开申请情况'),
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'grid', 'text'])
    const grid = blocks[1]
    if (grid?.kind !== 'grid') throw new Error('no grid')
    expect([grid.rows, grid.weights.length, grid.at]).toEqual([4, 4, { paragraph: 2 }])
    expect(grid.cells.filter(({ row }) => row === 3).map((cell) => cell.text)).toEqual([
      '行政规范性文件',
      '14',
      '6',
      '87',
    ])
  })

  it('give their figures', () => {
    const recognized = recognize(
      withTabbedTables(
        documentOf('云溪市数据局2024年政府信息公开工作年度报告', '二、主动公开政府信息情况', ...table),
      ),
      '年报.docx',
    )
    if (!recognized.ok) throw new Error(recognized.failure.sentence)
    const said = new Map(recognized.value.cells.map(({ address, state, raw }) => [address, [state, raw]]))
    expect(said.get('normative_valid')).toEqual(['given', '87'])
    expect(said.get('regulations_made')).toEqual(['given', '1'])
  })

  it.each([
    [
      'a table of contents',
      ['一、总体情况\t1', '二、主动公开政府信息情况\t2', '三、收到和处理政府信息公开申请情况\t4'],
    ],
    ['a signature and its date', ['云溪市数据局\t\t2025年1月20日']],
    ['indents', ['\t一、总体情况', '\t二、主动公开政府信息情况']],
    [
      'sentences with tabs in them',
      [`${'一是'.repeat(60)}。\t二是\t三是`, `${'又是'.repeat(60)}。\t二是\t三是`],
    ],
    ['rows apart from each other', [table[2] ?? '', '说明', table[3] ?? '']],
  ])('are left as they stand: %s', (_, lines) => {
    const document = documentOf(...lines)
    expect(withTabbedTables(document)).toBe(document)
    expect(kinds(document)).not.toContain('grid')
  })
})
