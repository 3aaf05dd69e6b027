// Holds every rule to its three examples: fired with the very sentence, silent, and not told yet.
import { describe, expect, it } from 'vitest'
import { check, evaluateRules } from '../../../shared/rules/check.ts'
import type { Draft } from '../../../shared/report/model.ts'
import { ruleIds, ruleSpec, type RuleId } from '../../../shared/template/rule-list.ts'
import { ruleExamples } from './examples.ts'

const verdictsOf = (draft: Draft, rule: RuleId): ReadonlySet<string> =>
  new Set(
    evaluateRules(draft)
      .filter((evaluation) => evaluation.rule === rule)
      .map(({ verdict }) => verdict),
  )
const findingsOf = (draft: Draft, rule: RuleId) => check(draft).filter((finding) => finding.rule === rule)

describe.each(ruleIds)('%s', (rule) => {
  const { fires, holds, incomplete } = ruleExamples[rule]
  // A blank cell is never wrong, only not filled in: B-1 has no other verdict to fire with.
  const firing = rule === 'B-1' ? 'incomplete' : 'broken'

  it('fires with its own level and the numbers in its sentence', () => {
    expect(
      findingsOf(fires.draft, rule).map(({ verdict, level, sentence }) => ({ verdict, level, sentence })),
    ).toEqual(fires.sentences.map((sentence) => ({ verdict: firing, level: ruleSpec(rule).level, sentence })))
    expect(verdictsOf(fires.draft, rule)).toContain(firing)
  })

  it('is silent where it holds', () => {
    expect(findingsOf(holds.draft, rule)).toEqual([])
    const verdicts = verdictsOf(holds.draft, rule)
    expect(verdicts).toContain('holds')
    expect(verdicts).not.toContain('broken')
    expect(verdicts).not.toContain('incomplete')
  })

  it('is incomplete while a figure is lacking, and says so once', () => {
    const verdicts = verdictsOf(incomplete.draft, rule)
    expect(verdicts).toContain('incomplete')
    expect(verdicts).not.toContain('broken')
    const said = findingsOf(incomplete.draft, incomplete.saidBy ?? rule)
    expect(said.map(({ sentence }) => sentence)).toEqual(incomplete.sentences)
    expect(said.map(({ verdict }) => verdict)).toEqual(incomplete.sentences.map(() => 'incomplete'))
  })
})
