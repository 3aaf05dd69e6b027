// Packages made by hand for reading tests: parts of XML text in, bytes of a .docx or .xlsx out. Says nothing of what the
// parts hold.
import { strToU8, zipSync } from 'fflate'

export type Parts = Readonly<Record<string, string | Uint8Array>>

export const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const wordTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function zipped(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level, mtime: new Date(2025, 0, 6) },
  )
}

export interface Relation {
  readonly type: string
  readonly target: string
  readonly external?: true
}

export function relationsXml(relations: Readonly<Record<string, Relation>>): string {
  const inside = Object.entries(relations).map(
    ([id, { type, target, external }]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  )
  return `${declaration}<Relationships xmlns="${packaging}/relationships">${inside.join('')}</Relationships>`
}

export interface WordFile {
  /** What stands in `w:body`. */
  readonly body: string
  /** What stands in `w:styles` and `w:numbering`. */
  readonly styles?: string
  readonly numbering?: string
  readonly relations?: Readonly<Record<string, Relation>>
  /** Further parts, or others in place of those made here. */
  readonly parts?: Parts
  readonly mainType?: string
}

export function wordParts(file: WordFile): Parts {
  const {
    body,
    styles,
    numbering,
    relations = {},
    parts = {},
    mainType = `${wordTypes}.document.main+xml`,
  } = file
  return {
    '[Content_Types].xml':
      `${declaration}<Types xmlns="${packaging}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      `<Default Extension="png" ContentType="image/png"/>` +
      `<Override PartName="/word/document.xml" ContentType="${mainType}"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${wordTypes}.styles+xml"/>` +
      `<Override PartName="/word/numbering.xml" ContentType="${wordTypes}.numbering+xml"/></Types>`,
    '_rels/.rels': relationsXml({ rId1: { type: 'officeDocument', target: 'word/document.xml' } }),
    'word/_rels/document.xml.rels': relationsXml({
      ...(styles === undefined ? {} : { rId1: { type: 'styles', target: 'styles.xml' } }),
      ...(numbering === undefined ? {} : { rId2: { type: 'numbering', target: 'numbering.xml' } }),
      ...relations,
    }),
    'word/document.xml': `${declaration}<w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>`,
    ...(styles === undefined
      ? {}
      : { 'word/styles.xml': `${declaration}<w:styles ${wordNamespaces}>${styles}</w:styles>` }),
    ...(numbering === undefined
      ? {}
      : {
          'word/numbering.xml': `${declaration}<w:numbering ${wordNamespaces}>${numbering}</w:numbering>`,
        }),
    ...parts,
  }
}

export function wordFile(file: WordFile): Uint8Array {
  return zipped(wordParts(file))
}

export interface SheetFile {
  readonly name: string
  /** What stands in `worksheet`. */
  readonly xml: string
  readonly state?: 'hidden' | 'veryHidden'
}

export interface ExcelFile {
  readonly sheets: readonly SheetFile[]
  /** What stands in `sst` and `styleSheet`. */
  readonly strings?: string
  readonly styles?: string
  /** What stands in `workbook` besides the sheets. */
  readonly workbook?: string
  readonly parts?: Parts
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export function excelParts({ sheets, strings, styles, workbook = '', parts = {} }: ExcelFile): Parts {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  )
  return {
    '[Content_Types].xml':
      `${declaration}<Types xmlns="${packaging}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/></Types>`,
    '_rels/.rels': relationsXml({ rId1: { type: 'officeDocument', target: 'xl/workbook.xml' } }),
    'xl/workbook.xml':
      `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${office}">` +
      `<sheets>${list.join('')}</sheets>${workbook}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml({
      ...Object.fromEntries(
        sheets.map((_, at) => [`s${at + 1}`, { type: 'worksheet', target: `worksheets/sheet${at + 1}.xml` }]),
      ),
      ...(strings === undefined ? {} : { strings: { type: 'sharedStrings', target: 'sharedStrings.xml' } }),
      ...(styles === undefined ? {} : { styles: { type: 'styles', target: 'styles.xml' } }),
    }),
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${declaration}<worksheet xmlns="${spreadsheet}">${xml}</worksheet>`,
      ]),
    ),
    ...(strings === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `${declaration}<sst xmlns="${spreadsheet}">${strings}</sst>` }),
    ...(styles === undefined
      ? {}
      : { 'xl/styles.xml': `${declaration}<styleSheet xmlns="${spreadsheet}">${styles}</styleSheet>` }),
    ...parts,
  }
}

export function excelFile(file: ExcelFile): Uint8Array {
  return zipped(excelParts(file))
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
