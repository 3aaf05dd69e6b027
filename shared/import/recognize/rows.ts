// What each row of a table found is: a band's title, heads, a figure row of the form, or something the form does not know.
// Which column a figure belongs to is for columns.ts.
import {
  closest,
  exactMatch,
  nearMatch,
  type BandWords,
  type RowWord,
  type Vocabulary,
} from './vocabulary.ts'
import { filled, isBlank, type FoundCell, type FoundRow } from './found.ts'
import { isFigureLike } from './likeness.ts'

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
  /** Figures that nothing is known of; `likely` when they stand where exactly this row of the form is missing. */
  | { readonly kind: 'unknown'; readonly likely: RowWord | null; readonly labelEnd: number }
  | { readonly kind: 'words' }
  | { readonly kind: 'blank' }

/** A label over so many rows of a text file is no label. */
const mostLines = 4

export function meaningsOf(rows: readonly FoundRow[], vocabulary: Vocabulary): readonly RowMeaning[] {
  const meanings = rows.map((row): RowMeaning | null => surely(row, vocabulary))
  joinBroken(rows, meanings, vocabulary)
  const isUnlabelled = vocabulary.rows.every(({ plain }) => plain === '')
  rows.forEach((row, index) => {
    meanings[index] ??= isUnlabelled ? unlabelled(row, vocabulary) : probably(row, vocabulary)
  })
  const told = meanings.map((meaning): RowMeaning => meaning ?? { kind: 'blank' })
  if (isUnlabelled) return told
  dropDoubtful(told, rows)
  placeBetween(told, rows, vocabulary)
  return told
}

function surely(row: FoundRow, vocabulary: Vocabulary): RowMeaning | null {
  const words = filled(row.cells)
  if (words.length === 0) return { kind: 'blank' }
  const band = bandOf(words, vocabulary.bands)
  if (band !== -1) return { kind: 'band', band }
  const label = sureLabel(row, vocabulary.rows)
  if (label !== null) return label
  return isHeads(words, vocabulary.bands) ? { kind: 'heads' } : null
}

function bandOf(words: readonly FoundCell[], bands: readonly BandWords[]): number {
  return bands.findIndex(
    ({ title }) => title !== null && words.some((cell) => exactMatch(cell.plain, [title])),
  )
}

/** Words of heads, and not only such as rows may have too. */
function isHeads(words: readonly FoundCell[], bands: readonly BandWords[]): boolean {
  if (words.some(({ text }) => /\d/u.test(text) && isFigureLike(text))) return false
  const heads = bands.flatMap((band) => band.heads)
  const exact = words.flatMap(({ plain }) => exactMatch(plain, heads) ?? [])
  if (exact.length > 1 || exact.some(({ word }) => word.plain.length > 2)) return true
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
      const match = exactMatch(plain, words) ?? withGroup(plain, words)
      if (match) return labelled(match.word, cells.slice(first, last + 1), match.odd)
    }
  }
  return null
}

/** `（三）不予公开 1.属于国家秘密` in one cell, or the end of a group's label that a page has cut off. */
function withGroup(plain: string, words: readonly RowWord[]) {
  const found = words
    .filter((word) => word.plain !== '' && plain.endsWith(word.plain))
    .filter((word) => word.groups.endsWith(plain.slice(0, plain.length - word.plain.length)))
    .toSorted((a, b) => b.plain.length - a.plain.length)[0]
  return found && { word: found, odd: true }
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
        const odd = pieces.map((one) => allWords(one)?.text ?? '').join('')
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
  const end = rest.findIndex((cell) => !isBlank(cell) && isFigureLike(cell.text))
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

/** A row without a label of its own: every row with figures, and a blank one, is the table's single row. */
function unlabelled(row: FoundRow, { rows: [word] }: Vocabulary): RowMeaning {
  if (word === undefined || row.isText) return { kind: 'words' }
  if (!hasFigures(row)) return filled(row.cells).length === 0 ? { kind: 'blank' } : { kind: 'words' }
  return { kind: 'figures', word, labelEnd: lastWord(row)?.end ?? 0, odd: null, sure: true }
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
  return { kind: 'unknown', likely: null, labelEnd: words.at(-1)?.end ?? 0 }
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
    if (claim && (claim.sure > 0 || claim.odd > 1)) meanings[index] = unplaced(row, leadingWords(row))
  })
}

/** Rows of unknown figures between two known rows: what stands between those in the form and was not found elsewhere. */
function placeBetween(meanings: RowMeaning[], rows: readonly FoundRow[], { rows: words }: Vocabulary): void {
  const found = new Set(
    meanings.flatMap((meaning) => (meaning.kind === 'figures' ? [meaning.word.index] : [])),
  )
  let before = -1
  for (let start = 0; start < meanings.length; start += 1) {
    const meaning = meanings[start]
    if (meaning?.kind === 'figures') before = meaning.word.index
    if (meaning?.kind !== 'unknown') continue
    const next = meanings.findIndex((one, index) => index > start && one.kind === 'figures')
    const after = next === -1 ? null : meanings[next]
    const end = after?.kind === 'figures' ? after.word.index : words.length
    const missing = words.filter(({ index }) => index > before && index < end && !found.has(index))
    const open = meanings.flatMap((one, index) =>
      index >= start && (next === -1 || index < next) && one.kind === 'unknown' ? [index] : [],
    )
    open.forEach((index, order) => {
      const row = rows[index]
      if (row !== undefined)
        meanings[index] = between(row, missing, words, missing.length === open.length ? order : -1)
    })
    start = open.at(-1) ?? start
  }
}

function between(
  row: FoundRow,
  missing: readonly RowWord[],
  words: readonly RowWord[],
  order: number,
): RowMeaning {
  const label = lastWord(row)
  const alike = label && closest(label.plain, words, (length) => Math.max(1, Math.floor(length / 3)))
  if (label && alike && missing.includes(alike)) {
    return { kind: 'figures', word: alike, labelEnd: label.end, odd: label.text, sure: false }
  }
  return { kind: 'unknown', likely: missing[order] ?? null, labelEnd: label?.end ?? 0 }
}
