// Every rule by its permanent id: level, source and what it says in words. The checks themselves are in rules/;
// what they run over is stated beside the tables.

/** How bad it is when broken: H → error, C → warning, S → hint. */
export type RuleLevel = 'error' | 'warning' | 'hint'

export const ruleIds = [
  'T3-1',
  'T3-2',
  'T3-3',
  'T3-4',
  'T4-1',
  'V-1',
  'V-2',
  'B-1',
  'Y-1',
  'Y-2',
  'Y-5',
  'Y-6',
  'N-1',
  'N-2',
  'N-3',
  'N-4',
  'N-5',
  'N-6',
  'N-7',
] as const
export type RuleId = (typeof ruleIds)[number]

export interface RuleSpec {
  readonly id: RuleId
  readonly level: RuleLevel
  /** Where the rule comes from. */
  readonly clause: string
  /** What must agree, as a sentence. */
  readonly sentence: string
  /** Whether a broken one may be accepted with a typed reason. */
  readonly acceptable: boolean
  /** What the numbers of the text are under. */
  readonly ofText?: TextRule
}

export interface TextRule {
  /** What the rule list says where the rule applies. */
  readonly where: string
  /** Compares with last year's report too. */
  readonly withLastYear?: true
}

const agreement = '正文与表格所记为同一事项'
const notice = '国办公开办函〔2021〕30号'

export const ruleList: readonly RuleSpec[] = [
  {
    id: 'T3-1',
    level: 'error',
    clause: `${notice}，表三所印勾稽关系`,
    sentence: '表三每一列：第一项加第二项之和，等于第三项总计加第四项之和。',
    acceptable: false,
  },
  {
    id: 'T3-2',
    level: 'error',
    clause: `${notice}，表三“（七）总计”`,
    sentence: '表三每一列：第三项（一）至（六）各项之和，等于（七）总计。',
    acceptable: false,
  },
  {
    id: 'T3-3',
    level: 'error',
    clause: `${notice}，表三“总计”栏`,
    sentence: '表三每一行：自然人与法人或其他组织五类之和，等于总计。',
    acceptable: false,
  },
  {
    id: 'T3-4',
    level: 'error',
    clause: `${notice}，表三`,
    sentence: '表三各格填写不小于零的整数。',
    acceptable: false,
  },
  {
    id: 'T4-1',
    level: 'error',
    clause: `${notice}，表四“总计”栏`,
    sentence: '表四每一组：结果维持、结果纠正、其他结果、尚未审结之和，等于总计。',
    acceptable: false,
  },
  {
    id: 'V-1',
    level: 'error',
    clause: `${notice}，表二、表四`,
    sentence: '表二、表四的件数填写不小于零的整数（2019年格式的增减数可以为负）。',
    acceptable: false,
  },
  {
    id: 'V-2',
    level: 'error',
    clause: `${notice}，表二“本年收费金额（单位：万元）”`,
    sentence: '金额填写不小于零的数，以万元为单位最多六位小数，以元为单位最多两位小数。',
    acceptable: false,
  },
  {
    id: 'B-1',
    level: 'warning',
    clause: '各地报送要求：没有的填0，不留空格',
    sentence: '三张表的每一格都已填写，没有的填0。',
    acceptable: true,
  },
  {
    id: 'Y-1',
    level: 'warning',
    clause: '同一批申请在两年报告中的两次记载',
    sentence: '表三每一列：上年结转等于上一年度报告的结转下年度继续办理。',
    acceptable: true,
  },
  {
    id: 'Y-2',
    level: 'warning',
    clause: '现行有效件数的定义',
    sentence: '表二规章、行政规范性文件：现行有效件数等于上年现行有效件数加本年制发、减本年废止。',
    acceptable: true,
  },
  {
    id: 'Y-5',
    level: 'hint',
    clause: '现行有效件数的定义',
    sentence: '表二规章、行政规范性文件：本年制发件数一般不多于现行有效件数。',
    acceptable: true,
  },
  {
    id: 'Y-6',
    level: 'hint',
    clause: '与上年比较',
    sentence: '表二处理决定数量和收费金额：与上年相比没有五倍以上（且相差100以上）的变化。',
    acceptable: true,
  },
  {
    id: 'N-1',
    level: 'hint',
    clause: agreement,
    sentence: '正文收到、受理政府信息公开申请的件数，等于表三本年新收，或等于本年新收加上年结转。',
    acceptable: true,
    ofText: { where: '正文、表三' },
  },
  {
    id: 'N-2',
    level: 'warning',
    clause: agreement,
    sentence: '正文答复、办结、结转和各类办理结果的件数，等于表三对应各行的总计。',
    acceptable: true,
    ofText: { where: '正文、表三' },
  },
  {
    id: 'N-3',
    level: 'warning',
    clause: agreement,
    sentence: '正文政府信息公开行政复议、行政诉讼的件数和各种结果的件数，等于表四的对应格。',
    acceptable: true,
    ofText: { where: '正文、表四' },
  },
  {
    id: 'N-4',
    level: 'warning',
    clause: `${notice}，第六部分关于信息处理费的说明`,
    sentence: '信息处理费以元为单位，分项等于总额；有收费或收费通知的，第六部分写明情况。',
    acceptable: true,
    ofText: { where: '正文、表三' },
  },
  {
    id: 'N-5',
    level: 'hint',
    clause: '百分比由正文和表格中的件数算出',
    sentence: '正文中各类办理结果所占的百分比、申请件数与上年相比的百分比，能由件数算出。',
    acceptable: true,
    ofText: { where: '正文、表三', withLastYear: true },
  },
  {
    id: 'N-6',
    level: 'hint',
    clause: agreement,
    sentence: '正文规章、行政规范性文件的制发、废止、现行有效件数，等于表二的对应格。',
    acceptable: true,
    ofText: { where: '正文、表二' },
  },
  {
    id: 'N-7',
    level: 'hint',
    clause: '总数与分项在同一句中',
    sentence: '正文一句中写明“其中”的各项件数，合计不多于总数；写全了的，合计等于总数。',
    acceptable: true,
    ofText: { where: '正文' },
  },
]

export function ruleSpec(id: RuleId): RuleSpec {
  const found = ruleList.find((rule) => rule.id === id)
  if (!found) throw new Error(`no rule ${id}`)
  return found
}
