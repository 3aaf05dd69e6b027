// Every rule with three examples: a draft that fires it, one in which it holds, one in which it cannot be told yet.
// The house test fails when a rule lacks one; examples.test.ts holds each to its sentence.
import { emptyReport, type Draft } from '../../../shared/report/model.ts'
import type { RuleId } from '../../../shared/template/rule-list.ts'
import { draftOf, draftWith, withText } from './filled.ts'

export interface FiringExample {
  readonly draft: Draft
  /** What the clerk reads; one sentence a finding of the rule, in order. */
  readonly sentences: readonly string[]
}

export interface IncompleteExample extends FiringExample {
  /** The rule that says so, where it is not the rule itself. */
  readonly saidBy?: RuleId
}

export interface RuleExamples {
  readonly fires: FiringExample
  readonly holds: { readonly draft: Draft }
  readonly incomplete: IncompleteExample
}

const whole = draftWith({})
/** 34 applications came in, 2 were carried over, 36 were finished. */
const requests = { received_person: 34, carried_in_person: 2, granted_person: 30, refused_law_person: 6 }
const disputes = { review_upheld: 3, suit_direct_other: 1, suit_reviewed_upheld: 1 }
const oneColumn = { received_person: 15, carried_in_person: 1, granted_person: 16 }

export const ruleExamples: Readonly<Record<RuleId, RuleExamples>> = {
  'T3-1': {
    fires: {
      draft: draftWith({ received_person: 15, carried_in_person: 1, granted_person: 42 }),
      sentences: [
        '表三“自然人”一列：第一项 15 加第二项 1 等于 16，第三项总计 42 加第四项 0 等于 42，相差 26。',
        '表三“总计”一列：第一项 15 加第二项 1 等于 16，第三项总计 42 加第四项 0 等于 42，相差 26。',
      ],
    },
    holds: { draft: draftWith(oneColumn) },
    incomplete: {
      draft: draftWith({ received_person: 15, carried_in_person: null, granted_person: 16 }),
      sentences: [
        '表三“自然人”“总计”2 列还有 1 格没有填写，暂时不能核对“第一项加第二项是否等于第三项总计加第四项”。',
      ],
    },
  },
  'T3-2': {
    fires: {
      draft: draftWith({ ...oneColumn, granted_person: 9, partial_person: 4, outcome_total_person: 16 }),
      sentences: [
        '表三“自然人”一列：第三项（一）至（六）各项合计 13，（七）总计为 16，相差 3。',
        '表三“总计”一列：第三项（一）至（六）各项合计 13，（七）总计为 16，相差 3。',
      ],
    },
    holds: { draft: draftWith({ ...oneColumn, outcome_total_person: 16, outcome_total_total: 16 }) },
    incomplete: {
      draft: draftWith({ ...oneColumn, partial_person: null, outcome_total_person: 16 }),
      sentences: [
        '表三“自然人”“总计”2 列还有 1 格没有填写，暂时不能核对“第三项（一）至（六）各项合计是否等于（七）总计”。',
      ],
    },
  },
  'T3-3': {
    fires: {
      draft: draftWith({ ...oneColumn, received_total: 51 }),
      sentences: [
        '表三“一、本年新收政府信息公开申请数量”一行：自然人和五类法人或其他组织合计 15，总计为 51，相差 36。',
      ],
    },
    holds: { draft: draftWith({ ...oneColumn, received_total: 15 }) },
    incomplete: {
      draft: draftWith({ ...oneColumn, received_company: null, received_total: 15 }),
      sentences: [
        '表三“一、本年新收政府信息公开申请数量”一行还有 1 格没有填写，暂时不能核对“自然人和五类法人或其他组织合计是否等于总计”。',
      ],
    },
  },
  'T3-4': {
    fires: {
      draft: draftWith({ received_person: '-3', granted_legal: '1.5', refused_law_other: '约20' }),
      sentences: [
        '表三“一、本年新收政府信息公开申请数量”行“自然人”列填的是 -3；应填不小于零的整数。',
        '表三“（一）予以公开”行“法律服务机构”列填的是 1.5；应填不小于零的整数。',
        '表三“（三）2.其他法律行政法规禁止公开”行“其他”列填的是“约20”，不是数字；应填不小于零的整数。',
      ],
    },
    holds: { draft: draftWith({ received_person: '/', granted_person: 3985758 }) },
    incomplete: {
      draft: draftWith({ granted_charity: null }),
      saidBy: 'B-1',
      sentences: ['表三“（一）予以公开”行“社会公益组织”列未填；没有的请填 0。'],
    },
  },
  'T4-1': {
    fires: {
      draft: draftWith({ review_upheld: 2, review_other: 1, review_total: 0 }),
      sentences: [
        '表四“行政复议”：结果维持 2 加结果纠正 0 加其他结果 1 加尚未审结 0 等于 3，总计为 0，相差 3。',
      ],
    },
    holds: { draft: draftWith({ suit_direct_other: 1, suit_direct_total: 1 }) },
    incomplete: {
      draft: draftWith({ suit_reviewed_pending: null, suit_reviewed_total: 4 }),
      sentences: [
        '表四“复议后起诉”还有 1 格没有填写，暂时不能核对“结果维持加结果纠正加其他结果加尚未审结是否等于总计”。',
      ],
    },
  },
  'V-1': {
    fires: {
      draft: draftWith({ normative_made: '见附件', review_upheld: '1.5' }),
      sentences: [
        '表二“行政规范性文件”行“本年制发件数”列填的是“见附件”，不是数字；应填不小于零的整数。',
        '表四“行政复议·结果维持”填的是 1.5；应填不小于零的整数。',
      ],
    },
    holds: { draft: draftWith({ normative_made: 8, licence_decisions: 447228 }) },
    incomplete: {
      draft: draftWith({ licence_decisions: null }),
      saidBy: 'B-1',
      sentences: ['表二“行政许可”行“本年处理决定数量”列未填；没有的请填 0。'],
    },
  },
  'V-2': {
    fires: {
      draft: draftWith({ fee_income: '1.1234567' }),
      sentences: [
        '表二“行政事业性收费”行“本年收费金额（单位：万元）”列填的是 1.1234567；应填不小于零的数，以万元为单位，最多六位小数。',
      ],
    },
    holds: { draft: draftWith({ fee_income: '18651.060025' }) },
    incomplete: {
      draft: draftWith({ fee_income: null }),
      saidBy: 'B-1',
      sentences: ['表二“行政事业性收费”行“本年收费金额（单位：万元）”列未填；没有的请填 0。'],
    },
  },
  'B-1': {
    fires: {
      draft: draftOf(emptyReport(2021, '云溪市数据局', 2024)),
      sentences: [
        '表二还没有填写，共 10 格；没有的请填 0。',
        '表三还没有填写，共 144 格；没有的请填 0。',
        '表四还没有填写，共 12 格；没有的请填 0。',
      ],
    },
    holds: { draft: whole },
    incomplete: {
      draft: draftWith({
        review_upheld: null,
        review_corrected: null,
        review_other: null,
        review_pending: null,
      }),
      sentences: ['表四“行政复议”4 格未填；没有的请填 0。'],
    },
  },
  'Y-1': {
    fires: {
      draft: draftWith({ carried_in_person: 1 }, { carried_out_person: 103 }),
      sentences: [
        '表三“二、上年结转政府信息公开申请数量”行“自然人”列填 1，2023年报告同列的“四、结转下年度继续办理”为 103，相差 102。',
      ],
    },
    holds: { draft: draftWith({ carried_in_person: 103 }, { carried_out_person: 103 }) },
    incomplete: {
      draft: draftWith({ carried_in_person: null }, { carried_out_person: 103 }),
      sentences: [
        '表三：本年的“二、上年结转政府信息公开申请数量”行“自然人”列没有填写，暂时不能核对“二、上年结转政府信息公开申请数量”是否与上年报告一致。',
      ],
    },
  },
  'Y-2': {
    fires: {
      draft: draftWith(
        { normative_made: 8, normative_repealed: 2, normative_valid: 46 },
        { normative_valid: 41 },
      ),
      sentences: [
        '表二“行政规范性文件”行“现行有效件数”列填 46；按2023年报告的 41，加“本年制发件数”8、减“本年废止件数”2，应为 47，相差 1。如因清理等原因调整，请说明原因。',
      ],
    },
    holds: {
      draft: draftWith(
        { normative_made: 8, normative_repealed: 2, normative_valid: 47 },
        { normative_valid: 41 },
      ),
    },
    incomplete: {
      draft: draftWith({ normative_made: null, normative_valid: 47 }, { normative_valid: 41 }),
      sentences: [
        '表二：本年的“行政规范性文件”行“本年制发件数”列没有填写，暂时不能核对“现行有效件数”是否与上年和本年的增减相符。',
      ],
    },
  },
  'Y-5': {
    fires: {
      draft: draftWith({ regulations_made: 3, regulations_valid: 2 }),
      sentences: [
        '表二“规章”行“本年制发件数”列填 3，比“现行有效件数”的 2 还多，请核对；当年制发当年废止的，请说明原因。',
      ],
    },
    holds: { draft: draftWith({ regulations_made: 2, regulations_valid: 2 }) },
    incomplete: {
      draft: draftWith({ regulations_made: 3, regulations_valid: null }),
      sentences: [
        '表二：本年的“规章”行“现行有效件数”列没有填写，暂时不能核对“本年制发件数”是否不多于“现行有效件数”。',
      ],
    },
  },
  'Y-6': {
    fires: {
      draft: draftWith({ licence_decisions: 9487 }, { licence_decisions: 550 }),
      sentences: [
        '表二“行政许可”行“本年处理决定数量”列填 9487，2023年报告为 550，约为上年的 17.2 倍，请核对。',
      ],
    },
    holds: { draft: draftWith({ licence_decisions: 2749 }, { licence_decisions: 550 }) },
    incomplete: {
      draft: draftWith({ licence_decisions: 9487 }, { licence_decisions: '约550' }),
      sentences: [
        '表二：2023年报告的“行政许可”行“本年处理决定数量”列不是数字，暂时不能核对与上年相比的变化。',
      ],
    },
  },
  'N-1': {
    fires: {
      draft: withText(draftWith(requests), 'overview', '2024年，我局共收到政府信息公开申请35件。'),
      sentences: [
        '正文写“收到政府信息公开申请35件”，表三“一、本年新收政府信息公开申请数量”行“总计”列为 34，加上“二、上年结转政府信息公开申请数量”为 36，两种算法都对不上。如所说范围与表格不同，请说明原因。',
      ],
    },
    holds: { draft: withText(draftWith(requests), 'overview', '全年受理政府信息公开申请36件。') },
    incomplete: {
      draft: withText(
        draftWith({ ...requests, received_charity: null }),
        'overview',
        '全年收到政府信息公开申请35件。',
      ),
      saidBy: 'B-1',
      sentences: ['表三“一、本年新收政府信息公开申请数量”行“社会公益组织”列未填；没有的请填 0。'],
    },
  },
  'N-2': {
    fires: {
      draft: withText(
        draftWith(requests),
        'requests',
        '全年共答复政府信息公开申请36件，其中予以公开30件、不予公开5件，结转下年度1件。',
      ),
      sentences: [
        '正文写“不予公开5件”，表三“（三）不予公开”各行“总计”列合计 6，相差 1。',
        '正文写“结转下年度1件”，表三“四、结转下年度继续办理”行“总计”列为 0，相差 1。',
      ],
    },
    holds: { draft: withText(draftWith(requests), 'requests', '办结政府信息公开申请36件，上年结转2件。') },
    incomplete: {
      draft: withText(
        draftWith({ ...requests, refused_secret_legal: null }),
        'requests',
        '其中不予公开5件。',
      ),
      saidBy: 'B-1',
      sentences: ['表三“（三）1.属于国家秘密”行“法律服务机构”列未填；没有的请填 0。'],
    },
  },
  'N-3': {
    fires: {
      draft: withText(
        draftWith(disputes),
        'overview',
        '因政府信息公开申请引发行政复议3件，其中结果维持2件；行政诉讼3件。',
      ),
      sentences: [
        '正文写“结果维持2件”，表四“行政复议·结果维持”为 3，相差 1。',
        '正文写“行政诉讼3件”，表四“未经复议直接起诉·总计”加“复议后起诉·总计”为 2，相差 1。',
      ],
    },
    holds: {
      draft: withText(draftWith(disputes), 'disputes', '行政复议3件，结果维持3件；行政诉讼2件。'),
    },
    incomplete: {
      draft: withText(draftWith({ ...disputes, review_pending: null }), 'disputes', '行政复议2件。'),
      saidBy: 'B-1',
      sentences: ['表四“行政复议·尚未审结”未填；没有的请填 0。'],
    },
  },
  'N-4': {
    fires: {
      draft: withText(
        withText(draftWith({ ...requests, granted_person: 28, other_unpaid_person: 2 }), 'other', '无。'),
        'overview',
        '全年收取信息处理费3900元，其中按件收取3000元、按量收取940元。',
        '全年共收取信息处理费0.394万元。',
      ),
      sentences: [
        '正文写“收取信息处理费3900元，其中按件收取3000元、按量收取940元”，所列 2 项合计 3940，比总数 3900 多 40。',
        '正文写“收取信息处理费0.394万元”，信息处理费以元为单位，请核对单位和金额。',
        '正文写“收取信息处理费3900元”，第六部分没有写收取信息处理费的情况，请补写。',
      ],
    },
    holds: {
      draft: withText(
        draftWith({ ...requests, granted_person: 28, other_unpaid_person: 2 }),
        'other',
        '本年度收取信息处理费3940元，其中按件收取3000元、按量收取940元。',
      ),
    },
    incomplete: {
      draft: draftWith({ other_unpaid_charity: null }),
      saidBy: 'B-1',
      sentences: [
        '表三“（六）2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”行“社会公益组织”列未填；没有的请填 0。',
      ],
    },
  },
  'N-5': {
    fires: {
      draft: withText(
        draftWith(requests, { received_person: 30 }),
        'overview',
        '共收到政府信息公开申请34件，同比增长20%。其中予以公开30件，占90.0%。',
      ),
      sentences: [
        '正文写“予以公开30件，占90.0%”，按表三“（七）总计”的总计 36 算是 83.3%，按表三“一、本年新收政府信息公开申请数量”的总计 34 算是 88.2%，都对不上。',
        '正文写“收到政府信息公开申请34件，同比增长20%”，2023年报告表三“一、本年新收政府信息公开申请数量”的总计为 30，算来是增长 13%，对不上。',
      ],
    },
    holds: {
      draft: withText(
        draftWith(requests, { received_person: 30 }),
        'overview',
        '共收到政府信息公开申请34件，同比增长13.3%。其中予以公开30件，占83.3%。',
      ),
    },
    incomplete: {
      draft: withText(
        draftWith({ ...requests, carried_in_legal: null }),
        'requests',
        '其中予以公开30件，占90.0%。',
      ),
      saidBy: 'B-1',
      sentences: ['表三“二、上年结转政府信息公开申请数量”行“法律服务机构”列未填；没有的请填 0。'],
    },
  },
  'N-6': {
    fires: {
      draft: withText(
        draftWith({ normative_made: 8, normative_repealed: 2, normative_valid: 46 }),
        'overview',
        '全年制发行政规范性文件8件、废止3件，现行有效46件。',
      ),
      sentences: [
        '正文写“废止3件”，表二“行政规范性文件”行“本年废止件数”列为 2，相差 1。如所说范围与表格不同，请说明原因。',
      ],
    },
    holds: {
      draft: withText(
        draftWith({ normative_made: 8, normative_repealed: 2, normative_valid: 46 }),
        'overview',
        '全年制发行政规范性文件8件、废止2件，现行有效46件。',
      ),
    },
    incomplete: {
      draft: withText(draftWith({ normative_made: null }), 'overview', '全年制发规范性文件8件。'),
      saidBy: 'B-1',
      sentences: ['表二“行政规范性文件”行“本年制发件数”列未填；没有的请填 0。'],
    },
  },
  'N-7': {
    fires: {
      draft: withText(
        draftWith(requests),
        'overview',
        '共收到政府信息公开申请34件，其中网上申请20件、信函申请10件、当面申请5件。',
        '共收到政府信息公开申请34件，其中自然人申请30件，法人或其他组织申请3件。',
      ),
      sentences: [
        '正文写“收到政府信息公开申请34件，其中网上申请20件、信函申请10件、当面申请5件”，所列 3 项合计 35，比总数 34 多 1。',
        '正文写“收到政府信息公开申请34件，其中自然人申请30件，法人或其他组织申请3件”，所列 2 项合计 33，比总数 34 少 1。',
      ],
    },
    holds: {
      draft: withText(
        draftWith(requests),
        'overview',
        '共收到政府信息公开申请34件，其中网上申请20件、信函申请10件、其他方式4件。',
      ),
    },
    // About so many cannot be added up.
    incomplete: {
      draft: withText(
        draftWith(requests),
        'overview',
        '共收到政府信息公开申请34件，其中网上申请20余件、信函申请15件。',
      ),
      sentences: [],
    },
  },
}
