// The identities spelled out cell by cell.
import { describe, expect, it } from 'vitest'
import { edition2019, edition2021, editions } from '../../../shared/template/editions.ts'
import { tableIds, type ComparisonSpec, type TableSpec } from '../../../shared/template/form.ts'
import { identitiesOf, totalsOf } from '../../../shared/template/identities.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { ruleIds, ruleList, ruleSpec } from '../../../shared/template/rule-list.ts'

const tables = editions.flatMap((edition) =>
  tableIds.map((id) => [`${edition.id} ${id}`, edition.tables[id]] as const),
)

function countByRule(table: TableSpec): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { rule } of identitiesOf(table)) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}

function addressesIn(comparison: ComparisonSpec): readonly string[] {
  switch (comparison.kind) {
    case 'carry':
      return [comparison.address, comparison.lastYear]
    case 'stock':
      return [comparison.stock, ...comparison.plus, ...comparison.minus, comparison.lastYear]
    case 'atMost':
      return [comparison.smaller, comparison.larger]
    case 'jump':
      return [comparison.address]
  }
}

describe('identitiesOf', () => {
  it.each([
    ['表二', edition2021.tables.disclosure, {}],
    ['表三', edition2021.tables.requests, { 'T3-1': 7, 'T3-2': 7, 'T3-3': 25 }],
    ['表四', edition2021.tables.disputes, { 'T4-1': 3 }],
    ['表三 of 2019', edition2019.tables.requests, { 'T3-1': 7, 'T3-2': 7, 'T3-3': 23 }],
    ['表四 of 2019', edition2019.tables.disputes, { 'T4-1': 3 }],
  ])('%s has as many as the form has lines', (_name, table, counts) => {
    expect(countByRule(table)).toEqual(counts)
  })

  it('states each in the addresses of its own line', () => {
    const found = [...identitiesOf(edition2021.tables.requests), ...identitiesOf(edition2021.tables.disputes)]
    const pick = (rule: string, line: string) => found.find((one) => one.rule === rule && one.line === line)
    expect(pick('T3-1', '自然人')).toMatchObject({
      left: ['received_person', 'carried_in_person'],
      right: ['outcome_total_person', 'carried_out_person'],
    })
    expect(pick('T3-2', '其他')?.left.length).toBe(21)
    expect(pick('T3-2', '其他')?.right).toEqual(['outcome_total_other'])
    expect(pick('T3-3', '（三）1.属于国家秘密')).toMatchObject({
      left: ['person', 'company', 'research', 'charity', 'legal', 'other'].map(
        (key) => `refused_secret_${key}`,
      ),
      right: ['refused_secret_total'],
    })
    expect(found.filter(({ rule }) => rule === 'T4-1').map(({ right }) => right)).toEqual([
      ['review_total'],
      ['suit_direct_total'],
      ['suit_reviewed_total'],
    ])
  })

  it('uses the undivided row where 表三 has it', () => {
    const sums = identitiesOf(edition2019.tables.requests).filter(({ rule }) => rule === 'T3-2')
    expect(sums.every(({ left }) => left.length === 19)).toBe(true)
    expect(sums[0]?.left).toContain('other_unsplit_person')
  })
})

describe('totalsOf', () => {
  it.each([
    ['表二', edition2021.tables.disclosure, 0],
    // 25 rows, and the six kinds of applicant in （七）; the corner is one of the rows.
    ['表三', edition2021.tables.requests, 31],
    ['表四', edition2021.tables.disputes, 3],
    ['表三 of 2019', edition2019.tables.requests, 29],
  ])('%s has that many', (_name, table, count) => {
    expect(totalsOf(table).length).toBe(count)
  })

  it('derives the corner （七）×总计 along its row', () => {
    const corner = totalsOf(edition2021.tables.requests).find(
      ({ address }) => address === 'outcome_total_total',
    )
    expect(corner?.addends).toEqual(
      ['person', 'company', 'research', 'charity', 'legal', 'other'].map((key) => `outcome_total_${key}`),
    )
  })

  it.each(tables)('lists the totals of %s once each, behind the totals they add up', (_name, table) => {
    const totals = totalsOf(table)
    const addresses = totals.map(({ address }) => address)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const [index, { addends }] of totals.entries()) {
      expect(addends.filter((addend) => addresses.indexOf(addend) > index)).toEqual([])
    }
  })
})

describe.each(tables)('what %s states', (_name, table) => {
  const known = new Set(layoutOf(table).figures.map(({ address }) => address))

  it('speaks of its own figures only, but for what last year called them', () => {
    for (const { left, right } of identitiesOf(table)) {
      expect([...left, ...right].filter((address) => !known.has(address))).toEqual([])
    }
    for (const comparison of table.comparisons) {
      expect(addressesIn(comparison).filter((address) => !known.has(address))).toEqual([])
    }
  })

  it('names rules of the rule list', () => {
    const used = [...table.identities, ...table.comparisons].map(({ rule }) => rule)
    expect(used.filter((rule) => !ruleIds.includes(rule))).toEqual([])
  })
})

describe('the rule list', () => {
  it('has every rule once, in the order of its ids, in whole sentences', () => {
    expect(ruleList.map(({ id }) => id)).toEqual([...ruleIds])
    expect(new Set(ruleIds).size).toBe(ruleIds.length)
    for (const { sentence, clause } of ruleList) {
      expect(sentence).toMatch(/^[^a-z]+。$/u)
      expect(clause).not.toBe('')
    }
  })

  it('finds each by its id', () => {
    for (const id of ruleIds) expect(ruleSpec(id).id).toBe(id)
  })

  it('lets only warnings and hints be accepted', () => {
    for (const { level, acceptable } of ruleList) expect(acceptable).toBe(level !== 'error')
  })
})
