// The content of one paragraph: pieces of final text with their bold and lead mark, tracked changes at their places, and
// what floats beside the text. Deleted text, field codes, hidden text, notes and comments are not text of the document.
import type { Revision } from '../../document.ts'
import { append } from '../read-package/long-lists.ts'
import { childOf, elementsOf, textOf, type XmlElement } from '../read-package/xml.ts'
import { contentOfControl } from './controls.ts'
import { isContents, shownByCode } from './fields.ts'
import { branchOf, readGraphics, type Oddment } from './graphics.ts'
import { authorOf, deletedText, inserting } from './revisions.ts'
import type { Story } from './story.ts'
import { toggle, type ParagraphStyle } from './styles.ts'
import { symbolOf } from './symbols.ts'

export interface Piece {
  readonly text: string
  readonly bold: boolean
  /** Level of the run-in heading that our own lead style marks; 0 for other text. */
  readonly lead: 0 | 1 | 2 | 3 | 4
  /** The text was put in; or, in a piece without text, what was taken out here. */
  readonly revision?: Revision
}

export interface Inline {
  readonly pieces: Piece[]
  readonly boxes: XmlElement[]
  readonly oddments: Oddment[]
}

export function readInline(paragraph: XmlElement, style: ParagraphStyle, story: Story): Inline {
  const into: Inline = { pieces: [], boxes: [], oddments: [] }
  readContent(paragraph, style, story, into)
  return into
}

function readContent(parent: XmlElement, style: ParagraphStyle, story: Story, into: Inline): void {
  for (const child of parent.children) {
    if (typeof child === 'string') continue
    switch (child.name) {
      case 'w:r':
        readRun(child, style, story, into)
        break
      case 'w:ins':
      case 'w:moveTo':
        story.tally.changes += 1
        inserting(child, story, () => readContent(child, style, story, into))
        break
      case 'w:del':
        story.tally.changes += 1
        readDeleted(child, story, into)
        break
      case 'w:moveFrom':
        readDeleted(child, story, into)
        break
      case 'w:fldSimple':
        if (isContents(child.attributes['w:instr'] ?? '')) leaveOutContents(story, into)
        else readContent(child, style, story, into)
        break
      case 'w:hyperlink':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:bdo':
      case 'w:dir':
        readContent(child, style, story, into)
        break
      case 'w:sdt': {
        const content = contentOfControl(child)
        if (content !== null) readContent(content, style, story, into)
        break
      }
      case 'mc:AlternateContent': {
        const branch = branchOf(child)
        if (branch !== null) readContent(branch, style, story, into)
        break
      }
      case 'm:oMathPara':
      case 'm:oMath':
        if (story.fieldState.isShown) into.pieces.push({ text: mathText(child), bold: false, lead: 0 })
        break
      case 'w:bookmarkStart':
        meetBookmark(child, story)
        break
      case 'w:subDoc':
        leaveOut('子文档', into)
        break
    }
  }
}

/** What was put in and taken out again stood in no text that anybody else has seen. */
function readDeleted(element: XmlElement, { fieldState, insertion }: Story, into: Inline): void {
  const text = insertion === null && fieldState.isShown ? deletedText(element) : ''
  if (text === '') return
  into.pieces.push({
    text: '',
    bold: false,
    lead: 0,
    revision: { kind: 'deleted', text, ...authorOf(element) },
  })
}

function meetBookmark({ attributes }: XmlElement, story: Story): void {
  const name = attributes['w:name']
  // A bookmark over columns does not belong to the cell it is written in (17.13.6.2).
  if (name !== undefined && attributes['w:colFirst'] === undefined) story.bookmarks.push(name)
}

function readRun(run: XmlElement, style: ParagraphStyle, story: Story, into: Inline): void {
  const properties = childOf(run, 'w:rPr')
  const character = story.styles.character(childOf(properties, 'w:rStyle')?.attributes['w:val'])
  // Toggle properties of a paragraph and a character style cancel each other (17.7.3).
  const byStyle = (ofParagraph: boolean | null, ofCharacter: boolean | null): boolean =>
    (ofParagraph === true) !== (ofCharacter === true)
  // A heading is bold because it is one: that is the look of its level, no emphasis.
  const ofParagraph = style.outline === null ? style.bold : null
  const bold = toggle(properties, 'w:b') ?? (byStyle(ofParagraph, character.bold) || story.styles.defaultBold)
  const isHidden = toggle(properties, 'w:vanish') ?? byStyle(style.hidden, character.hidden)
  readRunContent(run, { bold, lead: character.lead, isHidden }, style, story, into)
}

interface Look {
  readonly bold: boolean
  readonly lead: 0 | 1 | 2 | 3 | 4
  readonly isHidden: boolean
}

function readRunContent(
  run: XmlElement,
  look: Look,
  style: ParagraphStyle,
  story: Story,
  into: Inline,
): void {
  const { fieldState, fields } = story
  const add = (text: string): void => {
    if (text === '' || !fieldState.isShown) return
    if (fieldState.isInContents) leaveOutContents(story, into)
    else if (look.isHidden) story.tally.hidden += 1
    else into.pieces.push({ text, bold: look.bold, lead: look.lead, ...insertedBy(text, story) })
  }
  for (const child of run.children) {
    if (typeof child === 'string') continue
    switch (child.name) {
      case 'w:t':
        add(plainText(child))
        break
      case 'w:tab':
      case 'w:ptab':
        add('\t')
        break
      case 'w:br':
      case 'w:cr':
        add('\n')
        break
      case 'w:noBreakHyphen':
        add('-')
        break
      case 'w:sym': {
        const { 'w:font': font = '', 'w:char': code = '' } = child.attributes
        const symbol = symbolOf(font, Number.parseInt(code, 16))
        if (symbol === '') leaveOut('符号', into)
        else add(symbol)
        break
      }
      case 'w:instrText':
        fieldState.addCode(textOf(child))
        break
      case 'w:fldChar': {
        const mark = fields.markOf(child)
        if (mark === null) break
        const shown = mark === 'end' && !fieldState.isShown ? shownByCode(fieldState.code) : ''
        fieldState.enter(mark)
        add(shown)
        break
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object': {
        const { boxes, oddments } = readGraphics(child)
        append(into.boxes, boxes)
        append(into.oddments, oddments)
        break
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
      case 'w:commentReference':
        story.tally.beside.add(besideText[child.name])
        break
      case 'mc:AlternateContent': {
        const branch = branchOf(child)
        if (branch !== null) readRunContent(branch, look, style, story, into)
        break
      }
      case 'w:ruby': {
        // The reading above the characters is an aid, not text.
        const base = childOf(child, 'w:rubyBase')
        if (base !== undefined) readContent(base, style, story, into)
        break
      }
    }
  }
}

function insertedBy(text: string, { insertion }: Story): Pick<Piece, 'revision'> {
  return insertion === null ? {} : { revision: { kind: 'inserted', text, ...insertion } }
}

/** Notes that belong to the page, not to the text. */
const besideText = {
  'w:footnoteReference': '脚注',
  'w:endnoteReference': '尾注',
  'w:commentReference': '批注',
} as const

/** Named once a paragraph, however often it occurs there. */
function leaveOut(what: string, { oddments }: Inline): void {
  if (!oddments.some((oddment) => oddment.what === what)) oddments.push({ what, text: '' })
}

/** A table of contents goes over many paragraphs and is named once. */
export function leaveOutContents({ tally }: Story, { oddments }: Pick<Inline, 'oddments'>): void {
  if (!tally.hasContents) oddments.push({ what: '目录', text: '' })
  tally.hasContents = true
}

/** White space at the ends counts only where the file says so; line ends of the markup are blanks (17.3.3.31). */
function plainText(element: XmlElement): string {
  const text = textOf(element).replace(/[\r\n\t]+/g, ' ')
  return element.attributes['xml:space'] === 'preserve' ? text : text.replace(/^ +| +$/g, '')
}

function mathText(element: XmlElement): string {
  return elementsOf(element)
    .map((child) => (child.name === 'm:t' ? textOf(child) : mathText(child)))
    .join('')
}

/** The paragraph's own end was deleted, or moved away: it goes on in the next paragraph. */
export function hasDeletedEnd(properties: XmlElement | undefined): boolean {
  const mark = childOf(properties, 'w:rPr')
  return childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined
}

/** A hidden style separator: what follows stands on the same line (17.3.2.36). */
export function isRunIn(properties: XmlElement | undefined): boolean {
  return toggle(childOf(properties, 'w:rPr'), 'w:specVanish') === true
}
