// Reports that the tests of writers look at: named for what each of them puts to the test.
import { exact, slash, type Cell } from '../../../shared/report/cell.ts'
import { emptyReport, type Cells, type Report } from '../../../shared/report/model.ts'
import type { Paragraph, Prose } from '../../../shared/report/prose.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds, type Address, type EditionId } from '../../../shared/template/form.ts'
import { totalsOf } from '../../../shared/template/identities.ts'
import { layoutOf } from '../../../shared/template/layout.ts'

const body = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const runIn = (level: 1 | 2 | 3 | 4, lead: string, rest: string): Paragraph => ({
  level,
  lead: lead.length,
  runs: [{ text: lead + rest }],
})

/** Fills every figure that is no total; totals stay automatic. */
export function filledCells(edition: EditionId, value: (index: number) => Cell): Cells {
  const cells: Partial<Record<Address, Cell>> = {}
  let index = 0
  for (const id of tableIds) {
    const table = tableSpec(edition, id)
    const totals = new Set(totalsOf(table).map(({ address }) => address))
    for (const { address } of layoutOf(table).figures) {
      if (totals.has(address)) continue
      cells[address] = value(index)
      index += 1
    }
  }
  return cells
}

const overview: Prose = [
  body(
    '2025年，云溪市数据局坚持以人民为中心，全面落实《中华人民共和国政府信息公开条例》各项规定，聚焦群众关切，扎实推进决策、执行、管理、服务和结果公开，政府信息公开工作取得新的成效。',
  ),
  runIn(
    2,
    '（一）主动公开情况。',
    '全年通过政府网站公开各类信息1286条，其中工作动态642条、政策文件58条、“一图读懂”解读材料23篇；通过政务新媒体发布信息934条，阅读量超过120万次。及时更新机构职能、权责清单、财政预决算、政府采购等法定公开内容——凡是应当公开的，一律按时公开……做到底数清、来源明。',
  ),
  runIn(
    2,
    '（二）依申请公开情况。',
    '全年新收政府信息公开申请12件，均为自然人申请；上年结转0件。按期办结12件，其中予以公开2件、部分公开4件、不予公开1件、无法提供3件、其他处理2件，没有结转下年度继续办理的申请。',
  ),
  { level: 2, runs: [{ text: '（三）政府信息管理情况' }] },
  body(
    '健全制作、保存、公开全流程管理，严格执行“先审查、后公开”和“一事一审”，全年制发行政规范性文件1件，现行有效46件。',
  ),
  runIn(
    2,
    '（四）政府信息公开平台建设情况。',
    '优化网站栏目设置，归并重复栏目7个，新设“数据要素”专栏；政务新媒体账号由5个整合为2个，电子邮箱为sjj@yunxi.example，详见https://www.yunxi.example/zwgk。',
  ),
  {
    level: 2,
    lead: '（五）监督保障情况。'.length,
    runs: [
      { text: '（五）监督保障情况。' },
      { text: '把政府信息公开纳入年度绩效考核，', bold: true },
      { text: '全年组织业务培训3次、专项检查4次，开展社会评议1次，没有发生责任追究的情形。' },
    ],
  },
]

/** A whole report as an office hands it in: all figures, automatic totals, run-in headings, bold, signature. */
export const fullReport: Report = {
  ...emptyReport(2021, '云溪市数据局', 2025),
  officeKind: 'department',
  head: [
    body(
      '本报告依据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。所列数据的统计期限自2025年1月1日起至2025年12月31日止。',
    ),
  ],
  sections: {
    overview: { before: overview, after: [] },
    disclosure: { before: [], after: [] },
    requests: { before: [], after: [] },
    disputes: { before: [], after: [] },
    problems: {
      before: [
        body('一年来，政府信息公开工作虽有进步，仍存在以下问题：'),
        runIn(3, '1.解读形式不够丰富。', '解读材料以文字为主，图表、视频偏少。'),
        runIn(3, '2.业务力量有待加强。', '新任经办人员较多，对条例的理解不够深入。'),
        body('2026年，我局将做好以下工作：'),
        runIn(4, '（1）丰富解读形式。', '对涉及面广的政策，制作图解和短视频，由负责人讲清“为什么、怎么办”。'),
        runIn(4, '（2）加强业务培训。', '每季度开展一次培训，以案释法，提高答复质量。'),
      ],
      after: [],
    },
    other: { before: [body('2025年没有收取政府信息公开信息处理费。')], after: [] },
  },
  cells: {
    ...filledCells(2021, () => exact(0)),
    normative_made: exact(1),
    normative_valid: exact(46),
    licence_decisions: exact(218),
    penalty_decisions: exact(3985758),
    fee_income: exact(1865106, 2),
    received_person: exact(12),
    granted_person: exact(2),
    partial_person: exact(4),
    refused_safety_person: exact(1),
    unable_not_held_person: exact(3),
    other_rest_person: exact(2),
    review_other: exact(1),
  },
  signature: '云溪市数据局',
  date: '2026年1月15日',
}

/** Nothing but the form. */
export const emptyForm: Report = emptyReport(2021, '', null)

/** Totals typed over: one right, one wrong; a blank, a slash and unread text among the addends. */
export const oddReport: Report = {
  ...fullReport,
  title: '云溪市数据局关于2025年政府信息公开工作的年度报告',
  cells: {
    ...fullReport.cells,
    received_total: exact(12),
    granted_total: exact(3),
    partial_company: slash,
    refused_secret_legal: { kind: 'unread', text: '约20' },
    unable_unclear_charity: exact(15, 1),
    fee_income: exact(50, 2),
    review_total: exact(2),
    penalty_decisions: exact(Number.MAX_SAFE_INTEGER),
  },
}

/** One addend is blank, so its row, its column and the corner have no total. */
export const blankAddend: Report = {
  ...fullReport,
  cells: Object.fromEntries(
    Object.entries(fullReport.cells).filter(([address]) => address !== 'declined_repeat_person'),
  ),
}

/** Everything at its longest: seven digits in every cell, 5000 characters in section one, a name of 40 characters. */
export const longestReport: Report = {
  ...fullReport,
  office: '云溪市㐂城县𠮷水高新技术产业开发区管理委员会行政审批与政务服务数据管理工作办公室驻区分局',
  sections: {
    ...fullReport.sections,
    overview: {
      before: [...overview, ...Array.from({ length: 12 }, (_, index) => body(longText(index)))],
      after: [],
    },
    disclosure: {
      before: [body('㐂城县与𠮷水镇的数据已经并入本表。')],
      after: [body('说明：因开展规范性文件清理，现行有效件数已按清理结果调整，以本年度报告为准。')],
    },
  },
  cells: withDeclaredTotals(
    filledCells(2021, (index) => exact(1234567 + index)),
    exact(9876543),
  ),
  signature: '云溪市㐂城县𠮷水高新技术产业开发区管理委员会行政审批与政务服务数据管理工作办公室驻区分局',
}

function longText(index: number): string {
  const sentence =
    '围绕重点领域信息公开，逐项对照标准目录梳理公开事项，明确责任科室和完成时限，定期检查、通报、整改，确保各类信息发布及时、内容准确、查询方便；'
  return `第${index + 1}轮：${sentence.repeat(5)}全年累计公开信息${1234 + index}条。`
}

function withDeclaredTotals(cells: Cells, total: Cell): Cells {
  const all: Partial<Record<Address, Cell>> = { ...cells }
  for (const id of tableIds) for (const { address } of totalsOf(tableSpec(2021, id))) all[address] = total
  return all
}

/** A report in the form of 2019, whose 表二 and 表三 are others. */
export const report2019: Report = {
  ...emptyReport(2019, '云溪市数据局', 2020),
  cells: filledCells(2019, (index) => exact(index % 7)),
}

export const namedReports: readonly (readonly [string, Report])[] = [
  ['the empty form', emptyForm],
  ['a full report', fullReport],
  ['declared totals and odd cells', oddReport],
  ['a blank addend', blankAddend],
  ['everything at its longest', longestReport],
  ['the form of 2019', report2019],
]
