// Reads the numbers of a paragraph that the tables have too, sentence by sentence. What it does not know for certain it leaves
// out; the draft is immutable, so each paragraph is read once.
import { exact } from '../../report/cell.ts'
import { textOf, type Paragraph } from '../../report/prose.ts'
import { writtenYears, type WrittenYear } from '../../report/written-year.ts'
import type { TopicName } from '../../template/text-topics.ts'
import { compactText, placeIn, type CompactText } from './compact-text.ts'
import { anyTopic, coreIn, leadStart, longestLead, type Sentence } from './phrase-hits.ts'
import { feeWords, noneOf, otherTime } from './phrases.ts'
import { quantitiesOf, type Quantity } from './quantities.ts'
import { readNumbers, yearBefore, type Context, type Found } from './read-numbers.ts'
import { changeBehind, shareBehind, sumBehind, type PartKind } from './relations.ts'
import type { SaidFee, SaidInParagraph, SaidNumber, SaidSum } from './said.ts'
import { scopeOfSentence, startScope } from './scope.ts'
import { subjectsOf } from './subjects.ts'

const nothing: SaidInParagraph = {
  numbers: [],
  ofParts: [],
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
  let scope = startScope
  for (const sentence of sentencesOf(compact.text)) {
    const own = quantities.flatMap((one, index) =>
      one.from >= sentence.from && one.to <= sentence.to ? [index] : [],
    )
    scope = scopeOfSentence(scope, compact.text.slice(sentence.from, sentence.to))
    scope = readNumbers(context, sentence, own, scope, found)
    found.push(...nonesOf(context, sentence))
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
  const exactOnes = found.filter(({ isAbout, isPart }) => !isAbout && !isPart)
  return {
    numbers: exactOnes.map(({ number }) => number),
    ofParts: found.filter(({ isAbout, isPart }) => !isAbout && isPart).map(({ number }) => number),
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
  return /answered$/iu.test(topic.kind) || (topic.kind === 'plain' && totalTopics.includes(topic.topic))
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

/** Years named in a text, titles of documents left aside. */
function yearsIn(text: string): readonly WrittenYear[] {
  const plain = text.replace(/《[^》]*》/gu, (title) => '　'.repeat(title.length))
  // 较2023年增长 does not turn to that year.
  return writtenYears(plain).filter(({ from }) => !/[较比与同至到]/u.test(plain.charAt(from - 1)))
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
        isCertain: true,
      }
      return [{ at: null, core: start, isAbout: false, isPart: false, number }]
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
    const { value } = quantity
    // 0.12万元（1200元） says it in 元 as well.
    const unit = /^（(?:即|计|共|合)?[\d,.]+元）/u.test(text.slice(quantity.to)) ? '元' : quantity.unit
    const words = text.slice(core, quantity.to)
    return [{ at, core, value, unit, words, place: placeIn(compact, core, quantity.to) }]
  })
}
