import { describe, expect, it } from 'vitest'
import type { Block, Document, GridCell } from '../../../shared/document.ts'
import { recognize } from '../../../shared/import/recognize.ts'

type Rows = readonly (readonly string[])[]

const heads = [
  ['第二十条第（一）项', '', '', ''],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
]
const whole: Rows = [...heads, ['规章', '1', '', '3'], ['行政规范性文件', '14', '6', '87']]

const text = (words: string): Block => ({
  kind: 'text',
  role: null,
  runs: [{ text: words }],
  at: { page: 1 },
})
const grid = (rows: Rows): Block => ({
  kind: 'grid',
  name: '',
  rows: rows.length,
  headerRows: 0,
  weights: (rows[0] ?? []).map(() => 1),
  cells: rows.flatMap((cells, row) =>
    cells.map((words, column): GridCell => ({
      row,
      column,
      rowSpan: 1,
      colSpan: 1,
      role: 'unknown',
      text: words,
    })),
  ),
  checks: [],
  at: { page: 1 },
})

function states(blocks: readonly Block[], page: number | null = 1) {
  const placed = blocks.map((block): Block => ({ ...block, at: page === null ? { paragraph: 1 } : { page } }))
  const document: Document = {
    properties: { title: '', office: '', year: null },
    blocks: [text('云溪市数据局2024年政府信息公开工作年度报告'), ...placed].map((block) =>
      page === null ? { ...block, at: { paragraph: 1 } } : block,
    ),
  }
  const recognized = recognize(document, '年报.pdf')
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  const { cells, notes } = recognized.value
  const said = new Map(cells.map(({ address, state }) => [address, state]))
  return {
    blank: said.get('regulations_repealed'),
    given: said.get('regulations_valid'),
    note: notes.find(({ code }) => code === 'blanks-doubted')?.sentence,
  }
}

const heading = text('二、主动公开政府信息情况')

describe('a blank cell of a PDF', () => {
  it('is blank where every figure has its cell', () => {
    expect(states([heading, grid(whole)])).toEqual({ blank: 'blank', given: 'given', note: undefined })
  })

  it.each([
    ['in a table without words', [heading, grid(whole), grid([['7'], ['8']])], '2 个数字（7、8）'],
    ['on a line of its own', [heading, grid(whole), text('7 8 9')], '3 个数字（7、8、9）'],
  ])('is asked where figures are left over %s', (_, blocks, words) => {
    const { blank, given, note } = states(blocks)
    expect([blank, given]).toEqual(['asked', 'given'])
    expect(note).toContain(words)
  })

  it.each([
    [
      'above the first heading',
      [
        grid([
          ['索引号', '11370000'],
          ['编号', '2024'],
        ]),
        heading,
        grid(whole),
      ],
      1,
    ],
    ['alone on a line, as the number of a page', [heading, grid(whole), text('12')], 1],
    ['in a file whose cells are cells', [heading, grid(whole), grid([['7'], ['8']])], null],
  ] as const)('stays blank where a figure stands %s', (_, blocks, page) => {
    expect(states(blocks, page).blank).toBe('blank')
  })
})
