// Text for a terminal: widths with East Asian characters, columns, wrapping, colour. Knows nothing of reports.

/** Ranges of code points that take two columns (East Asian Width W and F), merged where they touch. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]$/u

function widthOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x1100) return invisible.test(character) ? 0 : 1
  if (wide.some(([from, to]) => point >= from && point <= to)) return 2
  return invisible.test(character) ? 0 : 1
}

/** Columns that a text takes on a terminal; colour codes take none. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of withoutColor(text)) width += widthOf(character)
  return width
}

const colorCode = /\u001b\[\d+m/gu

function withoutColor(text: string): string {
  return text.replace(colorCode, '')
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - displayWidth(text), 0))
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(width - displayWidth(text), 0)) + text
}

/** Marks that may not begin a line. */
const hanging = /^[，。、；：？！”’）》〉」』】…·,.;:?!)\]%]$/u

/** Marks that may not end one. */
const opening = /[“‘（《〈「『【(\[]$/u

/** Breaks a text into lines of at most `width` columns; a closing mark stays with the character before it. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const unit of units(text)) {
    const needed = displayWidth(unit)
    if (used + needed > width && line !== '') {
      lines.push(line.trimEnd())
      line = ''
      used = 0
      if (unit === ' ') continue
    }
    line += unit
    used += needed
  }
  if (line !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

/** What may not be torn apart: a run of Latin letters and digits, a character with the closing marks after it. */
function units(text: string): string[] {
  const found: string[] = []
  let word = false
  for (const character of text) {
    const last = found.length - 1
    const inWord = /^[\w.+\-/\\%]$/u.test(character)
    const sticks = hanging.test(character) || (inWord && word) || opening.test(found[last] ?? '')
    if (last >= 0 && sticks) found[last] += character
    else found.push(character)
    word = inWord
  }
  return found
}

/** A paragraph whose lines after the first hang under its text. */
export function paragraph(lead: string, text: string, columns: number, indent = displayWidth(lead)): string {
  const lines = wrap(text, Math.max(columns - indent, 20))
  return lines
    .map((line, index) => (index === 0 ? padEnd(lead, indent) : ' '.repeat(indent)) + line)
    .join('\n')
}

export interface Column {
  readonly head: string
  readonly align?: 'right'
}

/** Rows under heads, each column as wide as its widest cell, two spaces between. */
export function columnsText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return rowsText([columns.map(({ head }) => head), ...rows], columns)
}

/** Rows without heads. */
export function rowsText(
  rows: readonly (readonly string[])[],
  columns: readonly Partial<Column>[] = [],
): string {
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => displayWidth(row[index] ?? ''))),
  )
  const line = (row: readonly string[]): string =>
    `  ${widths
      .map((width, index) => (columns[index]?.align === 'right' ? padStart : padEnd)(row[index] ?? '', width))
      .join('  ')
      .trimEnd()}`
  return rows.map(line).join('\n')
}

/** `23 KB`, `40 MB`; rounded up. */
export function sizeText(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024)
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.ceil(kilobytes / 1024)} MB`
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const
export type Color = keyof typeof codes
export type Paint = (color: Color, text: string) => string

/** Colours text where the terminal shows colour, and leaves it alone elsewhere. */
export function painter(color: boolean): Paint {
  return (name, text) => (color ? `\u001b[${codes[name]}m${text}\u001b[0m` : text)
}
