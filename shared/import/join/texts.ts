// The words of several files: head, sections, office, signature and date. Each is taken whole from one file; where another
// has other words for it, a note says so.
import { note, type Note } from '../../notes.ts'
import type { Report } from '../../report/model.ts'
import { textOf, type Prose } from '../../report/prose.ts'
import { currentEdition, sectionSpec } from '../../template/editions.ts'
import { sectionIds, type SectionId } from '../../template/form.ts'
import { eachPlace, type Recognition, type RecognizedSection } from '../recognition.ts'
import type { Part } from './part.ts'

export interface JoinedTexts {
  readonly report: Pick<Report, 'office' | 'title' | 'head' | 'sections' | 'signature' | 'date'>
  readonly headings: readonly RecognizedSection[]
  readonly paragraphs: Recognition['paragraphs']
  /** What was taken from which file. */
  readonly gave: readonly { readonly file: string; readonly what: string }[]
  readonly notes: readonly Note[]
}

export function joinedTexts(parts: readonly Part[]): JoinedTexts {
  const gave: { file: string; what: string }[] = []
  const notes: Note[] = []

  /** The file with the most of a text. A file whose words are all in it has no other. */
  const longest = (what: string, proseIn: (part: Part) => Prose): Part | undefined => {
    const told = parts
      .map((part) => ({ part, words: wordsOf(proseIn(part)) }))
      .filter(({ words }) => words !== '')
      .toSorted((a, b) => b.words.length - a.words.length)
    const [most, ...others] = told
    if (most === undefined) return undefined
    gave.push({ file: most.part.file, what })
    for (const { part, words } of others) {
      if (!most.words.includes(words))
        notes.push(note('files-text-differs', [what, most.part.file, part.file]))
    }
    return most.part
  }

  /** The first file that has a line; gives the line. */
  const first = (what: string, lineIn: (part: Part) => string): Part | undefined => {
    const [chosen, ...others] = parts.filter((part) => lineIn(part) !== '')
    if (chosen === undefined) return undefined
    const said = lineIn(chosen)
    for (const other of others) {
      const line = lineIn(other)
      if (withoutBlanks(line) !== withoutBlanks(said))
        notes.push(note('files-words-differ', [what, said, chosen.file, line, other.file]))
    }
    return chosen
  }

  const named = first('单位名称', ({ recognition }) => recognition.report.office)
  const title = (named ?? parts.find(({ recognition }) => recognition.report.title !== undefined))
    ?.recognition.report.title
  const head = longest('题头', ({ recognition }) => recognition.report.head)
  const chosen = new Map(
    sectionIds.map((id) => {
      const what = sectionSpec(currentEdition.id, id).heading
      return [id, longest(what, ({ recognition: { report } }) => allOf(report, id))]
    }),
  )
  const signed = first('署名', ({ recognition }) => recognition.report.signature)
  const dated = first('成文日期', ({ recognition }) => recognition.report.date)
  const proseIn = (id: SectionId): Report['sections'][SectionId] =>
    chosen.get(id)?.recognition.report.sections[id] ?? { before: [], after: [] }
  return {
    report: {
      office: named?.recognition.report.office ?? '',
      ...(title === undefined ? {} : { title }),
      head: head?.recognition.report.head ?? [],
      sections: {
        overview: proseIn('overview'),
        disclosure: proseIn('disclosure'),
        requests: proseIn('requests'),
        disputes: proseIn('disputes'),
        problems: proseIn('problems'),
        other: proseIn('other'),
      },
      signature: signed?.recognition.report.signature ?? '',
      date: dated?.recognition.report.date ?? '',
    },
    paragraphs: eachPlace(
      (place) => (place === 'head' ? head : chosen.get(place))?.recognition.paragraphs[place] ?? [],
    ),
    headings: sectionIds.map((id) => headingOf(id, [...(chosen.get(id) ? [chosen.get(id)] : []), ...parts])),
    gave,
    notes,
  }
}

/** The heading above the text that was taken, or any. */
function headingOf(id: SectionId, parts: readonly (Part | undefined)[]): RecognizedSection {
  const headings = parts.flatMap(
    (part) => part?.recognition.sections.filter((section) => section.id === id) ?? [],
  )
  return headings.find(({ heading }) => heading !== '') ?? { id, heading: '', origin: null }
}

function allOf({ sections }: Report, id: SectionId): Prose {
  const { before, after } = sections[id]
  return [...before, ...after]
}

function wordsOf(prose: Prose): string {
  return withoutBlanks(prose.map(textOf).join(''))
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/gu, '')
}
