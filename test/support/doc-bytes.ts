// Builds small Word 97 files ([MS-DOC]) by hand: a text with its properties, in pieces, in an OLE2 container. As many of the
// format's ways as the reader must know, and no more.
import { utils, write } from 'cfb'

/** A coded property: its code and its operand, counted in front where the code says that it is. */
export type Property = readonly number[]

const low = (value: number): readonly number[] => [value & 0xff, (value >>> 8) & 0xff]
const long = (value: number): readonly number[] => [...low(value), ...low(value >>> 16)]

export const property = {
  style: (index: number): Property => [...low(0x4600), ...low(index)],
  inTable: [...low(0x2416), 1] as Property,
  endsRow: [...low(0x2417), 1] as Property,
  depth: (tables: number): Property => [...low(0x6649), ...long(tables)],
  endsInnerCell: [...low(0x244b), 1] as Property,
  endsInnerRow: [...low(0x244c), 1] as Property,
  outline: (level: number): Property => [...low(0x2640), level],
  list: (use: number, level: number): Property => [...low(0x460b), ...low(use), ...low(0x260a), level],
  bold: [...low(0x0835), 1] as Property,
  deleted: [...low(0x0800), 1] as Property,
  inserted: [...low(0x0801), 1] as Property,
  hidden: [...low(0x083c), 1] as Property,
  symbol: (code: number): Property => [...low(0x6a09), ...low(1), ...low(code)],
  far: (at: number): Property => [...low(0x6646), ...long(at)],
  /** Nothing that a reader needs, as long as it is wanted. */
  filler: (count: number): Property => Array.from({ length: count }, () => [...low(0x2a0c), 1]).flat(),
}

export interface CellFlags {
  /** Right edge in twips; the left one is the edge before. */
  readonly to: number
  readonly flags?: number
}

export const merge = { acrossFirst: 1, acrossGoesOn: 2, downFirst: 0x60, downGoesOn: 0x20 } as const

/** sprmTDefTable: the edges of a row's cells and how they are merged. */
export function rowDefinition(cells: readonly CellFlags[]): Property {
  const body = [
    cells.length,
    ...low(0),
    ...cells.flatMap(({ to }) => [...low(to)]),
    ...cells.flatMap(({ flags = 0 }) => [...low(flags), ...Array.from({ length: 18 }, () => 0)]),
  ]
  return [...low(0xd608), ...low(body.length + 1), ...body]
}

export interface DocRun {
  readonly text: string
  readonly properties?: readonly Property[]
}

export interface DocParagraph {
  readonly runs: readonly DocRun[]
  /** `\r`, or `\u0007` for a cell or row. */
  readonly mark?: '\r' | '\u0007' | '\f'
  readonly properties?: readonly Property[]
}

export interface DocList {
  readonly id: number
  /** Of each level: MSONFC code and text, in which characters 0–8 stand for the numbers. */
  readonly levels: readonly { readonly format: number; readonly text: string }[]
}

export interface DocFile {
  readonly paragraphs: readonly DocParagraph[]
  /** Text of the boxes. */
  readonly boxes?: readonly DocParagraph[]
  readonly lists?: readonly DocList[]
  /** The Data stream. */
  readonly data?: readonly number[]
  readonly version?: number
  readonly flags?: number
  /** How the text lies in the file: as it reads; its pieces the other way round; ASCII in one byte a character. */
  readonly layout?: 'plain' | 'pieces-reversed' | 'ascii-narrow'
}

const textAt = 0x800

export function docBytes(file: DocFile): Uint8Array {
  const { main, table } = streamsOf(file)
  const container = utils.cfb_new()
  utils.cfb_add(container, '/WordDocument', main)
  utils.cfb_add(container, '/1Table', table)
  if (file.data) utils.cfb_add(container, '/Data', Uint8Array.from(file.data))
  const written: unknown = write(container, { type: 'buffer' })
  if (!(written instanceof Uint8Array)) throw new Error('no container')
  return new Uint8Array(written)
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly bytes: readonly number[]
}

function streamsOf(file: DocFile): { readonly main: Uint8Array; readonly table: Uint8Array } {
  const { paragraphs, boxes = [], lists = [], layout = 'plain' } = file
  const all = [...paragraphs, ...boxes]
  const text = all.map(({ runs, mark = '\r' }) => runs.map((run) => run.text).join('') + mark).join('')
  const own = paragraphs.map(({ runs, mark = '\r' }) => runs.map((run) => run.text).join('') + mark).join('')
  const pieces = piecesOf(text, layout)
  const position = (character: number): number => {
    const piece = pieces.find(({ from, to }) => character >= from && character < to)
    if (piece === undefined) throw new Error('no piece')
    return piece.at + (character - piece.from) * (piece.isNarrow ? 1 : 2)
  }
  const width = (character: number): number =>
    pieces.some(({ from, to, isNarrow }) => isNarrow && character >= from && character < to) ? 1 : 2

  const bytes: number[] = Array.from({ length: textAt }, () => 0)
  const put = (at: number, part: readonly number[]): void =>
    part.forEach((byte, index) => (bytes[at + index] = byte))
  for (const { from, to, at, isNarrow } of pieces) {
    for (let index = from; index < to; index += 1) {
      const code = text.charCodeAt(index)
      put(at + (index - from) * (isNarrow ? 1 : 2), isNarrow ? [code] : low(code))
    }
  }
  while (bytes.length % 512 !== 0) bytes.push(0)

  const characters: Stretch[] = []
  const marks: Stretch[] = []
  let at = 0
  for (const { runs, mark = '\r', properties = [] } of all) {
    const start = at
    for (const run of runs) {
      const coded = (run.properties ?? []).flat()
      for (let index = 0; index < run.text.length; index += 1) {
        const from = position(at + index)
        characters.push({ from, to: from + width(at + index), bytes: coded })
      }
      at += run.text.length
    }
    at += mark.length
    const [from, last] = [position(start), position(at - 1)]
    // A paragraph over pieces that lie elsewhere is found by its mark.
    const isTogether = last >= from && last - from <= (at - start) * 2
    marks.push({
      from: isTogether ? from : last,
      to: last + width(at - 1),
      bytes: [...low(0), ...properties.flat()],
    })
  }
  const characterPages = pagesOf(joinedStretches(characters), (part) => [part.length, ...part], 1)
  const paragraphPages = pagesOf(
    marks.toSorted((a, b) => a.from - b.from),
    paragraphEntry,
    13,
  )
  const addPages = (pages: readonly Page[]): readonly number[] =>
    pages.map(({ content }) => {
      const page = bytes.length / 512
      bytes.push(...content)
      return page
    })
  const [characterNumbers, paragraphNumbers] = [addPages(characterPages), addPages(paragraphPages)]

  const table: number[] = []
  const stretches = new Map<number, readonly [number, number]>()
  const add = (index: number, part: readonly number[]): void => {
    stretches.set(index, [table.length, part.length])
    table.push(...part)
  }
  add(12, plcOf(characterPages, characterNumbers))
  add(13, plcOf(paragraphPages, paragraphNumbers))
  const plc = [
    ...pieces.flatMap(({ from }) => [...long(from)]),
    ...long(text.length),
    ...pieces.flatMap(({ at: place, isNarrow }) => [
      ...low(0),
      ...long(isNarrow ? (place * 2) | 0x40000000 : place),
      ...low(0),
    ]),
  ]
  add(33, [0x02, ...long(plc.length), ...plc])
  if (lists.length > 0) {
    add(74, [
      ...long(lists.length),
      ...lists.flatMap(({ id }) => [...long(id), ...Array.from({ length: 12 }, () => 0)]),
    ])
    add(73, [
      ...low(lists.length),
      ...lists.flatMap(({ id }) => [...long(id), ...Array.from({ length: 24 }, () => 0)]),
    ])
    // The levels follow the lists and are not counted with them.
    table.push(...lists.flatMap(levelBytes))
  }

  put(0, low(0xa5ec))
  put(2, low(file.version ?? 0xc1))
  put(0x0a, low(0x0200 | (file.flags ?? 0)))
  put(0x4c, long(own.length))
  put(0x64, long(text.length - own.length))
  for (const [index, [from, length]] of stretches) put(154 + index * 8, [...long(from), ...long(length)])
  return { main: Uint8Array.from(bytes), table: Uint8Array.from(table) }
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly isNarrow: boolean
}

function piecesOf(text: string, layout: DocFile['layout']): readonly Piece[] {
  const parts =
    layout === 'plain'
      ? [text]
      : layout === 'ascii-narrow'
        ? (text.match(/[\0-\u007f]+|[^\0-\u007f]+/gu) ?? [])
        : (text.match(/[\s\S]{1,97}/gu) ?? [])
  const froms: number[] = []
  let from = 0
  for (const part of parts) {
    froms.push(from)
    from += part.length
  }
  const order = parts.map((_, index) => index)
  if (layout === 'pieces-reversed') order.reverse()
  let at = textAt
  const places: number[] = []
  for (const index of order) {
    const isNarrow = layout === 'ascii-narrow' && /^[\0-\u007f]/u.test(parts[index] ?? '')
    places[index] = at
    at += (parts[index]?.length ?? 0) * (isNarrow ? 1 : 2)
    at += at % 2
  }
  return parts.map((part, index) => ({
    from: froms[index] ?? 0,
    to: (froms[index] ?? 0) + part.length,
    at: places[index] ?? textAt,
    isNarrow: layout === 'ascii-narrow' && /^[\0-\u007f]/u.test(part),
  }))
}

/** Neighbours with the same properties are one. */
function joinedStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && last.to === stretch.from && last.bytes.join() === stretch.bytes.join())
      joined[joined.length - 1] = { ...last, to: stretch.to }
    else joined.push(stretch)
  }
  return joined
}

interface Page {
  readonly content: readonly number[]
  readonly from: number
  readonly to: number
}

/** Counted in words; an even number of bytes begins with a zero. */
function paragraphEntry(bytes: readonly number[]): readonly number[] {
  return bytes.length % 2 === 1 ? [(bytes.length + 1) / 2, ...bytes] : [0, bytes.length / 2, ...bytes]
}

/** Formatted disk pages: places in front, entries from the end, and between them where each entry lies. */
function pagesOf(
  stretches: readonly Stretch[],
  entryOf: (bytes: readonly number[]) => readonly number[],
  indexBytes: number,
): readonly Page[] {
  const pages: Page[] = []
  let own: Stretch[] = []
  const sizeOf = (list: readonly Stretch[]): number =>
    (list.length + 1) * 4 +
    list.length * indexBytes +
    list.reduce((sum, { bytes }) => sum + bytes.length + 4, 0)
  const close = (): void => {
    const [first, last] = [own[0], own.at(-1)]
    if (first === undefined || last === undefined) return
    const content: number[] = Array.from({ length: 512 }, () => 0)
    own.forEach(({ from }, index) => long(from).forEach((byte, at) => (content[index * 4 + at] = byte)))
    long(last.to).forEach((byte, at) => (content[own.length * 4 + at] = byte))
    let end = 510
    own.forEach(({ bytes }, index) => {
      if (bytes.length === 0) return
      const entry = entryOf(bytes)
      end -= entry.length + (entry.length % 2)
      entry.forEach((byte, at) => (content[end + at] = byte))
      content[(own.length + 1) * 4 + index * indexBytes] = end / 2
    })
    content[511] = own.length
    pages.push({ content, from: first.from, to: last.to })
    own = []
  }
  for (const stretch of stretches) {
    const before = own.at(-1)
    const isGap = before !== undefined && before.to !== stretch.from
    if (isGap || own.length >= 24 || sizeOf([...own, stretch]) > 500) close()
    own.push(stretch)
  }
  close()
  return pages
}

function plcOf(pages: readonly Page[], numbers: readonly number[]): readonly number[] {
  return [
    ...pages.flatMap(({ from }) => [...long(from)]),
    ...long(pages.at(-1)?.to ?? 0),
    ...numbers.flatMap((number) => [...long(number)]),
  ]
}

function levelBytes({ levels }: DocList): readonly number[] {
  return Array.from({ length: 9 }, (_, index) => {
    const { format, text } = levels[index] ?? { format: 0, text: String.fromCharCode(index) }
    return [
      ...long(1),
      format,
      ...Array.from({ length: 23 }, () => 0),
      ...low(text.length),
      ...Array.from({ length: text.length }, (__, at) => [...low(text.charCodeAt(at))]).flat(),
    ]
  }).flat()
}
