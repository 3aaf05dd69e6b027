// One paragraph → text blocks: its automatic number, its role or outline level, its run-in heading, its lines and what was
// tracked in them.
import type { Place, PlacedRevision, TextBlock } from '../../document.ts'
import { append } from '../read-package/long-lists.ts'
import { childOf, type XmlElement } from '../read-package/xml.ts'
import type { Piece } from './inline.ts'
import type { ListPlace } from './numbering.ts'
import { placedRevisions } from './revisions.ts'
import type { Story } from './story.ts'
import { outlineOf, type ParagraphStyle } from './styles.ts'

type Run = TextBlock['runs'][number]
type Level = NonNullable<TextBlock['level']>

/** A heading that goes on in the paragraph after it. */
export interface RunIn {
  readonly level: Level
  readonly length: number
}

/** The number in front of a paragraph, counted on; '' where it has none. */
export function numberOf(
  properties: XmlElement | undefined,
  style: ParagraphStyle,
  { numbering }: Story,
): string {
  const place = listPlaceOf(properties, style, numbering.levelOfStyle)
  return place === null ? '' : numbering.next(place)
}

function listPlaceOf(
  properties: XmlElement | undefined,
  style: ParagraphStyle,
  levelOfStyle: (list: string, style: string) => number | null,
): ListPlace | null {
  const direct = childOf(properties, 'w:numPr')
  const list = childOf(direct, 'w:numId')?.attributes['w:val'] ?? style.list?.list
  // List 0 takes the number of the style away (17.9.18).
  if (list === undefined || list === '0') return null
  const level = childOf(direct, 'w:ilvl')?.attributes['w:val']
  if (level !== undefined) return { list, level: Number(level) }
  const ofStyle = style.list === null ? null : (levelOfStyle(list, style.list.owner) ?? style.list.level)
  return { list, level: ofStyle ?? 0 }
}

/** The outline level of a paragraph whose role its file does not say; absent for body text. */
export function levelOf(properties: XmlElement | undefined, style: ParagraphStyle): Level | undefined {
  const outline = outlineOf(properties) ?? style.outline
  return outline === null ? undefined : levels[outline]
}

/** By 0-based outline level; deeper ones are no level of an official document. */
const levels: Readonly<Record<number, Level>> = { 0: 1, 1: 2, 2: 3, 3: 4 }

/**
 * Lines of the paragraph that hold more than white space; a title keeps its line break. What was tracked in a line that
 * nothing is left of joins the orphans, and the next line takes them.
 */
export function textBlocks(
  pieces: readonly Piece[],
  style: ParagraphStyle,
  level: Level | undefined,
  runIn: RunIn | null,
  at: Place,
  orphans: PlacedRevision[],
): TextBlock[] {
  const { role } = style
  const lines = role === 'title' ? [pieces] : linesOf(pieces)
  return lines.flatMap((line, index): TextBlock[] => {
    const runs = runsOf(line)
    const revisions = placedRevisions(line)
    if (runs.every(({ text }) => text.trim() === '')) {
      append(orphans, revisions)
      return []
    }
    const all = [...orphans.splice(0).map((orphan) => ({ ...orphan, from: 0 })), ...revisions]
    const block = { kind: 'text', role, runs, ...(all.length === 0 ? {} : { revisions: all }), at } as const
    if (index === 0 && runIn !== null && role === null) {
      return [{ ...block, level: runIn.level, lead: runIn.length }]
    }
    switch (role) {
      case 'title':
      case 'note':
      case 'signature':
      case 'date':
      case 'asideTitle':
      case 'aside':
        return [block]
      case 'heading1':
      case 'heading2':
      case 'heading3':
      case 'heading4':
        return [{ ...block, level: headingLevels[role] }]
      case 'head':
      case 'paragraph':
        return [{ ...block, ...leadOf(line) }]
      case null:
        return [level === undefined ? block : { ...block, level }]
    }
  })
}

const headingLevels = { heading1: 1, heading2: 2, heading3: 3, heading4: 4 } as const

/** Level and lead as our lead marks say them: a mark on the whole line is a heading line. */
function leadOf(line: readonly Piece[]): { readonly level: Level; readonly lead?: number } {
  const shown = line.filter(({ text }) => text !== '')
  const level = shown[0]?.lead ?? 0
  if (level === 0) return { level: 0 }
  const end = shown.findIndex(({ lead }) => lead !== level)
  if (end === -1) return { level }
  return { level, lead: shown.slice(0, end).reduce((length, { text }) => length + text.length, 0) }
}

function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  if (!pieces.some(({ text }) => text.includes('\n'))) return [pieces]
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    const { text: whole, revision } = piece
    if (whole === '') lines.at(-1)?.push(piece)
    whole.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text === '') return
      lines
        .at(-1)
        ?.push({ ...piece, text, ...(revision === undefined ? {} : { revision: { ...revision, text } }) })
    })
  }
  return lines
}

/** Neighbouring pieces that look alike are one run. */
function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: { text: string; bold: boolean }[] = []
  for (const { text, bold } of pieces) {
    if (text === '') continue
    const last = runs.at(-1)
    if (last !== undefined && last.bold === bold) last.text += text
    else runs.push({ text, bold })
  }
  return runs.map(({ text, bold }) => (bold ? { text, bold: true } : { text }))
}
