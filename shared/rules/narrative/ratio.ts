// Whether a printed percentage is that of two numbers, exactly: as many decimals as are printed, rounded or cut off.
import type { ExactNumber } from '../../report/cell.ts'

/** `percent` is within one unit of its last decimal of part / whole. */
export function isRatio(part: ExactNumber, whole: ExactNumber, percent: ExactNumber): boolean {
  if (whole.digits <= 0) return false
  const decimals = Math.max(part.decimals, whole.decimals)
  const scaled = (number: ExactNumber): bigint =>
    BigInt(number.digits) * 10n ** BigInt(decimals - number.decimals)
  const unit = 10n ** BigInt(percent.decimals)
  const printed = BigInt(percent.digits) * scaled(whole)
  const real = scaled(part) * 100n * unit
  const gap = printed > real ? printed - real : real - printed
  return gap < scaled(whole)
}

/** part / whole for a reader, to so many decimals. */
export function percentWords(part: ExactNumber, whole: ExactNumber, decimals: number): string {
  const value = (part.digits / 10 ** part.decimals / (whole.digits / 10 ** whole.decimals)) * 100
  return `${value.toFixed(decimals)}%`
}
