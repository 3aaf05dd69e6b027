// Accepted warnings: which count, and when they come back.
import { describe, expect, it } from 'vitest'
import { acceptFinding, adoptLastYear, setCell } from '../../../shared/report/edits.ts'
import { exact } from '../../../shared/report/cell.ts'
import type { Draft } from '../../../shared/report/model.ts'
import { check } from '../../../shared/rules/check.ts'
import { standingOf } from '../../../shared/rules/standing.ts'
import { ruleList, type RuleId } from '../../../shared/template/rule-list.ts'
import { ruleExamples } from './examples.ts'
import { draftWith, filledReport } from './filled.ts'

function accepting(draft: Draft, rule: RuleId, reason: string): Draft {
  return check(draft)
    .filter((finding) => finding.rule === rule)
    .reduce((one, finding) => acceptFinding(one, finding, reason), draft)
}

function standing(draft: Draft): { open: readonly string[]; accepted: readonly string[] } {
  const { open, accepted } = standingOf(draft, check(draft))
  return {
    open: open.map(({ rule }) => rule),
    accepted: accepted.map(({ finding, reason }) => `${finding.rule} ${reason}`),
  }
}

describe('a finding', () => {
  it.each(ruleList.map(({ id, acceptable }) => [id, acceptable] as const))(
    '%s may be accepted: %s',
    (rule, acceptable) => {
      const { draft } = ruleExamples[rule].fires
      const { open, accepted } = standing(accepting(draft, rule, '已核对'))
      expect(open.includes(rule)).toBe(!acceptable)
      expect(accepted.length > 0).toBe(acceptable)
    },
  )

  const jumped = draftWith({ licence_decisions: 9487 }, { licence_decisions: 550 })
  const accepted = accepting(jumped, 'Y-6', '下放审批事项')

  it('is accepted with its reason while the values stand', () => {
    expect(standing(accepted)).toEqual({ open: [], accepted: ['Y-6 下放审批事项'] })
    expect(standing(setCell(accepted, 'penalty_decisions', exact(7))).accepted).toHaveLength(1)
  })

  it('comes back when its value changes, and rests again when the value does', () => {
    const changed = setCell(accepted, 'licence_decisions', exact(9488))
    expect(standing(changed)).toEqual({ open: ['Y-6'], accepted: [] })
    expect(standing(setCell(changed, 'licence_decisions', exact(9487)))).toEqual(standing(accepted))
  })

  it('comes back when last year’s report is another one', () => {
    const other = filledReport(2023, { licence_decisions: 551 })
    const draft = adoptLastYear(accepted, {
      report: other,
      origin: { fileName: '更正.docx', format: 'docx' },
    })
    expect(standing(draft)).toEqual({ open: ['Y-6'], accepted: [] })
  })

  it('over cells whose automatic total moves comes back with it', () => {
    const draft = draftWith(
      { carried_in_person: 5 },
      {
        carried_out_person: null,
        carried_out_company: null,
        carried_out_research: null,
        carried_out_charity: null,
        carried_out_legal: null,
        carried_out_other: null,
        carried_out_total: 4,
      },
    )
    const [total] = check(draft).filter(({ cells }) => cells.join() === 'carried_in_total')
    if (total === undefined) throw new Error('the total is not compared')
    const done = acceptFinding(draft, total, '更正一件')
    expect(standingOf(done, [total]).accepted).toHaveLength(1)
    expect(standingOf(setCell(done, 'carried_in_person', exact(6)), [total]).accepted).toHaveLength(0)
  })
})
