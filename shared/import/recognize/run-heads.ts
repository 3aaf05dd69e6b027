// The heads of a table whose cells ran together: whether the columns are the form's, in its order. Where they are not, nothing
// is known of the figures below.
import type { RunPiece } from './run-together.ts'
import { mistakesBetween, mostMistakes, plainWords } from './likeness.ts'
import type { BandWords, RowWord, Vocabulary } from './vocabulary.ts'

/** Bands whose heads are in another order, or have words among them that the form does not have. */
export function doubtfulBands(words: readonly RunPiece[], vocabulary: Vocabulary): ReadonlySet<number> {
  const doubtful = new Set<number>()
  let heads: RunPiece[] = []
  const close = (band: number): void => {
    const own = vocabulary.bands[band]
    if (own && areHeads(heads, own) && (!isInOrder(heads, own) || isForeign(heads, own))) doubtful.add(band)
    heads = []
  }
  words.forEach((piece, index) => {
    const row = vocabulary.rows.find((one) => isLabelOf(one, piece))
    if (row !== undefined) close(row.band)
    // What stands behind the last word are the figures of a table without row labels.
    else heads.push(index === words.length - 1 ? { ...piece, behind: '' } : piece)
  })
  const unlabelled = vocabulary.rows.find(({ plain }) => plain === '')
  if (unlabelled !== undefined) close(unlabelled.band)
  return doubtful
}

/** A row's label, perhaps without its number; a row without a label has none. */
export function isLabelOf(row: RowWord, { word }: RunPiece): boolean {
  if (row.plain === '') return false
  return word.plain === row.plain || word.whole.has(row.plain)
}

/** A head alone between rows is a word in a label that was misprinted. */
function areHeads(words: readonly RunPiece[], { title, heads, reading }: BandWords): boolean {
  const found = words.map(({ word }) => word.plain)
  const inside = new Set(reading)
  const corner = heads.find(({ plain }) => !inside.has(plain))
  return (
    found.some((plain) => plain === title?.plain || plain === corner?.plain) ||
    found.filter((plain) => inside.has(plain)).length > 1
  )
}

/** Row by row, or each head with those below it. */
function isInOrder(heads: readonly RunPiece[], { reading, columns }: BandWords): boolean {
  const inside = new Set(reading)
  const found = heads.map(({ word }) => word.plain).filter((plain) => inside.has(plain))
  const nested = columns.flatMap(({ plain, above }, index) => {
    const before = columns[index - 1]?.above ?? []
    return [...above.filter((head, depth) => before[depth] !== head), plain]
  })
  return [reading, nested].some((order) => isPartOf(found, order))
}

function isPartOf(found: readonly string[], order: readonly string[]): boolean {
  let at = 0
  for (const plain of found) {
    const next = order.indexOf(plain, at)
    if (next === -1) return false
    at = next + 1
  }
  return true
}

/** Words behind a head that are none of the form's. A hint in brackets is none, but for a unit; nor is a head misprinted. */
function isForeign(heads: readonly RunPiece[], { reading }: BandWords): boolean {
  const found = new Set(heads.map(({ word }) => word.plain))
  const missing = reading.filter((head) => !found.has(head))
  const isLikeHead = (words: string): boolean =>
    missing.some((head) => mistakesBetween(plainWords(words), head, mostMistakes(head.length)) !== Infinity)
  return heads.some(({ behind }) => {
    const words = behind.replace(/[\s|"*]/gu, '')
    const isHint = /^[（(][^（()）]*[）)]$/u.test(words)
    return words !== '' && (words.includes('元') || !(isHint || isLikeHead(words)))
  })
}
