// Where on a page stands what an origin names: the frames that mark it, as the reader's boxes say.
import type { Block, GridBlock, LineBox, Origin, PageBox, TextBlock } from '../../shared/document.ts'

/** In the order of what they mark; none where the file does not say. */
export function framesOf(block: Block | undefined, origin: Origin): readonly PageBox[] {
  switch (block?.kind) {
    case 'grid':
      return framesOfCells(block, origin)
    case 'text':
      return framesOfLines(block, origin)
    default:
      return []
  }
}

function framesOfCells({ cells }: GridBlock, { row, column }: Origin): readonly PageBox[] {
  const inRow = cells.filter(
    (cell) => row === undefined || (row >= cell.row && row < cell.row + cell.rowSpan),
  )
  const own = inRow.filter(
    (cell) => column === undefined || (column >= cell.column && column < cell.column + cell.colSpan),
  )
  const boxes = own.flatMap(({ box }) => box ?? [])
  // A blank cell of a table without lines has no place of its own: its row has.
  return onEachPage(boxes.length > 0 ? boxes : inRow.flatMap(({ box }) => box ?? []))
}

function onEachPage(boxes: readonly PageBox[]): readonly PageBox[] {
  const pages = [...new Set(boxes.map(({ page }) => page))]
  return pages.flatMap((page) => around(boxes.filter((box) => box.page === page)) ?? [])
}

function around(boxes: readonly PageBox[]): PageBox | null {
  const [first, ...others] = boxes
  if (first === undefined) return null
  return others.reduce<PageBox>(
    (all, { left, top, right, bottom }) => ({
      page: all.page,
      left: Math.min(all.left, left),
      top: Math.min(all.top, top),
      right: Math.max(all.right, right),
      bottom: Math.max(all.bottom, bottom),
    }),
    { page: first.page, left: first.left, top: first.top, right: first.right, bottom: first.bottom },
  )
}

/** Lines that are marked whole are one frame as long as they follow each other on a page; a part of a line is one by itself. */
function framesOfLines({ lines = [], runs }: TextBlock, { from, to }: Origin): readonly PageBox[] {
  const text = runs.map((run) => run.text).join('')
  const isAll = from >= to
  const frames: PageBox[][] = []
  let before: LineBox | null = null
  for (const line of lines) {
    const [start, end] = isAll ? [line.from, line.to] : [Math.max(from, line.from), Math.min(to, line.to)]
    if (start >= end) continue
    const isWhole = start === line.from && end === line.to
    const open = frames.at(-1)
    if (open !== undefined && before !== null && isWhole && follows(before, line)) open.push(line)
    else frames.push([isWhole ? line : partOf(line, text, start, end)])
    before = isWhole ? line : null
  }
  return frames.flatMap((boxes) => around(boxes) ?? [])
}

function follows(before: LineBox, line: LineBox): boolean {
  const height = line.bottom - line.top
  const isBelow = line.top > before.top && line.top - before.bottom < height * 1.5
  return line.page === before.page && isBelow && line.left < before.right && line.right > before.left
}

/** Characters of a line are spread over it by their widths; half a character more on either side, as fonts differ. */
function partOf(line: LineBox, text: string, start: number, end: number): PageBox {
  const all = widthOf(text.slice(line.from, line.to))
  const each = (line.right - line.left) / Math.max(all, 1)
  const left = line.left + (widthOf(text.slice(line.from, start)) - 0.5) * each
  const right = line.left + (widthOf(text.slice(line.from, end)) + 0.5) * each
  return { ...line, left: Math.max(left, line.left), right: Math.min(right, line.right) }
}

/** In characters as wide as high; letters and figures are half of that. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0250' ? 0.5 : 1), 0)
}
