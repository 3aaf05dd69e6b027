// .doc and .wps (Word 97–2003 binary, [MS-DOC], in an OLE2 container) → document: text through the piece table, tables with
// their rows, cells and spans. Nothing of our form is known here.
import type { Document } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { stretch, untold, type TellReading } from '../reading-progress.ts'
import { Budget, stoppable } from './budget.ts'
import { streamsOf } from './read-compound/streams.ts'
import { Bytes } from './read-doc/bytes.ts'
import { readInformationBlock } from './read-doc/information-block.ts'
import { ParagraphReader, type DocTally } from './read-doc/paragraphs.ts'
import { readPieces } from './read-doc/pieces.ts'
import { levelOfOutline, WordFlow } from './read-word-flow/flow.ts'

export function readDoc(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return stoppable(fileName, () => {
    const budget = new Budget()
    const streams = openStreams(bytes)
    const main = streams('WordDocument')
    if (main === null) return failed('file-damaged', fileName)
    const information = readInformationBlock(main)
    if (information === null) return failed('format-unsupported', fileName, 'Word 95 或更早版本的')
    const table = streams(information.tableStream)
    if (table === null) return failed('file-damaged', fileName)
    const { pieces, characters, boxesFrom, boxesTo } = information
    const reader = new ParagraphReader(information, main, table, streams('Data'), budget)
    const flow = new WordFlow(budget)
    const paragraphs = reader.read(
      readPieces(main, table, pieces, 0, characters, budget),
      stretch(tell, 'part', 0, 0.6),
    )
    const advance = stretch(tell, 'part', 0.6, 1)
    for (const [index, { runs, end, depth, properties, others }] of paragraphs.entries()) {
      advance(index, paragraphs.length)
      if (end !== 'row') flow.paragraph(runs, levelOfOutline(properties.outline), depth)
      for (const what of others) flow.other(what)
      if (end === 'cell') flow.cell(depth)
      if (end === 'row') flow.row(depth, properties.row)
    }
    flow.finish()
    advance(paragraphs.length, paragraphs.length)
    // Text boxes float somewhere over the text: what they say is kept, its place is not known.
    const boxes = reader.read(readPieces(main, table, pieces, boxesFrom, boxesTo, budget))
    const boxed = boxes
      .map(({ runs }) => runs.map(({ text }) => text).join(''))
      .filter((text) => text.trim() !== '')
    if (boxed.length > 0) flow.other('文本框', boxed.join('／'))
    return success({ properties: { title: '', office: '', year: null }, blocks: flow.blocks }, [
      ...notesOf(reader.tally),
      ...flow.notes,
    ])
  })
}

function notesOf({ changes, hidden, beside }: DocTally): readonly Note[] {
  return [
    ...(changes > 0 ? [note('tracked-changes', [changes])] : []),
    ...(hidden > 0 ? [note('hidden-left-out', [hidden])] : []),
    ...[...beside].map((kind) => note('object-left-out', [kind])),
  ]
}

function openStreams(bytes: Uint8Array): (name: string) => Bytes | null {
  const streams = streamsOf(bytes)
  return (name) => {
    const stream = streams(name)
    return stream === null ? null : new Bytes(stream)
  }
}
