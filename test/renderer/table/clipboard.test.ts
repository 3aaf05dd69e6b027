import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockFromText, textFromBlock } from '../../../renderer/table/block.ts'
import { gridMap } from '../../../renderer/table/grid-map.ts'
import { placeBlock } from '../../../renderer/table/place-block.ts'
import { blockFromClipboard } from '../../../renderer/table/read-clipboard.ts'
import { selectAll, selectCell, selectRange, type GridSelection } from '../../../renderer/table/selection.ts'
import { copyForm, copySelection } from '../../../renderer/table/write-clipboard.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { exact } from '../../../shared/report/cell.ts'
import type { Cells } from '../../../shared/report/model.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type TableId } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'

const mapOf = (table: TableId) => gridMap(layoutOf(tableSpec(2021, table)))
const requests = mapOf('requests')
const disclosure = mapOf('disclosure')
const disputes = mapOf('disputes')
const none = () => false

describe('tab-separated text', () => {
  const cases: readonly [string, string, readonly (readonly string[])[]][] = [
    [
      'rows and columns',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['one cell', '5', [['5']]],
    ['nothing', '\r\n\t\r\n', []],
    ['quotes around a line break', '"一\n二"\t3', [['一\n二', '3']]],
    ['doubled quotes', '"说""明"""\t1', [['说"明"', '1']]],
    ['a quote that is only a character', '3"\t4', [['3"', '4']]],
    ['an opening quote that closes nothing', '"3\t4', [['"3', '4']]],
    ['blanks in the middle stay, at the right they go', '\t1\t\t', [['', '1']]],
  ]
  it.each(cases)('%s', (_, text, block) => {
    expect(blockFromText(text)).toEqual(block)
  })

  it('says what was written', () => {
    const cell = fc.stringMatching(/^[0-9a"\t\n]{0,6}$/u)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const whole = rows.map((row) => [...row, 'x'])
        expect(blockFromText(textFromBlock(whole))).toEqual(whole)
      }),
    )
  })
})

describe('a block without labels', () => {
  const place = (text: string, selection: GridSelection, map = requests) =>
    placeBlock(map, selection, blockFromText(text), none)

  it('goes in from the selected cell on, blanks emptying cells', () => {
    expect(place('1\t2\n\t4', selectCell(requests, 'carried_in_company'))).toMatchObject({
      ok: true,
      value: {
        byLabels: false,
        cells: [
          { address: 'carried_in_company', text: '1' },
          { address: 'carried_in_research', text: '2' },
          { address: 'granted_company', text: '' },
          { address: 'granted_research', text: '4' },
        ],
      },
    })
  })

  it('as a single value fills a range, but no total that adds itself up', () => {
    const range = selectRange(requests, 'received_other', 'carried_in_total')
    const placed = placeBlock(requests, range, [['0']], (address) => address.endsWith('_total'))
    expect(placed).toMatchObject({
      value: { cells: [{ address: 'received_other' }, { address: 'carried_in_other' }] },
    })
  })

  it('is repeated over a range of whole multiples', () => {
    const range = selectRange(requests, 'received_person', 'carried_in_research')
    const placed = place('1', range)
    expect(placed.ok && placed.value.cells.map(({ text }) => text)).toEqual(['1', '1', '1', '1', '1', '1'])
    const two = selectRange(requests, 'received_person', 'carried_in_company')
    const tiled = place('1\t2', two)
    expect(tiled.ok && tiled.value.cells.map(({ text }) => text)).toEqual(['1', '2', '1', '2'])
  })

  const refused: readonly [string, string, GridSelection][] = [
    ['too many columns', '1\t2\t3', selectCell(requests, 'received_other')],
    ['too many rows', '1\n2', selectCell(requests, 'carried_out_person')],
  ]
  it.each(refused)('is refused whole: %s', (_, text, selection) => {
    expect(place(text, selection)).toMatchObject({ ok: false, failure: { code: 'paste-outside' } })
  })

  it('is refused where two values fall on one wide cell', () => {
    const placed = place('1\t2', selectCell(disclosure, 'licence_decisions'), disclosure)
    expect(placed).toMatchObject({ ok: false, failure: { code: 'paste-outside' } })
  })

  it('keeps text that is no number, for a rule to find', () => {
    expect(place('abc', selectCell(requests, 'received_person'))).toMatchObject({
      value: { cells: [{ address: 'received_person', text: 'abc' }] },
    })
  })
})

describe('a block with labels', () => {
  it('finds its rows by name whatever cell is selected', () => {
    const text =
      '2.重复申请\t1\t0\t0\t0\t0\t0\t1\n(四)无法提供\t1.本机关不掌握相关政府信息\t3\t0\t0\t0\t0\t0\t3'
    const rows = blockFromText(text).map((row) => (row.length === 8 ? ['', ...row] : row))
    const placed = placeBlock(requests, selectCell(requests, 'received_total'), rows, none)
    expect(placed).toMatchObject({ ok: true, value: { byLabels: true } })
    const cells = placed.ok ? placed.value.cells : []
    expect(cells).toHaveLength(14)
    expect(cells).toContainEqual({ address: 'declined_repeat_person', text: '1' })
    expect(cells).toContainEqual({ address: 'unable_not_held_total', text: '3' })
  })

  it('finds its columns by their heads where only some are there', () => {
    const block = blockFromText('\t商业企业\t科研机构\n一、本年新收政府信息公开申请数量\t5\t6')
    expect(placeBlock(requests, selectCell(requests, 'granted_person'), block, none)).toMatchObject({
      value: {
        cells: [
          { address: 'received_company', text: '5' },
          { address: 'received_research', text: '6' },
        ],
      },
    })
  })

  const refused: readonly [string, string, string][] = [
    ['a label that the form does not have', '公安局\t1\t0\t0\t0\t0\t0\t1', 'paste-label-unknown'],
    [
      'the same label twice',
      '2.重复申请\t1\t0\t0\t0\t0\t0\t1\n重复申请\t1\t0\t0\t0\t0\t0\t1',
      'paste-label-twice',
    ],
    ['columns that cannot be told apart', '2.重复申请\t1\t0\t1', 'paste-columns'],
    ['labels only', '自然人\t商业企业', 'paste-empty'],
  ]
  it.each(refused)('is refused whole: %s', (_, text, code) => {
    const placed = placeBlock(requests, selectCell(requests, 'received_person'), blockFromText(text), none)
    expect(placed).toMatchObject({ ok: false, failure: { code } })
  })
})

describe('the clipboard', () => {
  const filled = (map: typeof requests): Cells =>
    Object.fromEntries(
      [...map.places.values()].map(({ address, figure }, index) => [
        address,
        exact(index + 1, figure.kind === 'amountWan' ? 2 : 0),
      ]),
    )

  it.each(tableIds)('of the whole form of %s, labels and all, comes back to the same cells', (table) => {
    const map = mapOf(table)
    const cells = filled(map)
    const copied = copyForm(map, cells)
    for (const texts of [copied, { text: copied.text, html: '' }]) {
      const block = blockFromClipboard(texts, map.layout.table)
      const first = map.layout.figures[0]?.address ?? ''
      const placed = block.ok ? placeBlock(map, selectCell(map, first), block.value, none) : block
      const found = placed.ok ? placed.value.cells : []
      expect(Object.fromEntries(found.map(({ address, text }) => [address, text]))).toEqual(
        Object.fromEntries([...map.places.keys()].map((address) => [address, cellText(cells[address])])),
      )
    }
  })

  it.each(tableIds)('of all figures of %s comes back to the same cells', (table) => {
    const map = mapOf(table)
    const cells = filled(map)
    const copied = copySelection(map, selectAll(map), cells)
    for (const texts of [copied, { text: copied.text, html: '' }]) {
      const block = blockFromClipboard(texts, map.layout.table)
      const first = map.layout.figures[0]?.address ?? ''
      const placed = block.ok ? placeBlock(map, selectCell(map, first), block.value, none) : block
      const found = placed.ok ? placed.value.cells.filter(({ text }) => text !== '') : []
      expect(found).toEqual(
        [...map.places.keys()].map((address) => ({ address, text: cellText(cells[address]) })),
      )
    }
  })

  const html = (body: string) => `<html><body><!--StartFragment--><table>${body}</table></body></html>`
  const shapes: readonly [string, string, readonly (readonly (string | null)[])[]][] = [
    [
      'spans',
      '<tr><td rowspan=2>（三）不予公开</td><td colspan=2>1</td></tr><tr><td>2</td><td>3</td></tr>',
      [
        ['（三）不予公开', '1', null],
        [null, '2', '3'],
      ],
    ],
    [
      'Word paragraphs inside cells',
      '<tr><td><p class=MsoNormal><span>12<o:p></o:p></span></p></td></tr>',
      [['12']],
    ],
    [
      'the number a spreadsheet stores beside a rounded one',
      '<tr><td x:num="18651.06">18,651</td><td sdval="0.5" sdnum="1;">1</td></tr>',
      [['18651.06', '0.5']],
    ],
    [
      'a stored number with noise behind the shown decimals',
      '<tr><td x:num="0.30000000000000004">0.3</td></tr>',
      [['0.3']],
    ],
    ['rows that span past the end', '<tr><td rowspan=0>1</td></tr><tr><td>2</td></tr>', [['1'], [null, '2']]],
  ]
  it.each(shapes)('reads HTML with %s', (_, body, block) => {
    expect(blockFromClipboard({ text: '', html: html(body) }, requests.layout.table)).toMatchObject({
      value: block,
    })
  })

  it('refuses ten thousand rows without reading them', () => {
    const many = '1\t2\n'.repeat(10_000)
    for (const texts of [
      { text: many, html: '' },
      { text: '', html: html('<tr><td>1</td></tr>'.repeat(10_000)) },
    ]) {
      expect(blockFromClipboard(texts, requests.layout.table)).toMatchObject({
        ok: false,
        failure: { code: 'paste-too-large' },
      })
    }
  })

  it('fills 表四, which has no labels of rows, from a row of fifteen figures or its form in Excel', () => {
    const row = Array.from({ length: 15 }, (_, index) => String(index)).join('\t')
    const placed = placeBlock(disputes, selectCell(disputes, 'review_upheld'), blockFromText(row), none)
    expect(placed.ok && placed.value.cells).toHaveLength(15)
  })
})
