import { describe, expect, it } from 'vitest'
import { eachPlace, type RecognizedCell, type Recognition } from '../../../shared/import/recognition.ts'
import { repairsOf } from '../../../shared/import/repairs.ts'
import { note } from '../../../shared/notes.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { exact } from '../../../shared/report/cell.ts'
import { emptyReport, type Cells, type Report } from '../../../shared/report/model.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'

const blankReport = emptyReport(2021, '某某局', 2023)
const origin = { block: 3, row: 4, column: 1, from: 0, to: 7, at: { page: 2 } }

const wholeRow = { block: 3, row: 4, from: 0, to: 0, at: { page: 2 } }

/** What recognize says of a file in which these cells are given, and these asked with the characters beside them. */
function recognition(
  given: Readonly<Record<string, number>>,
  asked: Readonly<Record<string, string>>,
  words: Partial<Report> = {},
): Recognition {
  const cells = tableIds
    .flatMap((table) => layoutOf(tableSpec(2021, table)).figures)
    .map(({ address }): RecognizedCell => {
      const figure = given[address]
      const raw = asked[address]
      if (figure !== undefined) {
        return { address, state: 'given', cell: exact(figure), raw: String(figure), origin }
      }
      if (raw !== undefined) return { address, state: 'asked', cell: null, raw, candidates: [], origin }
      return { address, state: 'blank', cell: null, raw: '', origin: null }
    })
  const known = Object.fromEntries(Object.entries(given).map(([address, figure]) => [address, exact(figure)]))
  return {
    report: { ...blankReport, ...words, cells: known },
    cells,
    sections: [],
    paragraphs: eachPlace(() => []),
    unused: [],
    notes: Object.keys(given).some((address) => address.startsWith('suit'))
      ? [note('group-blank', ['四', '行政复议'])]
      : [],
  }
}

const rowOf = (row: string): readonly string[] =>
  layoutOf(tableSpec(2021, 'requests'))
    .figures.filter(({ rowKey }) => rowKey === row)
    .map(({ address }) => address)
const askedRow = (row: string, raw: string): Record<string, string> =>
  Object.fromEntries(rowOf(row).map((address) => [address, raw]))
const proposed = (from: Recognition, cells: Cells = from.report.cells): readonly (readonly string[])[] =>
  repairsOf(from, cells).flatMap(({ proposals }) => proposals.map(({ label }) => [label]))

describe('a row with more figures than the table has columns', () => {
  const from = recognition({}, askedRow('received', '8 15 2 0 0 0 0 17'))

  it('is proposed as the figures that follow each other, all cells of the row at once', () => {
    const [repair] = repairsOf(from, {})
    expect(repair).toMatchObject({ table: 'requests', origin: wholeRow, cells: rowOf('received') })
    expect(repair?.sentence).toContain('有 8 个数字，表中有 7 格')
    expect(repair?.proposals.map(({ label }) => label)).toEqual([
      '8 | 15 | 2 | 0 | 0 | 0 | 0',
      '15 | 2 | 0 | 0 | 0 | 0 | 17',
    ])
    expect(repair?.proposals[1]?.cells.map(({ cell }) => cellText(cell ?? undefined)).join()).toBe(
      '15,2,0,0,0,0,17',
    )
  })

  it('is held to the figures that the clerk has filled in', () => {
    expect(proposed(from, { received_person: exact(15) })).toEqual([['15 | 2 | 0 | 0 | 0 | 0 | 17']])
    expect(proposed(from, { received_person: exact(99) })).toEqual([])
  })
})

it('a row with fewer figures is proposed with the blank cells at either end', () => {
  expect(proposed(recognition({}, askedRow('received', '15 2 0 0 0 17')))).toEqual([
    ['15 | 2 | 0 | 0 | 0 | 17 | 空'],
    ['空 | 15 | 2 | 0 | 0 | 0 | 17'],
  ])
})

describe('digits run together', () => {
  const run = { normative_made: '1234', normative_repealed: '1234', normative_valid: '1234' }

  it('are proposed in every way they can be cut', () => {
    expect(proposed(recognition({}, run))).toEqual([['1 | 2 | 34'], ['1 | 23 | 4'], ['12 | 3 | 4']])
  })

  it('are not proposed while there are too many ways, and are when the clerk has said one figure', () => {
    const many = Object.fromEntries(Object.keys(run).map((address) => [address, '6233440']))
    expect(proposed(recognition({}, many))).toEqual([])
    expect(proposed(recognition({}, many), { normative_made: exact(62) })).toContainEqual(['62 | 33 | 440'])
  })
})

it.each([
  [
    'cells that are asked for other reasons than their row',
    { received_person: '若干', received_company: '几' },
  ],
  ['a row whose figures are as many as its columns', askedRow('received', '1 2 3 4 5 6 21')],
])('%s are asked one by one', (_, asked) => {
  expect(proposed(recognition({}, asked))).toEqual([])
})

describe('a group of columns that is blank while the others are filled', () => {
  const suits = {
    suit_direct_other: 1,
    suit_direct_total: 1,
    suit_reviewed_upheld: 2,
    suit_reviewed_total: 2,
  }
  const text = (words: string): Partial<Report> => ({
    sections: {
      ...blankReport.sections,
      overview: { before: [{ level: 0, runs: [{ text: words }] }], after: [] },
    },
  })

  it('is proposed to be filled by those beside it, as one change that moves every figure', () => {
    const [repair] = repairsOf(recognition(suits, {}), recognition(suits, {}).report.cells)
    expect(repair?.proposals.map(({ label }) => label)).toEqual([
      '“未经复议直接起诉”的数移到“行政复议”，“复议后起诉”的数移到“未经复议直接起诉”',
      '“未经复议直接起诉”的数移到“行政复议”',
      '“行政复议”填 0',
    ])
    const moved = new Map(repair?.proposals[0]?.cells.map(({ address, cell }) => [address, cell]))
    expect(moved.get('review_other')).toEqual(exact(1))
    expect(moved.get('suit_direct_upheld')).toEqual(exact(2))
    expect(moved.get('suit_reviewed_total')).toBeNull()
    expect(repair?.sentence).not.toContain('正文写着')
  })

  it('gives what the text says of it as a reason, only where that agrees', () => {
    const sentence = (words: string): string =>
      repairsOf(recognition(suits, {}, text(words)), recognition(suits, {}).report.cells)[0]?.sentence ?? ''
    expect(sentence('全年办理行政复议案件1件。')).toContain('正文写着“行政复议案件1件”')
    expect(sentence('全年办理行政复议案件5件。')).not.toContain('正文写着')
  })

  it('is only proposed to be zero where nothing but zeros stand', () => {
    const zeros = Object.fromEntries(Object.keys(suits).map((address) => [address, 0]))
    const [repair] = repairsOf(recognition(zeros, {}), recognition(zeros, {}).report.cells)
    expect(repair?.proposals.map(({ label }) => label)).toEqual(['“行政复议”填 0'])
    expect(repair?.proposals[0]?.cells).toHaveLength(5)
  })

  it('is not asked any more when the clerk has changed the table, or where nothing is doubtful', () => {
    const from = recognition(suits, {})
    expect(proposed(from, { ...from.report.cells, review_other: exact(1) })).toEqual([])
    expect(proposed({ ...from, notes: [] })).toEqual([])
  })
})
