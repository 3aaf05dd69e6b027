// How reports put the numbers of the tables into words: data, and only what can be named with certainty. A phrase has to match
// everything between the last stop and the number; what is not known here is not compared.
import { currentEdition } from '../../template/editions.ts'
import { outcomesOf, type PlainTopic, type TopicName } from '../../template/text-topics.ts'

/** What must have been said for a phrase that could also be said of something else. */
export type Needs =
  | 'nothing'
  /** Applications are spoken of in the sentence, the paragraph, its heading or its section. */
  | 'requests'
  /** The same sentence has named applications already. */
  | 'requestsInSentence'
  /** Disputes over information are spoken of in the sentence or its section. */
  | 'disputes'

export interface Phrase {
  /** Matched against the words in front of a number; `who` is what stands before what is known, `core` the words quoted. */
  readonly lead: RegExp
  /** Matched against the words behind the number, where they decide. */
  readonly trail?: RegExp
  readonly units: RegExp
  readonly topic: (match: RegExpExecArray, trail: RegExpExecArray | null) => TopicName
  readonly needs: Needs
  /** Words earlier in the sentence that make it speak of something else. */
  readonly not?: RegExp
}

const adverbs =
  '(?:共计|合计|总共|一共|总计|累计|共|已|均|都|依法|依规|实际|正式|及时|规范|按时|按期|按规定|认真|妥善|全部|先后)*'
const how = '(?:共计|合计|总计|一共|累计|共|为|有|达到|达|了|是)*'
export const requestWords =
  '(?:(?:政府)?信息公开申请|依申请公开(?:政府)?信息申请|依申请公开申请|政府信息依申请公开申请|依申请公开(?:政府信息)?)'
const requestTail = '(?:事项|件|数量|数|案件|总数|总量)?'
const whose =
  '(?:的|各类|政府|社会公众|群众|申请人|公民(?:、|和)?法人(?:和|或|及|或者)其他组织|提交|提出|递交)*'
const receive = '(?:收到|受理|收办|接收|接到|收悉)'
const thisYear = '(?:全年|本年度?|年内)?'
const lastYear = '(?:上年度?|上一年度?|去年)'
const nextYear = '(?:下一年度?|下年度?|次年度?|明年|(?<next>20\\d\\d)年度?)'
const carried = '(?:结转|转入|遗留|接转|转结)'
const goesOn = '(?:继续)?(?:办理|答复|处理)?'
const linked = '(?:其中|包括|含|包含|另有|另|尚有|还有|加上|加)*'

const countUnits = /^(?:件|份|宗|起|例|条|次|个)$/u
const caseUnits = /^(?:件|份|起|宗|例|次|个)$/u
const documentUnits = /^(?:件|份|个|部)$/u

const plain =
  (topic: PlainTopic): Phrase['topic'] =>
  () => ({ kind: 'plain', topic })

/** Nothing unknown in front; `opening` are known words that are not quoted. */
const bound = (core: string, opening = ''): RegExp =>
  new RegExp(`^(?<who>)${opening}${adverbs}(?<core>${core})$`, 'u')
const lead = (core: string): RegExp => new RegExp(`^(?<who>.*?)${adverbs}(?<core>${core})$`, 'u')

/** Among others: of a part, not of all. */
const within = /其中/u

/** Before the others: 结转下年度继续办理政府信息公开申请 is no 办理. */
const carriedPhrases: readonly Phrase[] = [
  {
    lead: bound(
      `${lastYear}${carried}(?:至|到)?(?:本年度?|今年)?${goesOn}(?:的)?(?:${requestWords}|申请)?${requestTail}${how}`,
      linked,
    ),
    units: countUnits,
    topic: plain('carriedIn'),
    needs: 'requests',
  },
  {
    lead: bound(
      `(?:结转|转入|顺延|延期|转结)(?:至|到|入)?${nextYear}${goesOn}(?:的)?(?:${requestWords}|申请)?${requestTail}${how}`,
      linked,
    ),
    units: countUnits,
    topic: plain('carriedOut'),
    needs: 'requests',
  },
  {
    lead: bound('', linked),
    trail: new RegExp(
      `^(?:${requestWords}|申请)?(?:尚未办结|未办结|正在办理|尚在办理|因未到答复期限)?[，]?(?:(?:按照|根据|依据|依照)《?[^，。；》]{1,20}》?(?:的?规定)?)?(?:依法)?(?:需)?(?:结转|顺延|转入|延期|转结)(?:至|到|入)?${nextYear}${goesOn}`,
      'u',
    ),
    units: countUnits,
    topic: plain('carriedOut'),
    needs: 'requests',
  },
]

const requests: readonly Phrase[] = [
  {
    lead: lead(`新(?:收到|受理|收|增)${whose}(?:${requestWords}|申请)?${requestTail}${how}`),
    units: countUnits,
    topic: plain('receivedNew'),
    not: within,
    needs: 'requests',
  },
  {
    lead: lead(`${receive}(?:并受理)?(?:了)?${whose}${requestWords}${requestTail}${how}`),
    units: countUnits,
    topic: plain('received'),
    not: within,
    needs: 'nothing',
  },
  {
    lead: lead(`${receive}(?:了)?${whose}申请${how}`),
    units: countUnits,
    topic: plain('received'),
    not: within,
    needs: 'requestsInSentence',
  },
  {
    lead: lead(`${receive}(?:了)?${how}`),
    trail: new RegExp(`^(?:的)?(?:各类)*${requestWords}`, 'u'),
    units: countUnits,
    topic: plain('received'),
    not: within,
    needs: 'nothing',
  },
  {
    lead: lead(`(?:办理|处理|收到并办理|受理并办理)(?:了)?${whose}${requestWords}${requestTail}${how}`),
    units: countUnits,
    topic: plain('worked'),
    not: within,
    needs: 'nothing',
  },
  {
    lead: lead(`(?:收到|受理)并(?:答复|办复)(?:了)?${whose}${requestWords}${requestTail}${how}`),
    units: countUnits,
    topic: () => ({ kind: 'receivedAndAnswered' }),
    not: within,
    needs: 'nothing',
  },
  {
    lead: lead(`(?:办理)?(?:并)?(?:答复|办复)(?:了)?(?:申请人)?${whose}${requestWords}${requestTail}${how}`),
    units: countUnits,
    topic: () => ({ kind: 'answered' }),
    not: within,
    needs: 'nothing',
  },
  {
    lead: bound(`(?:办理)?(?:并)?(?:答复|办复)(?:了)?(?:申请人)?(?:申请)?${how}`, thisYear),
    units: countUnits,
    topic: () => ({ kind: 'answered' }),
    needs: 'requestsInSentence',
  },
  {
    lead: lead(`(?:办理)?办结(?:了)?${whose}${requestWords}${requestTail}${how}`),
    units: countUnits,
    topic: plain('finished'),
    not: within,
    needs: 'nothing',
  },
  {
    lead: bound(`办结(?:了)?(?:申请)?${how}`, thisYear),
    units: countUnits,
    topic: plain('finished'),
    needs: 'requestsInSentence',
  },
]

const outcomes = outcomesOf(currentEdition.tables.requests)
const anyOutcome = alternatives(outcomes.map(({ words }) => words))
/** 予以公开 … 其他处理, one of them. */
export const groupWords = alternatives(outcomes.flatMap(({ isGroup, words }) => (isGroup ? [words] : [])))
const decided = `(?:${requestWords}中?)?(?:全年|本年度?|共|其中|包括|含|分别为|分别是|分别|有|依法|已|答复为|答复结果为|办理结果为|作出|决定|作|属于?)*`
const several = (one: string): string => `${one}(?:(?:、|和|及|与|以及|或)${one})*`

const outcomePhrases: readonly Phrase[] = [
  {
    lead: bound(`(?<outcomes>${several(anyOutcome)})(?:的|决定|类|情形|答复|处理|申请)*${how}`, decided),
    units: caseUnits,
    topic: ({ groups }) => ({ kind: 'outcomes', keys: outcomesIn(groups?.['outcomes'] ?? '') }),
    needs: 'requests',
    not: /自然人|法人|企业|公民|主动公开/u,
  },
  {
    lead: bound('', decided),
    trail: new RegExp(
      `^(?:申请)?(?:依法)?(?:决定|作出|作|属于?)?(?<outcomes>${groupWords})(?:决定|处理)?(?=[，、；。）]|$)`,
      'u',
    ),
    units: caseUnits,
    topic: (_, trail) => ({ kind: 'outcomes', keys: outcomesIn(trail?.groups?.['outcomes'] ?? '') }),
    needs: 'requests',
    not: /自然人|法人|企业|公民|主动公开/u,
  },
]

/** 予以公开25件（含部分公开5件） may be of both rows. */
export const outcomeWithin = new RegExp(
  `^(?:的?${requestWords})?（(?:其中|含|包括|包含)+(?:${groupWords})`,
  'u',
)

function alternatives(words: readonly string[]): string {
  const sorted = words.toSorted((a, b) => b.length - a.length)
  return `(?:${sorted.map((one) => one.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|')})`
}

function outcomesIn(words: string): readonly string[] {
  return words.match(new RegExp(anyOutcome, 'gu')) ?? []
}

const over = '(?:政府)?信息公开'
const joins = '(?:、|和|及|与|以及|或|或者)'
const caused =
  '(?:申请|工作|答复|处理|事项|类|问题|行为|引发|引起|导致|提起|产生|发生|收到|被|所|而|新增|出现|申请人|对|不服|的|有关|相关|涉及)*'
const arisen = '(?:发生|产生|收到|新增|引发|出现|涉及)*(?:因|涉|由|针对|涉及)?'
const raised = '(?:因此|由此|被|提起|申请|发生|引发|引起|涉及|产生)*'
/** Where the office is the one that reviews, or counts what it filed, the numbers are others. */
const reviewing =
  /复议机关|审理|(?<!未)审结|备案|应诉|代理|受理行政复议|办理行政复议|各类行政复议|行政复议体制/u

const disputePhrases: readonly Phrase[] = [
  {
    lead: lead(`${arisen}${over}${caused}行政复议${joins}(?:行政)?诉讼(?:案件)?(?:共计|合计|总计|一共|共)`),
    units: caseUnits,
    topic: plain('dispute'),
    needs: 'nothing',
    not: reviewing,
  },
  ...(['行政复议', '行政诉讼'] as const).flatMap((word): readonly Phrase[] => {
    const topic = plain(word === '行政复议' ? 'review' : 'suit')
    const tail = `(?:案件|案|申请)?${how}`
    return [
      {
        lead: lead(`${arisen}${over}${caused}${word}${tail}`),
        units: caseUnits,
        topic,
        needs: 'nothing',
        not: reviewing,
      },
      { lead: lead(`${raised}${word}${tail}`), units: caseUnits, topic, needs: 'disputes', not: reviewing },
    ]
  }),
  {
    lead: bound(`${raised}诉讼(?:案件|案)?${how}`),
    units: caseUnits,
    topic: plain('suit'),
    needs: 'disputes',
    not: new RegExp(`^(?!.*复议)|${reviewing.source}`, 'u'),
  },
  {
    lead: bound(`未经复议直接起诉(?:的|案件)*${how}`, linked),
    units: caseUnits,
    topic: plain('suitDirect'),
    needs: 'disputes',
  },
  {
    lead: bound(`(?:经)?复议后起诉(?:的|案件)*${how}`, linked),
    units: caseUnits,
    topic: plain('suitReviewed'),
    needs: 'disputes',
  },
]

const documents = (
  word: string,
  names: Readonly<Record<'made' | 'repealed' | 'valid', PlainTopic>>,
): readonly Phrase[] => {
  const made =
    '(?:新)?(?:制定出台|制定印发|制定发布|制定公布|制定|制发|出台|印发)(?:了|并公开|并公布|并发布)?(?:各类)?'
  const not = /备案|审查|审核|清理|解读|报送|协助|部门|乡镇|修改|修订/u
  const own = (core: string, topic: PlainTopic): Phrase => ({
    lead: lead(core),
    units: documentUnits,
    topic: plain(topic),
    needs: 'nothing',
    not,
  })
  return [
    own(`${made}${word}${how}`, names.made),
    own(`${word}(?:本年|本年度|新)?(?:制发|制定)(?:件数)?${how}`, names.made),
    own(`废止(?:了)?${word}${how}`, names.repealed),
    own(`现行有效(?:的)?${word}${how}`, names.valid),
    own(`${word}现行有效(?:的)?(?:件数)?${how}`, names.valid),
  ]
}

const documentPhrases: readonly Phrase[] = [
  ...documents('(?:行政)?规范性文件', {
    made: 'normativeMade',
    repealed: 'normativeRepealed',
    valid: 'normativeValid',
  }),
  ...documents('(?:政府)?规章', {
    made: 'regulationsMade',
    repealed: 'regulationsRepealed',
    valid: 'regulationsValid',
  }),
]

/** `制发规范性文件8件、废止2件、现行有效46件`: what stands behind the first goes on about the same documents. */
export const documentsGoOn: readonly { readonly lead: RegExp; readonly of: 'repealed' | 'valid' }[] = [
  { lead: /^(?:并|同时|已|本年|宣布)*(?<core>废止(?:了|的|件数)*(?:共|为)?)$/u, of: 'repealed' },
  { lead: /^(?:并|同时|已|年末)*(?<core>现行有效(?:的|件数)*(?:共|为|有)?)$/u, of: 'valid' },
]

export const phrases: readonly Phrase[] = [
  ...carriedPhrases,
  ...requests,
  ...outcomePhrases,
  ...disputePhrases,
  ...documentPhrases,
]

const resultsOf = (words: string) => ({
  words,
  lead: new RegExp(`^(?:其中|包括|分别为|被)*(?<core>${words}(?:的|案件)*(?:有|为|共)?)$`, 'u'),
})

/** Results of disputes by their columns; said behind a number of disputes. */
export const resultWords = [
  { result: 'upheld', ...resultsOf('(?:结果维持|维持原行政行为|维持)') },
  { result: 'corrected', ...resultsOf('(?:结果纠正|纠正)') },
  { result: 'other', ...resultsOf('其他结果') },
  { result: 'pending', ...resultsOf('(?:尚未审结|未审结)') },
] as const

const none = '(?:未|没有|无)(?:发生|收到|产生|出现|引发)*(?:因|涉及?)?'
const noneClause = (core: string): RegExp => new RegExp(`^(?<who>.*?)(?<core>${core})$`, 'u')
const noDispute = (words: string): RegExp => noneClause(`${none}${over}${caused}${words}(?:案件|情况|事项)*`)

/** Clauses that say there was none of it. */
export const noneOf: readonly { readonly clause: RegExp; readonly topic: PlainTopic }[] = [
  {
    clause: noneClause(`(?:未|没有|无)(?:收到|接到|受理)(?:过|任何)*${requestWords}(?:事项)?`),
    topic: 'received',
  },
  { clause: noDispute(`行政复议${joins}(?:行政)?诉讼`), topic: 'dispute' },
  { clause: noDispute('行政复议'), topic: 'review' },
  { clause: noDispute('行政诉讼'), topic: 'suit' },
]

/** Words earlier in a sentence that make it speak of another time, or of what is yet to come. */
export const otherTime =
  /(?<![较比与同])(?:去年|上年度?|上一年度?)(?!度?(?:结转|转入|遗留|接转|转结))|前年|往年|历年|(?<!全年|本年|本年度|年内|共)累计|以来|迄今|至今|目前|季度|半年|每[年月日周季]|平均|预计|计划|下一步|力争|将会|将继续|(?<!\d[-—－–至]1|月[-—－–至]1)\d月(?!\d)(?!日)/u

/** Letters from the public and the like: what is answered there is no application. */
export const otherLetters = /留言|来信|信件|咨询|建议|提案|议案|热线|工单|诉求|信箱|投诉举报/u

export const feeWords =
  /^(?<who>.*?)(?:共计|共|累计|依法|合计)*(?<core>(?:(?:收取|收缴|征收|收到)(?:了)?(?:政府信息公开)?信息处理费(?:用)?(?:金额)?|(?:政府信息公开)?信息处理费(?:用)?(?:共|已|实际)*(?:收取|收缴|征收|收入)(?:了|金额)*)(?:共计|合计|总计|共|为|人民币)*)$/u

/** Where the form's columns are not those of the text: 撤回 is counted as 维持 here and as 其他 there. */
export const unclearResults = /撤回|撤诉|终止|和解|调解|驳回|[一二再]审|上诉|不予受理/u

/** 新增 leaves out what the table has from the year before; so does a number that stands beside one of last year's. */
export const newDisputes = /新增|新发|新收/u
export const oldDisputes =
  /(?<!其中|含|包括|包含)(?:上年度?|上一年度?|去年|往年)(?:结转|遗留|未审结|受理)[^，；。（）]{0,8}\d/u
