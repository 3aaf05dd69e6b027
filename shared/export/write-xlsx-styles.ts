// exceljs writes the children of fonts in an order the schema forbids. Only the text of styles.xml is put right here.

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

/** styles.xml with every font's children in the order of the schema. */
export function orderedFonts(styles: string): string {
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
