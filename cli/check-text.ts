// What check found, for a reader at the terminal: worst first, each finding with its sentence and its cells.
import type { Finding } from '../shared/finding.ts'
import { cellText } from '../shared/report/arithmetic.ts'
import { shownCells } from '../shared/report/evaluate.ts'
import type { Draft, Report } from '../shared/report/model.ts'
import { standingOf } from '../shared/rules/standing.ts'
import { ruleSpec, type RuleLevel } from '../shared/template/rule-list.ts'
import { summaryOf } from './check-answer.ts'
import { figureName, figuresOf } from './figures.ts'
import type { Io } from './io.ts'
import { painter, paragraph, rowsText, type Color } from './terminal-text.ts'

export const levelLabels: Readonly<Record<RuleLevel, string>> = {
  error: '错误',
  warning: '警告',
  hint: '提示',
}
export const levelColors: Readonly<Record<RuleLevel, Color>> = {
  error: 'red',
  warning: 'yellow',
  hint: 'cyan',
}
const levelOrder: readonly RuleLevel[] = ['error', 'warning', 'hint']

/** More cells than this are counted, not listed. */
const mostCells = 8

export function printFindings(draft: Draft, findings: readonly Finding[], io: Io): void {
  const paint = painter(io.color)
  const { open, accepted } = standingOf(draft, findings)
  const worstFirst = levelOrder.flatMap((level) => open.filter((finding) => finding.level === level))
  for (const finding of worstFirst) {
    printFinding(draft.report, finding, io)
    for (const { label } of finding.proposals ?? []) {
      io.out(paint('dim', paragraph('      可以  ', label, io.columns)))
    }
    io.out('')
  }
  for (const { finding, reason } of accepted) {
    printFinding(draft.report, finding, io)
    io.out(paragraph('      已说明  ', reason, io.columns))
    io.out('')
  }
  const { errors, warnings, hints, sentence } = summaryOf(draft, findings)
  const explained = accepted.length === 0 ? '' : `；其中 ${accepted.length} 条已说明`
  const counts = `错误 ${errors} 条，警告 ${warnings} 条，提示 ${hints} 条${explained}`
  io.out(`${paint(errors > 0 ? 'red' : 'green', paint('bold', '结果'))}  ${counts}`)
  io.out(paragraph('      ', sentence, io.columns))
}

function printFinding(report: Report, finding: Finding, io: Io): void {
  const paint = painter(io.color)
  io.out(`${paint(levelColors[finding.level], levelLabels[finding.level])}  ${paint('bold', finding.rule)}`)
  io.out(paragraph('      ', finding.sentence, io.columns))
  for (const line of cellLines(report, finding)) io.out(paint('dim', `      ${line}`))
  io.out(paint('dim', paragraph('      依据  ', ruleSpec(finding.rule).clause, io.columns)))
}

/** A line a cell, its value behind its name. */
function cellLines(report: Report, { cells }: Finding): readonly string[] {
  const figures = figuresOf(report.edition)
  const shown = shownCells(report)
  const rows = cells.slice(0, mostCells).map((address) => {
    const placed = figures.get(address)
    const text = cellText(shown[address])
    return [placed === undefined ? address : figureName(placed), text === '' ? '（空）' : text]
  })
  const more = cells.length - rows.length
  return [...rowsText(rows).split('\n'), ...(more > 0 ? [`  另有 ${more} 格`] : [])]
}
