// A number of a spreadsheet as exact decimal text: what the cell shows, unless its format hides digits; then what the cell
// holds. Figures are never rounded and never show the noise of binary fractions.
import { dateText, isDateFormat } from './date-text.ts'

/** Spreadsheets keep fifteen significant digits; what lies behind them is noise (0.1 + 0.2). */
const significant = 15

/** Plain decimal digits: `0.3`, `12345678.1`, `-18`; never an exponent. */
export function exactText(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(significant - 1)
    .split('e')
  const digits = mantissa.replace('.', '').replace(/0+$/, '')
  const point = 1 + Number(exponent)
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)
  if (digits === '') return '0'
  return `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** What a cell of the format says with the value in it. */
export function numberText(value: number, format: string, is1904: boolean): string {
  const exact = exactText(value)
  const section = sectionFor(value, format)
  if (section === null) return exact
  if (isDateFormat(section)) return dateText(value, section, is1904)
  const shape = shapeOf(section)
  if (shape === null) return exact
  // 12345 shown as 1.2万: neither of the two numbers may be taken for the other.
  if (shape.isScaled) return `${exact}（显示格式：${format}）`
  const shown = shape.percent ? shifted(exact, 2) : exact
  return `${shape.before}${padded(shown, shape.decimals)}${shape.percent ? '%' : ''}${shape.after}`
}

/** At least so many decimals. */
function padded(number: string, decimals: number): string {
  const [whole = '', fraction = ''] = number.split('.')
  const shown = fraction.padEnd(decimals, '0')
  return shown === '' ? whole : `${whole}.${shown}`
}

/** The decimal point moved to the right. */
function shifted(number: string, places: number): string {
  const [whole = '', fraction = ''] = number.replace('-', '').split('.')
  const digits = fraction.padEnd(places, '0')
  const moved = `${whole}${digits.slice(0, places)}`.replace(/^0+(?=\d)/, '')
  const rest = digits.slice(places)
  return `${number.startsWith('-') ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}`
}

/** The section for the sign of the value, without its colour and locale; null where the format says nothing of it. */
function sectionFor(value: number, format: string): string | null {
  const sections = splitSections(format)
  const [first = '', negative, zero] = sections
  // Conditions of their own, [>100], say how a number looks, never what it is.
  if (/\[[<>=]/.test(format)) return null
  const section =
    value < 0 && negative !== undefined ? negative : value === 0 && zero !== undefined ? zero : first
  const bare = section
    .replace(/\[(?:\$[^\]]*|[A-Za-z]+\d*)\]/g, (bracket) => (keepsMeaning(bracket) ? bracket : ''))
    .trim()
  if (/^(?:general|G\/通用格式)?$/i.test(bare)) return null
  const stated = bare.replace(/general|G\/通用格式/gi, '0')
  return /[0#?ymdhsa]/i.test(withoutLiterals(stated)) ? stated : null
}

/** Elapsed hours and Chinese numerals matter; colours and locales do not. */
function keepsMeaning(bracket: string): boolean {
  return /^\[(?:h+|m+|s+|dbnum\d)\]$/i.test(bracket)
}

function splitSections(format: string): string[] {
  const sections = ['']
  const add = (text: string): void => {
    sections[sections.length - 1] += text
  }
  for (const [token] of format.matchAll(/"[^"]*"|\\.|!.|\[[^\]]*\]|;|[^]/gu)) {
    if (token === ';') sections.push('')
    else add(token)
  }
  return sections
}

function withoutLiterals(section: string): string {
  return section.replace(/"[^"]*"|\\.|!.|_.|\*./gu, '')
}

interface Shape {
  readonly before: string
  readonly after: string
  /** Digits after the point that are always shown. */
  readonly decimals: number
  readonly percent: boolean
  readonly isScaled: boolean
}

/** null for exponents and fractions, which only show a part. */
function shapeOf(section: string): Shape | null {
  const bare = withoutLiterals(section)
  if (/E[+-]|\?\/|#\/|\d\/\d/i.test(bare)) return null
  const digits = bare.replace(/[^0#?.,]/g, '')
  const fraction = /\.([0#?]*)/.exec(digits)?.[1] ?? ''
  const decimals = /^0*/.exec(fraction)?.[0].length ?? 0
  // A comma behind the last digit place divides by a thousand; a literal point is drawn into the middle of the digits.
  const isScaled = /[0#?]\.?,+$/.test(digits) || /[0#?](?:!\.|\\\.|"\.")/.test(section)
  const [before = '', ...rest] = section.split(/[0#?.,]+/)
  return {
    before: wordsIn(before),
    after: wordsIn(rest.join('')),
    decimals,
    percent: bare.includes('%'),
    isScaled,
  }
}

/** Units a format writes beside the number: 件, 万元. Signs, currency and padding are look. */
function wordsIn(part: string): string {
  const literals = part.replace(/"([^"]*)"/gu, '$1').replace(/[_*]./gu, '')
  return [...literals].filter((character) => /\p{Script=Han}/u.test(character)).join('')
}
