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

/** Behind a figure of which a part is not shown: what is seen of it and what the file holds are two numbers. */
const cutMark = '…'

/**
 * Characters of one string, those beyond its clip drawn back to the edge, in the order they were. Edges of the paper
 * (`width`) are none. A figure that is cut off says so; figures behind words, of which nothing is shown, stay where they are.
 */
export function keptInside(glyphs: readonly Glyph[], { left, right }: Clip, width: number): readonly Glyph[] {
  const [isLeft, isRight] = [left > paperEdge, right < width - paperEdge]
  if (!isLeft && !isRight) return glyphs
  const isBefore = (glyph: Glyph): boolean => isLeft && middle(glyph) < left
  const isBehind = (glyph: Glyph): boolean => isRight && middle(glyph) > right
  const isShown = (glyph: Glyph): boolean => !isBefore(glyph) && !isBehind(glyph)
  const [first, last] = [glyphs.findIndex(isShown), glyphs.findLastIndex(isShown)]
  const isUpright = glyphs.every(({ turn }) => turn === 0)
  if (first === -1 || !isUpright || (first === 0 && last === glyphs.length - 1)) return glyphs
  const cut = cutFigure(glyphs, isShown)
  if (cut === 'unseen') return glyphs
  const [start, end] = [
    first === 0 ? -Infinity : left + inside,
    last === glyphs.length - 1 ? Infinity : right - inside,
  ]
  const kept = glyphs.map((glyph, index) => {
    if (index < first) return movedTo(glyph, start - (first - index) * step)
    if (index > last) return movedTo(glyph, end + (index - last) * step)
    return between(glyph, start, end)
  })
  const outermost = kept.at(-1)
  if (cut === 'whole' || outermost === undefined) return kept
  return [...kept, { ...movedTo(outermost, Math.min(outermost.right, right - step)), text: cutMark }]
}

const paperEdge = 2

function middle({ left, right }: Glyph): number {
  return (left + right) / 2
}

/** Whether digits are hidden that do not number the words behind them, as `1.` does, and whether anything shows of them. */
function cutFigure(
  glyphs: readonly Glyph[],
  isShown: (glyph: Glyph) => boolean,
): 'whole' | 'seen' | 'unseen' {
  const isDigit = ({ text }: Glyph): boolean => /[\d０-９]/u.test(text)
  const isBlank = ({ text }: Glyph): boolean => text.trim() === ''
  const hidden = glyphs.flatMap((glyph, index) => {
    if (!isDigit(glyph) || isShown(glyph)) return []
    const [stop, word] = glyphs.slice(index).filter((one) => !isDigit(one))
    const isNumber = /^[.．、]$/u.test(stop?.text ?? '') && /\p{L}/u.test(word?.text ?? '')
    return isNumber ? [] : [index]
  })
  if (hidden.length === 0) return 'whole'
  const isSeen = hidden.every((index) => {
    const from = glyphs.slice(0, index).findLastIndex(isBlank) + 1
    const to = glyphs.findIndex((glyph, at) => at > index && isBlank(glyph))
    return glyphs.slice(from, to === -1 ? undefined : to).some(isShown)
  })
  return isSeen || glyphs.every(({ text }) => !/\p{L}/u.test(text)) ? 'seen' : 'unseen'
}

function movedTo(glyph: Glyph, place: number): Glyph {
  return { ...glyph, left: place, right: place }
}

/** A character at the edge makes room for those drawn back to it. */
function between(glyph: Glyph, start: number, end: number): Glyph {
  if (glyph.left >= start && glyph.left <= end) return glyph
  const left = Math.min(Math.max(glyph.left, start), end)
  return { ...glyph, left, right: Math.max(glyph.right, left) }
}
