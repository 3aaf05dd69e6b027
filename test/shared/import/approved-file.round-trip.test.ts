import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { readApproved } from '../../../shared/import/approved-file.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { withAccepted } from '../../../shared/report/approved-changes.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import type { Draft, Report } from '../../../shared/report/model.ts'
import { onPaper } from '../../../shared/report/on-paper.ts'
import { profileArbitrary, reportOfEdition } from '../../support/arbitraries.ts'

const reportArbitrary: fc.Arbitrary<Report> = reportOfEdition({
  disclosure: 2021,
  requests: 2021,
  disputes: 2021,
})
const theirsArbitrary = reportArbitrary.filter((report) => {
  const { office, year } = onPaper(report, { formulas: false })
  return office !== '' && year !== null
})

it('a Word file of another report, all of it taken over, is that report', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(reportArbitrary, theirsArbitrary, profileArbitrary, async (ours, theirs, profile) => {
      const draft: Draft = frozen({ report: ours, accepted: [], profile })
      const read = await readDocx(await writeDocx(compose(theirs, profile)), '改过.docx')
      if (!read.ok) throw new Error(read.failure.sentence)
      const recognized = recognize(read.value, '改过.docx')
      if (!recognized.ok) throw new Error(recognized.failure.sentence)
      const { comparison, tracked } = readApproved(draft, read.value, recognized.value, read.notes)
      expect(comparison.theirs).toEqual(onPaper(theirs, { formulas: false }))
      expect([tracked.of.size, tracked.others.length]).toEqual([0, 0])
      const whole = withAccepted(comparison, new Map(comparison.changes.map(({ id }) => [id, null])))
      expect(onPaper(whole.report, { formulas: false })).toEqual(onPaper(theirs, { formulas: false }))
      expect(readApproved(whole, read.value, recognized.value, read.notes).comparison.changes).toEqual([])
      const refused = withAccepted(comparison, new Map())
      expect(refused).toBe(draft)
    }),
    { numRuns: 60 },
  )
})
