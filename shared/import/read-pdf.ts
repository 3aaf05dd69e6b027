// .pdf with a text layer → document, by pdf.js: tables from ruling lines, paragraphs from positions, page furniture left out.
// A PDF of pictures only is refused: there is no text in it to read.
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Block, Document, GridBlock } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { stretch, untold, type Advance, type TellReading } from '../reading-progress.ts'
import { Budget, Stop, stoppable } from './budget.ts'
import { besideEachOther } from './read-pdf/beside.ts'
import { furnitureOf } from './read-pdf/furniture.ts'
import { openTables, type Stretch } from './read-pdf/open-table.ts'
import { asShown } from './read-pdf/page-boxes.ts'
import { readPage, type PageContent } from './read-pdf/page-content.ts'
import { marginsAmong, paragraphsOf } from './read-pdf/paragraphs.ts'
import { inReadingOrder, type Item, type PlacedLine } from './read-pdf/reading-order.ts'
import { pdfResources } from './read-pdf/resources.ts'
import { ruledTables, type RuledTable } from './read-pdf/ruled-table.ts'
import { textLines } from './read-pdf/text-lines.ts'

/** No report has more; what has is no report. */
const mostPages = 300

export function readPdf(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return stoppable(fileName, async () => {
    const { maps, fonts, worker } = pdfResources()
    if (worker !== null) GlobalWorkerOptions.workerSrc = worker
    const task = getDocument({
      // pdf.js takes the bytes away from whoever gave them.
      data: new Uint8Array(bytes),
      cMapUrl: maps,
      cMapPacked: true,
      standardFontDataUrl: fonts,
      // Only so does it find the maps inside a worker; in Node it reads them as files.
      useWorkerFetch: worker !== null,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
      // Pictures are not wanted, and one of a gigabyte would cost as much.
      maxImageSize: 0,
    })
    let opened: PDFDocumentProxy
    try {
      opened = await task.promise
    } catch (error) {
      throw new Stop(
        error instanceof Error && error.name === 'PasswordException' ? 'file-protected' : 'file-damaged',
      )
    }
    try {
      if (opened.numPages > mostPages) return failed('file-over-budget', fileName)
      const budget = new Budget()
      const pages: PageContent[] = []
      const advance = stretch(tell, 'page', 0, 0.7)
      for (let number = 1; number <= opened.numPages; number += 1) {
        advance(number - 1, opened.numPages)
        pages.push(await readPage(await opened.getPage(number), budget))
      }
      const hasPictures = picture.test(new TextDecoder('latin1').decode(bytes))
      const empty = pages.filter(({ glyphs }) => glyphs.length === 0).length
      if (empty * 2 > pages.length) {
        const isDrawn = hasPictures || pages.some((page) => page.isDrawn)
        return isDrawn ? failed('pdf-scanned', fileName) : failed('file-empty', fileName)
      }
      const assembled = assemble(pages, budget, stretch(tell, 'page', 0.7, 1, true))
      return success(assembled, notesOn(pages, hasPictures))
    } catch (error) {
      if (error instanceof Stop) throw error
      throw new Stop('file-damaged')
    } finally {
      await task.destroy()
    }
  })
}

/** A picture is a stream of its own, whose dictionary always lies open in the file (ISO 32000-1, 7.5.7 and 8.9.5). */
const picture = /\/Subtype\s*\/Image\b/u

function notesOn(pages: readonly PageContent[], hasPictures: boolean): readonly Note[] {
  const numbers = (is: (page: PageContent) => boolean): string =>
    pages.flatMap((page, index) => (is(page) ? [index + 1] : [])).join('、')
  const [blank, lost, guessed] = [
    numbers(({ glyphs, isDrawn }) => glyphs.length === 0 && (hasPictures || isDrawn)),
    numbers((page) => page.lost > 0),
    numbers(({ glyphs }) => glyphs.length > 0 && glyphs.every(({ isHidden }) => isHidden)),
  ]
  return [
    ...(blank === '' ? [] : [note('pdf-page-blank', [blank])]),
    ...(lost === '' ? [] : [note('pdf-text-lost', [lost])]),
    ...(guessed === '' ? [] : [note('pdf-text-guessed', [guessed])]),
    ...(hasPictures ? [note('object-left-out', ['图片'])] : []),
  ]
}

function assemble(pages: readonly PageContent[], budget: Budget, advance: Advance): Document {
  const ruled = pages.map((page, index) => {
    advance(index, pages.length)
    return ruledTables(page, { page: index + 1 }, budget)
  })
  const whole = besideEachOther(ruled)
  const sheets = pages.map((page, index) => {
    const [own, tables] = [ruled[index] ?? [], whole[index] ?? []]
    const taken = new Set(own.flatMap((table) => [...table.taken]))
    // Words of merged cells are drawn on every strip, where they begin on another one beside the paper.
    const start = own.length > tables.length ? 0 : -Infinity
    const lines = textLines(page.glyphs.filter((glyph) => !taken.has(glyph) && glyph.right > start))
    const { width, height } = page
    return { height, items: inReadingOrder({ page: index + 1, width, height, lines, tables }) }
  })
  const furniture = furnitureOf(
    sheets.map(({ height, items }) => ({
      height,
      lines: items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
    })),
  )
  const items = sheets.flatMap((sheet) =>
    sheet.items.filter((item) => item.kind === 'table' || !furniture.has(item.line)),
  )
  const blocks = asShown(blocksOf(items, budget), pages)
  advance(pages.length, pages.length)
  return { properties: { title: '', office: '', year: null }, blocks }
}

type Part = Stretch | { readonly kind: 'ruled'; readonly grid: GridBlock }

function blocksOf(items: readonly Item[], budget: Budget): readonly Block[] {
  const parts = partsOf(items, budget)
  const marginsOf = marginsAmong(parts.flatMap((part) => (part.kind === 'prose' ? part.lines : [])))
  return parts.flatMap((part): readonly Block[] =>
    part.kind === 'prose'
      ? paragraphsOf(part.lines, marginsOf).map(({ text, page, lines }): Block => ({
          kind: 'text',
          role: null,
          runs: [{ text }],
          lines,
          at: { page },
        }))
      : [part.grid],
  )
}

/** Stretches of lines, and tables; those that a page cut in two are joined. */
function partsOf(items: readonly Item[], budget: Budget): readonly Part[] {
  const parts: Part[] = []
  let lines: PlacedLine[] = []
  let open: { grid: GridBlock; table: RuledTable; page: number } | null = null
  const closeText = (): void => {
    parts.push(...openTables(lines, budget))
    lines = []
  }
  const closeTable = (): void => {
    if (open !== null) parts.push({ kind: 'ruled', grid: open.grid })
    open = null
  }
  for (const item of items) {
    if (item.kind === 'line') {
      closeTable()
      lines.push(item.line)
      continue
    }
    const { table, page } = item
    const goesOn = open !== null && open.page !== page && sameEdges(open.table.edges, table.edges)
    if (open !== null && goesOn) {
      open = { grid: joined(open.grid, table.grid), table, page }
      continue
    }
    closeTable()
    closeText()
    open = { grid: table.grid, table, page }
  }
  closeTable()
  closeText()
  return parts
}

/** Both parts of a table that a page cut in two have the same columns, to a few points. */
function sameEdges(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((edge, index) => Math.abs(edge - (b[index] ?? 0)) <= 6)
}

function joined(above: GridBlock, below: GridBlock): GridBlock {
  return {
    ...above,
    ...below,
    rows: above.rows + below.rows,
    cells: [...above.cells, ...below.cells.map((cell) => ({ ...cell, row: cell.row + above.rows }))],
    at: above.at,
  }
}
