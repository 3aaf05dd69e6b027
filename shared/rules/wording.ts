// The words that sentences of findings are built from: names of places, numbers in running text, short lists.
// What a sentence says is with its kind of rule.
import { cellText, negate, numberText } from '../report/arithmetic.ts'
import type { Cell, ExactNumber } from '../report/cell.ts'
import type { TableSpec } from '../template/form.ts'
import type { Figure } from '../template/layout.ts'

export function tableName(table: TableSpec): string {
  return `表${table.numeral}`
}

export function quoted(text: string): string {
  return `“${text}”`
}

/** `“（一）予以公开”行“自然人”列`; in a table of a single row the column alone. */
export function figureName({ row, column }: Figure): string {
  return row === '' ? quoted(column) : `${quoted(row)}行${quoted(column)}列`
}

/** A name with what its cell holds: `第一项 15`, `第一项“/”`. */
export function named(name: string, cell: Cell | undefined): string {
  return cell?.kind === 'number' ? `${name} ${cellText(cell)}` : `${name}${quoted(cellText(cell))}`
}

/** Parts joined by a word that keeps its distance from digits: `第一项 15 加第二项 1`. */
export function joined(parts: readonly string[], word: string): string {
  return parts.reduce((text, part) => `${text}${/\d$/u.test(text) ? ' ' : ''}${word}${part}`)
}

export function magnitude(number: ExactNumber): string {
  return numberText(number.digits < 0 ? negate(number) : number)
}

/** `“自然人”“商业企业”“科研机构”等 7 列`: the first three by name, all of them where there are no more. */
export function listed(names: readonly string[], unit: string): string {
  const shown = names.slice(0, 3).map(quoted).join('')
  if (names.length === 1) return `${shown}一${unit}`
  return `${shown}${names.length > 3 ? '等 ' : ''}${names.length} ${unit}`
}

/** As much of a text as fits into a sentence. */
export function excerpt(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ')]
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : characters.join('')
}
