// The rules over the figures of published reports, as expected.json beside them has them.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readFile } from '../../../shared/import/formats.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Cell } from '../../../shared/report/cell.ts'
import { emptyReport, type Report } from '../../../shared/report/model.ts'
import { readCell } from '../../../shared/report/read-number.ts'
import { check, evaluateRules } from '../../../shared/rules/check.ts'
import { ruleSpec } from '../../../shared/template/rule-list.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type Address, type EditionId } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'
import { expectedSample, hasSamples, samplePath } from '../../support/samples.ts'
import { draftOf } from './filled.ts'

/** The report that the figures of a sample make; totals are declared as on paper. */
function publishedReport(name: string): Report {
  const { unit, year, edition, table2, table3, table4 } = expectedSample(name)
  const id: EditionId = edition === 2019 ? 2019 : 2021
  const values = { disclosure: table2, requests: table3, disputes: { '': table4 } }
  const cells: Partial<Record<Address, Cell>> = {}
  for (const table of tableIds) {
    const rows = Object.entries(values[table]).map(([row, found]) => [row, [found].flat()] as const)
    for (const [row, found] of rows) {
      const figures = layoutOf(tableSpec(id, table)).figures.filter((figure) => figure.row === row)
      expect([row, figures.length]).toEqual([row, found.length])
      figures.forEach(({ address, kind }, index) => {
        const value = found[index]
        const { cell } = readCell(value === null ? '' : String(value), kind)
        if (cell !== undefined) cells[address] = cell
      })
    }
  }
  return { ...emptyReport(id, unit, year), cells }
}

function told(name: string): readonly string[] {
  return check(draftOf(publishedReport(name))).map(({ sentence }) => sentence)
}

describe.runIf(hasSamples)('published reports', () => {
  it('淮安 2024 holds in every rule', () => {
    expect(told('huaian-city-2024.pdf')).toEqual([])
  })

  it('平潭 2024 holds in every rule', () => {
    expect(told('pingtan-district-2024-pasted-from-web.txt')).toEqual([])
  })

  it('石嘴山 2023 holds, and its 行政复议 is blank', () => {
    const draft = draftOf(publishedReport('shizuishan-2023.txt'))
    expect(told('shizuishan-2023.txt')).toEqual(['表四“行政复议”4 格未填；没有的请填 0。'])
    const verdicts = evaluateRules(draft).filter(({ rule }) =>
      ['T3-1', 'T3-2', 'T3-3', 'T4-1'].includes(rule),
    )
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['holds', 'notApplicable']))
    expect(verdicts.filter(({ verdict }) => verdict === 'notApplicable').map(({ cells }) => cells)).toEqual([
      ['review_upheld', 'review_corrected', 'review_other', 'review_pending', 'review_total'],
    ])
  })

  it('上海 2019 breaks nothing; where it left cells blank nothing can be told', () => {
    expect(told('shanghai-gov-office-2019.html')).toEqual([
      '表三“科研机构”列 22 格、“社会公益组织”列 22 格、其他 61 格未填；没有的请填 0。',
      '表三“商业企业”“法律服务机构”“其他”3 列还有 6 格没有填写，暂时不能核对“第一项加第二项是否等于第三项总计加第四项”。',
      '表三“自然人”“商业企业”“法律服务机构”等 5 列还有 93 格没有填写，暂时不能核对“第三项（一）至（六）各项合计是否等于（七）总计”。',
      '表三“一、本年新收政府信息公开申请数量”“二、上年结转政府信息公开申请数量”“（七）总计”等 4 行还有 50 格没有填写，暂时不能核对“自然人和五类法人或其他组织合计是否等于总计”。',
      '表四“复议后起诉”4 格、其他 4 格未填；没有的请填 0。',
      '表四“行政复议”“未经复议直接起诉”2 组还有 4 格没有填写，暂时不能核对“结果维持加结果纠正加其他结果加尚未审结是否等于总计”。',
    ])
  })
})

/** What the text of a published file says against its tables: how much was compared, and what is told. */
async function ofText(name: string): Promise<{ compared: number; told: readonly string[] }> {
  findPdfResources()
  const read = await readFile(new Uint8Array(readFileSync(samplePath(name))), name)
  if (!read.ok) throw new Error(read.failure.sentence)
  const recognized = recognize(read.value.document, name)
  if (!recognized.ok) throw new Error(recognized.failure.sentence)
  const draft = draftOf(recognized.value.report)
  const isOfText = ({ rule }: { readonly rule: Parameters<typeof ruleSpec>[0] }): boolean =>
    ruleSpec(rule).ofText !== undefined
  return {
    compared: evaluateRules(draft).filter((one) => isOfText(one) && one.verdict === 'holds').length,
    told: check(draft).flatMap((one) => (isOfText(one) ? [one.sentence] : [])),
  }
}

describe.runIf(hasSamples)('the text of published reports', () => {
  it.each([
    ['huaian-city-2024.pdf', 18],
    ['pingtan-district-2024-pasted-from-web.txt', 1],
    ['shizuishan-2023.txt', 1],
  ])('%s agrees with its tables', async (name, compared) => {
    expect(await ofText(name)).toEqual({ compared, told: [] })
  })

  it('上海 2019 took one percentage of another number', async () => {
    const { compared, told: sentences } = await ofText('shanghai-gov-office-2019.html')
    expect(compared).toBe(7)
    expect(sentences).toEqual([
      '正文写“予以公开及部分公开258件，占33.9%”，按表三“（七）总计”的总计 805 算是 32.0%，按表三“一、本年新收政府信息公开申请数量”的总计 859 算是 30.0%，按表三“一、本年新收政府信息公开申请数量”加“二、上年结转政府信息公开申请数量”的总计 877 算是 29.4%，都对不上。',
    ])
  })
})
