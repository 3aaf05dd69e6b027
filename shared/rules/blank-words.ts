// Names the blank cells of a table in as few words as a clerk needs to find them: whole groups, columns or rows first.
import { identitiesOf } from '../template/identities.ts'
import { figureAt, placeOf, type TableView } from './table-view.ts'
import { figureName, quoted } from './wording.ts'

interface Region {
  readonly name: string
  readonly places: readonly number[]
}

/** More regions than this and all blanks are only counted; more single cells than this are counted together. */
const mostRegions = 4
const mostCells = 3

/** `“行政复议”4 格未填`, `还没有填写，共 12 格`. Without the table's name. */
export function blankWords(view: TableView, inputs: readonly number[], blanks: readonly number[]): string {
  if (blanks.length === inputs.length) return `还没有填写，共 ${blanks.length} 格`
  const rest = new Set(blanks)
  const parts: string[] = []
  // Large before small, so that a blank column is not told as rows.
  for (const { name, places } of regionsOf(view, new Set(inputs)).toSorted(bySize)) {
    if (places.length < 2 || !places.every((place) => rest.has(place))) continue
    for (const place of places) rest.delete(place)
    parts.push(`${name}${name.endsWith('”') ? '' : ' '}${places.length} 格`)
  }
  const isFew = rest.size <= mostCells
  if (parts.length > mostRegions || (parts.length === 0 && !isFew)) return `还有 ${blanks.length} 格未填`
  if (!isFew) parts.push(`其他 ${rest.size} 格`)
  else for (const place of rest) parts.push(figureName(figureAt(view, place)))
  return `${parts.join('、')}未填`
}

function bySize(a: Region, b: Region): number {
  return b.places.length - a.places.length
}

/** The parts of a table that have a name: the groups of a single row, the columns and rows of a table that has more. */
function regionsOf(view: TableView, inputs: ReadonlySet<number>): readonly Region[] {
  const regions = new Map<string, number[]>()
  const put = (name: string, place: number): void => {
    if (!inputs.has(place)) return
    const places = regions.get(name) ?? []
    regions.set(name, places)
    places.push(place)
  }
  for (const { words, left } of identitiesOf(view.spec)) {
    const { subject } = words
    if (subject !== undefined) left.forEach((address) => put(quoted(subject), placeOf(view, address)))
  }
  // In a table of several bands a column of one name is several columns.
  const hasColumns = view.spec.bands.length === 1
  view.figures.forEach(({ row, column }, place) => {
    if (row === '') return
    if (hasColumns) put(`${quoted(column)}列`, place)
    put(`${quoted(row)}行`, place)
  })
  return [...regions].map(([name, places]) => ({ name, places }))
}
