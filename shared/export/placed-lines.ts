// Where title, signature and date stand: GB/T 9704-2012 for a sealed document. A title too long for a line is broken into
// lines about equal; the date ends four characters from the right edge, the office stands above it, centred on it.
import type { Block, TextBlock } from '../document.ts'
import { bodyAdvance, textWidth, titleSize } from './page-geometry.ts'
import { proseWidth } from './text-width.ts'

/** Characters kept free right of the date. */
const freeRight = 4

/** Indents from the right in twips, by index of the block. */
export function closingIndents(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const indents = new Map<number, number>()
  blocks.forEach((block, index) => {
    if (block.kind !== 'text') return
    const above = blocks[index - 1]
    if (block.role === 'date') {
      const date = widthOf(block)
      const office = above?.kind === 'text' && above.role === 'signature' ? widthOf(above) : 0
      // The middle both stand on moves left for an office whose name would pass the edge.
      const middle = Math.max(freeRight * bodyAdvance + date / 2, office / 2)
      indents.set(index, room(middle - date / 2))
      if (office > 0) indents.set(index - 1, room(middle - office / 2))
    } else if (block.role === 'signature' && !isDate(blocks[index + 1])) {
      indents.set(index, room(Math.min(freeRight * bodyAdvance, textWidth - widthOf(block))))
    }
  })
  return indents
}

/** Kept free so that a line reckoned to fit does fit. */
const reserve = 0.4

/** Indent at either side, in twips, at which the lines of a title come out about equal; 0 where each part fits a line. */
export function titleIndent(title: string): number {
  const whole = textWidth / (titleSize * 10)
  const widths = title.split('\n').map(proseWidth)
  if (Math.max(...widths) <= whole) return 0
  const measures = widths.map((width) => Math.ceil(width / Math.ceil(width / Math.floor(whole))) + reserve)
  return room(((whole - Math.max(...measures)) * titleSize * 10) / 2)
}

function isDate(block: Block | undefined): boolean {
  return block?.kind === 'text' && block.role === 'date'
}

/** Width in print, at most that of a line. */
function widthOf(block: TextBlock): number {
  const text = block.runs.map((run) => run.text).join('')
  return Math.min(proseWidth(text) * bodyAdvance, textWidth)
}

function room(indent: number): number {
  return Math.max(0, Math.round(indent))
}
