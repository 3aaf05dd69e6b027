// Where a paragraph of a recognized report stood in its file. The recognition traces cells and headings; a paragraph is found
// again by its words, behind its section's heading. Says null rather than a place that only might be it.
import type { Block, Document, Origin } from '../document.ts'
import { textOf, type Paragraph } from '../report/prose.ts'

/** Blanks and line breaks are the file's own; the words stay. */
const blanks = /\s/u

/** Long enough to be told from other paragraphs, short enough to stand on one line of a page. */
const fewest = 4
const enough = 14

export function paragraphOrigin(
  paragraph: Paragraph,
  document: Document,
  after: Origin | null,
): Origin | null {
  const wanted = plain(textOf(paragraph)).text
  if (wanted.length < fewest) return null
  const start = after?.block ?? 0
  const order = [...document.blocks.keys()].slice(start)
  for (const words of [wanted, wanted.slice(0, enough)]) {
    for (const block of order) {
      const found = findIn(document.blocks[block], block, words, wanted.length)
      if (found !== null) return found
    }
  }
  return null
}

function findIn(block: Block | undefined, index: number, words: string, length: number): Origin | null {
  if (block === undefined || block.kind === 'other') return null
  if (block.kind === 'text') {
    const range = rangeOf(block.runs.map(({ text }) => text).join(''), words, length)
    return range && { block: index, ...range, at: block.at }
  }
  for (const { row, column, text } of block.cells) {
    const range = rangeOf(text, words, length)
    if (range) return { block: index, row, column, ...range, at: block.at }
  }
  return null
}

/** The stretch of the text that begins with the words, as far as the paragraph may reach in it. */
function rangeOf(
  text: string,
  words: string,
  length: number,
): { readonly from: number; readonly to: number } | null {
  const own = plain(text)
  const at = own.text.indexOf(words)
  const from = at === -1 ? undefined : own.places[at]
  if (from === undefined) return null
  const last = own.places[Math.min(at + length, own.places.length) - 1] ?? from
  return { from, to: last + 1 }
}

function plain(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places = Array.from({ length: text.length }, (_, at) => at).filter(
    (at) => !blanks.test(text.charAt(at)),
  )
  return { text: places.map((at) => text.charAt(at)).join(''), places }
}
