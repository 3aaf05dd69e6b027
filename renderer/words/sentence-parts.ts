// A sentence in pieces, so that its figures can stand out.

export interface SentencePart {
  readonly text: string
  readonly isFigure: boolean
}

/** Numbers of a comparison; not the digits of a year, a date or a clause. */
const figure = /(?<![\d〔年月第（(])\d[\d.]*(?![\d年月日号〕])/gu

export function sentenceParts(sentence: string): readonly SentencePart[] {
  const parts: SentencePart[] = []
  let at = 0
  for (const match of sentence.matchAll(figure)) {
    if (match.index > at) parts.push({ text: sentence.slice(at, match.index), isFigure: false })
    parts.push({ text: match[0], isFigure: true })
    at = match.index + match[0].length
  }
  if (at < sentence.length) parts.push({ text: sentence.slice(at), isFigure: false })
  return parts
}
