// The one place that works out spans.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currentEdition, editions } from '../../../shared/template/editions.ts'
import { tableIds, type Head, type Row, type TableSpec } from '../../../shared/template/form.ts'
import { layoutOf, type Layout } from '../../../shared/template/layout.ts'

const tables = editions.flatMap((edition) =>
  tableIds.map((id) => [`${edition.id} ${id}`, edition.tables[id]] as const),
)

/** How often each grid position is covered. */
function coverage({ rows, columns, cells }: Layout): readonly (readonly number[])[] {
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0))
  for (const { row, column, rowSpan, colSpan } of cells) {
    for (let y = row; y < row + rowSpan; y += 1) {
      for (let x = column; x < column + colSpan; x += 1) {
        const line = grid[y]
        const times = line?.[x]
        if (line === undefined || times === undefined) throw new Error(`cell out of the grid at ${y}, ${x}`)
        line[x] = times + 1
      }
    }
  }
  return grid
}

/** Trees of heads or rows with keys of their own at every leaf. */
function tree<T>(leaf: (key: string) => T, branch: (key: string, children: T[]) => T): fc.Arbitrary<T[]> {
  const { nodes } = fc.letrec<{ nodes: null[] | unknown[] }>((tie) => ({
    nodes: fc.array(fc.oneof({ maxDepth: 2 }, fc.constant(null), tie('nodes')), {
      minLength: 1,
      maxLength: 3,
    }),
  }))
  let count = 0
  const grow = (shape: unknown): T => {
    count += 1
    const key = `k${count}x`
    return Array.isArray(shape) ? branch(key, shape.map(grow)) : leaf(key)
  }
  return nodes.map((shape) => shape.map(grow))
}

const headsArbitrary = tree<Head>(
  (key) => ({ key, label: key }),
  (key, children) => ({ key, label: key, children }),
)
const rowsArbitrary = tree<Row>(
  (key) => ({ key, label: key }),
  (key, children) => ({ key, label: key, children }),
)

const leaves = <T extends { readonly children?: readonly T[] }>(nodes: readonly T[]): number =>
  nodes.reduce((count, node) => count + (node.children ? leaves(node.children) : 1), 0)
const depth = <T extends { readonly children?: readonly T[] }>(nodes: readonly T[]): number =>
  Math.max(...nodes.map((node) => 1 + (node.children ? depth(node.children) : 0)))

describe('layoutOf', () => {
  it.each(tables)('covers every position of the grid of %s exactly once', (_name, table) => {
    expect(
      coverage(layoutOf(table))
        .flat()
        .every((times) => times === 1),
    ).toBe(true)
  })

  it('does so for any heads and any rows', () => {
    fc.assert(
      fc.property(headsArbitrary, rowsArbitrary, fc.boolean(), (heads, rows, titled) => {
        const labelColumns = depth(rows)
        const columns = labelColumns + leaves(heads)
        const table: TableSpec = {
          ...currentEdition.tables.requests,
          weights: Array.from({ length: columns }, () => 1),
          bands: [{ ...(titled ? { title: '项' } : {}), corner: '角', heads, rows }],
          identities: [],
          comparisons: [],
        }
        const layout = layoutOf(table)
        expect(
          coverage(layout)
            .flat()
            .every((times) => times === 1),
        ).toBe(true)
        expect(layout.figures.length).toBe(leaves(heads) * leaves(rows))
        expect(new Set(layout.figures.map(({ address }) => address)).size).toBe(layout.figures.length)
      }),
    )
  })

  it.each(tables)('gives %s as many weights as columns, and each figure one cell', (_name, table) => {
    const { cells, figures, columns } = layoutOf(table)
    expect(table.weights.length).toBe(columns)
    expect(cells.flatMap(({ figure }) => (figure ? [figure] : []))).toEqual(figures)
  })

  it('is worked out once a table, so that layouts can be compared by identity', () => {
    for (const [, table] of tables) expect(layoutOf(table)).toBe(layoutOf(table))
  })
})
