// What check found, as `check --json` says it, and the summary that both ways of printing share.
import type { Finding, Verdict } from '../shared/finding.ts'
import type { Cell } from '../shared/report/cell.ts'
import { shownCells } from '../shared/report/evaluate.ts'
import type { Draft } from '../shared/report/model.ts'
import { evaluateRules } from '../shared/rules/check.ts'
import { standingOf } from '../shared/rules/standing.ts'
import { tableSpec } from '../shared/template/editions.ts'
import { tableIds, type CellKind } from '../shared/template/form.ts'
import { layoutOf } from '../shared/template/layout.ts'
import type { CheckAnswer } from './answers.ts'
import { cellValue, figuresOf, type CellValue } from './figures.ts'

export function checkAnswer(draft: Draft, findings: readonly Finding[]): CheckAnswer {
  const { report } = draft
  const figures = figuresOf(report.edition)
  const shown = shownCells(report)
  return {
    findings: findings.map(({ cells, places, said, proposals, ...finding }) => ({
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
      ...(said === undefined ? {} : { said: [...said] }),
      ...(proposals === undefined
        ? {}
        : {
            proposals: proposals.map(({ label, cells: changes, texts }) => ({
              label,
              cells: changes.map(({ address, cell }) => ({
                address,
                value: keptValue(cell ?? undefined, figures.get(address)?.figure.kind ?? 'count'),
              })),
              ...(texts === undefined
                ? {}
                : { texts: texts.map(({ place, text }) => ({ place: { ...place }, text })) }),
            })),
          }),
    })),
    summary: summaryOf(draft, findings),
  }
}

/** The value of a cell, or its text where it is no number: a finding must show what it complains of. */
function keptValue(cell: Cell | undefined, kind: CellKind): CellValue {
  return cell?.kind === 'unread' ? cell.text : cellValue(cell, kind)
}

export function summaryOf(draft: Draft, findings: readonly Finding[]): CheckAnswer['summary'] {
  const count = (level: Finding['level']): number =>
    findings.filter((finding) => finding.level === level).length
  const evaluations = evaluateRules(draft)
  const tables = tableIds.map((id) => {
    const spec = tableSpec(draft.report.edition[id], id)
    const identities = new Set(spec.identities.map(({ rule }) => rule))
    const own = evaluations.filter(({ table, rule }) => table === id && identities.has(rule))
    const numberOf = (verdict: Verdict): number => own.filter((one) => one.verdict === verdict).length
    const verdict = verdicts.find((one) => numberOf(one) > 0) ?? 'notApplicable'
    const blanks = findings.filter(({ rule }) => rule === spec.cellRules.blank).flatMap(({ cells }) => cells)
    const figures = new Set(layoutOf(spec).figures.map(({ address }) => address))
    const blank = new Set(blanks.filter((address) => figures.has(address))).size
    const words = [
      identityWords[verdict](numberOf(verdict)),
      blank === 0 ? '没有空格' : `${blank} 格没有填写`,
    ]
    return {
      table: spec.numeral,
      verdict,
      blank,
      words: `表${spec.numeral}${words.filter((word) => word !== '').join('，')}`,
    }
  })
  return {
    errors: count('error'),
    warnings: count('warning'),
    hints: count('hint'),
    accepted: standingOf(draft, findings).accepted.length,
    tables: tables.map(({ table, verdict, blank }) => ({ table, verdict, blank })),
    sentence: `${tables.map(({ words }) => words).join('；')}。`,
  }
}

/** What a table's identities come to: the first of these that any of them has. */
const verdicts: readonly Verdict[] = ['broken', 'incomplete', 'holds']

const identityWords: Readonly<Record<Verdict, (count: number) => string>> = {
  broken: (count) => `勾稽关系有 ${count} 处不成立`,
  incomplete: (count) => `勾稽关系有 ${count} 处因没有填全而无法核对，其余成立`,
  holds: () => '勾稽关系成立',
  notApplicable: () => '',
}
