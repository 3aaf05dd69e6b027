// What the sheets of the workbook share: fonts, borders, the A4 page, widths, and text as a cell can hold it.
import type { Borders, Font, PageSetup } from 'exceljs'
import { margins } from './page-geometry.ts'
import { printable } from './printable.ts'

export const fonts = {
  table: { name: '宋体', size: 10, family: 3, charset: 134 },
  heading: { name: '黑体', size: 16, family: 3, charset: 134 },
  check: { name: '宋体', size: 9, family: 3, charset: 134, color: { argb: 'FF595959' } },
  body: { name: '仿宋_GB2312', size: 12, family: 3, charset: 134 },
  level1: { name: '黑体', size: 12, family: 3, charset: 134 },
  level2: { name: '楷体_GB2312', size: 12, family: 3, charset: 134 },
  title: { name: '方正小标宋简体', size: 18, family: 3, charset: 134 },
} as const satisfies Readonly<Record<string, Partial<Font>>>

const side = { style: 'thin', color: { argb: 'FF000000' } } as const
export const thin: Partial<Borders> = { top: side, bottom: side, left: side, right: side }

const inches = (twips: number): number => Math.round((twips / 1440) * 1000) / 1000

/** A4 upright with the official margins, as wide as the page. */
export const pageSetup: Partial<PageSetup> = {
  paperSize: 9,
  orientation: 'portrait',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: {
    left: inches(margins.left),
    right: inches(margins.right),
    top: inches(margins.top),
    bottom: inches(margins.bottom),
    header: 0.3,
    footer: 0.9,
  },
}

/** Column width in the spreadsheet's unit: digits of the default font, 8 pixels each at 96 dpi. */
export function columnUnits(twips: number): number {
  return Math.round(((twips / 15 - 5) / 8) * 100) / 100
}

/** Text as it stands in the file: `_x0041_` would be read as an escape. */
export function safeText(text: string): string {
  return printable(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
