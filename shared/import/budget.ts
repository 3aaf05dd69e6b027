// What reading one file may cost, counted while reading, and the one way in which a reader stops early: memory cannot be
// bounded from outside a worker, so the same budgets hold in the window and in the terminal. No file format lives here.
import { failed, type Outcome } from '../notes.ts'

export interface Limits {
  /** Bytes of the file as it lies on disk. */
  readonly fileBytes: number
  /** Parts listed in a package's directory. */
  readonly entries: number
  /** Bytes after decompression, over all parts that are read. */
  readonly inflatedBytes: number
  /** Inflated to stored bytes of one part, once the part is larger than `ratioFrom`. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Elements, attributes and texts of all markup. */
  readonly nodes: number
  /** Elements inside elements. */
  readonly depth: number
  /** Cells of all grids, positions covered by a span included. */
  readonly cells: number
}

/** Some thirty times the largest report seen; read to the last node within seconds. */
export const limits: Limits = {
  fileBytes: 50 * 1024 * 1024,
  entries: 5_000,
  inflatedBytes: 64 * 1024 * 1024,
  ratio: 250,
  ratioFrom: 4 * 1024 * 1024,
  nodes: 500_000,
  depth: 200,
  cells: 100_000,
}

type StopCode = 'file-damaged' | 'file-protected' | 'file-over-budget' | 'file-empty' | 'format-unknown'

/** Thrown inside a reader only, and caught by `stoppable` at its edge. */
export class Stop extends Error {
  readonly code: StopCode

  constructor(code: StopCode) {
    super(code)
    this.code = code
  }
}

/** One file's account; every reader of a file spends from one budget. */
export class Budget {
  readonly limits: Limits
  #inflated = 0
  #nodes = 0
  #cells = 0

  constructor(most: Limits = limits) {
    this.limits = most
  }

  spendNodes(count: number): void {
    this.#nodes += count
    if (this.#nodes > this.limits.nodes) throw new Stop('file-over-budget')
  }

  spendCells(count: number): void {
    this.#cells += count
    if (this.#cells > this.limits.cells) throw new Stop('file-over-budget')
  }

  /** `more` bytes came out of a part of which `stored` bytes went in and `part` came out so far. */
  spendInflated(more: number, part: number, stored: number): void {
    this.#inflated += more
    const swollen = part > this.limits.ratioFrom && part > stored * this.limits.ratio
    if (swollen || this.#inflated > this.limits.inflatedBytes) throw new Stop('file-over-budget')
  }

  checkDepth(depth: number): void {
    if (depth > this.limits.depth) throw new Stop('file-over-budget')
  }

  checkEntries(count: number): void {
    if (count > this.limits.entries) throw new Stop('file-over-budget')
  }
}

/** Runs a reader; a Stop becomes the failure it names. Anything else that is thrown is a bug and passes. */
export async function stoppable<T>(
  fileName: string,
  read: () => Outcome<T> | Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await read()
  } catch (trouble) {
    if (trouble instanceof Stop) return failed(trouble.code, fileName)
    throw trouble
  }
}
