// Reads a web page, or a piece of one → document. Text, tables and pictures as they are shown; scripts, styles and what is
// hidden stay out. Only our own class names are believed as roles.
import type { Document } from '../document.ts'
import { failed, success, type Outcome } from '../notes.ts'
import { stretch, untold, type Advance, type TellReading } from '../reading-progress.ts'
import { stoppable, type Budget } from './budget.ts'
import { readCharacters } from './read-characters.ts'
import { flowOf } from './read-html/flow.ts'
import { attribute, htmlBudget, isElement, parseHtml, type Element, type Parent } from './read-html/parse.ts'

export function readHtml(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return readHtmlIn(bytes, null, fileName, tell)
}

/** `charset`: what the file around the page says of its encoding. */
export function readHtmlIn(
  bytes: Uint8Array,
  charset: string | null,
  fileName: string,
  tell: TellReading,
): Promise<Outcome<Document>> {
  return stoppable(fileName, () => {
    const characters = readCharacters(bytes, charset ?? declaredEncoding(bytes))
    if (characters === null) return failed('format-unknown', fileName)
    const advance = stretch(tell, 'part', 0, 1)
    // What is behind the last tag is the walk over the tree, which is short beside the tags.
    const document = documentOfHtml(characters.text, htmlBudget(), (done, all) => advance(done * 0.8, all))
    advance(1, 1)
    if (document.blocks.length === 0) return failed('file-empty', fileName)
    return success(document, characters.notes)
  })
}

export function documentOfHtml(html: string, budget: Budget, advance?: Advance): Document {
  const tree = parseHtml(html, budget, advance)
  const blocks = flowOf(tree.childNodes, budget)
  const isOurs = blocks.some((block) => block.kind === 'text' && block.role !== null)
  return { properties: isOurs ? propertiesOf(tree) : noProperties, blocks }
}

const noProperties: Document['properties'] = { title: '', office: '', year: null }

/** What a page says of its encoding stands in ASCII near its front (HTML, 4.2.5.4). */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(start)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu.exec(start)?.[1] ??
    null
  )
}

/** As our own pages carry them; anybody else's metadata speaks of the site, not of the report. */
function propertiesOf(tree: Parent): Document['properties'] {
  const metas = metasOf(tree)
  const year = Number(metas.get('Year'))
  return {
    title: metas.get('ArticleTitle') ?? '',
    office: metas.get('ContentSource') ?? '',
    year: Number.isSafeInteger(year) && year > 0 ? year : null,
  }
}

function metasOf(tree: Parent): ReadonlyMap<string, string> {
  const html = tree.childNodes.filter(isElement).find(({ tagName }) => tagName === 'html')
  const head = html?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'head')
  const metas: readonly Element[] =
    head?.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'meta') ?? []
  return new Map(metas.map((meta) => [attribute(meta, 'name') ?? '', attribute(meta, 'content') ?? '']))
}
