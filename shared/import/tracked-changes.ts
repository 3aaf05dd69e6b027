// Which tracked changes of the file stand behind which change against the draft: who made it, and when. Told by the place
// in the file's text where a change is, not by how the text reads elsewhere.
import type { Block, Document, Origin, Revision } from '../document.ts'
import type { ApprovedChange, ApprovedComparison } from '../report/approved-changes.ts'
import { textOf, type Prose } from '../report/prose.ts'
import { partsOf, type TextChange, type TextOrigin, type TextPlace } from '../report/text-changes.ts'
import type { Recognition } from './recognition.ts'

export interface TrackedChanges {
  /** By the id of a change; absent for one that nobody tracked. */
  readonly of: ReadonlyMap<string, readonly Revision[]>
  /** Those that stand behind no change: the draft has them already, or they are outside of the report. */
  readonly others: readonly Revision[]
}

/** A tracked change in the file's text; positions count characters that are not white space. */
interface Mark {
  readonly revision: Revision
  readonly from: number
  /** Equal to `from` for what was taken out. */
  readonly to: number
}

interface Stream {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** More text than this is no report of an office. */
const longestText = 1_000_000

export function trackedChanges(
  comparison: ApprovedComparison,
  document: Document,
  recognition: Recognition,
): TrackedChanges {
  const stream = streamOf(document)
  const locate = locator(stream, comparison)
  const used = new Set<Revision>()
  const of = new Map<string, readonly Revision[]>()
  for (const change of comparison.changes) {
    const found = [...new Set(revisionsOf(change, stream, locate, document, recognition))]
    for (const revision of found) used.add(revision)
    if (found.length > 0) of.set(change.id, found)
  }
  for (const { address } of comparison.following) {
    for (const revision of revisionsOfCell(document, originOf(recognition, address))) used.add(revision)
  }
  return {
    of,
    others: allRevisions(document).filter((revision) => !used.has(revision) && revision.text.trim() !== ''),
  }
}

function revisionsOf(
  change: ApprovedChange,
  stream: Stream,
  locate: (origin: TextOrigin) => Range | null,
  document: Document,
  recognition: Recognition,
): readonly Revision[] {
  switch (change.kind) {
    case 'cell':
      return revisionsOfCell(document, originOf(recognition, change.figure.address))
    case 'field':
      return revisionsOfLine(change.field, change.before, change.after, stream)
    case 'text': {
      const ranges = change.origins.map(locate)
      const near = ranges.flatMap((range) => (range ? touching(range, change, stream) : []))
      return change.after === '' || isMoved(change)
        ? [...near, ...takenOut(plain(change.before), stream)]
        : near
    }
  }
}

function isMoved({ action }: TextChange): boolean {
  return action === 'moved' || action === 'parted'
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Title and office stand at the top, signature and date at the end. */
function revisionsOfLine(field: string, before: string, after: string, stream: Stream): readonly Revision[] {
  const words = plain(after)
  if (words === '') return takenOut(plain(before), stream)
  const isAtEnd = field === 'signature' || field === 'date'
  const from = isAtEnd ? stream.text.lastIndexOf(words) : stream.text.indexOf(words)
  return from === -1 ? [] : touching({ from, to: from + words.length }, { before }, stream)
}

/** What was put in inside a range, and what was taken out there; at its ends only what belonged to the text before. */
function touching({ from, to }: Range, { before }: { readonly before: string }, { marks }: Stream) {
  const was = plain(before)
  const found: Revision[] = []
  for (let index = firstEndingAt(marks, from); index < marks.length; index += 1) {
    const mark = marks[index]
    if (mark === undefined || mark.from > to) break
    const words = plain(mark.revision.text)
    const isInside = mark.from < to && mark.to > from
    const isPoint = mark.from === mark.to
    const isPart = words !== '' && (was.includes(words) || (was !== '' && words.includes(was)))
    const isEnd = words === '' && mark.revision.text.includes('\n')
    if (isInside || (isPoint && (isPart || isEnd))) found.push(mark.revision)
    // Typed over: what was taken out belongs to what came in its place, though some of it may have been typed again.
    if (isInside && !isPoint) found.push(...besideIt(marks, index, mark))
  }
  return found
}

function besideIt(marks: readonly Mark[], index: number, mark: Mark): readonly Revision[] {
  return [
    { beside: marks[index - 1], at: mark.from },
    { beside: marks[index + 1], at: mark.to },
  ].flatMap(({ beside, at }) =>
    beside?.to === at && beside.from === at && beside.revision.author === mark.revision.author
      ? [beside.revision]
      : [],
  )
}

/** The first mark that ends at or behind a place. */
function firstEndingAt(marks: readonly Mark[], place: number): number {
  let low = 0
  let high = marks.length
  while (low < high) {
    const half = (low + high) >> 1
    if ((marks[half]?.to ?? 0) < place) low = half + 1
    else high = half
  }
  return low
}

/** Deletions in a row that hold the text together, as they do where a whole paragraph is gone. */
function takenOut(text: string, { marks }: Stream): readonly Revision[] {
  if (text === '') return []
  const found: Revision[] = []
  let row: { readonly mark: Mark; readonly start: number }[] = []
  let words = ''
  const close = (): void => {
    const at = words.indexOf(text)
    if (at !== -1 && found.length === 0) {
      for (const { mark, start } of row) {
        const end = start + plain(mark.revision.text).length
        if (start < at + text.length && end > at) found.push(mark.revision)
      }
    }
    row = []
    words = ''
  }
  for (const mark of marks) {
    if (mark.revision.kind !== 'deleted') continue
    if (row[0] !== undefined && row[0].mark.from !== mark.from) close()
    row.push({ mark, start: words.length })
    words += plain(mark.revision.text)
  }
  close()
  return found
}

/** Finds the paragraphs of the approved report in the file's text, in the order in which they stand there. */
function locator({ text }: Stream, { theirs }: ApprovedComparison): (origin: TextOrigin) => Range | null {
  const proseAt = (place: TextPlace): Prose => {
    const { section, part } = partsOf(place)
    return section === 'head' ? theirs.head : theirs.sections[section][part]
  }
  const starts = new Map<string, number>()
  let cursor = 0
  const places: readonly TextPlace[] = [
    'head/before',
    ...(Object.keys(theirs.sections) as (keyof typeof theirs.sections)[]).flatMap(
      (id) => [`${id}/before`, `${id}/after`] as const,
    ),
  ]
  for (const place of places) {
    proseAt(place).forEach((paragraph, index) => {
      const words = plain(textOf(paragraph))
      const ahead = text.indexOf(words, cursor)
      const at = ahead === -1 ? text.indexOf(words) : ahead
      if (at === -1) return
      starts.set(`${place} ${index}`, at)
      if (ahead !== -1) cursor = at + words.length
    })
  }
  return ({ place, paragraph, from, to }) => {
    const start = starts.get(`${place} ${paragraph}`)
    const found = proseAt(place)[paragraph]
    if (start === undefined || found === undefined) return null
    const words = textOf(found)
    return { from: start + plain(words.slice(0, from)).length, to: start + plain(words.slice(0, to)).length }
  }
}

function streamOf(document: Document): Stream {
  const texts: string[] = []
  const marks: Mark[] = []
  let length = 0
  for (const block of document.blocks) {
    if (block.kind !== 'text' || isAside(block)) continue
    const text = block.runs.map((run) => run.text).join('')
    for (const revision of block.revisions ?? []) {
      const from = length + plain(text.slice(0, revision.from)).length
      const isIn = revision.kind === 'inserted'
      marks.push({ revision, from, to: isIn ? from + plain(revision.text).length : from })
    }
    const words = plain(text)
    texts.push(words)
    length += words.length
    if (length > longestText) return { text: '', marks: [] }
  }
  return { text: texts.join(''), marks }
}

/** Words beside the report, as in the form that goes round with it. */
export function isAside(block: Block | undefined): boolean {
  return block?.kind === 'text' && (block.role === 'aside' || block.role === 'asideTitle')
}

/** Nothing of what is beside the report, nor of a table there. */
function allRevisions({ blocks }: Document): readonly Revision[] {
  return blocks.flatMap((block, index): readonly Revision[] => {
    switch (block.kind) {
      case 'text':
        return isAside(block) ? [] : (block.revisions ?? [])
      case 'grid':
        return isAside(blocks[index - 1]) ? [] : block.cells.flatMap(({ revisions = [] }) => revisions)
      case 'other':
        return []
    }
  })
}

function originOf({ cells }: Recognition, address: string): Origin | null {
  return cells.find((cell) => cell.address === address)?.origin ?? null
}

function revisionsOfCell({ blocks }: Document, origin: Origin | null): readonly Revision[] {
  const block = origin === null ? undefined : blocks[origin.block]
  if (origin === null || block?.kind !== 'grid') return []
  return (
    block.cells.find(({ row, column }) => row === origin.row && column === origin.column)?.revisions ?? []
  )
}

function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\u00ad\u200b\u2060\ufeff\ufffe\uffff]/gu, '')
}
