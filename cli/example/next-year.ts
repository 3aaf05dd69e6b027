// What the example office fills in for 2024: figures that are not 0, paragraphs that the new figures change, and one
// slip of the hand that check finds. Data only.
import type { Address, SectionId } from '../../shared/template/form.ts'

/** Every other figure of the three tables is 0, every total is left to the program. */
export const figures: readonly (readonly [Address, number])[] = [
  ['normative_made', 3],
  ['normative_repealed', 2],
  ['normative_valid', 47],
  ['received_person', 18],
  ['received_company', 2],
  ['granted_person', 6],
  ['granted_company', 1],
  ['partial_person', 3],
  ['refused_third_party_person', 1],
  ['refused_process_person', 1],
  ['unable_not_held_person', 4],
  ['unable_not_ready_company', 1],
  ['declined_repeat_person', 1],
  ['other_rest_person', 1],
  ['carried_out_person', 1],
  ['review_upheld', 1],
]

/** 6 typed as 16. */
export const slip = { address: 'granted_person', typed: 16, meant: 6 } as const

/** Paragraphs to write anew, found by how last year's begin. */
export const paragraphs: readonly {
  readonly section: SectionId
  readonly lastBegins: string
  readonly text: string
}[] = [
  {
    section: 'overview',
    lastBegins: '2023年，',
    text: '2024年，本办公室把政府信息公开同办文办会、政务服务结合起来，对照年度要点逐项分工、按季核对，年初确定的任务均已办结。',
  },
  {
    section: 'overview',
    lastBegins: '（二）',
    text: '（二）依申请公开情况。2024年共收到政府信息公开申请20件，没有上年结转的申请。年内办结19件，其中予以公开7件，部分公开3件，不予公开2件，无法提供5件，不予处理1件，其他处理1件；结转2025年继续办理1件。',
  },
  {
    section: 'overview',
    lastBegins: '（三）',
    text: '（三）政府信息管理情况。公布时限写进办文流程，印发与公布由同一人经手。2024年制发行政规范性文件3件，废止2件，年末现行有效47件，均可在政府信息公开专栏查到全文。',
  },
  {
    section: 'problems',
    lastBegins: '（三）',
    text: '（三）答复的说理还不够细。个别答复书对理由的说明仍嫌简单。已请法制科室逐件会同把关。2025年，将整理典型答复供各科室参照，按季检查落实情况。',
  },
  {
    section: 'other',
    lastBegins: '2023年，',
    text: '2024年，本办公室没有收取政府信息公开信息处理费。除上述情况外，没有其他需要报告的事项。',
  },
]
