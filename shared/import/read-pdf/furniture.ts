// Page numbers, running heads and feet: lines at the edge of a page that say nothing or the same on every page.
import type { PlacedLine } from './text-lines.ts'

/** Part of the page's height, above and below, in which running heads and bare numbers stand. */
const edge = 0.09
/** A number between dashes or named a page stands below the text block, which may end well above the edge of the paper. */
const wideEdge = 0.14

const bareNumber = /^\d{1,3}(?:\s*\/\s*\d{1,3})?$/u
const markedNumber =
  /^(?:[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?)$/u

export interface PageLines {
  readonly height: number
  readonly lines: readonly PlacedLine[]
}

/** The lines that are furniture. */
export function furnitureOf(pages: readonly PageLines[]): ReadonlySet<PlacedLine> {
  const within = (part: number) =>
    pages.flatMap(({ height, lines }) =>
      lines.filter(({ base, size }) => base < height * part || base - size > height * (1 - part)),
    )
  const atEdge = within(edge)
  const wordless = (text: string): string => text.replaceAll(/[\d\s]/gu, '')
  const onPages = new Map<string, Set<number>>()
  for (const { text, page } of atEdge) {
    const seen = onPages.get(wordless(text)) ?? new Set()
    seen.add(page)
    onPages.set(wordless(text), seen)
  }
  const repeated = Math.max(2, Math.ceil(pages.length / 2))
  return new Set([
    ...within(wideEdge).filter(({ text }) => markedNumber.test(text)),
    ...atEdge.filter(
      ({ text }) =>
        bareNumber.test(text) ||
        (wordless(text) !== '' && (onPages.get(wordless(text))?.size ?? 0) >= repeated),
    ),
  ])
}
