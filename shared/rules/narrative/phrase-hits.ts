// What the words around a number say it is of: a phrase, or what goes on from a phrase in front of it. One number at a time;
// the sentences are in read-paragraph.ts.
import type { DisputeTopic, PlainTopic, TopicName } from '../../template/text-topics.ts'
import { documentsGoOn, otherLetters, phrases, requestWords, resultWords, type Needs } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import type { SaidNumber } from './said.ts'

/** Units that phrases speak of. */
const anyUnit = /^[件份宗起例条次个部]$/u
/** Without one of these words nothing is looked for. */
export const anyTopic =
  /申请|答复|办[结复]|结转|转入|顺延|延期|转结|公开|复议|诉讼|规范性文件|规章|处理|提供|新收|新增|收到|受理|信息需|政府信息|起诉|权益|事务|案卷|查询|反复|秘密|安全/u

export interface Sentence {
  readonly from: number
  readonly to: number
}

const stops = /[，：；（）“”‘’《》〔〕]/u
export const longestLead = 60

/** Where the words in front of a number begin: behind the last stop or the last number. */
export function leadStart(text: string, sentence: Sentence, before: number | undefined, to: number): number {
  let from = to
  const least = Math.max(sentence.from, before ?? 0, to - longestLead - 1)
  // Quoted words within an official name (危及“三安全一稳定”) are no stop.
  while (from > least && (!stops.test(text.charAt(from - 1)) || isInName(text, from - 1))) from -= 1
  const skipped = /^(?:、|[一二三四五六七八九十]+是|并且|并|且|和|及|以及)+/u.exec(text.slice(from, to))
  return from + (skipped?.[0].length ?? 0)
}

function isInName(text: string, at: number): boolean {
  return /“三安全一稳定”/u.test(text.slice(Math.max(0, at - 7), at + 8)) && /[“”]/u.test(text.charAt(at))
}

export type Documents = 'normative' | 'regulations' | null

export interface Disputes {
  readonly current: DisputeTopic
  /** Topics named one after the other without a result: whose results follow is not clear with more than one. */
  readonly run: number
  readonly hasResults: boolean
}

export function disputesAfter(before: Disputes | null, topic: TopicName): Disputes | null {
  if (topic.kind === 'result') return before === null ? null : { ...before, hasResults: true }
  if (topic.kind !== 'plain' || !isDispute(topic.topic)) return before
  const run = before !== null && !before.hasResults ? before.run + 1 : 1
  return { current: topic.topic, run, hasResults: false }
}

export function documentsAfter(before: Documents, topic: TopicName): Documents {
  if (topic.kind !== 'plain') return before
  if (topic.topic.startsWith('normative')) return 'normative'
  return topic.topic.startsWith('regulations') ? 'regulations' : before
}

export interface Hit {
  readonly topic: TopicName
  /** Where the words that are quoted begin in the lead. */
  readonly core: number
  readonly who: string
  readonly needs: SaidNumber['needs']
  readonly nextYear: number | null
  /** Units behind the quantity that belong to the words. */
  readonly behind: number
  /** Of all disputes, or of all reviews or suits. */
  readonly isDispute: boolean
}

function isDispute(topic: PlainTopic): topic is DisputeTopic {
  return topic === 'review' || topic === 'suit' || topic === 'suitDirect' || topic === 'suitReviewed'
}

export function resultHit(lead: string, disputes: Disputes | null): Hit | null {
  if (disputes === null || disputes.run > 1) return null
  for (const { result, lead: pattern } of resultWords) {
    const match = pattern.exec(lead)
    if (match) {
      const topic = { kind: 'result', of: disputes.current, result } as const
      return { ...plainHit, topic, core: coreIn(match) }
    }
  }
  return null
}

export function documentHit(lead: string, documents: Documents): Hit | null {
  if (documents === null) return null
  for (const { lead: pattern, of } of documentsGoOn) {
    const match = pattern.exec(lead)
    if (match === null) continue
    const topic: PlainTopic = `${documents}${of === 'repealed' ? 'Repealed' : 'Valid'}`
    return { ...plainHit, topic: { kind: 'plain', topic }, core: coreIn(match) }
  }
  return null
}

const plainHit = { who: '', needs: 'nothing', nextYear: null, behind: 0, isDispute: false } as const

export function phraseHit(text: string, sentence: Sentence, from: number, quantity: Quantity): Hit | null {
  const lead = text.slice(from, quantity.from)
  if (lead.length > longestLead) return null
  const behind = text.slice(quantity.to, Math.min(sentence.to, quantity.to + longestLead))
  if (!anyUnit.test(quantity.unit)) return null
  const isNamed = anyTopic.test(lead)
  // 按期答复33件，延期答复3件: neither is all.
  if (/按时|按期|及时/u.test(lead) && /延期|逾期|超期/u.test(text.slice(sentence.from, sentence.to)))
    return null
  for (const phrase of phrases) {
    if (phrase.trail === undefined && !isNamed) continue
    const trail = phrase.trail?.exec(behind) ?? null
    if ((phrase.trail !== undefined && trail === null) || !phrase.units.test(quantity.unit)) continue
    const match = phrase.lead.exec(lead)
    if (match === null) continue
    const core = coreIn(match)
    const before = text.slice(sentence.from, from + core)
    if (phrase.not?.test(before) === true) continue
    const needs = needsLeft(phrase.needs, text.slice(0, quantity.from), before, behind)
    if (needs === null) continue
    const next = match.groups?.['next'] ?? trail?.groups?.['next']
    const topic = phrase.topic(match, trail)
    return {
      topic,
      core,
      who: match.groups?.['who'] ?? '',
      needs,
      nextYear: next === undefined ? null : Number(next),
      behind: trail?.[0].length ?? 0,
      isDispute: topic.kind === 'plain' && (isDispute(topic.topic) || topic.topic === 'dispute'),
    }
  }
  return null
}

const requestsNamed = new RegExp(requestWords, 'u')
const requestsBehind = new RegExp(`^的?${requestWords}`, 'u')

/** What is left to be known from outside of the paragraph; null where the phrase cannot be meant. */
function needsLeft(
  needs: Needs,
  paragraph: string,
  before: string,
  behind: string,
): SaidNumber['needs'] | null {
  switch (needs) {
    case 'nothing':
      return 'nothing'
    case 'requests':
      return requestsNamed.test(paragraph) || requestsBehind.test(behind) ? 'nothing' : 'requests'
    case 'requestsInSentence':
      return requestsNamed.test(before) && !otherLetters.test(before) ? 'nothing' : null
    case 'disputes':
      return /信息公开/u.test(before) ? 'nothing' : 'disputes'
  }
}

export function coreIn(match: RegExpExecArray): number {
  return match[0].length - (match.groups?.['core'] ?? '').length
}
