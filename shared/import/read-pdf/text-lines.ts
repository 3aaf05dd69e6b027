// Characters → words and lines, by where they stand: a PDF knows neither.
import type { Glyph } from './text-machine.ts'

/** Characters that touch, of one kind: digits, however loosely set, are a word of their own. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
  /** From the word before it on its line; Infinity for the first. */
  readonly gap: number
  /** A blank is written in front of it. */
  readonly isSpaced: boolean
}

/** Words without a wide gap between them: what stands in one cell, or all of a line of prose. */
export interface Field {
  readonly words: readonly Word[]
  readonly text: string
  readonly left: number
  readonly right: number
}

export interface TextLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
  readonly fields: readonly Field[]
}

/** Parts of the character's size: a gap this small is none, one that is larger than `apart` stands for a blank. */
const touching = 0.12
const apart = 0.3
const wide = 0.9
/** A character drawn twice to make it bold lies on itself by so much of its width. */
const doubled = 0.6

/** Lines from top to bottom. Characters whose base lines are within a third of their size stand on one line. */
export function textLines(glyphs: readonly Glyph[]): readonly TextLine[] {
  const rows: Glyph[][] = []
  for (const glyph of glyphs.toSorted((a, b) => a.base - b.base)) {
    const row = rows.at(-1)
    const first = row?.[0]
    const isSame = first !== undefined && glyph.base - first.base <= Math.max(first.size, glyph.size) / 3
    if (row !== undefined && isSame) row.push(glyph)
    else rows.push([glyph])
  }
  return rows.flatMap((row) => lineOf(wordsOf(row)) ?? [])
}

/** A line of words in their order; null without any. */
export function lineOf(words: readonly Word[]): TextLine | null {
  const [first] = words
  if (first === undefined) return null
  const fields: Word[][] = []
  for (const word of words) {
    const open = fields.at(-1)
    if (open === undefined || word.gap > word.size * wide) fields.push([word])
    else open.push(word)
  }
  const made = fields.flatMap((own) => fieldOf(own) ?? [])
  return {
    text: made.map(({ text }) => text).join(' '),
    left: first.left,
    right: words.reduce((most, { right }) => Math.max(most, right), first.right),
    base: first.base,
    size: words.reduce((most, { size }) => Math.max(most, size), 0),
    fields: made,
  }
}

export function fieldOf(words: readonly Word[]): Field | null {
  const [first] = words
  if (first === undefined) return null
  let text = ''
  for (const word of words) text += `${text !== '' && isApart(text, word) ? ' ' : ''}${word.text}`
  const right = words.reduce((most, word) => Math.max(most, word.right), first.right)
  return { words, text, left: first.left, right }
}

/** Kinds of characters between which a blank means something or nothing. */
const figure = /[\d.,，．０-９]$/u
const letter = /[A-Za-z]$/u

/** Two figures are never run together; beside Han characters a small gap is only how the line was set. */
function isApart(before: string, { text, gap, size, isSpaced }: Word): boolean {
  const isBlank = isSpaced || gap > size * apart
  if (figure.test(before) && figure.test(text[0] ?? '')) return isBlank
  if (letter.test(before) && letter.test(text[0] ?? '')) return isSpaced || gap > size * 0.2
  const isLatin = /[\w)]$/u.test(before) && /^[\w(]/u.test(text)
  return isLatin ? isBlank : isSpaced && gap > size * 0.45
}

function wordsOf(row: readonly Glyph[]): readonly Word[] {
  const words: Word[] = []
  let last: Glyph | null = null
  let isSpaced = false
  for (const glyph of row.toSorted((a, b) => a.left - b.left)) {
    if (glyph.text.trim() === '') {
      isSpaced = true
      continue
    }
    if (last !== null && liesOn(glyph, last)) continue
    const { text, left, right, base, size } = glyph
    const gap = last === null ? Infinity : left - last.right
    const open = words.at(-1)
    const goesOn =
      open !== undefined &&
      last !== null &&
      !isSpaced &&
      gap <= size * (isFigureText(text) ? apart : touching) &&
      isFigureText(text) === isFigureText(last.text)
    if (goesOn) {
      words[words.length - 1] = {
        ...open,
        text: open.text + text,
        right: Math.max(open.right, right),
        size: Math.max(open.size, size),
      }
    } else words.push({ text, left, right, base, size, gap, isSpaced: isSpaced && words.length > 0 })
    isSpaced = false
    last = last !== null && last.right > right ? { ...glyph, right: last.right } : glyph
  }
  return words
}

function liesOn(glyph: Glyph, last: Glyph): boolean {
  const common = Math.min(glyph.right, last.right) - Math.max(glyph.left, last.left)
  // Characters that a cell does not show have no width.
  const isSame = glyph.left === last.left || common > (glyph.right - glyph.left) * doubled
  return glyph.text === last.text && isSame
}

/** Characters that figures and the signs for none are made of. */
export function isFigureText(text: string): boolean {
  return /^[\d０-９.,．，+\-%/—–―－／…]+$/u.test(text)
}
