// What check found, as `check --json` says it, and the summary that both ways of printing share.
import type { Finding } from '../shared/finding.ts'
import type { Cell } from '../shared/report/cell.ts'
import { shownCells } from '../shared/report/evaluate.ts'
import type { Report } from '../shared/report/model.ts'
import { tableSpec } from '../shared/template/editions.ts'
import { tableIds, type Address, type CellKind, type TableId } from '../shared/template/form.ts'
import { layoutOf } from '../shared/template/layout.ts'
import type { CheckAnswer } from './answers.ts'
import { cellValue, figuresOf, type CellValue } from './figures.ts'

export function checkAnswer(report: Report, findings: readonly Finding[]): CheckAnswer {
  const figures = figuresOf(report.edition)
  const shown = shownCells(report)
  return {
    findings: findings.map(({ cells, places, proposals, ...finding }) => ({
      rule: finding.rule,
      verdict: finding.verdict,
      level: finding.level,
      cells: cells.flatMap((address) => {
        const placed = figures.get(address)
        if (placed === undefined) return []
        const { table, figure } = placed
        const value = keptValue(shown[address], figure.kind)
        return { address, table: table.numeral, row: figure.row, column: figure.column, value }
      }),
      left: finding.left,
      right: finding.right,
      difference: finding.difference,
      sentence: finding.sentence,
      ...(places === undefined ? {} : { places: places.map((place) => ({ ...place })) }),
      ...(proposals === undefined
        ? {}
        : {
            proposals: proposals.map(({ label, cells: changes }) => ({
              label,
              cells: changes.map(({ address, cell }) => ({
                address,
                value: keptValue(cell ?? undefined, figures.get(address)?.figure.kind ?? 'count'),
              })),
            })),
          }),
    })),
    summary: summaryOf(report, findings),
  }
}

/** The value of a cell, or its text where it is no number: a finding must show what it complains of. */
function keptValue(cell: Cell | undefined, kind: CellKind): CellValue {
  return cell?.kind === 'unread' ? cell.text : cellValue(cell, kind)
}

export function summaryOf(report: Report, findings: readonly Finding[]): CheckAnswer['summary'] {
  const count = (level: Finding['level']): number =>
    findings.filter((finding) => finding.level === level).length
  const shown = shownCells(report)
  const tables = tableIds.map((id) => summaryOfTable(report, id, findings, shown))
  return {
    errors: count('error'),
    warnings: count('warning'),
    hints: count('hint'),
    tables: tables.map(({ table, verdict, blank }) => ({ table, verdict, blank })),
    sentence: `${tables.map(({ words }) => words).join('；')}。`,
  }
}

type TableSummary = CheckAnswer['summary']['tables'][number] & { readonly words: string }

function summaryOfTable(
  report: Report,
  id: TableId,
  findings: readonly Finding[],
  shown: Report['cells'],
): TableSummary {
  const spec = tableSpec(report.edition[id], id)
  const { figures } = layoutOf(spec)
  const own = new Set<Address>(figures.map(({ address }) => address))
  const rules = new Set(spec.identities.map(({ rule }) => rule))
  const verdicts = findings
    .filter(({ rule, cells }) => rules.has(rule) && cells.some((cell) => own.has(cell)))
    .map(({ verdict }) => verdict)
  const broken = verdicts.filter((verdict) => verdict === 'broken').length
  const blank = figures.filter(({ address }) => shown[address] === undefined).length
  const verdict = broken > 0 ? 'broken' : verdicts.length > 0 ? 'incomplete' : 'holds'
  const blankWords = blank === 0 ? '没有空格' : `${blank} 格没有填写`
  const identityWords = {
    holds: '勾稽关系成立，',
    broken: `勾稽关系有 ${broken} 处不成立，`,
    incomplete: `勾稽关系有 ${verdicts.length} 处因没有填全而无法核对，其余成立，`,
  }[verdict]
  return {
    table: spec.numeral,
    verdict,
    blank,
    words: `表${spec.numeral}${rules.size === 0 ? '' : identityWords}${blankWords}`,
  }
}
