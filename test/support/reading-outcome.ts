// What became of every cell of a file that was read: right, asked or wrong, beside what the file says.
import type { Recognition } from '../../shared/import/recognition.ts'
import { cellText } from '../../shared/report/arithmetic.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import { tableIds } from '../../shared/template/form.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import { readCell } from '../../shared/report/read-number.ts'
import type { Fixture } from '../fixtures/fixture.ts'

export interface ReadingOutcome {
  readonly right: number
  /** Asked, or kept unread: nothing is taken, the clerk is shown the cell. */
  readonly asked: number
  /** Each with what it should have been. */
  readonly wrong: readonly string[]
}

/**
 * Compares cell by cell. A cell that the fixture leaves open may be asked; every other must say what the file says. A cell
 * that is asked without need counts as asked, one that is silently blank as wrong.
 */
export function outcomeOf(fixture: Fixture, recognition: Recognition): ReadingOutcome {
  const read = new Map(recognition.cells.map((cell) => [cell.address, cell]))
  const wrong: string[] = []
  let right = 0
  let asked = 0
  for (const table of tableIds) {
    for (const { address, kind } of layoutOf(tableSpec(fixture.edition[table], table)).figures) {
      const stated = readCell(fixture.figures[address] ?? '', kind).cell
      const cell = read.get(address)
      const said = cell?.state === 'given' && cell.cell !== null ? cellText(cell.cell) : ''
      if (cell?.state === 'asked' || cell?.state === 'unread') asked += 1
      else if (cell !== undefined && said === cellText(stated)) right += 1
      else wrong.push(`${address}: ${JSON.stringify(cellText(stated))} was read as ${JSON.stringify(said)}`)
    }
  }
  return { right, asked, wrong }
}

/** A table in plain text, for the test run's own words. */
export function outcomeTable(
  rows: readonly { readonly name: string; readonly outcome: ReadingOutcome }[],
): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  const line = (name: string, right: string, asked: string, wrong: string): string =>
    `${name.padEnd(width)} ${right.padStart(6)} ${asked.padStart(6)} ${wrong.padStart(6)}`
  return [
    line('', 'right', 'asked', 'wrong'),
    ...rows.map(({ name, outcome: { right, asked, wrong } }) =>
      line(name, String(right), String(asked), String(wrong.length)),
    ),
  ].join('\n')
}
