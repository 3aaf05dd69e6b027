// An exported .docx as it comes back from the leaders: changed with and without tracking, in the ways of Word and WPS.
// Edits are made in the XML that our own writer makes.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xmlText } from './office-package.ts'

export interface Editor {
  readonly author: string
  /** As written in the file. */
  readonly date: string
}

export const leader: Editor = { author: '李主任', date: '2026-01-15T09:30:00Z' }
/** WPS names an account rather than a person, and marks no time zone. */
export const wpsLeader: Editor = { author: 'WPS_1685123456', date: '2026-01-15T16:05:00' }

type Edit = (xml: string) => string

const main = 'word/document.xml'

/** The file with its text changed. */
export function retouched(bytes: Uint8Array, ...edits: readonly Edit[]): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = edits.reduce((text, edit) => edit(text), strFromU8(parts[main] ?? new Uint8Array()))
  return zipSync({ ...parts, [main]: strToU8(xml) })
}

let lastId = 9000
const attributes = ({ author, date }: Editor): string => {
  lastId += 1
  return `w:id="${lastId}" w:author="${author}" w:date="${date}"`
}

const runs = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/gu

const run = (look: string, text: string): string =>
  text === '' ? '' : `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`
const inserted = (content: string, by: Editor): string =>
  content === '' ? '' : `<w:ins ${attributes(by)}>${content}</w:ins>`
const deleted = (look: string, text: string, by: Editor): string =>
  text === ''
    ? ''
    : `<w:del ${attributes(by)}><w:r>${look}<w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`

function once(xml: string, changed: string, what: string): string {
  if (changed === xml) throw new Error(`nothing to change: ${what}`)
  return changed
}

/** Words in one run replaced with tracking on; the first place where they stand. */
export function tracked(old: string, words: string, by: Editor = leader): Edit {
  return (xml) => {
    let isDone = false
    const changed = xml.replace(runs, (whole: string, look: string | undefined, text: string) => {
      const at = text.indexOf(xmlText(old))
      if (isDone || at === -1) return whole
      isDone = true
      const rPr = look ?? ''
      return (
        run(rPr, text.slice(0, at)) +
        deleted(rPr, xmlText(old), by) +
        inserted(run(rPr, xmlText(words)), by) +
        run(rPr, text.slice(at + xmlText(old).length))
      )
    })
    return once(xml, changed, old)
  }
}

/** Words in one run replaced without a trace. */
export function typed(old: string, words: string): Edit {
  return (xml) => once(xml, xml.replace(xmlText(old), xmlText(words)), old)
}

/** The figure of a cell. `by` null: without a trace. */
export function figure(address: string, text: string, by: Editor | null = leader): Edit {
  const cell = new RegExp(
    `(<w:bookmarkStart w:name="${address}" w:id="\\d+"/>)((?:(?!<w:bookmarkEnd).)*)(<w:bookmarkEnd)`,
    'u',
  )
  return (xml) => {
    const changed = xml.replace(cell, (_, start: string, inside: string, end: string) => {
      const old = [...inside.matchAll(runs)].map(([, , words]) => words).join('')
      const now = by === null ? run('', text) : deleted('', old, by) + inserted(run('', text), by)
      return start + now + end
    })
    return once(xml, changed, address)
  }
}

const paragraphWith = (words: string): RegExp =>
  new RegExp(`<w:p>(?:(?!</w:p>).)*${xmlText(words)}(?:(?!</w:p>).)*</w:p>`, 'u')

function withMark(paragraph: string, mark: string): string {
  return paragraph.includes('</w:pPr>')
    ? paragraph.replace('</w:pPr>', `<w:rPr>${mark}</w:rPr></w:pPr>`)
    : paragraph.replace('<w:p>', `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`)
}

/** A whole paragraph taken out with tracking on. */
export function trackedOut(words: string, by: Editor = leader): Edit {
  return (xml) => {
    const changed = xml.replace(paragraphWith(words), (paragraph) =>
      withMark(
        paragraph.replace(runs, (_, look: string | undefined, text: string) => deleted(look ?? '', text, by)),
        `<w:del ${attributes(by)}/>`,
      ),
    )
    return once(xml, changed, words)
  }
}

/** A paragraph joined to the one behind it with tracking on. */
export function trackedJoin(words: string, by: Editor = leader): Edit {
  return (xml) =>
    once(
      xml,
      xml.replace(paragraphWith(words), (paragraph) => withMark(paragraph, `<w:del ${attributes(by)}/>`)),
      words,
    )
}

/** A paragraph put in behind another. `by` null: without a trace. */
export function paragraphBehind(words: string, text: string, by: Editor | null = leader): Edit {
  return (xml) =>
    once(
      xml,
      xml.replace(paragraphWith(words), (paragraph) => {
        const made = `<w:p><w:pPr><w:pStyle w:val="NbBody"/></w:pPr>${run('', xmlText(text))}</w:p>`
        if (by === null) return paragraph + made
        const marked = withMark(made, `<w:ins ${attributes(by)}/>`)
        return paragraph + marked.replace(runs, (whole) => inserted(whole, by))
      }),
      words,
    )
}

/** A paragraph taken from its place and put behind another, with tracking on. */
export function trackedMove(words: string, behind: string, by: Editor = leader): Edit {
  return (xml) => {
    const [paragraph] = paragraphWith(words).exec(xml) ?? []
    if (paragraph === undefined) throw new Error(`nothing to move: ${words}`)
    const moved = (name: 'moveFrom' | 'moveTo'): string =>
      withMark(
        paragraph.replace(runs, (whole) => `<w:${name} ${attributes(by)}>${whole}</w:${name}>`),
        `<w:${name} ${attributes(by)}/>`,
      )
    const gone = xml.replace(paragraph, () => moved('moveFrom'))
    return once(
      gone,
      gone.replace(paragraphWith(behind), (target) => target + moved('moveTo')),
      behind,
    )
  }
}

/** A comment in the margin at some words. */
export function commented(words: string): Edit {
  return (xml) =>
    once(
      xml,
      xml.replace(
        paragraphWith(words),
        (paragraph) =>
          `${paragraph.slice(0, -'</w:p>'.length)}<w:r><w:commentReference w:id="1"/></w:r></w:p>`,
      ),
      words,
    )
}
