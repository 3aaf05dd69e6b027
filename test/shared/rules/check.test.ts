// What every list of findings is bound to, whatever the draft: order, arithmetic, cells that exist, proposals that mend.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../shared/finding.ts'
import { applyProposal } from '../../../shared/report/apply-proposal.ts'
import { emptyReport, type Draft } from '../../../shared/report/model.ts'
import { check, evaluateRules } from '../../../shared/rules/check.ts'
import { editions, tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type Address } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { ruleIds, ruleSpec } from '../../../shared/template/rule-list.ts'
import { draftArbitrary, report2019Arbitrary } from '../../support/arbitraries.ts'
import { draftOf, draftWith } from './filled.ts'

const drafts: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 4, arbitrary: draftArbitrary },
  { weight: 1, arbitrary: report2019Arbitrary.map((report) => draftOf(report)) },
  // Last year's report of the very year before, so that the rules over years have something to say.
  {
    weight: 3,
    arbitrary: draftArbitrary.map((draft): Draft => {
      if (!draft.lastYear) return draft
      const year = draft.report.year ?? 2024
      const report = { ...draft.lastYear.report, year: year - 1 }
      return { ...draft, report: { ...draft.report, year }, lastYear: { ...draft.lastYear, report } }
    }),
  },
)

const about = ({ rule, cells, places }: Finding): string =>
  `${rule} ${cells.join()} ${JSON.stringify(places ?? [])}`
const isOfText = ({ rule }: Pick<Finding, 'rule'>): boolean => ruleSpec(rule).ofText !== undefined

function addressesOf(draft: Draft): readonly (readonly Address[])[] {
  return tableIds.map((table) =>
    layoutOf(tableSpec(draft.report.edition[table], table)).figures.map(({ address }) => address),
  )
}

/** Decimal text as a whole number of 10^-20. */
function units(text: string): bigint {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.')
  const value = BigInt(`${whole}${decimals.padEnd(20, '0')}`)
  return text.startsWith('-') ? -value : value
}

describe('over random drafts', () => {
  it('findings go table by table, each with the worst first, those of the text last, and are the same every time', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const found = check(draft)
        expect(check(draft)).toEqual(found)
        const sections = addressesOf(draft)
        const ofText = found.filter(isOfText)
        expect(found.slice(found.length - ofText.length)).toEqual(ofText)
        const ofTables = found.slice(0, found.length - ofText.length)
        const keys = ofTables.map(({ cells: [first = ''], level, verdict, rule }) => [
          sections.findIndex((addresses) => addresses.includes(first)),
          ['error', 'warning', 'hint'].indexOf(level),
          ['broken', 'incomplete'].indexOf(verdict),
          ruleIds.indexOf(rule),
        ])
        const sorted = keys.toSorted((a, b) => a.reduce((sign, one, at) => sign || one - (b[at] ?? 0), 0))
        expect(keys).toEqual(sorted)
        expect(keys.flat().every((key) => key >= 0)).toBe(true)
      }),
    )
  })

  it('a finding names cells of one table in reading order, the numbers add up, and it ends in a full stop', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const tables = addressesOf(draft)
        const found = check(draft)
        for (const finding of found) {
          const { rule, verdict, level, cells, left, right, difference, sentence, places = [] } = finding
          const own = tables.find((addresses) => cells.every((address) => addresses.includes(address))) ?? []
          expect(cells).toEqual(own.filter((address) => cells.includes(address)))
          expect(cells.length + places.length).toBeGreaterThan(0)
          expect(sentence).toMatch(isOfText(finding) ? /^(?:正文写|表三).*。$/u : /^表[二三四].*。$/u)
          expect(sentence).not.toMatch(/undefined|null|NaN|[a-z]_[a-z]/u)
          expect(level).toBe(verdict === 'broken' || rule === 'B-1' ? ruleSpec(rule).level : 'hint')
          if (difference !== null) expect(units(left ?? '') - units(right ?? '')).toBe(units(difference))
        }
        expect(new Set(found.map(about)).size).toBe(found.length)
      }),
    )
  })

  it('findings tell the verdicts: what is broken one by one, what is incomplete once a rule or as blank', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const found = check(draft)
        const tables = addressesOf(draft)
        const tableOf = ({ cells: [first = ''] }: Finding) =>
          tableIds.find((_, index) => tables[index]?.includes(first))
        const evaluations = evaluateRules(draft)
        for (const { rule, verdict, cells } of evaluations.filter(isOfText)) {
          // Blank cells are told by the rule for blanks.
          if (verdict !== 'broken') continue
          expect(found.some((one) => one.rule === rule && one.cells.join() === cells.join())).toBe(true)
        }
        for (const { rule, verdict, cells, table } of evaluations) {
          if (table === null || isOfText({ rule })) continue
          const own = found.filter((finding) => tableOf(finding) === table && finding.verdict === verdict)
          const { blank, values } = tableSpec(draft.report.edition[table], table).cellRules
          if (verdict === 'broken') {
            const told = own.filter((finding) => finding.rule === rule)
            const isValue = Object.values(values).includes(rule)
            expect(
              isValue
                ? told.length > 0 &&
                    told.every((finding) => finding.cells.every((one) => cells.includes(one)))
                : told.some((finding) => finding.cells.join() === cells.join()),
            ).toBe(true)
          }
          if (verdict === 'incomplete') {
            const rules = new Set(own.map((finding) => finding.rule))
            expect(rules).toContain(Object.values(values).includes(rule) ? blank : rule)
          }
        }
        for (const finding of found) {
          expect(
            evaluations.some(({ rule, verdict, table }) => {
              const isOfPlace = isOfText(finding) || table === tableOf(finding)
              return rule === finding.rule && verdict === finding.verdict && isOfPlace
            }),
          ).toBe(true)
        }
      }),
    )
  })

  it('a proposal, once applied, settles its finding', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        for (const finding of check(draft)) {
          for (const proposal of finding.proposals ?? []) {
            expect(proposal.label).toMatch(/^(改为|全部填|按上年|把正文改为)/u)
            expect(check(applyProposal(draft, proposal)).map(about)).not.toContain(about(finding))
          }
        }
      }),
    )
  })
})

it('drafts of different tables are told section by section', () => {
  const draft = draftWith(
    {
      regulations_made: 2,
      licence_decisions: '约20',
      received_person: 3,
      carried_in_legal: null,
      review_other: null,
      review_total: 0,
      suit_direct_total: 4,
    },
    {},
  )
  expect(check(draft).map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual([
    'V-1 broken',
    'Y-2 broken',
    'Y-5 broken',
    'Y-6 incomplete',
    'T3-1 broken',
    'T3-1 broken',
    'B-1 incomplete',
    'T3-1 incomplete',
    'Y-1 incomplete',
    'T4-1 broken',
    'B-1 incomplete',
    'T4-1 incomplete',
  ])
})

it('an untouched draft is only told what is blank', () => {
  for (const { id } of editions) {
    expect(check(draftOf(emptyReport(id, '', null))).map(({ rule }) => rule)).toEqual(['B-1', 'B-1', 'B-1'])
  }
})

it('every kind of figure a table has is under a value rule', () => {
  for (const { tables } of editions) {
    for (const id of tableIds) {
      const { values } = tables[id].cellRules
      const kinds = new Set(layoutOf(tables[id]).figures.map(({ kind }) => kind))
      expect([...kinds].filter((kind) => values[kind] === undefined)).toEqual([])
    }
  }
})
