// What the review walks through: repairs that are proposed, cells in doubt, identities the file breaks, paragraphs that found
// no place, and what else was left out. Values only; where the walk stands is in import-store.ts.
import type { Origin } from '../../shared/document.ts'
import type { Finding, Proposal } from '../../shared/finding.ts'
import { isPageFurniture } from '../../shared/import/page-furniture.ts'
import type { RecognizedCell, Recognition } from '../../shared/import/recognition.ts'
import type { Repair } from '../../shared/import/repairs.ts'
import {
  isOfUnusedText,
  nearestPlace,
  type NearestPlace,
  type UnusedParagraph,
} from '../../shared/import/unused-text.ts'
import type { Note } from '../../shared/notes.ts'
import { cellText } from '../../shared/report/arithmetic.ts'
import { textOf } from '../../shared/report/prose.ts'
import type { Draft, Report } from '../../shared/report/model.ts'
import { check } from '../../shared/rules/check.ts'
import { tableIds, type Address, type TableId } from '../../shared/template/form.ts'
import {
  alikeAtFirst,
  figuresInText,
  isBrokenIdentity,
  weighed,
  wordsForFirst,
  type TextFigure,
  type WeighedProposal,
} from './import-order.ts'
import { figureName } from '../table/cell-view.ts'
import { findingKey } from '../words/finding-list.ts'
import { excerptOf, isUnused } from '../words/import-words.ts'
import { figureOf, pageTitle, placeOfFinding, tableTitle } from '../words/page-words.ts'

export type WalkKind = 'repair' | 'cell' | 'broken' | 'text' | 'unused'

/** Paragraphs of the file that are to be placed, or not to be used. */
export interface WalkText {
  readonly paragraphs: readonly UnusedParagraph[]
  /** All that stood together with them and are open as well. */
  readonly all: readonly UnusedParagraph[]
  readonly nearest: NearestPlace | null
  /** How many of them are most likely what a web page writes around a report. */
  readonly furniture: 'all' | 'some' | 'none'
}

export interface WalkItem {
  readonly kind: WalkKind
  /** The same for the same question. */
  readonly key: string
  /** null for what stands in no table. */
  readonly table: TableId | null
  /** The cell that takes the focus. */
  readonly address: Address | null
  readonly place: string
  readonly sentence: string
  /** One click each. */
  readonly proposals: readonly Proposal[]
  readonly note: Note | null
  /** Of kind text alone. */
  readonly text?: WalkText
}

export interface WalkSource {
  readonly draft: Draft
  readonly repairs: readonly Repair[]
  /** In doubt, and not settled yet. */
  readonly cells: readonly RecognizedCell[]
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
  readonly recognition: Recognition
  /** Paragraphs without a place about which nothing is decided yet. */
  readonly left: readonly UnusedParagraph[]
  /** The unused texts that are asked about paragraph by paragraph. */
  readonly divided: ReadonlySet<number>
}

/** Table by table, what settles most first; at the end what is in no table. */
export function walkItems(source: WalkSource): readonly WalkItem[] {
  const { draft, repairs, cells, findings, notes, recognition } = source
  const { report } = draft
  // A row is asked as a whole first; put aside, its cells are asked one by one.
  const inText = cells.length + repairs.length === 0 ? [] : figuresInText(report)
  const asWhole = new Set(repairs.flatMap((repair) => repair.cells))
  const items = [
    ...repairs.map((repair) => repairItem(repair, draft, inText)),
    ...cells.filter(({ address }) => !asWhole.has(address)).flatMap((cell) => cellItem(cell, draft, inText)),
    ...findings.map((finding) => brokenItem(finding, report)),
  ]
  return [
    ...tableIds.flatMap((table) => items.filter((item) => item.table === table)),
    ...textItems(source),
    ...notes.filter((note) => isUnused(note) && !isOfUnusedText(note, recognition)).map(unusedItem),
  ]
}

/** What is marked in its file with `mark`: of a question about paragraphs every one of them, the first of which it is. */
export function marksWith(mark: Origin | null, item: WalkItem | null): readonly Origin[] {
  if (mark === null) return []
  const all = item?.text?.paragraphs.map(({ origin }) => origin) ?? []
  const [first] = all
  if (first === undefined || !isSamePlace(first, mark)) return [mark]
  return all.filter(({ at }) => at.file === mark.at.file)
}

function isSamePlace(a: Origin, b: Origin): boolean {
  const isOfOne = a.at.file === b.at.file && a.block === b.block
  return isOfOne && a.row === b.row && a.column === b.column && a.from === b.from
}

const mostCandidates = 6

const repairWords: Readonly<Record<Repair['kind'], string>> = {
  shifted: '可能移位',
  'run-together': '数字连在一起',
  'blank-group': '整组空白',
}

function repairItem(repair: Repair, draft: Draft, inText: readonly TextFigure[]): WalkItem {
  const { key, table, kind, cells, sentence, proposals } = repair
  const answers = weighed(draft, proposals, inText)
  return {
    kind: 'repair',
    key,
    table,
    address: cells[0] ?? null,
    place: `${tableTitle(table)} · ${repairWords[kind]}`,
    sentence: `${sentence}${outcomeWords(kind, answers)}没有改动，由您决定。`,
    proposals: answers.map(({ proposal }) => proposal),
    note: null,
  }
}

/** What the first answer leads to; where others have as much to be said for them, that nothing here decides. */
function outcomeWords(kind: Repair['kind'], answers: readonly WeighedProposal[]): string {
  const [likeliest] = answers
  if (likeliest === undefined) return ''
  const alike = alikeAtFirst(answers)
  // Of groups of columns the sentence itself says what speaks for the first.
  if (alike > 1 && kind !== 'blank-group') {
    const way = kind === 'run-together' ? '分法' : '办法'
    const which = alike === answers.length ? `几种${way}` : `前 ${alike} 种${way}`
    return likeliest.sums === 0
      ? `${which}都说得通，请对照原件选。`
      : `${which}都仍有 ${likeliest.sums} 处勾稽不符，请对照原件选。`
  }
  const sums =
    likeliest.sums === 0
      ? '照第一种办法，勾稽关系没有不符。'
      : `照第一种办法，仍有 ${likeliest.sums} 处勾稽不符。`
  return `${sums}${textWords(answers)}`
}

/** Why an answer stands first that the figures alone would not put there. */
function textWords(answers: readonly WeighedProposal[]): string {
  const said = wordsForFirst(answers)
  return said === null ? '' : `正文写着“${said}”，与第一种一致。`
}

/** Identities that do not hold. */
export function brokenIdentities(draft: Draft): readonly Finding[] {
  return brokenFindings(draft).filter(isBrokenIdentity)
}

/** Everything that is marked at the cells; what is only blank needs no word in a review. */
export function brokenFindings(draft: Draft): readonly Finding[] {
  return check(draft).filter(({ verdict, level }) => verdict === 'broken' && level === 'error')
}

function cellItem(cell: RecognizedCell, draft: Draft, inText: readonly TextFigure[]): readonly WalkItem[] {
  const { address, raw, state } = cell
  const { report } = draft
  const figure = figureOf(report, address)
  if (!figure) return []
  const candidates = (cell.candidates ?? []).map((candidate): Proposal => ({
    label: `是 ${cellText(candidate)}`,
    cells: [{ address, cell: candidate }],
  }))
  const isInText = inText.some((one) => one.address === address)
  const answers = isInText ? weighed(draft, candidates, inText) : []
  const why = state === 'asked' ? '不能确定是哪个数' : '不是数字'
  return [
    {
      kind: 'cell',
      key: address,
      table: figure.table,
      address,
      place: `${tableTitle(figure.table)} · ${figureName(figure)}`,
      sentence:
        raw === ''
          ? '文件中没有这一格，请填写。'
          : `文件中是“${raw}”，${why}。${textWords(answers)}可以选，也可以在格子里直接填。`,
      proposals: (answers.length > 0 ? answers.map(({ proposal }) => proposal) : candidates).slice(
        0,
        mostCandidates,
      ),
      note: null,
    },
  ]
}

function brokenItem(finding: Finding, report: Report): WalkItem {
  const proposed = finding.proposals?.find(({ cells }) => cells.length === 1)?.cells[0]?.address
  const address = proposed ?? finding.cells[0] ?? null
  return {
    kind: 'broken',
    key: findingKey(finding),
    table: (address === null ? undefined : figureOf(report, address)?.table) ?? null,
    address,
    place: `${placeOfFinding(report, finding)} · 勾稽不符`,
    sentence: finding.sentence,
    proposals: finding.proposals ?? [],
    note: null,
  }
}

function textItems({ recognition, left, divided }: WalkSource): readonly WalkItem[] {
  return recognition.unused.flatMap((_, text) => {
    const all = left.filter((one) => one.text === text)
    const asked = divided.has(text) ? all.map((one) => [one]) : [all]
    return asked.flatMap((paragraphs) => textItem(paragraphs, all, recognition))
  })
}

function textItem(
  paragraphs: readonly UnusedParagraph[],
  all: readonly UnusedParagraph[],
  recognition: Recognition,
): readonly WalkItem[] {
  const [first] = paragraphs
  if (first === undefined) return []
  const nearest = nearestPlace(recognition, first.origin)
  const words = excerptOf(paragraphs.map(({ paragraph }) => textOf(paragraph)).join('／'), 120)
  const where = nearest === null ? '' : nearestWords(nearest)
  return [
    {
      kind: 'text',
      key: first.key,
      table: null,
      address: null,
      place: paragraphs.length === 1 ? '没有带入的文字' : `没有带入的文字 · ${paragraphs.length} 段`,
      sentence: `“${words}”${where}`,
      proposals: [],
      note: null,
      text: { paragraphs, all, nearest, furniture: furnitureIn(paragraphs) },
    },
  ]
}

function furnitureIn(paragraphs: readonly UnusedParagraph[]): WalkText['furniture'] {
  const isOfPage = paragraphs.map(({ paragraph }) => isPageFurniture(textOf(paragraph)))
  if (isOfPage.every((is) => is)) return 'all'
  return isOfPage.some((is) => is) ? 'some' : 'none'
}

function nearestWords({ place, isBehind }: NearestPlace): string {
  return isBehind ? `在文件中紧跟“${pageTitle(place)}”之后。` : `在文件中位于“${pageTitle(place)}”之前。`
}

function unusedItem(note: Note, index: number): WalkItem {
  return {
    kind: 'unused',
    key: `unused ${index}`,
    table: null,
    address: null,
    place: '没有带入的内容',
    sentence: excerptOf(note.sentence, 120),
    proposals: [],
    note,
  }
}
