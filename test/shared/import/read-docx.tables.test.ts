import { describe, expect, it } from 'vitest'
import type { GridBlock } from '../../../shared/document.ts'
import { gridOfWord, linesOfWord, readWord } from '../../support/read-word.ts'
import { paragraph, run } from '../../support/word-xml.ts'

const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const grid = (columns: number, ...rows: readonly string[]): string =>
  `<w:tbl><w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`
const shape = ({ cells }: GridBlock): string[] =>
  cells.map((at) => `${at.row},${at.column} ${at.rowSpan}×${at.colSpan} ${at.text}`)

describe('the cells of a table', () => {
  const restart = '<w:vMerge w:val="restart"/>'
  const goesOn = '<w:vMerge/>'

  it.each([
    [
      'over columns and rows',
      grid(
        3,
        row(cell('甲', `<w:gridSpan w:val="2"/>${restart}`), cell('乙')),
        row(cell('', `<w:gridSpan w:val="2"/>${goesOn}`), cell('丙')),
      ),
      ['0,0 2×2 甲', '0,2 1×1 乙', '1,2 1×1 丙'],
    ],
    [
      'that go on where the columns above are others stand for themselves',
      grid(
        3,
        row(cell('甲', `<w:gridSpan w:val="2"/>${restart}`), cell('乙')),
        row(cell('1', goesOn), cell('2'), cell('3')),
      ),
      ['0,0 1×2 甲', '0,2 1×1 乙', '1,0 1×1 1', '1,1 1×1 2', '1,2 1×1 3'],
    ],
    [
      'that go on with nothing above begin by themselves',
      grid(2, row(cell('甲', goesOn), cell('1')), row(cell('', goesOn), cell('2'))),
      ['0,0 2×1 甲', '0,1 1×1 1', '1,1 1×1 2'],
    ],
    [
      'with other words hidden below keep both',
      grid(2, row(cell('5', restart), cell('1')), row(cell('7', goesOn), cell('2'))),
      ['0,0 2×1 5\n7', '0,1 1×1 1', '1,1 1×1 2'],
    ],
    [
      'merged across without a beginning stand for themselves',
      grid(2, row(cell('甲', '<w:hMerge/>'), cell('乙'))),
      ['0,0 1×1 甲', '0,1 1×1 乙'],
    ],
    [
      'of rows that are shorter stay where they are',
      grid(3, row(cell('甲'), cell('乙'), cell('丙')), row(cell('1'), cell('2'))),
      ['0,0 1×1 甲', '0,1 1×1 乙', '0,2 1×1 丙', '1,0 1×1 1', '1,1 1×1 2'],
    ],
    [
      'numbered by Word show their number only through a list',
      grid(2, row(cell('甲'), cell('3')), row(cell(''), cell(''))),
      ['0,0 1×1 甲', '0,1 1×1 3', '1,0 1×1 ', '1,1 1×1 '],
    ],
  ])('%s', async (_, body, expected) => {
    expect(shape(await gridOfWord(body))).toEqual(expected)
  })

  it('have the name of their bookmark, unless there are two or it is none of a cell', async () => {
    const marked = (...names: readonly string[]): string =>
      `<w:tc><w:tcPr/>${paragraph(names.map((name) => `<w:bookmarkStart w:id="1" w:name="${name}"/>`).join('') + run('1'))}</w:tc>`
    const { cells } = await gridOfWord(
      grid(4, row(marked('review_total'), marked('a_1', 'b_2'), marked('_GoBack'), marked())),
    )
    expect(cells.map(({ name }) => name)).toEqual(['review_total', undefined, undefined, undefined])
  })

  it('of a single column are text, and a large table inside another stands after it', async () => {
    const inner = grid(3, ...[1, 2, 3].map((n) => row(cell('甲'), cell('乙'), cell(`${n}`))))
    expect(
      await linesOfWord(
        grid(1, row(cell('一、总体情况')), row(`<w:tc><w:tcPr/>${inner}${paragraph('')}</w:tc>`)),
      ),
    ).toEqual(['一、总体情况', 'grid'])
    const outer = grid(2, row(cell('左'), `<w:tc><w:tcPr/>${inner}${paragraph('右')}</w:tc>`))
    const { blocks } = await readWord(outer)
    expect(blocks.map((block) => (block.kind === 'grid' ? block.cells.length : block.kind))).toEqual([2, 9])
  })

  it('know the widths of their columns, header rows and caption', async () => {
    const { weights, headerRows, name } = await gridOfWord(
      `<w:tbl><w:tblPr><w:tblCaption w:val="表三"/></w:tblPr><w:tblGrid><w:gridCol w:w="754"/><w:gridCol w:w="921"/></w:tblGrid>` +
        `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('甲')}${cell('乙')}</w:tr>${row(cell('1'), cell('2'))}</w:tbl>`,
    )
    expect({ weights, headerRows, name }).toEqual({ weights: [754, 921], headerRows: 1, name: '表三' })
  })
})
