// Page numbers, running heads and feet: lines at the edge of a page that say nothing or the same on every page.
import type { TextLine } from './text-lines.ts'

/** Part of the page's height, above and below, in which running heads stand. */
const edge = 0.09
/** A number between dashes or named a page stands below the text block, which may end well above the edge of the paper. */
const wideEdge = 0.14

const bareNumber = /^\d{1,3}$/u
const markedNumber =
  /^(?:[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|\d{1,3}\s*\/\s*\d{1,3}|第\s*\d{1,3}\s*页(?:\s*[/，,]?\s*共\s*\d{1,3}\s*页)?)$/u

export interface PageLines<L extends TextLine> {
  readonly height: number
  readonly lines: readonly L[]
}

/** The lines that are furniture. A row of figures never is. */
export function furnitureOf<L extends TextLine>(pages: readonly PageLines<L>[]): ReadonlySet<L> {
  const atEdge = pages.map(({ height, lines }) =>
    within(lines, height, edge).filter(({ fields }) => fields.length < 3),
  )
  return new Set([
    ...pages.flatMap(({ height, lines }) =>
      within(lines, height, wideEdge).filter(({ text }) => markedNumber.test(text)),
    ),
    ...repeated(atEdge),
    ...counted(atEdge),
  ])
}

function within<L extends TextLine>(lines: readonly L[], height: number, part: number): readonly L[] {
  return lines.filter(({ base, size }) => base < height * part || base - size > height * (1 - part))
}

/** Lines that stand on half of the pages, but for the numbers in them. */
function repeated<L extends TextLine>(pages: readonly (readonly L[])[]): readonly L[] {
  const wordless = (text: string): string => text.replaceAll(/[\d\s]/gu, '')
  const onPages = new Map<string, Set<number>>()
  pages.forEach((lines, page) => {
    for (const { text } of lines) {
      const seen = onPages.get(wordless(text)) ?? new Set()
      seen.add(page)
      onPages.set(wordless(text), seen)
    }
  })
  const most = Math.max(2, Math.ceil(pages.length / 2))
  return pages
    .flat()
    .filter(({ text }) => wordless(text) !== '' && (onPages.get(wordless(text))?.size ?? 0) >= most)
}

/** Numbers alone on their line that count the pages, or the number of the only page. */
function counted<L extends TextLine>(pages: readonly (readonly L[])[]): readonly L[] {
  const numbers = pages.flatMap((lines, page) =>
    lines.flatMap((line) => (bareNumber.test(line.text) ? [{ line, offset: Number(line.text) - page }] : [])),
  )
  const counts = new Map<number, number>()
  for (const { offset } of numbers) counts.set(offset, (counts.get(offset) ?? 0) + 1)
  const least = pages.length === 1 ? 1 : 2
  return numbers
    .filter(({ offset }) => (counts.get(offset) ?? 0) >= least && (pages.length > 1 || offset === 1))
    .map(({ line }) => line)
}
