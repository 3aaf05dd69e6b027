// Document → the report it holds: identity, sections, tables, every cell with its origin, and what was odd or left out.
// How each of these is told is in recognize/; nothing here knows a file format.
import type { Document } from '../document.ts'
import { note, success, type Note, type Outcome } from '../notes.ts'
import type { Report } from '../report/model.ts'
import { headOnPaper, identityOnPaper } from '../report/on-paper.ts'
import { normalLine } from '../report/prose.ts'
import { currentEdition, sectionSpec, tableSpec } from '../template/editions.ts'
import { sectionIds, tableIds, type SectionId } from '../template/form.ts'
import { layoutOf } from '../template/layout.ts'
import type { RecognizedCell, RecognizedSection, Recognition, TracedParagraph } from './recognition.ts'
import { blankGroupNotes } from './recognize/doubts.ts'
import { withPairsAsked } from './recognize/doubted-pairs.ts'
import { backOf, frontOf, titleText, type Back, type Front } from './recognize/ends.ts'
import { headingsOf, type FoundHeading } from './recognize/headings.ts'
import { hasAsides, itemsOf, itemsOfLines, tableOfItem, type Item } from './recognize/items.ts'
import { paragraphsOf, Repairs, textOfLine, type Line } from './recognize/lines.ts'
import { withBlanksAsked } from './recognize/lost-figures.ts'
import { refusalOf } from './recognize/refusal.ts'
import { untangled } from './recognize/run-together.ts'
import { readTables, type TablesReading } from './recognize/tables.ts'
import { cellsOfReport } from './recognize/totals.ts'
import { ofTwoReadings } from './recognize/two-readings.ts'

export function recognize(document: Document, fileName: string): Outcome<Recognition> {
  const first = understood(document, itemsOf(document), fileName)
  const lines = itemsOfLines(document)
  const second = lines === null ? null : understood(document, lines, fileName)
  const best =
    first.ok && second?.ok ? success(ofTwoReadings(first.value, second.value)) : second?.ok ? second : first
  if (!best.ok) return best
  return success(withBlanksAsked(document, withPairsAsked(document, best.value)), best.notes)
}

function understood(document: Document, all: readonly Item[], fileName: string): Outcome<Recognition> {
  const { items, notes: lost } = untangled(all)
  const headings = headingsOf(linesForHeadings(items))
  const { front, sections } = stretchesOf(items, headings)
  const ends = {
    front: frontOf(linesOf(front)),
    back: backOf(linesOf([...sections.values()].at(-1)?.items ?? [])),
  }
  const refusal = refusalOf(items, headings, ends.front, lost.length > 0, fileName)
  if (refusal !== null) return { ok: false, failure: refusal }

  const repairs = new Repairs()
  const heads = paragraphsOf(ends.front.head, repairs)
  const head = headOnPaper(heads.map(({ paragraph }) => paragraph))
  const signature = normalLine(ends.back.signature)
  const identity = identityOnPaper({
    title: normalLine(titleText(ends.front)),
    stated: document.properties,
    head,
    signature,
  })
  const headingItems = new Set([...headings.keys()].flatMap((index) => items[index] ?? []))
  const tables = readTables(items, headingItems, identity.year)
  const cells = allCells(tables)
  const totals = cellsOfReport(cells, tables.automatic, tables.edition)
  const unplaced = new Set<Line>([...ends.front.unplaced, ...ends.back.unplaced])
  const isProse = (item: Line & Item): boolean => !tables.used.has(item) && !unplaced.has(item)
  const prose = sectionsOf(sections, (lines) => paragraphsOf(lines.filter(isProse), repairs), ends.back)
  const report: Report = {
    edition: tables.edition,
    ...identity,
    officeKind: null,
    head,
    sections: mapped(prose, ({ before, after }) => ({
      before: before.map(({ paragraph }) => paragraph),
      after: after.map(({ paragraph }) => paragraph),
    })),
    cells: totals.cells,
    signature,
    date: normalLine(ends.back.date),
  }
  return success({
    report,
    cells,
    sections: sectionIds.map((id) => recognizedSection(id, sections.get(id))),
    paragraphs: {
      head: heads.map(({ origin }) => origin),
      ...mapped(prose, ({ before, after }) => [...before, ...after].map(({ origin }) => origin)),
    },
    unused: [ends.front.unplaced, ends.back.unplaced].flatMap((lines) => unusedText(lines, items)),
    notes: [
      ...identityNotes(report),
      ...headingNotes(sections),
      ...lost,
      ...tables.notes,
      ...totals.notes,
      ...(isOurs(document) ? [] : blankGroupNotes(cells, tables.edition)),
      ...repairs.notes(),
      ...leftOut(ends, front, sections),
      ...(hasAsides(document) ? [note('asides-left-out', [])] : []),
    ],
  })
}

/** A file that says its roles is one of our own, in which a figure stands where it was put. */
function isOurs({ blocks }: Document): boolean {
  return blocks.some((block) => block.kind === 'text' && block.role !== null)
}

/** Lines that may be headings. Where a file says by itself which are, its other roles are believed not to be. */
function linesForHeadings(items: readonly Item[]): readonly (string | null)[] {
  const isOurs = items.some((item) => item.kind === 'text' && item.block.role === 'heading1')
  return items.map((item) => {
    if (item.kind !== 'text') return null
    const { role } = item.block
    return role !== null && role !== 'heading1' && isOurs ? null : textOfLine(item)
  })
}

interface Stretch {
  /** null where a table stands without its heading. */
  readonly heading: { readonly line: Line; readonly found: FoundHeading } | null
  readonly items: Item[]
}

type Stretches = ReadonlyMap<SectionId, Stretch>

/** From heading to heading; a table whose heading is missing begins its section. */
function stretchesOf(
  items: readonly Item[],
  headings: ReadonlyMap<number, FoundHeading>,
): { readonly front: readonly Item[]; readonly sections: Stretches } {
  const front: Item[] = []
  const sections = new Map<SectionId, Stretch>()
  const headed = new Set([...headings.values()].map(({ section }) => section))
  let into = front
  items.forEach((item, index) => {
    const found = headings.get(index)
    if (found !== undefined && item.kind === 'text') {
      into = []
      sections.set(found.section, { heading: { line: item, found }, items: into })
      return
    }
    const table = tableOfItem(item)
    if (table !== null && !headed.has(table) && !sections.has(table)) {
      into = []
      sections.set(table, { heading: null, items: into })
    }
    into.push(item)
  })
  return { front, sections }
}

function linesOf(items: readonly Item[]): readonly (Line & Item)[] {
  return items.filter((item) => item.kind === 'text')
}

interface TracedProse {
  readonly before: readonly TracedParagraph[]
  readonly after: readonly TracedParagraph[]
}

/** Prose of each section before and after its own table. Signature and date are not prose. */
function sectionsOf(
  sections: Stretches,
  proseOfLines: (lines: readonly (Line & Item)[]) => readonly TracedParagraph[],
  back: Back,
): Readonly<Record<SectionId, TracedProse>> {
  const ends = new Set<Line>(back.closing)
  const proseIn = (id: SectionId): TracedProse => {
    const items = (sections.get(id)?.items ?? []).filter((item) => item.kind !== 'text' || !ends.has(item))
    const isOwnTable = (item: Item): boolean => tableOfItem(item) === id
    const at = items.findIndex(isOwnTable)
    return at === -1
      ? { before: proseOfLines(linesOf(items)), after: [] }
      : { before: proseOfLines(linesOf(items.slice(0, at))), after: proseOfLines(linesOf(items.slice(at))) }
  }
  return {
    overview: proseIn('overview'),
    disclosure: proseIn('disclosure'),
    requests: proseIn('requests'),
    disputes: proseIn('disputes'),
    problems: proseIn('problems'),
    other: proseIn('other'),
  }
}

function mapped<A, B>(sections: Readonly<Record<SectionId, A>>, make: (of: A) => B): Record<SectionId, B> {
  const { overview, disclosure, requests, disputes, problems, other } = sections
  return {
    overview: make(overview),
    disclosure: make(disclosure),
    requests: make(requests),
    disputes: make(disputes),
    problems: make(problems),
    other: make(other),
  }
}

/** The paragraphs that lines without a place would be; those that do not stand side by side are not joined. */
function unusedText(lines: readonly Line[], items: readonly Item[]): Recognition['unused'] {
  const [first] = lines
  if (first === undefined) return []
  const places = new Map<Line | Item, number>(items.map((item, index) => [item, index]))
  const stretches: Line[][] = []
  lines.forEach((line, index) => {
    const before = places.get(lines[index - 1] ?? line)
    const open = stretches.at(-1)
    if (open !== undefined && before !== undefined && places.get(line) === before + 1) open.push(line)
    else stretches.push([line])
  })
  // What is mended here is seen before it is placed; it is not told of the report.
  const paragraphs = stretches.flatMap((stretch) => paragraphsOf(stretch, new Repairs()))
  return paragraphs.length === 0 ? [] : [{ origin: first.origin, paragraphs }]
}

/** Every figure of the report's tables, in the form's order. */
function allCells({ edition, cells }: TablesReading): readonly RecognizedCell[] {
  return tableIds.flatMap((table) =>
    layoutOf(tableSpec(edition[table], table)).figures.map(
      ({ address }): RecognizedCell =>
        cells.get(address) ?? { address, state: 'blank', cell: null, raw: '', origin: null },
    ),
  )
}

function recognizedSection(id: SectionId, stretch: Stretch | undefined): RecognizedSection {
  const line = stretch?.heading?.line
  return { id, heading: line ? textOfLine(line).trim() : '', origin: line?.origin ?? null }
}

export function identityNotes({ office, year }: Report): readonly Note[] {
  return [
    ...(office === '' ? [note('office-missing', [])] : []),
    ...(year === null ? [note('year-missing', [])] : []),
  ]
}

function headingNotes(sections: Stretches): readonly Note[] {
  return sectionIds.flatMap((id) => {
    const official = sectionSpec(currentEdition.id, id).heading
    const heading = sections.get(id)?.heading ?? null
    if (heading === null) return [note('section-missing', [official])]
    const text = textOfLine(heading.line).trim()
    const { origin } = heading.line
    return [
      ...(heading.found.odd ? [note('heading-odd', [text, official], origin)] : []),
      ...(heading.found.isOutOfOrder ? [note('heading-order', [text], origin)] : []),
    ]
  })
}

/** What is not part of the report, told once a place. */
function leftOut(
  ends: { readonly front: Front; readonly back: Back },
  front: readonly Item[],
  sections: Stretches,
): readonly Note[] {
  const places: readonly (readonly [string, readonly Item[]])[] = [
    ['文首', front],
    ...[...sections].map(
      ([id, { items }]) => [`“${sectionSpec(currentEdition.id, id).heading}”部分`, items] as const,
    ),
  ]
  return [
    ...unplacedNote(ends.front.unplaced),
    ...places.flatMap(([where, items]) => otherNotes(where, items)),
    ...unplacedNote(ends.back.unplaced),
  ]
}

function unplacedNote(lines: readonly Line[]): readonly Note[] {
  const [first] = lines
  return first
    ? [note('text-unplaced', [lines.map((line) => textOfLine(line).trim()).join('／')], first.origin)]
    : []
}

function otherNotes(where: string, items: readonly Item[]): readonly Note[] {
  const notes: Note[] = []
  for (const item of items) {
    if (item.kind === 'foreign') notes.push(note('grid-foreign', [item.text], item.origin))
    if (item.kind !== 'other') continue
    const made =
      item.what === '图片'
        ? note('picture-left-out', [where], item.origin)
        : note('object-left-out', [item.text === '' ? item.what : `${item.what}：${item.text}`], item.origin)
    if (!notes.some(({ sentence }) => sentence === made.sentence)) notes.push(made)
  }
  return notes
}
