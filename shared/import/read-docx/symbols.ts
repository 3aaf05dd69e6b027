// Characters of symbol fonts as plain characters. Word keeps them in the private area U+F000–F0FF, where a character
// means nothing without its font.

/** Wingdings, as far as office documents use it: marks, boxes, bullets, circled digits. By low byte. */
const wingdings: Readonly<Record<number, string>> = {
  0x28: '☎',
  0x2a: '✉',
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '□',
  0x72: '□',
  0x75: '◆',
  0x76: '❖',
  0x80: '⓪',
  0x8c: '①',
  0x8d: '②',
  0x8e: '③',
  0x8f: '④',
  0x90: '⑤',
  0x91: '⑥',
  0x92: '⑦',
  0x93: '⑧',
  0x94: '⑨',
  0x95: '⑩',
  0x9f: '•',
  0xa1: '○',
  0xa7: '▪',
  0xa8: '□',
  0xab: '★',
  0xd8: '➢',
  0xe0: '→',
  0xfb: '×',
  0xfc: '√',
  0xfd: '☒',
  0xfe: '☑',
}

const wingdings2: Readonly<Record<number, string>> = { 0x50: '√', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0xa3: '□' }

/** Symbol: mathematics and bullets; below 0x7f its digits and brackets stand where ASCII has them. */
const symbolFont: Readonly<Record<number, string>> = {
  0xa3: '≤',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xbb: '≈',
  0xbc: '…',
}

const fonts: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings,
  'wingdings 2': wingdings2,
  symbol: symbolFont,
}

/** One symbol of a named font; '' where it has no plain counterpart that is known. */
export function symbolOf(font: string, code: number): string {
  if (!Number.isSafeInteger(code) || code < 0x20) return ''
  const isPrivate = code >= 0xf000 && code <= 0xf0ff
  const low = isPrivate ? code - 0xf000 : code
  const table = fonts[font.trim().toLowerCase()]
  if (table !== undefined) return table[low] ?? (table === symbolFont ? ascii(low) : '')
  if (isPrivate) return /dings|symbol|extra/i.test(font) ? '' : ascii(low)
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
}

/** A bullet of a list, whose font is not looked up: private characters are Wingdings nearly always. */
export function symbolText(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      return code >= 0xf000 && code <= 0xf0ff
        ? (wingdings[code - 0xf000] ?? symbolFont[code - 0xf000] ?? '')
        : character
    })
    .join('')
    .trim()
}

function ascii(code: number): string {
  return code >= 0x20 && code < 0x7f ? String.fromCodePoint(code) : ''
}
