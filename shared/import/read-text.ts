// Reads plain text → document: runs of lines with tabs or columns of spaces become grids, every other line a text block.
// Nothing here knows what the words mean.
import type { Block, Document, GridBlock, GridCell, TextBlock } from '../document.ts'
import { failed, success, type Outcome } from '../notes.ts'
import { Budget, stoppable } from './budget.ts'
import { hasWideSpaces, joinedPairs } from '../figure-pairs.ts'
import { readCharacters } from './read-characters.ts'
import { linesOfText, unquoted, type TextLine } from './read-text/lines.ts'

export function readText(bytes: Uint8Array, fileName: string): Promise<Outcome<Document>> {
  return stoppable(fileName, () => {
    const characters = readCharacters(bytes)
    if (characters === null) return failed('format-unknown', fileName)
    if (characters.text.trim() === '') return failed('file-empty', fileName)
    return success(documentOfText(characters.text, new Budget()), characters.notes)
  })
}

/**
 * How much a line looks like a row of a table: `row` by itself, `perhaps` when rows are near, `hardly` when a row is next
 * to it, `text` never.
 */
type Likeness = 'row' | 'perhaps' | 'hardly' | 'text'

interface Line extends TextLine {
  readonly likeness: Likeness
  /** What would be its cells. */
  readonly fields: readonly string[]
  /** They stand between upright strokes. */
  readonly isBarred: boolean
}

/** Over so many lines of text, blank ones not counted, a row makes a row of what perhaps is one. */
const near: Readonly<Record<Likeness, number>> = { row: 0, perhaps: 3, hardly: 0, text: -1 }

export function documentOfText(text: string, budget: Budget): Document {
  const lines = withoutRules(linesOfText(text, budget).map(lineOf))
  const distances = distancesToRows(lines)
  const blocks: Block[] = []
  let run: Line[] = []
  const endRun = (): void => {
    if (run.length > 0) blocks.push(gridOf(run, budget))
    run = []
  }
  lines.forEach((line, index) => {
    const isRow = (distances[index] ?? Infinity) <= near[line.likeness]
    // A blank line ends a table: where it goes on behind it is for others to tell.
    if (!isRow || !line.follows) endRun()
    if (isRow) run.push(line)
    else blocks.push(textOf(line))
  })
  endRun()
  return { properties: { title: '', office: '', year: null }, blocks }
}

/** For every line how many lines of text lie between it and the nearest sure row. */
function distancesToRows(lines: readonly Line[]): readonly number[] {
  const distances = lines.map(({ likeness }) => (likeness === 'row' ? 0 : Infinity))
  const spread = (index: number, neighbour: number): void => {
    const step = lines[neighbour]?.likeness === 'text' ? 1 : 0
    distances[index] = Math.min(distances[index] ?? Infinity, (distances[neighbour] ?? Infinity) + step)
  }
  for (let index = 1; index < lines.length; index += 1) spread(index, index - 1)
  for (let index = lines.length - 2; index >= 0; index -= 1) spread(index, index + 1)
  return distances
}

/** A line of text; the marks of a heading or of bold around the whole of it are no part of it. */
function textOf({ number, text }: Line): Block {
  const plain = text.trim().replace(/^#{1,6}[ \t]+(?=\S)/u, '')
  const [, bold] = /^\*\*([^*]+)\*\*$/u.exec(plain) ?? []
  const run: TextBlock['runs'][number] = bold === undefined ? { text: plain } : { text: bold, bold: true }
  return { kind: 'text', role: null, runs: [run], at: { line: number } }
}

function lineOf(line: TextLine): Line {
  const { text } = line
  const fields = barred(text)
  if (fields !== null) return { ...line, isBarred: true, ...fields }
  return { ...line, isBarred: false, ...(text.includes('\t') ? tabbed(text) : spaced(text)) }
}

/** Markdown's line below the heads may be as short as `|-|:-:|`, which elsewhere are cells with a dash. */
function withoutRules(lines: readonly Line[]): readonly Line[] {
  const isRule = ({ isBarred, follows, fields }: Line, index: number): boolean => {
    const [head, above] = [lines[index - 1], lines[index - 2]]
    const isBelowHeads = follows && head?.isBarred === true && !(head.follows && above?.isBarred === true)
    const inside = fields.filter((field) => field !== '')
    return isBarred && isBelowHeads && inside.length > 1 && inside.every((field) => /^:?-+:?$/u.test(field))
  }
  return lines.flatMap((line, index) => {
    if (isRule(line, index)) return []
    const before = lines[index - 1]
    const follows = line.follows && (before === undefined || !isRule(before, index - 1) || before.follows)
    return [{ ...line, follows }]
  })
}

/** Cells between upright strokes; null where there are none. */
function barred(text: string): Pick<Line, 'fields' | 'likeness'> | null {
  const parts = text.trim().split(/(?<!\\)[|│┃║｜]/u)
  if (parts.length < 2) return null
  const fields = parts.map((field) => withoutMarks(field.trim()).trim())
  const isText = fields.some((field) => sentence.test(field) && field.length > longestField)
  return isText ? null : { fields, likeness: parts.length > 2 ? 'row' : 'perhaps' }
}

/** A cell without what Markdown writes for bold, a line break, and signs that it would take for its own. */
function withoutMarks(field: string): string {
  const [, , plain = field] = /^(\*\*|__|`)(.+)\1$/u.exec(field) ?? []
  return plain
    .replace(/<br ?\/?>/giu, '\n')
    .replace(/&nbsp;/gu, ' ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/gu, '$1')
}

const sentence = /[。；！？]/u

function tabbed(text: string): Pick<Line, 'fields' | 'likeness'> {
  const fields = text.split('\t').map((field) => unquoted(field).trim())
  const filled = fields.filter((field) => field !== '')
  if (filled.length > 1) return { fields, likeness: fields.length > 2 ? 'row' : 'perhaps' }
  if (filled.some((field) => sentence.test(field))) return { fields, likeness: 'text' }
  // A tab in front of a line of its own is an indent; tabs behind it are empty cells.
  return { fields, likeness: fields.at(-1) === '' && fields.length > 2 ? 'row' : 'hardly' }
}

/** Longer words do not stand in a column of spaces; the longest label of the form has half of this. */
const longestField = 80

function spaced(line: string): Pick<Line, 'fields' | 'likeness'> {
  const text = line.trim()
  // A single cell on a line of its own: `1 234`.
  if (/\d\s\d/u.test(text) && joinedPairs(text.split(/\s/u)).length === 1)
    return { fields: [text], likeness: 'text' }
  // A wider space may be a blank cell: words that could be one cell are not taken for two, which would fill its place.
  const isUneven = hasWideSpaces(line.trimStart())
  const columns = text.split(/[ \u00a0\u3000]{2,}/u).flatMap((part) => figuresApart(part, isUneven))
  const fields = columns.length === 1 && isWords(text) ? text.split(/\s+/u) : columns
  const isSentence = fields.some((field) => field.length > longestField || sentence.test(field))
  if (fields.length < 2 || isSentence) return { fields, likeness: 'text' }
  const figures = fields.filter((field) => figure.test(field)).length
  return { fields, likeness: figures > 1 ? 'row' : 'perhaps' }
}

/** Heads of columns with one space between them. A numbered line is a heading, and one with a comma a sentence. */
function isWords(text: string): boolean {
  if (/^[（(]?[一二三四五六七八九十\d]+[）)、.．]/u.test(text)) return false
  // A hint in brackets is written like a sentence.
  const words = text.replace(/[（(][^（()）]*[）)]/gu, '')
  return !/[，、：]/u.test(words) && words.split(/\s+/u).every((word) => word.length <= 20)
}

const figure = /^(?:[-+]?[\d０-９][\d０-９,，.．]*|[-—–/／]+)$/u

/** What stands among figures and is none: `约5`, `3件`, 无. */
const oddFigure = /^(?=.{1,6}$)(?:[^\d０-９]{0,3}[\d０-９]+[^\d０-９、.．）)]{0,3}|无)$/u

/** A label and the figures behind it, one space apart: `规章 0 0 0`. Everything else stays one field. */
function figuresApart(text: string, isUneven: boolean): readonly string[] {
  const words = text.split(/\s+/u)
  const isOdd = (word: string): boolean => figure.test(word) || oddFigure.test(word)
  const behind = words.slice(words.findLastIndex((word) => !isOdd(word)) + 1)
  const isRow = behind.filter((word) => figure.test(word)).length > 1
  const first = isRow ? words.length - behind.length : words.findLastIndex((word) => !figure.test(word)) + 1
  const label = words.slice(0, first).join(' ')
  const figures = words.slice(first)
  // A short word behind a label may be the first cell.
  const last = first > 1 ? (words[first - 1] ?? '') : ''
  const isCell = last !== '' && last.length <= 6 && !/^[（(]?[\d一二三四五六七八九十]+[）).．、]/u.test(last)
  return [...(label === '' ? [] : [label]), ...(isUneven || isCell ? joinedPairs(figures) : figures)]
}

/** A stroke in front of all lines, or behind all, is the table's edge. */
function withoutEdges(lines: readonly Line[]): readonly Line[] {
  const isEdge = (at: 0 | -1): boolean =>
    lines.every(({ isBarred, fields }) => isBarred && fields.at(at) === '')
  const [from, to] = [isEdge(0) ? 1 : 0, isEdge(-1) ? -1 : undefined]
  return from === 0 && to === undefined
    ? lines
    : lines.map((line) => ({ ...line, fields: line.fields.slice(from, to) }))
}

function gridOf(run: readonly Line[], budget: Budget): GridBlock {
  const lines = withoutEdges(run)
  const cells = lines.flatMap(({ fields }, row) => {
    budget.spendCells(fields.length)
    return fields.map((text, column): GridCell => ({
      row,
      column,
      rowSpan: 1,
      colSpan: 1,
      role: 'unknown',
      text,
    }))
  })
  const columns = lines.reduce((most, { fields }) => Math.max(most, fields.length), 0)
  return {
    kind: 'grid',
    name: '',
    rows: lines.length,
    headerRows: 0,
    weights: Array.from({ length: columns }, () => 1),
    cells,
    checks: [],
    lines: lines.map(({ number }) => number),
    ...(lines.every(({ isBarred, text }) => !isBarred && !text.includes('\t')) ? { isSpaced: true } : {}),
    at: { line: lines[0]?.number ?? 1 },
  }
}
