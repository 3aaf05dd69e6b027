import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readText } from '../../../shared/import/read-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds } from '../../../shared/template/form.ts'
import { totalsOf } from '../../../shared/template/identities.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { fixture } from '../../fixtures/fixture.ts'
import { headings, placedTexts, title } from '../../fixtures/plain-report.ts'
import type { Stated } from '../../fixtures/stated.ts'
import { runFixtures } from '../../fixtures/text/run-fixtures.ts'
import { copiedFixtures } from '../../fixtures/text/copied-fixtures.ts'
import { expectRead } from '../../support/expect-read.ts'
import { outcomeOf, outcomeTable, type ReadingOutcome } from '../../support/reading-outcome.ts'

const outcomes: { readonly name: string; readonly outcome: ReadingOutcome }[] = []

const fixtures = [...runFixtures, ...copiedFixtures]

describe('a table without lines or columns is read right, or its cells are asked', () => {
  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    outcomes.push({ name, outcome: await expectRead(fixture, readText) })
  })

  it('of every habit, none wrong', () => {
    expect(outcomes.filter(({ outcome }) => outcome.wrong.length > 0)).toEqual([])
    expect(outcomes).toHaveLength(fixtures.length)
  })

  afterAll(() => console.log(outcomeTable(outcomes)))
})

describe('figures of any report run together', () => {
  const specs = tableIds.map((table) => tableSpec(2021, table))
  const totals = specs.flatMap(totalsOf)
  const figures = specs.flatMap((spec) => layoutOf(spec).figures)
  const count = fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat({ max: 12 }) },
    { weight: 1, arbitrary: fc.nat({ max: 3000 }) },
  )

  /** Sums made of their parts, and as many applications in as out. */
  function balanced(counts: readonly number[]): Map<string, number> {
    const values = new Map(figures.map(({ address }, at) => [address, counts[at] ?? 0]))
    const at = (address: string): number => values.get(address) ?? 0
    const addUp = (): void => {
      for (const { address, addends } of totals)
        values.set(
          address,
          addends.reduce((sum, addend) => sum + at(addend), 0),
        )
    }
    addUp()
    for (const kind of ['person', 'company', 'research', 'charity', 'legal', 'other']) {
      const out = at(`outcome_total_${kind}`) + at(`carried_out_${kind}`)
      const before = Math.min(at(`carried_in_${kind}`), out)
      values.set(`carried_in_${kind}`, before)
      values.set(`received_${kind}`, out - before)
    }
    addUp()
    return values
  }

  /** Figures that agree, of which up to two were changed afterwards, one of them perhaps to nothing. */
  const stated: fc.Arbitrary<Stated> = fc
    .tuple(
      fc.array(count, { minLength: figures.length, maxLength: figures.length }),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        {
          weight: 1,
          arbitrary: fc.array(fc.tuple(fc.nat({ max: figures.length - 1 }), fc.option(count)), {
            maxLength: 2,
          }),
        },
      ),
    )
    .map(([counts, changes]) => {
      const texts: Record<string, string> = Object.fromEntries(
        [...balanced(counts)].map(([address, value]) => [address, String(value)]),
      )
      for (const [at, value] of changes) {
        const { address = '' } = figures[at] ?? {}
        if (value === null) delete texts[address]
        else texts[address] = String(value)
      }
      return texts
    })

  it('are right or asked, never wrong', async () => {
    const seen = { right: 0, asked: 0 }
    await fc.assert(
      fc.asyncProperty(stated, async (says) => {
        const [, two = '', three = '', four = '', five = ''] = headings
        const drawn = tableIds.map((table) =>
          placedTexts(table, says)
            .map(({ text }) => text)
            .join(''),
        )
        const [disclosure = '', requests = '', disputes = ''] = drawn
        const text = `${title}${headings[0]}全年公开信息。${two}${disclosure}${three}${requests}${four}${disputes}${five}公开不够。`
        const read = await readText(new TextEncoder().encode(text), '年报.txt')
        const found = read.ok ? recognize(read.value, '年报.txt') : read
        if (!found.ok) throw new Error(found.failure.sentence)
        const outcome = outcomeOf(
          fixture('random', () => new Uint8Array(), { figures: says }),
          found.value,
        )
        expect(outcome.wrong).toEqual([])
        seen.right += outcome.right
        seen.asked += outcome.asked
      }),
      { numRuns: 60 },
    )
    // It would be easy never to be wrong by asking for everything.
    expect(seen.right).toBeGreaterThan(seen.asked)
  })
})
