// Prose as paragraphs of runs, and its normal form: the one shape in which it is kept, written and read back.

export interface Run {
  readonly text: string
  readonly bold?: true
}

/** 0 body · 1 一、 · 2 （一） · 3 1. · 4 （1） */
export type Level = 0 | 1 | 2 | 3 | 4

/** Typed numbering stays part of the text. */
export interface Paragraph {
  readonly level: Level
  /**
   * Length in UTF-16 units of a run-in heading such as （一）主动公开情况。 that the paragraph goes on after.
   * Absent: a heading of its own line (level > 0) or plain body (level 0).
   */
  readonly lead?: number
  readonly runs: readonly Run[]
}

export type Prose = readonly Paragraph[]

export function textOf(paragraph: Paragraph): string {
  return paragraph.runs.map(({ text }) => text).join('')
}

/**
 * Normal form: no control characters or line breaks, no white space at either end of a paragraph, no empty paragraphs
 * or runs, no adjacent runs alike, a lead only where it is a proper part of a paragraph that has a level.
 */
export function normalProse(prose: Prose): Prose {
  return prose.flatMap((paragraph) => {
    const normal = normalParagraph(paragraph)
    return normal ? [normal] : []
  })
}

const breaks = /[\p{Cc}\u2028\u2029\ufeff\u200b]+/gu
const leading = /^[\s\u3000]+/u
const trailing = /[\s\u3000]+$/u

/** The normal form of one paragraph; null when nothing is left of it. */
export function normalParagraph(paragraph: Paragraph): Paragraph | null {
  const merged: { text: string; bold: boolean }[] = []
  let lead = paragraph.lead ?? 0
  let position = 0
  let kept = 0
  let keptLead = 0
  for (const run of paragraph.runs) {
    const before = position < lead ? run.text.slice(0, lead - position) : ''
    position += run.text.length
    keptLead += clean(before).length
    const text = clean(run.text)
    if (text === '') continue
    kept += text.length
    const bold = run.bold === true
    const last = merged.at(-1)
    if (last && last.bold === bold) last.text += text
    else merged.push({ text, bold })
  }
  const whole = merged.map(({ text }) => text).join('')
  const cutFront = leading.exec(whole)?.[0].length ?? 0
  const cutBack = cutFront === kept ? 0 : (trailing.exec(whole)?.[0].length ?? 0)
  const runs = slice(merged, cutFront, kept - cutBack)
  if (runs.length === 0) return null
  lead = Math.min(Math.max(keptLead - cutFront, 0), kept - cutFront - cutBack)
  const isProper = paragraph.level > 0 && lead > 0 && lead < kept - cutFront - cutBack
  return isProper ? { level: paragraph.level, lead, runs } : { level: paragraph.level, runs }
}

function clean(text: string): string {
  return text.replace(breaks, ' ')
}

function slice(runs: readonly { text: string; bold: boolean }[], from: number, to: number): Run[] {
  const kept: Run[] = []
  let position = 0
  for (const { text, bold } of runs) {
    const part = text.slice(Math.max(from - position, 0), Math.max(to - position, 0))
    position += text.length
    if (part !== '') kept.push(bold ? { text: part, bold: true } : { text: part })
  }
  return kept
}

const numbering: readonly { readonly level: Level; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^[一二三四五六七八九十]+、/u },
  { level: 2, pattern: /^[（(][一二三四五六七八九十]+[）)]/u },
  { level: 4, pattern: /^[（(]\d{1,2}[）)]/u },
  { level: 3, pattern: /^\d{1,2}[.．、](?!\d)/u },
]

/** The level that typed numbering in front of a text stands for; 0 where there is none. */
export function levelOfNumbering(text: string): Level {
  return numbering.find(({ pattern }) => pattern.test(text))?.level ?? 0
}

/** Longest run-in heading or heading line that is believed without the file saying so. */
const longestHeading = 40

/**
 * A paragraph from a file that says nothing of levels: numbering makes a heading, the first full stop ends a run-in one.
 * A numbered paragraph without a short first sentence is body.
 */
export function paragraphFromRuns(runs: readonly Run[]): Paragraph {
  const text = runs.map((run) => run.text).join('')
  const start = text.length - text.replace(leading, '').length
  const level = levelOfNumbering(text.slice(start))
  if (level === 0) return { level: 0, runs }
  const stop = text.indexOf('。', start)
  if (stop === -1 || stop === text.trimEnd().length - 1) {
    return text.trim().length <= longestHeading ? { level, runs } : { level: 0, runs }
  }
  return stop + 1 - start <= longestHeading ? { level, lead: stop + 1, runs } : { level: 0, runs }
}
