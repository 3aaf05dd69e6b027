// Writes a document as a Word file on the page of GB/T 9704-2012. Structure here; styles, tables and the closing lines
// in files of their own.
import {
  AlignmentType,
  Bookmark,
  Document as WordDocument,
  DocumentGridType,
  Footer,
  Header,
  LineNumberRestartFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx'
import { leadNames, roleNames, type Block, type Document, type TextBlock } from '../document.ts'
import { standardStyle, type PageNumberForm, type PageStyle } from '../page-style.ts'
import { closingIndents, titleIndent } from './placed-lines.ts'
import { markedRuns, type MarkedRun } from './marked-runs.ts'
import { footerDistance, margins, pageNumberSize, paper } from './page-geometry.ts'
import { printable } from './printable.ts'
import { fontTableXml, pageHeaderStyle, pageNumberStyle, stylesXml } from './write-docx-styles.ts'
import { wordTable } from './write-docx-table.ts'

export function writeDocx(document: Document): Promise<Uint8Array> {
  const { title, office, year } = document.properties
  const style = document.style ?? standardStyle
  const word = new WordDocument({
    title: printable(title),
    creator: printable(office),
    lastModifiedBy: printable(office),
    ...(year === null ? {} : { customProperties: [{ name: '年度', value: String(year) }] }),
    evenAndOddHeaderAndFooters: true,
    compatibility: {
      version: 15,
      // How Word lays out East Asian text that it made itself.
      spaceForUnderline: true,
      balanceSingleByteDoubleByteWidth: true,
      doNotLeaveBackslashAlone: true,
      underlineTrailingSpaces: true,
      doNotExpandShiftReturn: true,
      useFELayout: true,
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: paper.width, height: paper.height },
            margin: { ...margins, header: 851, footer: footerDistance, gutter: 0 },
          },
          ...(document.lineNumbers ? { lineNumbers } : {}),
          grid: { type: DocumentGridType.LINES, linePitch: style.linePitch },
        },
        ...(document.header === undefined ? {} : { headers: header(document.header) }),
        footers: { default: pageNumber('right', style), even: pageNumber('left', style) },
        children: children(document, style),
      },
    ],
  })
  return Packer.pack(word, 'uint8array', false, [
    { path: 'word/styles.xml', data: stylesXml(style, document) },
    { path: 'word/fontTable.xml', data: fontTableXml(style) },
  ])
}

function children(document: Document, style: PageStyle): FileChild[] {
  const closing = closingIndents(document.blocks, style.signature)
  return document.blocks.flatMap((block, index): FileChild[] => {
    switch (block.kind) {
      case 'text':
        return [textParagraph(block, around(document.blocks, index, closing))]
      case 'grid':
        return wordTable(block, document.blocks[index + 1], style)
      case 'other':
        return [
          textParagraph({
            kind: 'text',
            role: 'note',
            runs: [{ text: `〔${block.what}〕${block.text}` }],
            at: block.at,
          }),
        ]
    }
  })
}

/** Where links to the report lead. */
const titleBookmark = 'NbReportTitle'

/** What a paragraph owes to its neighbours. */
interface Around {
  readonly indent?: { readonly left?: number; readonly right: number }
  readonly spacing?: { readonly before?: number; readonly after?: number }
  readonly keepNext?: true
  readonly widowControl?: true
  readonly pageBreakBefore?: true
}

/**
 * Title, signature and date have indents of their own; text next to a table keeps off its border; the last two lines of
 * text stay with the signature, for a page must not hold that alone.
 */
function around(blocks: readonly Block[], index: number, indents: ReadonlyMap<number, number>): Around {
  const right = indents.get(index)
  const block = blocks[index]
  const startsPage = block?.kind === 'text' && block.startsPage === true
  const before = !startsPage && blocks[index - 1]?.kind === 'grid'
  const next = blocks[index + 1]
  const after = next?.kind === 'grid'
  const closes = next?.kind === 'text' && (next.role === 'signature' || next.role === 'date')
  return {
    ...(right === undefined ? {} : { indent: { right } }),
    ...(startsPage ? { pageBreakBefore: true } : {}),
    ...(before || after
      ? { spacing: { ...(before ? { before: belowTable } : {}), ...(after ? { after: aboveTable } : {}) } }
      : {}),
    ...(closes ? { keepNext: true, widowControl: true } : {}),
  }
}

const aboveTable = 120
const belowTable = 240

function textParagraph(block: TextBlock, around: Around = {}): Paragraph {
  const role = block.role ?? 'paragraph'
  const runs = markedRuns(block)
  const text = runs.flatMap(wordRuns)
  // A heading line whose style is body's: the navigation pane needs its level.
  const isLine = block.lead === undefined && runs.some(({ lead }) => lead !== null)
  return new Paragraph({
    style: roleNames[role].id,
    ...(isLine && block.level ? { outlineLevel: block.level - 1, keepNext: true } : {}),
    ...around,
    ...(role === 'title' ? centredTitle(runs) : {}),
    children: role === 'title' ? [new Bookmark({ id: titleBookmark, children: text })] : text,
  })
}

function centredTitle(runs: readonly MarkedRun[]): Around {
  const side = titleIndent(runs.map(({ text }) => text).join(''))
  return side === 0 ? {} : { indent: { left: side, right: side } }
}

/** Quotes, dashes and ellipses are Latin characters too: without the hint Word sets them in Times. */
const hint = { font: { hint: 'eastAsia' } } as const

function wordRuns({ text, bold, lead }: MarkedRun): TextRun[] {
  return text.split('\n').map(
    (part, index) =>
      new TextRun({
        ...hint,
        ...(lead === null ? {} : { style: leadNames[lead].id }),
        ...(bold ? { bold: true } : {}),
        ...(index > 0 ? { break: 1 } : {}),
        text: part,
      }),
  )
}

/** In the left margin, 5 mm from the text. */
const lineNumbers = { countBy: 1, restart: LineNumberRestartFormat.NEW_PAGE, distance: 283 } as const

/** The same on odd and even pages. */
function header(text: string): { readonly default: Header; readonly even: Header } {
  const made = (): Header =>
    new Header({
      children: [
        new Paragraph({
          style: pageHeaderStyle.id,
          children: [new TextRun({ ...hint, text: printable(text) })],
        }),
      ],
    })
  return { default: made(), even: made() }
}

/** What stands around the number. */
const pageNumberForms: Readonly<Record<PageNumberForm, readonly [string, string]>> = {
  dashes: ['— ', ' —'],
  hyphens: ['- ', ' -'],
  bare: ['', ''],
}

/** 「— 1 —」, one character away from the outer edge of the type area: odd pages right, even pages left. */
function pageNumber(side: 'left' | 'right', style: PageStyle): Footer {
  const [before, after] = pageNumberForms[style.pageNumber]
  const indent = pageNumberSize * 10
  return new Footer({
    children: [
      new Paragraph({
        style: pageNumberStyle.id,
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: indent } : { left: indent },
        children: [
          new TextRun({
            ...hint,
            children: [before, PageNumber.CURRENT, after].filter((part) => part !== ''),
          }),
        ],
      }),
    ],
  })
}
