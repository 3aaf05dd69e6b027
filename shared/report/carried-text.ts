// Which sentences of this year's prose stand in last year's report word for word, and which of them still speak of last year's
// years. Derived by comparison each time, so a mark is gone as soon as its sentence is touched.
import { sectionIds, type SectionId } from '../template/form.ts'
import type { Draft, Report } from './model.ts'
import { textOf, type Paragraph, type Prose } from './prose.ts'

/**
 * same: unchanged since last year · old-year: unchanged, and names last year's report year as if it were this one ·
 * plan-year: unchanged, and plans for a year that has come.
 */
export type CarriedKind = 'same' | 'old-year' | 'plan-year'

export interface CarriedSentence {
  readonly kind: CarriedKind
  readonly section: SectionId | 'head'
  readonly part: 'before' | 'after'
  readonly paragraph: number
  /** UTF-16 units of the paragraph's text. */
  readonly from: number
  readonly to: number
}

export interface Sentence {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Shorter ones (`无。`) are the same by chance. */
const shortest = 6
const plan = /将|下一步|计划|拟|明年|今后/u

const splitBefore = new WeakMap<Paragraph, readonly Sentence[]>()

/** The sentences of a paragraph behind its run-in heading; a heading line has none. */
export function sentencesOf(paragraph: Paragraph): readonly Sentence[] {
  const known = splitBefore.get(paragraph)
  if (known) return known
  const made = split(paragraph)
  splitBefore.set(paragraph, made)
  return made
}

function split(paragraph: Paragraph): readonly Sentence[] {
  if (paragraph.level > 0 && paragraph.lead === undefined) return []
  const text = textOf(paragraph)
  const start = paragraph.lead ?? 0
  const sentences: Sentence[] = []
  for (const found of text.slice(start).matchAll(/[^。！？；]+[。！？；]*[”’」』）]*/gu)) {
    const words = found[0].trimStart()
    const from = start + found.index + found[0].length - words.length
    if (words !== '') sentences.push({ text: words, from, to: from + words.length })
  }
  return sentences
}

/** Every carried sentence, in the order of the report; none without a report of last year. */
export function carriedSentences({ report, lastYear }: Draft): readonly CarriedSentence[] {
  if (!lastYear) return []
  const known = sentencesOfReport(lastYear.report)
  const kindOf = kinds(report, lastYear.report)
  const inProse = (prose: Prose, section: SectionId | 'head', part: 'before' | 'after'): CarriedSentence[] =>
    prose.flatMap((paragraph, index) =>
      sentencesOf(paragraph)
        .filter(({ text }) => text.length >= shortest && known.has(text))
        .map(({ text, from, to }) => ({ kind: kindOf(text), section, part, paragraph: index, from, to })),
    )
  return [
    ...inProse(report.head, 'head', 'before'),
    ...sectionIds.flatMap((section) => [
      ...inProse(report.sections[section].before, section, 'before'),
      ...inProse(report.sections[section].after, section, 'after'),
    ]),
  ]
}

const knownBefore = new WeakMap<Report, ReadonlySet<string>>()

/** All sentences of a report. A draft's report of last year is one object for as long as it is adopted. */
export function sentencesOfReport(report: Report): ReadonlySet<string> {
  const known = knownBefore.get(report)
  if (known) return known
  const all = [
    report.head,
    ...sectionIds.flatMap((id) => [report.sections[id].before, report.sections[id].after]),
  ]
  const made = new Set(
    all.flatMap((prose) => prose.flatMap((paragraph) => sentencesOf(paragraph).map(({ text }) => text))),
  )
  knownBefore.set(report, made)
  return made
}

function kinds(report: Report, last: Report): (text: string) => CarriedKind {
  const then = last.year
  const now = report.year
  if (then === null || now === null || then >= now) return () => 'same'
  return (text) => {
    const years = [...text.matchAll(/(?<!\d)(20\d{2})(?=\s*(?:年|[—－-]))/gu)].map(([, year]) => Number(year))
    if (plan.test(text) && years.some((year) => year > then && year <= now)) return 'plan-year'
    return years.includes(then) ? 'old-year' : 'same'
  }
}
