// Markup as a light tree with canonical names: `w:p` whatever prefix a file uses and whether it is of the transitional
// or the strict kind. Document types are refused, so no entity can be declared.
import { SaxesParser } from 'saxes'
import type { Advance } from '../../reading-progress.ts'
import { Stop, type Budget } from '../budget.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

export type XmlNode = XmlElement | string

/** The prefixes this program's readers write names with, by namespace; strict (ISO 29500-1) and transitional alike. */
const canonicalPrefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties': 'cust',
  'http://purl.oclc.org/ooxml/officeDocument/customProperties': 'cust',
  'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes': 'vt',
  'http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes': 'vt',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://www.w3.org/XML/1998/namespace': 'xml',
}

const nothing: ReadonlySet<string> = new Set()
const noAttributes: Readonly<Record<string, string>> = {}

/** What a walk over markup is told; names are canonical. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
  /** Characters that have been gone through. */
  readonly advance?: Advance | undefined
}

/** Characters given to the parser at once. */
const portion = 64 * 1024

/** Word declares some forty; every declaration copies them. */
const mostPrefixes = 200

/** Walks markup, spending nodes and depth as it goes. Stops with `file-damaged` where it is not well-formed. */
export function walkXml(bytes: Uint8Array, budget: Budget, events: XmlEvents): void {
  const names = new Names()
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', () => {
    throw new Stop('file-damaged')
  })
  parser.on('doctype', () => {
    throw new Stop('file-damaged')
  })
  parser.on('opentag', (tag) => {
    depth += 1
    budget.checkDepth(depth)
    const attributes = names.enter(tag.attributes)
    budget.spendNodes(1 + names.attributeCount)
    events.open(names.element(tag.name), attributes)
  })
  parser.on('text', (text) => {
    budget.spendNodes(1)
    events.text(text)
  })
  parser.on('cdata', (text) => {
    budget.spendNodes(1)
    events.text(text)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    events.close(names.element(tag.name))
    names.leave()
  })
  const text = decodeXml(bytes)
  for (let at = 0; at < text.length; at += portion) {
    events.advance?.(at, text.length)
    parser.write(text.slice(at, at + portion))
  }
  parser.close()
  events.advance?.(text.length, text.length)
}

/** An element that is being read. */
interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  children: XmlNode[]
}

/** Stands for the children of the many elements that have none; never written to. */
const leaf: XmlNode[] = []

/** The tree of a part, without the elements that are named in `unread` and all inside them. */
export function parseXml(
  bytes: Uint8Array,
  budget: Budget,
  unread: ReadonlySet<string> = nothing,
  advance?: Advance,
): XmlElement {
  const document: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = []
  let inside = document
  /** How deep in an unread element. */
  let skipped = 0
  const add = (node: Open | string): void => {
    if (inside.children === leaf) inside.children = [node]
    else inside.children.push(node)
  }
  walkXml(bytes, budget, {
    advance,
    open: (name, attributes) => {
      if (skipped > 0 || unread.has(name)) {
        skipped += 1
        return
      }
      const element: Open = { name, attributes, children: leaf }
      add(element)
      open.push(inside)
      inside = element
    },
    text: (text) => {
      if (skipped === 0) add(text)
    },
    close: () => {
      if (skipped > 0) skipped -= 1
      else inside = open.pop() ?? document
    },
  })
  const root = document.children.find((node) => typeof node !== 'string')
  if (root === undefined) throw new Stop('file-damaged')
  return root
}

/** Prefix in the file → canonical prefix; '' keys the default namespace, '?' stands for a namespace nobody reads. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>
  /** Every prefix is the canonical one already: names need no second look. */
  readonly isCanonical: boolean
  readonly names: Map<string, string>
}

const knownPrefixes: ReadonlySet<string> = new Set(Object.values(canonicalPrefixes))

function scopeOf(prefixes: ReadonlyMap<string, string>): Scope {
  const isCanonical = [...prefixes].every(([prefix, canonical]) =>
    canonical === '?' ? prefix !== '' && !knownPrefixes.has(prefix) : prefix === canonical,
  )
  return { prefixes, isCanonical, names: new Map() }
}

/** Names under the namespaces in force; an element's declarations hold for itself and what is inside it. */
class Names {
  attributeCount = 0
  readonly #scopes: Scope[] = [scopeOf(new Map([['xml', 'xml']]))]
  #scope: Scope = this.#scopes[0] ?? scopeOf(new Map())

  enter(attributes: Record<string, string>): Readonly<Record<string, string>> {
    let count = 0
    let declares = false
    for (const name in attributes) {
      count += 1
      if (isDeclaration(name)) declares = true
    }
    this.attributeCount = count
    if (declares) this.#declare(attributes)
    this.#scopes.push(this.#scope)
    if (count === 0) return noAttributes
    if (this.#scope.isCanonical) return attributes
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [this.#attribute(name), value]),
    )
  }

  leave(): void {
    this.#scopes.pop()
    this.#scope = this.#scopes.at(-1) ?? this.#scope
  }

  element(raw: string): string {
    const { names, prefixes, isCanonical } = this.#scope
    if (isCanonical) return raw
    const known = names.get(raw)
    if (known !== undefined) return known
    const colon = raw.indexOf(':')
    const prefix = prefixes.get(colon === -1 ? '' : raw.slice(0, colon))
    // A name of no known namespace keeps its prefix behind a mark, so that it can never pass for a known one.
    const name = prefix === undefined || prefix === '?' ? `?${raw}` : `${prefix}:${raw.slice(colon + 1)}`
    names.set(raw, name)
    return name
  }

  #declare(attributes: Readonly<Record<string, string>>): void {
    const prefixes = new Map(this.#scope.prefixes)
    for (const name in attributes) {
      if (!isDeclaration(name)) continue
      prefixes.set(name.slice(6), canonicalPrefixes[(attributes[name] ?? '').trim()] ?? '?')
    }
    if (prefixes.size > mostPrefixes) throw new Stop('file-over-budget')
    this.#scope = scopeOf(prefixes)
  }

  /** Attributes without a prefix belong to no namespace; declarations keep their own names. */
  #attribute(raw: string): string {
    return raw.includes(':') && !raw.startsWith('xmlns:') ? this.element(raw) : raw
  }
}

function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name[5] === ':')
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.1); bytes that are neither are damage. */
function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  // Strict decoding is four times as slow: only a replacement character gives reason to ask.
  return text.includes('\ufffd') ? decodeStrictly(bytes, encoding) : text
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Stop('file-damaged')
  }
}

// Small steps over a tree.

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node) => typeof node !== 'string')
}

export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  if (parent === undefined) return undefined
  for (const node of parent.children) if (typeof node !== 'string' && node.name === name) return node
  return undefined
}

export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent === undefined ? [] : elementsOf(parent).filter((node) => node.name === name)
}

export function textOf(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join('')
}

/** Every element of the name below, in document order, not looking inside those found. */
export function descendantsOf(parent: XmlElement, names: ReadonlySet<string>): XmlElement[] {
  return elementsOf(parent).flatMap((node) => (names.has(node.name) ? [node] : descendantsOf(node, names)))
}
