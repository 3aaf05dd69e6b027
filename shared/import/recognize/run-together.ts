// Text in which the cells of a table stand without lines around them, one behind the other or each on its own line, as a
// web page gives them: where in the text each table is, and what is left as headings and prose.
import type { Origin, TextBlock } from '../../document.ts'
import { note, type Note } from '../../notes.ts'
import { tableIds, type TableId } from '../../template/form.ts'
import { hasPairs } from '../../figure-pairs.ts'
import type { ForeignItem, Item, TextItem } from './items.ts'
import { headingsAmong, wordsIn, type RunWord } from './run-words.ts'

/** The words of one table in a text, each with what stands behind it. */
export interface TableRun {
  readonly table: TableId
  readonly words: readonly RunPiece[]
}

export interface RunPiece {
  readonly word: RunWord
  /** What stands between it and the next word. */
  readonly behind: string
  /** The same with the blank lines behind it, up to the next word or text, where the file has lines; else ''. */
  readonly lines: string
  readonly origin: Origin
  /** What follows cannot belong to a figure: a word of the form that has its own number, or the end of a line. */
  readonly isClosed: boolean
}

/** Longer texts are no report; looking for words in them would take long. */
const longestText = 200_000
/** Headings in one paragraph, from which on its lines were lost. */
const enoughHeadings = 3

export interface Untangled {
  readonly items: readonly Item[]
  readonly notes: readonly Note[]
}

/** Items with the runs of tables found in their text; of a table that stands in cells no run is looked for. */
export function untangled(items: readonly Item[]): Untangled {
  const inCells = new Set(items.flatMap((item) => (item.kind === 'table' ? [item.table] : [])))
  if (inCells.size === tableIds.length) return { items, notes: [] }
  const done: Item[] = []
  const notes: Note[] = []
  let open: TextItem[] = []
  /** Grids of figures, which may be those of a label above them. */
  let grids: ForeignItem[] = []
  const close = (): void => {
    const parts = untangledText(open, inCells)
    for (const item of withGrids(parts.items, grids)) done.push(item)
    notes.push(...parts.notes)
    open = []
    grids = []
  }
  for (const item of items) {
    if (item.kind === 'text' && item.block.role === null) open.push(item)
    else if (item.kind === 'foreign' && item.figures !== undefined) {
      open.push(...item.figures)
      grids.push(item)
    } else {
      close()
      done.push(item)
    }
  }
  close()
  return { items: done, notes }
}

/** Lines of figures that no table took are a grid again. */
function withGrids(items: readonly Item[], grids: readonly ForeignItem[]): readonly Item[] {
  if (grids.length === 0) return items
  const placeOf = ({ origin: { block, row } }: TextItem): string => `${block} ${row}`
  const gridAt = new Map(
    grids.flatMap((grid) => (grid.figures ?? []).map((line) => [placeOf(line), grid] as const)),
  )
  const seen = new Set<ForeignItem>()
  return items.flatMap((item) => {
    const grid = item.kind === 'text' ? gridAt.get(placeOf(item)) : undefined
    if (grid === undefined) return [item]
    if (seen.has(grid)) return []
    seen.add(grid)
    return [grid]
  })
}

/** Consecutive lines as one text, and the way back from a place in it. */
class Stream {
  readonly text: string
  readonly #starts: number[] = []
  readonly #items: readonly TextItem[]

  constructor(items: readonly TextItem[]) {
    this.#items = items
    let text = ''
    items.forEach((item, index) => {
      // Blank lines are no blocks, but they may be the blank cells of a table.
      if (index > 0) text += '\n'.repeat(1 + blankLinesBetween(items[index - 1], item))
      this.#starts.push(text.length)
      text += item.block.runs.map((run) => run.text).join('')
    })
    this.text = text
  }

  /** The line a place is in. */
  #at(place: number): number {
    const next = this.#starts.findIndex((start) => start > place)
    return next === -1 ? this.#starts.length - 1 : next - 1
  }

  origin(from: number, to: number): Origin {
    const index = this.#at(from)
    const item = this.#items[index]
    const start = this.#starts[index] ?? 0
    const { block = 0, at = {}, from: offset = 0, row, column } = item?.origin ?? {}
    const end = start + (item?.block.runs.reduce((sum, { text }) => sum + text.length, 0) ?? 0)
    // Of a line that stood in cells, the first of them.
    const cell = row === undefined || column === undefined ? {} : { row, column }
    return { block, ...cell, from: from - start + offset, to: Math.min(to, end) - start + offset, at }
  }

  /** The lines between two places, cut there; blank ones are left out. */
  items(from: number, to: number): readonly TextItem[] {
    return this.#items.flatMap((item, index): readonly TextItem[] => {
      const start = this.#starts[index] ?? 0
      const length = item.block.runs.reduce((sum, { text }) => sum + text.length, 0)
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)]
      if (first >= last) return []
      if (first === 0 && last === length) return [item]
      const runs = trimmed(sliced(item.block.runs, first, last))
      const { origin } = item
      const block: TextBlock = { ...item.block, runs }
      return runs.length === 0
        ? []
        : [{ kind: 'text', block, origin: { ...origin, from: origin.from + first, to: origin.from + last } }]
    })
  }
}

/** Of a text file; elsewhere a paragraph is a block whether it is blank or not. */
function blankLinesBetween(above: TextItem | undefined, below: TextItem): number {
  const [from, to] = [above?.origin.at.line, below.origin.at.line]
  return from === undefined || to === undefined ? 0 : Math.min(Math.max(to - from - 1, 0), mostBlankLines)
}

const mostBlankLines = 40

function untangledText(items: readonly TextItem[], inCells: ReadonlySet<TableId>): Untangled {
  const stream = new Stream(items)
  if (items.length === 0 || stream.text.length > longestText) return { items, notes: [] }
  const words = wordsIn(stream.text)
  const runs = tableIds
    .filter((table) => !inCells.has(table))
    .flatMap((table) => runOf(table, words, stream) ?? [])
    .toSorted((a, b) => a.from - b.from)
  const headings = headingsAmong(words).filter(
    (heading) => !runs.some(({ from, to }) => from < heading.to && heading.from < to),
  )
  const isTogether = headings.length >= enoughHeadings && headings.some((one) => !isLine(one, stream.text))
  if (runs.length === 0 && !isTogether) return { items, notes: [] }
  const cuts = [
    ...(isTogether ? headings : []).map(({ from, to }) => ({ from, to, run: null })),
    ...runs.map(({ from, to, run }) => ({ from, to, run })),
  ].toSorted((a, b) => a.from - b.from)
  const parts: Item[] = []
  let at = 0
  for (const { from, to, run } of cuts) {
    parts.push(...prose(stream, at, from, isTogether))
    if (run === null) parts.push(...stream.items(from, to))
    else parts.push({ kind: 'run', run, origin: stream.origin(from, to) })
    at = to
  }
  parts.push(...prose(stream, at, stream.text.length, isTogether))
  return { items: parts, notes: isTogether ? [note('lines-lost', [], items[0]?.origin)] : [] }
}

function isLine({ from, to }: RunWord, text: string): boolean {
  return (from === 0 || text[from - 1] === '\n') && (to === text.length || text[to] === '\n')
}

/** Text between headings; where lines were lost, it is cut in front of （一）, （二） … as they follow each other. */
function prose(stream: Stream, from: number, to: number, isTogether: boolean): readonly Item[] {
  if (!isTogether) return stream.items(from, to)
  const text = stream.text.slice(from, to)
  const starts: number[] = [0]
  for (const [index, numeral] of [...'一二三四五六七八九十'].entries()) {
    const at = text.indexOf(`（${numeral}）`, starts.at(-1))
    if (at === -1) break
    const isStart = at === 0 || /[。！？；\s]/u.test(text[at - 1] ?? '')
    if (!isStart) break
    if (at > 0 || index > 0) starts.push(at)
  }
  return starts.flatMap((start, index) => [
    ...stream.items(from + start, from + (starts[index + 1] ?? text.length)),
  ])
}

interface FoundRun {
  readonly from: number
  readonly to: number
  readonly run: TableRun
}

/** Plain words that may stand between two of a table: a label misprinted, a hint of its own. */
const farthest: Readonly<Record<TableId, number>> = { disclosure: 14, requests: 45, disputes: 14 }
/** Words of it that make a table, and how many of them must be different; fewer are said in any sentence. */
const fewest: Readonly<Record<TableId, number>> = { disclosure: 8, requests: 14, disputes: 12 }
const fewestKinds: Readonly<Record<TableId, number>> = { disclosure: 6, requests: 12, disputes: 6 }

/** The longest stretch of a table's words; it begins with a head or a title, never in a sentence. */
function runOf(table: TableId, words: readonly RunWord[], stream: Stream): FoundRun | null {
  const { text } = stream
  const stretches: RunWord[][] = []
  let last: RunWord | null = null
  for (const word of words) {
    // A word of another table is no reason to end: tables have words in common. The heading of a section is.
    if (!word.tables.has(table)) {
      if (word.section !== null) last = null
      continue
    }
    const open = stretches.at(-1)
    const between = last === null ? '' : text.slice(last.to, word.from)
    const goesOn = last !== null && !/[。；！？]/u.test(between) && wordless(between) <= farthest[table]
    if (open !== undefined && goesOn) open.push(word)
    else stretches.push([word])
    last = word
  }
  const found = stretches
    .map((stretch) =>
      stretch.slice(
        Math.max(
          stretch.findIndex(({ isRow }) => !isRow),
          0,
        ),
      ),
    )
    .filter((stretch) => {
      const kinds = new Set(stretch.map(({ plain }) => plain)).size
      return stretch.length >= fewest[table] && kinds >= fewestKinds[table]
    })
    .toSorted((a, b) => b.length - a.length)[0]
  const [first, end] = [found?.[0], found?.at(-1)]
  if (found === undefined || first === undefined || end === undefined) return null
  const to = end.to + figuresBehind(text, end.to, words)
  const next = words.find((word) => word.from >= to)
  const isClosed =
    (isEnd(text, to) && !figuresGoOn(text.slice(to, next?.from), to === end.to)) ||
    (next !== undefined && text.slice(to, next.from).trim() === '')
  const nextText = to + (/^\s*/u.exec(text.slice(to))?.[0].length ?? 0)
  const pieces = found.map((word, index): RunPiece => {
    const following = found[index + 1]
    const stop = following?.from ?? to
    return {
      word,
      behind: text.slice(word.to, stop),
      lines: text.slice(word.to, following?.from ?? nextText),
      origin: stream.origin(word.to, stop),
      isClosed: following === undefined ? isClosed : !mayLend(following, text.slice(word.to, stop)),
    }
  })
  return { from: first.from, to, run: { table, words: pieces } }
}

/** Whether the number of a word may be the end of the figures in front, or all of them. */
function mayLend({ isNumberDoubtful }: RunWord, before: string): boolean {
  return isNumberDoubtful && (before.trim() === '' || /[\d０-９]$/u.test(before) || hasPairs(before))
}

/** Characters that are no figures and no blanks. */
function wordless(text: string): number {
  return text.replace(/[\s\d０-９.,，．|/／\-—–"]/gu, '').length
}

/** How far figures go on behind the last word: one at its heels, others that stand apart from what follows them. */
function figuresBehind(text: string, from: number, words: readonly RunWord[]): number {
  let to = from
  for (let isFirst = true; ; isFirst = false) {
    const [figure = ''] =
      /^[\s|]*(?:[\d０-９](?:[\d０-９.,，．]*[\d０-９])?(?:件|万?元)?|[/／—–-]+|无)/u.exec(
        text.slice(to, to + 120),
      ) ?? []
    const end = to + figure.length
    const isApart = /^(?:[\s|]|$)/u.test(text.charAt(end)) || words.some((word) => word.from === end)
    if (figure === '' || (!isFirst && !isApart)) return to - from
    to = end
  }
}

/**
 * Words that are no figure (`约5`), with figures in them or behind them, stand in one of the cells; so do a few words alone
 * on the line (`见附件`) behind a label without figures.
 */
function figuresGoOn(text: string, isBare: boolean): boolean {
  const [line = ''] = /\S.*/u.exec(text) ?? []
  if (isBare && line !== '' && line.trimEnd().length <= longestCell) return true
  const [first = '', ...others] = text
    .slice(0, 200)
    .split(/[\s|]+/u)
    .filter((word) => word !== '')
  if (first.replace(/[\d０-９]/gu, '').length > longestCell) return false
  return /[\d０-９]/u.test(first) || others.slice(0, 2).some((word) => /^[\d０-９]+$/u.test(word))
}

const longestCell = 12

/** A comma is the end of a figure, or a mark between figures. */
function isEnd(text: string, at: number): boolean {
  return (
    at >= text.length || /^(?:[\n\r。]|[；，,、](?![\s；，,、"]*[\d０-９]))/u.test(text.slice(at, at + 20))
  )
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

/** Blanks at the ends of a part are what lay between it and the next. */
function trimmed(runs: TextBlock['runs']): TextBlock['runs'] {
  const last = runs.length - 1
  return runs
    .map((run, index) => {
      const text = index === 0 ? run.text.trimStart() : run.text
      return { ...run, text: index === last ? text.trimEnd() : text }
    })
    .filter(({ text }) => text !== '')
}
