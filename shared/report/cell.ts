// What one figure cell holds. Exact: a number is whole digits and a count of decimals, never a float.
// Reading what offices type is in read-number.ts; sums are in arithmetic.ts.

/** `digits` × 10^-`decimals`; digits is a safe integer. `12` = {12, 0}, `0.50` = {50, 2}: decimals stay as typed. */
export interface ExactNumber {
  readonly kind: 'number'
  readonly digits: number
  readonly decimals: number
}

/** A blank cell is absent (undefined): from a figure it says "not filled", from a total "automatic". */
export type Cell =
  | ExactNumber
  /** 「/」: stated as not applicable; adds nothing to a sum. */
  | { readonly kind: 'slash' }
  /** Anything that is no number, kept as typed until somebody mends it. */
  | { readonly kind: 'unread'; readonly text: string }

export const slash: Cell = { kind: 'slash' }

export function exact(digits: number, decimals = 0): ExactNumber {
  return { kind: 'number', digits, decimals }
}
