// Tracked changes (ECMA-376 part 1, 17.13.5): who put in or took out what, and where that is in the final text. What is
// final text and what is not is settled by the walk itself.
import type { PlacedRevision, Revision, TextBlock } from '../../document.ts'
import { childOf, textOf, type XmlElement } from '../read-package/xml.ts'
import type { Piece } from './inline.ts'
import type { Story } from './story.ts'
import { symbolOf } from './symbols.ts'

/** Who made a change, and when. */
export type Author = Pick<Revision, 'author' | 'date' | 'moved'>

/** A name is shown, not stored: a hostile file gets no further with a long one. */
const longestName = 80

export function authorOf({ name, attributes }: XmlElement): Author {
  const author = (attributes['w:author'] ?? '').trim().slice(0, longestName)
  const date = (attributes['w:date'] ?? '').trim().slice(0, longestName)
  return name === 'w:moveFrom' || name === 'w:moveTo' ? { author, date, moved: true } : { author, date }
}

/** Reads what stands in an insertion; of several around each other the outermost made the text. */
export function inserting<T>(mark: XmlElement | undefined, story: Story, read: () => T): T {
  const outer = story.insertion
  if (mark !== undefined) story.insertion = outer ?? authorOf(mark)
  const result = read()
  story.insertion = outer
  return result
}

/** What a deletion took out; not what had only been put in by another change. */
export function deletedText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return ''
      switch (child.name) {
        case 'w:delText':
        case 'w:t':
          return textOf(child).replace(/[\r\n\t]+/g, ' ')
        case 'w:tab':
        case 'w:ptab':
          return '\t'
        case 'w:br':
        case 'w:cr':
          return '\n'
        case 'w:sym':
          return symbolOf(
            child.attributes['w:font'] ?? '',
            Number.parseInt(child.attributes['w:char'] ?? '', 16),
          )
        case 'w:r':
        case 'w:hyperlink':
        case 'w:smartTag':
        case 'w:customXml':
          return deletedText(child)
        default:
          return ''
      }
    })
    .join('')
}

/** The change that a paragraph's own end underwent; null for none. */
export function endRevision(properties: XmlElement | undefined): Revision | null {
  const mark = childOf(properties, 'w:rPr')
  const deleted = childOf(mark, 'w:del') ?? childOf(mark, 'w:moveFrom')
  if (deleted !== undefined) return { kind: 'deleted', text: '\n', ...authorOf(deleted) }
  const inserted = childOf(mark, 'w:ins') ?? childOf(mark, 'w:moveTo')
  return inserted === undefined ? null : { kind: 'inserted', text: '\n', ...authorOf(inserted) }
}

/** The changes of a line at their places; neighbours of one hand and one time are one change. */
export function placedRevisions(line: readonly Piece[]): PlacedRevision[] {
  const placed: PlacedRevision[] = []
  /** Texts of the last one, joined at the end: a change may be cut into very many pieces. */
  let texts: string[] = []
  let end = 0
  let at = 0
  const close = (): void => {
    const last = placed.pop()
    if (last !== undefined) placed.push({ ...last, text: texts.join('') })
  }
  for (const { text, revision } of line) {
    if (revision !== undefined) {
      const last = placed.at(-1)
      if (last !== undefined && end === at && isSameHand(last, revision)) texts.push(revision.text)
      else {
        close()
        placed.push({ ...revision, from: at })
        texts = [revision.text]
      }
      end = at + text.length
    }
    at += text.length
  }
  close()
  return placed
}

function isSameHand(a: Revision, b: Revision): boolean {
  return a.kind === b.kind && a.author === b.author && a.date === b.date && a.moved === b.moved
}

/** The changes of a cell's blocks, whose places inside the cell nobody asks for. */
export function withoutPlaces(
  blocks: readonly Pick<TextBlock, 'revisions'>[],
  orphans: readonly PlacedRevision[],
): Revision[] {
  const all = [...blocks.flatMap(({ revisions = [] }) => revisions), ...orphans]
  return all.map(({ kind, text, author, date, moved }) =>
    moved === undefined ? { kind, text, author, date } : { kind, text, author, date, moved },
  )
}
