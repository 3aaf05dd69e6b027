// Changes of prose over the whole report as somebody names them: rewritten, added, deleted, moved, parted otherwise. What
// is gone in one place and new in another is one change, so that it cannot be taken over by half.
import { sectionIds, type SectionId } from '../template/form.ts'
import type { ProseChange, ProseComparison } from './prose-changes.ts'

/** `overview/before`: a section's prose before its table. The head is `head/before`. */
export type TextPlace = `${SectionId | 'head'}/${'before' | 'after'}`

/**
 * look: bold, level or the end of a run-in heading, the words being the same · moved: to another place ·
 * parted: where one paragraph ends and the next begins.
 */
export type TextAction = 'changed' | 'added' | 'gone' | 'moved' | 'parted' | 'look'

/** Where a change is in the approved file's prose. */
export interface TextOrigin {
  readonly place: TextPlace
  readonly paragraph: number
  readonly from: number
  readonly to: number
}

export interface TextChange {
  readonly kind: 'text'
  readonly id: string
  readonly action: TextAction
  readonly section: SectionId | 'head'
  readonly part: 'before' | 'after'
  /** The paragraph it is in or, for a new one, stands in front of; 0-based. */
  readonly paragraph: number
  readonly isParagraph: boolean
  /** '' for what was added or is gone; for what moved both are its text. */
  readonly before: string
  readonly after: string
  /** The section that a text moved to. */
  readonly movedTo?: SectionId | 'head'
  /** The changes of prose it is made of. */
  readonly parts: readonly { readonly place: TextPlace; readonly change: number }[]
  /** Where it is in the file; none for what is gone with its paragraph. */
  readonly origins: readonly TextOrigin[]
}

/** Shorter ones are found elsewhere by chance. */
const shortestMoved = 6

/** One change of prose, or several in a row that only take out or only put in. */
interface Stretch {
  readonly place: TextPlace
  readonly numbers: readonly number[]
  readonly change: ProseChange
}

export function textChanges(prose: ReadonlyMap<TextPlace, ProseComparison>): readonly TextChange[] {
  const all = [...prose].flatMap(([place, { changes }]) =>
    changes.map((change, number): Stretch => ({ place, numbers: [number], change })),
  )
  const movements = movementsIn(all)
  const known = new Map<string, number>()
  return all.flatMap((stretch) => {
    const movement = movements.get(nameOf(stretch))
    if (movement === null) return []
    const made = movement === undefined ? single(stretch) : moved(movement.from, movement.to)
    // The same change may be made twice.
    const count = (known.get(made.id) ?? 0) + 1
    known.set(made.id, count)
    return [count === 1 ? made : { ...made, id: `${made.id} ${count}` }]
  })
}

interface Movement {
  readonly from: Stretch
  readonly to: Stretch
}

/** By the name of a change: the movement that it begins, or null where it is another part of one. */
function movementsIn(all: readonly Stretch[]): ReadonlyMap<string, Movement | null> {
  const inRows = rowsOf(all)
  const movements = new Map<string, Movement | null>()
  const isFree = (stretch: Stretch): boolean => partNames(stretch).every((name) => !movements.has(name))
  const added = new Map<string, Stretch[]>()
  for (const stretch of [...inRows, ...all]) {
    const text = plain(stretch.change.after)
    if (stretch.change.before !== '' || text.length < shortestMoved) continue
    added.set(text, [...(added.get(text) ?? []), stretch])
  }
  for (const from of [...inRows, ...all]) {
    if (from.change.after !== '' || !isFree(from)) continue
    const to = added.get(plain(from.change.before))?.find(isFree)
    if (to === undefined) continue
    for (const name of [...partNames(from), ...partNames(to)]) movements.set(name, null)
    const [first = ''] = partNames(from)
    movements.set(first, { from, to })
  }
  return movements
}

/** Sentences next to each other that are all gone or all new, as one stretch each. */
function rowsOf(all: readonly Stretch[]): readonly Stretch[] {
  const rows: Stretch[] = []
  let row: Stretch | null = null
  for (const stretch of all) {
    const last: Stretch | null = row
    if (last !== null && goesOn(last, stretch)) row = joined(last, stretch)
    else {
      if (last !== null) rows.push(last)
      row = stretch
    }
  }
  if (row !== null) rows.push(row)
  return rows.filter(({ numbers }) => numbers.length > 1)
}

function goesOn(a: Stretch, b: Stretch): boolean {
  const [was, is] = [a.change, b.change]
  if (a.place !== b.place || was.isParagraph || is.isParagraph) return false
  if (was.there === null || is.there === null || was.there.paragraph !== is.there.paragraph) return false
  const areGone = was.after === '' && is.after === ''
  const areAdded = was.before === '' && is.before === ''
  return (areGone || areAdded) && was.there.to === is.there.from
}

function joined(a: Stretch, b: Stretch): Stretch {
  const [was, is] = [a.change, b.change]
  const there = was.there && is.there ? { ...was.there, to: is.there.to } : null
  return {
    place: a.place,
    numbers: [...a.numbers, ...b.numbers],
    change: { ...was, before: was.before + is.before, after: was.after + is.after, there },
  }
}

function partNames({ place, numbers }: Stretch): readonly string[] {
  return numbers.map((number) => `${place} ${number}`)
}

function nameOf(stretch: Stretch): string {
  return partNames(stretch).join()
}

export function partsOf(place: TextPlace): Pick<TextChange, 'section' | 'part'> {
  const section = sectionIds.find((id) => place.startsWith(`${id}/`)) ?? 'head'
  return { section, part: place.endsWith('/after') ? 'after' : 'before' }
}

function single({ place, numbers, change }: Stretch): TextChange {
  const { before, after, isParagraph, paragraph, there } = change
  const action = before === after ? 'look' : before === '' ? 'added' : after === '' ? 'gone' : 'changed'
  return {
    kind: 'text',
    id: `${place} ${action} ${before}→${after}`,
    action,
    ...partsOf(place),
    paragraph,
    isParagraph,
    before,
    after,
    parts: numbers.map((number) => ({ place, change: number })),
    origins: there === null ? [] : [{ place, ...there }],
  }
}

function moved(from: Stretch, to: Stretch): TextChange {
  const [gone, added] = [single(from), single(to)]
  const action =
    from.place === to.place && from.change.isParagraph !== to.change.isParagraph ? 'parted' : 'moved'
  return {
    ...gone,
    id: `${from.place} ${action} ${gone.before}→${to.place}`,
    action,
    after: added.after,
    movedTo: added.section,
    parts: [...gone.parts, ...added.parts],
    origins: [...gone.origins, ...added.origins],
  }
}

function plain(text: string): string {
  return text.replace(/\s/gu, '')
}
