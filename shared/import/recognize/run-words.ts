// The official words in a text without lines or cells, and where they stand: what a table becomes when a web page is copied
// as text. Which of them make a table is for run-together.ts.
import { editions, tableSpec } from '../../template/editions.ts'
import { sectionIds, tableIds, type SectionId, type TableId } from '../../template/form.ts'
import { numberedWords, plainWords } from './likeness.ts'
import { vocabularyOf } from './vocabulary.ts'

/** A word of the form in a text. */
export interface RunWord {
  readonly plain: string
  /** Where it stands, in characters of the text. */
  readonly from: number
  readonly to: number
  /** Tables that have it; none for the heading of a section. */
  readonly tables: ReadonlySet<TableId>
  /** Whether a row may be called so, rather than a head or a group. */
  readonly isRow: boolean
  readonly section: SectionId | null
  /** Labels that it is without their numbers. */
  readonly whole: ReadonlySet<string>
  /** Its number may be the end of the figure in front, or that figure: no stop says that it is the label's. */
  readonly isNumberDoubtful: boolean
}

interface Known {
  readonly plain: string
  readonly whole: Set<string>
  readonly tables: Set<TableId>
  isRow: boolean
  section: SectionId | null
}

/** A row's label without its number must be so long to be told. */
const shortestBare = 4

const known = new Map<string, Known>()
for (const table of tableIds) {
  for (const { id } of editions) {
    const { rows, groups, titles, heads } = vocabularyOf(tableSpec(id, table))
    for (const { plain } of rows) {
      learn(plain, table, true)
      learnBare(plain, table, true)
    }
    for (const { plain } of groups) {
      learn(plain, table, false)
      learnBare(plain, table, false)
    }
    for (const { plain } of [...titles, ...heads]) learn(plain, table, false)
  }
}
for (const { sections } of editions) {
  for (const { id, numeral, heading, variants } of sections) {
    const labels = [heading, ...variants.map((variant) => `${numeral}、${variant}`)]
    for (const label of labels) wordOf(plainWords(label)).section = id
  }
}

function wordOf(plain: string): Known {
  const before = known.get(plain)
  const word = before ?? { plain, whole: new Set(), tables: new Set(), isRow: false, section: null }
  known.set(plain, word)
  return word
}

function learn(plain: string, table: TableId, isRow: boolean): void {
  if (plain === '') return
  const word = wordOf(plain)
  word.tables.add(table)
  word.isRow ||= isRow
}

function learnBare(plain: string, table: TableId, isRow: boolean): void {
  const { words } = numberedWords(plain)
  if (words.length < shortestBare) return
  learn(words, table, isRow)
  if (words !== plain) wordOf(words).whole.add(plain)
}

/** Longest first, by the character they begin with. */
const byStart = new Map<string, readonly Known[]>()
for (const word of known.values()) {
  const start = word.plain.charAt(0)
  const others = byStart.get(start) ?? []
  byStart.set(
    start,
    [...others, word].toSorted((a, b) => b.plain.length - a.plain.length),
  )
}

/** Every word of the form, from left to right, none inside another. */
export function wordsIn(text: string): readonly RunWord[] {
  const { plain, places } = plainText(text)
  const words: RunWord[] = []
  for (let at = 0; at < plain.length;) {
    const found = byStart.get(plain.charAt(at))?.find((word) => plain.startsWith(word.plain, at))
    const number = found === undefined ? null : numberAt(text, places, at, found.plain)
    if (found === undefined || number === 'another') {
      at += 1
      continue
    }
    const last = at + found.plain.length - 1
    words.push({
      plain: found.plain,
      from: places[at] ?? 0,
      to: endOfWord(text, (places[last] ?? 0) + 1),
      tables: found.tables,
      isRow: found.isRow,
      section: found.section,
      whole: found.whole,
      isNumberDoubtful: number === 'doubtful',
    })
    at = last + 1
  }
  return words
}

/**
 * Whose a number is that words begin with, null where it is theirs. Behind a digit it is the figure's once the words stand
 * apart from it: of `18`, a line end, `属于行政查询事项` the 8 is no label's.
 */
function numberAt(
  text: string,
  places: readonly number[],
  at: number,
  word: string,
): 'another' | 'doubtful' | null {
  const { length } = /^\d*/u.exec(word)?.[0] ?? ''
  if (length === 0) return null
  const from = places[at] ?? 0
  const between = text.slice((places[at + length - 1] ?? 0) + 1, places[at + length])
  const isBehindDigit = /[\d０-９]/u.test(text.charAt(from - 1))
  if (isBehindDigit && /\s/u.test(between)) return 'another'
  const isStopped = /^\s*[.．、,，)）]/u.test(between)
  return isStopped || (!isBehindDigit && between === '') ? null : 'doubtful'
}

/** A quote that ends a word is not compared, but it is part of it. */
function endOfWord(text: string, at: number): number {
  let end = at
  while (/[”’"'」』]/u.test(text.charAt(end))) end += 1
  return end
}

/** A text as words are compared, and where each of its characters stood. */
function plainText(text: string): { readonly plain: string; readonly places: readonly number[] } {
  let plain = ''
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = plainSign(text.charAt(at))
    plain += sign
    for (let count = 0; count < sign.length; count += 1) places.push(at)
  }
  return { plain, places }
}

const signs = new Map<string, string>()

function plainSign(sign: string): string {
  const before = signs.get(sign)
  if (before !== undefined) return before
  const plain = plainWords(sign)
  signs.set(sign, plain)
  return plain
}

/**
 * The headings of sections among the words, each where its section begins: of a heading that is named before, in a list of
 * contents or a reference, the last one in front of the next section's.
 */
export function headingsAmong(words: readonly RunWord[]): readonly RunWord[] {
  const chosen: RunWord[] = []
  let end = words.length
  for (const section of sectionIds.toReversed()) {
    const at = words.findLastIndex((word, index) => index < end && word.section === section)
    const word = words[at]
    if (word === undefined) continue
    chosen.unshift(word)
    end = at
  }
  return chosen
}
