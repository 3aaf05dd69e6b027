import { describe, expect, it } from 'vitest'
import { composeApproval } from '../../../shared/export/compose-approval.ts'
import { compose } from '../../../shared/export/compose.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { exportFormats } from '../../../shared/export/formats.ts'
import { readApproved, type ApprovedReading } from '../../../shared/import/approved-file.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { withAccepted, type ApprovedChange } from '../../../shared/report/approved-changes.ts'
import { shownCells } from '../../../shared/report/evaluate.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft, type Report } from '../../../shared/report/model.ts'
import type { Paragraph } from '../../../shared/report/prose.ts'
import { readCell } from '../../../shared/report/read-number.ts'
import { corpora } from '../../fuzz/corpus.ts'
import { randomOf } from '../../fuzz/random.ts'
import { stated2021 } from '../../fixtures/stated.ts'
import { figuresOf } from '../../support/arbitraries.ts'
import {
  commented,
  figure,
  leader,
  paragraphBehind,
  retouched,
  tracked,
  trackedJoin,
  trackedMove,
  trackedOut,
  typed,
  wpsLeader,
} from '../../support/retouched-word.ts'

const body = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const runIn = (lead: string, text: string): Paragraph => ({
  level: 2,
  lead: lead.length,
  runs: [{ text: lead + text }],
})

const current = { disclosure: 2021, requests: 2021, disputes: 2021 } as const

function report(): Report {
  const empty = emptyReport(2021, '云溪市数据局', 2025)
  const cells = Object.fromEntries(
    figuresOf(current)
      .filter(({ address }) => !address.endsWith('_total') && !address.startsWith('total_'))
      .flatMap(({ address, kind }) => {
        const { cell } = readCell(stated2021[address] ?? '', kind)
        return cell === undefined ? [] : [[address, cell]]
      }),
  )
  return {
    ...empty,
    head: [body('根据《中华人民共和国政府信息公开条例》，编制本年度报告。')],
    cells,
    sections: {
      ...empty.sections,
      overview: {
        before: [
          runIn('（一）主动公开。', '全年公开政务信息1286条。其中政策文件58件。'),
          runIn('（二）依申请公开。', '全年新收申请284件。上年结转14件，均已按时办理。'),
          body('各项工作按要求有序推进，没有发生舆情事件。'),
        ],
        after: [],
      },
      problems: {
        before: [
          body('公开的主动性还不够强。'),
          body('业务培训还不够多，队伍建设有待加强。'),
          body('下一步将加强培训，做到应公开尽公开。'),
        ],
        after: [],
      },
      other: { before: [body('2025年度本机关没有收取信息处理费。')], after: [] },
    },
    signature: '云溪市数据局',
    date: '2026年1月20日',
  }
}

const draft: Draft = frozen({ report: report(), accepted: [], profile: defaultProfile })
const exported = await writeDocx(compose(draft.report, draft.profile))

async function reading(bytes: Uint8Array, against = draft): Promise<ApprovedReading> {
  const read = await readFile(bytes, '送审稿.docx')
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value.document, '送审稿.docx')
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  return readApproved(against, read.value.document, recognized.value, read.notes)
}

/** Kind or action, before, after; and who, or `—` for a change without a trace. */
function told({ comparison, tracked: { of } }: ApprovedReading) {
  return comparison.changes.map((change) => {
    const what =
      change.kind === 'text' ? change.action : change.kind === 'cell' ? change.figure.address : change.field
    const by = [...new Set((of.get(change.id) ?? []).map(({ author }) => author))].join('、')
    return [what, change.before, change.after, by === '' ? '—' : by]
  })
}

const takeAll = ({ comparison }: ApprovedReading): Draft =>
  withAccepted(comparison, new Map(comparison.changes.map(({ id }: ApprovedChange) => [id, null])))

it('the exported file itself says nothing else', async () => {
  for (const format of exportFormats) {
    const bytes = await format.write(compose(draft.report, draft.profile))
    const found = await reading(bytes)
    expect([format.id, told(found), found.notes]).toEqual([format.id, [], []])
  }
})

describe('a file that comes back from the leaders', () => {
  it.each<readonly [string, readonly ((xml: string) => string)[], readonly (readonly string[])[]]>([
    [
      'a sentence with a tracked word',
      [tracked('1286', '1296')],
      [['changed', '全年公开政务信息1286条。', '全年公开政务信息1296条。', leader.author]],
    ],
    [
      'a sentence changed without a trace',
      [typed('1286', '1296')],
      [['changed', '全年公开政务信息1286条。', '全年公开政务信息1296条。', '—']],
    ],
    [
      'two people in one sentence',
      [tracked('有序', '扎实有序'), tracked('没有发生', '未发生', wpsLeader)],
      [
        [
          'changed',
          '各项工作按要求有序推进，没有发生舆情事件。',
          '各项工作按要求扎实有序推进，未发生舆情事件。',
          `${leader.author}、${wpsLeader.author}`,
        ],
      ],
    ],
    [
      'a run-in heading',
      [tracked('（一）主动公开。', '（一）主动公开情况。')],
      [['changed', '（一）主动公开。', '（一）主动公开情况。', leader.author]],
    ],
    [
      'a sentence taken out and one put in',
      [tracked('其中政策文件58件。', ''), tracked('舆情事件。', '舆情事件。群众较为满意。')],
      [
        ['gone', '其中政策文件58件。', '', leader.author],
        ['added', '', '群众较为满意。', leader.author],
      ],
    ],
    [
      'a paragraph taken out',
      [trackedOut('业务培训还不够多')],
      [['gone', '业务培训还不够多，队伍建设有待加强。', '', leader.author]],
    ],
    [
      'a paragraph put in, tracked and not',
      [
        paragraphBehind('没有发生舆情', '全年未发生泄密事件。', wpsLeader),
        paragraphBehind('没有收取信息处理费', '以上情况特此报告。', null),
      ],
      [
        ['added', '', '全年未发生泄密事件。', wpsLeader.author],
        ['added', '', '以上情况特此报告。', '—'],
      ],
    ],
    [
      'two paragraphs joined',
      [trackedJoin('公开的主动性还不够强')],
      [['parted', '公开的主动性还不够强。', '公开的主动性还不够强。', leader.author]],
    ],
    [
      'a paragraph moved to another section',
      [trackedMove('各项工作按要求', '没有收取信息处理费')],
      [
        [
          'moved',
          '各项工作按要求有序推进，没有发生舆情事件。',
          '各项工作按要求有序推进，没有发生舆情事件。',
          leader.author,
        ],
      ],
    ],
    [
      'a figure, tracked and not; the totals follow',
      [
        figure('received_person', '214'),
        figure('received_total', '285'),
        figure('licence_decisions', '20316', null),
      ],
      [
        ['licence_decisions', '20361', '20316', '—'],
        ['received_person', '213', '214', leader.author],
      ],
    ],
    [
      'a total that does not follow',
      [figure('received_total', '285')],
      [['received_total', '284', '285', leader.author]],
    ],
    [
      'a figure taken out',
      [figure('coercion_decisions', '')],
      [['coercion_decisions', '29', '', leader.author]],
    ],
    [
      'text in place of a figure',
      [figure('coercion_decisions', '约30', wpsLeader)],
      [['coercion_decisions', '29', '约30', wpsLeader.author]],
    ],
    [
      'title, signature and date',
      [
        tracked('云溪市数据局', '云溪市大数据局'),
        typed('2025年政府信息公开工作年度报告', '2025年度政府信息公开工作年度报告'),
        tracked('2026年1月20日', '2026年1月28日', wpsLeader),
      ],
      [
        [
          'title',
          '云溪市数据局2025年政府信息公开工作年度报告',
          '云溪市大数据局2025年度政府信息公开工作年度报告',
          leader.author,
        ],
        ['date', '2026年1月20日', '2026年1月28日', wpsLeader.author],
      ],
    ],
    ['a comment in the margin, which changes nothing', [commented('1286')], []],
  ])('%s', async (_, edits, expected) => {
    const found = await reading(retouched(exported, ...edits))
    expect(told(found)).toEqual(expected)
    expect(found.tracked.others).toEqual([])
    // Once all is taken over, nothing is left to say; what was tracked stands in the file as before.
    const again = await reading(retouched(exported, ...edits), takeAll(found))
    expect(told(again)).toEqual([])
  })

  it('with all of it taken over keeps automatic totals automatic where the values agree', async () => {
    const found = await reading(
      retouched(exported, figure('received_person', '214'), figure('received_total', '285')),
    )
    const { cells } = takeAll(found).report
    expect(cells['received_total']).toBeUndefined()
    expect(shownCells(takeAll(found).report)['received_total']).toMatchObject({ digits: 285 })
  })

  it('asks what it does not say clearly', async () => {
    const found = await reading(retouched(exported, figure('coercion_decisions', '约30')))
    expect(found.comparison.changes).toMatchObject([
      { kind: 'cell', doubt: { raw: '约30', candidates: [] }, after: '约30' },
    ])
  })

  it('tells what was tracked outside of the report, or is in the draft already', async () => {
    const bytes = retouched(exported, tracked('1286', '1296'), tracked('问题及改进情况', '问题及整改措施'))
    const first = await reading(bytes)
    expect(first.tracked.others.map(({ text }) => text)).toEqual(['问题及改进情况', '问题及整改措施'])
    const second = await reading(bytes, takeAll(first))
    expect(told(second)).toEqual([])
    expect(second.tracked.others.map(({ text }) => text)).toEqual([
      '1286',
      '1296',
      '问题及改进情况',
      '问题及整改措施',
    ])
  })

  it('compares nothing around a heading that nobody knows, and says so', async () => {
    const found = await reading(
      retouched(exported, tracked('一、总体情况', '一、基本情形'), tracked('有待加强', '需要加强')),
    )
    expect(told(found)).toEqual([
      [
        'changed',
        '业务培训还不够多，队伍建设有待加强。',
        '业务培训还不够多，队伍建设需要加强。',
        leader.author,
      ],
    ])
    expect(found.notes.map(({ code }) => code)).toEqual(['compare-heading'])
  })

  it('may be the copy that went round: what was written into its form is no change', async () => {
    const copy = composeApproval(draft.report, draft.profile, { date: '2026年1月12日', accepted: [] })
    const found = await reading(
      retouched(
        await writeDocx(copy),
        tracked('送审日期：2026年1月12日', '送审日期：2026年1月13日'),
        (xml) => xml.replace('>2025年政府信息', '>2025年度政府信息'),
        tracked('有待加强', '需要加强'),
      ),
    )
    expect(told(found)).toEqual([
      [
        'title',
        '云溪市数据局2025年政府信息公开工作年度报告',
        '云溪市数据局2025年度政府信息公开工作年度报告',
        '—',
      ],
      [
        'changed',
        '业务培训还不够多，队伍建设有待加强。',
        '业务培训还不够多，队伍建设需要加强。',
        leader.author,
      ],
    ])
    expect([found.tracked.others, found.notes]).toEqual([[], []])
  })

  it(
    'hurt on its way is refused or compared, and leaves the draft as it is',
    { timeout: 60_000 },
    async () => {
      const docx = (await corpora()).find(({ format }) => format === 'docx')
      if (docx === undefined) throw new Error('no way to hurt it')
      const sound = retouched(exported, tracked('有序', '扎实有序'), figure('received_person', '214'))
      const before = JSON.stringify(draft)
      let compared = 0
      for (let seed = 0; seed < 150; seed += 1) {
        const { bytes } = docx.hurt(sound, randomOf(seed))
        const read = await readFile(bytes, 'a.docx')
        const recognized = read.ok ? recognize(read.value.document, 'a.docx') : read
        if (!read.ok || !recognized.ok) continue
        const found = readApproved(draft, read.value.document, recognized.value, read.notes)
        takeAll(found)
        compared += 1
      }
      expect(compared).toBeGreaterThan(20)
      expect(JSON.stringify(draft)).toBe(before)
    },
  )

  it('says that it has no comments to bring', async () => {
    const found = await reading(retouched(exported, commented('1286')))
    expect(found.notes.map(({ sentence }) => sentence)).toEqual(['文件中的“批注”没有带入。'])
  })
})
