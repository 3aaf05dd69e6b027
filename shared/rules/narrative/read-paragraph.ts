// Reads the numbers of a paragraph that the tables have too, sentence by sentence. What it does not know for certain it leaves
// out; the draft is immutable, so each paragraph is read once.
import { exact } from '../../report/cell.ts'
import { textOf, type Paragraph } from '../../report/prose.ts'
import { writtenYears, type WrittenYear } from '../../report/written-year.ts'
import type { DisputeTopic, PlainTopic, TopicName } from '../../template/text-topics.ts'
import { compactText, placeIn, type CompactText } from './compact-text.ts'
import {
  documentsGoOn,
  feeWords,
  noneOf,
  otherLetters,
  otherTime,
  phrases,
  requestWords,
  resultWords,
  type Needs,
} from './phrases.ts'
import { quantitiesOf, type Quantity } from './quantities.ts'
import { changeBehind, shareBehind, sumBehind, type PartKind } from './relations.ts'
import type { SaidFee, SaidInParagraph, SaidNumber, SaidSum } from './said.ts'
import { subjectsOf } from './subjects.ts'

const nothing: SaidInParagraph = {
  numbers: [],
  sums: [],
  shares: [],
  changes: [],
  fees: [],
  namesFee: false,
}

const readBefore = new WeakMap<Paragraph, SaidInParagraph>()

export function readParagraph(paragraph: Paragraph): SaidInParagraph {
  const known = readBefore.get(paragraph)
  if (known) return known
  const made = read(paragraph)
  readBefore.set(paragraph, made)
  return made
}

const anyTopic =
  /申请|答复|办[结复]|结转|转入|顺延|公开|复议|诉讼|规范性文件|规章|处理|提供|信息|权益|事务|案卷|查询|反复|秘密|安全/u

function read(paragraph: Paragraph): SaidInParagraph {
  // A heading of its own line says nothing.
  if (paragraph.level > 0 && paragraph.lead === undefined) return nothing
  const text = textOf(paragraph)
  if (!anyTopic.test(text)) return nothing
  const compact = compactText(text)
  const quantities = quantitiesOf(compact.text)
  const context: Context = { compact, quantities, years: yearsIn(compact.text) }
  const found: Found[] = []
  const fees: (SaidFee & { readonly at: number; readonly core: number })[] = []
  for (const sentence of sentencesOf(compact.text)) {
    const own = quantities.flatMap((one, index) =>
      one.from >= sentence.from && one.to <= sentence.to ? [index] : [],
    )
    found.push(...numbersOf(context, sentence, own), ...nonesOf(context, sentence))
    fees.push(...feesOf(compact, sentence, quantities, own))
  }
  const totals = new Set(
    found.flatMap(({ at, number }) => (at !== null && isTotal(number.topic) ? [at] : [])),
  )
  const sums = [
    ...found.flatMap(({ at, core, number }): readonly SaidSum[] =>
      at !== null && isTotal(number.topic) ? sumBehind(context, at, core, totals, partsOf(number.topic)) : [],
    ),
    ...fees.flatMap(({ at, core }) => sumBehind(context, at, core, new Set(), ['fee'])),
  ]
  const exactOnes = found.filter(({ isAbout }) => !isAbout)
  return {
    numbers: exactOnes.map(({ number }) => number),
    sums,
    shares: exactOnes.flatMap(({ at, core, number }) =>
      at !== null && number.topic.kind === 'outcomes' ? shareBehind(context, at, core, number) : [],
    ),
    changes: exactOnes.flatMap(({ at, core, number }) =>
      at !== null && isReceived(number.topic) ? changeBehind(context, at, core, number) : [],
    ),
    fees: fees.map(({ value, unit, words, place }) => ({ value, unit, words, place })),
    namesFee: /处理费/u.test(compact.text),
  }
}

interface Context {
  readonly compact: CompactText
  readonly quantities: readonly Quantity[]
  readonly years: readonly WrittenYear[]
}

interface Found {
  /** Index of its quantity; null where a word says that there was none. */
  readonly at: number | null
  /** Unit of the compact text at which its words begin. */
  readonly core: number
  readonly isAbout: boolean
  readonly number: SaidNumber
}

interface Sentence {
  readonly from: number
  readonly to: number
}

function sentencesOf(text: string): readonly Sentence[] {
  return [...text.matchAll(/[^。！？]+/gu)].map(({ index, 0: words }) => ({
    from: index,
    to: index + words.length,
  }))
}

const totalTopics: readonly string[] = [
  'received',
  'receivedNew',
  'worked',
  'finished',
  'review',
  'suit',
  'dispute',
]

function isTotal(topic: TopicName): boolean {
  return topic.kind === 'answered' || (topic.kind === 'plain' && totalTopics.includes(topic.topic))
}

/** What a list behind a total may consist of. Outcomes are also those of applications carried over. */
function partsOf(topic: TopicName): readonly PartKind[] {
  if (topic.kind !== 'plain') return ['outcome', 'applicant']
  if (['review', 'suit', 'dispute'].includes(topic.topic)) return ['result']
  const whose: readonly PartKind[] = ['channel', 'applicant', 'subject']
  return isReceived(topic) && topic.topic !== 'worked' ? whose : [...whose, 'outcome']
}

function isReceived(topic: TopicName): boolean {
  return topic.kind === 'plain' && ['received', 'receivedNew', 'worked'].includes(topic.topic)
}

const stops = /[，：；（）“”‘’《》〔〕]/u
const longestLead = 60

/** Where the words in front of a number begin: behind the last stop or the last number. */
function leadStart(text: string, sentence: Sentence, before: number | undefined, to: number): number {
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

type Documents = 'normative' | 'regulations' | null

interface Disputes {
  readonly current: DisputeTopic
  /** Topics named one after the other without a result: whose results follow is not clear with more than one. */
  readonly run: number
  readonly hasResults: boolean
}

function numbersOf(context: Context, sentence: Sentence, own: readonly number[]): readonly Found[] {
  const { compact, quantities } = context
  const { text } = compact
  const found: Found[] = []
  let disputes: Disputes | null = null
  let documents: Documents = null
  let segment = sentence.from
  let used = sentence.from
  for (const at of own) {
    const quantity = quantities[at]
    if (quantity === undefined || quantity.unit === '%') continue
    const stop = text.lastIndexOf('；', quantity.from)
    if (stop >= segment) {
      segment = stop + 1
      disputes = null
      documents = null
    }
    const from = leadStart(text, sentence, Math.max(quantities[at - 1]?.to ?? 0, used), quantity.from)
    const lead = text.slice(from, quantity.from)
    const hit: Hit | null =
      resultHit(lead, disputes) ??
      documentHit(lead, documents) ??
      phraseHit(compact, sentence, from, quantity)
    if (hit === null) continue
    const { topic, core, who, needs, nextYear, behind }: Hit = hit
    const start = from + core
    const before = text.slice(sentence.from, start)
    used = quantity.to + behind
    disputes = disputesAfter(disputes, topic)
    documents = documentsAfter(documents, topic)
    // Another time, another number: it still is what a list behind it adds up to.
    const isElsewhen = otherTime.test(before)
    found.push({
      at,
      core: start,
      isAbout: quantity.isAbout || isElsewhen,
      number: {
        topic,
        value: quantity.value,
        unit: quantity.unit,
        words: text.slice(start, quantity.to + behind),
        place: placeIn(compact, start, quantity.to + behind),
        digits: placeIn(compact, quantity.from, quantity.digitsEnd),
        digitWords: text.slice(quantity.from, quantity.digitsEnd),
        subjects: subjectsOf(who, before.slice(0, before.length - who.length)),
        year: yearBefore(context.years, start),
        nextYear,
        needs,
      },
    })
  }
  return found
}

interface Hit {
  readonly topic: TopicName
  /** Where the words that are quoted begin in the lead. */
  readonly core: number
  readonly who: string
  readonly needs: SaidNumber['needs']
  readonly nextYear: number | null
  /** Units behind the quantity that belong to the words. */
  readonly behind: number
}

function isDispute(topic: PlainTopic): topic is DisputeTopic {
  return topic === 'review' || topic === 'suit' || topic === 'suitDirect' || topic === 'suitReviewed'
}

function disputesAfter(before: Disputes | null, topic: TopicName): Disputes | null {
  if (topic.kind === 'result') return before === null ? null : { ...before, hasResults: true }
  if (topic.kind !== 'plain' || !isDispute(topic.topic)) return before
  const run = before !== null && !before.hasResults ? before.run + 1 : 1
  return { current: topic.topic, run, hasResults: false }
}

function documentsAfter(before: Documents, topic: TopicName): Documents {
  if (topic.kind !== 'plain') return before
  if (topic.topic.startsWith('normative')) return 'normative'
  return topic.topic.startsWith('regulations') ? 'regulations' : before
}

function resultHit(lead: string, disputes: Disputes | null): Hit | null {
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

function documentHit(lead: string, documents: Documents): Hit | null {
  if (documents === null) return null
  for (const { lead: pattern, of } of documentsGoOn) {
    const match = pattern.exec(lead)
    if (match === null) continue
    const topic: PlainTopic = `${documents}${of === 'repealed' ? 'Repealed' : 'Valid'}`
    return { ...plainHit, topic: { kind: 'plain', topic }, core: coreIn(match) }
  }
  return null
}

const plainHit = { who: '', needs: 'nothing', nextYear: null, behind: 0 } as const

function phraseHit(compact: CompactText, sentence: Sentence, from: number, quantity: Quantity): Hit | null {
  const { text } = compact
  const lead = text.slice(from, quantity.from)
  if (lead.length > longestLead) return null
  const behind = text.slice(quantity.to, Math.min(sentence.to, quantity.to + longestLead))
  if (!anyTopic.test(lead) && !anyTopic.test(behind)) return null
  for (const phrase of phrases) {
    if (!phrase.units.test(quantity.unit)) continue
    const match = phrase.lead.exec(lead)
    if (match === null) continue
    const trail = phrase.trail === undefined ? null : phrase.trail.exec(behind)
    if (phrase.trail !== undefined && trail === null) continue
    const core = coreIn(match)
    const before = text.slice(sentence.from, from + core)
    if (phrase.not?.test(before) === true) continue
    const needs = needsLeft(phrase.needs, text.slice(0, quantity.from), before)
    if (needs === null) continue
    const next = match.groups?.['next'] ?? trail?.groups?.['next']
    return {
      topic: phrase.topic(match, trail),
      core,
      who: match.groups?.['who'] ?? '',
      needs,
      nextYear: next === undefined ? null : Number(next),
      behind: trail?.[0].length ?? 0,
    }
  }
  return null
}

const requestsNamed = new RegExp(requestWords, 'u')

/** What is left to be known from outside of the paragraph; null where the phrase cannot be meant. */
function needsLeft(needs: Needs, paragraph: string, before: string): SaidNumber['needs'] | null {
  switch (needs) {
    case 'nothing':
      return 'nothing'
    case 'requests':
      return requestsNamed.test(paragraph) ? 'nothing' : 'requests'
    case 'requestsInSentence':
      return requestsNamed.test(before) && !otherLetters.test(before) ? 'nothing' : null
    case 'disputes':
      return /信息公开/u.test(before) ? 'nothing' : 'disputes'
  }
}

function coreIn(match: RegExpExecArray): number {
  return match[0].length - (match.groups?.['core'] ?? '').length
}

/** Years named in a text, titles of documents left aside. */
function yearsIn(text: string): readonly WrittenYear[] {
  const plain = text.replace(/《[^》]*》/gu, (title) => '　'.repeat(title.length))
  // 较2023年增长 does not turn to that year.
  return writtenYears(plain).filter(({ from }) => !/[较比与同至到]/u.test(plain.charAt(from - 1)))
}

function yearBefore(years: readonly WrittenYear[], to: number): number | null {
  return years.findLast((year) => year.to <= to)?.year ?? null
}

function nonesOf(context: Context, sentence: Sentence): readonly Found[] {
  const { compact } = context
  const { text } = compact
  const words = text.slice(sentence.from, sentence.to)
  return [...words.matchAll(/[^，；：（）]+/gu)].flatMap((clause): readonly Found[] => {
    if (clause[0].length > longestLead || !/[未无没]/u.test(clause[0])) return []
    for (const { clause: pattern, topic } of noneOf) {
      const match = pattern.exec(clause[0])
      if (match === null) continue
      const end = sentence.from + clause.index + clause[0].length
      const start = end - (match.groups?.['core'] ?? '').length
      const who = match.groups?.['who'] ?? ''
      const before = text.slice(sentence.from, start)
      if (otherTime.test(before)) return []
      const number: SaidNumber = {
        topic: { kind: 'plain', topic },
        value: exact(0),
        unit: '件',
        words: text.slice(start, end),
        place: placeIn(compact, start, end),
        digits: null,
        digitWords: '',
        subjects: subjectsOf(who, before.slice(0, before.length - who.length)),
        year: yearBefore(context.years, start),
        nextYear: null,
        needs: 'nothing',
      }
      return [{ at: null, core: start, isAbout: false, number }]
    }
    return []
  })
}

function feesOf(
  compact: CompactText,
  sentence: Sentence,
  quantities: readonly Quantity[],
  own: readonly number[],
): readonly (SaidFee & { readonly at: number; readonly core: number })[] {
  const { text } = compact
  return own.flatMap((at) => {
    const quantity = quantities[at]
    if (quantity === undefined || !/元$/u.test(quantity.unit)) return []
    const from = leadStart(text, sentence, quantities[at - 1]?.to, quantity.from)
    const match = feeWords.exec(text.slice(from, quantity.from))
    if (match === null) return []
    const core = from + coreIn(match)
    if (otherTime.test(text.slice(sentence.from, core))) return []
    const { value, unit } = quantity
    const words = text.slice(core, quantity.to)
    return [{ at, core, value, unit, words, place: placeIn(compact, core, quantity.to) }]
  })
}
