import { describe, expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { readApproved, type ApprovedReading } from '../../../shared/import/approved-file.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft } from '../../../shared/report/model.ts'
import { paragraphFromRuns, type Paragraph } from '../../../shared/report/prose.ts'
import { cellsOf, stated2021 } from '../../fixtures/stated.ts'
import { convert, haveLibreOffice } from '../../support/office/convert.ts'
import {
  figure,
  leader,
  paragraphBehind,
  retouched,
  tracked,
  trackedOut,
  wpsLeader,
} from '../../support/retouched-word.ts'

const body = (text: string): Paragraph => paragraphFromRuns([{ text }])
const empty = emptyReport(2021, '云溪市数据局', 2024)
const draft: Draft = frozen({
  report: {
    ...empty,
    cells: cellsOf(stated2021, empty.edition),
    head: [body('根据《中华人民共和国政府信息公开条例》，编制本年度报告。')],
    sections: {
      ...empty.sections,
      overview: {
        before: [
          body('（一）主动公开情况。全年公开政务信息1286条。其中政策文件58件。'),
          body('各项工作按要求有序推进，没有发生舆情事件。'),
          body('全年新收申请284件，上年结转14件。'),
        ],
        after: [],
      },
      problems: { before: [body('公开的主动性还不够强。')], after: [] },
      other: { before: [body('2024年度没有收取信息处理费。')], after: [] },
    },
    signature: '云溪市数据局',
    date: '2025年1月20日',
  },
  accepted: [],
  profile: defaultProfile,
})

/** The file opened and saved by LibreOffice, read back. */
async function savedElsewhere(...edits: readonly ((xml: string) => string)[]): Promise<ApprovedReading> {
  const sent = await writeDocx(compose(draft.report, draft.profile))
  const bytes = await convert(retouched(sent, ...edits), 'docx docx')
  const read = await readDocx(bytes, '改过.docx')
  const recognized = read.ok ? recognize(read.value, '改过.docx') : read
  if (!read.ok || !recognized.ok) throw new Error('it cannot be read')
  return readApproved(draft, read.value, recognized.value, read.notes)
}

describe.skipIf(!haveLibreOffice)('a file that another program has saved', () => {
  it('says the same when nothing was changed', { timeout: 120_000 }, async () => {
    const { comparison, notes } = await savedElsewhere()
    expect([comparison.changes, notes]).toEqual([[], []])
  })

  it('keeps who changed what', { timeout: 120_000 }, async () => {
    const { comparison, tracked: revisions } = await savedElsewhere(
      tracked('1286', '1296'),
      trackedOut('没有发生舆情事件'),
      paragraphBehind('全年新收申请', '全年没有发生泄密事件。', wpsLeader),
      figure('coercion_decisions', '30'),
    )
    expect(
      comparison.changes.map((change) => [
        change.before,
        change.after,
        ...new Set(revisions.of.get(change.id)?.map(({ author }) => author)),
      ]),
    ).toEqual([
      ['全年公开政务信息1286条。', '全年公开政务信息1296条。', leader.author],
      ['各项工作按要求有序推进，没有发生舆情事件。', '', leader.author],
      ['', '全年没有发生泄密事件。', wpsLeader.author],
      ['29', '30', leader.author],
    ])
    expect(revisions.others).toEqual([])
  })
})
