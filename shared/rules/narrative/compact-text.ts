// A paragraph's text in the one form that phrases are written for: no white space but between digits, half-width digits, full-width brackets and
// stops. Each character knows where it stood, so that places in the paragraph stay exact.

export interface CompactText {
  readonly text: string
  /** UTF-16 unit of the paragraph at which each unit of the text stood; one more for its end. */
  readonly at: readonly number[]
}

const plain = new Map([
  ['％', '%'],
  ['．', '.'],
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['(', '（'],
  [')', '）'],
  ['?', '？'],
  ['!', '！'],
])

export function compactText(text: string): CompactText {
  let made = ''
  const at: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index)
    if (isSpace(unit)) {
      // 表3 12件 holds no 312.
      if (!isDigit(text.charAt(index - 1)) || !isDigit(text.slice(index).trimStart().charAt(0))) continue
      made += ' '
    } else made += plainUnit(unit, text, index)
    at.push(index)
  }
  at.push(text.length)
  return { text: made, at }
}

function plainUnit(unit: string, text: string, index: number): string {
  // Most of a text is Han, which stays as it is.
  const code = unit.charCodeAt(0)
  if (code >= 0x3001 && code < 0xff00) return unit
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xff10 + 48)
  // A comma between digits parts thousands.
  const isComma = unit === ',' || unit === '，'
  if (isComma && isDigit(text.charAt(index - 1)) && isDigit(text.charAt(index + 1))) return ','
  return plain.get(unit) ?? unit
}

function isSpace(unit: string): boolean {
  return unit === ' ' || unit === '\u3000' || (unit < '\u0100' && unit.trim() === '')
}

function isDigit(unit: string): boolean {
  return (unit >= '0' && unit <= '9') || (unit >= '０' && unit <= '９')
}

/** The stretch of the paragraph that a stretch of the compact text stood in. */
export function placeIn({ at }: CompactText, from: number, to: number): { from: number; to: number } {
  const start = at[from] ?? 0
  const last = at[to - 1]
  return { from: start, to: last === undefined ? start : last + 1 }
}
