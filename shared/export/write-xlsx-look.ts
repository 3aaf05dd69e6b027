// What the sheets of the workbook share: fonts, borders, the A4 page, widths, and text as a cell can hold it.
import type { Borders, Font, PageSetup, Style } from 'exceljs'
import type { PageStyle } from '../page-style.ts'
import { margins } from './page-geometry.ts'
import { printable } from './printable.ts'

type SheetFont = Partial<Font>

/** Fonts of the workbook: the document's own, at sizes that suit a sheet. */
export interface Look {
  readonly table: SheetFont
  /** Heads of narrow columns: a little larger, so that four characters break after two. */
  readonly narrow: SheetFont
  readonly heading: SheetFont
  readonly check: SheetFont
  readonly title: SheetFont
  readonly body: SheetFont
  readonly level1: SheetFont
  readonly level2: SheetFont
  readonly shared: (style: Partial<Style>) => Partial<Style>
}

/** One style object for all cells alike: exceljs works a style out once an object, and that is most of its work. */
function sharedStyles(): (style: Partial<Style>) => Partial<Style> {
  const known = new Map<string, Partial<Style>>()
  return (style) => {
    const key = JSON.stringify(style)
    const before = known.get(key)
    if (before) return before
    known.set(key, style)
    return style
  }
}

/** The character set of simplified Chinese, as Excel numbers it. */
const chinese = { family: 3, charset: 134 } as const

export function lookOf(style: PageStyle): Look {
  const font = (name: string, size: number): SheetFont => ({ name, size, ...chinese })
  const tableSize = style.tableSize / 2
  return {
    table: font('宋体', tableSize),
    narrow: font('宋体', tableSize + 1),
    heading: font(style.level1Font, 16),
    check: { ...font('宋体', 9), color: { argb: 'FF595959' } },
    title: font(style.titleFont, 18),
    body: font(style.bodyFont, 12),
    level1: font(style.level1Font, 12),
    level2: font(style.level2Font, 12),
    shared: sharedStyles(),
  }
}

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
