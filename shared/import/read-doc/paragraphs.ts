// Pieces and properties → the paragraphs of a text, each with its words, boldness, level and place in a table.
import type { Advance } from '../../reading-progress.ts'
import type { Budget } from '../budget.ts'
import { symbolText } from '../read-docx/symbols.ts'
import type { Run } from '../read-word-flow/flow.ts'
import type { Bytes } from './bytes.ts'
import { finder, readFormatted } from './formatted-pages.ts'
import type { InformationBlock } from './information-block.ts'
import { readLists } from './lists.ts'
import type { Piece } from './pieces.ts'
import {
  takeCharacterProperties,
  takeParagraphProperties,
  type CharacterProperties,
  type ParagraphProperties,
} from './properties.ts'
import { readStyles, type Style } from './styles.ts'

export interface DocParagraph {
  readonly runs: readonly Run[]
  /** The mark that ends it. */
  readonly end: 'paragraph' | 'cell' | 'row'
  /** Tables it stands in. */
  readonly depth: number
  readonly properties: ParagraphProperties
  /** Things that stood in it and are no text. */
  readonly others: readonly string[]
}

/** What was met over the whole text. */
export interface DocTally {
  changes: number
  hidden: number
  readonly beside: Set<string>
}

const mark = {
  cell: '\u0007',
  paragraph: '\r',
  page: '\f',
  fieldBegin: '\u0013',
  fieldResult: '\u0014',
  fieldEnd: '\u0015',
  picture: '\u0001',
  drawn: '\u0008',
  lineBreak: '\u000b',
  hyphen: '\u001e',
  footnote: '\u0002',
  comment: '\u0005',
} as const

/** Marks that stand for something outside the text: separators of notes, soft hyphens. */
const silent = new Set(['\u0003', '\u0004', '\u0006', '\u001f'])

interface Word {
  text: string
  readonly character: CharacterProperties | null
  readonly coded: Uint8Array | null
}

export class ParagraphReader {
  readonly tally: DocTally = { changes: 0, hidden: 0, beside: new Set() }
  readonly #paragraphAt: ReturnType<typeof finder>
  readonly #charactersAt: ReturnType<typeof finder>
  readonly #styleOf: (style: number) => Style
  readonly #nextNumber: ReturnType<typeof readLists>
  readonly #data: Bytes | null
  readonly #budget: Budget

  constructor(
    information: InformationBlock,
    document: Bytes,
    table: Bytes,
    data: Bytes | null,
    budget: Budget,
  ) {
    const formatted = (kind: 'paragraphs' | 'characters') =>
      finder(readFormatted(document, table, information[stretchOf[kind]], kind, budget))
    this.#paragraphAt = formatted('paragraphs')
    this.#charactersAt = formatted('characters')
    this.#styleOf = readStyles(table, information.styles, data, budget)
    this.#nextNumber = readLists(table, information.lists, information.listUses)
    this.#data = data
    this.#budget = budget
  }

  read(pieces: readonly Piece[], advance?: Advance): readonly DocParagraph[] {
    const all = pieces.reduce((sum, { text }) => sum + text.length, 0)
    let before = 0
    const paragraphs: DocParagraph[] = []
    let words: Word[] = []
    let others: string[] = []
    let wasChanged = false
    let wasHidden = false
    /** For every open field whether its codes are being read; its result comes later. */
    const fields: boolean[] = []
    let inCodes = 0

    const close = (end: 'paragraph' | 'cell', position: number | null): void => {
      paragraphs.push(this.#paragraph(words, end, position, others))
      words = []
      others = []
    }
    const begin = (isCodes: boolean): void => {
      fields.push(isCodes)
      if (isCodes) inCodes += 1
    }
    const endField = (): void => {
      if (fields.pop() === true) inCodes -= 1
    }

    for (const piece of pieces) {
      for (let index = 0; index < piece.text.length; index += 1) {
        const sign = piece.text.charAt(index)
        const position = piece.position + index * piece.width
        switch (sign) {
          case mark.paragraph:
          case mark.page:
            close('paragraph', position)
            advance?.(before + index, all)
            continue
          case mark.cell:
            close('cell', position)
            continue
          case mark.fieldBegin:
            begin(true)
            continue
          case mark.fieldResult:
            endField()
            begin(false)
            continue
          case mark.fieldEnd:
            endField()
            continue
        }
        if (inCodes > 0 || silent.has(sign)) continue
        if (sign === mark.picture || sign === mark.drawn) {
          others.push('图片')
          continue
        }
        if (sign === mark.footnote || sign === mark.comment) {
          this.tally.beside.add(sign === mark.footnote ? '脚注' : '批注')
          continue
        }
        const formatted = this.#charactersAt(position)
        const last = words.at(-1)
        const coded = formatted?.coded ?? null
        if (last !== undefined && last.coded === coded) {
          if (!isGone(last.character)) last.text += textOf(sign, last.character)
          continue
        }
        const character = coded === null ? null : characterOf(coded)
        const isChanged = character !== null && (character.deleted || character.inserted)
        if (isChanged && !wasChanged) this.tally.changes += 1
        wasChanged = isChanged
        const isHidden = character?.hidden === true
        if (isHidden && !wasHidden) this.tally.hidden += 1
        wasHidden = isHidden
        words.push({ text: isGone(character) ? '' : textOf(sign, character), character, coded })
      }
      before += piece.text.length
    }
    // The last paragraph of a sound text has a mark of its own.
    if (words.length > 0) close('paragraph', null)
    advance?.(all, all)
    return paragraphs
  }

  #paragraph(
    words: readonly Word[],
    end: 'paragraph' | 'cell',
    position: number | null,
    others: readonly string[],
  ): DocParagraph {
    const formatted = position === null ? null : this.#paragraphAt(position)
    const style = this.#styleOf(formatted?.style ?? 0)
    const properties: ParagraphProperties = {
      style: formatted?.style ?? 0,
      inTable: false,
      endsRow: false,
      endsInnerCell: false,
      endsInnerRow: false,
      depth: 0,
      outline: style.outline,
      list: style.list,
      listLevel: style.listLevel,
      row: null,
    }
    if (formatted) takeParagraphProperties(properties, formatted.coded, this.#data, this.#budget)
    const runs = runsOf(words, style.bold)
    const isBlank = runs.every(({ text }) => text.trim() === '')
    if (properties.list !== null && properties.list > 0 && !isBlank) {
      const number = this.#nextNumber(properties.list, properties.listLevel)
      if (number !== '') runs.unshift({ text: number })
    }
    return { runs, end: endOf(end, properties), depth: depthOf(end, properties), properties, others }
  }
}

const stretchOf = { paragraphs: 'paragraphPages', characters: 'characterPages' } as const

/** In a table inside a table a cell and a row end with the mark of a paragraph. */
function endOf(end: 'paragraph' | 'cell', properties: ParagraphProperties): DocParagraph['end'] {
  if (end === 'cell') return properties.endsRow ? 'row' : 'cell'
  return properties.endsInnerRow ? 'row' : properties.endsInnerCell ? 'cell' : 'paragraph'
}

function depthOf(end: 'paragraph' | 'cell', { inTable, depth }: ParagraphProperties): number {
  return inTable || end === 'cell' ? Math.max(depth, 1) : 0
}

function isGone(character: CharacterProperties | null): boolean {
  return character !== null && (character.deleted || character.hidden)
}

function textOf(sign: string, character: CharacterProperties | null): string {
  const symbol = character?.symbol ?? null
  if (symbol !== null) return symbolText(String.fromCharCode(symbol))
  return sign === mark.lineBreak ? '\n' : sign === mark.hyphen ? '-' : sign
}

function characterOf(coded: Uint8Array): CharacterProperties {
  const character: CharacterProperties = {
    bold: null,
    deleted: false,
    inserted: false,
    hidden: false,
    symbol: null,
  }
  takeCharacterProperties(character, coded)
  return character
}

function runsOf(words: readonly Word[], styleIsBold: boolean): Run[] {
  const runs: Run[] = []
  for (const { text, character } of words) {
    if (text === '') continue
    const bold = character?.bold ?? styleIsBold
    const last = runs.at(-1)
    if (last !== undefined && (last.bold === true) === bold)
      runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push(bold ? { text, bold: true } : { text })
  }
  return runs
}
