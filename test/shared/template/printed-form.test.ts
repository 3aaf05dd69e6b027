// The printed form of both editions, row by row: every label character for character as the notices have it, with its spans.
import { describe, expect, it } from 'vitest'
import { edition2019, edition2021 } from '../../../shared/template/editions.ts'
import type { TableSpec } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'

/** A printed cell: its label (null: a figure), columns and rows it covers. */
type Printed = readonly [label: string | null, columns: number, rows: number]

const cell = (label: string | null, columns = 1, rows = 1): Printed => [label, columns, rows]
const figures = (count: number): readonly Printed[] => Array.from({ length: count }, () => cell(null))
const labels = (...texts: readonly string[]): readonly Printed[] => texts.map((text) => cell(text))

function printed(table: TableSpec): readonly (readonly Printed[])[] {
  const { rows, cells } = layoutOf(table)
  return Array.from({ length: rows }, (_, row) =>
    cells
      .filter((one) => one.row === row)
      .toSorted((a, b) => a.column - b.column)
      .map((one) => cell(one.figure ? null : one.label, one.colSpan, one.rowSpan)),
  )
}

const wide = (text: string) => [cell(text, 4)]

const disclosure2021: readonly (readonly Printed[])[] = [
  wide('第二十条第（一）项'),
  labels('信息内容', '本年制发件数', '本年废止件数', '现行有效件数'),
  [cell('规章'), ...figures(3)],
  [cell('行政规范性文件'), ...figures(3)],
  wide('第二十条第（五）项'),
  [cell('信息内容'), cell('本年处理决定数量', 3)],
  [cell('行政许可'), cell(null, 3)],
  wide('第二十条第（六）项'),
  [cell('信息内容'), cell('本年处理决定数量', 3)],
  [cell('行政处罚'), cell(null, 3)],
  [cell('行政强制'), cell(null, 3)],
  wide('第二十条第（八）项'),
  [cell('信息内容'), cell('本年收费金额（单位：万元）', 3)],
  [cell('行政事业性收费'), cell(null, 3)],
]

const disclosure2019: readonly (readonly Printed[])[] = [
  wide('第二十条第（一）项'),
  labels('信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'),
  [cell('规章'), ...figures(3)],
  [cell('规范性文件'), ...figures(3)],
  wide('第二十条第（五）项'),
  labels('信息内容', '上一年项目数量', '本年增/减', '处理决定数量'),
  [cell('行政许可'), ...figures(3)],
  [cell('其他对外管理服务事项'), ...figures(3)],
  wide('第二十条第（六）项'),
  labels('信息内容', '上一年项目数量', '本年增/减', '处理决定数量'),
  [cell('行政处罚'), ...figures(3)],
  [cell('行政强制'), ...figures(3)],
  wide('第二十条第（八）项'),
  [cell('信息内容'), cell('上一年项目数量'), cell('本年增/减', 2)],
  [cell('行政事业性收费'), cell(null), cell(null, 2)],
  wide('第二十条第（九）项'),
  [cell('信息内容'), cell('采购项目数量'), cell('采购总金额', 2)],
  [cell('政府集中采购'), cell(null), cell(null, 2)],
]

const requestsHead: readonly (readonly Printed[])[] = [
  [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
  [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
  labels('商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'),
]

const row = (...heads: readonly Printed[]): readonly Printed[] => [...heads, ...figures(7)]
const group = (head: string, ...rows: readonly string[]): readonly (readonly Printed[])[] =>
  rows.map((text, index) => (index === 0 ? row(cell(head, 1, rows.length), cell(text)) : row(cell(text))))

const outcomes = [
  row(cell('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2)),
  ...group(
    '（三）不予公开',
    '1.属于国家秘密',
    '2.其他法律行政法规禁止公开',
    '3.危及“三安全一稳定”',
    '4.保护第三方合法权益',
    '5.属于三类内部事务信息',
    '6.属于四类过程性信息',
    '7.属于行政执法案卷',
    '8.属于行政查询事项',
  ),
  ...group(
    '（四）无法提供',
    '1.本机关不掌握相关政府信息',
    '2.没有现成信息需要另行制作',
    '3.补正后申请内容仍不明确',
  ),
  ...group(
    '（五）不予处理',
    '1.信访举报投诉类申请',
    '2.重复申请',
    '3.要求提供公开出版物',
    '4.无正当理由大量反复申请',
    '5.要求行政机关确认或重新出具已获取信息',
  ),
]

const requests = (outcomeRows: number, other: readonly (readonly Printed[])[]) => [
  ...requestsHead,
  row(cell('一、本年新收政府信息公开申请数量', 3)),
  row(cell('二、上年结转政府信息公开申请数量', 3)),
  row(cell('三、本年度办理结果', 1, outcomeRows), cell('（一）予以公开', 2)),
  ...outcomes,
  ...other,
  row(cell('（七）总计', 2)),
  row(cell('四、结转下年度继续办理', 3)),
]

const requests2021 = requests(
  22,
  group(
    '（六）其他处理',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '3.其他',
  ),
)
const requests2019 = requests(20, [row(cell('（六）其他处理', 2))])

const results = labels('结果维持', '结果纠正', '其他结果', '尚未审结', '总计')
const disputes: readonly (readonly Printed[])[] = [
  [cell('行政复议', 5), cell('行政诉讼', 10)],
  [...results.map(([label]) => cell(label, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
  [...results, ...results],
  figures(15),
]

describe('the printed form', () => {
  it.each([
    ['表二 of 2021', edition2021.tables.disclosure, disclosure2021, 14, 4],
    ['表三 of 2021', edition2021.tables.requests, requests2021, 28, 10],
    ['表四 of 2021', edition2021.tables.disputes, disputes, 4, 15],
    ['表二 of 2019', edition2019.tables.disclosure, disclosure2019, 18, 4],
    ['表三 of 2019', edition2019.tables.requests, requests2019, 26, 10],
    ['表四 of 2019', edition2019.tables.disputes, disputes, 4, 15],
  ])('%s has every label and span of the notice', (_name, table, expected, rows, columns) => {
    expect(printed(table)).toEqual(expected)
    expect(layoutOf(table)).toMatchObject({ rows, columns })
  })

  it('repeats the heads of 表三 and 表四 on a new page, and has none to repeat in 表二', () => {
    const heads = Object.values(edition2021.tables).map((table) => [
      table.numeral,
      layoutOf(table).headerRows,
    ])
    expect(heads).toEqual([
      ['二', 0],
      ['三', 3],
      ['四', 3],
    ])
  })
})

describe('the headings', () => {
  it('are the six of the template annexed to the notice, in both editions', () => {
    for (const { sections } of [edition2021, edition2019]) {
      expect(sections.map(({ heading }) => heading)).toEqual([
        '一、总体情况',
        '二、主动公开政府信息情况',
        '三、收到和处理政府信息公开申请情况',
        '四、政府信息公开行政复议、行政诉讼情况',
        '五、存在的主要问题及改进情况',
        '六、其他需要报告的事项',
      ])
    }
  })

  it('of section one have the five sub-heads of their edition', () => {
    const subheads = [edition2021, edition2019].map(({ sections }) =>
      sections.flatMap((section) => section.subheads.map(({ label }) => label)),
    )
    expect(subheads).toEqual([
      ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'],
      ['主动公开', '依申请公开', '政府信息管理', '平台建设', '监督保障'],
    ])
  })

  it('carry the placeholders of the notice', () => {
    const placeholders = [edition2021, edition2019].map(({ sections }) =>
      sections.map(({ placeholder }) => placeholder),
    )
    expect(placeholders).toEqual([
      [
        '（文字描述）',
        undefined,
        undefined,
        undefined,
        '（文字描述）',
        '（文字描述，收取信息处理费情况在此处报告。）',
      ],
      ['（文字描述）', undefined, undefined, undefined, '（文字描述）', '（文字描述）'],
    ])
  })
})
