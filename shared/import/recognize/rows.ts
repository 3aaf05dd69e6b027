// What each row of a table found is: a band's title, heads, a figure row of the form, or something the form does not know.
// Which column a figure belongs to is for columns.ts.
import {
  closest,
  exactMatch,
  matchWithGroup,
  nearMatch,
  vocabularyOf,
  type RowWord,
  type Vocabulary,
} from './vocabulary.ts'
import { editions } from '../../template/editions.ts'
import { filled, isBlank, type FoundCell, type FoundRow } from './found.ts'
import { isFigureInBrackets, isFigureLike, plainWords } from './likeness.ts'
import { touchedLabel } from './touched-label.ts'

export type RowMeaning =
  | { readonly kind: 'band'; readonly band: number }
  | { readonly kind: 'heads' }
  /** A figure row of the form. `labelEnd`: its figures begin at this column. */
  | {
      readonly kind: 'figures'
      readonly word: RowWord
      readonly labelEnd: number
      /** The label as it stands, where it is not spelled as it should be. */
      readonly odd: string | null
      /** All of the label is there; else it is damaged and only probably this one. */
      readonly sure: boolean
    }
  /** The words or figures belong to a row before or after. */
  | { readonly kind: 'used' }
  /**
   * Figures under no label of the form; `likely`: the rows that are missing where they stand. `figures`: those that touch the
   * label in its own cell.
   */
  | {
      readonly kind: 'unknown'
      readonly likely: readonly RowWord[]
      readonly labelEnd: number
      readonly figures?: readonly FoundCell[]
    }
  | { readonly kind: 'words' }
  | { readonly kind: 'blank' }

/** A label over so many rows of a text file is no label. */
const mostLines = 8

export function meaningsOf(rows: readonly FoundRow[], vocabulary: Vocabulary): readonly RowMeaning[] {
  const meanings = rows.map((row): RowMeaning | null => surely(row, vocabulary) ?? touched(row, vocabulary))
  joinBroken(rows, meanings, vocabulary)
  const isUnlabelled = vocabulary.rows.every(({ plain }) => plain === '')
  rows.forEach((row, index) => {
    meanings[index] ??= isUnlabelled ? unlabelled(row, vocabulary) : probably(row, vocabulary)
  })
  const told = meanings.map((meaning): RowMeaning => meaning ?? { kind: 'blank' })
  if (isUnlabelled) return told
  dropDoubtful(told, rows)
  placeBetween(told, rows, vocabulary)
  doubtSpread(told, rows)
  return told
}

function surely(row: FoundRow, vocabulary: Vocabulary): RowMeaning | null {
  const words = filled(row.cells)
  if (words.length === 0) return { kind: 'blank' }
  const band = bandOf(words, vocabulary)
  if (band !== -1) return { kind: 'band', band }
  const label = sureLabel(row, vocabulary.rows)
  if (label !== null) return label
  return isHeads(words, vocabulary) ? { kind: 'heads' } : null
}

/** A row whose figures touch its label, with no cell between: nobody knows whether all of them are there. */
function touched(row: FoundRow, { rows }: Vocabulary): RowMeaning | null {
  const cell = filled(row.cells).at(-1)
  const found = cell && !hasFigures(row) ? touchedLabel(cell, rows) : null
  return found && { kind: 'unknown', likely: [found.word], labelEnd: cell?.end ?? 0, figures: found.figures }
}

function bandOf(words: readonly FoundCell[], { bands, titles }: Vocabulary): number {
  const match = words.map(({ plain }) => exactMatch(plain, titles)).find((found) => found !== null)
  return match ? bands.findIndex(({ title }) => title === match.word) : -1
}

/** Words of heads, and not only such as rows may have too; figures among them belong to a column nobody knows. */
function isHeads(words: readonly FoundCell[], { heads }: Vocabulary): boolean {
  const exact = words.flatMap(({ plain }) => exactMatch(plain, heads) ?? [])
  const own = exact.filter(({ word }) => word.plain.length > 2).length
  if (words.some(({ text }) => /\d/u.test(text) && isFigureLike(text))) return own > 1
  if (exact.length > 1 || own > 0) return true
  return words.filter(({ plain }) => nearMatch(plain, heads)).length > 1
}

/** The label of a row, in one cell, in several, or in one cell with its group's: the last one that is right. */
function sureLabel(row: FoundRow, words: readonly RowWord[]): RowMeaning | null {
  const { cells } = row
  for (let last = cells.length - 1; last >= 0; last -= 1) {
    let plain = ''
    for (let first = last; first >= 0 && first > last - 3; first -= 1) {
      const cell = cells[first]
      if (cell === undefined) break
      plain = cell.plain + plain
      if (isBlank(cell) || (first === last && /^[\d-]*$/u.test(plain))) break
      const match = exactMatch(plain, words) ?? matchWithGroup(plain, words)
      if (match) return labelled(match.word, cells.slice(first, last + 1), match.odd)
      if (isNoHint(cells, first)) break
    }
  }
  return null
}

/** What stands in brackets is no part of the label in front of it when it is a figure, or stands where one should. */
function isNoHint(cells: readonly FoundCell[], index: number): boolean {
  const text = cells[index]?.text ?? ''
  const isLast = cells.slice(index + 1).every(isBlank)
  return isFigureInBrackets(text) || (isLast && /^[（(［[〔【][^（(［[〔【]*[）)］\]〕】]$/u.test(text))
}

function labelled(word: RowWord, cells: readonly FoundCell[], odd: boolean): RowMeaning {
  const text = cells.map((cell) => cell.text.replaceAll('\n', '')).join('')
  return { kind: 'figures', word, labelEnd: cells.at(-1)?.end ?? 0, odd: odd ? text : null, sure: true }
}

/** Labels broken over rows, as text files and pages break them; the figures stand beside one of the pieces. */
function joinBroken(
  rows: readonly FoundRow[],
  meanings: (RowMeaning | null)[],
  vocabulary: Vocabulary,
): void {
  rows.forEach((_, start) => {
    for (let count = 2; count <= mostLines && meanings[start] === null; count += 1) {
      const pieces = rows.slice(start, start + count)
      const open = pieces.filter((__, index) => meanings[start + index] === null)
      const withFigures = pieces.findIndex(hasFigures)
      if (open.length < count || pieces.filter(hasFigures).length > 1) break
      const word = [lastWord, allWords]
        .map((wordsOf) =>
          exactMatch(pieces.map((piece) => wordsOf(piece)?.plain ?? '').join(''), vocabulary.rows),
        )
        .find((match) => match !== null)?.word
      if (word === undefined) continue
      const main = Math.max(withFigures, 0)
      pieces.forEach((piece, index) => {
        const end = lastWord(piece)?.end ?? 0
        const odd = pieces.map((one) => allWords(one)?.text.replaceAll('\n', '') ?? '').join('')
        meanings[start + index] =
          index === main ? { kind: 'figures', word, labelEnd: end, odd, sure: true } : { kind: 'used' }
      })
    }
  })
}

interface Words {
  readonly plain: string
  readonly text: string
  readonly end: number
}

/** The cells in front of a row's figures that hold words; a column of running numbers in front of them is passed over. */
function leadingWords(row: FoundRow): readonly FoundCell[] {
  const first = row.cells.findIndex((cell) => !isFigureLike(cell.text))
  const isNumbered = row.cells.slice(0, first).every(({ text }) => /^\d{0,2}$/u.test(text))
  if (first === -1 || !isNumbered) return []
  const rest = row.cells.slice(first)
  const end = rest.findIndex(
    (cell, index) => !isBlank(cell) && (isFigureLike(cell.text) || (index > 0 && isNoHint(rest, index))),
  )
  return filled(rest.slice(0, end === -1 ? undefined : end))
}

function lastWord(row: FoundRow): Words | undefined {
  return leadingWords(row).at(-1)
}

function allWords(row: FoundRow): Words | undefined {
  const cells = leadingWords(row)
  const last = cells.at(-1)
  return (
    last && {
      plain: cells.map(({ plain }) => plain).join(''),
      text: cells.map(({ text }) => text).join(''),
      end: last.end,
    }
  )
}

function hasFigures(row: FoundRow): boolean {
  return row.cells.some(({ text }) => text !== '' && isFigureLike(text))
}

/** The single row of a table without row labels: it has figures, or as many cells as there are columns. */
function unlabelled(row: FoundRow, { rows: [word], bands: [band], heads }: Vocabulary): RowMeaning {
  if (word === undefined || row.isText) return { kind: 'words' }
  // A single word of the head may stand on a line of its own.
  if (filled(row.cells).every(({ plain }) => exactMatch(plain, heads) !== null)) return { kind: 'heads' }
  const isWide = row.cells.length >= (band?.columns.length ?? Infinity)
  return isWide || hasFigures(row)
    ? { kind: 'figures', word, labelEnd: 0, odd: null, sure: true }
    : { kind: 'words' }
}

function probably(row: FoundRow, { rows }: Vocabulary): RowMeaning {
  const words = leadingWords(row)
  for (const candidate of [lastWord(row), allWords(row)]) {
    const match = candidate && nearMatch(candidate.plain, rows)
    if (match)
      return { kind: 'figures', word: match.word, labelEnd: candidate.end, odd: candidate.text, sure: false }
  }
  return unplaced(row, words)
}

function unplaced(row: FoundRow, words: readonly FoundCell[]): RowMeaning {
  if (!hasFigures(row)) return { kind: 'words' }
  return { kind: 'unknown', likely: [], labelEnd: words.at(-1)?.end ?? 0 }
}

/** A damaged label counts only when no other row has the right one, and no second one is damaged into the same. */
function dropDoubtful(meanings: RowMeaning[], rows: readonly FoundRow[]): void {
  const claims = new Map<string, { sure: number; odd: number }>()
  for (const meaning of meanings) {
    if (meaning.kind !== 'figures') continue
    const claim = claims.get(meaning.word.key) ?? { sure: 0, odd: 0 }
    claims.set(meaning.word.key, claim)
    if (meaning.sure) claim.sure += 1
    else claim.odd += 1
  }
  meanings.forEach((meaning, index) => {
    const row = rows[index]
    if (meaning.kind !== 'figures' || meaning.sure || row === undefined) return
    const claim = claims.get(meaning.word.key)
    const isTaken = claim !== undefined && (claim.sure > 0 || claim.odd > 1)
    const isAlone = isShort(meaning) && !hasSibling(meaning.word, meanings)
    if (isTaken || isAlone || !isInOrder(index, meaning.word, meanings)) {
      meanings[index] = unplaced(row, leadingWords(row))
    }
  })
}

type FigureMeaning = RowMeaning & { readonly kind: 'figures' }

/** 其他 for 3.其他: too little to be told by alone. */
function isShort({ odd }: FigureMeaning): boolean {
  return odd !== null && plainWords(odd).length < 4
}

function hasSibling(word: RowWord, meanings: readonly RowMeaning[]): boolean {
  return meanings.some(
    (one) => one.kind === 'figures' && one.sure && one.word !== word && one.word.groups === word.groups,
  )
}

/** Whether the nearest rows that are sure stand before and after it in the form as well. */
function isInOrder(index: number, word: RowWord, meanings: readonly RowMeaning[]): boolean {
  const sure = (one: RowMeaning): one is FigureMeaning => one.kind === 'figures' && one.sure
  const before = meanings.slice(0, index).findLast(sure)
  const after = meanings.slice(index + 1).find(sure)
  return (before?.word.index ?? -1) < word.index && word.index < (after?.word.index ?? Infinity)
}

/** Labels that are a row's in one edition and a group's in another. */
const groupsElsewhere = new Set(
  editions.flatMap(({ tables }) =>
    Object.values(tables).flatMap((table) => vocabularyOf(table).groups.map(({ plain }) => plain)),
  ),
)

/** A label beside several rows of figures may be their group's: none of them is surely its row. */
function doubtSpread(meanings: RowMeaning[], rows: readonly FoundRow[]): void {
  meanings.forEach((meaning, index) => {
    const row = rows[index]
    if (meaning.kind !== 'figures' || row === undefined) return
    const { word, labelEnd } = meaning
    const label = row.cells.findLast(({ end, text }) => end <= labelEnd && text !== '')
    const next = rows[index + 1]
    const after = meanings[index + 1]?.kind
    const below = next?.cells.find(({ column }) => column === label?.column)
    const isOpen = next !== undefined && next.cells.length > 1 && (below === undefined || isBlank(below))
    const isUnlabelled = isOpen && after === 'unknown'
    const isGroup = isOpen && (after === 'blank' || after === 'words') && groupsElsewhere.has(word.plain)
    if ((label?.rowSpan ?? 1) > 1 || isUnlabelled || isGroup) {
      meanings[index] = { kind: 'unknown', likely: [word], labelEnd }
    }
  })
}

/** Rows of unknown figures between two known rows: what stands between those in the form and was not found elsewhere. */
function placeBetween(meanings: RowMeaning[], rows: readonly FoundRow[], { rows: words }: Vocabulary): void {
  const found = new Set(
    meanings.flatMap((meaning) =>
      meaning.kind === 'figures'
        ? [meaning.word.index]
        : isTouched(meaning)
          ? meaning.likely.map(({ index }) => index)
          : [],
    ),
  )
  let before = -1
  for (let start = 0; start < meanings.length; start += 1) {
    const meaning = meanings[start]
    if (meaning?.kind === 'figures') before = meaning.word.index
    if (meaning?.kind !== 'unknown' || isTouched(meaning)) continue
    const next = meanings.findIndex((one, index) => index > start && one.kind === 'figures')
    const after = next === -1 ? null : meanings[next]
    const end = after?.kind === 'figures' ? after.word.index : words.length
    const missing = words.filter(({ index }) => index > before && index < end && !found.has(index))
    const open = meanings.flatMap((one, index) =>
      index >= start && (next === -1 || index < next) && one.kind === 'unknown' && !isTouched(one)
        ? [index]
        : [],
    )
    // As many rows as are missing are those rows, in their order; else each may be any of them.
    const likelyAt = (order: number): readonly RowWord[] =>
      open.length === missing.length
        ? missing.slice(order, order + 1)
        : open.length * missing.length > mostLikely
          ? []
          : missing
    open.forEach((index, order) => {
      const row = rows[index]
      if (row !== undefined) meanings[index] = between(row, missing, words, likelyAt(order))
    })
    start = open.at(-1) ?? start
  }
}

function isTouched(meaning: RowMeaning): meaning is RowMeaning & { readonly kind: 'unknown' } {
  return meaning.kind === 'unknown' && meaning.figures !== undefined
}

/** Beyond this many combinations nobody can choose. */
const mostLikely = 1000

function between(
  row: FoundRow,
  missing: readonly RowWord[],
  words: readonly RowWord[],
  likely: readonly RowWord[],
): RowMeaning {
  const label = lastWord(row)
  const alike = label && closest(label.plain, words, (length) => Math.max(1, Math.floor(length / 3)))
  if (label && alike && missing.includes(alike)) {
    return { kind: 'figures', word: alike, labelEnd: label.end, odd: label.text, sure: false }
  }
  return { kind: 'unknown', likely, labelEnd: label?.end ?? 0 }
}
