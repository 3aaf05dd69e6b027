// Labels of a table whose cells ran together that were misprinted: words where exactly one label of the form is missing, and
// that are like it. Anything else between two labels stays what it is, and is asked.
import { note, type Note } from '../../notes.ts'
import { mistakesBetween, mostMistakes, numberedWords, plainWords } from './likeness.ts'
import { isLabelOf } from './run-heads.ts'
import type { RunPiece } from './run-together.ts'
import type { RowWord, Vocabulary } from './vocabulary.ts'

export interface Mended {
  readonly words: readonly RunPiece[]
  readonly notes: readonly Note[]
}

export function withMisprints(words: readonly RunPiece[], vocabulary: Vocabulary): Mended {
  const rows = vocabulary.rows.filter(({ plain }) => plain !== '')
  const rowAt = words.map((piece) => rows.find((row) => isLabelOf(row, piece)))
  const isLabel = words.map(
    ({ word }, at) => rowAt[at] !== undefined || vocabulary.groups.some(({ plain }) => plain === word.plain),
  )
  const found = new Set(rowAt.map((row) => row?.index))
  const mended: RunPiece[] = []
  const notes: Note[] = []
  let last = -1
  for (let at = 0; at < words.length;) {
    const piece = words[at]
    if (piece === undefined) break
    last = rowAt[at]?.index ?? last
    const next = isLabel.indexOf(true, at + 1)
    const end = next === -1 ? words.length : next
    const nextRow = rowAt.slice(at + 1).find((row) => row !== undefined)?.index ?? rows.length
    const [missing, ...more] = rows.filter(
      ({ index }) => index > last && index < nextRow && !found.has(index),
    )
    const inside = words.slice(at + 1, end)
    const gap = piece.behind + inside.map(({ word, behind }) => word.plain + behind).join('')
    const parts = isLabel[at] && missing && more.length === 0 ? misprintIn(gap, missing) : null
    if (parts === null || missing === undefined) {
      mended.push(piece)
      at += 1
      continue
    }
    const word = { ...piece.word, plain: missing.plain, isRow: true, whole: new Set<string>(), section: null }
    mended.push({ ...piece, behind: parts.before, lines: '', isClosed: true })
    mended.push({ ...(inside.at(-1) ?? piece), word, origin: piece.origin, behind: parts.behind, lines: '' })
    notes.push(note('label-odd', [parts.label, missing.label], piece.origin))
    at = end
  }
  return { words: mended, notes }
}

interface Misprint {
  /** Figures of the row above. */
  readonly before: string
  readonly label: string
  readonly behind: string
}

/** Figures, the label as it is printed, figures. A number that the label has must be there, with its stop. */
function misprintIn(gap: string, { plain }: RowWord): Misprint | null {
  const { number, words } = numberedWords(plain)
  const isCounted = /^\d+$/u.test(number)
  const pattern = isCounted
    ? new RegExp(`^([\\s\\d|]*?)(${number}\\s*[.．、]\\s*)(\\D+?)([\\s\\d|]*)$`, 'u')
    : /^([\s\d|]*)()(\D+?)([\s\d|]*)$/u
  const [, before = '', counted = '', found = '', behind = ''] = pattern.exec(gap) ?? []
  const expected = isCounted ? words : plain
  // Its number and its place say as much as its words.
  const most = isCounted ? Math.floor(expected.length / 3) : mostMistakes(expected.length)
  const mistakes = mistakesBetween(plainWords(found), expected, most)
  return found === '' || mistakes === Infinity ? null : { before, label: (counted + found).trim(), behind }
}
