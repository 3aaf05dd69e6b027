// Figures as offices write them → a cell and what was odd about it. Certain or kept as typed: nothing is guessed, and a
// bad value (negative, too many decimals) is still the number it says. Printing a cell is in arithmetic.ts.
import type { CellKind } from '../template/form.ts'
import { note, type Note } from '../notes.ts'
import { numberText } from './arithmetic.ts'
import { exact, slash, type Cell, type ExactNumber } from './cell.ts'

export interface CellReading {
  /** undefined: blank. */
  readonly cell: Cell | undefined
  /** What the clerk should know; without origin, which the caller has. */
  readonly notes: readonly Note[]
  /** What it probably means, to be offered and never taken by itself. */
  readonly proposed?: Cell
}

/** More than any figure has; longer text is not looked into. */
const longest = 60
/** Digits of a number beyond this many decimals are unread: no amount has them, and sums must stay cheap. */
const mostDecimals = 15

const countUnits = ['件', '条', '个', '项', '份', '宗', '起', '次', '例', '部', '件次', '人次']
const units: Readonly<Record<CellKind, readonly string[]>> = {
  count: countUnits,
  signedCount: countUnits,
  amountWan: ['万元', '万'],
  amountYuan: ['元', '圆'],
}

/** Units of the same thing in another size: never converted, only proposed. Power of ten of the factor. */
const otherUnits: Readonly<Partial<Record<CellKind, Readonly<Record<string, number>>>>> = {
  amountWan: { 元: -4, 圆: -4, 亿元: 4 },
  amountYuan: { 万元: 4, 万: 4, 亿元: 8 },
}
const unitOfKind: Readonly<Record<CellKind, string>> = {
  count: '件',
  signedCount: '件',
  amountWan: '万元',
  amountYuan: '元',
}

/** sign · whole part with its separators · decimals · unit, blanks before the unit allowed. */
const figure = /^([+-])?((?:\d[\d, ]*)?)(?:\.(\d+))? ?([^\d\s.,+-]*)$/u
/** Groups of three behind a first group that does not begin with zero, one kind of separator. */
const grouped = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)$/u
const dashes = /^[-\u2010-\u2015\u2500]+$/u

/**
 * Reads what stands in a figure cell of a kind. Text that is no number stays as typed, but for white space at its ends
 * and in runs. For every cell c that this gives, readCell(cellText(c)) is c again.
 */
export function readCell(text: string, kind: CellKind): CellReading {
  const kept = tidy(text)
  if (kept === '') return { cell: undefined, notes: [] }
  if (kept.length > longest) return unread(kept, note('cell-unread', [excerpt(kept)]))
  const plain = halfWidth(kept)
  if (plain === '/') return { cell: slash, notes: [] }
  if (dashes.test(plain)) return { cell: undefined, notes: [note('cell-dash', [kept])] }
  if (plain === '无') return { cell: undefined, notes: [note('cell-none', [])], proposed: exact(0) }
  return readFigure(kept, plain, kind)
}

function readFigure(kept: string, plain: string, kind: CellKind): CellReading {
  const bare = kind === 'amountYuan' ? plain.replace(/^[¥￥] ?/u, '') : plain
  const [all, sign = '', whole = '', decimals = '', unit = ''] = figure.exec(bare) ?? []
  const hasDigits = whole !== '' || decimals !== ''
  if (all === undefined || !hasDigits || (sign === '+' && kind !== 'signedCount')) {
    return unread(kept, note('cell-unread', [kept]))
  }
  const written = whole.trimEnd()
  if (/[, ]/u.test(written) && !grouped.test(written)) return unread(kept, note('cell-grouping', [kept]))
  const number = numberOf(sign, written.replace(/[, ]/gu, ''), decimals)
  const factor = otherUnits[kind]?.[unit]
  if (factor !== undefined) {
    const reading = unread(kept, note('cell-unit-other', [kept, unitOfKind[kind]]))
    const proposed = number && timesPowerOfTen(number, factor)
    return proposed ? { ...reading, proposed } : reading
  }
  const isOurUnit = unit === '' || units[kind].includes(unit)
  if (!isOurUnit) return unread(kept, note('cell-unread', [kept]))
  if (number === null) return unread(kept, note('cell-beyond', [kept]))
  const notes: Note[] = []
  if (unit !== '' || bare !== plain) notes.push(note('cell-unit', [kept, numberText(number)]))
  if (written.includes(' ')) notes.push(note('cell-spaces', [kept, numberText(number)]))
  return { cell: number, notes }
}

function unread(text: string, why: Note): CellReading {
  return { cell: { kind: 'unread', text }, notes: [why] }
}

/** null beyond the safe integers. */
function numberOf(sign: string, whole: string, decimals: string): ExactNumber | null {
  const digits = Number(`${whole}${decimals}`)
  if (decimals.length > mostDecimals || !Number.isSafeInteger(digits)) return null
  return exact(sign === '-' && digits !== 0 ? -digits : digits, decimals.length)
}

function timesPowerOfTen(number: ExactNumber, power: number): ExactNumber | null {
  let { digits, decimals } = number
  decimals -= power
  while (decimals < 0) {
    digits *= 10
    decimals += 1
  }
  while (decimals > 0 && digits % 10 === 0) {
    digits /= 10
    decimals -= 1
  }
  return Number.isSafeInteger(digits) && decimals <= mostDecimals ? exact(digits, decimals) : null
}

/** Line breaks and tabs separate what may be two figures, so they are kept (as one `\n`); other blanks become one space. */
function tidy(text: string): string {
  return text
    .replace(/[\u200b\u2060\ufeff\u00ad]/gu, '')
    .replace(/[^\S\n\r\t\v\f\u2028\u2029]+/gu, ' ')
    .replace(/ ?[\p{Cc}\u2028\u2029][ \p{Cc}\u2028\u2029]*/gu, '\n')
    .trim()
}

/** Full-width forms of ASCII, and the minus signs that input methods and Word give. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\ufe63]/gu, '-')
    .replace(/^[\u2010\u2011\u2012\u2013](?=\d)/u, '-')
}

function excerpt(text: string): string {
  return `${text.slice(0, 40)}…`
}
