// A workbook counted, checked and boiled down before a spreadsheet library sees it: the same cells in a package that holds
// nothing else, plus what the library would not tell. Charts, macros, links, validations and names stay behind.
import { strToU8, zipSync } from 'fflate'
import type { Advance } from '../../reading-progress.ts'
import { Stop, type Budget } from '../budget.ts'
import { relatedPart, type Package } from '../read-package/package.ts'
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from '../read-package/xml.ts'
import { readPlainSheet, type PlainSheet } from './plain-sheet.ts'
import { readStrings } from './plain-strings.ts'
import { readStyles } from './plain-styles.ts'

export interface SheetInfo extends Omit<PlainSheet, 'xml'> {
  /** As the workbook calls it. */
  readonly name: string
  readonly isHidden: boolean
  /** What lies on the sheet besides its cells. */
  readonly drawn: readonly Drawn[]
}

/** Something that is named and not carried over: `图片`, `图表`, `文本框` with its text. */
export interface Drawn {
  readonly what: string
  readonly text: string
}

export interface PlainWorkbook {
  /** A package of its own, not compressed. Sheets have the same order and are called 1, 2, 3 …. */
  readonly bytes: Uint8Array
  readonly sheets: readonly SheetInfo[]
  /** Defined names and what they refer to, e.g. `表二!$B$4`. */
  readonly names: ReadonlyMap<string, string>
  /** Day 0 is 1 January 1904 instead of 31 December 1899. */
  readonly is1904: boolean
}

export function readPlainWorkbook(file: Package, budget: Budget, advance: Advance): PlainWorkbook {
  const main = relatedPart(file.relationshipsOf(''), 'officeDocument') ?? 'xl/workbook.xml'
  const root = file.xmlOf(main)
  if (root.name !== 'x:workbook') throw new Stop('format-unknown')
  const related = file.relationshipsOf(main)
  const stylesPart = relatedPart(related, 'styles')
  const stringsPart = relatedPart(related, 'sharedStrings')
  const styles = readStyles(stylesPart === null ? null : file.xmlOf(stylesPart))
  const strings = readStrings(stringsPart === null ? null : file.bytesOf(stringsPart), budget)
  const sheets: SheetInfo[] = []
  const parts: string[] = []
  const named = childrenOf(childOf(root, 'x:sheets'), 'x:sheet')
  for (const [index, { attributes }] of named.entries()) {
    advance(index, named.length)
    const relation = related.get(attributes['r:id'] ?? '')
    // Chart sheets and dialogs hold no cells.
    if (relation?.type !== 'worksheet' || relation.target === null) continue
    const part = file.bytesOf(relation.target)
    const { xml, ...sheet } = readPlainSheet(part, strings, styles, budget, (done, all) =>
      advance(index + done / all, named.length),
    )
    parts.push(xml)
    sheets.push({
      ...sheet,
      name: attributes['name'] ?? '',
      isHidden: (attributes['state'] ?? 'visible') !== 'visible',
      drawn: drawnOn(relation.target, file),
    })
  }
  return {
    bytes: packed(parts, styles.xml, strings.xml()),
    sheets,
    names: definedNames(root),
    is1904: ['1', 'true'].includes(childOf(root, 'x:workbookPr')?.attributes['date1904'] ?? ''),
  }
}

/** Pictures, charts and text boxes of a sheet's drawing; a kind is named once, a text box with its words. */
function drawnOn(sheet: string, file: Package): Drawn[] {
  const drawing = relatedPart(file.relationshipsOf(sheet), 'drawing')
  if (drawing === null || !file.has(drawing)) return []
  const root = file.xmlOf(drawing)
  const has = (name: string): boolean => descendantsOf(root, new Set([name])).length > 0
  const words = descendantsOf(root, new Set(['a:p']))
    .map((paragraph) =>
      descendantsOf(paragraph, new Set(['a:t']))
        .map(textOf)
        .join(''),
    )
    .filter((text) => text.trim() !== '')
  return [
    ...(has('a:blip') ? [{ what: '图片', text: '' }] : []),
    ...(has('c:chart') ? [{ what: '图表', text: '' }] : []),
    ...(words.length > 0 ? [{ what: '文本框', text: words.join('\n') }] : []),
  ]
}

/** Names of the whole workbook; a sheet's own names repeat on every copy of it. */
function definedNames(root: XmlElement): Map<string, string> {
  const names = new Map<string, string>()
  for (const element of childrenOf(childOf(root, 'x:definedNames'), 'x:definedName')) {
    const name = element.attributes['name']
    if (name !== undefined && element.attributes['localSheetId'] === undefined)
      names.set(name, textOf(element))
  }
  return names
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

function packed(sheets: readonly string[], styles: string, strings: string): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const relations = (...inside: readonly string[]): string =>
    `<Relationships xmlns="${packageRelations}">${inside.join('')}</Relationships>`
  const parts: Readonly<Record<string, string>> = {
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
      sheets.map((_, at) => `<sheet name="${at + 1}" sheetId="${at + 1}" r:id="sheet${at + 1}"/>`).join('') +
      `</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('styles', 'styles', 'styles.xml'),
      relation('strings', 'sharedStrings', 'sharedStrings.xml'),
      ...sheets.map((_, at) => relation(`sheet${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
    ),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': strings,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet])),
  }
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(files), { level: 0 })
}
