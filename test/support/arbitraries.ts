// Random cells, reports and drafts for properties; their prose is made in prose-arbitraries.ts. Nothing here knows a file
// format.
import fc from 'fast-check'
import { namedStyles, pageNumberForms, type PageStyle } from '../../shared/page-style.ts'
import { cellText } from '../../shared/report/arithmetic.ts'
import { exact, slash, type Cell } from '../../shared/report/cell.ts'
import { shownCells } from '../../shared/report/evaluate.ts'
import {
  emptyReport,
  type Acceptance,
  type Cells,
  type Draft,
  type Profile,
  type Report,
  type SectionProse,
} from '../../shared/report/model.ts'
import { officeKinds } from '../../shared/template/duties.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import { tableIds, type Address, type CellKind, type TableId } from '../../shared/template/form.ts'
import { totalsOf } from '../../shared/template/identities.ts'
import { layoutOf, type Figure } from '../../shared/template/layout.ts'
import { ruleList } from '../../shared/template/rule-list.ts'
import { han, headArbitrary, proseArbitrary, textArbitrary } from './prose-arbitraries.ts'

/** Text that no reading of numbers understands, in the form in which it is kept. */
const unreadArbitrary: fc.Arbitrary<Cell> = fc
  .constantFrom(
    '约20',
    '见附件',
    '1,23',
    '3至5',
    '12件（含转办）',
    '十二',
    '#REF!',
    '5个左右',
    '无法统计',
    '99999999999999999999',
  )
  .map((text) => ({ kind: 'unread', text }))

const countArbitrary = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 60 }) },
  { weight: 1, arbitrary: fc.nat({ max: 99_999_999 }) },
)

/** 0 to 6 decimals kept as typed (`0.50`), within what a spreadsheet's numbers hold exactly (15 digits). */
const amountArbitrary: fc.Arbitrary<Cell> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.oneof(fc.nat({ max: 100_000 }), fc.nat({ max: 999_999_999_999 })))
  .map(([decimals, digits]) => exact(digits, decimals))

const wellFilled: Readonly<Record<CellKind, fc.Arbitrary<Cell>>> = {
  count: countArbitrary.map((digits) => exact(digits)),
  signedCount: fc.integer({ min: -500, max: 500 }).map((digits) => exact(digits)),
  amountWan: amountArbitrary,
  amountYuan: fc.tuple(fc.nat({ max: 999_999_999_999 }), fc.constantFrom(0, 2)).map(([n, d]) => exact(n, d)),
}

/** Kept and found by a rule: negative counts, counts with a decimal point, seven decimals. */
const badNumber: fc.Arbitrary<Cell> = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 7 }))
  .map(([digits, decimals]) => exact(digits, decimals))

/** A cell of a kind that holds something: mostly a right number, now and then 「/」, unread text or a bad number. */
export function cellArbitrary(kind: CellKind): fc.Arbitrary<Cell> {
  return fc.oneof(
    { weight: 30, arbitrary: wellFilled[kind] },
    { weight: 1, arbitrary: fc.constant(slash) },
    { weight: 1, arbitrary: unreadArbitrary },
    { weight: 1, arbitrary: badNumber },
  )
}

type Filling = 'clean' | 'mixed' | 'sparse' | 'empty'

/** Every figure of the report's three tables, in the form's order. */
export function figuresOf(edition: Report['edition']): readonly Figure[] {
  return tableIds.flatMap((table) => layoutOf(tableSpec(edition[table], table)).figures)
}

function cellOf(figure: Figure, filling: Filling): fc.Arbitrary<Cell | undefined> {
  switch (filling) {
    case 'clean':
      return wellFilled[figure.kind]
    case 'mixed':
      return fc.oneof(
        { weight: 9, arbitrary: cellArbitrary(figure.kind) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      )
    case 'sparse':
      return fc.oneof(
        { weight: 1, arbitrary: cellArbitrary(figure.kind) },
        { weight: 9, arbitrary: fc.constant(undefined) },
      )
    case 'empty':
      return fc.constant(undefined)
  }
}

/**
 * How a report's totals are given: all automatic, all declared with the sum that is right, or each as it comes
 * (automatic, declared, declared wrong).
 */
type Totals = 'automatic' | 'right' | 'any'

/** Cells of the three tables; a total is absent (automatic) or declared. */
export function cellsArbitrary(edition: Report['edition']): fc.Arbitrary<Cells> {
  const figures = figuresOf(edition)
  const totals = new Set(
    tableIds.flatMap((table) => totalsOf(tableSpec(edition[table], table)).map(({ address }) => address)),
  )
  return fc
    .record({
      filling: fc.constantFrom<Filling>('clean', 'clean', 'mixed', 'mixed', 'sparse', 'empty'),
      mode: fc.constantFrom<Totals>('automatic', 'right', 'any'),
    })
    .chain(({ filling, mode }) =>
      fc
        .tuple(
          fc.tuple(...figures.map((figure) => cellOf(figure, filling))),
          fc.tuple(...figures.map(({ address }) => (totals.has(address) ? fc.boolean() : fc.constant(true)))),
        )
        .map(([values, kept]) => {
          const cells: Partial<Record<Address, Cell>> = {}
          figures.forEach(({ address }, index) => {
            const value = values[index]
            if (value === undefined) return
            if (!totals.has(address) || (mode === 'any' && kept[index])) cells[address] = value
          })
          return mode === 'right' ? shownCells({ ...emptyReport(2021, '', null), edition, cells }) : cells
        }),
    )
}

const officeArbitrary = fc.oneof(
  fc.constantFrom(
    '云溪市人民政府办公室',
    '云溪市数据局',
    '云溪市北岭区人民政府',
    '青禾县白塔镇人民政府',
    '国家税务总局云溪市税务局',
    '云溪市农业农村局（乡村振兴局）',
    '㐂城县𠮷水街道办事处',
  ),
  fc.string({ unit: han, minLength: 2, maxLength: 40 }),
  fc.constantFrom('', '云溪市政府信息公开办公室'),
)

const yearArbitrary = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 2021, max: 2035 }) },
  { weight: 1, arbitrary: fc.constant(null) },
)

const titleArbitrary = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  '云溪市人民政府办公室关于2023年政府信息公开工作的年度报告',
  '云溪市数据局2023年度政府信息公开工作年度报告',
  '政府信息公开工作年度报告（2024年度）',
  '2024年度云溪市政府信息公开年度报告',
  '年度工作情况说明',
)

function identityArbitrary() {
  return fc
    .record({
      office: officeArbitrary,
      officeKind: fc.option(fc.constantFrom(...officeKinds)),
      year: yearArbitrary,
      title: titleArbitrary,
      signed: fc.constantFrom('none', 'office', 'other'),
      day: fc.constantFrom('', '1月20日', '1月XX日', '3月1日'),
    })
    .map(({ office, officeKind, year, title, signed, day }) => ({
      office,
      officeKind,
      year,
      ...(title === undefined ? {} : { title }),
      signature: signed === 'office' ? office : signed === 'other' ? '云溪市政务公开领导小组办公室' : '',
      date: day === '' ? '' : `${(year ?? 2024) + 1}年${day}`,
    }))
}

const aroundTable: fc.Arbitrary<SectionProse> = fc.record({ before: proseArbitrary, after: proseArbitrary })
const withoutTable: fc.Arbitrary<SectionProse> = proseArbitrary.map((before) => ({ before, after: [] }))

const sectionsArbitrary: fc.Arbitrary<Report['sections']> = fc.record({
  overview: withoutTable,
  disclosure: aroundTable,
  requests: aroundTable,
  disputes: aroundTable,
  problems: withoutTable,
  other: withoutTable,
})

/** Reports whose tables have the given editions. */
export function reportOfEdition(edition: Report['edition']): fc.Arbitrary<Report> {
  return fc
    .record({
      who: identityArbitrary(),
      head: headArbitrary,
      sections: sectionsArbitrary,
      cells: cellsArbitrary(edition),
    })
    .map(({ who, head, sections, cells }) => ({ ...who, edition, head, sections, cells }))
}

const all2021: Record<TableId, 2021> = { disclosure: 2021, requests: 2021, disputes: 2021 }

/** Reports of the 2021 form. */
export const report2021Arbitrary: fc.Arbitrary<Report> = reportOfEdition(all2021)
/** Reports of the 2021 form but for an unsplit （六）其他处理. */
export const unsplitReportArbitrary: fc.Arbitrary<Report> = reportOfEdition({ ...all2021, requests: 2019 })
/** Reports of the 2019 form. */
export const report2019Arbitrary: fc.Arbitrary<Report> = reportOfEdition({
  disclosure: 2019,
  requests: 2019,
  disputes: 2019,
})

/** What an office may hand in under the current form: mostly as prescribed, sometimes with the unsplit row. */
export const reportArbitrary: fc.Arbitrary<Report> = fc.oneof(
  { weight: 4, arbitrary: report2021Arbitrary },
  { weight: 1, arbitrary: unsplitReportArbitrary },
)

/** The look of the pages: the named styles, and others. All print the signature, so that it can be read back. */
const styleArbitrary: fc.Arbitrary<PageStyle> = fc
  .record({
    named: fc.constantFrom(...namedStyles),
    linePitch: fc.constantFrom(560, 576, 579),
    pageNumber: fc.constantFrom(...pageNumberForms),
    shadedGroups: fc.boolean(),
    tableSize: fc.constantFrom(18, 20, 21, 24),
    signature: fc.constantFrom('sealed' as const, 'unsealed' as const),
  })
  .map(({ named, ...rest }) => ({ ...named.style, ...rest }))

export const profileArbitrary: fc.Arbitrary<Profile> = fc
  .record({ yearWord: fc.constantFrom<Profile['yearWord']>('年', '年度'), style: styleArbitrary })
  .map(({ yearWord, style }) => ({ yearWord, ...style }))

function acceptanceArbitrary(report: Report): fc.Arbitrary<Acceptance> {
  const shown = shownCells(report)
  const addresses = figuresOf(report.edition).map(({ address }) => address)
  return fc
    .record({
      rule: fc.constantFrom(...ruleList.filter(({ acceptable }) => acceptable).map(({ id }) => id)),
      cells: fc.subarray(addresses, { minLength: 1, maxLength: 4 }),
      stale: fc.boolean(),
      reason: textArbitrary,
    })
    .map(({ rule, cells, stale, reason }) => ({
      rule,
      cells,
      values: cells.map((address) => (stale ? '7' : cellText(shown[address]))),
      reason,
    }))
}

const lastYearReport = fc.oneof(
  { weight: 3, arbitrary: report2021Arbitrary },
  { weight: 1, arbitrary: unsplitReportArbitrary },
  { weight: 1, arbitrary: report2019Arbitrary },
)

/** Drafts with or without last year's report and accepted warnings. */
export const draftArbitrary: fc.Arbitrary<Draft> = fc
  .record({ report: reportArbitrary, last: fc.option(lastYearReport), profile: profileArbitrary })
  .chain(({ report, last, profile }) =>
    fc.array(acceptanceArbitrary(report), { maxLength: 3 }).map((accepted) => ({
      report,
      ...(last === null
        ? {}
        : { lastYear: { report: last, origin: { fileName: '上年报告.docx', format: 'docx' } } }),
      accepted,
      profile,
    })),
  )
