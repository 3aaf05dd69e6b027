// A paragraph's text in the one form that phrases are written for: no white space but between digits, half-width digits, full-width brackets and
// stops. Each character knows where it stood, so that places in the paragraph stay exact.

export interface CompactText {
  readonly text: string
  /** UTF-16 unit of the paragraph at which each unit of the text stood; one more for its end. */
  readonly at: readonly number[]
}

const fullWidth: Readonly<Record<string, string>> = {
  '％': '%',
  '．': '.',
  ',': '，',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
  '?': '？',
  '!': '！',
}

export function compactText(text: string): CompactText {
  const units: string[] = []
  const at: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index)
    if (/\s/u.test(unit)) {
      // 表3 12件 holds no 312.
      if (!isDigit(text.charAt(index - 1)) || !isDigit(text.slice(index).trimStart().charAt(0))) continue
      units.push(' ')
      at.push(index)
      continue
    }
    units.push(plainUnit(unit, text.charAt(index - 1), text.charAt(index + 1)))
    at.push(index)
  }
  at.push(text.length)
  return { text: units.join(''), at }
}

function plainUnit(unit: string, before: string, after: string): string {
  const code = unit.charCodeAt(0)
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xff10 + 48)
  // A comma between digits parts thousands.
  if ((unit === ',' || unit === '，') && isDigit(before) && isDigit(after)) return ','
  return fullWidth[unit] ?? unit
}

function isDigit(unit: string): boolean {
  return /[\d０-９]/u.test(unit)
}

/** The stretch of the paragraph that a stretch of the compact text stood in. */
export function placeIn({ at }: CompactText, from: number, to: number): { from: number; to: number } {
  const start = at[from] ?? 0
  const last = at[to - 1]
  return { from: start, to: last === undefined ? start : last + 1 }
}
