// Figures that found no cell. The tables of a PDF are put together from where things stand on the page: where figures are left
// over, what looks like an empty cell may be the place of one of them. In other files a grid of figures that no table took may be
// the cells of rows that were not found.
import type { Block, Document, Place } from '../../document.ts'
import { note } from '../../notes.ts'
import { areFigures } from './likeness.ts'
import type { RecognizedCell, Recognition } from '../recognition.ts'

interface Lost {
  readonly text: string
  readonly block: number
  readonly at: Place
}

const figure = /^[\d０-９][\d０-９,，.．]*$/u

/** Blank cells are asked where figures are left over, since none of them is certain to be blank. */
export function withBlanksAsked(document: Document, recognition: Recognition): Recognition {
  const { cells } = recognition
  const isPdf = document.blocks.some(({ at }) => at.page !== undefined)
  // Of other files a cell that was found blank is blank.
  const isOpen = ({ state, origin }: RecognizedCell): boolean =>
    state === 'blank' && (isPdf || origin === null)
  if (!cells.some(isOpen)) return recognition
  const lost = isPdf ? lostFigures(document, recognition) : lostGrids(document, recognition)
  const [first] = lost
  if (first === undefined) return recognition
  const origin = { block: first.block, from: 0, to: first.text.length, at: first.at }
  const shown = lost.slice(0, 10).map(({ text }) => text)
  return {
    ...recognition,
    cells: cells.map((cell) => (isOpen(cell) ? { ...cell, state: 'asked', candidates: [] } : cell)),
    notes: [...recognition.notes, note('blanks-doubted', [lost.length, shown.join('、')], origin)],
  }
}

/** From the first heading or figure on: above it stand dates, numbers of documents and the like. */
function lostFigures({ blocks }: Document, { cells, sections }: Recognition): readonly Lost[] {
  const first = [...sections, ...cells].reduce(
    (least, { origin }) => Math.min(least, origin?.block ?? Infinity),
    Infinity,
  )
  const used = usedPlaces(cells)
  return blocks.flatMap((block, index) => (index < first ? [] : figuresIn(block, index, used)))
}

/** Where a table or a row was not found: grids of figures that were left over. */
function lostGrids({ blocks }: Document, { notes }: Recognition): readonly Lost[] {
  if (!notes.some(({ code }) => code === 'table-missing' || code === 'row-missing')) return []
  const left = notes.flatMap(({ code, origin }) => (code === 'grid-foreign' && origin ? [origin.block] : []))
  return [...new Set(left)].flatMap((index): readonly Lost[] => {
    const block = blocks[index]
    if (block?.kind !== 'grid') return []
    const texts = block.cells.map(({ text }) => text.trim()).filter((text) => text !== '')
    return areFigures(texts) ? texts.map((text) => ({ text, block: index, at: block.at })) : []
  })
}

function figuresIn(block: Block, index: number, used: ReadonlySet<string>): readonly Lost[] {
  if (block.kind === 'grid') {
    return block.cells
      .filter(({ row, column }) => !used.has(`${index} ${row}`) && !used.has(`${index} ${row} ${column}`))
      .flatMap(({ text }) =>
        figure.test(text.trim()) ? [{ text: text.trim(), block: index, at: block.at }] : [],
      )
  }
  if (block.kind !== 'text' || used.has(String(index))) return []
  const words = block.runs
    .map(({ text }) => text)
    .join('')
    .trim()
    .split(/\s+/u)
  // One figure alone may be the number of a page.
  return words.length > 1 && words.every((word) => figure.test(word))
    ? words.map((text) => ({ text, block: index, at: block.at }))
    : []
}

/** Cells that gave a figure; of cells that are asked the whole row, which is asked about as it stands. */
function usedPlaces(cells: readonly RecognizedCell[]): ReadonlySet<string> {
  return new Set(
    cells.flatMap(({ state, origin }) => {
      if (origin === null || state === 'blank') return []
      const { block, row, column } = origin
      if (row === undefined) return [String(block)]
      return state === 'asked' || column === undefined ? [`${block} ${row}`] : [`${block} ${row} ${column}`]
    }),
  )
}
