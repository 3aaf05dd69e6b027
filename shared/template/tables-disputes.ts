// 表四 政府信息公开行政复议、行政诉讼情况, the same in both editions. Labels: annex of 国办公开办函〔2021〕30号.
import type { Head, TableSpec } from './form.ts'

const results: readonly Head[] = [
  { key: 'upheld', label: '结果维持' },
  { key: 'corrected', label: '结果纠正' },
  { key: 'other', label: '其他结果' },
  { key: 'pending', label: '尚未审结' },
  { key: 'total', label: '总计' },
]

const decided = results.filter(({ key }) => key !== 'total')

const group = (key: string, subject: string): TableSpec['identities'][number] => ({
  rule: 'T4-1',
  along: 'row',
  left: decided.map((result) => `${key}_${result.key}`),
  right: [`${key}_total`],
  derives: true,
  words: { subject, left: decided.map(({ label }) => label), right: ['总计'] },
})

export const disputes2021: TableSpec = {
  id: 'disputes',
  numeral: '四',
  edition: 2021,
  weights: Array.from({ length: 15 }, () => 650),
  bands: [
    {
      corner: '',
      heads: [
        { key: 'review', label: '行政复议', qualifies: true, children: results },
        {
          key: 'suit',
          label: '行政诉讼',
          children: [
            { key: 'direct', label: '未经复议直接起诉', qualifies: true, children: results },
            { key: 'reviewed', label: '复议后起诉', qualifies: true, children: results },
          ],
        },
      ],
      rows: [
        {
          key: '',
          label: '',
          guidance:
            '行政复议机关作为共同被告的行政诉讼案件，只计算原行为主体的案件数量，不计算行政复议机关的案件数量。',
        },
      ],
    },
  ],
  cellRules: { blank: 'B-1', values: { count: 'V-1' } },
  identities: [
    group('review', '行政复议'),
    group('suit_direct', '未经复议直接起诉'),
    group('suit_reviewed', '复议后起诉'),
  ],
  comparisons: [],
}

export const disputes2019: TableSpec = { ...disputes2021, edition: 2019 }
