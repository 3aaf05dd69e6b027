// Where what was read stands on the page as a viewer shows it. Readers give boxes in the coordinates they read in, those of a
// page turned so that its text runs from left to right; here they are turned back, and kept to the paper.
import type { Block, PageBox } from '../../document.ts'
import type { PageContent } from './page-content.ts'

export type Extent = Omit<PageBox, 'page'>

/** Parts of the size above and below the base line that characters take up, whatever the font. */
const ascent = 0.9
const descent = 0.22

interface Written {
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
}

/** What characters, words or lines take up. Without any it holds nothing: its edges are the wrong way round. */
export function extentOf(written: Iterable<Written>): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { left: start, right: end, base, size } of written) {
    left = Math.min(left, start)
    right = Math.max(right, end)
    top = Math.min(top, base - size * ascent)
    bottom = Math.max(bottom, base + size * descent)
  }
  return { left, top, right, bottom }
}

/** Around both. */
export function united<E extends Extent>(one: E, other: Extent): E {
  return {
    ...one,
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }
}

/** The same blocks with the boxes as the pages are shown; one beside the paper is left out. */
export function asShown(blocks: readonly Block[], pages: readonly PageContent[]): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind === 'text' && block.lines !== undefined) {
      const lines = block.lines.flatMap((line) => shown(line, pages[line.page - 1]) ?? [])
      return { ...block, lines }
    }
    if (block.kind !== 'grid') return block
    const cells = block.cells.map(({ box, ...cell }) => {
      const own = box && shown(box, pages[box.page - 1])
      return own ? { ...cell, box: own } : cell
    })
    return { ...block, cells }
  })
}

function shown<B extends PageBox>(box: B, page: PageContent | undefined): B | null {
  if (page === undefined) return null
  const { left, top, right, bottom } = turnedForth(box, page)
  const { width, height } = page.turn % 2 === 0 ? page : { width: page.height, height: page.width }
  const kept = {
    left: Math.max(Math.floor(left), 0),
    top: Math.max(Math.floor(top), 0),
    right: Math.min(Math.ceil(right), width),
    bottom: Math.min(Math.ceil(bottom), height),
  }
  return kept.left < kept.right && kept.top < kept.bottom ? { ...box, ...kept } : null
}

/** The other way than `turnedBack` of page-content.ts; width and height are those of the turned page. */
function turnedForth({ left, top, right, bottom }: Extent, { turn, width, height }: PageContent): Extent {
  switch (turn) {
    case 0:
      return { left, top, right, bottom }
    case 1:
      return { left: height - bottom, top: left, right: height - top, bottom: right }
    case 2:
      return { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
    case 3:
      return { left: top, top: width - right, right: bottom, bottom: width - left }
  }
}
