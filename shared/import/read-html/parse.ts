// HTML → tree by parse5, with what a hostile page could make endless counted on the way: nodes, depth, attributes, and the
// searches among siblings that parse5's own adapter does from the wrong end.
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes, type TreeAdapter } from 'parse5'
import type { Advance } from '../../reading-progress.ts'
import { Budget, limits, Stop } from '../budget.ts'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Parent = DefaultTreeAdapterTypes.ParentNode
export type Element = DefaultTreeAdapterTypes.Element
type Tree = DefaultTreeAdapterTypes.DefaultTreeAdapterMap

/** Pages out of Word nest spans deeper than any XML; parse5 looks along the whole stack for every tag. */
export function htmlBudget(): Budget {
  return new Budget({ ...limits, nodes: 500_000, depth: 500 })
}

export function parseHtml(html: string, budget: Budget, advance?: Advance): Parent {
  const tags = checkAttributes(html)
  let elements = 0
  const treeAdapter = countingAdapter(budget, () => {
    elements += 1
    // More elements than tags: what a page leaves out is put in.
    advance?.(Math.min(elements, tags), tags)
  })
  const tree = parse(html, { treeAdapter, scriptingEnabled: false })
  advance?.(tags, tags)
  return tree
}

function countingAdapter(budget: Budget, onElement: () => void): TreeAdapter<Tree> {
  let depth = 0
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1
      budget.checkDepth(depth)
    },
    onItemPop: () => {
      depth -= 1
    },
    createElement: (...of) => {
      budget.spendNodes(1)
      onElement()
      return defaultTreeAdapter.createElement(...of)
    },
    createTextNode: (text) => {
      budget.spendNodes(1)
      return defaultTreeAdapter.createTextNode(text)
    },
    createCommentNode: (text) => {
      budget.spendNodes(1)
      return defaultTreeAdapter.createCommentNode(text)
    },
    insertBefore: (parent, node, reference) => {
      parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node)
      node.parentNode = parent
    },
    insertTextBefore: (parent, text, reference) => {
      const at = parent.childNodes.lastIndexOf(reference)
      const before = parent.childNodes[at - 1]
      if (before !== undefined && isText(before)) {
        before.value += text
        return
      }
      budget.spendNodes(1)
      const node = defaultTreeAdapter.createTextNode(text)
      parent.childNodes.splice(at, 0, node)
      node.parentNode = parent
    },
    detachNode: (node) => {
      const siblings = node.parentNode?.childNodes
      if (siblings !== undefined) siblings.splice(siblings.lastIndexOf(node), 1)
      node.parentNode = null
    },
  }
}

/** parse5 compares every attribute of a tag with all before it. */
const mostAttributes = 2000

/** Separators inside one tag, quoted values skipped; scripts and comments are no tags. Gives how many tags begin an element. */
function checkAttributes(html: string): number {
  let tags = 0
  let at = html.indexOf('<')
  while (at !== -1) {
    const next = pastOpaque(html, at)
    if (next === null && /[a-z]/iu.test(html.charAt(at + 1))) tags += 1
    at = html.indexOf('<', next ?? pastTag(html, at))
  }
  return tags
}

/** Behind a comment, a script or a style sheet; null when `at` is none. */
function pastOpaque(html: string, at: number): number | null {
  if (html.startsWith('<!--', at)) return past(html, '-->', at + 2)
  const name = /^<(script|style)\b/iu.exec(html.slice(at, at + 8))?.[1]?.toLowerCase()
  return name === undefined ? null : past(html, `</${name}`, pastTag(html, at))
}

function past(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from)
  return at === -1 ? html.length : at + end.length
}

function pastTag(html: string, from: number): number {
  if (!/[a-z/]/iu.test(html[from + 1] ?? '')) return from + 1
  let separators = 0
  let afterEquals = false
  for (let at = from + 1; at < html.length; at += 1) {
    const code = html.charCodeAt(at)
    if (code === greater) return at + 1
    const isSpace = code <= space
    const isQuote = afterEquals && (code === quote || code === apostrophe)
    if (isQuote) at = past(html, String.fromCharCode(code), at + 1) - 1
    if (isQuote || isSpace || code === slash) separators += 1
    if (separators > mostAttributes) throw new Stop('file-over-budget')
    if (!isSpace) afterEquals = code === equals
  }
  return html.length
}

const [space, quote, apostrophe, slash, equals, greater] = [0x20, 0x22, 0x27, 0x2f, 0x3d, 0x3e]

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null
}
