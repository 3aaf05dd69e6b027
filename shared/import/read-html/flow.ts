// The walk over a page's tree: lines of text, tables and pictures in the order in which they are shown.
// Which of them matter is for others to say.
import type { Block, OtherBlock, TextBlock, TextRole } from '../../document.ts'
import type { Budget } from '../budget.ts'
import { documentOfText } from '../read-text.ts'
import { lineOf, type Line, type Piece } from './inline.ts'
import { attribute, isElement, isText, type Element, type Node } from './parse.ts'
import { boldOf, hasListMarks, isBlock, isHidden, leadLevelOf, roleOf } from './style.ts'
import { tableBlocks } from './table.ts'

export interface Inline {
  readonly bold: boolean
  readonly lead: Piece['lead']
  /** By a class name of our own pages, where spaces and line breaks are text. */
  readonly role: TextRole | null
}

const plain: Inline = { bold: false, lead: null, role: null }

/** Blocks of a list of siblings. */
export function flowOf(nodes: readonly Node[], budget: Budget, inline: Inline = plain): readonly Block[] {
  const flow = new Flow(budget)
  flow.walkAll(nodes, inline)
  flow.endLine(inline)
  return flow.blocks
}

class Flow {
  readonly blocks: Block[] = []
  readonly #budget: Budget
  #pieces: Piece[] = []
  /** Pictures inside a line follow it. */
  #pictures: OtherBlock[] = []

  constructor(budget: Budget) {
    this.#budget = budget
  }

  walkAll(nodes: readonly Node[], inline: Inline): void {
    for (const node of nodes) this.#walk(node, inline)
  }

  endLine(inline: Inline): void {
    const line = lineOf(this.#pieces, inline.role !== null)
    this.#pieces = []
    if (line !== null) {
      const { role } = inline
      this.blocks.push({ kind: 'text', role, ...levelOf(line, role), runs: line.runs, at: {} })
    }
    for (const picture of this.#pictures) this.blocks.push(picture)
    this.#pictures = []
  }

  #walk(node: Node, inline: Inline): void {
    if (isText(node)) this.#add(node.value, inline)
    else if (isElement(node) && !isHidden(node)) this.#walkElement(node, inline)
  }

  #walkElement(element: Element, inline: Inline): void {
    switch (element.tagName) {
      case 'br':
        if (inline.role !== null) this.#add('\n', inline)
        else this.endLine(inline)
        return
      case 'img':
        this.#pictures.push({
          kind: 'other',
          what: '图片',
          text: attribute(element, 'alt')?.trim() ?? '',
          at: {},
        })
        return
      case 'table':
        this.endLine(inline)
        for (const block of tableBlocks(element, this.#budget, inline)) this.blocks.push(block)
        return
      case 'ol':
        this.#walkNumbered(element, inline)
        return
      case 'pre':
        this.#walkPlainText(element, inline)
        return
      default:
        if (isBlock(element)) this.#walkBlock(element, inline)
        else this.walkAll(element.childNodes, within(element, inline))
    }
  }

  #walkBlock(element: Element, inline: Inline): void {
    this.endLine(inline)
    const inner = within(element, inline)
    this.walkAll(element.childNodes, inner)
    this.endLine(inner)
  }

  /** A text file that was put into a page as it is: its lines and tabs are what there is of tables. */
  #walkPlainText(element: Element, inline: Inline): void {
    const text = inline.role === null ? plainTextOf(element) : null
    if (text === null) {
      this.#walkBlock(element, inline)
      return
    }
    this.endLine(inline)
    for (const block of documentOfText(text, this.#budget).blocks) {
      const placed: Block & { lines?: unknown } = { ...block, at: {} }
      // Its lines are not the page's.
      delete placed.lines
      this.blocks.push(placed)
    }
  }

  /** A list's own numbers are shown and so they are text. */
  #walkNumbered(list: Element, inline: Inline): void {
    this.endLine(inline)
    let number = Number(attribute(list, 'start') ?? 1)
    const isMarked = hasListMarks(list) && Number.isSafeInteger(number)
    for (const item of list.childNodes) {
      const isItem = isElement(item) && item.tagName === 'li' && !isHidden(item)
      if (isItem && isMarked) {
        this.endLine(inline)
        this.#add(`${number}.`, inline)
        this.walkAll(item.childNodes, within(item, inline))
        this.endLine(inline)
        number += 1
      } else this.#walk(item, inline)
    }
    this.endLine(inline)
  }

  #add(text: string, { bold, lead }: Inline): void {
    if (text !== '') this.#pieces.push({ text, bold, lead })
  }
}

/** Text as it stands in the source; null where more than lines is in it. */
function plainTextOf(element: Element): string | null {
  const parts = element.childNodes.map((node): string | null => {
    if (isText(node)) return node.value
    if (!isElement(node) || isHidden(node)) return ''
    if (node.tagName === 'br') return '\n'
    return isBlock(node) || node.tagName === 'img' ? null : plainTextOf(node)
  })
  return parts.includes(null) ? null : parts.join('')
}

function within(element: Element, inline: Inline): Inline {
  return {
    bold: boldOf(element) ?? inline.bold,
    lead: leadLevelOf(element) ?? inline.lead,
    role: roleOf(element) ?? inline.role,
  }
}

type Level = NonNullable<TextBlock['level']>

const levels: Readonly<Partial<Record<TextRole, Level>>> = {
  heading1: 1,
  heading2: 2,
  heading3: 3,
  heading4: 4,
  head: 0,
  paragraph: 0,
}

/** As our own pages carry it: by role, or by a marked lead that is the whole line or the front of it. */
function levelOf({ lead, runs }: Line, role: TextRole | null): Pick<TextBlock, 'level' | 'lead'> {
  if (role === null) return {}
  const stated = levels[role]
  if (lead === null) return stated === undefined ? {} : { level: stated }
  const { level, length } = lead
  const isWhole = length === runs.reduce((sum, { text }) => sum + text.length, 0)
  return isWhole ? { level } : { level, lead: length }
}
