// A document cut into what the report is told from: lines of text, pieces of its three tables, and what is neither.
// A grid may hold several of them: a sheet with the whole report in it, a title above a table, a note below.
import type { Document, GridBlock, Origin, TextBlock } from '../../document.ts'
import { currentEdition, editions, tableSpec } from '../../template/editions.ts'
import { tableIds, type TableId } from '../../template/form.ts'
import { filled, rowsOfGrid, textOfRow, type FoundRow } from './found.ts'
import { headingOf } from './headings.ts'
import { isFigureLike, plainWords } from './likeness.ts'
import { exactMatch, vocabularyOf, type Word } from './vocabulary.ts'

export type Item =
  | { readonly kind: 'text'; readonly block: TextBlock; readonly origin: Origin }
  | { readonly kind: 'table'; readonly table: TableId; readonly rows: readonly FoundRow[] }
  | { readonly kind: 'foreign'; readonly text: string; readonly origin: Origin }
  | { readonly kind: 'other'; readonly what: string; readonly text: string; readonly origin: Origin }

export function itemsOf(document: Document): readonly Item[] {
  const started = new Set<TableId>()
  return document.blocks.flatMap((block, index): readonly Item[] => {
    switch (block.kind) {
      case 'text':
        return [{ kind: 'text', block, origin: originOfText(block, index) }]
      case 'other': {
        const origin = { block: index, from: 0, to: block.text.length, at: block.at }
        return [{ kind: 'other', what: block.what, text: block.text, origin }]
      }
      case 'grid':
        return itemsOfGrid(block, index, started)
    }
  })
}

function originOfText(block: TextBlock, index: number): Origin {
  const to = block.runs.reduce((sum, { text }) => sum + text.length, 0)
  return { block: index, from: 0, to, at: block.at }
}

/** Words that only this table has, whatever its edition: rows, titles of bands, heads of more than two characters. */
const wordsOfTables: ReadonlyMap<TableId, readonly Word[]> = new Map(
  tableIds.map((table) => [
    table,
    editions.flatMap(({ id }) => {
      const { rows, groups, bands } = vocabularyOf(tableSpec(id, table))
      const heads = bands.flatMap((band) => [...(band.title ? [band.title] : []), ...band.heads])
      return [...rows, ...groups, ...heads].filter(({ plain }) => plain.length > 2)
    }),
  ]),
)

function itemsOfGrid(grid: GridBlock, block: number, started: Set<TableId>): readonly Item[] {
  const rows = rowsOfGrid(grid, block, block)
  return stretchesOf(rows).flatMap((stretch): readonly Item[] => {
    const table = tableOf(stretch, started)
    if (table === null) return withoutTable(stretch)
    started.add(table)
    const [first, last] = [stretch.findIndex(isOfTable), stretch.findLastIndex(isOfTable)]
    return [
      ...stretch.slice(0, first).flatMap(lineOf),
      { kind: 'table', table, rows: stretch.slice(first, last + 1) },
      ...stretch.slice(last + 1).flatMap(lineOf),
    ]
  })
}

/** Rows between headings, and where one table ends and the next begins. */
function stretchesOf(rows: readonly FoundRow[]): readonly (readonly FoundRow[])[] {
  const stretches: FoundRow[][] = []
  let current: TableId | null = null
  let open: FoundRow[] = []
  const end = (): void => {
    if (open.length > 0) stretches.push(open)
    open = []
  }
  for (const row of rows) {
    const isHeading = isLine(row) && headingOf(textOfRow(row)) !== null
    const votes = isHeading ? [] : votesOf(row)
    const [vote] = votes
    const isOther = vote !== undefined && votes.length === 1 && current !== null && vote !== current
    if (isHeading || isOther) end()
    if (isHeading) current = null
    else if (vote !== undefined && votes.length === 1) current = vote
    open.push(row)
    if (isHeading) end()
  }
  end()
  return stretches
}

/** Tables whose own words a row has. */
function votesOf(row: FoundRow): readonly TableId[] {
  return tableIds.filter((table) => matchesIn(row, table) > 0)
}

function matchesIn(row: FoundRow, table: TableId): number {
  const words = wordsOfTables.get(table) ?? []
  return filled(row.cells).filter(({ plain }) => exactMatch(plain, words) ?? endsIn(plain, words)).length
}

/** A group's label and a row's in one cell. */
function endsIn(plain: string, words: readonly Word[]): boolean {
  return words.some((word) => word.plain.length > 4 && plain.length < 60 && plain.endsWith(word.plain))
}

/** Several words of one table, or the few there are where that table has begun before. */
function tableOf(rows: readonly FoundRow[], started: ReadonlySet<TableId>): TableId | null {
  const [best] = tableIds
    .map((table) => ({ table, matches: rows.reduce((sum, row) => sum + matchesIn(row, table), 0) }))
    .toSorted((a, b) => b.matches - a.matches)
  if (best === undefined || best.matches === 0) return continued(rows, started)
  const cells = rows.flatMap((row) => filled(row.cells)).filter(({ text }) => !isFigureLike(text))
  const share = best.matches / Math.max(cells.length, 1)
  const isEnough =
    best.matches >= 3 ? share >= 0.25 : share >= 0.5 && (started.has(best.table) || rows.length > 1)
  return isEnough ? best.table : null
}

/** Figures alone, as many as the columns of a table without row labels whose heads stand on the page before. */
function continued(rows: readonly FoundRow[], started: ReadonlySet<TableId>): TableId | null {
  const [row, ...more] = rows.filter(({ cells }) => filled(cells).length > 0)
  if (row === undefined || more.length > 0) return null
  const figures = filled(row.cells).filter(({ text }) => isFigureLike(text))
  const fits = tableIds.find((table) => {
    const { rows: words, bands } = vocabularyOf(tableSpec(currentEdition.id, table))
    const isUnlabelled = words.every(({ plain }) => plain === '')
    return started.has(table) && isUnlabelled && bands[0]?.columns.length === figures.length
  })
  return fits !== undefined && figures.length === filled(row.cells).length ? fits : null
}

/** A row that belongs to a table: words of it, figures, or cells that are all blank. */
function isOfTable(row: FoundRow): boolean {
  return votesOf(row).length > 0 || !isLine(row)
}

/** One cell with words, alone in its row; or nothing at all. */
function isLine(row: FoundRow): boolean {
  const [only, ...more] = filled(row.cells)
  if (only === undefined) return row.cells.length < 2
  return more.length === 0 && !isFigureLike(only.text)
}

/** A grid of lines is text that somebody put into cells; one with columns is a table of another kind. */
function withoutTable(rows: readonly FoundRow[]): readonly Item[] {
  const [first] = rows
  const isText =
    rows.every(isLine) ||
    (rows.length === 1 && first?.cells.every(({ text }) => !/\d/u.test(text) || !isFigureLike(text)))
  if (isText) return rows.flatMap(lineOf)
  const origin = first?.cells[0]?.origin
  const text = rows.map(textOfRow).join('；')
  return origin === undefined || plainWords(text) === '' ? [] : [{ kind: 'foreign', text, origin }]
}

function lineOf(row: FoundRow): readonly Item[] {
  const cells = filled(row.cells)
  const [first] = cells
  if (first === undefined) return []
  return cells.length === 1
    ? first.text.split('\n').flatMap((text) => lineItem(text, first.origin))
    : lineItem(textOfRow(row), first.origin)
}

function lineItem(text: string, origin: Origin): readonly Item[] {
  if (text.trim() === '') return []
  return [
    {
      kind: 'text',
      block: { kind: 'text', role: null, runs: [{ text: text.trim() }], at: origin.at },
      origin,
    },
  ]
}
