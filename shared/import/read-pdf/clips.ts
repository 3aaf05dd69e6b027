// Clipping paths of a content stream (ISO 32000-1, 8.5.4): a spreadsheet printed to PDF draws all of a cell's words and shows
// those that fit. Words that begin in a cell are its words, shown or not, and none of the cell's beside it.
import { apply, type Matrix } from './matrix.ts'
import type { Glyph } from './text-machine.ts'

/** What may be painted, in points from the upper left corner of the page. */
export interface Clip {
  readonly left: number
  readonly right: number
}

export const unclipped: Clip = { left: -Infinity, right: Infinity }

/** A clip narrowed by a path, whose operands pdf.js gives with its extent in user space. */
export function clippedBy(clip: Clip, given: readonly unknown[], matrix: Matrix): Clip {
  const extent = given[2]
  if (!(extent instanceof Float32Array) && !Array.isArray(extent)) return clip
  const [left = 0, low = 0, right = 0, high = 0] = Array.from(extent, Number)
  const corners = [apply(matrix, left, low), apply(matrix, right, high), apply(matrix, left, high)]
  const places = corners.map(([x]) => x)
  return {
    left: Math.max(clip.left, Math.min(...places)),
    right: Math.min(clip.right, Math.max(...places)),
  }
}

/** So far inside of the clip, which ends at the cell's line, stands what is not shown. */
const inside = 1.5
/** From one hidden character to the next, so that they keep their order. */
const step = 0.01

/** Characters of one string, those beyond its clip drawn back to the edge. Edges of the paper (`width`) are none. */
export function keptInside(glyphs: readonly Glyph[], { left, right }: Clip, width: number): readonly Glyph[] {
  const [isLeft, isRight] = [left > paperEdge, right < width - paperEdge]
  if (!isLeft && !isRight) return glyphs
  const middle = (glyph: Glyph): number => (glyph.left + glyph.right) / 2
  const isShown = (glyph: Glyph): boolean => middle(glyph) >= left && middle(glyph) <= right
  const first = glyphs.findIndex(isShown)
  if (first === -1) return glyphs
  return glyphs.map((glyph, index) => {
    if (glyph.turn !== 0 || isShown(glyph)) return glyph
    if (index < first) return isLeft ? movedTo(glyph, left + inside - (first - index) * step) : glyph
    return isRight && middle(glyph) > right ? movedTo(glyph, right - inside + (index - first) * step) : glyph
  })
}

const paperEdge = 2

function movedTo(glyph: Glyph, place: number): Glyph {
  return { ...glyph, left: place, right: place }
}
