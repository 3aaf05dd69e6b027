// The lines of a text as it was saved or copied: cells that a spreadsheet puts in quotes because they have line breaks in them
// are one line again, lines that are only drawn are left out. What a line is, text or row, is for read-text.ts.
import type { Budget } from '../budget.ts'

export interface TextLine {
  /** 1-based; of several, the first. */
  readonly number: number
  readonly text: string
  /** Directly below the one before, or with nothing but a drawn line between. */
  readonly follows: boolean
}

/** What nobody sees, left between characters by editors of web pages. */
const invisible = /[\u200b\u200c\u200d\u2060\ufeff\u00ad]/gu
const lineEnd = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/u

export function linesOfText(text: string, budget: Budget): readonly TextLine[] {
  const all = text.replace(invisible, '').split(lineEnd)
  budget.spendNodes(all.length)
  const lines: TextLine[] = []
  let last = -1
  for (let index = 0; index < all.length;) {
    const count = linesOfRow(all, index)
    const content = all.slice(index, index + count).join('\n')
    if (isDrawn(content)) {
      if (last === index - 1) last = index
    } else if (content.trim() !== '' || content.split('\t').length > 2) {
      lines.push({ number: index + 1, text: content, follows: last === index - 1 })
      last = index + count - 1
    }
    index += count
  }
  return lines
}

/** Cells with so many line breaks are none. */
const mostLines = 40

/** `"a`, `b"⇥1`: how many lines one row of a spreadsheet goes over. */
function linesOfRow(all: readonly string[], index: number): number {
  if (!/(?:^|\t)"/u.test(all[index] ?? '')) return 1
  let row = ''
  for (let count = 1; count <= mostLines && index + count <= all.length; count += 1) {
    row += `${count === 1 ? '' : '\n'}${all[index + count - 1] ?? ''}`
    if (isWhole(row)) return row.includes('\t') ? count : 1
  }
  return 1
}

/** No cell's quotes are left open. */
function isWhole(row: string): boolean {
  return row.split('\t').every((cell) => !cell.startsWith('"') || /^"(?:[^"]|"")*"$/u.test(cell))
}

/** A cell without the quotes that a spreadsheet puts around it. */
export function unquoted(cell: string): string {
  return cell.length > 1 && /^"(?:[^"]|"")*"$/u.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

/** `|---|---|`, `+---+---+`, `├──┼──┤`. */
function isDrawn(text: string): boolean {
  if (!/^[\s|+:=\-─━═│┃║\u250c-\u254b\u2554-\u256c]+$/u.test(text)) return false
  return /[\u250c-\u254b\u2554-\u256c]/u.test(text) || (/[-=]{3}/u.test(text) && /[|+]/u.test(text))
}
