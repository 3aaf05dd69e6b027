// A document cut into what the report is told from: lines of text, pieces of its three tables, and what is neither.
// A grid may hold several of them: a sheet with the whole report in it, a title above a table, a note below.
import type { Block, Document, GridBlock, Origin, TextBlock } from '../../document.ts'
import { joinedPairs } from '../../figure-pairs.ts'
import { currentEdition, editions, tableSpec } from '../../template/editions.ts'
import { tableIds, type TableId } from '../../template/form.ts'
import { filled, rowsOfGrid, textOfRow, type FoundRow } from './found.ts'
import { headingEnd, headingOf } from './headings.ts'
import { areFigures, isFigureLike, plainWords } from './likeness.ts'
import type { TableRun } from './run-together.ts'
import { exactMatch, vocabularyOf } from './vocabulary.ts'

export interface TextItem {
  readonly kind: 'text'
  readonly block: TextBlock
  readonly origin: Origin
}

export type Item =
  | TextItem
  | { readonly kind: 'table'; readonly table: TableId; readonly rows: readonly FoundRow[] }
  /** A table in running text, without cells. */
  | { readonly kind: 'run'; readonly run: TableRun; readonly origin: Origin }
  | ForeignItem
  | { readonly kind: 'other'; readonly what: string; readonly text: string; readonly origin: Origin }

/** A grid that is none of the tables; `figures`: the rows of one that holds nothing else, which text beside it may label. */
export interface ForeignItem {
  readonly kind: 'foreign'
  readonly text: string
  readonly origin: Origin
  readonly figures?: readonly TextItem[]
}

/** The table that an item is a piece of. */
export function tableOfItem(item: Item): TableId | null {
  return item.kind === 'table' ? item.table : item.kind === 'run' ? item.run.table : null
}

export function itemsOf(document: Document): readonly Item[] {
  const started = new Set<TableId>()
  return document.blocks.flatMap((block, index): readonly Item[] => {
    if (isAside(document, index)) return []
    switch (block.kind) {
      case 'text':
        return linesIn(block, index)
      case 'other': {
        const origin = { block: index, from: 0, to: block.text.length, at: block.at }
        return [{ kind: 'other', what: block.what, text: block.text, origin }]
      }
      case 'grid':
        return itemsOfGrid(block, index, started)
    }
  })
}

/** The same with lines for the rows of columns that spaces seemed to make; null where there are none. */
export function itemsOfLines(document: Document): readonly Item[] | null {
  if (!document.blocks.some((block) => block.kind === 'grid' && block.isSpaced)) return null
  const started = new Set<TableId>()
  return document.blocks.flatMap((block, index): readonly Item[] => {
    if (block.kind === 'text') return linesIn(block, index)
    if (block.kind !== 'grid') return []
    if (!block.isSpaced) return itemsOfGrid(block, index, started)
    return rowsOfGrid(block, index, index).flatMap((row) => {
      const [first] = filled(row.cells)
      return first === undefined ? [] : lineItem(spacedRow(row), first.origin)
    })
  })
}

/** The spaces between cells are wider than those inside of them. */
function spacedRow({ cells }: FoundRow): string {
  const texts = filled(cells).map(({ text }) => text.replaceAll('\n', ''))
  return texts.join(texts.some((text) => /\s/u.test(text)) ? '  ' : ' ')
}

/** Words beside the report, or a table that belongs to them. */
function isAside({ blocks }: Document, index: number): boolean {
  const block = blocks[index]
  if (block?.kind === 'grid') return isAsideText(blocks[index - 1])
  return isAsideText(block)
}

function isAsideText(block: Block | undefined): boolean {
  return block?.kind === 'text' && (block.role === 'aside' || block.role === 'asideTitle')
}

export function hasAsides({ blocks }: Document): boolean {
  return blocks.some(isAsideText)
}

/** A line of text; two where a section's text begins in the line of its heading. */
function linesIn(block: TextBlock, index: number): readonly Item[] {
  const text = block.runs.map((run) => run.text).join('')
  const whole: Item = {
    kind: 'text',
    block,
    origin: { block: index, from: 0, to: text.length, at: block.at },
  }
  const end = block.role === null ? headingEnd(text) : null
  if (end === null) return [whole]
  const { role, at, runs } = block
  const part = (from: number, to: number): TextBlock => ({
    kind: 'text',
    role,
    runs: sliced(runs, from, to),
    at,
  })
  return [
    {
      kind: 'text',
      block: part(0, end),
      origin: { ...whole.origin, to: end },
    },
    {
      kind: 'text',
      block: part(end, text.length),
      origin: { ...whole.origin, from: end },
    },
  ]
}

function sliced(runs: TextBlock['runs'], from: number, to: number): TextBlock['runs'] {
  let position = 0
  return runs.flatMap((run) => {
    const start = position
    position += run.text.length
    const text = run.text.slice(Math.max(from - start, 0), Math.max(to - start, 0))
    return text === '' ? [] : [{ ...run, text }]
  })
}

/** Tables by the words that only they have, whatever the edition: rows, titles of bands, heads of some length. */
const tablesByWord = new Map<string, TableId>()
for (const table of tableIds) {
  for (const { id } of editions) {
    const { rows, groups, titles, heads } = vocabularyOf(tableSpec(id, table))
    for (const { plain } of [...rows, ...groups, ...titles, ...heads])
      if (plain.length > 2) tablesByWord.set(plain, table)
  }
}

/** A row, and how many of its cells hold words of which table. */
interface SeenRow {
  readonly row: FoundRow
  readonly votes: ReadonlyMap<TableId, number>
  /** One cell with words, alone in its row, as a line of text stands in a sheet. */
  readonly isLine: boolean
}

function seen(row: FoundRow): SeenRow {
  const votes = new Map<TableId, number>()
  for (const { plain } of filled(row.cells)) {
    const table = tableOfWord(plain)
    if (table !== undefined) votes.set(table, (votes.get(table) ?? 0) + 1)
  }
  const [only, ...more] = filled(row.cells)
  const isLine = only === undefined ? row.cells.length < 2 : more.length === 0 && !isFigureLike(only.text)
  return { row, votes, isLine }
}

/** Also a word with a hint in brackets behind it, and a row's label in one cell with its group's. */
function tableOfWord(plain: string): TableId | undefined {
  const exact = tablesByWord.get(plain)
  if (exact !== undefined || plain.length < 3 || /^\d+$/u.test(plain)) return exact
  const bracket = plain.indexOf('(', 1)
  const hinted = bracket === -1 ? undefined : tablesByWord.get(plain.slice(0, bracket))
  if (hinted !== undefined || plain.length > longestLabel) return hinted
  for (const [word, table] of tablesByWord) if (word.length > 4 && plain.endsWith(word)) return table
  return undefined
}

const longestLabel = 60

function itemsOfGrid(grid: GridBlock, block: number, started: Set<TableId>): readonly Item[] {
  const rows = rowsOfGrid(grid, block, block).map(seen)
  return stretchesOf(rows).flatMap((stretch): readonly Item[] => {
    const table = tableOf(stretch, started)
    if (table === null) return withoutTable(stretch, grid.isSpaced === true)
    started.add(table)
    const first = stretch.findIndex(isOfTable)
    const last = Math.max(stretch.findLastIndex(isOfTable), lastOfUnlabelled(stretch, table))
    return [
      ...stretch.slice(0, first).flatMap(({ row }) => lineOf(row)),
      { kind: 'table', table, rows: stretch.slice(first, last + 1).map(({ row }) => row) },
      ...stretch.slice(last + 1).flatMap(({ row }) => lineOf(row)),
    ]
  })
}

/** Rows between headings, and where one table ends and the next begins. */
function stretchesOf(rows: readonly SeenRow[]): readonly (readonly SeenRow[])[] {
  const stretches: SeenRow[][] = []
  let current: TableId | null = null
  let open: SeenRow[] = []
  const end = (): void => {
    if (open.length > 0) stretches.push(open)
    open = []
  }
  for (const one of rows) {
    const isHeading = one.isLine && headingOf(textOfRow(one.row)) !== null
    const [vote, ...others] = isHeading ? [] : one.votes.keys()
    const only = others.length === 0 ? vote : undefined
    if (isHeading || (only !== undefined && current !== null && only !== current)) end()
    if (isHeading) current = null
    else current = only ?? current
    open.push(one)
    if (isHeading) end()
  }
  end()
  return stretches
}

/** Several words of one table, or the few there are where that table has begun before. */
function tableOf(rows: readonly SeenRow[], started: ReadonlySet<TableId>): TableId | null {
  const [best] = tableIds
    .map((table) => ({ table, matches: rows.reduce((sum, { votes }) => sum + (votes.get(table) ?? 0), 0) }))
    .toSorted((a, b) => b.matches - a.matches)
  if (best === undefined || best.matches === 0) return continued(rows, started)
  const words = rows.flatMap(({ row }) => filled(row.cells)).filter(({ text }) => !isFigureLike(text)).length
  const share = best.matches / Math.max(words, 1)
  const isLikely =
    share >= 0.5 && (started.has(best.table) || rows.length > 1 || (best.matches > 1 && share > 0.9))
  const isEnough = best.matches >= 3 ? share >= 0.25 : isLikely
  return isEnough ? best.table : null
}

/**
 * A piece of a table that has begun before: a row with a short label, or figures alone, as many as the columns of a table
 * without row labels whose heads stand on the page before.
 */
function continued(rows: readonly SeenRow[], started: ReadonlySet<TableId>): TableId | null {
  const [only, ...more] = rows.map(({ row }) => filled(row.cells)).filter((cells) => cells.length > 0)
  if (only === undefined || more.length > 0) return null
  const [label, ...figures] = only
  if (label !== undefined && figures.length > 0 && figures.every(({ text }) => isFigureLike(text))) {
    const own = [...started].find((table) => isLabelOf(label.plain, table))
    if (own !== undefined) return own
  }
  if (!only.every(({ text }) => isFigureLike(text))) return null
  return tableIds.find((table) => started.has(table) && columnsOfUnlabelled(table) === only.length) ?? null
}

function isLabelOf(plain: string, table: TableId): boolean {
  return editions.some(({ id }) => exactMatch(plain, vocabularyOf(tableSpec(id, table)).rows) !== null)
}

/** Figure columns of a table whose only row has no label; Infinity for any other. */
function columnsOfUnlabelled(table: TableId): number {
  const { rows, bands } = vocabularyOf(tableSpec(currentEdition.id, table))
  return rows.every(({ plain }) => plain === '') ? (bands[0]?.columns.length ?? Infinity) : Infinity
}

/** The row of a table without row labels: as wide as its heads, whatever stands in it. */
function lastOfUnlabelled(rows: readonly SeenRow[], table: TableId): number {
  const heads = rows.findLastIndex(({ votes }) => votes.size > 0)
  const next = rows[heads + 1]?.row.cells.length ?? 0
  return next >= columnsOfUnlabelled(table) ? heads + 1 : -1
}

/** A row that belongs to a table: words of it, figures, or cells that are all blank. */
function isOfTable({ votes, isLine }: SeenRow): boolean {
  return votes.size > 0 || !isLine
}

/** A grid of lines is text that somebody put into cells; one with columns is a table of another kind. */
function withoutTable(seenRows: readonly SeenRow[], isSpaced: boolean): readonly Item[] {
  const rows = seenRows.map(({ row }) => row)
  const [first] = rows
  const isText =
    seenRows.every(({ isLine }) => isLine) ||
    (rows.length === 1 && first?.cells.every(({ text }) => !/\d/u.test(text) || !isFigureLike(text)))
  if (isText) return rows.flatMap(lineOf)
  const origin = first?.cells[0]?.origin
  const text = rows.map(textOfRow).join('；')
  if (origin === undefined || plainWords(text) === '') return []
  const figures = figureLines(rows, isSpaced)
  return [{ kind: 'foreign', text, origin, ...(figures.length > 0 ? { figures } : {}) }]
}

/** The rows of a grid of figures, a line each. */
function figureLines(rows: readonly FoundRow[], isSpaced: boolean): readonly TextItem[] {
  if (!areFigures(rows.flatMap((row) => filled(row.cells).map(({ text }) => text)))) return []
  return rows.flatMap((row) => {
    const own = filled(row.cells)
    const [first] = own
    const line = isSpaced ? spacedRow(row) : own.map(({ text }) => asOneWord(text)).join('  ')
    return first === undefined ? [] : lineItem(line, first.origin)
  })
}

/** A cell that holds several words is not to be counted as several cells: what could be no figure is never taken. */
function asOneWord(text: string): string {
  const words = text.split(/\s+/u)
  const isKnownPair = !text.includes('\n') && joinedPairs(words).length === 1
  return isKnownPair ? text : words.join('、')
}

function lineOf(row: FoundRow): readonly Item[] {
  const cells = filled(row.cells)
  const [first] = cells
  if (first === undefined) return []
  if (cells.length > 1) return lineItem(spacedRow(row), first.origin)
  let from = first.origin.from
  return first.text.split('\n').flatMap((text) => {
    const origin = { ...first.origin, from, to: from + text.length }
    from = origin.to + 1
    return lineItem(text, origin)
  })
}

function lineItem(text: string, origin: Origin): readonly TextItem[] {
  if (text.trim() === '') return []
  return [
    {
      kind: 'text',
      block: { kind: 'text', role: null, runs: [{ text: text.trim() }], at: origin.at },
      origin,
    },
  ]
}
