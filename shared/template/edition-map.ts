// What a cell of the 2019 form means in the 2021 form when a report of 2019 or 2020 is the starting point.
// Cells with the same address mean the same; these are the others, each with its reason.
import type { Address } from './form.ts'

export interface MapEntry {
  readonly from: Address
  /** The 2021 cell it must not be mistaken for; absent when the new form has no place for it. */
  readonly notFor?: Address
  readonly reason: string
}

const notStock = '2019年格式的“对外公开总数量”不等于“现行有效件数”，不能作为上年现行有效件数。'
const notIssued = '2019年格式统计制作、公开数量，不是制发件数。'
const noItems = '2021年格式不再统计项目数量。'
const noPlace = '2021年格式没有这一行。'

export const notCarried: readonly MapEntry[] = [
  { from: 'regulations_produced', notFor: 'regulations_made', reason: notIssued },
  { from: 'regulations_published', reason: notIssued },
  { from: 'regulations_published_all', notFor: 'regulations_valid', reason: notStock },
  { from: 'normative_produced', notFor: 'normative_made', reason: notIssued },
  { from: 'normative_published', reason: notIssued },
  { from: 'normative_published_all', notFor: 'normative_valid', reason: notStock },
  ...['licence', 'penalty', 'coercion'].flatMap((row) => [
    { from: `${row}_items_before`, reason: noItems },
    { from: `${row}_items_change`, reason: noItems },
  ]),
  { from: 'service_items_before', reason: noPlace },
  { from: 'service_items_change', reason: noPlace },
  { from: 'service_decisions', reason: noPlace },
  {
    from: 'fee_items_before',
    notFor: 'fee_income',
    reason: '2019年格式的行政事业性收费是项目数，不是以万元计的金额。',
  },
  {
    from: 'fee_items_change',
    notFor: 'fee_income',
    reason: '2019年格式的行政事业性收费是项目数，不是以万元计的金额。',
  },
  { from: 'procurement_projects', reason: noPlace },
  { from: 'procurement_amount', reason: noPlace },
  ...['person', 'company', 'research', 'charity', 'legal', 'other', 'total'].map((kind) => ({
    from: `other_unsplit_${kind}`,
    notFor: `other_rest_${kind}`,
    reason: '2019年格式的“（六）其他处理”在2021年格式中分为三项，须按实际情形拆分。',
  })),
]
