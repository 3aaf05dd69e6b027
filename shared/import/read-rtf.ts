// .rtf, and the .doc that is RTF inside → document: text of any encoding, tables with their rows, cells and spans.
// Nothing of our form is known here.
import type { Document } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { stretch, untold, type TellReading } from '../reading-progress.ts'
import { Budget, stoppable } from './budget.ts'
import { RtfReader, type RtfTally } from './read-rtf/rtf-reader.ts'
import { WordFlow } from './read-word-flow/flow.ts'

export function readRtf(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return stoppable(fileName, () => {
    const budget = new Budget()
    const flow = new WordFlow(budget)
    const reader = new RtfReader(bytes, flow, budget)
    const advance = stretch(tell, 'part', 0, 1)
    reader.read(advance)
    advance(bytes.length, bytes.length)
    if (flow.blocks.length === 0) return failed('file-empty', fileName)
    return success({ properties: { title: '', office: '', year: null }, blocks: flow.blocks }, [
      ...notesOf(reader.tally),
      ...flow.notes,
    ])
  })
}

function notesOf({ changes, hidden, beside }: RtfTally): readonly Note[] {
  return [
    ...(changes > 0 ? [note('tracked-changes', [changes])] : []),
    ...(hidden > 0 ? [note('hidden-left-out', [hidden])] : []),
    ...[...beside].map((kind) => note('object-left-out', [kind])),
  ]
}
