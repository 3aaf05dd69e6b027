// What the copy for approval says beside the report: the day it is made, and the warnings accepted with a reason.
import type { Approval } from '../../shared/export/compose-approval.ts'
import type { Finding } from '../../shared/finding.ts'
import { dayWords } from '../../shared/report/day-words.ts'

/** As the findings stand today. */
export function approvalOf(
  accepted: readonly { readonly finding: Finding; readonly reason: string }[],
): Approval {
  return {
    date: dayWords(new Date()),
    accepted: accepted.map(({ finding, reason }) => ({ sentence: finding.sentence, reason })),
  }
}
