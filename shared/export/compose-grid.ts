// Composes one table of a report into a grid: labels and typed figures as the layout places them, what the totals add up,
// and the identities as checks.
import type { Coordinate, GridBlock, GridCell, GridCheck } from '../document.ts'
import { add, cellText, negate, numberText } from '../report/arithmetic.ts'
import { sumOf } from '../report/evaluate.ts'
import type { Cells } from '../report/model.ts'
import type { Address, TableSpec } from '../template/form.ts'
import { identitiesOf, totalsOf, type Identity } from '../template/identities.ts'
import { layoutOf, type Figure, type LayoutCell } from '../template/layout.ts'
import { ruleSpec } from '../template/rule-list.ts'

/** `declared` are the report's own cells, `shown` those with the automatic totals worked out. */
export function composeGrid(table: TableSpec, declared: Cells, shown: Cells): GridBlock {
  const layout = layoutOf(table)
  const places = new Map<Address, Coordinate>()
  for (const { figure, row, column } of layout.cells) if (figure) places.set(figure.address, { row, column })
  const place = (address: Address): Coordinate => {
    const found = places.get(address)
    if (!found) throw new Error(`no cell ${address} in 表${table.numeral}`)
    return found
  }
  const addends = new Map(totalsOf(table).map((total) => [total.address, total.addends.map(place)]))
  const figureCell = (at: LayoutCell, figure: Figure): GridCell => {
    const value = shown[figure.address]
    const sum = addends.get(figure.address)
    return {
      ...spans(at),
      role: 'figure',
      text: cellText(value),
      ...(value === undefined ? {} : { value }),
      valueKind: figure.kind,
      name: figure.address,
      title: { row: figure.row, column: figure.column },
      ...(sum === undefined ? {} : { sumOf: sum }),
      ...(sum !== undefined && declared[figure.address] === undefined ? { automatic: true } : {}),
    }
  }
  const names = new Map(layout.figures.map((figure) => [figure.address, figure.column]))
  return {
    kind: 'grid',
    name: `表${table.numeral}`,
    rows: layout.rows,
    headerRows: layout.headerRows,
    weights: table.weights,
    cells: layout.cells
      .map((cell) =>
        cell.figure
          ? figureCell(cell, cell.figure)
          : { ...spans(cell), role: 'label' as const, text: cell.label },
      )
      .sort((a, b) => a.row - b.row || a.column - b.column),
    checks: identitiesOf(table).map((identity): GridCheck => ({
      sentence: ruleSpec(identity.rule).sentence,
      line:
        identity.line === '' ? identity.right.map((address) => names.get(address)).join('、') : identity.line,
      left: identity.left.map(place),
      right: identity.right.map(place),
      difference: differenceOf(identity, shown),
    })),
    at: {},
  }
}

function spans({ row, column, rowSpan, colSpan }: LayoutCell) {
  return { row, column, rowSpan, colSpan }
}

/** left − right as decimal text; null while a cell of either side is blank or unread. */
function differenceOf(identity: Identity, shown: Cells): string | null {
  const left = sumOf(shown, identity.left)
  const right = sumOf(shown, identity.right)
  if (left.blank + left.unread + right.blank + right.unread > 0) return null
  if (left.total === null || right.total === null) return null
  const difference = add(left.total, negate(right.total))
  if (difference === null) return null
  return difference.digits === 0 ? '0' : numberText(difference)
}
