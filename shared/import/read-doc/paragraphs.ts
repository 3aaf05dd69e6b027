// Pieces and properties → the paragraphs of the main text, each with its words, boldness, level and place in a table.
import type { TextBlock } from '../../document.ts'
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
import { readStyles } from './styles.ts'

type Run = TextBlock['runs'][number]

export interface DocParagraph {
  readonly runs: readonly Run[]
  /** The mark that ends it: a cell's or a row's end, or neither. */
  readonly end: 'paragraph' | 'cell' | 'row'
  readonly properties: ParagraphProperties
}

export interface DocStory {
  readonly paragraphs: readonly DocParagraph[]
  readonly pictures: number
  readonly changes: number
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
} as const

/** Marks that stand for something outside the text: notes, comments, separators, soft hyphens. */
const silent = new Set(['\u0002', '\u0003', '\u0004', '\u0005', '\u0006', '\u001f'])

export function readParagraphs(
  pieces: readonly Piece[],
  information: InformationBlock,
  document: Bytes,
  table: Bytes,
  data: Bytes | null,
): DocStory {
  const paragraphAt = finder(readFormatted(document, table, information.paragraphPages, 'paragraphs'))
  const charactersAt = finder(readFormatted(document, table, information.characterPages, 'characters'))
  const styleOf = readStyles(table, information.styles, data)
  const nextNumber = readLists(table, information.lists, information.listUses)
  const paragraphs: DocParagraph[] = []
  let words: { text: string; character: CharacterProperties | null; coded: Uint8Array | null }[] = []
  let pictures = 0
  let changes = 0
  let wasChanged = false
  /** true while in the codes of a field, whose result comes later. */
  const fields: boolean[] = []

  const close = (end: DocParagraph['end'], position: number): void => {
    const formatted = paragraphAt(position)
    const style = styleOf(formatted?.style ?? 0)
    const properties: ParagraphProperties = {
      style: formatted?.style ?? 0,
      inTable: false,
      endsRow: false,
      depth: 0,
      outline: style.outline,
      list: style.list,
      listLevel: style.listLevel,
      row: null,
    }
    if (formatted) takeParagraphProperties(properties, formatted.coded, data)
    const runs = runsOf(words, style.bold)
    words = []
    const isBlank = runs.every(({ text }) => text.trim() === '')
    if (properties.list !== null && properties.list > 0 && !isBlank) {
      const number = nextNumber(properties.list, properties.listLevel)
      if (number !== '') runs.unshift({ text: number })
    }
    paragraphs.push({ runs, end: end === 'cell' && properties.endsRow ? 'row' : end, properties })
  }

  for (const piece of pieces) {
    for (let index = 0; index < piece.text.length; index += 1) {
      const sign = piece.text.charAt(index)
      const position = piece.position + index * piece.width
      if (sign === mark.paragraph || sign === mark.page) {
        close('paragraph', position)
        continue
      }
      if (sign === mark.cell) {
        close('cell', position)
        continue
      }
      if (sign === mark.fieldBegin) fields.push(true)
      else if (sign === mark.fieldResult) fields[fields.length - 1] = false
      else if (sign === mark.fieldEnd) fields.pop()
      if (sign >= mark.fieldBegin && sign <= mark.fieldEnd) continue
      if (fields.includes(true) || silent.has(sign)) continue
      if (sign === mark.picture || sign === mark.drawn) {
        pictures += 1
        continue
      }
      const formatted = charactersAt(position)
      const last = words.at(-1)
      const text = sign === mark.lineBreak ? '\n' : sign === mark.hyphen ? '-' : sign
      if (last !== undefined && last.coded === (formatted?.coded ?? null)) {
        if (last.character?.deleted !== true && last.character?.hidden !== true) last.text += text
        continue
      }
      const character = formatted ? characterOf(formatted.coded) : null
      const isChanged = character !== null && (character.deleted || character.inserted)
      if (isChanged && !wasChanged) changes += 1
      wasChanged = isChanged
      const isGone = character !== null && (character.deleted || character.hidden)
      words.push({ text: isGone ? '' : text, character, coded: formatted?.coded ?? null })
    }
  }
  if (words.length > 0) {
    paragraphs.push({
      runs: runsOf(words, false),
      end: 'paragraph',
      properties: {
        style: 0,
        inTable: false,
        endsRow: false,
        depth: 0,
        outline: null,
        list: null,
        listLevel: 0,
        row: null,
      },
    })
  }
  return { paragraphs, pictures, changes }
}

function characterOf(coded: Uint8Array): CharacterProperties {
  const character: CharacterProperties = { bold: null, deleted: false, inserted: false, hidden: false }
  takeCharacterProperties(character, coded)
  return character
}

function runsOf(
  words: readonly { readonly text: string; readonly character: CharacterProperties | null }[],
  styleIsBold: boolean,
): Run[] {
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
