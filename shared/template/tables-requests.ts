// 表三 收到和处理政府信息公开申请情况, in both editions. Labels: annex of 国办公开办函〔2021〕30号 and 〔2019〕60号.
import type { Head, Row, TableSpec } from './form.ts'

const heads: readonly Head[] = [
  {
    key: '',
    label: '申请人情况',
    children: [
      { key: 'person', label: '自然人' },
      {
        key: '',
        label: '法人或其他组织',
        children: [
          { key: 'company', label: '商业企业' },
          { key: 'research', label: '科研机构' },
          { key: 'charity', label: '社会公益组织' },
          { key: 'legal', label: '法律服务机构' },
          { key: 'other', label: '其他' },
        ],
      },
      { key: 'total', label: '总计' },
    ],
  },
]

const splitOther: Row = {
  key: '',
  label: '（六）其他处理',
  numeral: '（六）',
  children: [
    {
      key: 'other_uncorrected',
      label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      article: '《条例》第三十条',
    },
    {
      key: 'other_unpaid',
      label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      article: '《条例》第四十二条、《政府信息公开信息处理费管理办法》',
      guidance: '有此情形的，第六部分应同时报告收取信息处理费的情况。',
    },
    { key: 'other_rest', label: '3.其他', guidance: '以上各项以外的处理，如申请人主动撤回申请。' },
  ],
}

/** 2019's undivided row; some offices still hand it in under later years. */
const unsplitOther: Row = {
  key: 'other_unsplit',
  label: '（六）其他处理',
  guidance: '2019年格式的一行，2021年格式分为三项，须按实际情形拆分。',
}

const outcomes = (other: Row): readonly Row[] => [
  { key: 'granted', label: '（一）予以公开', article: '《条例》第三十六条第（一）（二）项' },
  {
    key: 'partial',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    article: '《条例》第三十七条',
    guidance: '一件申请只计一行：区分处理的只计部分公开，不再计入不予公开等其他情形。',
  },
  {
    key: '',
    label: '（三）不予公开',
    numeral: '（三）',
    children: [
      { key: 'refused_secret', label: '1.属于国家秘密', article: '《条例》第十四条' },
      { key: 'refused_law', label: '2.其他法律行政法规禁止公开', article: '《条例》第十四条' },
      {
        key: 'refused_safety',
        label: '3.危及“三安全一稳定”',
        article: '《条例》第十四条',
        guidance: '三安全一稳定：国家安全、公共安全、经济安全、社会稳定。',
      },
      {
        key: 'refused_third_party',
        label: '4.保护第三方合法权益',
        article: '《条例》第十五条、第三十二条',
      },
      {
        key: 'refused_internal',
        label: '5.属于三类内部事务信息',
        article: '《条例》第十六条第一款',
        guidance: '三类：人事管理、后勤管理、内部工作流程。',
      },
      {
        key: 'refused_process',
        label: '6.属于四类过程性信息',
        article: '《条例》第十六条第二款',
        guidance: '四类：讨论记录、过程稿、磋商信函、请示报告。',
      },
      { key: 'refused_casefile', label: '7.属于行政执法案卷', article: '《条例》第十六条第二款' },
      { key: 'refused_inquiry', label: '8.属于行政查询事项', article: '《条例》第三十六条第（七）项' },
    ],
  },
  {
    key: '',
    label: '（四）无法提供',
    numeral: '（四）',
    children: [
      {
        key: 'unable_not_held',
        label: '1.本机关不掌握相关政府信息',
        article: '《条例》第三十六条第（四）（五）项',
      },
      { key: 'unable_not_ready', label: '2.没有现成信息需要另行制作', article: '《条例》第三十八条' },
      { key: 'unable_unclear', label: '3.补正后申请内容仍不明确', article: '《条例》第三十条' },
    ],
  },
  {
    key: '',
    label: '（五）不予处理',
    numeral: '（五）',
    children: [
      { key: 'declined_petition', label: '1.信访举报投诉类申请', article: '《条例》第三十九条第一款' },
      { key: 'declined_repeat', label: '2.重复申请', article: '《条例》第三十六条第（六）项' },
      { key: 'declined_publication', label: '3.要求提供公开出版物', article: '《条例》第三十九条第二款' },
      { key: 'declined_massive', label: '4.无正当理由大量反复申请', article: '《条例》第三十五条' },
      { key: 'declined_reissue', label: '5.要求行政机关确认或重新出具已获取信息' },
    ],
  },
  other,
  { key: 'outcome_total', label: '（七）总计' },
]

const rows = (other: Row): readonly Row[] => [
  {
    key: 'received',
    label: '一、本年新收政府信息公开申请数量',
    guidance: '本年1月1日至12月31日新收到的申请。',
  },
  {
    key: 'carried_in',
    label: '二、上年结转政府信息公开申请数量',
    guidance: '应与上一年度报告“四、结转下年度继续办理”逐列相同。',
  },
  { key: '', label: '三、本年度办理结果', children: outcomes(other) },
  {
    key: 'carried_out',
    label: '四、结转下年度继续办理',
    guidance: '截至12月31日尚未办结的申请，不得同时计入办理结果。',
  },
]

const kinds = ['person', 'company', 'research', 'charity', 'legal', 'other']
const outcomeKeys = (other: readonly string[]) => [
  'granted',
  'partial',
  'refused_secret',
  'refused_law',
  'refused_safety',
  'refused_third_party',
  'refused_internal',
  'refused_process',
  'refused_casefile',
  'refused_inquiry',
  'unable_not_held',
  'unable_not_ready',
  'unable_unclear',
  'declined_petition',
  'declined_repeat',
  'declined_publication',
  'declined_massive',
  'declined_reissue',
  ...other,
]

const identities = (other: readonly string[]): TableSpec['identities'] => [
  {
    rule: 'T3-1',
    along: 'column',
    left: ['received', 'carried_in'],
    right: ['outcome_total', 'carried_out'],
    words: { left: ['第一项', '第二项'], right: ['第三项总计', '第四项'] },
  },
  {
    rule: 'T3-2',
    along: 'column',
    left: outcomeKeys(other),
    right: ['outcome_total'],
    derives: true,
    words: { left: '第三项（一）至（六）各项', right: ['（七）总计'] },
  },
  {
    rule: 'T3-3',
    along: 'row',
    left: kinds,
    right: ['total'],
    derives: true,
    words: { left: '自然人和五类法人或其他组织', right: ['总计'] },
  },
]

/** The identity note printed in the corner of the table. */
export const requestsCorner = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

export const requests2021: TableSpec = {
  id: 'requests',
  numeral: '三',
  edition: 2021,
  // Twips of the form as offices have it in WPS, three label and seven figure columns; the second is 39 wider, so that
  // four characters of 10 pt stand in it when the table is scaled to the type area: （三）不｜予公开.
  weights: [754, 960, 3232, 685, 685, 685, 685, 685, 685, 685],
  bands: [{ corner: requestsCorner, heads, rows: rows(splitOther) }],
  cellRules: { blank: 'B-1', values: { count: 'T3-4' } },
  identities: identities(['other_uncorrected', 'other_unpaid', 'other_rest']),
  comparisons: [...kinds, 'total'].map((kind) => ({
    kind: 'carry' as const,
    rule: 'Y-1',
    address: `carried_in_${kind}`,
    lastYear: `carried_out_${kind}`,
  })),
}

/** As 2021 but for the undivided （六）其他处理. */
export const requests2019: TableSpec = {
  ...requests2021,
  edition: 2019,
  bands: [{ corner: requestsCorner, heads, rows: rows(unsplitOther) }],
  identities: identities(['other_unsplit']),
}
