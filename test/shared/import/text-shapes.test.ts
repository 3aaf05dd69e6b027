import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readText } from '../../../shared/import/read-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type TableId } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { changed, fixture } from '../../fixtures/fixture.ts'
import {
  closing,
  eachTable,
  fieldsOf,
  headings,
  other,
  overview,
  placedTexts,
  problems,
  title,
} from '../../fixtures/plain-report.ts'
import { stated2021, type Stated } from '../../fixtures/stated.ts'
import { outcomeOf, type ReadingOutcome } from '../../support/reading-outcome.ts'

type Draw = (table: TableId, stated: Stated) => string

/** The texts of each row as they are copied, with nothing for cells that reach into it. */
function rowsOf(table: TableId, stated: Stated): readonly (readonly string[])[] {
  const rows = new Map<number, string[]>()
  for (const { row, text } of placedTexts(table, stated)) rows.set(row, [...(rows.get(row) ?? []), text])
  return [...rows.values()]
}

/** The same with a blank text for every merged cell that reaches in from above, as Word and LibreOffice save a table. */
function rowsWithCovered(table: TableId, stated: Stated): readonly (readonly string[])[] {
  const cells = placedTexts(table, stated).flatMap(({ row, column, rowSpan, text }) =>
    Array.from({ length: rowSpan }, (_, down) => ({ row: row + down, column, text: down === 0 ? text : '' })),
  )
  const last = Math.max(...cells.map(({ row }) => row))
  return Array.from({ length: last + 1 }, (_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .toSorted((a, b) => a.column - b.column)
      .map(({ text }) => text),
  )
}

const overLines = (text: string): string =>
  text.length > 14 ? `${text.slice(0, 9)}\n${text.slice(9)}` : text
const copied =
  (cell: string, row: string, spell: (text: string) => string = (text) => text): Draw =>
  (...of) =>
    rowsOf(...of)
      .map((texts) => texts.map(spell).join(cell))
      .join(row)
/** Labels a line each, then the figures of their row on one line. */
const labelled =
  (label: string, figure: string): Draw =>
  (table, stated) => {
    const cells = placedTexts(table, stated)
    const rows = [...new Set(cells.map(({ row }) => row))].map((row) =>
      cells.filter((one) => one.row === row),
    )
    return rows
      .map((own) => {
        const [words, figures] = [own.filter((one) => !one.isFigure), own.filter((one) => one.isFigure)]
        const line = figures.map(({ text }) => text).join(figure)
        return [...words.map(({ text }) => text), ...(figures.length > 0 ? [line] : [])].join(label)
      })
      .join('\n')
  }
const columns =
  (edge: string, cell: string, row: string): Draw =>
  (...of) =>
    fieldsOf(...of)
      .map((fields) => edge + fields.join(cell) + edge)
      .join(row)

const shapes: readonly (readonly [string, Draw])[] = [
  ['tabs', columns('', '\t', '\n')],
  ['tabs, merged cells left out', copied('\t', '\n')],
  ['cells with paragraphs, from a browser', copied('\n\n\t\n\n', '\n\n')],
  ['strokes', columns('|', '|', '\n')],
  ['strokes, merged cells left out', copied(' | ', '\n')],
  ['strokes and drawn lines', columns('│', '│', '\n├──┼──┤\n')],
  ['a label a line, tabs between figures', labelled('\n', '\t')],
  ['a label a line, two spaces between figures', labelled('\n', '  ')],
  ['a label a line, strokes between figures', labelled('\n', ' | ')],
  ['a label a line, a blank line, tabs between figures', labelled('\n\n', '\t')],
  ['labels with tabs, figures with tabs on the next line', labelled('\t', '\t')],
  ['a space', copied(' ', '\n')],
  ['two spaces', copied('  ', '\n')],
  ['a space, labels over two lines', copied(' ', '\n', overLines)],
  ['a cell a line', copied('\n', '\n')],
  [
    'a cell a line, covered ones too',
    (...of) =>
      rowsWithCovered(...of)
        .flat()
        .join('\n'),
  ],
  ['a cell a line, labels over two lines', copied('\n', '\n', overLines)],
  ['everything a space apart', copied(' ', ' ')],
  ['rows run together', copied('', '\n')],
  ['all run together', copied('', '')],
]

const addresses = tableIds.flatMap((table) =>
  layoutOf(tableSpec(2021, table)).figures.map(({ address }) => address),
)
/** What offices write into cells beside figures, and nothing. */
const odd = fc.constantFrom(
  ...['', '', '', '0', '7', '12', '345', '6789', '/', '无', '—', '3件', '约5'],
  ...['（3）', '见附件', '*', '1 234', '3 件', '/ /'],
)
const changes = fc.array(fc.tuple(fc.constantFrom(...addresses), odd), { maxLength: 5 })

/** What became of the figures of a text in a shape, its tables spelled in a way of their own. */
async function readingOf(
  shape: string,
  draw: Draw,
  cells: readonly (readonly [string, string])[],
  spell: (table: string) => string = (table) => table,
): Promise<ReadingOutcome> {
  const says = changed(stated2021, Object.fromEntries(cells))
  const tables = eachTable((table) => spell(draw(table, says)))
  const [one, two, three, four, five, six] = headings
  const text = [
    ...[title, one, ...overview, two, tables.disclosure, three, tables.requests, four],
    ...[tables.disputes, five, problems, six, other, ...closing],
  ].join('\n')
  const read = await readText(new TextEncoder().encode(text), '年报.txt')
  const found = read.ok ? recognize(read.value, '年报.txt') : read
  if (!found.ok) throw new Error(found.failure.sentence)
  // A dash and 无 say that there is nothing.
  const figures = Object.fromEntries(Object.entries(says).filter(([, cell]) => !/^[—无]$/u.test(cell)))
  return outcomeOf(
    fixture(shape, () => new Uint8Array(), { figures }),
    found.value,
  )
}

/** A cell a line, but of some rows a blank cell is lost and a blank line stands behind them, as at the end of a page. */
const movedBlanks =
  (cellsOf: typeof rowsOf, rows: ReadonlySet<number>): Draw =>
  (...of) =>
    cellsOf(...of)
      .map((texts, row) => {
        const blank = texts.indexOf('', texts.findLastIndex((text) => /\D/u.test(text)) + 1)
        return (rows.has(row) && blank !== -1 ? [...texts.toSpliced(blank, 1), ''] : texts).join('\n')
      })
      .join('\n')

/** A blank cell beside figures with a space in them: as many figures as cells, but not theirs. */
const examples: [[string, string][]][] = [
  [
    [
      ['received_person', ''],
      ['received_company', '1 234'],
    ],
  ],
  [
    [
      ['granted_person', ''],
      ['granted_total', '1 234'],
    ],
  ],
  [
    [
      ['refused_casefile_person', ''],
      ['refused_casefile_legal', '3 件'],
    ],
  ],
  [[['fee_income', '见附件']]],
  // Alone on its line, it is no row of two figures.
  [
    [
      ['coercion_decisions', '无'],
      ['regulations_made', '无'],
      ['penalty_decisions', '1 234'],
    ],
  ],
]

describe('text of every shape, with up to five cells blank, odd or at odds with the others', () => {
  const seen: string[] = []

  it.each(shapes)('%s: right or asked, never wrong', { timeout: 60_000 }, async (shape, draw) => {
    const all = { right: 0, asked: 0 }
    const check = async (cells: readonly (readonly [string, string])[]): Promise<void> => {
      const { right, asked, wrong } = await readingOf(shape, draw, cells)
      expect(wrong).toEqual([])
      all.right += right
      all.asked += asked
    }
    await fc.assert(fc.asyncProperty(changes, check), { numRuns: 25, examples })
    seen.push(`${String(all.right).padStart(6)} ${String(all.asked).padStart(6)}  ${shape}`)
  })

  afterAll(() => console.log([' right  asked', ...seen].join('\n')))
})

describe('text with a cell a line, where a blank line is that of a page and not of a cell', () => {
  const allOf = (end: string): [string, string][] =>
    addresses.filter((address) => address.endsWith(end)).map((address) => [address, ''])
  const blanks = fc.tuple(changes, fc.constantFrom('_total', '_legal', '_person', '_nothing').map(allOf))
  const rows = fc.uniqueArray(fc.nat(45), { maxLength: 12 })
  const lost: [string, string][] = ['carried_in_legal', 'carried_in_total', 'received_research'].map(
    (address) => [address, ''],
  )

  it.each([
    ['a cell a line', rowsOf],
    ['covered ones too', rowsWithCovered],
  ])('%s: right or asked, never wrong', { timeout: 60_000 }, async (_, cellsOf) => {
    const check = async (
      [some, all]: [[string, string][], [string, string][]],
      at: number[],
    ): Promise<void> => {
      const draw = movedBlanks(cellsOf, new Set(at))
      expect((await readingOf('blank lines moved', draw, [...all, ...some])).wrong).toEqual([])
    }
    const examples: [[[string, string][], [string, string][]], number[]][] = [
      [[[], lost], [4]],
      [[[['received_research', '']], allOf('carried_in_total')], [4]],
    ]
    await fc.assert(fc.asyncProperty(blanks, rows, check), { numRuns: 100, examples })
  })
})

const numbered = layoutOf(tableSpec(2021, 'requests'))
  .cells.map(({ label }) => label)
  .filter((text) => /^\d\./u.test(text))

/** Of some rows the label and the figures in one piece, the others a tab a column. */
const touching =
  (rows: ReadonlySet<number>, figure: string): Draw =>
  (table, stated) => {
    const cells = placedTexts(table, stated)
    return fieldsOf(table, stated)
      .map((fields, row) => {
        const own = cells.filter((one) => one.row === row)
        const [words, figures] = [own.filter((one) => !one.isFigure), own.filter((one) => one.isFigure)]
        if (!rows.has(row) || words.length === 0 || figures.length === 0) return fields.join('\t')
        return (
          [...words, ...figures.slice(0, 1)].map(({ text }) => text).join('') +
          figures
            .slice(1)
            .map(({ text }) => figure + text)
            .join('')
        )
      })
      .join('\n')
  }

describe('a label and the figures of its row in one piece', () => {
  const everyRow = Array.from({ length: 40 }, (_, row) => row)
  const figures = fc.constantFrom('', '0', '7', '12', '345', '6789')
  const changes = fc.array(fc.tuple(fc.constantFrom(...addresses), figures), { maxLength: 5 })
  const rows = fc.oneof(fc.uniqueArray(fc.nat(32), { maxLength: 6 }), fc.constant(everyRow))

  it.each(['', ' ', '  ', '\t'])(
    '%j between figures: right or asked, never wrong',
    { timeout: 60_000 },
    async (figure) => {
      const check = async (
        cells: readonly (readonly [string, string])[],
        at: readonly number[],
      ): Promise<void> => {
        expect((await readingOf('in one piece', touching(new Set(at), figure), cells)).wrong).toEqual([])
      }
      await fc.assert(fc.asyncProperty(changes, rows, check), { numRuns: 60 })
    },
  )
})

describe('figures in a line of their own under their label', () => {
  const twoInOne: [string, string][] = [
    ['granted_company', ''],
    ['granted_person', '12 5'],
    ['review_upheld', ''],
    ['review_total', '12 5'],
  ]

  it('between tabs: two in one cell are not counted as two cells', async () => {
    expect(await readingOf('two in one cell', labelled('\n', '\t'), twoInOne)).toMatchObject({
      wrong: [],
      asked: 22,
    })
  })

  it('between tabs: every figure is read', async () => {
    expect(await readingOf('figures below', labelled('\n', '\t'), [])).toMatchObject({ right: 200, asked: 0 })
  })

  it('the labels gone: what is not found is asked, not blank', async () => {
    const draw: Draw = (...of) =>
      labelled(
        '\n',
        '\t',
      )(...of)
        .split('\n')
        .filter((line) => line.includes('\t'))
        .join('\n')
    expect((await readingOf('figures alone', draw, [])).wrong).toEqual([])
  })
})

describe('text without cells, the number of a label gone', () => {
  const labels = fc.constantFrom(...numbered)
  const left = fc.constantFrom('', '.', ' ')

  it.each(shapes.slice(-5))('%s: right or asked, never wrong', { timeout: 60_000 }, async (shape, draw) => {
    const check = async (
      cells: readonly (readonly [string, string])[],
      label: string,
      number: string,
    ): Promise<void> => {
      const spelled = shape.includes('over two lines') ? overLines(label) : label
      const spell = (table: string): string => table.replace(spelled, number + spelled.slice(2))
      expect((await readingOf(shape, draw, cells, spell)).wrong).toEqual([])
    }
    await fc.assert(fc.asyncProperty(changes, labels, left, check), { numRuns: 100 })
  })
})
