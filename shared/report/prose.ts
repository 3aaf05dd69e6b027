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
 * Normal form: no control, invisible or broken characters and no line breaks, no spaces but the plain and the ideographic
 * one, no white space at either end of a paragraph, no empty paragraphs or runs, no adjacent runs alike, a lead only where
 * it is a proper part of a paragraph that has a level. What paper cannot tell besides is stated in on-paper.ts.
 */
export function normalProse(prose: Prose): Prose {
  return prose.flatMap((paragraph) => {
    const normal = normalParagraph(paragraph)
    return normal ? [normal] : []
  })
}

const invisible = /[\u00ad\u200b\u2060\ufeff\ufffe\uffff]/gu
/** Half a surrogate pair; no file can hold it. */
const broken = /\p{Surrogate}/gu
const breaks = /[\p{Cc}\u2028\u2029]+/gu
const spaces = /[^\S\u3000]/gu
const leading = /^[\s\u3000]+/u
const trailing = /[\s\u3000]+$/u

/** The normal form of one paragraph, the very same object where it is in it already; null when nothing is left of it. */
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
  if (isInsideCharacter(whole, cutFront + lead)) lead += 1
  const isProper = paragraph.level > 0 && lead > 0 && lead < kept - cutFront - cutBack
  const normal: Paragraph = isProper
    ? { level: paragraph.level, lead, runs }
    : { level: paragraph.level, runs }
  return sameParagraph(paragraph, normal) ? paragraph : normal
}

export function sameParagraph(a: Paragraph, b: Paragraph): boolean {
  if (a === b) return true
  return (
    a.level === b.level &&
    a.lead === b.lead &&
    a.runs.length === b.runs.length &&
    a.runs.every((run, index) => run.text === b.runs[index]?.text && run.bold === b.runs[index]?.bold)
  )
}

export function sameProse(a: Prose, b: Prose): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((paragraph, index) => {
        const other = b[index]
        return other !== undefined && sameParagraph(paragraph, other)
      }))
  )
}

function isInsideCharacter(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff
}

function clean(text: string): string {
  return text.replace(invisible, '').replace(broken, '\ufffd').replace(breaks, ' ').replace(spaces, ' ')
}

/** A single line in the same normal form: office, title, signature, date. */
export function normalLine(text: string): string {
  return clean(text).trim()
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
