// Sentences that count some of the applications, disputes or documents: with tables that agree nothing is told, and what is of
// the whole is still compared. Phrasings of published reports, reworded.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../../shared/finding.ts'
import { setOffice, setOfficeKind } from '../../../../shared/report/edits.ts'
import type { Draft } from '../../../../shared/report/model.ts'
import { check } from '../../../../shared/rules/check.ts'
import { ruleSpec } from '../../../../shared/template/rule-list.ts'
import type { SectionId } from '../../../../shared/template/form.ts'
import { draftWith, withText } from '../filled.ts'

/** 34 came in, 2 were carried over, 35 were finished, 1 goes on; 4 reviews, 2 suits; 8 documents made, 2 repealed. */
const draft = draftWith(
  {
    received_person: 30,
    received_company: 4,
    carried_in_person: 2,
    granted_person: 20,
    partial_person: 5,
    refused_law_person: 2,
    refused_process_company: 4,
    unable_not_held_person: 2,
    other_rest_person: 2,
    carried_out_person: 1,
    review_upheld: 3,
    review_corrected: 1,
    suit_direct_upheld: 1,
    suit_reviewed_other: 1,
    normative_made: 8,
    normative_repealed: 2,
    normative_valid: 46,
  },
  { received_person: 30 },
)
const city = setOfficeKind(setOffice(draft, '云溪市人民政府'), 'city')
const county = setOfficeKind(setOffice(draft, '云溪县人民政府'), 'county')

const findings = (text: string, one: Draft = draft, section: SectionId = 'overview'): readonly Finding[] =>
  check(withText(one, section, text)).filter(
    ({ rule, said }) => ruleSpec(rule).ofText !== undefined && said !== undefined,
  )
const told = (text: string, one?: Draft, section?: SectionId): readonly string[] =>
  findings(text, one, section).map(({ rule, said }) => `${rule} ${said?.join() ?? ''}`)

describe('a number of some of them agrees with no table, and nothing is told', () => {
  it.each([
    ['by channel', '政府信息公开申请34件。网络申请20件，予以公开12件；信函申请14件，予以公开8件。'],
    [
      'by channel, answered',
      '收到政府信息公开申请34件，其中网上申请20件，答复20件；信函申请14件，办结14件。',
    ],
    [
      'by channel, said before',
      '网上申请方面，收到政府信息公开申请20件，予以公开12件。信函申请方面，收到政府信息公开申请14件。',
    ],
    [
      'by channel as the subject',
      '通过网络收到政府信息公开申请20件，答复20件，予以公开12件，结转下年度0件。',
    ],
    ['by channel, each in turn', '收到政府信息公开申请34件，其中网上20件、信函14件，分别予以公开12件、8件。'],
    ['by subject', '收到政府信息公开申请34件，其中征地拆迁类10件，予以公开6件、不予公开4件。'],
    ['by subject, in the next sentence', '收到政府信息公开申请34件。征地类申请10件中，予以公开6件。'],
    [
      'by subject, over two sentences',
      '依申请公开方面，土地征收类申请18件。予以公开12件，不予公开4件。政府信息公开申请均已办理。',
    ],
    ['by subject without a number', '对征地类政府信息公开申请，予以公开12件，不予公开2件。'],
    ['by subject in brackets', '收到政府信息公开申请34件（其中征地类10件，予以公开6件）。'],
    ['by subject with a percentage', '土地类政府信息公开申请18件，其中予以公开12件，占该类的66.7%。'],
    ['by applicant', '收到政府信息公开申请34件。其中自然人30件，答复30件；法人4件，办结3件。'],
    ['of those carried over', '收到政府信息公开申请34件，上年结转2件，对结转的2件予以公开1件。'],
    [
      'of those carried over, answered',
      '收到政府信息公开申请34件。对上年结转的2件作出答复，其中予以公开1件。',
    ],
    ['of those carried over alone', '上年结转政府信息公开申请2件，予以公开1件，不予公开1件。本年新收34件。'],
    ['with another outcome in it', '政府信息公开申请，全年予以公开25件（含部分公开5件）。'],
    ['that came twice', '收到政府信息公开申请34件（含重复申请2件），予以公开20件。'],
    ['counted twice', '收到政府信息公开申请34件，包括土地类20件、规划类18件（一件申请涉及多类的分别计算）。'],
    ['of those put right', '收到政府信息公开申请34件，告知补正6件、办结6件。'],
    ['of those put off', '收到政府信息公开申请34件，其中延期办理3件，已办结3件。'],
    ['of those passed on', '收到政府信息公开申请34件，转省厅办理2件，已答复2件。'],
    ['of those asked about', '收到政府信息公开申请34件，征求第三方意见5件，予以公开3件。'],
    ['of one month', '收到政府信息公开申请34件，12月份收到的5件中已答复4件。'],
    ['refused for two reasons', '2件政府信息公开申请无法提供，4件不予公开，另外2件不予公开。'],
    [
      'refused in two clauses',
      '政府信息公开申请，4件不予公开，因属于过程性信息；2件不予公开，因法律禁止公开。',
    ],
    ['granted in two sentences', '政府信息公开申请，予以公开12件。经复核，予以公开8件。'],
    ['valid ones', '全年受理有效政府信息公开申请32件（无效申请2件），有效申请予以公开18件。'],
    ['written ones', '收到书面政府信息公开申请14件。'],
    ['received and answered', '收到并答复政府信息公开申请33件。'],
    ['reviews by subject', '政府信息公开行政复议4件，涉及征地2件，维持2件；涉及规划2件，维持1件，纠正1件。'],
    ['suits by instance', '政府信息公开行政诉讼2件，一审1件，二审1件，维持2件。'],
    ['reviews withdrawn', '因政府信息公开被申请行政复议4件，维持2件，撤回1件，纠正1件。'],
    ['new suits', '2024年新增政府信息公开行政诉讼1件，上年结转1件。'],
    ['suits beside those carried over', '政府信息公开行政诉讼1件，另有上年结转1件。'],
    ['documents by name', '制定规范性文件8件，以政府名义3件、废止1件，以部门名义5件、废止1件。'],
    ['documents by office', '制定规范性文件8件，其中县政府3件、部门5件，废止1件。'],
  ])('%s: %s', (_, text) => expect(told(text)).toEqual([]))

  it.each([
    ['县政府办公室收到政府信息公开申请12件。其中予以公开8件，不予公开2件。', county],
    ['全县共收到政府信息公开申请34件，其中县政府办公室12件，办结12件。', county],
    ['各县（市、区）收到政府信息公开申请22件，予以公开12件。', city],
    ['全市政府信息公开行政复议4件；市政府收到不服县（市、区）政府信息公开行政复议申请9件。', city],
    ['其中，市政府信息公开申请共受理10件，答复10件。', city],
  ])('by office: %s', (text, one) => expect(told(text, one)).toEqual([]))

  const channels = fc.constantFrom('网上', '信函', '当面', '征地类', '规划类', '自然人', '涉及拆迁的', '转办')
  const details = fc.constantFrom('予以公开', '不予公开', '已答复', '办结', '部分公开', '无法提供')
  const entries = fc.array(fc.tuple(channels, fc.nat(60), details, fc.nat(60)), {
    minLength: 1,
    maxLength: 4,
  })

  it('whatever is listed, and whatever is said of each', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('，', '；'), (list, join) => {
        const parts = list
          .map(([name, count, detail, of]) => `${name}${count}件，${detail}${of}件`)
          .join(join)
        const outcomes = told(`收到政府信息公开申请34件，其中${parts}。`).filter((one) =>
          one.startsWith('N-2'),
        )
        expect(outcomes).toEqual([])
      }),
    )
  })
})

describe('a number of the whole is compared', () => {
  it.each([
    [
      'behind a list that is complete, in a new part of the sentence',
      '收到政府信息公开申请34件，其中网上20件、信函14件；办结40件，予以公开21件。',
      ['N-2 办结40件', 'N-2 予以公开21件'],
    ],
    [
      'in the sentence behind a list',
      '收到政府信息公开申请34件，其中网上20件、信函14件。全年予以公开21件、不予公开7件。',
      ['N-2 予以公开21件', 'N-2 不予公开7件'],
    ],
    ['behind a sum', '收到政府信息公开申请34件，上年结转2件，共36件，已办结40件。', ['N-2 办结40件']],
    [
      'behind a bracket',
      '收到政府信息公开申请34件（网上20件、信函14件），予以公开21件。',
      ['N-2 予以公开21件'],
    ],
    ['behind a comparison', '收到政府信息公开申请34件，同比增加4件，予以公开21件。', ['N-2 予以公开21件']],
    [
      'behind a reason',
      '政府信息公开申请，因本机关不掌握等原因无法提供2件，不予公开7件。',
      ['N-2 不予公开7件'],
    ],
    [
      'once all are named again',
      '收到政府信息公开申请34件，其中网上20件，政府信息公开申请办理结果：予以公开21件。',
      ['N-2 予以公开21件'],
    ],
    [
      'beside what was carried over',
      '新收34件，上年结转2件，政府信息公开申请予以公开类21件，不予公开7件。',
      ['N-2 予以公开类21件', 'N-2 不予公开7件'],
    ],
    ['without a verb', '政府信息公开申请34件，予以公开21件。', ['N-2 予以公开21件']],
    [
      'of documents behind those that were changed',
      '全年制定行政规范性文件8件，修订1件，废止3件。',
      ['N-6 废止3件'],
    ],
    [
      'twice alike',
      '政府信息公开申请，予以公开19件。全年予以公开19件。',
      ['N-2 予以公开19件', 'N-2 予以公开19件'],
    ],
    [
      'and more than the table’s cannot be a part',
      '政府信息公开申请，予以公开19件。全年予以公开22件。',
      ['N-2 予以公开22件'],
    ],
  ])('%s: %s', (_, text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    ['结转下年度继续办理政府信息公开申请9件。', 'N-2 结转下年度继续办理政府信息公开申请9件'],
    [
      '本年收到政府信息公开申请34件，上年结转办理政府信息公开申请9件。',
      'N-2 上年结转办理政府信息公开申请9件',
    ],
    ['结转至2025年继续办理政府信息公开申请9件。', 'N-2 结转至2025年继续办理政府信息公开申请9件'],
    ['结转下年度办理3件政府信息公开申请。', 'N-2 结转下年度办理3件'],
    ['收到政府信息公开申请34件，较2023年增长23.3%。', 'N-5 收到政府信息公开申请34件，较2023年增长23.3%'],
    [
      '收到政府信息公开申请34件。其中，网上20件、信函15件。',
      'N-7 收到政府信息公开申请34件。其中，网上20件、信函15件',
    ],
    [
      '收到政府信息公开申请34件，包括网上20件、信函15件。',
      'N-7 收到政府信息公开申请34件，包括网上20件、信函15件',
    ],
    ['收到政府信息公开申请34件：网上20件，信函15件。', 'N-7 收到政府信息公开申请34件：网上20件，信函15件'],
  ])('in the words of %s', (text, expected) => expect(told(text)).toEqual([expected]))

  it('and offered only where it is certain which the table has', () => {
    const offers = (text: string): readonly (number | undefined)[] =>
      findings(text).map(({ proposals }) => proposals?.length)
    expect(offers('收到政府信息公开申请34件，上年结转3件。')).toEqual([1])
    expect(offers('收到政府信息公开申请34件，其中网上20件，上年结转3件。')).toEqual([undefined])
    expect(offers('政府信息公开申请，予以公开19件。全年予以公开22件。')).toEqual([undefined])
  })
})

describe('a change since a year before', () => {
  it.each([
    ['with its own base', '收到政府信息公开申请34件，同比增长21.4%（上年为28件）。', []],
    ['with a base of its year', '收到政府信息公开申请34件，同比增长21.4%。2023年收到28件。', []],
    [
      'that fits neither base',
      '收到政府信息公开申请34件，同比增长33.4%（上年为28件）。',
      ['N-5 收到政府信息公开申请34件，同比增长33.4%'],
    ],
    ['of a year that is not at hand', '收到政府信息公开申请34件，比2022年增长70%。', []],
    [
      'where last year’s is carried over only',
      '收到政府信息公开申请34件，同比增长1600%（2023年结转2件）。',
      ['N-5 收到政府信息公开申请34件，同比增长1600%'],
    ],
  ])('%s: %s', (_, text, expected) => expect(told(text)).toEqual(expected))
})

describe('fees', () => {
  it.each([
    ['信息处理费收取1200万元。', ['N-4 信息处理费收取1200万元']],
    ['收取信息处理费0.12万元（1200元）。', []],
    ['收取信息处理费0.12万元（0.12万元）。', ['N-4 收取信息处理费0.12万元']],
  ])('%s', (text, expected) => expect(told(text, draft, 'other')).toEqual(expected))
})
