// A row's label and its figures in one piece: `行政事业性收费12.5`, as a tab that goes no further than the label leaves them.
// What is made of them is for rows.ts; where such a line may stand is for tables.ts.
import type { FoundCell } from './found.ts'
import { exactMatch, matchWithGroup, type RowWord } from './vocabulary.ts'
import { isFigureLike, plainWords } from './likeness.ts'

export interface TouchedLabel {
  readonly word: RowWord
  readonly figures: readonly FoundCell[]
}

/** The row that the words in front of the figures name; null where they are no row's, or nothing stands behind them. */
export function touchedLabel(cell: FoundCell, words: readonly RowWord[]): TouchedLabel | null {
  const [, label = '', behind = ''] = /^(.*[^\d０-９\s.,，．%/-])\s*([\d０-９/-].*)$/su.exec(cell.text) ?? []
  const figures = behind.split(/\s+/u)
  const plain = plainWords(label)
  const match = exactMatch(plain, words) ?? matchWithGroup(plain, words)
  if (match === null || match.word.plain === '' || !figures.every(isFigureLike)) return null
  return { word: match.word, figures: figures.map((text) => ({ ...cell, text, plain: plainWords(text) })) }
}
