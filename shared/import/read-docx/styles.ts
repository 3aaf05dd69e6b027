// What a paragraph or run takes from its styles: the chain of basedOn resolved once per style (ECMA-376 part 1, 17.7).
// Only what reading needs: outline level, list, bold, hidden, and the roles our own styles name.
import { cellNames, leadNames, roleNames, styleNameOf, textRoles, type TextRole } from '../../document.ts'
import { childOf, childrenOf, type XmlElement } from '../read-package/xml.ts'

/** Of a paragraph style, everything inherited; `null` where the chain says nothing. */
export interface ParagraphStyle {
  readonly id: string
  readonly role: TextRole | null
  /** Of a cell whose first paragraph has the style. */
  readonly cell: 'label' | 'figure' | null
  /** 0-based; 9 is body text. */
  readonly outline: number | null
  /** `level` is null when the list itself says which of its levels carries the style. */
  readonly list: { readonly list: string; readonly level: number | null; readonly owner: string } | null
  readonly bold: boolean | null
  readonly hidden: boolean | null
}

export interface CharacterStyle {
  /** Level of the run-in heading that our own lead styles mark; 0 for every other style. */
  readonly lead: 0 | 1 | 2 | 3 | 4
  readonly bold: boolean | null
  readonly hidden: boolean | null
}

export interface Styles {
  /** undefined asks for the default paragraph style. */
  readonly paragraph: (id: string | undefined) => ParagraphStyle
  readonly character: (id: string | undefined) => CharacterStyle
  readonly defaultBold: boolean
  /** The file has our own styles. */
  readonly isOurs: boolean
}

const plainParagraph: ParagraphStyle = {
  id: '',
  role: null,
  cell: null,
  outline: null,
  list: null,
  bold: null,
  hidden: null,
}
const plainCharacter: CharacterStyle = { lead: 0, bold: null, hidden: null }

export function readStyles(root: XmlElement | null): Styles {
  const elements = new Map<string, XmlElement>()
  let normal: string | undefined
  for (const style of childrenOf(root ?? undefined, 'w:style')) {
    const id = style.attributes['w:styleId']
    if (id === undefined) continue
    elements.set(id, style)
    const isDefault = isOn(style.attributes['w:default'])
    if (style.attributes['w:type'] === 'paragraph' && isDefault) normal = id
  }

  const paragraph = memo((id): ParagraphStyle => {
    return chainOf(elements, id).reduceRight<ParagraphStyle>(inheritParagraph, { ...plainParagraph, id })
  })
  const character = memo((id): CharacterStyle => {
    return chainOf(elements, id).reduceRight<CharacterStyle>(inheritCharacter, plainCharacter)
  })
  const defaults = childOf(childOf(childOf(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  return {
    paragraph: (id) => {
      // A style that is not defined is the default one (17.3.1.27).
      const known = id !== undefined && elements.has(id) ? id : normal
      return known === undefined ? plainParagraph : paragraph(known)
    },
    character: (id) => (id === undefined ? plainCharacter : character(id)),
    defaultBold: toggle(defaults, 'w:b') === true,
    isOurs: [...elements.values()].some((style) => roleOf(style) !== null),
  }
}

/** Nobody bases styles on each other deeper than this. */
const longestChain = 50

/** The style and what it is based on, nearest first; a circle ends where it closes. */
function chainOf(elements: ReadonlyMap<string, XmlElement>, id: string): XmlElement[] {
  const chain: XmlElement[] = []
  let at = elements.get(id)
  while (at !== undefined && chain.length < longestChain && !chain.includes(at)) {
    chain.push(at)
    at = elements.get(childOf(at, 'w:basedOn')?.attributes['w:val'] ?? '')
  }
  return chain
}

function inheritParagraph(base: ParagraphStyle, style: XmlElement): ParagraphStyle {
  const properties = childOf(style, 'w:pPr')
  const run = childOf(style, 'w:rPr')
  const list = listOf(properties, style.attributes['w:styleId'] ?? '')
  return {
    id: base.id,
    role: roleOf(style) ?? base.role,
    cell: cellOf(style) ?? base.cell,
    outline: outlineOf(properties) ?? base.outline,
    list: list ?? base.list,
    bold: toggle(run, 'w:b') ?? base.bold,
    hidden: toggle(run, 'w:vanish') ?? base.hidden,
  }
}

function inheritCharacter(base: CharacterStyle, style: XmlElement): CharacterStyle {
  const run = childOf(style, 'w:rPr')
  return {
    lead: leadOf(style) || base.lead,
    bold: toggle(run, 'w:b') ?? base.bold,
    hidden: toggle(run, 'w:vanish') ?? base.hidden,
  }
}

function listOf(properties: XmlElement | undefined, owner: string): ParagraphStyle['list'] {
  const numbering = childOf(properties, 'w:numPr')
  const list = childOf(numbering, 'w:numId')?.attributes['w:val']
  if (list === undefined) return null
  const level = childOf(numbering, 'w:ilvl')?.attributes['w:val']
  return { list, level: level === undefined ? null : Number(level), owner }
}

/** The outline level a paragraph or style states itself; null where it does not. */
export function outlineOf(properties: XmlElement | undefined): number | null {
  const level = childOf(properties, 'w:outlineLvl')?.attributes['w:val']
  return level !== undefined && /^[0-9]$/.test(level) ? Number(level) : null
}

/** A property that is on by being there: true, false, or null where it is absent. */
export function toggle(properties: XmlElement | undefined, name: string): boolean | null {
  const property = childOf(properties, name)
  if (property === undefined) return null
  return isOn(property.attributes['w:val'] ?? '1')
}

export function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on'
}

/** Word and WPS renumber style ids when they save and keep their names; a style of ours is known by either. */
function roleOf(style: XmlElement): TextRole | null {
  return textRoles.find((role) => isNamed(style, roleNames[role])) ?? null
}

function cellOf(style: XmlElement): 'label' | 'figure' | null {
  return (['label', 'figure'] as const).find((role) => isNamed(style, cellNames[role])) ?? null
}

function leadOf(style: XmlElement): 0 | 1 | 2 | 3 | 4 {
  return ([1, 2, 3, 4] as const).find((level) => isNamed(style, leadNames[level])) ?? 0
}

function isNamed(style: XmlElement, own: { readonly id: string; readonly label: string }): boolean {
  if (style.attributes['w:styleId'] === own.id) return true
  return childOf(style, 'w:name')?.attributes['w:val'] === styleNameOf(own)
}

function memo<T>(make: (id: string) => T): (id: string) => T {
  const made = new Map<string, T>()
  return (id) => {
    const known = made.get(id)
    if (known !== undefined) return known
    const value = make(id)
    made.set(id, value)
    return value
  }
}
