// The fonts a document names, what each is for, and what stands in where a machine lacks one. None is embedded. Whether a
// machine has a font is measured elsewhere; what the widths measured there mean is told here.
import type { PageStyle } from '../page-style.ts'

/** Labels of tables. */
export const songFont = '宋体'
/** Digits and letters everywhere but in the page number. */
export const latinFont = 'Times New Roman'

/** What to show where a font is missing, best first. */
const substitutes: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: ['方正小标宋_GBK', '华文中宋', '宋体'],
  方正小标宋_GBK: ['方正小标宋简体', '华文中宋', '宋体'],
  仿宋_GB2312: ['仿宋', '方正仿宋_GBK', '华文仿宋'],
  方正仿宋_GBK: ['仿宋_GB2312', '仿宋', '华文仿宋'],
  楷体_GB2312: ['楷体', '方正楷体_GBK', '华文楷体'],
  方正楷体_GBK: ['楷体_GB2312', '楷体', '华文楷体'],
  黑体: ['方正黑体_GBK', 'SimHei'],
  方正黑体_GBK: ['黑体', 'SimHei'],
  宋体: ['新宋体', 'SimSun'],
  [latinFont]: ['Liberation Serif'],
}

/** Names to choose from where a font is typed. */
export const usualFonts: readonly string[] = Object.keys(substitutes)

export function substitutesOf(font: string): readonly string[] {
  // A font may be called anything, also what every object has by nature.
  return (Object.hasOwn(substitutes, font) ? substitutes[font] : undefined) ?? []
}

export interface NamedFont {
  readonly font: string
  /** What it is used for, for the clerk. */
  readonly uses: readonly string[]
}

/** Every font a document of a style names, once. */
export function namedFonts(style: PageStyle): readonly NamedFont[] {
  const named: readonly (readonly [string, string])[] = [
    [style.titleFont, '标题'],
    [style.bodyFont, '正文'],
    [style.level2Font, '二级标题'],
    [style.level1Font, '一级标题'],
    [songFont, '表格'],
    [style.pageNumberFont, '页码'],
    [latinFont, '数字和字母'],
  ]
  const fonts = [...new Set(named.map(([font]) => font))]
  return fonts.map((font) => ({ font, uses: named.filter(([one]) => one === font).map(([, use]) => use) }))
}

export interface MissingFont extends NamedFont {
  /** The first of its substitutes that is there; null where the program that shows it chooses. */
  readonly instead: string | null
}

export function missingFonts(style: PageStyle, has: (font: string) => boolean): readonly MissingFont[] {
  return namedFonts(style)
    .filter(({ font }) => !has(font))
    .map((named) => ({ ...named, instead: substitutesOf(named.font).find(has) ?? null }))
}

/**
 * Widths of one text in generic fonts that differ, and in the same order its widths where the font in question is asked
 * for first: a font that is there shows the text whatever stands behind it, one that is not leaves it to what does.
 */
export function isInstalled(generic: readonly number[], asked: readonly number[]): boolean {
  return generic.some((width, index) => Math.abs((asked[index] ?? width) - width) > sameWidth)
}

/** Pixels, at the size measured. */
const sameWidth = 0.01
