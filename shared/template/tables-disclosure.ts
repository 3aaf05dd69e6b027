// 表二 主动公开政府信息情况: the 2021 form and the quite different one of 2019.
// Labels: annexes of 国办公开办函〔2021〕30号 and 〔2019〕60号; spans as offices have the form in WPS.
import type { Band, CellKind, CellRules, ComparisonSpec, Row, TableSpec } from './form.ts'

const decisions = [{ key: 'decisions', label: '本年处理决定数量', span: 3 }] as const
const allDecisions = '包括已公开和依法未公开的全部处理决定；核定时间点为报告年度的12月31日。'

const stock = (key: string, lastYear = `${key}_valid`): ComparisonSpec => ({
  kind: 'stock',
  rule: 'Y-2',
  stock: `${key}_valid`,
  plus: [`${key}_made`],
  minus: [`${key}_repealed`],
  lastYear,
})
const atMost = (key: string): ComparisonSpec => ({
  kind: 'atMost',
  rule: 'Y-5',
  smaller: `${key}_made`,
  larger: `${key}_valid`,
})
/** Five-fold and at least 100: what is seen in published pairs is either far below or a real mistake. */
const jump = (address: string): ComparisonSpec => ({
  kind: 'jump',
  rule: 'Y-6',
  address,
  factor: 5,
  least: 100,
})

const cellRules: CellRules = {
  blank: 'B-1',
  values: { count: 'V-1', signedCount: 'V-1', amountWan: 'V-2', amountYuan: 'V-2' },
}

export const disclosure2021: TableSpec = {
  id: 'disclosure',
  numeral: '二',
  edition: 2021,
  weights: [2435, 2435, 2435, 2435],
  bands: [
    {
      title: '第二十条第（一）项',
      corner: '信息内容',
      heads: [
        { key: 'made', label: '本年制发件数' },
        { key: 'repealed', label: '本年废止件数' },
        { key: 'valid', label: '现行有效件数' },
      ],
      rows: [
        { key: 'regulations', label: '规章', article: '《条例》第二十条第（一）项' },
        { key: 'normative', label: '行政规范性文件', article: '《条例》第二十条第（一）项' },
      ],
    },
    {
      title: '第二十条第（五）项',
      corner: '信息内容',
      heads: decisions,
      rows: [
        { key: 'licence', label: '行政许可', article: '《条例》第二十条第（五）项', guidance: allDecisions },
      ],
    },
    {
      title: '第二十条第（六）项',
      corner: '信息内容',
      heads: decisions,
      rows: [
        { key: 'penalty', label: '行政处罚', article: '《条例》第二十条第（六）项', guidance: allDecisions },
        { key: 'coercion', label: '行政强制', article: '《条例》第二十条第（六）项', guidance: allDecisions },
      ],
    },
    {
      title: '第二十条第（八）项',
      corner: '信息内容',
      heads: [{ key: 'income', label: '本年收费金额（单位：万元）', span: 3, kind: 'amountWan' }],
      rows: [
        {
          key: 'fee',
          label: '行政事业性收费',
          article: '《条例》第二十条第（八）项',
          guidance: '单位为万元，最多保留六位小数；信息处理费不在此处，在第六部分报告。',
        },
      ],
    },
  ],
  cellRules,
  identities: [],
  comparisons: [
    stock('regulations'),
    stock('normative'),
    atMost('regulations'),
    atMost('normative'),
    ...['licence_decisions', 'penalty_decisions', 'coercion_decisions', 'fee_income'].map(jump),
  ],
}

const items = [
  { key: 'items_before', label: '上一年项目数量' },
  { key: 'items_change', label: '本年增/减', kind: 'signedCount' as CellKind },
]
const itemsAndDecisions = [...items, { key: 'decisions', label: '处理决定数量' }]
const band2019 = (title: string, heads: Band['heads'], rows: readonly Row[]): Band => ({
  title,
  corner: '信息内容',
  heads,
  rows,
})

export const disclosure2019: TableSpec = {
  id: 'disclosure',
  numeral: '二',
  edition: 2019,
  weights: [2435, 2435, 2435, 2435],
  bands: [
    band2019(
      '第二十条第（一）项',
      [
        { key: 'produced', label: '本年新制作数量' },
        { key: 'published', label: '本年新公开数量' },
        { key: 'published_all', label: '对外公开总数量' },
      ],
      [
        { key: 'regulations', label: '规章' },
        { key: 'normative', label: '规范性文件' },
      ],
    ),
    band2019('第二十条第（五）项', itemsAndDecisions, [
      { key: 'licence', label: '行政许可' },
      { key: 'service', label: '其他对外管理服务事项' },
    ]),
    band2019('第二十条第（六）项', itemsAndDecisions, [
      { key: 'penalty', label: '行政处罚' },
      { key: 'coercion', label: '行政强制' },
    ]),
    band2019(
      '第二十条第（八）项',
      [
        { key: 'items_before', label: '上一年项目数量' },
        { key: 'items_change', label: '本年增/减', kind: 'signedCount', span: 2 },
      ],
      [{ key: 'fee', label: '行政事业性收费', guidance: '2019年格式在此处填项目数，不是金额。' }],
    ),
    band2019(
      '第二十条第（九）项',
      [
        { key: 'projects', label: '采购项目数量' },
        { key: 'amount', label: '采购总金额', kind: 'amountYuan', span: 2 },
      ],
      [{ key: 'procurement', label: '政府集中采购' }],
    ),
  ],
  cellRules,
  identities: [],
  comparisons: [],
}
