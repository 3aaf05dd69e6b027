// A written workbook as the tests look at it: sheets by name, cells by reference, straight from the XML.
import { all, child, parseXml, partsOf, textIn, type Element } from './package.ts'

export interface SheetCell {
  /** Text or number as shown; '' when blank. */
  readonly text: string
  readonly formula: string | null
  /** The `t` of the cell: `s`, `str`, `n`, … */
  readonly type: string
  readonly style: Element
}

export interface Sheet {
  readonly name: string
  readonly xml: Element
  readonly cells: ReadonlyMap<string, SheetCell>
}

export interface Book {
  readonly sheets: ReadonlyMap<string, Sheet>
  /** Defined names of the workbook: name → `'表三'!$D$5`. Names of a sheet (print areas) are `表三|_xlnm.Print_Area`. */
  readonly names: ReadonlyMap<string, string>
  readonly styles: Element
}

export function readBook(bytes: Uint8Array): Book {
  const parts = partsOf(bytes)
  const xml = (path: string): Element => parseXml(parts[path] ?? '')
  const strings = parts['xl/sharedStrings.xml']
    ? all(xml('xl/sharedStrings.xml'), 'si').map((si) => textIn(si))
    : []
  const styles = xml('xl/styles.xml')
  const formats = child(styles, 'cellXfs').children
  const workbook = xml('xl/workbook.xml')
  const targets = new Map(
    all(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  )
  const order = all(workbook, 'sheet').map(({ attributes }) => attributes['name'] ?? '')
  const sheets = new Map(
    all(workbook, 'sheet').map(({ attributes }): [string, Sheet] => {
      const name = attributes['name'] ?? ''
      const sheet = xml(`xl/${targets.get(attributes['r:id']) ?? ''}`)
      const cells = new Map(
        all(sheet, 'c').map((cell): [string, SheetCell] => {
          const raw = cell.children.find((one) => one.name === 'v')?.text ?? ''
          const type = cell.attributes['t'] ?? 'n'
          const style = formats[Number(cell.attributes['s'] ?? 0)]
          if (!style) throw new Error('a cell without a style')
          return [
            cell.attributes['r'] ?? '',
            {
              text: type === 's' ? (strings[Number(raw)] ?? '') : raw,
              formula: cell.children.find((one) => one.name === 'f')?.text ?? null,
              type,
              style,
            },
          ]
        }),
      )
      return [name, { name, xml: sheet, cells }]
    }),
  )
  const names = new Map(
    all(workbook, 'definedName').map(({ attributes, text }) => [
      attributes['localSheetId'] === undefined
        ? (attributes['name'] ?? '')
        : `${order[Number(attributes['localSheetId'])]}|${attributes['name']}`,
      text,
    ]),
  )
  return { sheets, names, styles }
}

/** The cell a defined name stands for. */
export function namedCell(
  book: Book,
  name: string,
): SheetCell & { readonly sheet: string; readonly at: string } {
  const place = /^'(.+)'!\$([A-Z]+)\$(\d+)$/.exec(book.names.get(name) ?? '')
  const [, sheet = '', column = '', row = ''] = place ?? []
  const cell = book.sheets.get(sheet)?.cells.get(column + row)
  if (!cell) throw new Error(`no cell ${name}`)
  return { ...cell, sheet, at: column + row }
}
