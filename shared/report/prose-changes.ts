// What became of prose, as changes that can be made one by one and in any order: whole paragraphs, and sentences inside a
// paragraph that was kept. Changes are made by writing the prose anew from what it was and the changes chosen.
import { align, type Step } from './alignment.ts'
import { sentencesOf } from './carried-text.ts'
import { normalProse, textOf, type Paragraph, type Prose, type Run } from './prose.ts'

export interface ProseChange {
  /** The texts; '' where there is none. Equal where only bold, a level or the end of a run-in heading differs. */
  readonly before: string
  readonly after: string
  /** Whether it is whole paragraphs that change. */
  readonly isParagraph: boolean
  /** The paragraph it is in or, for a new one, stands in front of; 0-based. */
  readonly paragraph: number
  /** Where it is in the other prose, in UTF-16 units of a paragraph's text; null for a paragraph that is gone. */
  readonly there: { readonly paragraph: number; readonly from: number; readonly to: number } | null
}

/** Runs in a row: a sentence, or a run-in heading. */
type Piece = readonly Run[]

type PieceStep =
  | { readonly kind: 'kept'; readonly piece: Piece }
  | { readonly kind: 'change'; readonly change: number; readonly before: Piece; readonly after: Piece }

type ParagraphStep =
  | { readonly kind: 'kept'; readonly paragraph: Paragraph }
  | {
      readonly kind: 'change'
      readonly change: number
      readonly before: Paragraph | null
      readonly after: Paragraph | null
    }
  | {
      readonly kind: 'inside'
      readonly level: Paragraph['level']
      readonly hasLead: boolean
      readonly pieces: readonly PieceStep[]
    }

export interface ProseComparison {
  readonly changes: readonly ProseChange[]
  readonly steps: readonly ParagraphStep[]
}

/** From `before` to `after`; both in normal form. */
export function compareProse(before: Prose, after: Prose): ProseComparison {
  const changes: ProseChange[] = []
  const add = (change: ProseChange): number => changes.push(change) - 1
  let here = 0
  const steps = align(before.map(itemOf), after.map(itemOf)).map((step): ParagraphStep => {
    const old = step.kind === 'added' ? null : (before[step.before] ?? null)
    const next = step.kind === 'gone' ? null : (after[step.after] ?? null)
    if (step.kind === 'same' && old) {
      here = step.before + 1
      return { kind: 'kept', paragraph: old }
    }
    const paragraph = step.kind === 'added' ? here : step.before
    if (step.kind !== 'added') here = step.before + 1
    const there = step.kind === 'gone' ? null : step.after
    if (old && next && there !== null && isSameShape(old, next)) {
      return insideOf(old, next, paragraph, there, add)
    }
    const to = next ? textOf(next).length : 0
    const change = add({
      before: old ? textOf(old) : '',
      after: next ? textOf(next) : '',
      isParagraph: true,
      paragraph,
      there: there === null ? null : { paragraph: there, from: 0, to },
    })
    return { kind: 'change', change, before: old, after: next }
  })
  return { changes, steps }
}

/** The prose with the chosen changes, by their places in the list. */
export function proseWith(
  { steps }: Pick<ProseComparison, 'steps'>,
  isChosen: (change: number) => boolean,
): Prose {
  return normalProse(
    steps.flatMap((step): readonly Paragraph[] => {
      switch (step.kind) {
        case 'kept':
          return [step.paragraph]
        case 'change': {
          const now = isChosen(step.change) ? step.after : step.before
          return now ? [now] : []
        }
        case 'inside': {
          const pieces = step.pieces.map((piece) => {
            if (piece.kind === 'kept') return piece.piece
            return isChosen(piece.change) ? piece.after : piece.before
          })
          const lead = step.hasLead ? { lead: textIn(pieces[0] ?? []).length } : {}
          return [{ level: step.level, ...lead, runs: pieces.flat() }]
        }
      }
    }),
  )
}

function itemOf(paragraph: Paragraph): { readonly key: string; readonly text: string } {
  const { level, lead, runs } = paragraph
  return { key: JSON.stringify([level, lead ?? 0, runs]), text: textOf(paragraph) }
}

/** Sentences are only exchanged between paragraphs of one kind. */
function isSameShape(a: Paragraph, b: Paragraph): boolean {
  return a.level === b.level && (a.lead === undefined) === (b.lead === undefined)
}

/** Consecutive pieces that are the whole of a paragraph: its run-in heading, then its sentences. */
function piecesOf(paragraph: Paragraph): readonly { readonly from: number; readonly piece: Piece }[] {
  const { length } = textOf(paragraph)
  const ends = new Set([
    ...(paragraph.lead === undefined ? [] : [paragraph.lead]),
    ...sentencesOf(paragraph).map(({ to }) => to),
    length,
  ])
  let from = 0
  return [...ends].map((to) => {
    const piece = { from, piece: runsBetween(paragraph.runs, from, to) }
    from = to
    return piece
  })
}

function insideOf(
  old: Paragraph,
  next: Paragraph,
  paragraph: number,
  there: number,
  add: (change: ProseChange) => number,
): ParagraphStep {
  const [before, after] = [piecesOf(old), piecesOf(next)]
  const hasLead = old.lead !== undefined
  const skipped = hasLead ? 1 : 0
  const item = ({ piece }: { readonly piece: Piece }) => ({
    key: JSON.stringify(piece),
    text: textIn(piece),
  })
  const [[firstOld], [firstNext]] = [before.map(item), after.map(item)]
  const lead: Step[] = hasLead
    ? [{ kind: firstOld?.key === firstNext?.key ? 'same' : 'changed', before: 0, after: 0 }]
    : []
  const rest = align(before.slice(skipped).map(item), after.slice(skipped).map(item)).map((step): Step => {
    switch (step.kind) {
      case 'gone':
        return { kind: 'gone', before: step.before + skipped }
      case 'added':
        return { kind: 'added', after: step.after + skipped }
      default:
        return { kind: step.kind, before: step.before + skipped, after: step.after + skipped }
    }
  })
  /** Where the walk is in the other paragraph. */
  let at = 0
  const pieces = [...lead, ...rewritten(rest)].map((step): PieceStep => {
    const was = step.kind === 'added' ? [] : (before[step.before]?.piece ?? [])
    if (step.kind === 'same') {
      at += textIn(was).length
      return { kind: 'kept', piece: was }
    }
    const is = step.kind === 'gone' ? [] : (after[step.after]?.piece ?? [])
    const from = at
    at += textIn(is).length
    const change = add({
      before: textIn(was),
      after: textIn(is),
      isParagraph: false,
      paragraph,
      there: { paragraph: there, from, to: at },
    })
    return { kind: 'change', change, before: was, after: is }
  })
  return { kind: 'inside', level: old.level, hasLead, pieces }
}

/** As many new sentences as old ones between two that stayed are the old ones rewritten, however little alike. */
function rewritten(steps: readonly Step[]): readonly Step[] {
  const made: Step[] = []
  let gone: number[] = []
  let added: number[] = []
  const close = (): void => {
    if (gone.length === added.length) {
      gone.forEach((before, index) => made.push({ kind: 'changed', before, after: added[index] ?? 0 }))
    } else {
      for (const before of gone) made.push({ kind: 'gone', before })
      for (const after of added) made.push({ kind: 'added', after })
    }
    gone = []
    added = []
  }
  for (const step of steps) {
    if (step.kind === 'gone') gone.push(step.before)
    else if (step.kind === 'added') added.push(step.after)
    else {
      close()
      made.push(step)
    }
  }
  close()
  return made
}

function runsBetween(runs: readonly Run[], from: number, to: number): Piece {
  let position = 0
  return runs.flatMap((run): readonly Run[] => {
    const start = position
    position += run.text.length
    const text = run.text.slice(Math.max(from - start, 0), Math.max(to - start, 0))
    return text === '' ? [] : [{ ...run, text }]
  })
}

function textIn(piece: Piece): string {
  return piece.map(({ text }) => text).join('')
}
