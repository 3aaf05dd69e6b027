// The words of each table of the form, in the plain spelling they are looked up by, and which of them a found word means.
import type { Band, Head, Row, TableSpec } from '../../template/form.ts'
import { mistakesBetween, mostMistakes, numberedWords, plainWords } from './likeness.ts'

export interface Word {
  /** As printed. */
  readonly label: string
  readonly plain: string
}

/** A figure row. */
export interface RowWord extends Word {
  readonly kind: 'row'
  readonly key: string
  /** Place in the order of the table's figure rows. */
  readonly index: number
  readonly band: number
  /** Official name, with its group's numeral. */
  readonly name: string
  /** Plain words of the groups it stands in, outermost first, joined. */
  readonly groups: string
}

/** A figure column of a band. */
export interface ColumnWord extends Word {
  readonly kind: 'column'
  readonly key: string
  /** Place in the order of the band's figure columns. */
  readonly index: number
  readonly name: string
  /** Label of the head that names its group of columns; '' where there is none. */
  readonly group: string
  /** Plain words of the heads above it, outermost first. */
  readonly above: readonly string[]
}

export interface BandWords {
  readonly title: Word | null
  readonly columns: readonly ColumnWord[]
  /** Every word that may stand in the head: columns, the heads above them, the corner. */
  readonly heads: readonly Word[]
  /** Plain words of the heads as they are read, row by row, without the corner. */
  readonly reading: readonly string[]
}

export interface Vocabulary {
  readonly table: TableSpec
  readonly rows: readonly RowWord[]
  /** Labels of groups, which have no figures of their own. */
  readonly groups: readonly Word[]
  readonly bands: readonly BandWords[]
  /** Titles and heads of all bands. */
  readonly titles: readonly Word[]
  readonly heads: readonly Word[]
}

const known = new WeakMap<TableSpec, Vocabulary>()

export function vocabularyOf(table: TableSpec): Vocabulary {
  const before = known.get(table)
  if (before) return before
  const rows: RowWord[] = []
  const groups: Word[] = []
  table.bands.forEach((band, index) => addRows(band.rows, index, '', '', rows, groups))
  const bands = table.bands.map(bandWords)
  const made: Vocabulary = {
    table,
    rows,
    groups,
    bands,
    titles: bands.flatMap(({ title }) => title ?? []),
    heads: bands.flatMap(({ heads }) => heads),
  }
  known.set(table, made)
  return made
}

function word(label: string): Word {
  return { label, plain: plainWords(label) }
}

function addRows(
  rows: readonly Row[],
  band: number,
  above: string,
  numeral: string,
  leaves: RowWord[],
  groups: Word[],
): void {
  for (const row of rows) {
    const own = word(row.label)
    if (row.children) {
      groups.push(own)
      addRows(row.children, band, above + own.plain, row.numeral ?? '', leaves, groups)
    } else {
      const name = `${numeral}${row.label}`
      leaves.push({ ...own, kind: 'row', key: row.key, index: leaves.length, band, name, groups: above })
    }
  }
}

function bandWords(band: Band): BandWords {
  const columns: ColumnWord[] = []
  const above: Word[] = []
  addColumns(band.heads, [], '', '', columns, above)
  const corner = band.corner === '' ? [] : [word(band.corner)]
  return {
    title: band.title === undefined ? null : word(band.title),
    columns,
    heads: [...columns, ...above, ...corner],
    reading: readingOf(band.heads),
  }
}

/** A head stands in the row below the head it belongs to. */
function readingOf(heads: readonly Head[]): readonly string[] {
  if (heads.length === 0) return []
  return [
    ...heads.map(({ label }) => plainWords(label)),
    ...readingOf(heads.flatMap(({ children }) => children ?? [])),
  ]
}

function addColumns(
  heads: readonly Head[],
  path: readonly string[],
  keys: string,
  qualifier: string,
  columns: ColumnWord[],
  above: Word[],
): void {
  for (const head of heads) {
    const own = word(head.label)
    const key = [keys, head.key].filter((part) => part !== '').join('_')
    if (head.children) {
      above.push(own)
      addColumns(
        head.children,
        [...path, own.plain],
        key,
        head.qualifies ? head.label : qualifier,
        columns,
        above,
      )
    } else {
      const name = qualifier === '' ? head.label : `${qualifier}·${head.label}`
      columns.push({
        ...own,
        kind: 'column',
        key,
        index: columns.length,
        name,
        group: qualifier,
        above: path,
      })
    }
  }
}

/** A word that was found, and whether it was spelled as it should be. */
export interface Match<W extends Word> {
  readonly word: W
  readonly odd: boolean
}

const indexes = new WeakMap<readonly Word[], ReadonlyMap<string, Word>>()

function indexOf<W extends Word>(words: readonly W[]): ReadonlyMap<string, W> {
  const before = indexes.get(words) as ReadonlyMap<string, W> | undefined
  if (before) return before
  // The first of words that are spelled alike stands for all.
  const made = new Map(words.toReversed().map((word) => [word.plain, word]))
  made.delete('')
  indexes.set(words, made)
  return made
}

/** Exactly the word, or the word with a hint in brackets behind it, as places that explain the form print it. */
export function exactMatch<W extends Word>(plain: string, words: readonly W[]): Match<W> | null {
  const index = indexOf(words)
  const exact = index.get(plain)
  if (exact) return { word: exact, odd: false }
  for (let at = plain.lastIndexOf('('); at > 0; at = plain.lastIndexOf('(', at - 1)) {
    const hinted = index.get(plain.slice(0, at))
    if (hinted) return { word: hinted, odd: true }
  }
  return null
}

/** `（三）不予公开 1.属于国家秘密` in one cell, or the end of a group's label that a page has cut off. */
export function matchWithGroup(plain: string, words: readonly RowWord[]): Match<RowWord> | null {
  const found = words
    .filter((word) => word.plain !== '' && plain.endsWith(word.plain))
    .filter((word) => word.groups.endsWith(plain.slice(0, plain.length - word.plain.length)))
    .toSorted((a, b) => b.plain.length - a.plain.length)[0]
  return found ? { word: found, odd: true } : null
}

/**
 * A word that is damaged: without its numbering, cut at either end, longer than it should be, or with a few mistakes.
 * Only when no other word of the list could be meant as well.
 */
export function nearMatch<W extends Word>(plain: string, words: readonly W[]): Match<W> | null {
  for (const could of [isBare, isPart, isLonger]) {
    const [only, ...more] = distinct(words.filter((one) => could(plain, one.plain)))
    if (only) return more.length === 0 ? { word: only, odd: true } : null
  }
  const found = closest(plain, words, mostMistakes)
  return found ? { word: found, odd: true } : null
}

/** Without its numbering, or with the same number written in another way. */
function isBare(found: string, official: string): boolean {
  const [own, other] = [numberedWords(found), numberedWords(official)]
  const isOther = own.number !== '' && own.number !== other.number
  return own.words.length > 1 && own.words === other.words && !isOther
}

function isPart(found: string, official: string): boolean {
  if (found.length < 5) return false
  return official.startsWith(found) || (official.endsWith(found) && found.length * 5 >= official.length * 3)
}

function isLonger(found: string, official: string): boolean {
  return official.length >= 6 && found.startsWith(official)
}

/** The word with the fewest mistakes, if there is exactly one and `most` of its length allows them. */
export function closest<W extends Word>(
  plain: string,
  words: readonly W[],
  most: (length: number) => number,
): W | null {
  const measured = words.map((one) => ({
    one,
    mistakes: mistakesBetween(plain, one.plain, Math.max(most(one.plain.length) + 1, 3)),
  }))
  const fewest = Math.min(...measured.map(({ mistakes }) => mistakes))
  const [only, ...more] = distinct(
    measured.filter(({ mistakes }) => mistakes === fewest).map(({ one }) => one),
  )
  return only !== undefined && more.length === 0 && fewest <= most(only.plain.length) ? only : null
}

/** Words that are spelled alike count once. */
function distinct<W extends Word>(words: readonly W[]): readonly W[] {
  return words.filter((one, index) => words.findIndex(({ plain }) => plain === one.plain) === index)
}
