// Automatic numbering turned into the characters a reader of the page sees: definitions of numbering.xml (ECMA-376
// part 1, 17.9) and the counters that run while the document is walked. Paragraphs say which list and level they are in.
import { childOf, childrenOf, type XmlElement } from '../read-package/xml.ts'
import { formatNumber } from './number-formats.ts'
import { symbolText } from './symbols.ts'

/** Which list and level a paragraph belongs to. */
export interface ListPlace {
  readonly list: string
  readonly level: number
}

interface LevelDefinition {
  readonly start: number
  readonly format: string
  /** `%1、` with `%n` for the counter of level n. */
  readonly text: string
  readonly suffix: string
  /** Restarts after a level up to this one (0-based) was used; null: after any higher level; -1: never. */
  readonly restart: number | null
  /** All counters in the text are shown as plain digits. */
  readonly isLegal: boolean
  /** Style id of the paragraphs that carry this level. */
  readonly style: string | null
}

interface ListDefinition {
  /** Lists that share it continue each other's counters. */
  readonly counters: string
  readonly levels: ReadonlyMap<number, LevelDefinition>
  /** Levels whose counter starts anew, and where, when the list is first used. */
  readonly overrides: ReadonlyMap<number, number>
}

/** The numbering of one document; counters are kept per story, since they run in reading order. */
export interface Numbering {
  /** The level at which a list numbers the paragraphs of a style. */
  readonly levelOfStyle: (list: string, style: string) => number | null
  /** Counts one paragraph and says what stands in front of it; '' for a list that is not defined. */
  readonly next: (place: ListPlace) => string
}

/** Word has nine levels. */
const deepest = 8

/** The definitions are asked for when the first numbered paragraph is met: most documents number by hand. */
export function readNumbering(definitions: () => XmlElement | null): Numbering {
  let known: Map<string, ListDefinition> | null = null
  const listsOf = (): Map<string, ListDefinition> => {
    if (known === null) {
      const root = definitions()
      known = root === null ? new Map<string, ListDefinition>() : readLists(root)
    }
    return known
  }
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()

  const next = ({ list, level }: ListPlace): string => {
    const definition = listsOf().get(list)
    const own = definition?.levels.get(level)
    if (definition === undefined || own === undefined) return ''
    const counts = counters.get(definition.counters) ?? []
    counters.set(definition.counters, counts)
    if (!started.has(list)) {
      started.add(list)
      for (const overridden of definition.overrides.keys()) counts[overridden] = undefined
    }
    const startOf = (at: number) => definition.overrides.get(at) ?? definition.levels.get(at)?.start ?? 1
    const count = counts[level]
    counts[level] = count === undefined ? startOf(level) : count + 1
    // A level that was skipped counts as begun: 1.1 under a heading that nobody numbered.
    for (let higher = 0; higher < level; higher += 1) counts[higher] ??= startOf(higher)
    for (let deeper = level + 1; deeper <= deepest; deeper += 1) {
      const restart = definition.levels.get(deeper)?.restart ?? null
      if (restart === null || level <= restart) counts[deeper] = undefined
    }
    return shown(own, definition, counts)
  }

  const levelOfStyle = (list: string, style: string): number | null => {
    for (const [level, { style: carried }] of listsOf().get(list)?.levels ?? []) {
      if (carried === style) return level
    }
    return null
  }

  return { next, levelOfStyle }
}

function shown(
  own: LevelDefinition,
  definition: ListDefinition,
  counts: readonly (number | undefined)[],
): string {
  if (own.format === 'bullet') {
    const bullet = symbolText(own.text)
    return bullet === '' ? '' : `${bullet} `
  }
  const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = Number(digit) - 1
    const format = own.isLegal ? 'decimal' : (definition.levels.get(level)?.format ?? 'decimal')
    const count = counts[level]
    return count === undefined ? '' : formatNumber(format, count)
  })
  if (text === '' || own.suffix === 'nothing') return text
  // A tab or space after 一、 or （一） is only the look of the list; after a bare number it is what separates.
  return /[\p{P}\s]$/u.test(text) ? text : `${text} `
}

function readLists(root: XmlElement): Map<string, ListDefinition> {
  const shapes = new Map<string, XmlElement>()
  const byStyle = new Map<string, string>()
  for (const shape of childrenOf(root, 'w:abstractNum')) {
    const id = shape.attributes['w:abstractNumId'] ?? ''
    shapes.set(id, shape)
    const style = value(childOf(shape, 'w:styleLink'))
    if (style !== undefined) byStyle.set(style, id)
  }
  const lists = new Map<string, ListDefinition>()
  for (const list of childrenOf(root, 'w:num')) {
    const named = value(childOf(list, 'w:abstractNumId')) ?? ''
    // A list that only names a list style takes the levels of the definition behind that style.
    const link = value(childOf(shapes.get(named), 'w:numStyleLink'))
    const id = (link === undefined ? undefined : byStyle.get(link)) ?? named
    const levels = new Map(childrenOf(shapes.get(id), 'w:lvl').map(readLevel))
    const overrides = new Map<number, number>()
    for (const override of childrenOf(list, 'w:lvlOverride')) {
      const at = whole(override.attributes['w:ilvl'], 0)
      const replaced = childOf(override, 'w:lvl')
      if (replaced !== undefined) levels.set(...readLevel(replaced))
      const start = value(childOf(override, 'w:startOverride'))
      if (start !== undefined) overrides.set(at, whole(start, 1))
    }
    lists.set(list.attributes['w:numId'] ?? '', { counters: id, levels, overrides })
  }
  return lists
}

function readLevel(element: XmlElement): [number, LevelDefinition] {
  const format = formatOf(element)
  const restart = value(childOf(element, 'w:lvlRestart'))
  return [
    whole(element.attributes['w:ilvl'], 0),
    {
      start: whole(value(childOf(element, 'w:start')), 0),
      format,
      text: childOf(element, 'w:lvlText')?.attributes['w:val'] ?? '',
      suffix: value(childOf(element, 'w:suff')) ?? 'tab',
      restart: restart === undefined ? null : whole(restart, 0) - 1,
      isLegal: childOf(element, 'w:isLgl') !== undefined && value(childOf(element, 'w:isLgl')) !== '0',
      style: value(childOf(element, 'w:pStyle')) ?? null,
    },
  ]
}

/** Custom formats stand in an AlternateContent whose fallback is a plain one; `001, 002` says its zeros. */
function formatOf(element: XmlElement): string {
  const direct = childOf(element, 'w:numFmt')
  const alternate = childOf(element, 'mc:AlternateContent')
  const format =
    direct ??
    childOf(childOf(alternate, 'mc:Fallback'), 'w:numFmt') ??
    childOf(childOf(alternate, 'mc:Choice'), 'w:numFmt')
  return value(format) ?? 'decimal'
}

function value(element: XmlElement | undefined): string | undefined {
  return element?.attributes['w:val']
}

function whole(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? '')
  return text !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : otherwise
}
