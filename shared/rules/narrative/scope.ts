// What a paragraph speaks of while its numbers are read: all of it – the applications, disputes or documents last counted as a
// whole – or meanwhile only some of them: a channel, a subject, an applicant, those put right or passed on. The numbers
// themselves are read in read-paragraph.ts.
import { add, negate } from '../../report/arithmetic.ts'
import type { ExactNumber } from '../../report/cell.ts'
import type { TopicName } from '../../template/text-topics.ts'
import { groupWords, requestWords } from './phrases.ts'
import { isOurs, subjectsOf } from './subjects.ts'

export interface Scope {
  /** `named` names some of the applications and lasts; `loose` counts something unknown and ends with its sentence. */
  readonly part: 'none' | 'loose' | 'named'
  /** Whom the whole was said of. */
  readonly subjects: readonly string[]
  /** The sentence has named a whole, which the next one may come back to. */
  readonly hasWhole: boolean
  /** What a plain list of parts behind the whole has left of it so far; null where there is no such list. */
  readonly left: ExactNumber | null
  readonly parts: number
}

export const startScope: Scope = { part: 'none', subjects: [], hasWhole: false, left: null, parts: 0 }

/** 其中予以公开12件 goes on about what the sentence before ended with. */
const goesOn = /^(?:其中|均|都|上述|以上|该类|这些|这类|此类)/u

export function scopeOfSentence(before: Scope, words: string): Scope {
  if (goesOn.test(words)) return before
  const lasts = before.part === 'named' && !before.hasWhole
  return { ...startScope, part: lasts ? 'named' : 'none', subjects: before.subjects }
}

const channels = '网上|网络|网站|网申|线上|线下|信函|邮寄|邮件|当面|现场|传真|窗口|平台|来访'
const applicants = '自然人|法人|公民|个人|企业'
/** Words that name some of the applications. */
const partWords = new RegExp(
  `${channels}|${applicants}|(?<!各|分)类(?!型|别|似|推)|领域|补正|转办|转送|转交|移送|延期|延长|逾期|对[^，；。]*结转`,
  'u',
)
/** Those that even a whole behind them is a part of. */
const partHeads = new RegExp(
  `(?:^|[，；：])(?:在|从|按)?(?:${channels}|${applicants}|[^，；：、]{1,12}(?<!各|分)类)(?:渠道|途径|方式|的)?(?:申请)?方面[，：]`,
  'u',
)
/** `政府信息公开申请中，`: all of them once more, without their number. */
const wholeHeads = new RegExp(
  `(?:^|[，；：])(?:在|从|对)?(?:${requestWords}(?:的)?(?:办理|处理|答复)?(?:结果|情况)?(?:中|方面|来?看)?|从?(?:办理|处理|答复)(?:结果|情况)(?:来)?看|按照?(?:办理|处理|答复)(?:结果|类型)(?:分|划分|来看|看))[，：]$`,
  'u',
)

/** The words between the number before and those of the next one. */
export function scopeBehind(scope: Scope, gap: string): Scope {
  const words = withoutBrackets(gap)
  if (wholeHeads.test(words)) return { ...scope, part: 'none', left: null }
  // A plain list that comes to the whole is done with when a new part of the sentence begins.
  if (scope.part !== 'none' && isComplete(scope) && words.startsWith('；'))
    return { ...scope, part: 'none', left: null }
  return partWords.test(words) ? { ...scope, part: 'named', left: null } : scope
}

function isComplete({ left, parts }: Scope): boolean {
  return left !== null && left.digits === 0 && parts > 1
}

/** A whole as the text names it; `gap` may make it one of a part nevertheless. */
export function scopeOfWhole(value: ExactNumber, subjects: readonly string[], gap: string): Scope {
  const part = partHeads.test(withoutBrackets(gap)) ? 'named' : 'none'
  return { part, subjects, hasWhole: true, left: value, parts: 0 }
}

/** `信函申请14件，答复14件`: no plain list any more. */
export function scopeOfDetail(scope: Scope): Scope {
  return scope.left === null || scope.parts === 0 ? scope : { ...scope, left: null }
}

/** What was carried over is a part as well, unless it stands beside what came in. */
export function scopeOfCarriedIn(scope: Scope): Scope {
  return scope.hasWhole || scope.part !== 'none' ? scope : { ...scope, part: 'loose' }
}

const sums = /^(?:合计|总计|共计|一共|总共|共|两项|三项|以上|为|有)+$/u
const compared =
  /(?:较|比|与)[^，；]*$|(?:增加|减少|增长|上升|下降|新增|多|少)(?:了)?$|同比|^(?:修改|修订|宣布失效|失效|继续有效|保留)(?:了)?$/u
const carriedOver = /^(?!对|其中)[^，；]*(?:结转|转入|遗留|顺延|接转)[^，；]*(?<!的)$/u
/** An outcome with its reason is one of all. */
const reasoned = new RegExp(`^(?:另)?因[^，；]{1,20}${groupWords}(?:的)?$`, 'u')
const gets = '(?:新收|收到|受理|接收|接到|办理|处理|登记)'
const bare = new RegExp(`^(?<who>.*?)(?:共|总共|累计|已|均)*${gets}(?:了)?(?:共|共计)?$`, 'u')
const plainWhole = new RegExp(
  `^(?<who>.*?)(?:共|总共|累计|已|均|依法)*(?:${gets}了?)?(?:的)?${requestWords}(?:事项|件|数量|数|总数|总量|量|办件量)?(?:共计|合计|总计|共|为|有|达)*$`,
  'u',
)

/** Behind a number in 件 that nothing is known of. */
export function scopeOfUnknown(scope: Scope, lead: string, behind: string, value: ExactNumber): Scope {
  if (sums.test(lead) || compared.test(lead) || carriedOver.test(lead)) return scope
  if (reasoned.test(lead) && !partWords.test(lead)) return scope
  const who = bare.exec(lead)?.groups?.['who']
  if (who !== undefined && isOurs(who)) return { ...scope, hasWhole: true }
  const whose = plainWhole.exec(lead)?.groups?.['who']
  if (whose !== undefined && isOurs(whose)) return scopeOfWhole(value, subjectsOf(whose, ''), '')
  const words = lead + behind.slice(0, 8)
  const left = scope.left === null ? null : add(scope.left, negate(value))
  const isNamed = /申请/u.test(words) || partWords.test(words)
  return { ...scope, part: isNamed ? 'named' : 'loose', left, parts: scope.parts + 1 }
}

export type HitKind = 'whole' | 'detail' | 'beside'

const wholes: readonly string[] = [
  'received',
  'receivedNew',
  'worked',
  'review',
  'suit',
  'dispute',
  'normativeMade',
  'normativeRepealed',
  'normativeValid',
  'regulationsMade',
  'regulationsRepealed',
  'regulationsValid',
]

/** Whether a number names a whole, or is one of what was named; 结转 stands beside both. `lead` are the words in front. */
export function kindOfHit(topic: TopicName, lead: string, words: string): HitKind {
  const isExplicit = requestsNamed.test(words) && /全年|全部|共|总|累计/u.test(lead)
  switch (topic.kind) {
    case 'answered':
      return isExplicit ? 'whole' : 'detail'
    case 'receivedAndAnswered':
      return 'whole'
    case 'plain':
      if (topic.topic === 'carriedIn' || topic.topic === 'carriedOut') return 'beside'
      // 废止2件 goes on about documents named before.
      if (/^(?:normative|regulations)/u.test(topic.topic) && !/文件|规章/u.test(words)) return 'detail'
      return wholes.includes(topic.topic) || (topic.topic === 'finished' && isExplicit) ? 'whole' : 'detail'
    case 'outcomes':
    case 'result':
      return 'detail'
  }
}

const requestsNamed = new RegExp(requestWords, 'u')

function withoutBrackets(words: string): string {
  return words.replace(/（[^（）]*）/gu, '')
}
