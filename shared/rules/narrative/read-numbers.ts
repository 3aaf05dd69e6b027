// The numbers of one sentence with what each is of, and whether it is of all or only of some of them. What stands in other
// sentences comes in as the scope and goes out as the scope.
import type { WrittenYear } from '../../report/written-year.ts'
import { placeIn, type CompactText } from './compact-text.ts'
import {
  disputesAfter,
  documentHit,
  documentsAfter,
  leadStart,
  phraseHit,
  resultHit,
  type Disputes,
  type Documents,
  type Hit,
  type Sentence,
} from './phrase-hits.ts'
import { newDisputes, oldDisputes, otherTime, outcomeWithin, unclearResults } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import type { SaidNumber } from './said.ts'
import {
  kindOfHit,
  scopeBehind,
  scopeOfCarriedIn,
  scopeOfDetail,
  scopeOfUnknown,
  scopeOfWhole,
  type HitKind,
  type Scope,
} from './scope.ts'
import { subjectsOf } from './subjects.ts'

export interface Context {
  readonly compact: CompactText
  readonly quantities: readonly Quantity[]
  readonly years: readonly WrittenYear[]
}

export interface Found {
  /** Index of its quantity; null where a word says that there was none. */
  readonly at: number | null
  /** Unit of the compact text at which its words begin. */
  readonly core: number
  readonly isAbout: boolean
  /** Of some of what the table counts. */
  readonly isPart: boolean
  readonly number: SaidNumber
}

/** Units that applications, cases and documents are counted in. */
const countUnits = /^(?:件|件次|份|宗|起|例)$/u

/** Adds what the sentence says to `found`; what comes back is what it speaks of at its end. */
export function readNumbers(
  context: Context,
  sentence: Sentence,
  own: readonly number[],
  before: Scope,
  found: Found[],
): Scope {
  const { compact, quantities, years } = context
  const { text } = compact
  let scope = before
  /** What a bracket stands in: the parts it names end with it. */
  let outer: Scope | null = null
  let disputes: Disputes | null = null
  let documents: Documents = null
  let hasOutcome = false
  let segment = sentence.from
  let used = sentence.from
  let told = sentence.from
  for (const at of own) {
    const quantity = quantities[at]
    if (quantity === undefined || quantity.unit === '%') continue
    const stop = text.lastIndexOf('；', quantity.from)
    if (stop >= segment) {
      segment = stop + 1
      disputes = null
      documents = null
    }
    if (isOpen(text.slice(sentence.from, quantity.from))) outer ??= scope
    else if (outer !== null) {
      scope = outer
      outer = null
    }
    const least = Math.max(quantities[at - 1]?.to ?? 0, used)
    const from = leadStart(text, sentence, least, quantity.from)
    const lead = text.slice(from, quantity.from)
    const hit: Hit | null =
      resultHit(lead, disputes) ?? documentHit(lead, documents) ?? phraseHit(text, sentence, from, quantity)
    if (hit === null) {
      if (!countUnits.test(quantity.unit)) continue
      const behind = text.slice(quantity.to, sentence.to)
      scope = scopeOfUnknown(scopeBehind(scope, text.slice(told, from)), lead, behind, quantity.value)
      told = quantity.to
      continue
    }
    const { topic, core, needs, nextYear }: Hit = hit
    const start = from + core
    const end = quantity.to + hit.behind
    const words = text.slice(start, end)
    const gap = text.slice(told, start)
    const ahead = text.slice(sentence.from, start)
    const who = placeBefore(text, sentence, from, least) + hit.who
    const subjects = subjectsOf(who, ahead.slice(0, Math.max(0, ahead.length - who.length)))
    const clause = clauseOf(text, segment, sentence.to)
    const kind: HitKind = kindOfHit(topic, lead, words)
    if (kind !== 'whole') {
      scope = scopeBehind(scope, gap)
      if (kind === 'detail') scope = scopeOfDetail(scope)
    } else if (hit.isDispute) {
      // 引发行政复议1件 behind a channel is of that channel.
      const goesOn = disputes !== null || gap.includes('；') || /信息公开/u.test(gap + words)
      if (goesOn || scope.part === 'none') scope = scopeOfWhole(quantity.value, subjects, gap)
      if (newDisputes.test(lead) || oldDisputes.test(clause)) scope = { ...scope, part: 'named' }
    } else scope = scopeOfWhole(quantity.value, subjects, gap)
    const isPart = kind !== 'beside' && scope.part !== 'none'
    used = end
    told = end
    disputes = disputesAfter(disputes, topic)
    documents = documentsAfter(documents, topic)
    const isUnclear =
      (topic.kind === 'result' && unclearResults.test(clause)) ||
      (topic.kind === 'outcomes' && outcomeWithin.test(text.slice(end, sentence.to))) ||
      // Applications that came twice are an outcome only among outcomes.
      (words.startsWith('重复申请') && !hasOutcome)
    hasOutcome ||= topic.kind === 'outcomes'
    found.push({
      at,
      core: start,
      // Another time, another number: it still is what a list behind it adds up to.
      isAbout: quantity.isAbout || otherTime.test(ahead) || isUnclear || isShared(context, at, lead),
      isPart,
      number: {
        topic,
        value: quantity.value,
        unit: quantity.unit,
        words,
        place: placeIn(compact, start, end),
        digits: placeIn(compact, quantity.from, quantity.digitsEnd),
        digitWords: text.slice(quantity.from, quantity.digitsEnd),
        subjects: kind === 'whole' ? subjects : [...new Set([...scope.subjects, ...subjects])],
        year: yearBefore(years, start),
        nextYear,
        needs,
        isCertain: scope.part === 'none',
      },
    })
    if (topic.kind === 'plain' && topic.topic === 'carriedIn') scope = scopeOfCarriedIn(scope)
  }
  return outer ?? scope
}

export function yearBefore(years: readonly WrittenYear[], to: number): number | null {
  return years.findLast((year) => year.to <= to)?.year ?? null
}

function isOpen(text: string): boolean {
  return text.lastIndexOf('（') > text.lastIndexOf('）')
}

/** Up to the next ；. */
function clauseOf(text: string, from: number, to: number): string {
  const end = text.indexOf('；', from)
  return text.slice(from, end === -1 ? to : Math.min(end, to))
}

/** `各县（市、区）收到`: whom the words before a bracket name, which otherwise is a stop. */
function placeBefore(text: string, sentence: Sentence, from: number, least: number): string {
  if (text.charAt(from - 1) !== '）') return ''
  const open = text.lastIndexOf('（', from)
  if (open < Math.max(sentence.from, least)) return ''
  const words = text.slice(leadStart(text, sentence, least, open), open)
  return /[省市州盟县区旗镇乡局委厅办院部门单位街道]$/u.test(words) ? words : ''
}

/** `分别予以公开12件、8件`: not each of them is of what is named. */
function isShared({ compact, quantities }: Context, at: number, lead: string): boolean {
  const [own, next] = [quantities[at], quantities[at + 1]]
  if (!/分别/u.test(lead) || own === undefined || next === undefined) return false
  return /^[、和]$/u.test(compact.text.slice(own.to, next.from))
}
