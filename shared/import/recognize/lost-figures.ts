// Figures of a PDF that found no cell. Its tables are put together from where things stand on the page: where figures are left
// over, what looks like an empty cell may be the place of one of them.
import type { Block, Document, Place } from '../../document.ts'
import { note } from '../../notes.ts'
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
  if (!isPdf || !cells.some(({ state }) => state === 'blank')) return recognition
  const lost = lostFigures(document, recognition)
  const [first] = lost
  if (first === undefined) return recognition
  const origin = { block: first.block, from: 0, to: first.text.length, at: first.at }
  const shown = lost.slice(0, 10).map(({ text }) => text)
  return {
    ...recognition,
    cells: cells.map((cell) => (cell.state === 'blank' ? { ...cell, state: 'asked', candidates: [] } : cell)),
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
