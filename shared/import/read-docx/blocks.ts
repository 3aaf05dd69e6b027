// Block content → blocks: paragraphs, tables and what floats beside them, in reading order. The same walk reads the body,
// a table cell and a text box.
import type { Block, Place, PlacedRevision } from '../../document.ts'
import type { Advance } from '../../reading-progress.ts'
import { append } from '../read-package/long-lists.ts'
import { childOf, elementsOf, type XmlElement } from '../read-package/xml.ts'
import { contentOfControl, isContentsControl } from './controls.ts'
import { branchOf, type Oddment } from './graphics.ts'
import { hasDeletedEnd, isRunIn, leaveOutContents, readInline, type Inline } from './inline.ts'
import { levelOf, numberOf, textBlocks, type RunIn } from './paragraph.ts'
import { endRevision, inserting } from './revisions.ts'
import { openStory, type Story } from './story.ts'
import { readTable } from './table.ts'

/** What a paragraph without an end of its own hands on to the next one. */
interface Pending extends Inline {
  readonly runIn: RunIn | null
}

export function readBlocks(container: XmlElement, story: Story, advance?: Advance): Block[] {
  const reader = new BlockReader(story)
  reader.read(container, advance)
  reader.finish()
  takeOrphans(reader.blocks, story.orphans)
  return reader.blocks
}

/** Tracked changes behind the last text belong to its end. */
function takeOrphans(blocks: Block[], orphans: PlacedRevision[]): void {
  const last = blocks.at(-1)
  if (last?.kind !== 'text' || orphans.length === 0) return
  const end = last.runs.reduce((length, { text }) => length + text.length, 0)
  const late = orphans.splice(0).map((revision) => ({ ...revision, from: end }))
  blocks[blocks.length - 1] = { ...last, revisions: [...(last.revisions ?? []), ...late] }
}

class BlockReader {
  readonly blocks: Block[] = []
  readonly #story: Story
  #pending: Pending | null = null
  #last: XmlElement | null = null

  constructor(story: Story) {
    this.#story = story
  }

  read(container: XmlElement, advance?: Advance): void {
    const children = elementsOf(container)
    for (const [index, child] of children.entries()) {
      advance?.(index, children.length)
      switch (child.name) {
        case 'w:p':
          this.#paragraph(child)
          break
        case 'w:tbl':
          this.finish()
          this.#table(child)
          break
        case 'w:sdt':
          this.#control(child)
          break
        case 'w:customXml':
          this.read(child)
          break
        case 'w:ins':
        case 'w:moveTo':
          this.#story.tally.changes += 1
          inserting(child, this.#story, () => this.read(child))
          break
        case 'mc:AlternateContent': {
          const branch = branchOf(child)
          if (branch !== null) this.read(branch)
          break
        }
        case 'w:altChunk':
          this.#oddments([{ what: '嵌入文档', text: '' }], {})
          break
      }
    }
    advance?.(children.length, children.length)
  }

  /** Emits what still waits for a paragraph to go on in. */
  finish(): void {
    const pending = this.#pending
    const last = this.#last
    if (pending === null || last === null) return
    this.#pending = null
    this.#emit(last, pending, pending.runIn)
  }

  #paragraph(paragraph: XmlElement): void {
    const { tally, styles } = this.#story
    const properties = childOf(paragraph, 'w:pPr')
    const style = styles.paragraph(childOf(properties, 'w:pStyle')?.attributes['w:val'])
    const own = readInline(paragraph, style, this.#story)
    const end = endRevision(properties)
    if (end !== null) own.pieces.push({ text: '', bold: false, lead: 0, revision: end })
    const pending = this.#pending
    this.#last = paragraph
    if (hasDeletedEnd(properties)) {
      tally.changes += 1
      this.#pending = { ...joined(pending, own), runIn: pending?.runIn ?? null }
      return
    }
    // The number of a run-in heading stands before the heading, and what follows on its line has none of its own.
    const number = pending?.runIn ? '' : numberOf(properties, style, this.#story)
    const whole = numbered(number, joined(pending, own))
    if (isRunIn(properties) && style.role === null) {
      const runIn = pending?.runIn ?? runInOf(whole, levelOf(properties, style))
      this.#pending = { ...whole, runIn }
      return
    }
    this.#pending = null
    this.#emit(paragraph, whole, pending?.runIn ?? null)
  }

  #emit(paragraph: XmlElement, { pieces, boxes, oddments }: Inline, runIn: RunIn | null): void {
    const properties = childOf(paragraph, 'w:pPr')
    const style = this.#story.styles.paragraph(childOf(properties, 'w:pStyle')?.attributes['w:val'])
    const at = this.#place(pieces.some(({ text }) => text.trim() !== ''))
    append(this.blocks, textBlocks(pieces, style, levelOf(properties, style), runIn, at, this.#story.orphans))
    for (const box of boxes) append(this.blocks, readBlocks(box, openStory(this.#story, box)))
    this.#oddments(oddments, at)
  }

  /** Where the walk is: the next paragraph, or the last one that holds words. */
  #place(isParagraph: boolean): Place {
    const { tally } = this.#story
    if (isParagraph && tally.tables === 0) tally.paragraphs += 1
    return tally.paragraphs === 0 ? {} : { paragraph: tally.paragraphs }
  }

  #oddments(oddments: readonly Oddment[], at: Place): void {
    for (const { what, text } of oddments) this.blocks.push({ kind: 'other', what, text, at })
  }

  #table(table: XmlElement): void {
    const story = this.#story
    story.tally.tables += 1
    const blocks = readTable(table, story, this.#place(false), (cell) => readBlocks(cell, story))
    story.tally.tables -= 1
    append(this.blocks, blocks)
  }

  #control(control: XmlElement): void {
    if (isContentsControl(control)) {
      const oddments: Oddment[] = []
      leaveOutContents(this.#story, { oddments })
      this.#oddments(oddments, this.#place(false))
      return
    }
    const content = contentOfControl(control)
    if (content !== null) this.read(content)
  }
}

/** Goes on in the lists of `before`: a hostile file may join a hundred thousand paragraphs. */
function joined(before: Inline | null, after: Inline): Inline {
  if (before === null) return after
  append(before.pieces, after.pieces)
  append(before.boxes, after.boxes)
  append(before.oddments, after.oddments)
  return before
}

function runInOf({ pieces }: Inline, level: RunIn['level'] | undefined): RunIn | null {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  return length > 0 ? { level: level ?? 2, length } : null
}

/** The number looks like the text it stands before. */
function numbered(number: string, inline: Inline): Inline {
  if (number === '') return inline
  const { bold = false, lead = 0 } = inline.pieces.find(({ text }) => text !== '') ?? {}
  return { ...inline, pieces: [{ text: number, bold, lead }, ...inline.pieces] }
}
