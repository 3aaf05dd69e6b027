// Checking after a keystroke: all identities of a full report from scratch, beside a spreadsheet engine that recalculates
// what depends on the one changed cell; then everything check does, also over a long text.
import { HyperFormula, type CellAddress, type CellContent } from 'hyperformula'
import { setCell } from '../shared/report/edits.ts'
import { shownCells } from '../shared/report/evaluate.ts'
import { exact } from '../shared/report/cell.ts'
import { defaultProfile, type Draft, type Report } from '../shared/report/model.ts'
import type { Paragraph } from '../shared/report/prose.ts'
import { check, evaluateRules } from '../shared/rules/check.ts'
import { judgeIdentities } from '../shared/rules/identity-rules.ts'
import { viewOf } from '../shared/rules/table-view.ts'
import { tableSpec } from '../shared/template/editions.ts'
import { tableIds, type Address } from '../shared/template/form.ts'
import { identitiesOf } from '../shared/template/identities.ts'
import { layoutOf, type LayoutCell } from '../shared/template/layout.ts'
import type { Benchmark } from './measure.ts'
import { fullReport } from './reports.ts'

const changed: Address = 'granted_person'
/** So many reports in turn that none is still at hand from the run before. */
const many = 64

export const benchmarks = [identities, wholeCheck, longText]

function identities(): Benchmark {
  const declared = reportsWith('declared')
  const automatic = reportsWith('automatic')
  const first = declared()
  const engine = buildEngine(first)
  const values = [1, 2, 3].map((more) => amount(first, changed) + more)
  mustAgree(first, values[0] ?? Number.NaN)
  let turn = 0
  return {
    title: 'All identities of a full report',
    unit: 'µs',
    contenders: [
      { name: 'ours: every one, from the cells', run: () => brokenIn(declared()), target: 50 },
      { name: 'ours: totals derived as well', run: () => brokenIn(automatic()), target: 50 },
      {
        name: 'HyperFormula: one cell set, results read',
        run: () => {
          turn += 1
          engine.set(changed, values[turn % values.length] ?? Number.NaN)
          return engine.broken()
        },
      },
      {
        name: 'HyperFormula: sheets built, results read',
        run: () => {
          const built = buildEngine(declared())
          const found = built.broken()
          built.destroy()
          return found
        },
      },
    ],
  }
}

function wholeCheck(): Benchmark {
  const last = {
    report: fullReport(999, 'declared', 2023),
    origin: { fileName: '上年.docx', format: 'docx' },
  }
  const draftFor = (report: Report): Draft => ({
    report,
    lastYear: last,
    accepted: [],
    profile: defaultProfile,
  })
  const next = reportsWith('automatic')
  const draft = draftFor(next())
  let count = 0
  return {
    title: 'A full draft with last year beside it',
    unit: 'µs',
    contenders: [
      { name: 'check: findings with their sentences', run: () => check(draftFor(next())), target: 1000 },
      { name: 'evaluateRules: verdicts alone', run: () => evaluateRules(draftFor(next())) },
      {
        name: 'a keystroke: setCell, then check',
        run: () => check(setCell(draft, changed, exact((count += 1)))),
        target: 1000,
      },
    ],
  }
}

/** A text of a dozen numbers a paragraph, right ones for this report, or all of them off by `off`. */
function spoken(report: Report, off: number): string {
  const shown = shownCells(report)
  const of = (...cells: readonly Address[]): number => {
    const sum = cells.reduce((total, address) => total + amount({ ...report, cells: shown }, address), 0)
    return sum + off
  }
  return (
    `（二）依申请公开情况。2024年，全市共收到政府信息公开申请${of('received_total')}件，` +
    `上年结转${of('carried_in_total')}件，办结${of('outcome_total_total')}件，` +
    `结转下年度${of('carried_out_total')}件，其中予以公开${of('granted_total')}件，部分公开${of('partial_total')}件。` +
    `发生政府信息公开行政复议${of('review_total')}件，其中结果维持${of('review_upheld')}件，结果纠正${of('review_corrected')}件；` +
    `制发行政规范性文件${of('normative_made')}件，废止${of('normative_repealed')}件。`
  )
}

function longText(): Benchmark {
  const report = fullReport(1, 'declared')
  const right = spoken(report, 0)
  const paragraph = (text: string): Paragraph => ({ level: 2, lead: 10, runs: [{ text }] })
  const draftOf = (before: readonly Paragraph[]): Draft => ({
    report: { ...report, sections: { ...report.sections, overview: { before, after: [] } } },
    accepted: [],
    profile: defaultProfile,
  })
  const texts = Array.from({ length: Math.ceil(20_000 / right.length) }, () => right)
  const [, ...rest] = texts.map(paragraph)
  const wrong = texts.map(() => paragraph(spoken(report, 1)))
  const told = (prose: readonly Paragraph[]): number =>
    check(draftOf(prose)).filter(({ places }) => places !== undefined).length
  if (told(rest) > 0 || told(wrong) < texts.length * 11) {
    throw new Error('the text is not what it should be')
  }
  return {
    title: '20 000 characters of text against the tables, a dozen numbers a paragraph',
    unit: 'µs',
    contenders: [
      {
        name: 'check: a paragraph was typed in',
        run: () => check(draftOf([paragraph(right), ...rest])),
        target: 4000,
      },
      { name: 'check: every paragraph is new', run: () => check(draftOf(texts.map(paragraph))) },
      { name: 'check: every number is wrong', run: () => check(draftOf(wrong)) },
      { name: 'check: no text', run: () => check(draftOf([])) },
    ],
  }
}

/** Gives full reports in turn. */
function reportsWith(totals: 'automatic' | 'declared'): () => Report {
  const reports = Array.from({ length: many }, (_, seed) => fullReport(seed, totals))
  let turn = 0
  return () => {
    const report = reports[(turn += 1) % many]
    if (report === undefined) throw new Error('no report')
    return report
  }
}

function brokenIn(report: Report): number {
  let broken = 0
  for (const table of tableIds) {
    for (const { verdict } of judgeIdentities(viewOf(report, table)).evaluations) {
      if (verdict === 'broken') broken += 1
    }
  }
  return broken
}

function amount(report: Report, address: Address): number {
  const cell = report.cells[address]
  if (cell?.kind !== 'number') throw new Error(`${address} is not filled`)
  return cell.digits
}

/** Both must find the same number of broken identities, before and after one cell is changed. */
function mustAgree(report: Report, value: number): void {
  const engine = buildEngine(report)
  const before = [brokenIn(report), engine.broken()]
  engine.set(changed, value)
  const after = [
    brokenIn({ ...report, cells: { ...report.cells, [changed]: exact(value) } }),
    engine.broken(),
  ]
  engine.destroy()
  if (before[0] !== 0 || before[1] !== 0 || after[0] !== 2 || after[1] !== 2) {
    throw new Error(`ours and HyperFormula do not agree: ${before.join()} before, ${after.join()} after`)
  }
}

interface Engine {
  readonly set: (address: Address, value: number) => void
  readonly broken: () => number
  readonly destroy: () => void
}

/** The three tables as sheets, and a sheet with left − right of every identity, as a clerk would write it. */
function buildEngine(report: Report): Engine {
  const sheets: Record<string, CellContent[][]> = {}
  const formulas: CellContent[][] = []
  const places = new Map<Address, { readonly sheet: string; readonly at: LayoutCell }>()
  for (const table of tableIds) {
    const spec = tableSpec(report.edition[table], table)
    const { rows, columns, cells } = layoutOf(spec)
    const sheet = Array.from({ length: rows }, () => Array.from({ length: columns }, (): CellContent => null))
    for (const at of cells) {
      const line = sheet[at.row]
      if (line) line[at.column] = at.figure ? amount(report, at.figure.address) : at.label
      if (at.figure) places.set(at.figure.address, { sheet: table, at })
    }
    sheets[table] = sheet
    for (const { left, right } of identitiesOf(spec)) {
      formulas.push([`=${sum(table, left)}-${sum(table, right)}`])
    }
  }
  const engine = HyperFormula.buildFromSheets({ ...sheets, checks: formulas }, { licenseKey: 'gpl-v3' })
  const checks = sheetId('checks')
  const results = formulas.map((_, row): CellAddress => ({ sheet: checks, row, col: 0 }))
  return {
    set: (address, value) => {
      const { sheet, at } = placeOf(address)
      engine.setCellContents({ sheet: sheetId(sheet), row: at.row, col: at.column }, value)
    },
    broken: () => results.filter((address) => engine.getCellValue(address) !== 0).length,
    destroy: () => engine.destroy(),
  }

  function sheetId(name: string): number {
    const id = engine.getSheetId(name)
    if (id === undefined) throw new Error(`no sheet ${name}`)
    return id
  }

  function placeOf(address: Address) {
    const place = places.get(address)
    if (place === undefined) throw new Error(`no cell ${address}`)
    return place
  }

  /** A range where the cells stand in one line without a gap, as is fastest for the engine. */
  function sum(sheet: string, addresses: readonly Address[]): string {
    const cells = addresses.map((address) => placeOf(address).at)
    const [first, last] = [cells[0], cells.at(-1)]
    if (first === undefined || last === undefined) throw new Error('an identity without cells')
    const area = (last.row - first.row + 1) * (last.column - first.column + 1)
    if (area === cells.length) return `SUM(${sheet}!${reference(first)}:${reference(last)})`
    return `SUM(${cells.map((cell) => `${sheet}!${reference(cell)}`).join(',')})`
  }
}

function reference({ row, column }: LayoutCell): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`
}
