import { describe, expect, it } from 'vitest'
import {
  compareApproved,
  withAccepted,
  type Accepted,
  type Approved,
  type ApprovedChange,
  type ApprovedComparison,
} from '../../../shared/report/approved-changes.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft, type Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import type { Paragraph, Prose } from '../../../shared/report/prose.ts'

const body = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const base: Report = emptyReport(2021, '云溪市数据局', 2025)
const draftOf = (report: Report): Draft => frozen({ report, accepted: [], profile: defaultProfile })
const missing = { cells: new Set<string>(), sections: new Set<never>(), tables: new Set<never>() }
const saying = (report: Report): Approved => ({
  report: onPaper(report, { formulas: false }),
  doubts: new Map(),
  missing,
  yearWord: null,
})
const all = (changes: readonly ApprovedChange[]): Accepted => new Map(changes.map(({ id }) => [id, null]))

function compareSection(before: Prose, after: Prose): ApprovedComparison {
  const withProse = (overview: Prose): Report => ({
    ...base,
    sections: { ...base.sections, overview: { before: overview, after: [] } },
  })
  return compareApproved(draftOf(withProse(before)), saying(withProse(after)))
}

describe('prose', () => {
  const words = '全年共收到申请12件。按时答复率为100%。没有被纠正的。'
  it.each<readonly [string, Prose, Prose, readonly (readonly [string, string, string])[]]>([
    [
      'a figure in a sentence is a change of that sentence',
      [body(words)],
      [body(words.replace('12', '15'))],
      [['changed', '全年共收到申请12件。', '全年共收到申请15件。']],
    ],
    [
      'a sentence written anew is one change, however little is left of it',
      [body(words)],
      [body(words.replace('按时答复率为100%。', '依法办理，群众满意。'))],
      [['changed', '按时答复率为100%。', '依法办理，群众满意。']],
    ],
    [
      'sentences come and go one by one',
      [body(words)],
      [body('全年共收到申请12件。没有被纠正的。同比下降。')],
      [
        ['gone', '按时答复率为100%。', ''],
        ['added', '', '同比下降。'],
      ],
    ],
    [
      'a new paragraph, and one that is gone',
      [body('甲方面的工作做了。'), body(words)],
      [body(words), body('另有说明事项如下所述。')],
      [
        ['gone', '甲方面的工作做了。', ''],
        ['added', '', '另有说明事项如下所述。'],
      ],
    ],
    [
      'a sentence that stands elsewhere was moved',
      [body('先说这一句话。再说别的事情，内容不少。'), body(words)],
      [body('再说别的事情，内容不少。'), body(`${words}先说这一句话。`)],
      [['moved', '先说这一句话。', '先说这一句话。']],
    ],
    [
      'a paragraph parted in two is one change',
      [body(words)],
      [body('全年共收到申请12件。'), body('按时答复率为100%。没有被纠正的。')],
      [['parted', '全年共收到申请12件。', '全年共收到申请12件。']],
    ],
    [
      'several sentences that became a paragraph are one change',
      [body(`${words}今年的工作还有不少不足之处。明年继续努力。`)],
      [body(words), body('今年的工作还有不少不足之处。明年继续努力。')],
      [
        [
          'parted',
          '今年的工作还有不少不足之处。明年继续努力。',
          '今年的工作还有不少不足之处。明年继续努力。',
        ],
      ],
    ],
    [
      'two paragraphs joined are one change',
      [body('全年共收到申请12件，同比增长。'), body('按时答复率为百分之百。')],
      [body('全年共收到申请12件，同比增长。按时答复率为百分之百。')],
      [['parted', '按时答复率为百分之百。', '按时答复率为百分之百。']],
    ],
    [
      'bold alone is a change of look',
      [body(words)],
      [{ level: 0, runs: [{ text: '全年共收到申请12件。', bold: true }, { text: words.slice(11) }] }],
      [['look', '全年共收到申请12件。', '全年共收到申请12件。']],
    ],
    [
      'a run-in heading changes apart from its text',
      [{ level: 2, lead: 9, runs: [{ text: `（一）主动公开。${'\u3000'}${words}` }] }],
      [{ level: 2, lead: 10, runs: [{ text: `（一）主动公开等。${'\u3000'}${words}` }] }],
      [['changed', `（一）主动公开。${'\u3000'}`, `（一）主动公开等。${'\u3000'}`]],
    ],
  ])('%s', (_, before, after, expected) => {
    const comparison = compareSection(before, after)
    expect(
      comparison.changes.flatMap((change) =>
        change.kind === 'text' ? [[change.action, change.before, change.after]] : [],
      ),
    ).toEqual(expected)
    const whole = withAccepted(comparison, all(comparison.changes))
    expect(whole.report.sections.overview.before).toEqual(after)
  })

  it('takes over one sentence and leaves the other', () => {
    const comparison = compareSection([body('收到申请12件。答复10件。')], [body('收到申请15件。答复14件。')])
    const [first, second] = comparison.changes
    expect(comparison.changes.length).toBe(2)
    const taken = (change: ApprovedChange | undefined): Prose =>
      withAccepted(comparison, all(change ? [change] : [])).report.sections.overview.before
    expect(taken(first)).toEqual([body('收到申请15件。答复10件。')])
    expect(taken(second)).toEqual([body('收到申请12件。答复14件。')])
  })
})
