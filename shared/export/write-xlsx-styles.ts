// exceljs writes the children of fonts in an order the schema forbids, and Calibri as the font that column widths are
// measured in. Only the text of styles.xml is put right here.

/** The order of CT_Font, as Excel itself writes it. */
const fontOrder = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
]

/** The workbook's own font, in whose digits columns are measured: no theme font, and on every Chinese machine. */
const ownFont = '<font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>'

/** styles.xml as the schema wants it, with our own font for Calibri. */
export function validStyles(styles: string): string {
  return orderedFonts(styles.replace(/<font>(?:(?!<\/font>).)*Calibri.*?<\/font>/gs, ownFont))
}

/** styles.xml with every font's children in the order of the schema. */
function orderedFonts(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/gs, (_, children: string) => {
    const found = [...children.matchAll(/<(\w+)\b[^>]*\/>/g)].map(([xml, name]) => ({
      xml,
      rank: fontOrder.indexOf(name ?? ''),
    }))
    return `<font>${found
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ xml }) => xml)
      .join('')}</font>`
  })
}
