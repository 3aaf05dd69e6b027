// Drawings, pictures and embedded objects: which text boxes they hold, and what of them has no place in a document of
// text and tables. Alternatives for newer and older programs say the same thing twice; one is taken.
import { elementsOf, type XmlElement } from '../read-package/xml.ts'

/** Something that is named and not carried over. */
export interface Oddment {
  readonly what: string
  readonly text: string
}

export interface Graphics {
  /** `w:txbxContent` elements in reading order. */
  readonly boxes: readonly XmlElement[]
  readonly oddments: readonly Oddment[]
}

const kinds: Readonly<Record<string, string>> = {
  'pic:pic': '图片',
  'v:imagedata': '图片',
  'c:chart': '图表',
  'dgm:relIds': '智能图形',
}

/** What stands in `w:drawing`, `w:pict` or `w:object`. Bare lines and shapes say nothing. */
export function readGraphics(graphic: XmlElement): Graphics {
  const boxes: XmlElement[] = []
  const whats = new Set<string>()
  const words: string[] = []
  collect(graphic, boxes, whats, words)
  const oddments: Oddment[] = words.map((text) => ({ what: '艺术字', text }))
  // An embedded object shows itself by a picture of its own, which is not another one.
  if (graphic.name === 'w:object') return { boxes, oddments: [...oddments, { what: '嵌入对象', text: '' }] }
  return { boxes, oddments: [...oddments, ...[...whats].map((what) => ({ what, text: '' }))] }
}

function collect(element: XmlElement, boxes: XmlElement[], whats: Set<string>, words: string[]): void {
  for (const child of elementsOf(element)) {
    if (child.name === 'w:txbxContent') {
      boxes.push(child)
      continue
    }
    if (child.name === 'mc:AlternateContent') {
      const branch = branchOf(child)
      if (branch !== null) collect(branch, boxes, whats, words)
      continue
    }
    const what = kinds[child.name]
    if (what !== undefined) whats.add(what)
    const art = child.name === 'v:textpath' ? (child.attributes['string'] ?? '').trim() : ''
    if (art !== '') words.push(art)
    collect(child, boxes, whats, words)
  }
}

const speaking: ReadonlySet<string> = new Set([
  ...Object.keys(kinds),
  'w:t',
  'w:txbxContent',
  'w:sym',
  'w:object',
  'v:textpath',
])

/** The branch of an AlternateContent to read: the first choice that says something, else the fallback. */
export function branchOf(alternate: XmlElement): XmlElement | null {
  const branches = elementsOf(alternate).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback')
  return branches.find(says) ?? branches[0] ?? null
}

function says(element: XmlElement): boolean {
  return elementsOf(element).some((child) => speaking.has(child.name) || says(child))
}
