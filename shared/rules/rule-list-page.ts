// The rule list as a page for people, docs/规则清单.md: made from the template's data, never edited by hand.
import { editions } from '../template/editions.ts'
import { tableIds } from '../template/form.ts'
import { ruleList, type RuleLevel, type RuleSpec } from '../template/rule-list.ts'

const levelNames: Readonly<Record<RuleLevel, string>> = { error: '错误', warning: '警告', hint: '提示' }

/** Markdown. */
export function ruleListPage(): string {
  return [
    '# 规则清单',
    '',
    '程序在每次改动之后核对下列全部规则。本页由程序的规则数据生成，请勿手工修改；',
    '规则变动后运行 `npx vitest run test/shared/rules/rule-list-page.test.ts -u` 重新生成。',
    '',
    '## 结论',
    '',
    '每条规则在每一处有四种结论：**成立**；**不成立**；**不能核对**（有格子没有填写，或填的不是数字）；',
    '**不适用**（例如没有上年报告，或这一处还没有填写任何数字）。只有不成立和不能核对的才列出。',
    '',
    '没有填写的格子有一种情形可以先下结论：已填的部分已经超过另一边，再填只会更多，这时按不成立列出。',
    '自动合计由各项相加得出，各项未填全时合计空着，不算漏填。格子中的“/”表示没有此项，按 0 相加。',
    '',
    '## 级别',
    '',
    '| 级别 | 含义 |',
    '|---|---|',
    '| 错误 | 一定不对，请改正 |',
    '| 警告 | 多半不对；确有原因的，可以说明原因，数字改动后重新提示 |',
    '| 提示 | 请留意；因缺数字而不能核对的也列为提示（空格本身按 B-1 列为警告） |',
    '',
    '## 规则',
    '',
    '| 编号 | 级别 | 所在 | 内容 | 依据 | 可说明原因 |',
    '|---|---|---|---|---|---|',
    ...ruleList.map((rule) => {
      const { id, level, clause, sentence, acceptable } = rule
      const cells = [id, levelNames[level], placesUnder(rule), sentence, clause, acceptable ? '是' : '否']
      return `| ${cells.join(' | ')} |`
    }),
    '',
    '与上年比较的规则（Y-1、Y-2、Y-6），只在上年报告的年度正好是本年度的前一年时核对，只比较两年含义相同的格子：',
    '2019年格式的“对外公开总数量”“项目数量”等不与现行格式的格子比较。',
    '',
    '正文的规则（N-1 至 N-7）只核对说法确定的句子：写去年、写别的单位、写累计数或大约数的，按渠道、类别、申请人',
    '分开写的其中一部分，以及说法有别的意思可能的，一律不核对，也不列出；',
    '表格对应的格子没有填写时不核对。没有列出不等于正文的数字都对。',
    '正文说的范围与表格不同（例如只写政府办公室一家，而表格汇总全市）的，说明原因即可；两边任一数字改动后重新提示。',
    '',
  ].join('\n')
}

/** `表二、表四`, with the edition where only one of them has the rule. */
function placesUnder({ id: rule, ofText }: RuleSpec): string {
  if (ofText) return ofText.where
  const places = tableIds.flatMap((id) => {
    const having = editions.filter(({ tables }) => {
      const { cellRules, identities, comparisons } = tables[id]
      const values = Object.values(cellRules.values)
      return [
        ...identities.map((one) => one.rule),
        ...comparisons.map((one) => one.rule),
        ...values,
        cellRules.blank,
      ].includes(rule)
    })
    const [first] = having
    if (first === undefined) return []
    const only = having.length < editions.length ? `（${first.id}年格式）` : ''
    return [`表${first.tables[id].numeral}${only}`]
  })
  return places.join('、')
}
