// What the text of a report gives numbers of, and the cells that the form has for each: the outcomes are taken from the
// rows of 表三 themselves. How offices put it in words is in rules/narrative; nothing is compared here.
import { tableIds, type Address, type Row, type TableId, type TableSpec } from './form.ts'
import { layoutOf } from './layout.ts'
import type { RuleId } from './rule-list.ts'

/** One way to count; the number in the text is right when it is the sum of the cells of any one of them. */
export interface Reading {
  readonly cells: readonly Address[]
  /** What sentences call the sum; absent where the cells are named one by one. */
  readonly name?: string
  /** What a choice between several readings calls it. */
  readonly short?: string
}

export interface TextTopic {
  readonly rule: RuleId
  readonly table: TableId
  readonly readings: readonly Reading[]
  /** Compared only once these are filled in too: roll-forward fills 上年结转 while the text is still last year's. */
  readonly after?: readonly Address[]
}

/** An outcome of applications by the name it has in the form: a group, or a row within one. */
export interface Outcome {
  readonly key: string
  /** `不予公开`, `属于国家秘密`. */
  readonly words: string
}

const one = (rule: RuleId, table: TableId, ...cells: readonly Address[]): TextTopic => ({
  rule,
  table,
  readings: [{ cells }],
})

const received: Reading = { cells: ['received_total'], short: '本年新收' }
const handled: Reading = { cells: ['received_total', 'carried_in_total'], short: '加上结转' }
const finished: Reading = { cells: ['outcome_total_total'], short: '办理结果总计' }

/** What the applications of a year can be taken as a whole of: percentages in the text are of one of these. */
export const requestWholes: readonly Reading[] = [finished, received, handled]

/** What 同比 compares: last year's number by either reading. */
export const requestsBefore: readonly Reading[] = [received, handled]

/** 逾期未按收费通知要求缴纳费用: where it is not 0 the sixth section has to speak of fees. */
export const unpaidFees: Address = 'other_unpaid_total'

/** Every topic that is no single outcome. */
const plainTopics = {
  /** N-1: both readings are used about equally. */
  received: { rule: 'N-1', table: 'requests', readings: [received, handled] },
  receivedNew: { rule: 'N-1', table: 'requests', readings: [received] },
  /** 办理 is said of what came in, of what was at hand, and of what was finished. */
  worked: { rule: 'N-1', table: 'requests', readings: [received, handled, finished] },
  finished: { rule: 'N-2', table: 'requests', readings: [finished] },
  carriedIn: { ...one('N-2', 'requests', 'carried_in_total'), after: ['received_total'] },
  carriedOut: one('N-2', 'requests', 'carried_out_total'),
  review: one('N-3', 'disputes', 'review_total'),
  suit: one('N-3', 'disputes', 'suit_direct_total', 'suit_reviewed_total'),
  suitDirect: one('N-3', 'disputes', 'suit_direct_total'),
  suitReviewed: one('N-3', 'disputes', 'suit_reviewed_total'),
  dispute: one('N-3', 'disputes', 'review_total', 'suit_direct_total', 'suit_reviewed_total'),
  regulationsMade: one('N-6', 'disclosure', 'regulations_made'),
  regulationsRepealed: one('N-6', 'disclosure', 'regulations_repealed'),
  regulationsValid: one('N-6', 'disclosure', 'regulations_valid'),
  normativeMade: one('N-6', 'disclosure', 'normative_made'),
  normativeRepealed: one('N-6', 'disclosure', 'normative_repealed'),
  normativeValid: one('N-6', 'disclosure', 'normative_valid'),
} as const satisfies Readonly<Record<string, TextTopic>>

export type PlainTopic = keyof typeof plainTopics

export type DisputeResult = 'upheld' | 'corrected' | 'other' | 'pending'
export type DisputeTopic = 'review' | 'suit' | 'suitDirect' | 'suitReviewed'

const resultGroups: Readonly<Record<DisputeTopic, readonly string[]>> = {
  review: ['review'],
  suit: ['suit_direct', 'suit_reviewed'],
  suitDirect: ['suit_direct'],
  suitReviewed: ['suit_reviewed'],
}

/** What a text speaks of: a topic, some outcomes together, applications that were answered, a result of disputes. */
export type TopicName =
  | { readonly kind: 'plain'; readonly topic: PlainTopic }
  | { readonly kind: 'outcomes'; readonly keys: readonly string[] }
  | { readonly kind: 'answered' }
  /** 收到并答复: of what came in, or of what was answered. */
  | { readonly kind: 'receivedAndAnswered' }
  | { readonly kind: 'result'; readonly of: DisputeTopic; readonly result: DisputeResult }

interface KnownTopic {
  readonly tables: readonly TableSpec[]
  readonly topic: TextTopic | null
}

const topicsBefore = new WeakMap<TopicName, KnownTopic>()

/** The cells behind a topic in one edition of its table; null where that edition has no such cells. */
export function textTopic(name: TopicName, tables: Readonly<Record<TableId, TableSpec>>): TextTopic | null {
  const specs = tableIds.map((id) => tables[id])
  const before = topicsBefore.get(name)
  if (before?.tables.every((spec, index) => spec === specs[index]) === true) return before.topic
  const topic = findTopic(name, tables)
  topicsBefore.set(name, { tables: specs, topic })
  return topic
}

function findTopic(name: TopicName, tables: Readonly<Record<TableId, TableSpec>>): TextTopic | null {
  const topic = topicOf(name, tables.requests)
  if (topic === null) return null
  const known = addressesOf(tables[topic.table])
  return topic.readings.every(({ cells }) => cells.every((cell) => known.has(cell))) ? topic : null
}

function topicOf(name: TopicName, requests: TableSpec): TextTopic | null {
  switch (name.kind) {
    case 'plain':
      return plainTopics[name.topic]
    case 'result':
      return one('N-3', 'disputes', ...resultGroups[name.of].map((group) => `${group}_${name.result}`))
    case 'answered':
      return { rule: 'N-2', table: 'requests', readings: [finished, answeredReading(requests)] }
    case 'receivedAndAnswered':
      return { ...plainTopics.worked, readings: [...plainTopics.worked.readings, answeredReading(requests)] }
    case 'outcomes': {
      const readings = name.keys.map((key) => outcomesOf(requests).find((outcome) => outcome.key === key))
      const found = readings.flatMap((reading) => reading ?? [])
      if (found.length < readings.length) return null
      const [only] = found
      const reading =
        found.length === 1 && only
          ? only.reading
          : { cells: found.flatMap((outcome) => outcome.reading.cells) }
      return { rule: 'N-2', table: 'requests', readings: [reading] }
    }
  }
}

const known = new WeakMap<TableSpec, ReadonlySet<Address>>()

function addressesOf(table: TableSpec): ReadonlySet<Address> {
  const before = known.get(table)
  if (before) return before
  const made = new Set(layoutOf(table).figures.map(({ address }) => address))
  known.set(table, made)
  return made
}

interface PlacedOutcome extends Outcome {
  readonly isGroup: boolean
  readonly reading: Reading
}

const outcomesBefore = new WeakMap<TableSpec, readonly PlacedOutcome[]>()

/** （一）予以公开 … （六）其他处理 and the rows within them, each with its cells of the column 总计. */
export function outcomesOf(requests: TableSpec): readonly PlacedOutcome[] {
  const before = outcomesBefore.get(requests)
  if (before) return before
  const rows = requests.bands.flatMap((band) => band.rows).flatMap((row) => row.children ?? [])
  // （七）总计 is no outcome: it derives from the others.
  const totals = new Set(requests.identities.flatMap(({ derives, right }) => (derives ? right : [])))
  const made = rows.filter(({ key }) => !totals.has(key)).flatMap(outcomesOfRow)
  outcomesBefore.set(requests, made)
  return made
}

function outcomesOfRow(row: Row): readonly PlacedOutcome[] {
  const words = plainLabel(row.label)
  if (row.children === undefined) {
    return [{ key: words, words, isGroup: true, reading: { cells: [`${row.key}_total`] } }]
  }
  const cells = row.children.map(({ key }) => `${key}_total`)
  const name = `“${row.label}”各行“总计”列合计`
  return [
    { key: words, words, isGroup: true, reading: { cells, name } },
    ...row.children.flatMap((child): readonly PlacedOutcome[] => {
      const inner = plainLabel(child.label)
      // 3.其他 says too little to be known again in a text.
      if (inner.length < 4) return []
      return [{ key: inner, words: inner, isGroup: false, reading: { cells: [`${child.key}_total`] } }]
    }),
  ]
}

/** `（二）部分公开（区分处理的，…）` → `部分公开`; `1.属于国家秘密` → `属于国家秘密`. */
function plainLabel(label: string): string {
  return label.replace(/^(?:（[一二三四五六七]）|\d\.)/u, '').replace(/（.*$/u, '')
}

/** 答复 leaves out what ended without an answer: everything but （六）其他处理. */
function answeredReading(requests: TableSpec): Reading {
  const groups = outcomesOf(requests).filter(({ isGroup }) => isGroup)
  return {
    cells: groups.slice(0, -1).flatMap(({ reading }) => reading.cells),
    name: '（一）至（五）各行“总计”列合计',
    short: '不计其他处理',
  }
}
