// How the pages of a written document look, as far as places differ in it. A hinge like document.ts: the draft's profile
// holds one, a document carries one, writers follow it. What all places share is GB/T 9704-2012 and lives in export/.

export interface PageStyle {
  /** Font names as Word knows them; none is embedded. */
  readonly titleFont: string
  readonly bodyFont: string
  /** 一、 */
  readonly level1Font: string
  /** （一） */
  readonly level2Font: string
  /** Distance of the lines of text in twips: 579 (28.95 pt) puts 22 on a page, 560 is 固定值28磅. */
  readonly linePitch: number
  readonly pageNumber: PageNumberForm
  readonly pageNumberFont: string
  /** Lines over the whole width of a table, such as 第二十条第（一）项, on pale blue. */
  readonly shadedGroups: boolean
  /** Type size in tables, in half points. */
  readonly tableSize: number
  readonly signature: SignatureForm
}

/** dashes: — 1 — · hyphens: - 1 - · bare: 1 */
export const pageNumberForms = ['dashes', 'hyphens', 'bare'] as const
export type PageNumberForm = (typeof pageNumberForms)[number]

/**
 * sealed: the date ends four characters from the edge, the office above on the same middle, room for the seal ·
 * unsealed: the office ends two characters from the edge, the date begins two characters further in · none: neither.
 */
export const signatureForms = ['sealed', 'unsealed', 'none'] as const
export type SignatureForm = (typeof signatureForms)[number]

/** What a style may hold; a page beyond these is no page of a report. */
export const pageStyleLimits = {
  linePitch: { least: 480, most: 720 },
  tableSize: { least: 15, most: 28 },
  fontLength: 40,
} as const

/** As GB/T 9704-2012 has it. */
export const standardStyle: PageStyle = {
  titleFont: '方正小标宋简体',
  bodyFont: '仿宋_GB2312',
  level1Font: '黑体',
  level2Font: '楷体_GB2312',
  linePitch: 579,
  pageNumber: 'dashes',
  pageNumberFont: '宋体',
  shadedGroups: false,
  tableSize: 20,
  signature: 'sealed',
}

export interface NamedStyle {
  readonly name: string
  /** When to take it, for the clerk. */
  readonly about: string
  readonly style: PageStyle
}

/** Styles to begin from; an office keeps its own beside them. */
export const namedStyles: readonly NamedStyle[] = [
  {
    name: '国标',
    about: 'GB/T 9704-2012《党政机关公文格式》：每页22行、每行28字。',
    style: standardStyle,
  },
  {
    name: '国标 28磅',
    about: '国标字体，行距为固定值28磅。',
    style: { ...standardStyle, linePitch: 560 },
  },
  {
    name: '国标 无印章',
    about: '国标，署名和日期按不加盖印章的公文编排。',
    style: { ...standardStyle, signature: 'unsealed' },
  },
  {
    name: '江苏常用',
    about: '方正 GBK 字体，行距28磅，页码为“- 1 -”，表二分组行浅蓝底，不署名。',
    style: {
      ...standardStyle,
      titleFont: '方正小标宋_GBK',
      bodyFont: '方正仿宋_GBK',
      level1Font: '方正黑体_GBK',
      level2Font: '方正楷体_GBK',
      linePitch: 560,
      pageNumber: 'hyphens',
      pageNumberFont: 'Times New Roman',
      shadedGroups: true,
      signature: 'none',
    },
  },
]

/** The named style that is this one in every value; undefined for one of an office's own. */
export function namedStyleOf(holder: PageStyle): NamedStyle | undefined {
  const own = JSON.stringify(pageStyleOf(holder))
  return namedStyles.find(({ style }) => JSON.stringify(pageStyleOf(style)) === own)
}

/** The style out of something that holds one among other things. */
export function pageStyleOf(holder: PageStyle): PageStyle {
  const {
    titleFont,
    bodyFont,
    level1Font,
    level2Font,
    linePitch,
    pageNumber,
    pageNumberFont,
    shadedGroups,
    tableSize,
    signature,
  } = holder
  return {
    titleFont,
    bodyFont,
    level1Font,
    level2Font,
    linePitch,
    pageNumber,
    pageNumberFont,
    shadedGroups,
    tableSize,
    signature,
  }
}
