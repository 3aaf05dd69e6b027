// What is pasted, as prose: paragraphs, bold and typed numbering are kept; fonts, colours, links, pictures and the rest of what
// Word, WPS and web pages put on the clipboard fall away. Needs a window's DOMParser; changes nothing on the screen.
import { normalProse, paragraphFromRuns, type Prose, type Run } from '../../shared/report/prose.ts'

const blocks = new Set([
  'ADDRESS',
  'ARTICLE',
  'BLOCKQUOTE',
  'DD',
  'DIV',
  'DL',
  'DT',
  'FIGURE',
  'FOOTER',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HEADER',
  'LI',
  'MAIN',
  'OL',
  'P',
  'PRE',
  'SECTION',
  'TABLE',
  'TBODY',
  'THEAD',
  'TR',
  'UL',
])
const ignored = new Set([
  'HEAD',
  'IMG',
  'META',
  'NOSCRIPT',
  'OBJECT',
  'SCRIPT',
  'STYLE',
  'SVG',
  'TITLE',
  'VIDEO',
])

/** More than this is no section of a report; the rest is left out and said so by the caller. */
export const mostPasted = 200_000

export function proseFromText(text: string): Prose {
  return normalProse(
    text.split(/\r\n|\r|\n|\u2028|\u2029/u).map((line) => paragraphFromRuns([{ text: line }])),
  )
}

export function proseFromHtml(html: string): Prose {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const paragraphs: Run[][] = [[]]
  const open = (): void => {
    if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
  }
  const add = (text: string, bold: boolean): void => {
    paragraphs.at(-1)?.push(bold ? { text, bold: true } : { text })
  }
  const walk = (node: Node, bold: boolean): void => {
    if (node instanceof Text) {
      // White space of the source, line breaks too, is one space; between Han characters Word's wrapped source has none.
      const text = node.data
        .replace(/(?<=[\p{Script=Han}，。、；：！？”’）》】])[ \t]*[\r\n]+\s*/gu, '')
        .replace(/[ \t\r\n\u00a0]+/gu, ' ')
      if (text.trim() !== '' || paragraphs.at(-1)?.length !== 0) add(text, bold)
      return
    }
    if (!(node instanceof HTMLElement) || ignored.has(node.tagName)) return
    if (node.tagName === 'BR') {
      open()
      return
    }
    const isBlock = blocks.has(node.tagName)
    if (isBlock) open()
    if (node.tagName === 'LI') {
      const number = numberOfItem(node)
      if (number !== '') add(number, false)
    }
    const weight = node.style.fontWeight
    const inner =
      node.tagName === 'B' || node.tagName === 'STRONG'
        ? weight !== 'normal' && weight !== '400'
        : weight === 'bold' || Number(weight) >= 600 || (bold && weight !== 'normal' && weight !== '400')
    node.childNodes.forEach((child) => walk(child, inner))
    if (node.tagName === 'TD' || node.tagName === 'TH') add(' ', false)
    if (isBlock) open()
  }
  walk(page.body, false)
  return normalProse(paragraphs.map(paragraphFromRuns))
}

/** An ordered list's number exists only on the screen; in official prose it becomes text. */
function numberOfItem(item: HTMLElement): string {
  const list = item.parentElement
  if (!(list instanceof HTMLOListElement)) return ''
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI')
  return `${list.start + items.indexOf(item)}.`
}
