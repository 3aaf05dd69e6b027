// A web page saved as one file (.mht, .mhtml) → document: the page among its parts is read as any web page.
import type { Document } from '../document.ts'
import { failed, type Outcome } from '../notes.ts'
import { untold, type TellReading } from '../reading-progress.ts'
import { Budget, stoppable } from './budget.ts'
import { readHtmlIn } from './read-html.ts'
import { partsOf } from './read-mht/mime.ts'
import { documentOfText } from './read-text.ts'
import { readCharacters } from './read-characters.ts'

export function readMht(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return stoppable(fileName, async () => {
    const budget = new Budget()
    const parts = partsOf(bytes, budget)
    // The first is the page itself; later ones are its frames, its running heads, its advertisements.
    const page = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml')
    if (page !== undefined) return readHtmlIn(page.bytes, page.charset, fileName, tell)
    const text = parts.find(({ type }) => type === 'text/plain')
    const characters = text === undefined ? null : readCharacters(text.bytes, text.charset)
    if (characters === null) return failed('file-damaged', fileName)
    const document = documentOfText(characters.text, budget)
    if (document.blocks.length === 0) return failed('file-empty', fileName)
    return { ok: true, value: document, notes: characters.notes }
  })
}
