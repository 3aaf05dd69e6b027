// Figures with one space between them that could be a single cell: `1 234`, `/ /`, `3 件`. Where other spaces of the row are
// wider, a blank cell may hide there, and then nobody knows by counting which figure is whose.

/** Two words that could be one cell. */
function isPair(a: string, b: string): boolean {
  if (/^[1-9]\d{0,2}(?: \d{3})*$/u.test(a) && /^\d{3}$/u.test(b)) return true
  if (/^[-—–/／无*]$/u.test(a.slice(0, 1)) && a.slice(0, 1) === b) return true
  return /\d$/u.test(a) && /^(?:[件条个项份宗起次例部元]|万元)$/u.test(b)
}

/** Words one space apart, those that could be one cell taken together. */
export function joinedPairs(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const word of words) {
    const before = joined.at(-1)
    if (before !== undefined && isPair(before.normalize('NFKC'), word.normalize('NFKC'))) {
      joined[joined.length - 1] = `${before} ${word}`
    } else joined.push(word)
  }
  return joined
}

/** Whether spaces in a text, or at its end, are wider than one. */
export function hasWideSpaces(text: string): boolean {
  return /[^\S\n]{2,}|\n|\s$/u.test(text)
}

/** Whether figures between two words of the form could be one cell, among spaces of other widths. */
export function hasDoubtfulPairs(between: string): boolean {
  // One space on either side belongs to the words.
  const text = between.replace(/^\s/u, '').replace(/\s$/u, '')
  if (!/^\s/u.test(text) && !hasWideSpaces(text)) return false
  return hasPairs(text)
}

/** Whether figures could be one cell. */
export function hasPairs(text: string): boolean {
  return text.split(/[^\S\n]{2,}|[\n|]/u).some((part) => {
    const words = part.trim().split(/\s/u)
    return joinedPairs(words).length < words.length
  })
}
