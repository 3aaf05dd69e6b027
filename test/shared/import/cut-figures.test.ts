import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutFigures, cutsOf, type DigitRun } from '../../../shared/import/cut-figures.ts'

const run = (cells: string, digits: string): DigitRun => ({ cells: cells.split(' '), digits })

describe('cuts of one row', () => {
  it.each([
    ['0000000', 7, [[0, 0, 0, 0, 0, 0, 0]]],
    [
      '210',
      2,
      [
        [2, 10],
        [21, 0],
      ],
    ],
    ['10', 2, [[1, 0]]],
    ['12', 3, []],
    ['', 0, [[]]],
    ['1a', 2, []],
  ])('%s into %i', (digits, count, cuts) => {
    expect(cutsOf(digits, count)).toEqual(cuts)
  })

  it('has fifteen for 6233440 in three cells', () => {
    expect(cutsOf('6233440', 3)).toHaveLength(15)
    expect(cutsOf('6233440', 3)).toContainEqual([62, 33, 440])
  })

  it('never has one with a leading zero, and every one spells the digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,12}$/u), fc.integer({ min: 1, max: 6 }), (digits, count) => {
        for (const cut of cutsOf(digits, count) ?? []) {
          expect(cut.join('')).toBe(digits)
          expect(cut).toHaveLength(count)
        }
      }),
    )
  })

  it('gives up where there are more than can be weighed', () => {
    expect(cutsOf('1'.repeat(60), 15)).toBeNull()
  })
})

describe('cutting a table by its identities', () => {
  const row = { left: ['a', 'b'], right: ['s'] }

  it('takes the only cut that satisfies the row sum', () => {
    const { outcome, runs } = cutFigures([run('a b s', '12820')], [row], new Map())
    expect({ outcome, cuts: runs[0]?.cuts }).toEqual({ outcome: 'single', cuts: [[12, 8, 20]] })
  })

  it('lets the column decide between two cuts that both satisfy the row', () => {
    const kinds = 'k1 k2 k3 k4 k5 k6'.split(' ')
    const cells = [...kinds, 'sum'].join(' ')
    const rows = [{ left: kinds, right: ['sum'] }]
    const both = cutFigures([run(cells, '270020130')], rows, new Map())
    expect(both.outcome).toBe('several')
    expect(both.runs[0]?.cuts).toEqual([
      [2, 7, 0, 0, 20, 1, 30],
      [27, 0, 0, 2, 0, 1, 30],
    ])
    const decided = cutFigures(
      [run(cells, '270020130')],
      [...rows, { left: ['k1'], right: ['known'] }],
      new Map([['known', 27]]),
    )
    expect({ outcome: decided.outcome, cuts: decided.runs[0]?.cuts }).toEqual({
      outcome: 'single',
      cuts: [[27, 0, 0, 2, 0, 1, 30]],
    })
  })

  it('offers what the row allows where the table itself does not add up', () => {
    const { outcome, runs } = cutFigures([run('a b s', '119')], [row], new Map())
    expect({ outcome, cuts: runs[0]?.cuts }).toEqual({ outcome: 'none', cuts: [[1, 1, 9]] })
  })

  it('concludes nothing from a balance with a cell it does not know', () => {
    const { outcome } = cutFigures(
      [run('a b s', '12820')],
      [{ left: ['a', 'elsewhere'], right: ['s'] }],
      new Map(),
    )
    expect(outcome).toBe('several')
  })

  it('always has the true figures among its cuts, and only them when it says single', () => {
    const figure = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 400 }))
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure, figure), { minLength: 1, maxLength: 6 }), (rows) => {
        const name = (index: number, cell: string) => `${cell}${index}`
        const lines = rows.map(([a, b, c], index) => ({
          cells: ['a', 'b', 'c', 's'].map((cell) => name(index, cell)),
          figures: [a, b, c, a + b + c],
        }))
        const total = [0, 1, 2, 3].map((cell) =>
          lines.reduce((sum, { figures }) => sum + (figures[cell] ?? 0), 0),
        )
        const all = [...lines, { cells: ['at', 'bt', 'ct', 'st'], figures: total }]
        const balances = [
          ...all.map(({ cells }) => ({ left: cells.slice(0, 3), right: cells.slice(3) })),
          ...['a', 'b', 'c', 's'].map((cell) => ({
            left: lines.map((_line, index) => name(index, cell)),
            right: [`${cell}t`],
          })),
        ]
        const { outcome, runs } = cutFigures(
          all.map(({ cells, figures }) => ({ cells, digits: figures.join('') })),
          balances,
          new Map(),
        )
        expect(['single', 'several', 'open']).toContain(outcome)
        if (outcome === 'open') return
        runs.forEach(({ cuts }, index) => expect(cuts).toContainEqual(all[index]?.figures))
        if (outcome === 'single') runs.forEach(({ cuts }) => expect(cuts).toHaveLength(1))
      }),
    )
  })
})
