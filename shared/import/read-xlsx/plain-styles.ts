// The styles of a workbook, boiled down to what reading needs of a cell: its number format, whether it is bold, whether it
// is drawn with borders.
import { childOf, childrenOf, elementsOf, type XmlElement } from '../read-package/xml.ts'
import { escapeXml } from './plain-strings.ts'

export interface PlainStyles {
  readonly xml: string
  /** The index again; that of the plain style where there is no such one. */
  readonly known: (style: string | undefined) => number
  /** Has borders: a blank cell of this style is part of a table. */
  readonly isDrawn: (style: number) => boolean
}

interface CellStyle {
  readonly format: string
  readonly isBold: boolean
  readonly isDrawn: boolean
}

/**
 * exceljs turns numbers into dates by a guess at their format. So formats are handed over as quoted text, which it takes
 * for no date, and come back through `formatOf`.
 */
export function readStyles(root: XmlElement | null): PlainStyles {
  const found = root === null ? [] : cellStyles(root)
  const styles = found.length > 0 ? found : [{ format: 'General', isBold: false, isDrawn: false }]
  const formats = new Map<string, number>()
  for (const { format } of styles) if (!formats.has(format)) formats.set(format, firstCustom + formats.size)
  const numFmts = [...formats].map(
    ([format, id]) =>
      `<numFmt numFmtId="${id}" formatCode="&quot;${escapeXml(encodeURIComponent(format))}&quot;"/>`,
  )
  const xfs = styles.map(
    ({ format, isBold, isDrawn }) =>
      `<xf numFmtId="${formats.get(format) ?? 0}" fontId="${isBold ? 1 : 0}" fillId="0" ` +
      `borderId="${isDrawn ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>`,
  )
  const side = (name: string) => `<${name} style="thin"/>`
  return {
    xml:
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>` +
      `<fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill><patternFill/></fill></fills>` +
      `<borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders>` +
      `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`,
    known: (style) => (styles[Number(style)] === undefined ? 0 : Number(style)),
    isDrawn: (style) => styles[style]?.isDrawn === true,
  }
}

/** The format code that readStyles put into a style. */
export function formatOf(numFmt: string | undefined): string {
  const quoted = /^"(.*)"$/.exec(numFmt ?? '')?.[1]
  return quoted === undefined ? 'General' : decodeURIComponent(quoted)
}

const firstCustom = 200

function cellStyles(root: XmlElement): CellStyle[] {
  const codes = new Map<number, string>()
  for (const { attributes } of childrenOf(childOf(root, 'x:numFmts'), 'x:numFmt')) {
    codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General')
  }
  const fonts = childrenOf(childOf(root, 'x:fonts'), 'x:font').map((font) => {
    const bold = childOf(font, 'x:b')?.attributes
    return bold !== undefined && bold['val'] !== '0' && bold['val'] !== 'false'
  })
  // A line under a title is no table: a cell is drawn when at least two of its sides are.
  const borders = childrenOf(childOf(root, 'x:borders'), 'x:border').map(
    (border) =>
      elementsOf(border).filter(
        ({ name, attributes }) => name !== 'x:diagonal' && (attributes['style'] ?? 'none') !== 'none',
      ).length >= 2,
  )
  return childrenOf(childOf(root, 'x:cellXfs'), 'x:xf').map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0)
    return {
      format: formatNamed(codes.get(id) ?? builtInFormats[id] ?? 'General'),
      isBold: fonts[Number(attributes['fontId'])] ?? false,
      isDrawn: borders[Number(attributes['borderId'])] ?? false,
    }
  })
}

/** Excel takes no longer ones; they are worked through once a cell. */
function formatNamed(code: string): string {
  return code.length <= 255 ? code : 'General'
}

/** ECMA-376 part 1, 18.8.30: formats that files name by number only, in the Chinese meaning where it has one. */
const builtInFormats: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'AM/PMh"时"mm"分"',
  35: 'AM/PMh"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'AM/PMh"时"mm"分"',
  56: 'AM/PMh"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}
