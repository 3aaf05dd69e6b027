// Paragraphs, cell ends and row ends in the order of a file, as .doc and .rtf have them → blocks. Tables may stand in cells of
// tables; one that only lays out text becomes that text.
import type { Block, GridBlock, Place, TextBlock } from '../../document.ts'
import { note, type Note } from '../../notes.ts'
import type { Budget } from '../budget.ts'
import { append } from '../read-package/long-lists.ts'
import { gridOf, type EdgeRow, type RowDefinition } from './edge-table.ts'

export type Run = TextBlock['runs'][number]
export type Level = NonNullable<TextBlock['level']>

interface OpenTable {
  readonly at: Place
  readonly rows: {
    readonly cells: readonly (readonly Block[])[]
    readonly definition: RowDefinition | null
  }[]
  cells: (readonly Block[])[]
  content: Block[]
}

/** Longer text in a cell is a page inside a table. */
const longestCell = 1500

export class WordFlow {
  readonly blocks: Block[] = []
  readonly notes: Note[] = []
  readonly #budget: Budget
  readonly #open: OpenTable[] = []
  #paragraphs = 0

  constructor(budget: Budget) {
    this.#budget = budget
  }

  /** A paragraph in so many tables; a line break inside of it stands where an office would have begun a new one. */
  paragraph(runs: readonly Run[], level: Level | undefined, depth: number): void {
    this.#reach(depth)
    const lines = linesOf(runs)
    if (depth === 0 && lines.length > 0) this.#paragraphs += 1
    const content = this.#content()
    const at = this.#place()
    for (const line of lines) {
      content.push({ kind: 'text', role: null, ...(level === undefined ? {} : { level }), runs: line, at })
    }
  }

  /** Something that is no text, where the walk is. */
  other(what: string, text = ''): void {
    this.#content().push({ kind: 'other', what, text, at: this.#place() })
  }

  cell(depth: number): void {
    const table = this.#reach(depth)
    table?.cells.push(table.content)
    if (table) table.content = []
  }

  row(depth: number, definition: RowDefinition | null): void {
    const table = this.#reach(depth)
    if (table === undefined) return
    if (table.content.length > 0) this.cell(depth)
    table.rows.push({ cells: table.cells, definition })
    table.cells = []
  }

  finish(): readonly Block[] {
    this.#reach(0)
    return this.blocks
  }

  #place(): Place {
    return this.#paragraphs === 0 ? {} : { paragraph: this.#paragraphs }
  }

  #content(): Block[] {
    return this.#open.at(-1)?.content ?? this.blocks
  }

  /** Opens and closes tables until so many are open; the innermost of them. */
  #reach(depth: number): OpenTable | undefined {
    this.#budget.checkDepth(depth)
    while (this.#open.length > depth) {
      const table = this.#open.pop()
      if (table) append(this.#content(), this.#close(table))
    }
    while (this.#open.length < depth) {
      this.#open.push({ at: this.#place(), rows: [], cells: [], content: [] })
    }
    return this.#open.at(-1)
  }

  #close(table: OpenTable): Block[] {
    if (table.content.length > 0) table.cells.push(table.content)
    if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition: null })
    const { rows, at } = table
    const contents = rows.flatMap(({ cells }) => cells)
    if (isLayout(rows)) return contents.flatMap((content) => [...content])
    const { grid, isWhole } = gridOf(
      rows.map(({ cells, definition }): EdgeRow => ({ cells: cells.map(textOfCell), definition })),
      at,
      this.#budget,
    )
    if (!isWhole) this.notes.push(note('table-shape-lost', []))
    return [grid, ...contents.flatMap((content) => content.filter(({ kind }) => kind === 'other'))]
  }
}

/** A table with one column, with a table of several rows in it, or with a whole text in a cell. */
function isLayout(rows: OpenTable['rows']): boolean {
  const contents = rows.flatMap(({ cells }) => cells)
  const isPage = (content: readonly Block[]): boolean =>
    content.some((block) => block.kind === 'grid' && block.rows > 1) ||
    textOfCell(content).length > longestCell
  return rows.every(({ cells }) => cells.length <= 1) || contents.some(isPage)
}

function textOfCell(content: readonly Block[]): string {
  return content
    .flatMap((block) => {
      if (block.kind === 'text') return [block.runs.map(({ text }) => text).join('')]
      return block.kind === 'grid' ? [textOfGrid(block)] : []
    })
    .join('\n')
}

function textOfGrid({ cells }: GridBlock): string {
  return cells
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ')
}

function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    })
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''))
}

/** An outline level as files count it, from 0; 9 is body. */
export function levelOfOutline(outline: number | null): Level | undefined {
  switch (outline) {
    case 0:
      return 1
    case 1:
      return 2
    case 2:
      return 3
    case 3:
      return 4
    default:
      return undefined
  }
}
