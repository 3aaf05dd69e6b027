// Places on a page: the six numbers of a PDF matrix (ISO 32000-1, 8.3.4) and what is done with them.

/** a b c d e f of x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]
export type Point = readonly [number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** Anything that is no number, as broken files have it, counts as 0. */
export function matrixOf(numbers: ArrayLike<unknown>): Matrix {
  const at = (index: number): number => {
    const value = Number(numbers[index] ?? 0)
    return Number.isFinite(value) ? value : 0
  }
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}

/** First `n`, then `m`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

export function apply(m: Matrix, x: number, y: number): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]
}
