// An office that has got another name: where the old one is still written out in the report, and the new one put there. Titles
// of documents issued under the old name and what is told of its past keep it. The name itself and the title that follows from
// it are changed elsewhere; nothing here changes by itself.
import { setSignature, setTitle } from './edits.ts'
import { findText, replaceMatches, type Match } from './find-text.ts'
import type { Draft, Report } from './model.ts'
import { textOf } from './prose.ts'
import { sectionIds } from '../template/form.ts'

/** Fewer characters than these are no name of an office, but a word that may stand anywhere. */
const shortestName = 3

/** How often the old name is written in text, typed title and signature; one that is a part of the new name is none. */
export function oldNamesIn(report: Report, old: string, name: string): number {
  if (!isRenamed(old, name)) return 0
  const lines = [report.signature, report.title ?? ''].map((line) => placesIn(line, old, name).length)
  return matchesOf(report, old, name).length + lines.reduce((sum, count) => sum + count, 0)
}

/** How often it stands where it has to stay: in 《…》, or where the text says that it is the former one. */
export function keptNamesIn(report: Report, old: string, name: string): number {
  if (!isRenamed(old, name)) return 0
  const prose = [
    report.head,
    ...sectionIds.flatMap((id) => [report.sections[id].before, report.sections[id].after]),
  ]
  const lines = [report.signature, report.title ?? '', ...prose.flat().map(textOf)]
  return lines.reduce(
    (sum, line) => sum + namesIn(line, old, name).length - placesIn(line, old, name).length,
    0,
  )
}

/** All of them as one edit. */
export function renameInText(draft: Draft, old: string, name: string): Draft {
  if (!isRenamed(old, name)) return draft
  const { report } = draft
  const texts = replaceMatches(draft, matchesOf(report, old, name), old, name)
  const signed = setSignature(texts, renamed(report.signature, old, name))
  return report.title === undefined ? signed : setTitle(signed, renamed(report.title, old, name))
}

function isRenamed(old: string, name: string): boolean {
  return old.length >= shortestName && name.length >= shortestName && old !== name
}

function matchesOf(report: Report, old: string, name: string): readonly Match[] {
  return findText(report, old).filter((match) => {
    if (match.kind !== 'text') return false
    const prose = match.section === 'head' ? report.head : report.sections[match.section][match.part]
    const paragraph = prose[match.paragraph]
    return paragraph !== undefined && placesIn(textOf(paragraph), old, name).includes(match.from)
  })
}

/** Where the new name belongs. */
function placesIn(text: string, old: string, name: string): readonly number[] {
  return namesIn(text, old, name).filter((from) => !isPast(text, from, from + old.length))
}

const former = /(?:原|前身(?:是|为|系)?|曾用名(?:是|为)?|曾称|原名(?:是|为)?|旧称)[“”：]*$/u
/** 由甲更名为乙, 甲更名, 将甲改组为乙. */
const becomes =
  /^”?(?:于?\d{4}年|\d{1,2}月|\d{1,2}日|正式|已|后|的?名称|依法|统一)*(?:更名|改名|改称|改组|更改为|变更为|调整为|重新组建|划入|并入)/u

function isPast(text: string, from: number, to: number): boolean {
  const before = text.slice(0, from)
  const behind = text.slice(to)
  const isInTitle = before.lastIndexOf('《') > before.lastIndexOf('》') && behind.includes('》')
  return isInTitle || former.test(before) || becomes.test(behind)
}

/** Where the old name stands by itself, not within the new one: 某市政府 is no mention in 某市政府办公室. */
function namesIn(text: string, old: string, name: string): readonly number[] {
  const within = placesOf(text, name)
  return placesOf(text, old).filter(
    (from) => !within.some((start) => from >= start && from + old.length <= start + name.length),
  )
}

function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) places.push(at)
  return places
}

function renamed(text: string, old: string, name: string): string {
  return placesIn(text, old, name)
    .toReversed()
    .reduce((made, from) => made.slice(0, from) + name + made.slice(from + old.length), text)
}
