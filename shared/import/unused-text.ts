// Paragraphs of a file that found no place in the report, and what becomes of them: placed where the clerk says, among the
// paragraphs of that part in the file's order. The prose of a report under review is always made anew from what was
// recognized and what is placed, so that taking back a placing leaves no trace.
import type { Origin } from '../document.ts'
import type { Note } from '../notes.ts'
import { setHead, setProse } from '../report/edits.ts'
import type { Draft } from '../report/model.ts'
import type { Paragraph, Prose } from '../report/prose.ts'
import { sectionIds, tableIds, type SectionId } from '../template/form.ts'
import { tableSpec } from '../template/editions.ts'
import { layoutOf } from '../template/layout.ts'
import type { ProsePlace, Recognition, TracedParagraph } from './recognition.ts'

/** Top to bottom of a report. */
export const prosePlaces: readonly ProsePlace[] = ['head', ...sectionIds]

export interface UnusedParagraph extends TracedParagraph {
  /** The same for the same paragraph. */
  readonly key: string
  /** Which of the recognition's unused texts it is of. */
  readonly text: number
}

/** What the clerk has placed: where each paragraph is to stand, by its key. */
export type Placements = ReadonlyMap<string, ProsePlace>

export function unusedParagraphs({ unused }: Recognition): readonly UnusedParagraph[] {
  return unused.flatMap(({ paragraphs }, text) =>
    paragraphs.map((one, index) => ({ ...one, key: `text ${text} ${index}`, text })),
  )
}

/** Whether a note says no more than what one of the unused texts holds. */
export function isOfUnusedText({ origin }: Note, { unused }: Recognition): boolean {
  return origin !== undefined && unused.some((text) => isSamePlace(text.origin, origin))
}

export interface PlacedParagraph {
  readonly paragraph: Paragraph
  /** null where the report is of no foreign file. */
  readonly origin: Origin | null
  /** The clerk has put it there. */
  readonly isPlaced: boolean
}

export interface PlacedProse {
  readonly before: readonly PlacedParagraph[]
  readonly after: readonly PlacedParagraph[]
}

/** The paragraphs of one part as they are with what was placed. */
export function proseWith(recognition: Recognition, place: ProsePlace, placed: Placements): PlacedProse {
  const { before, after } = recognizedProse(recognition, place)
  const own = unusedParagraphs(recognition).filter(({ key }) => placed.get(key) === place)
  if (own.length === 0) return { before, after }
  const all = [...before, ...after]
  const slots = own.map(({ paragraph, origin }): Slot => {
    const behind = all.findIndex((other) => other.origin !== null && standsBehind(other.origin, origin))
    const index = behind === -1 ? all.length : behind
    const isAtTable = index === before.length
    const isAfter = isAtTable ? isBehindTable(recognition, place, origin) : index > before.length
    return { index, isAfter, made: { paragraph, origin, isPlaced: true } }
  })
  return {
    before: merged(
      before,
      slots.filter(({ isAfter }) => !isAfter),
      0,
    ),
    after: merged(
      after,
      slots.filter(({ isAfter }) => isAfter),
      before.length,
    ),
  }
}

/** The paragraph in front of which another belongs, counted from the top of its part. */
interface Slot {
  readonly index: number
  /** Behind the table of its section. */
  readonly isAfter: boolean
  readonly made: PlacedParagraph
}

function merged(
  part: readonly PlacedParagraph[],
  slots: readonly Slot[],
  first: number,
): readonly PlacedParagraph[] {
  const madeAt = (at: number): readonly PlacedParagraph[] =>
    slots.filter(({ index }) => index === first + at).map(({ made }) => made)
  return [...part.flatMap((one, at) => [...madeAt(at), one]), ...madeAt(part.length)]
}

/** The reviewed draft with its prose as it is with what was placed; cells and fields stay as they are. */
export function withPlaced(draft: Draft, recognition: Recognition, placed: Placements): Draft {
  const proseOf = (part: readonly PlacedParagraph[]): Prose => part.map(({ paragraph }) => paragraph)
  return prosePlaces.reduce((made, place) => {
    const { before, after } = proseWith(recognition, place, placed)
    return place === 'head'
      ? setHead(made, proseOf(before))
      : setProse(setProse(made, place, 'before', proseOf(before)), place, 'after', proseOf(after))
  }, draft)
}

export interface NearestPlace {
  readonly place: ProsePlace
  /** Whether the paragraph stands behind that part in the file, or in front of it. */
  readonly isBehind: boolean
}

/** The part of the report that a paragraph stands behind in its file, or the first one where it stands in front of all. */
export function nearestPlace(recognition: Recognition, origin: Origin): NearestPlace | null {
  const inOrder = partsOf(recognition).get(origin.at.file ?? '') ?? []
  const behind = inOrder.findLast(({ at }) => !standsBehind(at, origin))
  const [first] = inOrder
  if (behind !== undefined) return { place: behind.place, isBehind: true }
  return first === undefined ? null : { place: first.place, isBehind: false }
}

interface FoundPart {
  readonly place: ProsePlace
  readonly at: Origin
}

type FoundParts = ReadonlyMap<string, readonly FoundPart[]>

/** Asked of every line that a page leaves over. */
const foundBefore = new WeakMap<Recognition, FoundParts>()

/** By file, in the file's order. */
function partsOf(recognition: Recognition): FoundParts {
  const before = foundBefore.get(recognition)
  if (before) return before
  const parts = new Map<string, FoundPart[]>()
  for (const place of prosePlaces) {
    for (const at of placesOf(recognition, place)) {
      const file = at.at.file ?? ''
      parts.set(file, [...(parts.get(file) ?? []), { place, at }])
    }
  }
  for (const own of parts.values()) {
    own.sort((a, b) => (standsBehind(a.at, b.at) ? 1 : standsBehind(b.at, a.at) ? -1 : 0))
  }
  foundBefore.set(recognition, parts)
  return parts
}

/** Where the file has that part: its heading, its paragraphs, the cells of its table. */
function placesOf(recognition: Recognition, place: ProsePlace): readonly Origin[] {
  const heading = recognition.sections.find(({ id }) => id === place)?.origin ?? null
  return [
    ...(heading === null ? [] : [heading]),
    ...recognition.paragraphs[place],
    ...(place === 'head' ? [] : cellsOf(recognition, place)),
  ]
}

function cellsOf({ report, cells }: Recognition, section: SectionId): readonly Origin[] {
  const table = tableIds.find((id) => id === section)
  if (table === undefined) return []
  const own = new Set(layoutOf(tableSpec(report.edition[table], table)).figures.map(({ address }) => address))
  return cells.flatMap(({ address, origin }) => (origin !== null && own.has(address) ? [origin] : []))
}

function recognizedProse({ report, paragraphs }: Recognition, place: ProsePlace): PlacedProse {
  const { before, after } = place === 'head' ? { before: report.head, after: [] } : report.sections[place]
  const traced = (prose: Prose, from: number): readonly PlacedParagraph[] =>
    prose.map((paragraph, index) => ({
      paragraph,
      origin: paragraphs[place][from + index] ?? null,
      isPlaced: false,
    }))
  return { before: traced(before, 0), after: traced(after, before.length) }
}

function isBehindTable(recognition: Recognition, place: ProsePlace, origin: Origin): boolean {
  return place !== 'head' && cellsOf(recognition, place).some((cell) => standsBehind(origin, cell))
}

/** Further down in the same file; what stands in another file is neither behind nor in front. */
function standsBehind(a: Origin, b: Origin): boolean {
  if (a.at.file !== b.at.file) return false
  if (a.block !== b.block) return a.block > b.block
  if (a.row !== b.row) return (a.row ?? -1) > (b.row ?? -1)
  return a.column === b.column ? a.from > b.from : (a.column ?? -1) > (b.column ?? -1)
}

function isSamePlace(a: Origin, b: Origin): boolean {
  const isBehind = standsBehind(a, b) || standsBehind(b, a)
  return a.at.file === b.at.file && !isBehind
}
