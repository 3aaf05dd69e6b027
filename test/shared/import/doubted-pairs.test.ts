import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../shared/import/read-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import { changed, fixture } from '../../fixtures/fixture.ts'
import { eachTable, linesAround, placedTexts } from '../../fixtures/plain-report.ts'
import { stated2021, type Stated } from '../../fixtures/stated.ts'
import { outcomeOf } from '../../support/reading-outcome.ts'

/** Every cell of a row one space from the next; blank ones leave nothing, not even at the end of the line. */
async function read(stated: Stated): Promise<Recognition> {
  const tables = eachTable((table) => {
    const rows = new Map<number, string[]>()
    for (const { row, text } of placedTexts(table, stated)) rows.set(row, [...(rows.get(row) ?? []), text])
    return [...rows.values()].map((texts) => texts.filter((text) => text !== '').join(' ')).join('\n')
  })
  const document = await readText(new TextEncoder().encode(linesAround(tables).join('\n')), '年报.txt')
  const recognized = document.ok ? recognize(document.value, '年报.txt') : document
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return recognized.value
}

const outcome = (stated: Stated, recognition: Recognition) =>
  outcomeOf(
    fixture('pairs', () => new Uint8Array(), { figures: stated }),
    recognition,
  )

const columns = ['person', 'company', 'research', 'charity', 'legal', 'other'] as const
const spaced = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/gu, ' ')

/** More applications from one kind of applicant, none of them answered this year: every sum still holds. */
function withMore(column: (typeof columns)[number], more: number): Stated {
  const add = (address: string): string => String(Number(stated2021[address] ?? 0) + more)
  const places = [`received_${column}`, 'received_total', `carried_out_${column}`, 'carried_out_total']
  return changed(stated2021, Object.fromEntries(places.map((address) => [address, add(address)])))
}

describe('a row with a figure like `1 234` and a blank cell has as many pieces as cells', () => {
  it.each([
    ['the total', 'person', 'received_total'],
    ['a cell behind it', 'company', 'received_other'],
    ['a cell in front of it', 'legal', 'received_research'],
  ] as const)('and is asked: %s is blank', async (_, column, blank) => {
    const more = withMore(column, 1200)
    const address = `received_${column}`
    const stated = changed(more, { [address]: spaced(Number(more[address])), [blank]: '' })
    const recognition = await read(stated)
    const { asked, wrong } = outcome(stated, recognition)
    expect(wrong).toEqual([])
    expect(asked).toBe(7)
    expect(recognition.notes.map(({ code }) => code)).toContain('cell-asked')
    const cell = recognition.cells.find((one) => one.address === address)
    expect(cell?.candidates?.length).toBeGreaterThan(1)
  })

  it('whatever figure it is, and whichever cell is blank', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.constantFrom(...columns, 'total'),
        fc.integer({ min: 1000, max: 99_999 }),
        async (column, blank, more) => {
          fc.pre(column !== blank)
          const all = withMore(column, more)
          const address = `received_${column}`
          const stated = changed(all, {
            [address]: spaced(Number(all[address])),
            [`received_${blank}`]: '',
          })
          expect(outcome(stated, await read(stated)).wrong).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })

  it('and is asked in a table without sums, where the file is seen to write figures so', async () => {
    const more = withMore('company', 1200)
    const inTwo = { normative_made: '1 234', normative_repealed: '87', normative_valid: '' }
    const stated = changed(more, {
      ...inTwo,
      received_company: spaced(Number(more['received_company'])),
      received_total: '',
    })
    const recognition = await read(stated)
    expect(outcome(stated, recognition).wrong).toEqual([])
    expect(recognition.cells.find(({ address }) => address === 'normative_made')).toMatchObject({
      state: 'asked',
    })
  })

  it('is read as it stands where its sums hold so: `213 441`', async () => {
    const stated = withMore('company', 400)
    expect(outcome(stated, await read(stated))).toEqual({ right: 200, asked: 0, wrong: [] })
  })
})
