// A figure as a spreadsheet holds it: a number as far as fifteen digits reach, text beyond, and the format that shows
// the decimals that were given.
import type { GridCell } from '../document.ts'

/** Digits a spreadsheet keeps of a number. */
const digitsKept = 15
/** Whole numbers longer than this would be shown as 1.23E+11. */
const digitsShown = 11
/** An amount of money in 万元 has six at most. */
const mostDecimals = 6

/** null for a blank cell. */
export function spreadsheetValue({ value, text }: GridCell): number | string | null {
  if (value === undefined) return text === '' ? null : text
  if (value.kind !== 'number') return text
  return String(Math.abs(value.digits)).length <= digitsKept ? Number(text) : text
}

/** `0.50####`: at least the decimals given, at most six, so that a figure typed over it is not cut. */
export function numberFormat({ value }: GridCell): string {
  if (value?.kind !== 'number') return 'General'
  if (value.decimals > 0) {
    return `0.${'0'.repeat(value.decimals)}${'#'.repeat(Math.max(0, mostDecimals - value.decimals))}`
  }
  return String(Math.abs(value.digits)).length > digitsShown ? '0' : 'General'
}
