import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import type { TableId } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { expectedSample, hasSamples, samplePath } from '../../support/samples.ts'

beforeAll(findPdfResources)

async function recognized(name: string): Promise<Recognition> {
  const read = await readFile(new Uint8Array(readFileSync(samplePath(name))), name)
  if (!read.ok) throw new Error(read.failure.sentence)
  const outcome = recognize(read.value.document, name)
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

/** Row by row what the file was read as saying; null for a blank cell. */
function rowsOf(
  { report, cells }: Recognition,
  table: TableId,
): Readonly<Record<string, readonly (string | null)[]>> {
  const said = new Map(cells.map((cell) => [cell.address, cell]))
  const rows: Record<string, (string | null)[]> = {}
  for (const { address, row } of layoutOf(tableSpec(report.edition[table], table)).figures) {
    const cell = said.get(address)
    const text =
      cell?.state === 'given' ? cellText(cell.cell ?? undefined) : cell?.state === 'blank' ? null : 'asked'
    rows[row] = [...(rows[row] ?? []), text]
  }
  return rows
}

/** As expected.json writes figures: single ones bare, units kept. */
function expectedRows(rows: ReturnType<typeof expectedSample>['table2']): Readonly<Record<string, unknown>> {
  const plain = (value: unknown): string | null => (value === null ? null : String(value).replace(/元$/u, ''))
  return Object.fromEntries(
    Object.entries(rows).map(([row, values]) => [
      row,
      Array.isArray(values) ? values.map(plain) : [plain(values)],
    ]),
  )
}

describe.skipIf(!hasSamples)('published reports are read to the last figure', () => {
  it.each(['shizuishan-2023.txt', 'shanghai-gov-office-2019.html'])('%s', async (name) => {
    const expected = expectedSample(name)
    const recognition = await recognized(name)
    const { report } = recognition
    expect([report.office, report.year]).toEqual([expected.unit, expected.year])
    expect(new Set(Object.values(report.edition))).toEqual(new Set([expected.edition]))
    expect(rowsOf(recognition, 'disclosure')).toEqual(expectedRows(expected.table2))
    expect(rowsOf(recognition, 'requests')).toEqual(expectedRows(expected.table3))
    expect(rowsOf(recognition, 'disputes')).toEqual({
      '': expected.table4.map((value) => (value === null ? null : String(value))),
    })
  })

  it('huaian-city-2024.pdf', async () => {
    const expected = expectedSample('huaian-city-2024.pdf')
    const recognition = await recognized('huaian-city-2024.pdf')
    const { report } = recognition
    expect([report.office, report.year]).toEqual([expected.unit, expected.year])
    expect(rowsOf(recognition, 'disclosure')).toEqual(expectedRows(expected.table2))
    expect(rowsOf(recognition, 'requests')).toEqual(expectedRows(expected.table3))
    expect(rowsOf(recognition, 'disputes')).toEqual({ '': expected.table4.map(String) })
    const prose = JSON.stringify(report.sections)
    expect(prose).not.toMatch(/- ?\d+ ?-/u)
  })

  it('of 平潭 2024, whose cells run together, only the runs of 表二 are asked', async () => {
    const expected = expectedSample('pingtan-district-2024-pasted-from-web.txt')
    const recognition = await recognized('pingtan-district-2024-pasted-from-web.txt')
    const { report, cells } = recognition
    expect([report.office, report.year]).toEqual([expected.unit, expected.year])
    expect(rowsOf(recognition, 'disclosure')).toEqual({
      ...expectedRows(expected.table2),
      行政规范性文件: ['asked', 'asked', 'asked'],
    })
    expect(rowsOf(recognition, 'requests')).toEqual(expectedRows(expected.table3))
    expect(rowsOf(recognition, 'disputes')).toEqual({ '': expected.table4.map(String) })
    // Every part of the fifteen cuts is among the candidates.
    const candidates = cells
      .filter(({ state }) => state === 'asked')
      .map((cell) => cell.candidates?.map((one) => cellText(one)))
    expect(candidates.map((values) => values?.length)).toEqual([5, 13, 5])
    expect(
      [candidates[0], candidates[1], candidates[2]].map((values, at) =>
        values?.includes(['62', '33', '440'][at] ?? ''),
      ),
    ).toEqual([true, true, true])
    expect(
      report.sections.overview.before.map(textOf).filter((text) => /^（[一二三四五]）/u.test(text)),
    ).toHaveLength(5)
    expect(report.sections.other.before.map(textOf)).toEqual(['2024年，无收取信息处理费情况。'])
  })

  it('of 石嘴山 2023 the odd things are noted, nothing is moved', async () => {
    const { report, notes, sections } = await recognized('shizuishan-2023.txt')
    expect(notes.map(({ code }) => code).toSorted()).toEqual(
      ['label-odd', 'label-odd', 'columns-counted', 'group-blank', 'stray-markup', 'lines-joined'].toSorted(),
    )
    expect(notes.find(({ code }) => code === 'lines-joined')?.sentence).toContain('6 处')
    expect(sections.map(({ heading }) => heading)[4]).toBe('五、存在主要问题及改进情况')
    const prose = Object.values(report.sections).flatMap(({ before }) => before.map(textOf))
    expect(prose.some((text) => text.includes('以公开促落实，助力法治政府建设'))).toBe(true)
    expect(prose.some((text) => text.includes('行政处罚等信息 100余件'))).toBe(true)
    expect(
      report.sections.problems.before[0]?.runs.some(({ bold, text }) => bold === true && text === '一是'),
    ).toBe(true)
  })

  it('of 上海 2019 the title is kept as it stands and the unit of money is noted', async () => {
    const { report, notes } = await recognized('shanghai-gov-office-2019.html')
    expect(report.title).toBe('2019年上海市人民政府办公厅政府信息公开工作年度报告')
    expect(notes.map(({ code }) => code).toSorted()).toEqual(
      ['cell-unit', 'columns-counted', 'group-blank', 'text-unplaced'].toSorted(),
    )
  })

  it('the empty form of 2021 has all its labels placed', async () => {
    const { cells, notes, sections } = await recognized('template-2021-wps.docx')
    expect(cells.every(({ state, origin }) => state === 'blank' && origin !== null)).toBe(true)
    expect(sections.every(({ heading }) => heading !== '')).toBe(true)
    expect(notes.map(({ code }) => code)).toEqual(['office-missing', 'year-missing', 'text-unplaced'])
  })
})
