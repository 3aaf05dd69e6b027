// The definition of a table row as RTF gives it (RTF 1.9.1, Table Definitions): the right edge of each cell in turn, behind
// the marks of how it is merged.
import type { CellMerge, RowDefinition } from '../read-word-flow/edge-table.ts'

/** More cells than any row has; the rest of a hostile one is not kept. */
const mostCells = 400

export class RowBuilder {
  #left = 0
  #edges: number[] = []
  #cells: CellMerge[] = []
  #across: CellMerge['across'] = null
  #down: CellMerge['down'] = null

  /** Takes a control word, if it is one of a row's definition. */
  take(name: string, value: number | null): void {
    switch (name) {
      case 'trowd':
        this.#left = 0
        this.#edges = []
        this.#cells = []
        this.#across = this.#down = null
        break
      case 'trleft':
        this.#left = value ?? 0
        break
      case 'clmgf':
        this.#across = 'first'
        break
      case 'clmrg':
        this.#across = 'goes-on'
        break
      case 'clvmgf':
        this.#down = 'first'
        break
      case 'clvmrg':
        this.#down = 'goes-on'
        break
      case 'cellx':
        if (this.#cells.length < mostCells) {
          this.#edges.push(value ?? 0)
          this.#cells.push({ across: this.#across, down: this.#down })
        }
        this.#across = this.#down = null
        break
    }
  }

  /** null where the file gave none. */
  definition(): RowDefinition | null {
    return this.#cells.length === 0 ? null : { edges: [this.#left, ...this.#edges], cells: this.#cells }
  }
}
