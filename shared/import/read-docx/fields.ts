// Fields (ECMA-376 part 1, 17.16): only what they show is text. Which field characters belong together is settled before
// the walk, because a field that is begun and never ended must not swallow the rest of the document.
import type { XmlElement } from '../read-package/xml.ts'
import { contentOfControl } from './controls.ts'

/** What stands at one field character of a well-formed field. */
type FieldMark = 'begin' | 'separate' | 'end'

export interface Fields {
  /** The part this field character plays; null for one that has no partner. */
  readonly markOf: (fieldChar: XmlElement) => FieldMark | null
}

/** Looked through only when the first field character is met: most documents have none. */
export function pairFields(story: XmlElement): Fields {
  let marks: ReadonlyMap<XmlElement, FieldMark> | null = null
  return {
    markOf: (fieldChar) => {
      marks ??= marksOf(story)
      return marks.get(fieldChar) ?? null
    },
  }
}

function marksOf(story: XmlElement): Map<XmlElement, FieldMark> {
  const marks = new Map<XmlElement, FieldMark>()
  const open: { readonly begin: XmlElement; separate: XmlElement | null }[] = []
  visit(story, (fieldChar) => {
    switch (fieldChar.attributes['w:fldCharType']) {
      case 'begin':
        open.push({ begin: fieldChar, separate: null })
        return
      case 'separate': {
        const last = open.at(-1)
        if (last !== undefined) last.separate ??= fieldChar
        return
      }
      case 'end': {
        const last = open.pop()
        if (last === undefined) return
        marks.set(last.begin, 'begin')
        if (last.separate !== null) marks.set(last.separate, 'separate')
        marks.set(fieldChar, 'end')
      }
    }
  })
  return marks
}

/** What the walk does not read; text boxes are stories of their own, whose fields pair up among themselves. */
const unread: ReadonlySet<string> = new Set(['w:txbxContent', 'w:del', 'w:moveFrom'])

function visit(element: XmlElement, meet: (fieldChar: XmlElement) => void): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === 'w:fldChar') meet(child)
    else if (child.name === 'w:sdt') {
      const content = contentOfControl(child)
      if (content !== null) visit(content, meet)
    } else if (!unread.has(child.name)) visit(child, meet)
  }
}

/** The walk's state inside fields; text counts only where every open field shows its result. */
export class FieldState {
  readonly #open: { code: string; showing: boolean }[] = []

  enter(mark: FieldMark): void {
    const last = this.#open.at(-1)
    if (mark === 'begin') this.#open.push({ code: '', showing: false })
    else if (mark === 'separate' && last !== undefined) last.showing = true
    else this.#open.pop()
  }

  addCode(text: string): void {
    const last = this.#open.at(-1)
    if (last !== undefined && !last.showing) last.code += text
  }

  get isShown(): boolean {
    return this.#open.every((field) => field.showing)
  }

  /** A table of contents repeats headings that are not the document's own. */
  get isInContents(): boolean {
    return this.#open.some((field) => isContents(field.code))
  }

  /** The code of the field that is innermost. */
  get code(): string {
    return this.#open.at(-1)?.code ?? ''
  }
}

export function isContents(code: string): boolean {
  return /^\s*(?:TOC|INDEX|TOA)\b/i.test(code)
}

/** What a field without a result shows, where that can be told from its code: EQ's circled characters; else ''. */
export function shownByCode(code: string): string {
  const circled = /^\s*EQ\s+\\o\\ac\s*\(\s*○\s*[,;，]\s*(\d{1,2})\s*\)/i.exec(code)?.[1]
  if (circled === undefined) return ''
  const value = Number(circled)
  return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : circled
}
