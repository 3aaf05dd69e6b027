// A table's identities spelled out cell by cell, and which cells are totals that derive themselves.
import type { Address, IdentityWords, TableSpec } from './form.ts'
import { layoutOf } from './layout.ts'
import type { RuleId } from './rule-list.ts'

/** sum(left) = sum(right), over addresses of one table. */
export interface Identity {
  readonly rule: RuleId
  /** The row or column it holds in, by its official name; '' where the table has a single row. */
  readonly line: string
  /** Whether that line is a column or a row. */
  readonly along: 'column' | 'row'
  readonly words: IdentityWords
  readonly left: readonly Address[]
  readonly right: readonly Address[]
}

/** A cell that may be left automatic: the sum of its addends. */
export interface Total {
  readonly address: Address
  readonly addends: readonly Address[]
}

interface Expanded {
  readonly identities: readonly Identity[]
  readonly totals: readonly Total[]
}

const known = new WeakMap<TableSpec, Expanded>()

function expand(table: TableSpec): Expanded {
  const before = known.get(table)
  if (before) return before
  const { figures } = layoutOf(table)
  const byKeys = new Map(figures.map((figure) => [`${figure.rowKey}|${figure.columnKey}`, figure.address]))
  const at = (rowKey: string, columnKey: string): Address => {
    const address = byKeys.get(`${rowKey}|${columnKey}`)
    if (address === undefined) throw new Error(`no figure at ${rowKey} × ${columnKey} in ${table.id}`)
    return address
  }
  const unique = (values: readonly string[]): readonly string[] => [...new Set(values)]
  const identities: Identity[] = []
  const totals = new Map<Address, Total>()
  for (const spec of table.identities) {
    const lines =
      spec.along === 'column'
        ? unique(figures.map(({ columnKey }) => columnKey))
        : unique(figures.map(({ rowKey }) => rowKey))
    for (const line of lines) {
      const place = (key: string): Address => (spec.along === 'column' ? at(key, line) : at(line, key))
      const left = spec.left.map(place)
      const right = spec.right.map(place)
      const name = figures.find(
        (figure) => (spec.along === 'column' ? figure.columnKey : figure.rowKey) === line,
      )
      identities.push({
        rule: spec.rule,
        line: (spec.along === 'column' ? name?.column : name?.row) ?? '',
        along: spec.along,
        words: spec.words,
        left,
        right,
      })
      const [total] = right
      // Stated later wins: the corner （七）× 总计 derives along its row, as 表三 lists T3-3 after T3-2.
      if (spec.derives && total !== undefined) totals.set(total, { address: total, addends: left })
    }
  }
  const made: Expanded = { identities, totals: inOrder(totals) }
  known.set(table, made)
  return made
}

/** Totals whose addends are totals themselves come after these. */
function inOrder(totals: ReadonlyMap<Address, Total>): readonly Total[] {
  const done = new Set<Address>()
  const ordered: Total[] = []
  const visit = (total: Total): void => {
    if (done.has(total.address)) return
    done.add(total.address)
    for (const addend of total.addends) {
      const inner = totals.get(addend)
      if (inner) visit(inner)
    }
    ordered.push(total)
  }
  for (const total of totals.values()) visit(total)
  return ordered
}

export function identitiesOf(table: TableSpec): readonly Identity[] {
  return expand(table).identities
}

/** Every total of the table, addends before the sums that use them. */
export function totalsOf(table: TableSpec): readonly Total[] {
  return expand(table).totals
}
