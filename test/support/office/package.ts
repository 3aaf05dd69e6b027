// Looks into written files: the parts of a .docx or .xlsx as trees of elements.
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** Text directly inside, in one piece. */
  readonly text: string
}

interface Growing {
  name: string
  attributes: Record<string, string>
  children: Growing[]
  text: string
}

/** The root element of an XML text. */
export function parseXml(xml: string): Element {
  const parser = new SaxesParser()
  const open: Growing[] = []
  let root: Growing | null = null
  parser.on('opentag', ({ name, attributes }) => {
    const element: Growing = { name, attributes: { ...attributes }, children: [], text: '' }
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
    open.push(element)
  })
  parser.on('text', (text) => {
    const inside = open.at(-1)
    if (inside) inside.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  if (root === null) throw new Error('no element')
  return root
}

/** The parts of a package by path. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  )
}

export function part(bytes: Uint8Array, path: string): Element {
  const xml = partsOf(bytes)[path]
  if (xml === undefined) throw new Error(`no part ${path}`)
  return parseXml(xml)
}

/** Every element of a name below, in document order. */
export function all(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** The child of a name; fails where there is none. */
export function child(element: Element, name: string): Element {
  const found = element.children.find((one) => one.name === name)
  if (!found) throw new Error(`<${element.name}> has no <${name}>`)
  return found
}

/** The `w:val` of the child of a name; null where there is no such child. */
export function value(element: Element | undefined, name: string): string | null {
  const found = element?.children.find((one) => one.name === name)
  return found?.attributes['w:val'] ?? null
}

/** All text below, line breaks as `\n`. */
export function textIn(element: Element): string {
  if (element.name === 'w:t' || element.name === 't') return element.text
  if (element.name === 'w:br') return '\n'
  return element.children.map(textIn).join('')
}
