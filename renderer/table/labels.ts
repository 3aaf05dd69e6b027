// Which row or column of the form a pasted label names. Marks, spaces and widths of characters are not compared, since
// they are what copying damages; a label must still name exactly one line.
import type { GridMap } from './grid-map.ts'

/** Letters and digits only, full-width ones made half-width. */
export function labelKey(label: string): string {
  return label.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

const numbering = /^(?:[一二三四五六七八九十]|\d{1,2})(?=\p{Script=Han})/u

/** Fewer characters than this are not matched by their beginning or end. */
const shortest = 4

/** How well `found` names `official`: 3 exactly, 2 but for its numbering, 1 by beginning or end, 0 not at all. */
function likeness(found: string, official: string): number {
  if (found === official) return 3
  const bareFound = found.replace(numbering, '')
  const bareOfficial = official.replace(numbering, '')
  if (bareFound === bareOfficial) return 2
  if (Math.min(found.length, official.length) < shortest) return 0
  return official.startsWith(found) || found.startsWith(official) || found.endsWith(official) ? 1 : 0
}

/** The index of the one label that `found` names best; null where none or more than one does. */
export function matchLabel(found: string, officials: readonly string[]): number | null {
  const key = labelKey(found)
  if (key === '') return null
  let best = 0
  let matches: number[] = []
  officials.forEach((official, index) => {
    const score = likeness(key, labelKey(official))
    if (score > best) {
      best = score
      matches = [index]
    } else if (score > 0 && score === best) matches.push(index)
  })
  const [only, ...others] = matches
  return only !== undefined && others.length === 0 ? only : null
}

/** The rows' own labels, in the order of the map's rows: the last label cell before the figures. */
export function rowLabels(map: GridMap): readonly string[] {
  const labels = map.rows.map(() => '')
  for (const { role, row, rowSpan, column, label } of map.layout.cells) {
    if (role !== 'label') continue
    const figureRow = map.rowOfPrinted.get(row)
    if (figureRow === undefined || rowSpan > 1) continue
    if (column >= 0) labels[figureRow] = label
  }
  return labels
}

/** The own labels of the figure columns, by the printed column each begins at. */
export function columnLabels(map: GridMap): ReadonlyMap<number, string> {
  const figures = new Set([...map.places.values()].map(({ from }) => from))
  const deepest = new Map<number, { row: number; label: string }>()
  for (const { role, row, column, label } of map.layout.cells) {
    if (role !== 'head' || !figures.has(column)) continue
    const before = deepest.get(column)
    if (before === undefined || row > before.row) deepest.set(column, { row, label })
  }
  return new Map([...deepest].map(([column, { label }]) => [column, label]))
}

/** Every label printed in the table. */
export function isPrintedLabel(map: GridMap, text: string): boolean {
  const key = labelKey(text)
  return key !== '' && map.layout.cells.some(({ label }) => labelKey(label) === key)
}
