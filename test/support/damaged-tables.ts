// Tables as careless programs and hands leave them: rows and columns taken out, exchanged or put in, labels misspelled.
// A figure keeps its address through all of it, so a test knows what every cell must say.
import fc from 'fast-check'
import type { Block, Document, GridBlock, GridCell } from '../../shared/document.ts'
import type { Address } from '../../shared/template/form.ts'

/** What the figures of a document say, by address; a figure that was taken out is not among them. */
export function figuresIn(document: Document): ReadonlyMap<Address, string> {
  const grids = document.blocks.filter((block) => block.kind === 'grid')
  return new Map(
    grids.flatMap(({ cells }) =>
      cells.flatMap(({ name, text }) => (name === undefined ? [] : [[name, text] as const])),
    ),
  )
}

/** The document as another program would hand it in: no roles, no names, no types. */
export function withoutOurMarks(document: Document): Document {
  return {
    properties: { title: '', office: '', year: null },
    blocks: document.blocks.map((block): Block => {
      if (block.kind === 'text') return { kind: 'text', role: null, runs: block.runs, at: {} }
      if (block.kind === 'other') return block
      const cells = block.cells.map(({ row, column, rowSpan, colSpan, text }): GridCell => ({
        row,
        column,
        rowSpan,
        colSpan,
        role: 'unknown',
        text,
      }))
      return { ...block, name: '', headerRows: 0, checks: [], cells }
    }),
  }
}

export function mapGrids(
  document: Document,
  change: (grid: GridBlock, index: number) => GridBlock,
): Document {
  let index = -1
  return {
    ...document,
    blocks: document.blocks.map((block) => {
      if (block.kind !== 'grid') return block
      index += 1
      return change(block, index)
    }),
  }
}

function withCells(grid: GridBlock, cells: readonly GridCell[], rows = grid.rows): GridBlock {
  const columns = cells.reduce((most, { column, colSpan }) => Math.max(most, column + colSpan), 0)
  return {
    ...grid,
    rows,
    weights: Array.from({ length: columns }, () => 1),
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
  }
}

/** Takes a row out; cells that reach over it become shorter, those that begin in it begin one later. */
export function withoutRow(grid: GridBlock, at: number): GridBlock {
  const cells = grid.cells.flatMap((cell): readonly GridCell[] => {
    const covers = cell.row <= at && at < cell.row + cell.rowSpan
    if (covers && cell.rowSpan === 1) return []
    const rowSpan = covers ? cell.rowSpan - 1 : cell.rowSpan
    return [{ ...cell, rowSpan, row: cell.row > at ? cell.row - 1 : cell.row }]
  })
  return withCells(grid, cells, grid.rows - 1)
}

export function withoutColumn(grid: GridBlock, at: number): GridBlock {
  const cells = grid.cells.flatMap((cell): readonly GridCell[] => {
    const covers = cell.column <= at && at < cell.column + cell.colSpan
    if (covers && cell.colSpan === 1) return []
    const colSpan = covers ? cell.colSpan - 1 : cell.colSpan
    return [{ ...cell, colSpan, column: cell.column > at ? cell.column - 1 : cell.column }]
  })
  return withCells(grid, cells)
}

/** Puts a column in; heads over it become wider, and every other row gets a cell with `texts` in turn. */
export function withColumn(grid: GridBlock, at: number, texts: readonly string[]): GridBlock {
  const covered = new Set<number>()
  const moved = grid.cells.map((cell): GridCell => {
    if (cell.column >= at) return { ...cell, column: cell.column + 1 }
    if (cell.column + cell.colSpan <= at) return cell
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) covered.add(row)
    return { ...cell, colSpan: cell.colSpan + 1 }
  })
  const added = Array.from({ length: grid.rows }, (_, row) => row).flatMap((row): readonly GridCell[] =>
    covered.has(row)
      ? []
      : [{ row, column: at, rowSpan: 1, colSpan: 1, role: 'unknown', text: texts[row % texts.length] ?? '' }],
  )
  return withCells(grid, [...moved, ...added])
}

/** Exchanges two rows of figures that nothing reaches into or out of; others stay as they are. */
export function withRowsExchanged(grid: GridBlock, a: number, b: number): GridBlock {
  const isPlain = (row: number): boolean =>
    grid.cells.some((cell) => cell.row === row && cell.role === 'figure') &&
    grid.cells.every((cell) => cell.rowSpan === 1 || row < cell.row || row >= cell.row + cell.rowSpan)
  const other = (row: number): number => (row === a ? b : row === b ? a : row)
  const shape = (row: number): string =>
    grid.cells
      .filter((cell) => cell.row === row)
      .map(({ column, colSpan }) => `${column}+${colSpan}`)
      .join()
  if (a !== b && isPlain(a) && isPlain(b) && shape(a) === shape(b)) {
    return withCells(
      grid,
      grid.cells.map((cell) => ({ ...cell, row: other(cell.row) })),
    )
  }
  return grid
}

export function withText(grid: GridBlock, index: number, text: string): GridBlock {
  return { ...grid, cells: grid.cells.map((cell, at) => (at === index ? { ...cell, text } : cell)) }
}

/** Misspellings: characters left out, put in, replaced, exchanged; cut off; or something else altogether. */
export function misspelled(text: string): fc.Arbitrary<string> {
  const characters = [...text]
  const place = fc.nat({ max: Math.max(characters.length - 1, 0) })
  const one = fc.constantFrom(
    '公',
    '政',
    '府',
    '其',
    '他',
    '信',
    '处',
    '许',
    '强',
    '制',
    '罚',
    '1',
    '（',
    ' ',
    '\n',
  )
  const spliced = fc
    .tuple(place, fc.nat({ max: 2 }), fc.array(one, { maxLength: 2 }))
    .map(([at, out, more]) => characters.toSpliced(at, out, ...more).join(''))
  return fc.oneof(
    { weight: 6, arbitrary: spliced },
    { weight: 2, arbitrary: place.map((at) => characters.slice(0, at).join('')) },
    { weight: 2, arbitrary: place.map((at) => characters.slice(at).join('')) },
    { weight: 1, arbitrary: fc.constantFrom('', '备注', '合计', '其他处理情况', '小计') },
  )
}

/** One thing that has happened to a grid. */
export function damageArbitrary(
  grid: GridBlock,
): fc.Arbitrary<{ readonly what: string; readonly grid: GridBlock }> {
  const row = fc.nat({ max: grid.rows - 1 })
  const column = fc.nat({ max: grid.weights.length - 1 })
  const labels = grid.cells.flatMap(({ role, text }, index) =>
    role === 'label' && text !== '' ? [index] : [],
  )
  const strayTexts = fc.oneof(
    fc.constant(['']),
    fc.constant(['备注', '']),
    fc.array(fc.constantFrom('', '0', '3', '17', '备注'), { minLength: 1, maxLength: 4 }),
  )
  return fc.oneof(
    row.map((at) => ({ what: `row ${at} taken out`, grid: withoutRow(grid, at) })),
    column.map((at) => ({ what: `column ${at} taken out`, grid: withoutColumn(grid, at) })),
    fc
      .tuple(row, row)
      .map(([a, b]) => ({ what: `rows ${a} and ${b} exchanged`, grid: withRowsExchanged(grid, a, b) })),
    fc.tuple(column, strayTexts).map(([at, texts]) => ({
      what: `column ${at} put in: ${texts.join('|')}`,
      grid: withColumn(grid, at, texts),
    })),
    fc.constantFrom(...labels).chain((index) =>
      misspelled(grid.cells[index]?.text ?? '').map((text) => ({
        what: `${grid.cells[index]?.text} → ${text}`,
        grid: withText(grid, index, text),
      })),
    ),
  )
}

/** Several things that have happened to a grid, one after the other. */
export function damagedArbitrary(
  grid: GridBlock,
  most: number,
): fc.Arbitrary<{ readonly what: readonly string[]; readonly grid: GridBlock }> {
  const none: fc.Arbitrary<{ readonly what: readonly string[]; readonly grid: GridBlock }> = fc.constant({
    what: [],
    grid,
  })
  return fc.nat({ max: most }).chain((times) => {
    let damaged = none
    for (let time = 0; time < times; time += 1) {
      damaged = damaged.chain(({ what, grid: before }) =>
        damageArbitrary(before).map((next) => ({ what: [...what, next.what], grid: next.grid })),
      )
    }
    return damaged
  })
}

/** A grid as lines of a text file: a tab a column, blank where a cell reaches over it. */
export function linesOfGrid(grid: GridBlock): readonly string[] {
  const lines = Array.from({ length: grid.rows }, () => Array.from({ length: grid.weights.length }, () => ''))
  for (const { row, column, text } of grid.cells) {
    const line = lines[row]
    if (line) line[column] = text.replaceAll('\n', '')
  }
  return lines.map((line) => line.join('\t'))
}
