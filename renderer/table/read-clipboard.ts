// What the clipboard holds for a table: the HTML's table where there is one, else its tab-separated text. Looks at the
// size first, so that ten thousand rows are refused without being read.
import { failed, success, type Outcome } from '../../shared/notes.ts'
import type { TableSpec } from '../../shared/template/form.ts'
import { blockFromText, largestBlock, type Block } from './block.ts'
import { blockFromHtml, countHtmlRows } from './html-block.ts'

export interface ClipboardTexts {
  readonly text: string
  readonly html: string
}

export function blockFromClipboard({ text, html }: ClipboardTexts, table: TableSpec): Outcome<Block> {
  const lines = Math.max(countLines(text), countHtmlRows(html))
  if (lines > largestBlock.rows) return failed('paste-too-large', lines, table.numeral)
  const block = (html === '' ? null : blockFromHtml(html)) ?? blockFromText(text)
  return block.length === 0 ? failed('paste-empty') : success(block)
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
