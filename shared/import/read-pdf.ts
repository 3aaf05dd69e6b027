// .pdf with a text layer → document, by pdf.js: tables from ruling lines, paragraphs from positions, page furniture left out.
// A PDF of pictures only is refused: there is no text in it to read.
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Block, Document, GridBlock } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { Budget, Stop, stoppable } from './budget.ts'
import { furnitureOf, type PageLines } from './read-pdf/furniture.ts'
import { readPage, type PageContent } from './read-pdf/page-content.ts'
import { pdfResources } from './read-pdf/resources.ts'
import { ruledTables, type RuledTable } from './read-pdf/ruled-table.ts'
import { paragraphsOf, textLines, type PlacedLine } from './read-pdf/text-lines.ts'
import { documentOfText } from './read-text.ts'

/** No report has more; what has is no report. */
const mostPages = 300

export function readPdf(bytes: Uint8Array, fileName: string): Promise<Outcome<Document>> {
  return stoppable(fileName, async () => {
    const { maps, fonts, worker } = pdfResources()
    if (worker !== null) GlobalWorkerOptions.workerSrc = worker
    const task = getDocument({
      // pdf.js takes the bytes away from whoever gave them.
      data: bytes.slice(),
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
      for (let number = 1; number <= opened.numPages; number += 1) {
        pages.push(await readPage(await opened.getPage(number), budget))
      }
      if (pages.every(({ pieces }) => pieces.length === 0)) {
        return pages.some(({ pictures }) => pictures > 0)
          ? failed('pdf-scanned', fileName)
          : failed('file-empty', fileName)
      }
      return assemble(pages, budget)
    } catch (error) {
      if (error instanceof Stop) throw error
      throw new Stop('file-damaged')
    } finally {
      await task.destroy()
    }
  })
}

type Item =
  | { readonly kind: 'line'; readonly top: number; readonly line: PlacedLine }
  | { readonly kind: 'table'; readonly top: number; readonly table: RuledTable; readonly page: number }

function assemble(pages: readonly PageContent[], budget: Budget): Outcome<Document> {
  const tables = pages.map((page, index) => ruledTables(page, { page: index + 1 }, budget))
  const lines: PageLines[] = pages.map((page, index) => {
    const inTables = new Set(tables[index]?.flatMap(({ taken }) => [...taken]))
    const free = page.pieces.filter((piece) => !inTables.has(piece))
    return { height: page.height, lines: textLines(free).map((line) => ({ ...line, page: index + 1 })) }
  })
  const furniture = furnitureOf(lines)
  const items = pages.flatMap((_, index): Item[] =>
    [
      ...(lines[index]?.lines ?? [])
        .filter((line) => !furniture.has(line))
        .map((line): Item => ({ kind: 'line', top: line.base, line })),
      ...(tables[index] ?? []).map((table): Item => ({
        kind: 'table',
        top: table.top,
        table,
        page: index + 1,
      })),
    ].sort((a, b) => a.top - b.top),
  )
  const notes: Note[] = []
  const pictures = pages.reduce((sum, page) => sum + page.pictures, 0)
  if (pictures > 0) notes.push(note('object-left-out', ['图片']))
  return success(
    { properties: { title: '', office: '', year: null }, blocks: blocksOf(items, budget) },
    notes,
  )
}

function blocksOf(items: readonly Item[], budget: Budget): readonly Block[] {
  const blocks: Block[] = []
  let lines: PlacedLine[] = []
  let open: { grid: GridBlock; table: RuledTable; page: number } | null = null
  const closeText = (): void => {
    blocks.push(...blocksOfLines(lines, budget))
    lines = []
  }
  const closeTable = (): void => {
    if (open !== null) blocks.push(open.grid)
    open = null
  }
  for (const item of items) {
    if (item.kind === 'line') {
      closeTable()
      lines.push(item.line)
      continue
    }
    if (open !== null && open.page !== item.page && sameEdges(open.table.edges, item.table.edges)) {
      open = { grid: joined(open.grid, item.table.grid), table: item.table, page: item.page }
      continue
    }
    closeTable()
    closeText()
    open = { grid: item.table.grid, table: item.table, page: item.page }
  }
  closeTable()
  closeText()
  return blocks
}

/** Lines of columns without ruling lines become a table as in a text file; all others become paragraphs. */
function blocksOfLines(lines: readonly PlacedLine[], budget: Budget): readonly Block[] {
  const blocks: Block[] = []
  let prose: PlacedLine[] = []
  let columns: PlacedLine[] = []
  const closeProse = (): void => {
    for (const { text, page } of paragraphsOf(prose)) {
      blocks.push({ kind: 'text', role: null, runs: [{ text }], at: { page } })
    }
    prose = []
  }
  const closeColumns = (): void => {
    const [first] = columns
    if (first === undefined) return
    const text = columns.map(({ fields }) => fields.join('\t')).join('\n')
    blocks.push(
      ...documentOfText(text, budget).blocks.map((block) => ({ ...block, at: { page: first.page } })),
    )
    columns = []
  }
  for (const line of lines) {
    if (line.fields.length >= 3) {
      closeProse()
      columns.push(line)
    } else {
      closeColumns()
      prose.push(line)
    }
  }
  closeColumns()
  closeProse()
  return blocks
}

/** Both parts of a table that a page cut in two have the same columns, to a few points. */
function sameEdges(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((edge, index) => Math.abs(edge - (b[index] ?? 0)) <= 6)
}

function joined(above: GridBlock, below: GridBlock): GridBlock {
  return {
    ...above,
    rows: above.rows + below.rows,
    cells: [...above.cells, ...below.cells.map((cell) => ({ ...cell, row: cell.row + above.rows }))],
  }
}
