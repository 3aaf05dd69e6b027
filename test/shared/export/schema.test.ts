// The Open XML SDK's word on what we write.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { exportFormats } from '../../../shared/export/formats.ts'
import { defaultProfile } from '../../../shared/report/model.ts'
import { profileArbitrary, report2019Arbitrary, reportArbitrary } from '../../support/arbitraries.ts'
import { namedReports } from '../../support/office/reports.ts'
import { haveValidator, schemaErrors } from '../../support/office/validator.ts'

const formats = exportFormats.flatMap(({ id, write }) => (id === 'html' ? [] : [{ id, write }]))

describe.skipIf(!haveValidator).each(formats)('the schema of .$id', ({ id, write }) => {
  it.each(namedReports)('is kept by %s', async (_, report) => {
    expect(await schemaErrors(await write(compose(report, defaultProfile)), id)).toEqual([])
  })

  it('is kept by random reports', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(reportArbitrary, report2019Arbitrary),
        profileArbitrary,
        async (report, profile) => {
          expect(await schemaErrors(await write(compose(report, profile)), id)).toEqual([])
        },
      ),
      { numRuns: 3 },
    )
  })

  it('is broken by a file that breaks it, so that the proof proves something', async () => {
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate')
    const [, report] = namedReports[0] ?? []
    if (!report) throw new Error('no report')
    const files = unzipSync(await write(compose(report, defaultProfile)))
    const path = id === 'docx' ? 'word/document.xml' : 'xl/styles.xml'
    const broken = strFromU8(files[path] ?? new Uint8Array())
      .replace('<w:body>', '<w:body><w:nonsense/>')
      .replace('<fonts ', '<nonsense/><fonts ')
    const errors = await schemaErrors(zipSync({ ...files, [path]: strToU8(broken) }), id)
    expect(errors.length).toBeGreaterThan(0)
  })
})
