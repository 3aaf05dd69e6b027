// The text of one line of a page: pieces as they stand in the source → runs with white space as a browser shows it.
import type { TextBlock } from '../../document.ts'
import type { LeadLevel } from './style.ts'

export interface Piece {
  readonly text: string
  readonly bold: boolean
  /** Level of the run-in heading it belongs to. */
  readonly lead: LeadLevel | null
}

export interface Line {
  readonly runs: TextBlock['runs']
  /** Level and length of a run-in heading at the front; null when there is none. */
  readonly lead: { readonly level: LeadLevel; readonly length: number } | null
}

/** `preserve`: spaces are text, as our own pages write them. null: the line is empty. */
export function lineOf(pieces: readonly Piece[], preserve: boolean): Line | null {
  const shown = preserve ? pieces : collapsed(pieces)
  if (shown.every(({ text }) => text.trim() === '')) return null
  const runs: { text: string; bold: boolean }[] = []
  for (const { text, bold } of shown) {
    const last = runs.at(-1)
    if (last !== undefined && last.bold === bold) last.text += text
    else if (text !== '') runs.push({ text, bold })
  }
  return {
    runs: runs.map(({ text, bold }) => (bold ? { text, bold: true } : { text })),
    lead: leadOf(shown.filter(({ text }) => text !== '')),
  }
}

function leadOf(pieces: readonly Piece[]): Line['lead'] {
  const level = pieces[0]?.lead ?? null
  if (level === null) return null
  const end = pieces.findIndex(({ lead }) => lead !== level)
  const length = pieces.slice(0, end === -1 ? undefined : end).reduce((sum, { text }) => sum + text.length, 0)
  return { level, length }
}

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u

/** White space becomes one space, none at the ends, none where the source breaks a line of Chinese. */
function collapsed(pieces: readonly Piece[]): readonly Piece[] {
  const whole = pieces.map(({ text }) => text).join('')
  const gaps = [...whole.matchAll(/[ \t\n\r\f]+/gu)].map(({ 0: gap, index }) => ({
    from: index,
    to: index + gap.length,
    shown: shownGap(gap, whole[index - 1], whole[index + gap.length]),
  }))
  let position = 0
  let next = 0
  return pieces.map((piece) => {
    const end = position + piece.text.length
    let text = ''
    while (position < end) {
      const gap = gaps[next]
      const until = Math.min(gap?.from ?? end, end)
      text += whole.slice(position, until)
      position = Math.max(position, until)
      if (gap === undefined || position >= end) break
      if (position === gap.from) text += gap.shown
      position = Math.min(gap.to, end)
      if (position === gap.to) next += 1
    }
    return { ...piece, text: text.replaceAll('\u00a0', ' ') }
  })
}

function shownGap(gap: string, before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined) return ''
  return /[\n\r]/u.test(gap) && wide.test(before) && wide.test(after) ? '' : ' '
}
