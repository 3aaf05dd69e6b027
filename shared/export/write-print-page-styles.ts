// The style sheet of the print page: the same paper, fonts, lines and page numbers that the Word file has, in CSS. What
// belongs to one table or one line is added by those who write it.
import { leadNames, roleNames, type Document } from '../document.ts'
import type { PageNumberForm, PageStyle } from '../page-style.ts'
import { latinFont, songFont, substitutesOf } from './named-fonts.ts'
import {
  bodyAdvance,
  bodySize,
  bodySpacing,
  margins,
  pageNumberLine,
  pageNumberSize,
  paper,
  textHeight,
  titleSize,
} from './page-geometry.ts'
import { cellMargin, cellPadding, groupFill, labelIndent, singleSpacing } from './table-fit.ts'
import { cssString, points } from './write-print-page-rules.ts'

/**
 * Digits and Latin letters; quotes, dashes and ellipses are left to the Chinese font, which stands second everywhere.
 * A font of the machine under another name: nothing is fetched.
 */
const latinFamily = 'NbLatin'
const latinRange = 'U+20-7E, U+A0-B6, U+B8-D6, U+D8-F6, U+F8-24F'

/** Half points. */
const size = (halfPoints: number): string => `${halfPoints / 2}pt`
const family = (font: string): string =>
  [font, ...substitutesOf(font)]
    .map(cssString)
    .concat(font.includes('黑') ? 'sans-serif' : 'serif')
    .join(', ')
const han = (font: string): string => `font-family: ${latinFamily}, ${family(font)}`

/** What stands around the number. */
const aroundNumber: Readonly<Record<PageNumberForm, readonly [string, string]>> = {
  dashes: ['— ', ' —'],
  hyphens: ['- ', ' -'],
  bare: ['', ''],
}

export function printStyles(
  style: PageStyle,
  { header, lineNumbers }: Pick<Document, 'header' | 'lineNumbers'>,
): string {
  const pitch = points(style.linePitch)
  const level = (one: 1 | 2 | 3 | 4): string =>
    one === 1 ? style.level1Font : one === 2 ? style.level2Font : style.bodyFont
  const levels = [1, 2, 3, 4] as const
  const role = (name: keyof typeof roleNames): string => `.${roleNames[name].id}`
  return [
    latinFace('normal', [latinFont, ...substitutesOf(latinFont)]),
    latinFace(
      'bold',
      [latinFont, ...substitutesOf(latinFont)].map((name) => `${name} Bold`),
    ),
    ...paged(style, header, lineNumbers === true),
    `html { color: #000; background: #fff; print-color-adjust: exact; }`,
    // Punctuation keeps its whole width and text its own spaces, as on the grid of the Word file.
    `body { margin: 0; ${han(style.bodyFont)}; font-size: ${size(bodySize)}; line-height: ${pitch}; letter-spacing: ${points(bodySpacing)}; text-align: justify; text-spacing-trim: space-all; text-autospace: normal; overflow-wrap: anywhere; line-break: normal; font-kerning: none; font-variant-ligatures: none; orphans: 1; widows: 1; }`,
    `section { page: beside; }`,
    `h1, h2, h3, h4, h5, p { margin: 0; white-space: pre-wrap; font-size: inherit; font-weight: normal; text-indent: ${points(2 * bodyAdvance)}; }`,
    `h1, h2, h3, h4, h5 { break-after: avoid; break-inside: avoid; }`,
    `b { font-weight: bold; }`,
    `${role('title')} { ${han(style.titleFont)}; font-size: ${size(titleSize)}; letter-spacing: 0; margin-bottom: ${pitch}; text-align: center; text-indent: 0; }`,
    ...levels.map((one) => `.NbHeading${one}, .${leadNames[one].id} { ${han(level(one))}; }`),
    `${role('note')} { font-size: 12pt; text-indent: 0; }`,
    `${role('signature')}, ${role('date')} { text-align: right; text-indent: 0; break-inside: avoid; }`,
    `${role('signature')} { break-after: avoid; margin-top: ${points((style.signature === 'unsealed' ? 1 : 2) * style.linePitch)}; }`,
    `${role('asideTitle')} { ${han(style.level1Font)}; letter-spacing: 0; margin-bottom: ${pitch}; text-align: center; text-indent: 0; break-after: avoid; }`,
    `${role('aside')} { font-size: 14pt; letter-spacing: 0; text-indent: 0; }`,
    `.startsPage { break-before: page; }`,
    `.closes { break-after: avoid; orphans: 2; widows: 2; }`,
    `.aboveTable { margin-bottom: 6pt; }`,
    `.belowTable { margin-top: 12pt; }`,
    ...tables(style),
  ].join('\n')
}

function latinFace(weight: 'normal' | 'bold', names: readonly string[]): string {
  const sources = names.map((name) => `local(${cssString(name)})`).join(', ')
  return `@font-face { font-family: ${latinFamily}; font-weight: ${weight}; src: ${sources}; unicode-range: ${latinRange}; }`
}

function paged(style: PageStyle, header: string | undefined, isCounted: boolean): string[] {
  const [before, after] = aroundNumber[style.pageNumber]
  const content = `${cssString(before)} counter(page) ${cssString(after)}`
  const font = `font-family: ${family(style.pageNumberFont)}; font-size: ${size(pageNumberSize)}; line-height: ${points(pageNumberLine)}; letter-spacing: 0`
  // The middle of the number stands 7 mm below the type area, one of its characters away from the outer edge.
  const place = `vertical-align: top; margin-top: ${points(numberBelow - pageNumberLine / 2)}`
  const edge = size(pageNumberSize)
  return [
    `@page { size: ${points(paper.width)} ${points(paper.height)}; margin: ${[margins.top, margins.right, margins.bottom, margins.left].map(points).join(' ')}; }`,
    `@page :right { @bottom-right { content: ${content}; ${font}; ${place}; text-align: right; padding-right: ${edge}; } }`,
    `@page :left { @bottom-left { content: ${content}; ${font}; ${place}; text-align: left; padding-left: ${edge}; } }`,
    ...(header === undefined
      ? []
      : [
          `@page { @top-right { content: ${cssString(header)}; font-family: ${latinFamily}, ${family(songFont)}; font-size: 10.5pt; letter-spacing: 0; vertical-align: top; text-align: right; padding-top: 42.55pt; } }`,
        ]),
    ...(isCounted ? counted(style) : []),
  ]
}

/** 7 mm, in twips. */
const numberBelow = 397

/**
 * The places of the lines, counted from one on every page, 5 mm left of the text: CSS cannot count lines. Pages beside the
 * report have none.
 */
function counted(style: PageStyle): string[] {
  const lines = Math.floor(textHeight / style.linePitch)
  const numbers = Array.from({ length: lines }, (_, index) => `${index + 1}`).join('\n')
  const look = `font-family: ${family(songFont)}; font-size: 9pt; line-height: ${points(style.linePitch)}; letter-spacing: 0; white-space: pre; text-align: right; vertical-align: top; padding-right: 5mm`
  return [
    `@page { @left-middle { content: ${cssString(numbers)}; ${look}; } }`,
    `@page beside { @left-middle { content: none; } }`,
  ]
}

function tables(style: PageStyle): string[] {
  const cell = `letter-spacing: 0; text-autospace: no-autospace; text-indent: 0; font-size: ${size(style.tableSize)}; line-height: ${singleSpacing}`
  return [
    `table { width: 100%; border-collapse: collapse; table-layout: fixed; ${han(songFont)}; ${cell}; }`,
    `.whole { break-inside: avoid; }`,
    `.tableToTable { margin-bottom: ${size(style.tableSize)}; }`,
    `tr { break-inside: avoid; }`,
    `.keepNext { break-after: avoid; }`,
    `th, td { border: 0.5pt solid #000; padding: ${points(cellPadding)} ${points(cellMargin)}; font-weight: normal; text-align: center; vertical-align: middle; white-space: pre-wrap; }`,
    // Half of each border stands inside the cell here; a number may come a hair nearer to it rather than break.
    `.number { white-space: pre; }`,
    `.left { text-align: left; }`,
    `.indented { padding-left: ${points(cellMargin + labelIndent)}; }`,
    `.corner { ${han(style.level2Font)}; }`,
    `.shaded { background: #${groupFill}; }`,
    `.byHand { font-size: 14pt; }`,
    `.squeezed, .squeezed span { display: inline-block; white-space: pre; transform-origin: 0 50%; text-align: left; }`,
  ]
}
