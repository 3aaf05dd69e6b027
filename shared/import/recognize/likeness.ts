// Words of the form as files spell them: one plain spelling for comparing, and how far a found one may be from it.
// Which words there are stands in vocabulary.ts.

/** Without white space, quotes and stops, brackets of one kind, full-width forms as ASCII. */
export function plainWords(text: string): string {
  if (/^[a-z\d]*$/iu.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff\u00ad"'“”‘’「」『』、,。.·:;*_/\-—–―…]/gu, '')
    .replace(/[〔【[{〈《]/gu, '(')
    .replace(/[〕】\]}〉》]/gu, ')')
}

const numbering = /^(?:\(([一二三四五六七八九十]{1,2}|\d{1,2})\)|([一二三四五六七八九十]{1,2}|\d{1,2}))/u

/** Plain words apart from the numbering in front of them; '' where there is none. */
export function numberedWords(plain: string): { readonly number: string; readonly words: string } {
  const [all = '', bracketed, open] = numbering.exec(plain) ?? []
  return { number: bracketed ?? open ?? '', words: plain.slice(all.length) }
}

/** One mistake in a short word, one in five characters of a long one; words of three or less must be right. */
export function mostMistakes(length: number): number {
  return length < 4 ? 0 : Math.max(1, Math.floor(length / 5))
}

/**
 * Characters inserted, left out, replaced or exchanged with their neighbour between two texts (optimal string alignment);
 * Infinity once it is more than `most`.
 */
export function mistakesBetween(a: string, b: string, most: number): number {
  const [from, to] = [[...a], [...b]]
  if (Math.abs(from.length - to.length) > most) return Infinity
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1]
      let best = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      const isExchanged =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (isExchanged) best = Math.min(best, at(beforeLast, column - 2) + 1)
      next.push(best)
    }
    if (Math.min(...next) > most) return Infinity
    beforeLast = last
    last = next
  }
  const mistakes = at(last, to.length)
  return mistakes > most ? Infinity : mistakes
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}

const longestFigure = 60

/** What could stand in a figure cell: digits, a dash, a stroke, 无, figures with a unit. */
export function isFigureLike(text: string): boolean {
  if (/^\d*$/u.test(text)) return true
  if (text.length > longestFigure) return false
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  return (
    plain === '' ||
    plain === '无' ||
    /^[-+—–―/¥]*[\d,.]*[-—–―/%]*(?:件|条|个|项|份|宗|起|次|例|部|人次|件次|亿?万?元)?$/u.test(plain)
  )
}

const longestOdd = 12

/** Cells that are figures, with here and there a few words (`见附件`) where one should be. */
export function areFigures(texts: readonly string[]): boolean {
  const figures = texts.filter(isFigureLike)
  return (
    figures.length * 2 >= texts.length &&
    figures.some((text) => /[\d０-９]/u.test(text)) &&
    texts.every((text) => text.length <= longestOdd || isFigureLike(text))
  )
}

/** `（3）`, `[12.5]`: a figure that somebody put in brackets, rather than the hint of a label. */
export function isFigureInBrackets(text: string): boolean {
  const [, inside] = /^[（(［[〔【](.*)[）)］\]〕】]$/u.exec(text.trim()) ?? []
  return inside !== undefined && /[\d无/-]/u.test(inside.normalize('NFKC')) && isFigureLike(inside)
}
