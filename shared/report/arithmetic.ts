// Exact sums, comparison and printing of cells. Counts are summed as integers; mixed decimals go through a common scale,
// and through bigint where that would leave the safe integers, so no digit is ever lost.
import { assertNever } from '../assert-never.ts'
import { exact, type Cell, type ExactNumber } from './cell.ts'

const most = Number.MAX_SAFE_INTEGER

function scaled(number: ExactNumber, decimals: number): bigint {
  return BigInt(number.digits) * 10n ** BigInt(decimals - number.decimals)
}

/** a + b, exactly; null when the sum leaves the safe integers. The sum has the more decimals of the two. */
export function add(a: ExactNumber, b: ExactNumber): ExactNumber | null {
  if (a.decimals === b.decimals) {
    const digits = a.digits + b.digits
    if (digits <= most && digits >= -most) return exact(digits, a.decimals)
    return null
  }
  const decimals = Math.max(a.decimals, b.decimals)
  const digits = scaled(a, decimals) + scaled(b, decimals)
  return digits <= BigInt(most) && digits >= -BigInt(most) ? exact(Number(digits), decimals) : null
}

export function negate(a: ExactNumber): ExactNumber {
  return exact(a.digits === 0 ? 0 : -a.digits, a.decimals)
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: ExactNumber, b: ExactNumber): number {
  if (a.decimals === b.decimals) return a.digits - b.digits
  const decimals = Math.max(a.decimals, b.decimals)
  const difference = scaled(a, decimals) - scaled(b, decimals)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Negative, zero or positive as a is below, equal to or above `factor` times b; `factor` is a whole number. */
export function compareMultiple(a: ExactNumber, b: ExactNumber, factor: number): number {
  const decimals = Math.max(a.decimals, b.decimals)
  const difference = scaled(a, decimals) - scaled(b, decimals) * BigInt(factor)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Decimal text without separators: `18651.06`, `-3`, `0.50`. */
export function numberText(number: ExactNumber): string {
  if (number.decimals === 0) return String(number.digits)
  const sign = number.digits < 0 ? '-' : ''
  const digits = String(Math.abs(number.digits)).padStart(number.decimals + 1, '0')
  const point = digits.length - number.decimals
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** What a cell shows: '' for blank. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  switch (cell.kind) {
    case 'number':
      return numberText(cell)
    case 'slash':
      return '/'
    case 'unread':
      return cell.text
    default:
      return assertNever(cell)
  }
}

export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.kind === b.kind && cellText(a) === cellText(b)
}
