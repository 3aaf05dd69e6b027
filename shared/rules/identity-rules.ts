// Identities (勾稽关系) of one table: every verdict, and the findings with their sentences.
import type { Finding, Proposal } from '../finding.ts'
import { add, negate, numberText } from '../report/arithmetic.ts'
import type { ExactNumber } from '../report/cell.ts'
import type { Identity } from '../template/identities.ts'
import { ruleSpec, type RuleId } from '../template/rule-list.ts'
import type { Evaluation, Judgement } from './evaluation.ts'
import { judge, placedIdentities, type Judged, type PlacedIdentity, type Side } from './identity-verdicts.ts'
import { addressesOf, figureAt, type TableView } from './table-view.ts'
import { joined, listed, magnitude, named, quoted, tableName } from './wording.ts'

interface Case<V extends Judged['verdict']> {
  readonly placed: PlacedIdentity
  readonly judged: Extract<Judged, { readonly verdict: V }>
}

/** Every identity of a table, in the template's order. */
export function judgeIdentities(view: TableView): Judgement {
  const evaluations: Evaluation[] = []
  const broken: Case<'broken'>[] = []
  const incomplete: Case<'incomplete'>[] = []
  for (const placed of placedIdentities(view.spec)) {
    const judged = judge(view, placed)
    const { identity, cells } = placed
    evaluations.push({ rule: identity.rule, table: view.spec.id, verdict: judged.verdict, cells })
    if (judged.verdict === 'broken') broken.push({ placed, judged })
    else if (judged.verdict === 'incomplete') incomplete.push({ placed, judged })
  }
  return {
    evaluations,
    findings: () => [
      ...broken.map((one) => brokenFinding(view, one)),
      ...[...new Set(incomplete.map(ruleOf))].map((rule) =>
        incompleteFinding(
          view,
          rule,
          incomplete.filter((one) => ruleOf(one) === rule),
        ),
      ),
    ],
  }
}

function ruleOf({ placed }: { readonly placed: PlacedIdentity }): RuleId {
  return placed.identity.rule
}

function brokenFinding(view: TableView, { placed: at, judged }: Case<'broken'>): Finding {
  const { identity, cells } = at
  const head = `${tableName(view.spec)}${lineName(identity)}：`
  const base = {
    rule: identity.rule,
    verdict: 'broken',
    level: ruleSpec(identity.rule).level,
    cells,
  } as const
  if ('over' in judged) {
    const other = judged.over === 'left' ? 'right' : 'left'
    const excess = add(judged.known, negate(judged.other))
    const by = excess === null ? '' : `，已经超出 ${numberText(excess)}`
    return {
      ...base,
      left: other === 'left' ? numberText(judged.other) : null,
      right: other === 'right' ? numberText(judged.other) : null,
      difference: null,
      sentence:
        `${head}${sideWords(view, at, other, judged.other)}，` +
        `${listWords(identity.words[judged.over])}还没有填全，已填的合计 ${numberText(judged.known)}${by}。`,
    }
  }
  const difference = add(judged.left, negate(judged.right))
  const apart = difference === null ? '两边不相等' : `相差 ${magnitude(difference)}`
  const proposals = proposalsFor(view, at)
  return {
    ...base,
    left: numberText(judged.left),
    right: numberText(judged.right),
    difference: difference === null ? null : numberText(difference),
    sentence:
      `${head}${sideWords(view, at, 'left', judged.left)}，` +
      `${sideWords(view, at, 'right', judged.right)}，${apart}。`,
    ...(proposals.length === 0 ? {} : { proposals }),
  }
}

/** A declared total may be left to its items; everything else about a broken identity is a matter of judgement. */
function proposalsFor(view: TableView, { derives }: PlacedIdentity): readonly Proposal[] {
  if (derives === null || view.automatic[derives] === true) return []
  return [{ label: '改为自动合计', cells: [{ address: figureAt(view, derives).address, cell: null }] }]
}

/** One finding a rule for all lines that cannot be judged yet. */
function incompleteFinding(view: TableView, rule: RuleId, cases: readonly Case<'incomplete'>[]): Finding {
  const missing = [...new Set(cases.flatMap(({ judged }) => judged.missing))]
  const unread = missing.filter((place) => view.cells[place] !== undefined).length
  const [first] = cases
  const only = cases.length === 1 ? first : undefined
  const operands = cases.flatMap(({ placed: { left, right } }) => [...left, ...right])
  const cells = addressesOf(view.spec, missing.length > 0 ? missing : operands)
  const text = (side: Side): string | null => {
    const number = only?.judged[side] ?? null
    return number === null ? null : numberText(number)
  }
  const identities = cases.map(({ placed: { identity } }) => identity)
  const question = first === undefined ? '' : `，暂时不能核对${identityQuestion(first.placed.identity)}`
  return {
    rule,
    verdict: 'incomplete',
    level: 'hint',
    cells,
    left: text('left'),
    right: text('right'),
    difference: null,
    sentence: `${tableName(view.spec)}${linesName(identities)}${whyOpen(missing.length - unread, unread)}${question}。`,
  }
}

function whyOpen(blank: number, unread: number): string {
  const parts = [
    ...(blank > 0 ? [`还有 ${blank} 格没有填写`] : []),
    ...(unread > 0 ? [`有 ${unread} 格不是数字`] : []),
  ]
  return parts.length > 0 ? parts.join('、') : '的数字太大'
}

/** `“自然人”一列`, `“（一）予以公开”一行`, `“行政复议”`. */
function lineName({ line, along, words }: Identity): string {
  if (words.subject !== undefined) return quoted(words.subject)
  return `${quoted(line)}一${along === 'column' ? '列' : '行'}`
}

function linesName(identities: readonly Identity[]): string {
  const [first] = identities
  if (first === undefined) return ''
  if (identities.length === 1) return lineName(first)
  const unit = first.words.subject !== undefined ? '组' : first.along === 'column' ? '列' : '行'
  return listed(
    identities.map(({ words, line }) => words.subject ?? line),
    unit,
  )
}

function identityQuestion({ words }: Identity): string {
  return quoted(`${plainWords(words.left)}是否等于${plainWords(words.right)}`)
}

function listWords(words: readonly string[] | string): string {
  return typeof words === 'string' ? words : words.join('、')
}

function plainWords(words: readonly string[] | string): string {
  return typeof words === 'string' ? `${words}合计` : words.join('加')
}

/** `第一项 15 加第二项 1 等于 16`, `总计为 16`, `各项合计 16`. */
function sideWords(view: TableView, at: PlacedIdentity, side: Side, total: ExactNumber): string {
  const words = at.identity.words[side]
  const places = at[side]
  const sum = numberText(total)
  if (typeof words === 'string') return `${words}合计 ${sum}`
  const cells = places.map((place) => view.cells[place])
  if (words.length === 1) {
    const [name = ''] = words
    return cells[0]?.kind === 'slash' ? named(`${name}为`, cells[0]) : `${name}为 ${sum}`
  }
  const parts = words.map((name, index) => named(name, cells[index]))
  return joined([joined(parts, '加'), ` ${sum}`], '等于')
}
