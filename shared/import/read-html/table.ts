// One table of a page → a grid with its spans, or, where a table only arranges a page, the blocks inside it.
import type { Block, GridBlock, GridCell } from '../../document.ts'
import type { Budget } from '../budget.ts'
import { flowOf, type Inline } from './flow.ts'
import { attribute, isElement, type Element } from './parse.ts'
import { isHidden } from './style.ts'

interface Cell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly element: Element
  readonly blocks: readonly Block[]
}

interface Rows {
  readonly head: readonly Element[]
  readonly body: readonly Element[]
}

/** Longer text in a cell is a page inside a table. */
const longestCell = 1500
const mostColumns = 200

export function tableBlocks(table: Element, budget: Budget, inline: Inline): readonly Block[] {
  const { head, body } = rowsOf(table)
  const rows = [...head, ...body]
  const cells = placeCells(rows, budget, inline)
  const captions = elementsOf(table, ['caption']).flatMap(({ childNodes }) =>
    flowOf(childNodes, budget, inline),
  )
  if (cells.length === 0) return captions
  if (isLayout(cells)) return [...captions, ...cells.flatMap(({ blocks }) => blocks)]
  const columns = cells.reduce((most, { column, colSpan }) => Math.max(most, column + colSpan), 0)
  const grid: GridBlock = {
    kind: 'grid',
    name: attribute(table, 'aria-label')?.trim() ?? '',
    rows: rows.length,
    headerRows: head.length,
    weights: Array.from({ length: columns }, () => 1),
    cells: cells.map(gridCell),
    checks: [],
    at: {},
  }
  const pictures = cells.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'other'))
  return [...captions, grid, ...pictures]
}

function gridCell({ row, column, rowSpan, colSpan, element, blocks }: Cell): GridCell {
  const name = attribute(element, 'id') ?? ''
  return {
    row,
    column,
    rowSpan,
    colSpan,
    role: element.tagName === 'th' ? 'label' : 'unknown',
    text: textOf(blocks),
    ...(/^[a-z][a-z0-9_]{0,39}$/u.test(name) ? { name } : {}),
  }
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => (block.kind === 'text' ? [block.runs.map(({ text }) => text).join('')] : []))
    .join('\n')
}

/** A table with a table in it, with one column, or with a whole text in a cell. */
function isLayout(cells: readonly Cell[]): boolean {
  return (
    cells.every(({ column }) => column === 0) ||
    cells.some(
      ({ blocks }) => blocks.some(({ kind }) => kind === 'grid') || textOf(blocks).length > longestCell,
    )
  )
}

/** Rows as they are shown: those of the head first, those of the foot last. */
function rowsOf(table: Element): Rows {
  const body: Element[] = []
  for (const child of elementsOf(table, ['tr', 'tbody'])) {
    if (child.tagName === 'tr') body.push(child)
    else body.push(...elementsOf(child, ['tr']))
  }
  const part = (name: string): Element[] =>
    elementsOf(table, [name]).flatMap((section) => elementsOf(section, ['tr']))
  return { head: part('thead'), body: [...body, ...part('tfoot')] }
}

function elementsOf(parent: Element, names: readonly string[]): readonly Element[] {
  return parent.childNodes
    .filter(isElement)
    .filter((child) => names.includes(child.tagName) && !isHidden(child))
}

/** The table model of HTML: every cell goes to the first free place of its row. */
function placeCells(rows: readonly Element[], budget: Budget, inline: Inline): readonly Cell[] {
  const cells: Cell[] = []
  /** For every column the first row in which it is free again. */
  const free: number[] = []
  rows.forEach((element, row) => {
    let column = 0
    for (const cell of elementsOf(element, ['td', 'th'])) {
      while ((free[column] ?? 0) > row) column += 1
      const colSpan = Math.min(span(cell, 'colspan'), mostColumns)
      const wanted = attribute(cell, 'rowspan')?.trim() === '0' ? rows.length : span(cell, 'rowspan')
      const rowSpan = Math.min(wanted, rows.length - row)
      budget.spendCells(rowSpan * colSpan)
      for (let at = column; at < column + colSpan; at += 1) free[at] = row + rowSpan
      const blocks = flowOf(cell.childNodes, budget, inline)
      cells.push({ row, column, rowSpan, colSpan, element: cell, blocks })
      column += colSpan
    }
  })
  return cells
}

function span(cell: Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name) ?? '', 10)
  return value > 0 ? Math.min(value, 65_534) : 1
}
