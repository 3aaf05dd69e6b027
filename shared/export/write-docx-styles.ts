// The styles of the Word file as one styles.xml: GB/T 9704-2012 type on real paragraph and character styles, fonts named
// in all four slots, no theme references. `docx` cannot state all of it (snapToGrid, overflowPunct), so it is written out.
import { leadNames, roleNames, styleNameOf, textRoles, type Document, type TextRole } from '../document.ts'
import type { PageStyle } from '../page-style.ts'
import { latinFont, namedFonts, songFont, substitutesOf } from './named-fonts.ts'
import {
  bodyAdvance,
  bodySize,
  bodySpacing,
  pageNumberLine,
  pageNumberSize,
  titleSize,
} from './page-geometry.ts'
import { escaped } from './printable.ts'

/** Paragraph styles that are no role of a text block. */
export const cellStyles = {
  label: { id: 'NbCellLabel', label: '表格文字' },
  figure: { id: 'NbCellFigure', label: '表格数字' },
} as const
export const pageNumberStyle = { id: 'NbPageNumber', label: '页码' } as const
export const pageHeaderStyle = { id: 'NbPageHeader', label: '页眉' } as const

/** Han text in the given font, the rest in another. */
const fonts = (han: string, other = latinFont): string => {
  const [eastAsia, ascii] = [escaped(han), escaped(other)]
  return `<w:rFonts w:ascii="${ascii}" w:hAnsi="${ascii}" w:eastAsia="${eastAsia}" w:cs="${ascii}"/>`
}
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const tracking = (twips: number): string => `<w:spacing w:val="${twips}"/>`

/** 四号, in half points. */
const asideSize = 28

/** Two characters. The `…Chars` is what Word and WPS go by, the twips are for others. */
const firstLine = `<w:ind w:firstLineChars="200" w:firstLine="${2 * bodyAdvance}"/>`
const flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
const single = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
const offGrid = '<w:snapToGrid w:val="0"/>'
/** Not among the lines that are counted in the margin. */
const uncounted = '<w:suppressLineNumbers/>'
const outline = (level: number): string => `<w:outlineLvl w:val="${level - 1}"/>`

interface WordStyle {
  /** Children of CT_PPr in their order. */
  readonly paragraph: string
  /** Children of CT_RPr in their order. */
  readonly run: string
}

function roleStyles(style: PageStyle): Readonly<Record<TextRole, WordStyle>> {
  const { linePitch } = style
  /** So many free lines above and below, every line exactly as high as the pitch. */
  const lines = (before: number, after: number): string =>
    `<w:spacing w:before="${before * linePitch}" w:after="${after * linePitch}" w:line="${linePitch}" w:lineRule="exact"/>`
  const heading = (level: 1 | 2 | 3 | 4): WordStyle => ({
    paragraph: `<w:keepNext/>${firstLine}${outline(level)}`,
    run: fonts(levelFont(style, level)),
  })
  const linesForSeal = style.signature === 'unsealed' ? 1 : 2
  return {
    title: {
      // Off the grid: 22 pt on it would take two lines in some programs.
      paragraph: `<w:keepNext/><w:keepLines/>${offGrid}${lines(0, 1)}${flush}<w:jc w:val="center"/>`,
      run: `${fonts(style.titleFont)}${tracking(0)}${size(titleSize)}`,
    },
    head: { paragraph: firstLine, run: '' },
    heading1: heading(1),
    heading2: heading(2),
    heading3: heading(3),
    heading4: heading(4),
    paragraph: { paragraph: firstLine, run: '' },
    note: { paragraph: flush, run: size(24) },
    signature: {
      paragraph: `<w:keepNext/><w:keepLines/>${lines(linesForSeal, 0)}${flush}<w:jc w:val="right"/>`,
      run: '',
    },
    date: { paragraph: `<w:keepLines/>${flush}<w:jc w:val="right"/>`, run: '' },
    asideTitle: {
      paragraph: `<w:keepNext/>${uncounted}${lines(0, 1)}${flush}<w:jc w:val="center"/>`,
      run: `${fonts(style.level1Font)}${tracking(0)}`,
    },
    aside: { paragraph: `${uncounted}${flush}`, run: `${tracking(0)}${size(asideSize)}` },
  }
}

function levelFont(style: PageStyle, level: 1 | 2 | 3 | 4): string {
  return level === 1 ? style.level1Font : level === 2 ? style.level2Font : style.bodyFont
}

/**
 * Rows of a table stand off the line grid, whose fixed lines would burst them. No space between Han text and digits: a
 * label is as wide as its characters.
 */
const cellParagraph = `<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${offGrid}${single}${flush}<w:jc w:val="center"/>`

const paragraphStyle = (name: { readonly id: string; readonly label: string }, style: WordStyle): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${name.id}">` +
  `<w:name w:val="${escaped(styleNameOf(name))}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
  `<w:pPr>${style.paragraph}</w:pPr>${style.run === '' ? '' : `<w:rPr>${style.run}</w:rPr>`}</w:style>`

const characterStyle = (level: 1 | 2 | 3 | 4, style: PageStyle): string =>
  `<w:style w:type="character" w:customStyle="1" w:styleId="${leadNames[level].id}">` +
  `<w:name w:val="${escaped(styleNameOf(leadNames[level]))}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>` +
  `<w:rPr>${fonts(levelFont(style, level))}</w:rPr></w:style>`

/** Styles of a document; those of its header and line numbers only where it has them. */
export function stylesXml(
  style: PageStyle,
  { header, lineNumbers }: Pick<Document, 'header' | 'lineNumbers'> = {},
): string {
  const roles = roleStyles(style)
  const cell = { paragraph: cellParagraph, run: `${fonts(songFont)}${tracking(0)}${size(style.tableSize)}` }
  const normal =
    `<w:pPr><w:widowControl w:val="0"/><w:overflowPunct/>` +
    `<w:spacing w:before="0" w:after="0" w:line="${style.linePitch}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>` +
    `<w:rPr>${fonts(style.bodyFont)}${tracking(bodySpacing)}<w:kern w:val="2"/>${size(bodySize)}</w:rPr>`
  const noMargins = ['top', 'left', 'bottom', 'right']
    .map((side) => `<w:${side} w:w="0" w:type="dxa"/>`)
    .join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(style.bodyFont)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>${normal}</w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>${noMargins}</w:tblCellMar></w:tblPr></w:style>
${textRoles.map((role) => paragraphStyle(roleNames[role], roles[role])).join('\n')}
${([1, 2, 3, 4] as const).map((level) => characterStyle(level, style)).join('\n')}
${paragraphStyle(cellStyles.label, cell)}
${paragraphStyle(cellStyles.figure, cell)}
${paragraphStyle(pageNumberStyle, {
  paragraph: `${lineNumbers === undefined ? '' : uncounted}${offGrid}<w:spacing w:before="0" w:after="0" w:line="${pageNumberLine}" w:lineRule="exact"/>${flush}`,
  run: `${fonts(style.pageNumberFont, style.pageNumberFont)}${tracking(0)}${size(pageNumberSize)}`,
})}
${header === undefined ? '' : paragraphStyle(pageHeaderStyle, headerLook)}
${lineNumbers === undefined ? '' : lineNumberStyle}
</w:styles>`
}

/** 五号, at the outer edge. */
const headerLook: WordStyle = {
  paragraph: `${uncounted}${offGrid}${single}${flush}<w:jc w:val="right"/>`,
  run: `${fonts(songFont)}${tracking(0)}${size(21)}`,
}

/** Word's own style for them; 小五. */
const lineNumberStyle =
  `<w:style w:type="character" w:styleId="LineNumber"><w:name w:val="line number"/>` +
  `<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${fonts(songFont)}${tracking(0)}${size(18)}</w:rPr></w:style>`

/** The font of the identity note printed in a table's corner. */
export const cornerFont = (style: PageStyle) =>
  ({ ascii: latinFont, hAnsi: latinFont, eastAsia: style.level2Font, cs: latinFont }) as const

/** The named fonts with their substitutes; none is embedded. */
export function fontTableXml(style: PageStyle): string {
  const entries = namedFonts(style).map(({ font }) => {
    const instead = substitutesOf(font)
    const altName = instead.length === 0 ? '' : `<w:altName w:val="${instead.join(',')}"/>`
    const [charset, family] = font === latinFont ? ['00', 'roman'] : ['86', 'auto']
    return `<w:font w:name="${escaped(font)}">${altName}<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${entries.join('')}</w:fonts>`
}
