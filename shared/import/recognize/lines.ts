// Lines of text → prose in normal form: levels as the file says them or as the numbering shows them, lines that a page
// broke joined again where that is safe, leftovers of markup taken out. Every change leaves a note.
import type { Origin, TextBlock } from '../../document.ts'
import { note, type Note } from '../../notes.ts'
import {
  levelOfNumbering,
  normalParagraph,
  paragraphFromRuns,
  type Paragraph,
  type Run,
} from '../../report/prose.ts'
import { editions } from '../../template/editions.ts'
import type { TracedParagraph } from '../recognition.ts'

export interface Line {
  readonly block: TextBlock
  readonly origin: Origin
}

/** What was changed on the way, over a whole document. */
export class Repairs {
  #joined = 0
  #firstJoined: Origin | undefined
  readonly #markup = new Map<string, Origin>()

  joined(origin: Origin): void {
    this.#joined += 1
    this.#firstJoined ??= origin
  }

  markup(text: string, origin: Origin): void {
    if (!this.#markup.has(text)) this.#markup.set(text, origin)
  }

  notes(): readonly Note[] {
    return [
      ...[...this.#markup].map(([text, origin]) => note('stray-markup', [text], origin)),
      ...(this.#joined === 0 ? [] : [note('lines-joined', [this.#joined], this.#firstJoined)]),
    ]
  }
}

export function textOfLine({ block }: Line): string {
  return block.runs.map(({ text }) => text).join('')
}

/** Placeholders such as （文字描述） are the form's own and say nothing. */
const placeholders = new Set(
  editions.flatMap(({ sections }) => sections.flatMap(({ placeholder }) => placeholder ?? [])),
)

export function paragraphsOf(lines: readonly Line[], repairs: Repairs): readonly TracedParagraph[] {
  const own = lines.filter((line) => !placeholders.has(textOfLine(line).trim()))
  return joined(own, repairs).flatMap(({ block, origin }) => {
    const paragraph = normalParagraph(paragraphOf(block))
    return paragraph === null ? [] : [{ paragraph, origin }]
  })
}

function paragraphOf({ role, level, lead, runs }: TextBlock): Paragraph {
  if (role !== null)
    return lead === undefined ? { level: level ?? 0, runs } : { level: level ?? 0, lead, runs }
  const read = paragraphFromRuns(runs)
  // An outline level says that a line is a heading, never how far it goes on as text.
  const isHeading =
    read.level === 0 && level !== undefined && runs.every(({ text }) => !/[。；]./u.test(text))
  return isHeading ? { level, runs } : read
}

/** A paragraph that may still go on. */
interface Open {
  readonly block: TextBlock
  readonly origin: Origin
  readonly runs: Run[]
  /** How it ends so far; enough of it to tell whether a sentence is open. */
  tail: string
}

function joined(lines: readonly Line[], repairs: Repairs): readonly Line[] {
  const paragraphs: Open[] = []
  for (const line of lines) {
    const { block, origin } = line
    const runs = withoutMarkup(line, repairs)
    const text = runs
      .map((run) => run.text)
      .join('')
      .trim()
    const before = paragraphs.at(-1)
    if (before !== undefined && isBroken(before, block, text)) {
      before.runs.push(...runs)
      before.tail = (before.tail + text).slice(-tailLength)
      repairs.joined(origin)
    } else paragraphs.push({ block, origin, runs: [...runs], tail: text.slice(-tailLength) })
  }
  return paragraphs.map(({ block, origin, runs }) => ({ block: { ...block, runs }, origin }))
}

const tailLength = 400

/** How a paragraph begins rather than goes on. */
const opening =
  /^(?:[“《（(【〔]|\d{4}\s*年|[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后|此外|另外|同时|下一步|今后|目前|截至|为|我|本|根据|按照|依据|针对|围绕|附|注|联系|地址|电话)/u
/** `邮编：753000` is a line of its own. */
const labelled = /^[^，。；]{1,10}[：:]/u
const shortestBroken = 20

/** Whether a sentence goes on in the next line. Paragraphs of a word processor are only joined behind a comma. */
function isBroken({ block, tail }: Open, after: TextBlock, rest: string): boolean {
  if (block.role !== null || after.role !== null || after.level !== undefined) return false
  if (tail === '' || rest === '' || levelOfNumbering(rest) > 0 || labelled.test(rest)) return false
  if (/[，、]$/u.test(tail)) return !/^[一二三四五六七八九十]是/u.test(rest)
  const isLineOfText = block.at.line !== undefined
  const isProse = tail.length >= shortestBroken && /[，。；：、]/u.test(tail) && !labelled.test(tail)
  return (
    isLineOfText &&
    isProse &&
    /[\p{Script=Han}\d]$/u.test(tail) &&
    /[，。；、]/u.test(rest) &&
    !opening.test(rest)
  )
}

const strong = /\*\*([^*]+)\*\*/gu
const leftover = /<!--\[[^\]]{0,100}\](?:-->|>)?|<!\[[^\]]{0,100}\](?:-->|>)?/giu

/** Markup that a converter left in the text: `**一是**` is bold, a conditional comment is nothing. */
function withoutMarkup({ block, origin }: Line, repairs: Repairs): readonly Run[] {
  if (block.role !== null) return block.runs
  return block.runs.flatMap(({ text, bold }): readonly Run[] => {
    const plain = text.replace(leftover, (markup) => {
      repairs.markup(markup, origin)
      return ''
    })
    const parts = plain.split(strong)
    if (parts.length > 1) repairs.markup('**', origin)
    return parts.map((part, index) =>
      bold === true || index % 2 === 1 ? { text: part, bold: true } : { text: part },
    )
  })
}
