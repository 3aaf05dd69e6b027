// Which lines are headings of the six sections, in either form of their wording and with the misprints of real reports.
import { editions } from '../../template/editions.ts'
import { sectionIds, type SectionId, type SectionSpec } from '../../template/form.ts'
import { mistakesBetween, mostMistakes, plainWords } from './likeness.ts'
import type { Word } from './vocabulary.ts'

interface HeadingWord extends Word {
  readonly section: SectionId
}

export interface HeadingMatch {
  readonly section: SectionId
  /** Neither the template's heading nor a known wording of it, or under another numeral. */
  readonly odd: boolean
}

const sections: readonly SectionSpec[] = editions[0]?.sections ?? []

/** Headings and their wordings without numerals. */
const words: readonly HeadingWord[] = editions.flatMap((edition) =>
  edition.sections.flatMap(({ id, heading, variants }) =>
    [heading.replace(/^[一二三四五六]、/u, ''), ...variants].map((label) => ({
      section: id,
      label,
      plain: plainWords(label),
    })),
  ),
)

/** Longer lines are prose that begins like a heading. */
const longest = 45

const numbered =
  /^(?:第?([一二三四五六七八九十])(?:部分|[、，,.．：:\s])|[（(]([一二三四五六七八九十])[）)]|(\d)[.．、])/u

/** The section a line of text is the heading of. */
export function headingOf(text: string): HeadingMatch | null {
  const line = text.replace(/\s/gu, '')
  if (line.length > longest || /[。；]./u.test(line)) return null
  const [prefix = '', first, second, digit] = numbered.exec(line) ?? []
  const numeral =
    first ?? second ?? (digit === undefined ? undefined : '一二三四五六七八九'[Number(digit) - 1])
  const plain = plainWords(line.slice(prefix.length))
  const exact = words.find((word) => word.plain === plain)
  if (exact) {
    const isOwn = numeral === undefined || numeral === numeralOf(exact.section)
    // （二） or 2. in front of the words of another section is a heading inside a section.
    if (!isOwn && first === undefined) return null
    return { section: exact.section, odd: !isOwn }
  }
  // With a few mistakes, only under its own numeral and when no other section is as near.
  if (first === undefined) return null
  const [nearest, next] = sectionIds
    .map((section) => ({ section, mistakes: fewestMistakes(plain, section) }))
    .sort((a, b) => a.mistakes - b.mistakes)
  if (nearest === undefined || first !== numeralOf(nearest.section)) return null
  return nearest.mistakes < (next?.mistakes ?? Infinity) ? { section: nearest.section, odd: true } : null
}

/**
 * Where the text of a section begins that goes on in the line of its heading (`六、其他需要报告的事项：无。`); null where the
 * line does not begin with a heading under its own numeral, or has nothing behind it but the page it stands on.
 */
export function headingEnd(text: string): number | null {
  const [, numeral, line = ''] = /^\s*([一二三四五六])\s*、\s*(.*)$/su.exec(text) ?? []
  if (numeral === undefined) return null
  for (const { section, label } of words) {
    if (numeralOf(section) !== numeral || !line.startsWith(label)) continue
    const [mark = ''] = /^(?:[：:。]\s*|[\s\u3000]+)/u.exec(line.slice(label.length)) ?? []
    const rest = line.slice(label.length + mark.length)
    if (mark !== '' && /[^\s\d.…·]/u.test(rest)) return text.length - rest.length
  }
  return null
}

function fewestMistakes(plain: string, section: SectionId): number {
  const own = words.filter((word) => word.section === section)
  return Math.min(...own.map((word) => mistakesBetween(plain, word.plain, mostMistakes(word.plain.length))))
}

function numeralOf(id: SectionId): string {
  return sections.find((section) => section.id === id)?.numeral ?? ''
}

export interface FoundHeading {
  readonly section: SectionId
  readonly odd: boolean
  /** It stands before the heading of a section that the form has before it. */
  readonly isOutOfOrder: boolean
}

/**
 * Which of a document's lines are its headings, by their index. A heading that comes twice counts the first time, but a
 * table of contents at the front is not the report: when all begins anew, the later ones count.
 */
export function headingsOf(lines: readonly (string | null)[]): ReadonlyMap<number, FoundHeading> {
  let found = new Map<SectionId, { index: number; odd: boolean }>()
  lines.forEach((line, index) => {
    const match = line === null ? null : headingOf(line)
    if (match === null) return
    const isAgain = found.has(match.section)
    if (isAgain && match.section === sectionIds[0] && found.size > 1) found = new Map()
    else if (isAgain) return
    found.set(match.section, { index, odd: match.odd })
  })
  const order = [...found].sort(([, a], [, b]) => a.index - b.index)
  let highest = -1
  return new Map(
    order.map(([section, { index, odd }]) => {
      const place = sectionIds.indexOf(section)
      const isOutOfOrder = place < highest
      highest = Math.max(highest, place)
      return [index, { section, odd, isOutOfOrder }]
    }),
  )
}
