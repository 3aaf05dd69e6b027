// Where title, signature and date stand, as GB/T 9704-2012 has it: a title too long for a line in lines about equal,
// signature and date with or without room for a seal.
import type { Block, TextBlock } from '../document.ts'
import type { SignatureForm } from '../page-style.ts'
import { bodyAdvance, textWidth, titleSize } from './page-geometry.ts'
import { proseWidth } from './text-width.ts'

/** Indents from the right in twips, by index of the block. */
export function closingIndents(blocks: readonly Block[], form: SignatureForm): ReadonlyMap<number, number> {
  const indents = new Map<number, number>()
  blocks.forEach((block, index) => {
    if (block.kind !== 'text') return
    const above = blocks[index - 1]
    if (block.role === 'date') {
      const office = above?.kind === 'text' && above.role === 'signature' ? widthOf(above) : 0
      const placed = form === 'unsealed' ? unsealed(office, widthOf(block)) : sealed(office, widthOf(block))
      indents.set(index, room(placed.date))
      if (office > 0) indents.set(index - 1, room(placed.office))
    } else if (block.role === 'signature' && !isDate(blocks[index + 1])) {
      const free = (form === 'unsealed' ? 2 : 4) * bodyAdvance
      indents.set(index, room(Math.min(free, textWidth - widthOf(block))))
    }
  })
  return indents
}

interface Placed {
  readonly office: number
  readonly date: number
}

/**
 * For a seal: the date ends four characters from the edge, the office stands above it on the same middle; the middle
 * moves left for an office whose name would pass the edge.
 */
function sealed(office: number, date: number): Placed {
  const middle = Math.max(4 * bodyAdvance + date / 2, office / 2)
  return { office: middle - office / 2, date: middle - date / 2 }
}

/**
 * Without a seal: the office ends two characters from the edge and the date begins two characters right of it; of a date
 * that is longer than the office it is the date that ends two characters from the edge.
 */
function unsealed(office: number, date: number): Placed {
  const two = 2 * bodyAdvance
  if (date > office) return { office: two + date + two - office, date: two }
  return { office: two, date: office - date }
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
