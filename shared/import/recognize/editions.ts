// Which edition of the form a table was filled in, told by the words that only one edition has.
import { currentEdition, editionForYear, editions, tableSpec } from '../../template/editions.ts'
import type { EditionId, TableId } from '../../template/form.ts'
import { layoutOf } from '../../template/layout.ts'
import { filled, type FoundRow } from './found.ts'
import { vocabularyOf, type Word } from './vocabulary.ts'

/** By its own words; where those do not tell, by the year. */
export function editionOfTable(table: TableId, rows: readonly FoundRow[], year: number | null): EditionId {
  const counted = editions
    .map(({ id }) => ({ id, count: countOwn(rows, ownWords(id, table)) }))
    .toSorted((a, b) => b.count - a.count)
  const [first, second] = counted
  if (first !== undefined && first.count > (second?.count ?? 0)) return first.id
  return year === null ? currentEdition.id : editionForYear(year).id
}

/** Figure rows and heads of an edition's table that no other edition's has. */
function ownWords(id: EditionId, table: TableId): readonly Word[] {
  const elsewhere = new Set(
    editions
      .filter((edition) => edition.id !== id)
      .flatMap((edition) => wordsOf(edition.id, table).map(({ plain }) => plain)),
  )
  return wordsOf(id, table).filter(({ plain }) => plain !== '' && !elsewhere.has(plain))
}

function wordsOf(id: EditionId, table: TableId): readonly Word[] {
  const { rows, titles, heads } = vocabularyOf(tableSpec(id, table))
  return [...rows, ...titles, ...heads]
}

function countOwn(rows: readonly FoundRow[], words: readonly Word[]): number {
  const found = rows
    .flatMap(({ cells }) => filled(cells).map(({ plain }) => plain))
    .filter((plain) => plain.length > 2)
  return words.filter((word) => found.some((plain) => isWord(plain, word.plain))).length
}

/** Alone, with a hint behind it, or with its group's label in front. */
function isWord(found: string, word: string): boolean {
  return found === word || found.startsWith(`${word}(`) || (word.length > 4 && found.endsWith(word))
}

/** A table that is alike in all editions has none of its own. */
export function isAlikeInAll(table: TableId): boolean {
  const addresses = editions.map(({ id }) =>
    layoutOf(tableSpec(id, table))
      .figures.map(({ address }) => address)
      .join(' '),
  )
  return new Set(addresses).size === 1
}
