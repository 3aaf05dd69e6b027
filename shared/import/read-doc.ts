// .doc and .wps (Word 97–2003 binary, [MS-DOC], in an OLE2 container) → document: text through the piece table, tables with
// their rows, cells and spans. Nothing of our form is known here.
import { read as openContainer } from 'cfb'
import type { Block, Document, Place, TextBlock } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { Budget, Stop, stoppable } from './budget.ts'
import { Bytes } from './read-doc/bytes.ts'
import { readInformationBlock } from './read-doc/information-block.ts'
import { readParagraphs, type DocParagraph } from './read-doc/paragraphs.ts'
import { readPieces } from './read-doc/pieces.ts'
import { gridOf, type DocRow } from './read-doc/table.ts'

type Run = TextBlock['runs'][number]
type Level = NonNullable<TextBlock['level']>

export function readDoc(bytes: Uint8Array, fileName: string): Promise<Outcome<Document>> {
  return stoppable(fileName, () => {
    const budget = new Budget()
    const streams = openStreams(bytes)
    const main = streams('WordDocument')
    if (main === null) return failed('file-damaged', fileName)
    const information = readInformationBlock(main)
    if (information === null) return failed('format-unsupported', fileName, 'Word 95 或更早版本')
    const table = streams(information.tableStream)
    if (table === null) return failed('file-damaged', fileName)
    const pieces = readPieces(main, table, information.pieces, information.characters, budget)
    const story = readParagraphs(pieces, information, main, table, streams('Data'))
    const notes: Note[] = []
    const blocks = blocksOf(story.paragraphs, budget, notes)
    if (story.changes > 0) notes.push(note('tracked-changes', [story.changes]))
    if (story.pictures > 0) notes.push(note('object-left-out', ['图片']))
    return success({ properties: { title: '', office: '', year: null }, blocks }, notes)
  })
}

function openStreams(bytes: Uint8Array): (name: string) => Bytes | null {
  let container: ReturnType<typeof openContainer>
  try {
    container = openContainer(bytes, { type: 'buffer' })
  } catch {
    // The library throws plain errors on a damaged container and says no more than that.
    throw new Stop('file-damaged')
  }
  return (name) => {
    const entry = container.FileIndex.find((candidate) => candidate.name === name && candidate.type === 2)
    return entry === undefined ? null : new Bytes(Uint8Array.from(entry.content))
  }
}

function blocksOf(paragraphs: readonly DocParagraph[], budget: Budget, notes: Note[]): readonly Block[] {
  const blocks: Block[] = []
  let rows: DocRow[] = []
  let cells: string[] = []
  let lines: string[] = []
  let place: Place = {}

  const closeTable = (): void => {
    if (lines.length > 0) cells.push(lines.join('\n'))
    if (cells.length > 0) rows.push({ cells, definition: null })
    if (rows.length > 0) {
      const { grid, isWhole } = gridOf(rows, place, budget)
      if (!isWhole) notes.push(note('table-shape-lost', []))
      blocks.push(grid)
    }
    rows = []
    cells = []
    lines = []
  }

  paragraphs.forEach(({ runs, end, properties }, index) => {
    const text = runs.map((run) => run.text).join('')
    const at: Place = { paragraph: index + 1 }
    if (!properties.inTable && end !== 'cell' && end !== 'row') {
      closeTable()
      for (const line of linesOf(runs))
        blocks.push({ kind: 'text', role: null, ...levelOf(properties.outline), runs: line, at })
      return
    }
    if (rows.length === 0 && cells.length === 0 && lines.length === 0) place = at
    if (end === 'row') {
      rows.push({ cells, definition: properties.row })
      cells = []
      lines = []
      return
    }
    // Paragraphs of a table inside a cell become lines of that cell.
    if (text !== '') lines.push(text)
    if (end === 'cell') {
      cells.push(lines.join('\n'))
      lines = []
    }
  })
  closeTable()
  return blocks
}

/** A line break inside a paragraph stands where an office would have begun a new one. */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    })
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''))
}

function levelOf(outline: number | null): { readonly level?: Level } {
  switch (outline) {
    case 0:
      return { level: 1 }
    case 1:
      return { level: 2 }
    case 2:
      return { level: 3 }
    case 3:
      return { level: 4 }
    default:
      return {}
  }
}
