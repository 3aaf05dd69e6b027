// Numbers of one sentence that belong together: a total and its parts, a part and its percentage, a number and its change
// since last year. Found, not judged.
import type { ExactNumber } from '../../report/cell.ts'
import { placeIn, type CompactText } from './compact-text.ts'
import { groupWords, resultWords } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import type { SaidBase, SaidChange, SaidNumber, SaidShare, SaidSum } from './said.ts'

interface Context {
  readonly compact: CompactText
  readonly quantities: readonly Quantity[]
}

/** Words between two parts that end the list: another list, another time, a comparison. */
const ends = /其中|另|此外|同时|较|比上|比去|同比|增|减少|下降|[。；！？]/u

/**
 * `35件，其中A 20件、B 15件`: the list that follows a total at once. Numbers in brackets belong to the part before them.
 * `totals` are quantities that begin something new.
 */
export function sumBehind(
  { compact, quantities }: Context,
  at: number,
  core: number,
  totals: ReadonlySet<number>,
  kinds: readonly PartKind[],
): readonly SaidSum[] {
  const { text } = compact
  const total = quantities[at]
  if (total === undefined || total.isAbout) return []
  const opening = /^(?:（[^（）]*）)?(?:[。，；：]?(?:其中|包括|分别为|分别是)[，：]?|：)/u.exec(
    text.slice(total.to),
  )
  if (opening === null) return []
  const start = total.to + opening[0].length
  const parts: { readonly quantity: Quantity; readonly name: string }[] = []
  let end = start
  for (const [index, quantity] of quantities.entries()) {
    if (index <= at || quantity.from < start || quantity.unit === '%') continue
    const between = text.slice(end, quantity.from)
    if (isOpen(text.slice(start, quantity.from))) {
      if (/[。！？]/u.test(between)) break
      continue
    }
    const outside = between.replace(/（[^（）]*）/gu, '')
    if (quantity.unit !== total.unit || totals.has(index) || ends.test(outside)) break
    const name = nameOf(outside)
    if (name === '') break
    parts.push({ quantity, name })
    end = quantity.to
  }
  const names = parts.map((part) => part.name)
  if (countedTwice.test(text.slice(end, end + 40))) return []
  if (parts.length < 2 || !kinds.some((kind) => names.every((name) => partNames[kind].test(name)))) return []
  return [
    {
      rule: kinds.includes('fee') ? 'N-4' : 'N-7',
      total: total.value,
      unit: total.unit,
      parts: parts.map(({ quantity }) => quantity.value),
      isAbout: parts.some(({ quantity }) => quantity.isAbout),
      isWhole: isWholeList(names),
      words: text.slice(core, end),
      place: placeIn(compact, core, end),
    },
  ]
}

/** One application that is of several kinds. */
const countedTwice = /^[^。]*(?:重复计|分别计|涉及多|多类|交叉)/u

/** The words in front of a part, without what stands of the part before: `，占57.1%、信函申请`. */
function nameOf(between: string): string {
  return between.replace(/^[，、]?占[^，、]*/u, '').replace(/^[，、和及与]+/u, '')
}

function isOpen(text: string): boolean {
  return text.lastIndexOf('（') > text.lastIndexOf('）')
}

/** Kinds of parts that exclude each other; what is done with one application on its way (补正、延期) does not. */
export type PartKind = 'channel' | 'applicant' | 'subject' | 'outcome' | 'result' | 'fee'

const rest = '其他|其它|其余|剩余'
const partNames: Readonly<Record<PartKind, RegExp>> = {
  channel: new RegExp(
    `网|信函|邮|当面|现场|传真|窗口|平台|来访|线上|线下|^(?:${rest})(?:方式|渠道|途径|形式)?(?:申请|提交)*$`,
    'u',
  ),
  applicant:
    /^(?:自然人|公民|个人|法人|企业|商业企业|科研机构|社会公益组织|法律服务机构|其他|其他组织|组织)(?:或其他组织|和其他组织|提出|提交|的|申请)*(?:申请)?$/u,
  subject: new RegExp(`(?:类|方面|领域)(?:的|申请|信息)*$|^(?:${rest})(?:类|方面|领域)?(?:的|申请)*$`, 'u'),
  outcome: new RegExp(`^(?:已|依法|作出|决定)*(?:${groupWords})(?:的|决定|处理|答复)*$`, 'u'),
  result: new RegExp(`^(?:${resultWords.map(({ words }) => words).join('|')})(?:的|案件)*$`, 'u'),
  fee: /./u,
}

/** 其他 and 其余 end a list; 自然人 and 法人或其他组织 are all there are. */
function isWholeList(names: readonly string[]): boolean {
  const last = names.at(-1) ?? ''
  if (new RegExp(`^(?:${rest})(?:方式|渠道|途径|形式|类|方面|领域)?(?:的|申请|提交)*$`, 'u').test(last))
    return true
  const [first = '', second = ''] = names
  return (
    names.length === 2 &&
    /^(?:自然人|公民|个人)/u.test(first) &&
    /^法人(?:和|或|及|或者)其他组织/u.test(second)
  )
}

const share = /^，?占(?:比(?:例)?(?:为|达)?|[^，。；、\d]{0,16}的)?(?:为)?$/u

export function shareBehind(
  { compact, quantities }: Context,
  at: number,
  core: number,
  number: SaidNumber,
): readonly SaidShare[] {
  const { text } = compact
  const [part, percent] = [quantities[at], quantities[at + 1]]
  if (part === undefined || percent?.unit !== '%' || percent.isAbout) return []
  if (!share.test(text.slice(part.to, percent.from))) return []
  const wholes = quantities.flatMap((one, index): readonly ExactNumber[] =>
    index !== at && !one.isAbout && one.unit === part.unit ? [one.value] : [],
  )
  return [
    {
      number,
      percent: percent.value,
      wholes,
      words: text.slice(core, percent.to),
      place: placeIn(compact, core, percent.to),
    },
  ]
}

const change =
  /^（?，?(?:申请(?:数量|总量|量))?(?:同比|(?:较|比|与)(?:去年|上年度?|上一年度?|(?<since>20\d\d)年度?)(?:同期)?(?:相比)?)(?<way>增长|增加|上升|提高|减少|下降|回落|降低)(?:了|幅度为)?$/u

export function changeBehind(
  { compact, quantities }: Context,
  at: number,
  core: number,
  number: SaidNumber,
): readonly SaidChange[] {
  const { text } = compact
  const [count, percent] = [quantities[at], quantities[at + 1]]
  if (count === undefined || percent?.unit !== '%' || percent.isAbout) return []
  const match = change.exec(text.slice(count.to, percent.from))
  if (match === null) return []
  return [
    {
      number,
      percent: percent.value,
      isRise: /增|升|提/u.test(match.groups?.['way'] ?? ''),
      since: yearIn(match.groups?.['since']),
      bases: basesIn(text, quantities, count),
      words: text.slice(core, percent.to),
      place: placeIn(compact, core, percent.to),
    },
  ]
}

const ofYearBefore = /(?:上年度?|上一年度?|去年|(?<year>20\d\d)年度?)(?:同期)?[^，。；（）\d]{0,16}$/u

/** Other numbers of the paragraph that are said of a year before. */
function basesIn(text: string, quantities: readonly Quantity[], count: Quantity): readonly SaidBase[] {
  return quantities.flatMap((one): readonly SaidBase[] => {
    if (one === count || one.unit !== count.unit || one.isAbout) return []
    const match = ofYearBefore.exec(text.slice(Math.max(0, one.from - 30), one.from))
    // What is carried over from last year is not what came in then.
    if (match === null || /结转|转入|遗留|增|减/u.test(match[0])) return []
    return [{ year: yearIn(match.groups?.['year']), value: one.value }]
  })
}

function yearIn(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}
