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
}

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
]

export function ruleSpec(id: RuleId): RuleSpec {
  const found = ruleList.find((rule) => rule.id === id)
  if (!found) throw new Error(`no rule ${id}`)
  return found
}
