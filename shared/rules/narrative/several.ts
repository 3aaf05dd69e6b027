// The same thing counted more than once in a paragraph: which of the numbers are of parts, so that none of them is wrong for
// not being that of the whole.
import { add, compare } from '../../report/arithmetic.ts'
import { exact, type ExactNumber } from '../../report/cell.ts'
import type { TextCase } from './judge-text.ts'

export type NumberCase = Extract<TextCase, { readonly kind: 'number' }>

/** `judgeParts` gives those of parts: they are not told, they only add up with the others. */
export function withoutParts(
  cases: readonly NumberCase[],
  judgeParts: () => readonly NumberCase[],
): readonly NumberCase[] {
  if (!cases.some(({ verdict }) => verdict === 'broken')) return cases
  const ofParts = judgeParts()
  // Where one number is that of all applications, the others are of some of them: 收到40件，受理35件.
  const isKnown = cases.some(({ rule, verdict }) => rule === 'N-1' && verdict === 'holds')
  return cases.flatMap((one): readonly NumberCase[] => {
    if (one.verdict !== 'broken') return [one]
    if (isKnown && one.rule === 'N-1') return []
    const alike = cases.filter((other) => isAlike(one, other))
    const all = [...alike, ...ofParts.filter((other) => isAlike(one, other))]
    if (all.length < 2) return [one]
    const differs = alike.some((other) => compare(other.said.value, one.said.value) !== 0)
    if (addsUp(one, all) || (differs && isLess(one))) return []
    // Of several one cannot tell which the table has.
    return [{ ...one, said: { ...one.said, isCertain: one.said.isCertain && !differs } }]
  })
}

function isAlike(one: NumberCase, other: NumberCase): boolean {
  return one.rule === other.rule && one.cells.join() === other.cells.join()
}

function addsUp({ readings }: NumberCase, all: readonly NumberCase[]): boolean {
  const total = all.reduce<ExactNumber | null>(
    (sum, { said }) => (sum === null ? null : add(sum, said.value)),
    exact(0),
  )
  return total !== null && readings.some(({ sum }) => sum !== null && compare(sum, total) === 0)
}

/** No part is more than its whole. */
function isLess({ readings, said }: NumberCase): boolean {
  return readings.every(({ sum }) => sum !== null && compare(said.value, sum) < 0)
}
