// The styles of the Word file as one styles.xml: GB/T 9704-2012 type on real paragraph and character styles, fonts named
// in all four slots, no theme references. `docx` cannot state all of it (snapToGrid, overflowPunct), so it is written out.
import { leadNames, roleNames, styleNameOf, type TextRole } from '../document.ts'
import {
  bodyAdvance,
  bodySize,
  bodySpacing,
  linePitch,
  pageNumberLine,
  pageNumberSize,
  titleSize,
} from './page-geometry.ts'
import { escaped } from './printable.ts'
import { tableSize } from './table-fit.ts'

/** Paragraph styles that are no role of a text block. */
export const cellStyles = {
  label: { id: 'NbCellLabel', label: '表格文字' },
  figure: { id: 'NbCellFigure', label: '表格数字' },
} as const
export const pageNumberStyle = { id: 'NbPageNumber', label: '页码' } as const

const latin = 'Times New Roman'
const song = '宋体'
const fangSong = '仿宋_GB2312'
const kai = '楷体_GB2312'
const hei = '黑体'
const titleSong = '方正小标宋简体'

/** Han text in the given font, the rest in Times. */
const fonts = (han: string, other = latin): string =>
  `<w:rFonts w:ascii="${other}" w:hAnsi="${other}" w:eastAsia="${han}" w:cs="${other}"/>`
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const tracking = (twips: number): string => `<w:spacing w:val="${twips}"/>`

/** Twips of so many body characters; the `…Chars` beside it is what Word and WPS go by, the twips are for others. */
const characters = (count: number): number => count * bodyAdvance
const firstLine = `<w:ind w:firstLineChars="200" w:firstLine="${characters(2)}"/>`
const flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
const lines = (before: number, after: number): string =>
  `<w:spacing w:before="${before * linePitch}" w:after="${after * linePitch}" w:line="${linePitch}" w:lineRule="exact"/>`
/** No space between Han text and digits, so that a line is as wide as its characters. */
const unspaced = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
const outline = (level: number): string => `<w:outlineLvl w:val="${level - 1}"/>`

interface Style {
  readonly paragraph: string
  readonly run: string
}

/** Children in the order of CT_PPr and CT_RPr. */
const roleStyles: Readonly<Record<TextRole, Style>> = {
  title: {
    // Off the grid: 22 pt on it would take two lines in some programs.
    paragraph: `<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/>${lines(0, 1)}${flush}<w:jc w:val="center"/>`,
    run: `${fonts(titleSong)}${tracking(0)}${size(titleSize)}`,
  },
  head: { paragraph: firstLine, run: '' },
  heading1: { paragraph: `<w:keepNext/>${firstLine}${outline(1)}`, run: fonts(hei) },
  heading2: { paragraph: `<w:keepNext/>${firstLine}${outline(2)}`, run: fonts(kai) },
  heading3: { paragraph: `<w:keepNext/>${firstLine}${outline(3)}`, run: fonts(fangSong) },
  heading4: { paragraph: `<w:keepNext/>${firstLine}${outline(4)}`, run: fonts(fangSong) },
  paragraph: { paragraph: firstLine, run: '' },
  note: { paragraph: flush, run: size(24) },
  signature: {
    paragraph: `<w:keepNext/><w:keepLines/>${lines(2, 0)}${flush}<w:jc w:val="right"/>`,
    run: '',
  },
  date: { paragraph: `<w:keepLines/>${flush}<w:jc w:val="right"/>`, run: '' },
}

const leadFonts: Readonly<Record<1 | 2 | 3 | 4, string>> = { 1: hei, 2: kai, 3: fangSong, 4: fangSong }

/** Rows of a table stand off the line grid: fixed lines of 28.95 pt would burst them. */
const cellParagraph =
  `<w:overflowPunct w:val="0"/>${unspaced}<w:snapToGrid w:val="0"/>` +
  `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>${flush}`

const paragraphStyle = (name: { readonly id: string; readonly label: string }, style: Style): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${name.id}">` +
  `<w:name w:val="${escaped(styleNameOf(name))}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
  `<w:pPr>${style.paragraph}</w:pPr>${style.run === '' ? '' : `<w:rPr>${style.run}</w:rPr>`}</w:style>`

const characterStyle = (level: 1 | 2 | 3 | 4): string =>
  `<w:style w:type="character" w:customStyle="1" w:styleId="${leadNames[level].id}">` +
  `<w:name w:val="${escaped(styleNameOf(leadNames[level]))}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>` +
  `<w:rPr>${fonts(leadFonts[level])}</w:rPr></w:style>`

const roles = [
  'title',
  'head',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'paragraph',
  'note',
  'signature',
  'date',
] as const satisfies readonly TextRole[]

export function stylesXml(): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(fangSong)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct/>${lines(0, 0)}<w:jc w:val="both"/></w:pPr><w:rPr>${fonts(fangSong)}${tracking(bodySpacing)}<w:kern w:val="2"/>${size(bodySize)}</w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
${roles.map((role) => paragraphStyle(roleNames[role], roleStyles[role])).join('\n')}
${([1, 2, 3, 4] as const).map(characterStyle).join('\n')}
${paragraphStyle(cellStyles.label, {
  paragraph: `${cellParagraph}<w:jc w:val="center"/>`,
  run: `${fonts(song)}${tracking(0)}${size(tableSize)}`,
})}
${paragraphStyle(cellStyles.figure, {
  paragraph: `${cellParagraph}<w:jc w:val="center"/>`,
  run: `${fonts(song)}${tracking(0)}${size(tableSize)}`,
})}
${paragraphStyle(pageNumberStyle, {
  paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${pageNumberLine}" w:lineRule="exact"/>${flush}`,
  run: `${fonts(song, song)}${tracking(0)}${size(pageNumberSize)}`,
})}
</w:styles>`
}

/** The font of the identity note printed in a table's corner. */
export const cornerFont = { ascii: latin, hAnsi: latin, eastAsia: kai, cs: latin } as const

/** What to show where a font is missing, best first. */
const fontTable: readonly { readonly name: string; readonly instead: string; readonly latin?: true }[] = [
  { name: titleSong, instead: '方正小标宋_GBK,华文中宋,宋体' },
  { name: fangSong, instead: '仿宋,方正仿宋_GBK,华文仿宋' },
  { name: kai, instead: '楷体,方正楷体_GBK,华文楷体' },
  { name: hei, instead: '方正黑体_GBK,SimHei' },
  { name: song, instead: '新宋体,SimSun' },
  { name: latin, instead: 'Liberation Serif', latin: true },
]

/** The named fonts with their substitutes; none is embedded. */
export function fontTableXml(): string {
  const entries = fontTable.map(
    ({ name, instead, latin: isLatin }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="${isLatin ? '00' : '86'}"/>` +
      `<w:family w:val="${isLatin ? 'roman' : 'auto'}"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${entries.join('')}</w:fonts>`
}
