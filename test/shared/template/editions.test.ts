// Which edition a year uses, and who owes a report by when.
import { describe, expect, it } from 'vitest'
import { duties, officeKinds } from '../../../shared/template/duties.ts'
import {
  currentEdition,
  editionById,
  editionForYear,
  editions,
  sectionSpec,
  tableSpec,
} from '../../../shared/template/editions.ts'
import { sectionIds, tableIds } from '../../../shared/template/form.ts'

describe('editions', () => {
  it.each([
    [2026, 2021],
    [2021, 2021],
    [2020, 2019],
    [2019, 2019],
    [2012, 2019],
  ])('the report on %i has the form of %i', (year, edition) => {
    expect(editionForYear(year).id).toBe(edition)
  })

  it('stand newest first, the current one at the head', () => {
    expect(editions.map(({ id }) => id)).toEqual([2021, 2019])
    expect(currentEdition.notice).toBe('国办公开办函〔2021〕30号')
    expect(editionById(2019).notice).toBe('国办公开办函〔2019〕60号')
  })

  it.each(editions)('$id has every section and table in its place', ({ id, sections, tables }) => {
    expect(sections.map((section) => section.id)).toEqual([...sectionIds])
    expect(sections.flatMap(({ table }) => table ?? [])).toEqual([...tableIds])
    for (const section of sections) {
      expect(section.heading.startsWith(`${section.numeral}、`)).toBe(true)
      expect(section.variants.filter((variant) => /^[一二三四五六]、/u.test(variant))).toEqual([])
      expect(sectionSpec(id, section.id)).toBe(section)
      if (section.table) expect(tables[section.table].numeral).toBe(section.numeral)
    }
    for (const table of tableIds) expect(tableSpec(id, table)).toMatchObject({ id: table, edition: id })
  })

  it('limits only section one, to a thousand characters', () => {
    const limits = currentEdition.sections.flatMap(({ id, characters }) =>
      characters ? [[id, characters]] : [],
    )
    expect(limits).toEqual([['overview', 1000]])
  })
})

describe('duties', () => {
  it.each([
    ['department', 1, 31, false],
    ['township', 1, 31, true],
    ['subdistrict', 1, 31, false],
    ['own_office', 1, 31, false],
    ['county', 2, 20, true],
    ['city', 3, 10, true],
    ['province', 3, 31, true],
  ] as const)('%s reports by %i-%i', (kind, month, day, reportsAssessment) => {
    expect(duties[kind]).toMatchObject({ deadline: { month, day }, reportsAssessment })
  })

  it('know every kind of office by a name of its own', () => {
    expect(Object.keys(duties)).toEqual([...officeKinds])
    expect(officeKinds.every((kind) => duties[kind].kind === kind && duties[kind].clause !== '')).toBe(true)
    expect(new Set(officeKinds.map((kind) => duties[kind].label)).size).toBe(officeKinds.length)
  })
})
